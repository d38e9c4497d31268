"""The feed of the search index: listings in the order in which they changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, func, select, update

from bot.domain.asks.noes import ANSWERS
from bot.domain.common import capacity
from bot.domain.common.ids import PersonId
from bot.domain.common.people import ANSWERS_IN, Door, Mentor
from bot.domain.search.answering import HISTORY, usual_days
from bot.domain.search.matching import Listing
from bot.store.database import dialect
from bot.store.mentors.capacity import read_held
from bot.store.mentors.card import CARDS, CHANGES, read_mentors
from bot.store.tables import asks, facts, mentors

BATCH = 10_000
DEPARTED = "departed"

EVER = datetime(2000, 1, 1, tzinfo=UTC)

_THESE = CARDS.where(mentors.c.person.in_(bindparam("these", expanding=True)))
_LAST = select(func.max(mentors.c.changed))
_COUNTERS = select(func.max(facts.c.number)).where(facts.c.name.in_((CHANGES, DEPARTED)))
_OF_THESE = asks.c.mentor.in_(bindparam("these", expanding=True))
_ASKED = select(asks.c.mentor, func.count().label("asked")).where(_OF_THESE).group_by(asks.c.mentor)
_HOURS = select(asks.c.mentor, asks.c.sent_at, asks.c.ended_at).where(
    _OF_THESE, asks.c.ended_at >= bindparam("since"), asks.c.status.in_(ANSWERS)
)
_LAST_DEPARTURE = select(facts.c.number, facts.c.text).where(facts.c.name == DEPARTED)


@dataclass(frozen=True, slots=True)
class ListingChanged:
    """A mentor's listing as it is now; None where they can no longer be found."""

    mentor: PersonId
    listing: Listing | None


@dataclass(frozen=True, slots=True)
class Departure:
    """The number of a change that erased a mentor, and when it was (UTC)."""

    number: int
    at: datetime


NONE = Departure(0, EVER)


@dataclass(frozen=True, slots=True)
class Changes:
    """Some changes, and the number up to which all changes are included."""

    changes: tuple[ListingChanged, ...]
    up_to: int


def changes_after(connection: Connection, after: int, now: datetime) -> Changes:
    """Return the next batch of changes after a number; an empty batch is the end."""
    if (connection.execute(_LAST).scalar_one() or 0) <= after:
        return Changes((), after)
    news = (mentors.c.changed > after) & (mentors.c.changed <= _end_of_batch(connection, after))
    rows = connection.execute(select(mentors.c.person, mentors.c.changed).where(news)).all()
    ids = [PersonId(row.person) for row in rows]
    found = read_mentors(connection, _THESE, {"these": ids})
    held, asked, hours = read_held(connection, ids), _asked(connection, ids), _hours(connection, ids, now)
    listed = tuple(
        ListingChanged(one, _listing(found[one], held[one], now, asked.get(one, 0), hours.get(one, [])))
        for one in ids
    )
    return Changes(listed, up_to=max((row.changed for row in rows), default=after))


def every_change(connection: Connection, now: datetime) -> Iterator[Changes]:
    """Yield every listing, a batch at a time, from one snapshot."""
    after = 0
    while (found := changes_after(connection, after, now)).changes:
        yield found
        after = found.up_to


def mark_departed(connection: Connection, number: int, now: datetime) -> None:
    """Record the change that erased a mentor, and when: the files of an index behind it are purged."""
    dialect.insert_new(connection, facts, {"name": DEPARTED, "text": "", "number": number})
    last = {"number": number, "text": now.isoformat()}
    connection.execute(update(facts).where(facts.c.name == DEPARTED).values(last))


def last_number(connection: Connection) -> int:
    """Return the number of the last change that this database knows of; a later one is of another time."""
    found = (connection.execute(query).scalar_one() or 0 for query in (_COUNTERS, _LAST))
    return max(found)


def last_departure(connection: Connection) -> Departure:
    """Return the last change that erased a mentor; the number 0 where there was none."""
    row = connection.execute(_LAST_DEPARTURE).one_or_none()
    return Departure(row.number, datetime.fromisoformat(row.text) if row.text else EVER) if row else NONE


def _end_of_batch(connection: Connection, after: int) -> int:
    # Mentors who were imported together share a number: a batch must never end between two of them.
    news = select(mentors.c.changed).where(mentors.c.changed > after).order_by(mentors.c.changed)
    last = connection.execute(news.offset(BATCH - 1).limit(1)).scalar_one_or_none()
    return last or connection.execute(_LAST).scalar_one() or after


def _asked(connection: Connection, ids: list[PersonId]) -> dict[PersonId, int]:
    """Return how often each of the mentors was asked; those who never were are left out."""
    rows = connection.execute(_ASKED, {"these": ids})
    return {PersonId(row.mentor): row.asked for row in rows}


def _hours(connection: Connection, ids: list[PersonId], now: datetime) -> dict[PersonId, list[float]]:
    """Return how many hours each answer of late of the mentors took."""
    hours: dict[PersonId, list[float]] = {}
    for row in connection.execute(_HOURS, {"these": ids, "since": now - HISTORY}):
        taken = (row.ended_at - row.sent_at).total_seconds() / 3600
        hours.setdefault(PersonId(row.mentor), []).append(taken)
    return hours


def _listing(
    mentor: Mentor, held: capacity.Held, now: datetime, asked: int, hours: list[float]
) -> Listing | None:
    if mentor.door is not Door.OPEN:
        return None
    hidden, mentor = mentor.hidden, mentor.face()
    return Listing(
        community=mentor.person.community,
        mentor=mentor.id,
        name=mentor.name,
        headline=mentor.headline,
        story=mentor.story,
        field=mentor.field,
        place=mentor.place,
        country=mentor.country,
        languages=mentor.languages,
        glad=mentor.glad,
        open_kinds=capacity.open_kinds(mentor, held, now),
        asked=asked,
        manners=mentor.manners,
        answers_in=0 if ANSWERS_IN in hidden else usual_days(hours),
        zone=mentor.person.zone,
    )
