"""Drawing: what a row of the outbox says now, to whom, and whether they may hear it at this hour."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.common import quiet_hours
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.handlers import notices
from bot.handlers.run import Runner
from bot.handlers.work import Work
from bot.port import Address, Unreachable
from bot.store.common import communities
from bot.store.database.database import Transaction
from bot.store.mentorships.mentorship import Mentorships
from bot.store.open_asks.channel import Channels
from bot.store.outbox.outbox import ClaimedRow
from bot.store.people.people import People
from bot.ui.nodes import Message


@dataclass(frozen=True, slots=True)
class Errand:
    """What a row says from today's truth, and where it goes."""

    platform: str
    to: Address
    message: Message | None
    """What is shown; nothing where there is nothing to say any more."""
    two: tuple[Address, ...]
    """Whose room it is, where it goes to a room."""
    asleep_until: datetime | None


def draw(connection: Transaction, runner: Runner, due: ClaimedRow) -> Errand:
    """Draw a row for its reader; raise `Unreachable` where nobody of that name is here any more."""
    platform, workspace = communities.platform_of(connection, due.community)
    people = People(connection, due.community)
    to = _readers(connection, due, runner.services.clock())
    work = runner.work(connection, due.community, to.reader)
    addresses = tuple(Address(workspace, people.platform_user(one)) for one in to.two)
    name = to.place or people.platform_user(to.reader.id)
    drawn = notices.draw(due.notice, work, again=due.revises)
    return Errand(platform, Address(workspace, name), drawn, addresses, _asleep_until(work, due))


def _asleep_until(work: Work, due: ClaimedRow) -> datetime | None:
    """Return until when its readers are left in peace: a row that is late may meet the night."""
    if due.revises or not due.waits_for:
        return None
    hours = [work.settings.hours(one, work.programme) for one in _listeners(work, due)]
    until = quiet_hours.all_awake(work.now, hours)
    return until if until and until > work.now else None


def _listeners(work: Work, due: ClaimedRow) -> list[Person]:
    """Return who must be awake: the one it waits for, or both of a room once it does not follow a press."""
    room = work.mentorships.get(due.recipient)
    if room is not None and (due.waits_for == room.id or due.attempts > 1):
        return list(work.people.many(room.two).values())
    waking = work.people.get(PersonId(due.waits_for))
    return [waking] if waking else []


@dataclass(frozen=True, slots=True)
class _Readers:
    """Whom a card is drawn for, and where it goes if that is not to them alone."""

    reader: Person
    place: str = ""
    two: tuple[PersonId, ...] = ()
    """The two of a room, where it goes to a room."""


def _readers(connection: Transaction, due: ClaimedRow, now: datetime) -> _Readers:
    people = People(connection, due.community)
    reader = people.get(PersonId(due.recipient))
    if reader is not None:
        return _Readers(reader)
    channel = Channels(connection, due.community, now).get(due.recipient)
    if channel is not None:
        return _Readers(channel.reader, channel.place)
    mentorship = Mentorships(connection, due.community).get(due.recipient)
    if mentorship is None:
        raise Unreachable("whoever this was for is not here any more")
    two = (mentorship.mentee, mentorship.mentor)
    return _Readers(people.named(mentorship.mentee), due.recipient, two)
