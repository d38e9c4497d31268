"""Drawing: what a row of the outbox says now, to whom, and whether its readers are in quiet hours."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.common import quiet_hours
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.domain.mentorships.mentorship import Ending
from bot.handlers import notices
from bot.handlers.run import Runner
from bot.handlers.work import Work
from bot.port import Address
from bot.store.database.database import Transaction
from bot.store.outbox.outbox import ClaimedRow
from bot.store.people.addresses import Addresses
from bot.store.people.people import People, is_gone
from bot.ui.nodes import Message


class NobodyThere(Exception):
    """The reader of a row does not exist any more: nothing is sent."""


class ReaderAway(Exception):
    """The reader of a row has left the workspace: nothing is sent, and what they have stays as it is."""


class HeldBack(Exception):
    """It is no day for a notice: it waits, and its own clock sends it again."""

    def __init__(self, until: datetime) -> None:
        """Hold it back until an instant (UTC)."""
        super().__init__(until)
        self.until = until


@dataclass(frozen=True, slots=True)
class Errand:
    """A row's message drawn from the current state, and where it goes."""

    platform: str
    to: Address
    """Where it goes; with the stored address of an opened place, if there is one."""
    message: Message | None
    """The message; None where there is nothing to say any more."""
    opens_for: tuple[Address, ...]
    """The people for whom a place must be opened first; empty where none must."""
    kept_for: tuple[PersonId, ...]
    """The same people, for whom the opened place is stored; empty where one of them was erased."""
    asleep_until: datetime | None
    only_if_there: bool = False
    """Whether it may be there from an earlier try and may not be sent now: past its day, or held back."""
    held_until: datetime | None = None
    is_over: bool = False
    """Whether it is the room of a mentorship that has ended."""


def draw(connection: Transaction, runner: Runner, due: ClaimedRow, opening: Collection[str] = ()) -> Errand:
    """Draw a row for its reader; raise `NobodyThere`, `ReaderAway` or `HeldBack` where nothing is sent.

    `opening` names the platforms on which a person's own place must be opened first; a room's always must.
    """
    work = runner.work(connection, due.community)
    to = _readers(work, due)
    work.me = to.reader
    platform, workspace = work.home
    if _is_away(work.people, to, due):
        raise ReaderAway
    held = notices.held_until(due.notice, work) if due.waits_for and not due.revises else None
    if held is not None and not due.doubt:
        raise HeldBack(held)
    looks = bool(due.doubt) and (held is not None or notices.is_past(due.notice, work))
    drawn = notices.draw(due.notice, work, again=due.revises or looks)
    whose = to.whose if to.place or platform in opening else ()
    opens_for = tuple(Address(workspace, work.people.named(one).account) for one in whose)
    kept_for = () if any(is_gone(one.name) for one in opens_for) else whose
    at = Addresses(connection, due.community).of(due.recipient) if whose else None
    where = Address(workspace, to.place or to.reader.account, at or {})
    asleep = _asleep_until(work, due)
    return Errand(platform, where, drawn, opens_for, kept_for, asleep, looks, held, to.is_over)


def _is_away(people: People, to: "_Readers", due: ClaimedRow) -> bool:
    """Tell whether its reader has left: nothing is sent to them, and no room is opened with them."""
    if not to.place:
        return to.reader.has_left
    is_new_room = bool(to.whose) and not due.sent_to
    return is_new_room and any(people.named(one).has_left for one in to.whose)


def _asleep_until(work: Work, due: ClaimedRow) -> datetime | None:
    """Return when the quiet hours of its readers end: a late row may fall into them."""
    if due.revises or not due.waits_for:
        return None
    hours = [work.settings.hours(one, work.programme) for one in _listeners(work, due)]
    until = quiet_hours.all_awake(work.now, hours)
    return until if until and until > work.now else None


def _listeners(work: Work, due: ClaimedRow) -> list[Person]:
    """Return who must be awake: the person it waits for, or both of a room unless it follows a press."""
    room = work.mentorships.get(due.recipient)
    if room is not None and (due.waits_for == room.id or due.attempts > 1):
        return list(work.people.many(room.two).values())
    waking = work.people.get(PersonId(due.waits_for))
    return [waking] if waking else []


@dataclass(frozen=True, slots=True)
class _Readers:
    """The reader for whom a card is drawn, and its place if that is not theirs alone."""

    reader: Person
    place: str = ""
    whose: tuple[PersonId, ...] = ()
    """The owner of the place, or the two of a room; empty for a channel."""
    is_over: bool = False


def _readers(work: Work, due: ClaimedRow) -> _Readers:
    reader = work.people.get(PersonId(due.recipient))
    if reader is not None:
        return _Readers(reader, whose=(reader.id,))
    channel = work.posts.get(due.recipient) or work.channels.get(due.recipient)
    if channel is not None:
        return _Readers(channel.reader, channel.place)
    mentorship = work.mentorships.get(due.recipient)
    if mentorship is None:
        raise NobodyThere("the reader of this is not here any more")
    two = (mentorship.mentee, mentorship.mentor)
    is_over = mentorship.ending is not Ending.GOING
    return _Readers(work.people.named(mentorship.mentee), due.recipient, two, is_over)
