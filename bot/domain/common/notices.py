"""What is told to people other than the presser: facts, drawn only when they are delivered."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.domain.common.ids import PersonId


class NoticeKind(StrEnum):
    """What a notice tells. Each is drawn from the current state, so the latest notice is complete."""

    ASKED = "asked"
    """To the mentor: the ask, in its current state."""
    RECEIPT = "receipt"
    """To the mentee: their ask, in its current state."""
    OUTCOME = "outcome"
    """To the mentee, as a separate message: how their ask ended, and what they can do next."""
    WELCOME = "welcome"
    """To both people of a mentorship: who the other is, and how to begin."""
    # Being a mentor
    DOOR = "door"
    """To the mentor: their door is open."""

    # How a community begins: preparing, opening, wishes, and requests for a person's help
    INSTALLED = "installed"
    """To the first manager: nobody else has been told, and what to do first."""
    TENTH = "tenth"
    """To the managers and the founding mentors: ten doors are open."""
    WISH = "wish"
    """To the person who made the wish: it came true."""
    HAND = "hand"
    """To the managers: a mentee would like a person's help."""
    HAND_NEWS = "hand-news"
    """To that mentee: who writes to them, or that no manager could in time."""

    # A hello before a first door
    APPROVAL = "approval"
    """To the managers: a new mentor waits for a hello before their first door opens."""
    HELLO = "hello"
    """To the mentor: a hello or a kind no, or that no manager found the time yet."""

    CLOCK = "clock"
    """To a person whose typed offset was read the wrong way round: which time they keep."""

    # Reminders
    REMINDER = "reminder"
    """To the mentor: every ask that waits for them, on one card."""

    # Something lighter, thanks and one follow-up, open asks
    OFFER = "offer"
    """To the mentee: what the mentor offers instead, and how the offer ended."""
    TAKEN = "taken"
    """To the mentor: the mentee took a lighter kind in writing, so their question waits for an answer."""
    THANKS = "thanks"
    """To the mentor: what the mentee wrote in thanks."""
    FOLLOW_UP = "follow-up"
    """To the mentor, the follow-up question; to the mentee, how it ended."""
    CARRY = "carry"
    """To the mentee: their open ask, in its current state."""
    CARRY_END = "carry-end"
    """To the mentee, as a separate message: no mentor took up their open ask, and what they can do next."""
    # The mentors' channel
    CHANNEL_HELLO = "channel-hello"
    """To the mentors' channel: what will be posted here, and who gets it."""
    CHANNEL_CARD = "channel-card"
    """To the mentors' channel: an open ask, in its current state, without a name."""
    CHANNEL_LOST = "channel-lost"
    """To the managers: nothing can be posted in the mentors' channel, and how to mend that."""
    MET = "met"
    """To each person of a mentorship, separately: whether they met."""
    # Safety
    REPORT = "report"
    """To the readers of reports: what was reported, in its current state."""
    REPORT_LIST = "report-list"
    """To a reader of reports, once a day: the further reports of people who made several on one day."""
    REPORTED = "reported"
    """To the reporter: that the report is read, and how it ended."""
    READS_REPORTS = "reads-reports"
    """To a person who was chosen to read reports."""
    READER_SAID = "reader-said"
    """To the managers: a person who was chosen to read reports has said yes or no."""
    TIMES = "times"
    """To both people of a mentorship: the times that were suggested, or the one that was chosen."""
    FINISHED = "finished"
    """To each person of a mentorship: that it has ended, and what comes next."""
    # Nudges, and warm introductions
    FIRST_STEP = "first-step"
    """To each person of a mentorship: nothing has begun yet, and how small a beginning can be."""
    STILL_GOING = "still-going"
    """To each person of a mentorship, separately: whether it still goes on."""
    GOES_ON = "goes-on"
    """To the other person of a mentorship that ended by itself: it goes on again."""
    STILL_GLAD = "still-glad"
    """To a mentor, each quarter: whether they are still happy to help."""
    SEASON = "season"
    """To a mentor, each quarter: the hours, people and thanks of their three months."""
    RESTED = "rested"
    """To a mentor: their card rests, because they did not answer whether they are still happy to help."""
    NEVER_ASKED = "never-asked"
    """To a mentor, once: nobody has asked them yet, and that is chance."""
    PUSH = "push"
    """To a mentee who only looked or was declined twice: an offer to be introduced."""
    ANSWER_ONE = "answer-one"
    """To a person who was helped months ago: a mentee asks what they once asked."""
    TRAVELLED = "travelled"
    """To the mentor who helped that person: that the person has now helped another."""
    INTRODUCTION = "introduction"
    """To a mentee: which mentor a manager thought of, or that no manager could in time."""
    THINKING_ON = "thinking-on"
    """To that mentee: the mentor who was thought of cannot be introduced after all, and what comes next."""
    WIDEN = "widen"
    """To a mentee: nobody who fits has room, and another kind of help may do."""
    INTRODUCE = "introduce"
    """To the managers: a mentee would like an introduction, and its current state."""
    ANNOUNCEMENT = "announcement"
    """To each reader of an announcement: its words."""
    ANNOUNCEMENT_WHY = "announcement-why"
    """To those who had an announcement: why its rest was cancelled."""
    ANNOUNCING = "announcing"
    """To the manager who sent an announcement: how it goes, and how it ended."""
    LOOK = "look"
    """To a manager: a colleague asks what they think of the draft of an announcement."""
    LOOKED = "looked"
    """To that colleague: what the manager says."""
    ANNOUNCEMENT_REPLY = "announcement-reply"
    """To the manager who sent an announcement: what one reader wrote back."""
    CHANNEL_POST = "channel-post"
    """To a channel that a manager chose: an announcement, once."""
    LEFT = "left"
    """To the managers: the person for whom a mentee would wait has left the workspace."""


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
        # A promise that passes is told to the managers as a card of its own.
        NoticeKind.HAND: ("{ref}", "{ref}.{occasion}"),
        NoticeKind.HAND_NEWS: ("{ref}", "{ref}.{occasion}"),
        NoticeKind.APPROVAL: ("{ref}", "{ref}.{occasion}"),
        NoticeKind.HELLO: ("{ref}.{occasion}",),
        NoticeKind.CLOCK: ("clock.{ref}",),
        NoticeKind.REMINDER: ("reminder.{ref}.{occasion}",),
        NoticeKind.OFFER: ("{ref}.offer",),
        NoticeKind.TAKEN: ("{ref}.taken",),
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
        NoticeKind.REPORT_LIST: ("reports.{occasion}",),
        NoticeKind.REPORTED: ("{ref}.{occasion}",),
        NoticeKind.READS_REPORTS: ("readers.{ref}",),
        # A later no is news too, and so a card of its own.
        NoticeKind.READER_SAID: ("reader.{ref}.{occasion}",),
        NoticeKind.TIMES: ("{ref}",),
        # What ended by itself may go on, and end again: each such end is a card of its own.
        NoticeKind.FINISHED: ("{ref}.end", "{ref}.end.{occasion}"),
        NoticeKind.FIRST_STEP: ("first.{ref}",),
        NoticeKind.STILL_GOING: ("going.{ref}.{occasion}",),
        NoticeKind.GOES_ON: ("{ref}.on.{occasion}",),
        NoticeKind.STILL_GLAD: ("glad.{occasion}",),
        NoticeKind.SEASON: ("season.{occasion}",),
        NoticeKind.RESTED: ("rested.{occasion}",),
        NoticeKind.NEVER_ASKED: ("never-asked",),
        NoticeKind.PUSH: ("push.{ref}",),
        NoticeKind.ANSWER_ONE: ("pass.{ref}",),
        NoticeKind.TRAVELLED: ("travelled.{ref}",),
        NoticeKind.INTRODUCTION: ("{ref}.{occasion}",),
        NoticeKind.THINKING_ON: ("{ref}.on.{occasion}",),
        NoticeKind.WIDEN: ("{ref}.widen",),
        NoticeKind.INTRODUCE: ("{ref}", "{ref}.{occasion}"),
        # Sent to a manager alone, to try it out, it is a card of its own.
        NoticeKind.ANNOUNCEMENT: ("{ref}", "{ref}.{occasion}"),
        NoticeKind.ANNOUNCEMENT_WHY: ("{ref}.why",),
        NoticeKind.ANNOUNCING: ("{ref}.run",),
        NoticeKind.LOOK: ("{ref}",),
        NoticeKind.LOOKED: ("{ref}.said",),
        NoticeKind.ANNOUNCEMENT_REPLY: ("{ref}",),
        NoticeKind.CHANNEL_POST: ("{ref}.post",),
        NoticeKind.LEFT: ("left.{ref}",),
    }
)
"""How the card of each kind is named. A card that its reader has already is revised, and rings nowhere."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One fact for one reader: the kind, and the id of what it is about."""

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

    @classmethod
    def shown_by(cls, card: str, kind: NoticeKind, ref: str) -> "Notice":
        """Return the notice that the card of this name shows, with its occasion."""
        names = [name.replace("{ref}", ref) for name in CARDS[kind]]
        if card in names:
            return cls(kind, ref)
        series = next((name for name in names if name.endswith("{occasion}")), card)
        return cls(kind, ref, "" if card in names else card.removeprefix(series.removesuffix("{occasion}")))


@dataclass(frozen=True, slots=True)
class NoticeInDoubt:
    """A message of which only a person can tell whether it arrived."""

    row: int
    version: int
    readers: tuple[PersonId, ...]
    """Its reader, the two of its room, or nobody for a card in the mentors' channel."""
    held: bool = False
    """Whether a restored backup holds it: many of its kind are settled together, by an operator."""

    @property
    def may_be_sent_again(self) -> bool:
        """Tell whether a manager may have it sent once more.

        In a channel many people would see it twice; its ask goes on privately without it.
        """
        return bool(self.readers) and not self.held
