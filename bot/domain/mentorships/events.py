"""What happens to mentorships, for those who follow it."""

from dataclasses import dataclass

from bot.domain.mentorships.mentorship import Mentorship


@dataclass(frozen=True, slots=True)
class MentorshipBegan:
    """A mentor has said yes: two people have begun, and their room opens."""

    mentorship: Mentorship
