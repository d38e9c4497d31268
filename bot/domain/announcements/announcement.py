"""An announcement: few words from a manager to many people, each of whom gets it at most once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.announcements import timing
from bot.domain.common.ids import AnnouncementId, CommunityId, PersonId
from bot.domain.common.refusals import Refusal, Refused

FEWEST = 5
"""An announcement goes to at least so many people: to fewer a manager writes themselves."""

TYPED_ABOVE = 50
"""Above so many people the number is typed before it is sent."""

A_WEEK = timedelta(days=7)
"""One person gets one announcement in so long at most, without an exception."""

LONGEST_SIGNED = 80
"""The greatest length of the name and the office that sign it, in characters."""


class Stage(StrEnum):
    """How far an announcement is."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    """It is sent at a time to come, unless a manager calls it off."""
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    """A manager cancelled the rest: who had it keeps it."""
    DONE = "done"
    CHANNEL = "channel"
    """It goes into a channel, or stands there: its post says how far it is."""


GOING = frozenset({Stage.RUNNING, Stage.PAUSED})
"""Stages in which some of its readers may still get it."""


class Action(StrEnum):
    """The one thing to do that stands under an announcement."""

    DOOR = "door"
    SEARCH = "search"
    NOTHING = "nothing"


class ReaderState(StrEnum):
    """How it ended for one reader; each reader of an announcement ends in exactly one of these."""

    QUEUED = "queued"
    """It has not ended: the row of the outbox says more."""
    TOLD = "told"
    STOPPED = "stopped"
    """The reader stopped announcements before it reached them."""
    LEFT = "left"
    """The reader left, or erased themselves, before it reached them."""
    UNREACHED = "unreached"
    IN_DOUBT = "in-doubt"
    CANCELLED = "cancelled"
    LEFT_OUT = "left-out"
    """They stopped, left, or had another one before it was their turn: a number, nobody's row."""


class ManagerAct(StrEnum):
    """What a manager did with an announcement: kept with their id and the time."""

    WROTE = "wrote"
    TRIED = "tried"
    """They had it sent to themselves alone."""
    SENT = "sent"
    PLANNED = "planned"
    CALLED_OFF = "called-off"
    TOOK_OVER = "took-over"
    """They send it in place of a manager who left."""
    PAUSED = "paused"
    WENT_ON = "went-on"
    CANCELLED = "cancelled"
    AGAIN = "again"
    """They had it tried again for those who could not be reached."""
    ASKED = "asked"
    """They asked a colleague to look at it."""
    LOOKED = "looked"
    """They looked at it and said what they think, or confirmed it."""
    CONFIRMED = "confirmed"
    """They confirmed a necessary notice that another manager wrote."""
    CORRECTED = "corrected"
    TOLD_WHY = "told-why"
    """They told those who had it why the rest was cancelled."""
    MOVED = "moved"
    """They moved a planned one to another time."""
    SAW = "saw"
    """They saw that it stands in the channel, where nobody else could tell."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One announcement. What is sent is frozen once it is no draft any more."""

    id: AnnouncementId
    community: CommunityId
    by: PersonId
    """The manager who wrote it last."""
    at: datetime
    """When it was begun to be written (UTC)."""
    stage: Stage = Stage.DRAFT
    title: str = ""
    words: str = ""
    action: Action = Action.NOTHING
    signed: str = ""
    """The name and the office of the manager, as the reader sees them."""
    greets: bool = False
    """Whether it begins with the reader's first name."""
    audience: str = ""
    """To whom it goes, as `audience.py` reads it; empty until a manager chose."""
    later: bool = False
    """Whether those who had another one this week get it on their first free day, not never."""
    day: str = ""
    """The day (ISO) on which it arrives, in each reader's zone; empty where it is sent at once."""
    time: str = ""
    """The time of day (HH:MM) at which it arrives, likewise."""
    starts_at: datetime | None = None
    """When a planned one comes first anywhere (UTC)."""
    begun_at: datetime | None = None
    """When it was sent (UTC): the audience is those whom the community knew by then."""
    readers: int = 0
    """How many people it was for when it was sent."""
    reached: str = ""
    """The last person of the audience for whom a row was made."""
    frozen: bool = False
    """Whether every person of the audience has a row."""
    necessary: str = ""
    """Why everybody must know it, as `necessary.py` reads it; empty for any other announcement."""
    corrected_at: datetime | None = None
    """When its words were corrected last (UTC); None where they stand as they were sent."""

    @property
    def is_written(self) -> bool:
        """Tell whether it has its words and its audience."""
        return bool(self.title and self.words and self.signed and self.audience)

    @property
    def counts_from(self) -> datetime | None:
        """Return when its readers' week begins (UTC); None before it is sent.

        A planned one that began in time counts from its plan: else a clock that ticks a little earlier the
        week after would leave out those who had one a week ago.
        """
        planned, begun = self.starts_at, self.begun_at
        in_time = planned and begun and timedelta() <= begun - planned <= timing.LATE
        return planned if in_time else begun

    @property
    def arrives_within(self) -> timedelta:
        """Return how long after its week began it has arrived everywhere, unless it is held back."""
        return timing.EVERYWHERE if timing.read(self.day, self.time) else timing.LATE


def begin(one: Announcement, readers: int, now: datetime) -> Announcement | Refused:
    """Send it: to so many readers, at least five."""
    if one.stage is not Stage.DRAFT:
        return Refused(Refusal.SENT_ALREADY)
    if not one.is_written:
        return Refused(Refusal.NOTHING_WRITTEN)
    if one.necessary:
        return Refused(Refusal.SECOND_LOOK)
    if readers < FEWEST:
        return Refused(Refusal.TOO_FEW)
    planned = timing.read(one.day, one.time)
    if planned is not None:
        return replace(one, stage=Stage.SCHEDULED, starts_at=timing.starts(*planned), readers=readers)
    return replace(one, stage=Stage.RUNNING, begun_at=now, readers=readers)


def start(one: Announcement, readers: int, now: datetime) -> Announcement | Refused:
    """Begin with a planned one, to those whom it is for by now; fewer than five are no audience."""
    if readers < FEWEST and not one.necessary:
        return Refused(Refusal.TOO_FEW)
    begun = _from(one, {Stage.SCHEDULED}, Stage.RUNNING)
    return begun if isinstance(begun, Refused) else replace(begun, begun_at=now, readers=readers)


def move(one: Announcement, day: str, time: str) -> Announcement | Refused:
    """Move a planned one to another day (ISO) and time of day (HH:MM), before it has begun."""
    planned = timing.read(day, time)
    if one.stage is not Stage.SCHEDULED or planned is None:
        return Refused(Refusal.ALREADY_SETTLED)
    return replace(one, day=day, time=time, starts_at=timing.starts(*planned))


def call_off(one: Announcement) -> Announcement | Refused:
    """Call off a planned one before it has begun: it is a draft again."""
    return _from(one, {Stage.SCHEDULED}, Stage.DRAFT)


def pause(one: Announcement) -> Announcement | Refused:
    """Pause it: nothing more goes out until a manager has it go on."""
    return _from(one, {Stage.RUNNING}, Stage.PAUSED)


def go_on(one: Announcement) -> Announcement | Refused:
    """Go on with what was paused, unless its words went with the manager who wrote them."""
    if one.stage is Stage.PAUSED and not one.is_written:
        return Refused(Refusal.NOTHING_WRITTEN)
    return _from(one, {Stage.PAUSED}, Stage.RUNNING)


def cancel(one: Announcement) -> Announcement | Refused:
    """Cancel the rest of it, for good."""
    return _from(one, GOING, Stage.CANCELLED)


def _from(one: Announcement, stages: Iterable[Stage], to: Stage) -> Announcement | Refused:
    return replace(one, stage=to) if one.stage in stages else Refused(Refusal.ALREADY_SETTLED)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people of an audience get an announcement now, and who is left out and why."""

    readers: int
    had_one: int = 0
    """They had one within the last seven days."""
    stopped: int = 0
    unreached: int = 0
    """They could not be reached when they were last written to, and have not written since."""
    waiting: int = 0
    """They are still to get another one, which was held back for more than a week."""
    later: int = 0
    """So many of the readers had one this week, and get it on the first day on which they may."""

    @property
    def everybody(self) -> int:
        """Return how many people the audience has."""
        return self.readers + self.had_one + self.stopped + self.unreached + self.waiting

    def with_later(self) -> "Reach":
        """Return the same people where those who had one this week get it on a free day."""
        return replace(self, readers=self.readers + self.had_one, had_one=0, later=self.had_one)


@dataclass(frozen=True, slots=True)
class RoomBeside:
    """How many doors have room now, and for how many asks in all."""

    doors: int
    asks: int

    def is_crowded_by(self, readers: int) -> bool:
        """Tell whether most of so many people would find full doors, if each asked once."""
        return self.asks < self.enough_for(readers)

    @staticmethod
    def enough_for(readers: int) -> int:
        """Return for how many asks there has to be room, so that no more than half find full doors."""
        return (readers + 1) // 2


def tally_of(one: Announcement, rows: Mapping[ReaderState, int]) -> "Tally":
    """Return how many readers are in each state, also those who have no row yet, or never get one."""
    without = max(0, one.readers - sum(rows.values()))
    state = ReaderState.QUEUED if one.stage in GOING else ReaderState.CANCELLED
    state = ReaderState.LEFT_OUT if one.frozen else state
    return Tally({**rows, state: rows.get(state, 0) + without})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many readers an announcement has in each state; the sum is its audience."""

    counts: Mapping[ReaderState, int] = field(default_factory=dict)

    def of(self, state: ReaderState) -> int:
        """Return how many readers it has ended for in this way."""
        return self.counts.get(state, 0)

    @property
    def everybody(self) -> int:
        """Return how many people it was for."""
        return sum(self.counts.values())

    @property
    def missed(self) -> int:
        """Return how many will not have had it, for any reason but a cancellation."""
        without = (ReaderState.STOPPED, ReaderState.LEFT, ReaderState.UNREACHED, ReaderState.IN_DOUBT)
        return sum(self.of(state) for state in without)
