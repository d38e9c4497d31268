"""What happens to mentorships: events for the followers."""

from dataclasses import dataclass

from bot.domain.mentorships.mentorship import Mentorship


@dataclass(frozen=True, slots=True)
class MentorshipBegan:
    """A mentor has said yes: the mentorship begins, and its room opens."""

    mentorship: Mentorship


@dataclass(frozen=True, slots=True)
class RoomOpened:
    """The room of a mentorship stands on its platform, where it can be gone to."""

    mentorship: str
