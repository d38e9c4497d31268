"""What somebody else is to be told: facts, drawn only when they are delivered."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class NoticeKind(StrEnum):
    """What is told. Each is drawn from today's truth, so the latest always says it all."""

    ASKED = "asked"
    """To the mentor: the ask, as it stands."""
    RECEIPT = "receipt"
    """To the mentee: their ask, as it stands."""
    OUTCOME = "outcome"
    """To the mentee, as a message of its own: how their ask ended, and what can come next."""
    WELCOME = "welcome"
    """To the two of a mentorship: who is who, and how to begin."""
    # Being a mentor
    DOOR = "door"
    """To the mentor: their door is open."""

    # How a community begins: preparing, opening, wishes, and those who could use a hand
    INSTALLED = "installed"
    """To the first manager: nobody else has been told, and what comes first."""
    TENTH = "tenth"
    """To the managers and the founding mentors: ten doors are open."""
    WISH = "wish"
    """To whoever wished for it: it came true."""
    HAND = "hand"
    """To the managers: somebody would like a person to look at it with them."""
    HAND_NEWS = "hand-news"
    """To them: who writes, or that nobody could in time."""

    # A hello before a first door
    APPROVAL = "approval"
    """To the managers: somebody's first door waits for a hello."""
    HELLO = "hello"
    """To the mentor: a word either way, or that nobody found the time yet."""

    # The mentor's own clock
    REMINDER = "reminder"
    """To the mentor: every ask that waits for them, on one card."""

    # Something lighter, thanks and one follow-up, the room of two
    OFFER = "offer"
    """To the mentee: what the mentor offers instead, and what became of it."""
    THANKS = "thanks"
    """To the mentor: what the mentee wrote in thanks."""
    FOLLOW_UP = "follow-up"
    """To the mentor, the one question more; to the mentee, how it ended."""
    CARRY = "carry"
    """To the mentee: their open ask, as it stands."""
    CARRY_END = "carry-end"
    """To the mentee, as a message of its own: nobody could take their open ask up, and what can come next."""
    # The mentors' channel
    CHANNEL_HELLO = "channel-hello"
    """To the mentors' channel: what will stand here, and who gets it."""
    CHANNEL_CARD = "channel-card"
    """To the mentors' channel: an open ask, as it stands, without a name."""
    CHANNEL_LOST = "channel-lost"
    """To the managers: nothing can be written in the mentors' channel, and how that is mended."""
    MET = "met"
    """To each of the two, apart: whether they met."""
    # Safety
    REPORT = "report"
    """To those who read reports: what was reported, as it stands."""
    REPORTED = "reported"
    """To whoever reported: that it is read, and how it ended."""
    READS_REPORTS = "reads-reports"
    """To somebody who was chosen to read reports."""
    TIMES = "times"
    """To the two: the times that were suggested, or the one that was chosen."""
    FINISHED = "finished"
    """To each of the two: that it has come to its end, and what comes next."""
    # Nudges, and warm introductions
    FIRST_STEP = "first-step"
    """To each of the two: nothing has begun yet, and how small a beginning can be."""
    STILL_GLAD = "still-glad"
    """To a mentor, each quarter: are they still happy to help."""
    SEASON = "season"
    """To a mentor, each quarter: what their three months came to."""
    RESTED = "rested"
    """To a mentor: their card rests, for nobody spoke for it."""
    NEVER_ASKED = "never-asked"
    """To a mentor, once: nobody has asked yet, and that is chance."""
    PUSH = "push"
    """To a mentee: looking is fine too; shall someone introduce them?"""
    ANSWER_ONE = "answer-one"
    """To whoever was helped months ago: somebody asks what they asked."""
    TRAVELLED = "travelled"
    """To the mentor who helped them: that their answer travelled."""
    INTRODUCTION = "introduction"
    """To a mentee: whom a manager thought of, or that nobody could in time."""
    INTRODUCE = "introduce"
    """To the managers: somebody would like an introduction, and where it stands."""


CARDS: Final[Mapping[NoticeKind, tuple[str, ...]]] = MappingProxyType(
    {
        NoticeKind.ASKED: ("{ref}",),
        NoticeKind.RECEIPT: ("{ref}",),
        NoticeKind.OUTCOME: ("{ref}.end",),
        NoticeKind.WELCOME: ("{ref}",),
        NoticeKind.DOOR: ("{occasion}",),
        NoticeKind.INSTALLED: ("installed",),
        NoticeKind.TENTH: ("tenth",),
        NoticeKind.WISH: ("{ref}.{occasion}",),
        NoticeKind.HAND: ("{ref}",),
        NoticeKind.HAND_NEWS: ("{ref}",),
        NoticeKind.APPROVAL: ("{ref}",),
        NoticeKind.HELLO: ("{ref}.{occasion}",),
        NoticeKind.REMINDER: ("reminder.{ref}.{occasion}",),
        NoticeKind.OFFER: ("{ref}.offer",),
        NoticeKind.THANKS: ("{ref}.thanks",),
        NoticeKind.FOLLOW_UP: ("{ref}.more",),
        NoticeKind.CARRY: ("{ref}",),
        NoticeKind.CARRY_END: ("{ref}.end",),
        NoticeKind.CHANNEL_HELLO: ("hello",),
        NoticeKind.CHANNEL_CARD: ("{ref}",),
        NoticeKind.CHANNEL_LOST: ("{ref}",),
        NoticeKind.MET: ("met.{ref}.{occasion}",),
        # A report that nobody takes is told again, as a card of its own.
        NoticeKind.REPORT: ("{ref}", "{ref}.{occasion}"),
        NoticeKind.REPORTED: ("{ref}.{occasion}",),
        NoticeKind.READS_REPORTS: ("readers.{ref}",),
        NoticeKind.TIMES: ("{ref}",),
        NoticeKind.FINISHED: ("{ref}.end",),
        NoticeKind.FIRST_STEP: ("first.{ref}",),
        NoticeKind.STILL_GLAD: ("glad.{occasion}",),
        NoticeKind.SEASON: ("season.{occasion}",),
        NoticeKind.RESTED: ("rested.{occasion}",),
        NoticeKind.NEVER_ASKED: ("never-asked",),
        NoticeKind.PUSH: ("push.{ref}",),
        NoticeKind.ANSWER_ONE: ("pass.{ref}",),
        NoticeKind.TRAVELLED: ("travelled.{ref}",),
        NoticeKind.INTRODUCTION: ("{ref}.{occasion}",),
        NoticeKind.INTRODUCE: ("{ref}",),
    }
)
"""How the card of each kind is named. A card that its reader has already is revised, and rings nowhere."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One fact for one reader: what is told, and about what."""

    kind: NoticeKind
    ref: str
    occasion: str = ""
    """What tells this card from another of its kind, where `ref` does not; kept in the card's name alone."""

    @property
    def card(self) -> str:
        """Return the name of the card that shows this; raise ValueError where its occasion is not right."""
        for name in CARDS[self.kind]:
            if ("{occasion}" in name) is bool(self.occasion):
                return name.format(ref=self.ref, occasion=self.occasion)
        raise ValueError(f"{self.kind!r} {'has no' if self.occasion else 'needs an'} occasion")
