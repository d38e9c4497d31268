"""Mentorships. Each change is a compare-and-swap on the version that was read."""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select, update

from bot.domain.common.ids import AskId, CommunityId, MentorshipId, PersonId
from bot.domain.common.notices import NoticeKind
from bot.domain.mentorships.mentorship import Ending, Mentorship, Suggestion, Whereabouts
from bot.store.database.read_once import read_once
from bot.store.tables import addresses, mentorships, outbox
from bot.store.tables.columns import HERE
from bot.store.tables.types import AnyRow, columns_of

_ADDED = insert(mentorships)
_ONE = select(mentorships).where(mentorships.c.community == HERE, mentorships.c.id == bindparam("mentorship"))

PENDING, FAILED = "pending", "failed"
"""Two of the outbox's statuses (`bot/store/outbox/`, which itself reads mentorships)."""

_GREETING = (outbox.c.recipient == mentorships.c.id) & (outbox.c.kind == NoticeKind.WELCOME)
_ROOMS = (
    select(
        mentorships.c.id,
        mentorships.c.ask,
        addresses.c.at,
        outbox.c.state,
        outbox.c.due_at,
        outbox.c.waits_for,
    )
    .outerjoin(addresses, addresses.c.recipient == mentorships.c.id)
    .outerjoin(outbox, _GREETING)
    .where(mentorships.c.community == HERE, mentorships.c.ending == Ending.GOING)
    .where((mentorships.c.mentor == bindparam("of")) | (mentorships.c.mentee == bindparam("of")))
    .where(
        mentorships.c.id.in_(bindparam("refs", expanding=True))
        | mentorships.c.ask.in_(bindparam("refs", expanding=True))
    )
)
_HELD = _ONE.with_for_update()


class Mentorships:
    """The mentorships of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime | None = None) -> None:
        """Read and write inside this transaction, within this community, at `now` or the real time."""
        self._connection = connection
        self._community = community
        self._now = now or datetime.now(UTC)
        self._begun: dict[str, Mentorship] = {}
        """Those that this transaction has added, until it changes them."""
        self._read: dict[str, Mentorship | None] = {}

    @property
    def _mine(self) -> ColumnElement[bool]:
        return mentorships.c.community == self._community

    def add(self, mentorship: Mentorship) -> None:
        """Add a mentorship that has just begun."""
        self._connection.execute(_ADDED, _row(mentorship))
        self._begun[mentorship.id] = mentorship

    def has_begun(self, mentorship: str) -> bool:
        """Tell without reading whether this transaction has added a mentorship of this id."""
        return mentorship in self._begun

    def change(self, new: Mentorship) -> bool:
        """Change a mentorship if it still has the version before; tell whether it had."""
        self._begun.pop(new.id, None)
        still = (mentorships.c.id == new.id) & (mentorships.c.version == new.version - 1)
        done = self._connection.execute(update(mentorships).where(self._mine, still).values(_row(new)))
        return done.rowcount == 1

    def get(self, mentorship: str) -> Mentorship | None:
        """Return a mentorship by id, or None where this community has none of that id."""
        if mentorship in self._begun:
            return self._begun[mentorship]
        return read_once(self._connection, self._read, mentorship, lambda: self._get(mentorship))

    def _get(self, mentorship: str) -> Mentorship | None:
        this = {"here": self._community, "mentorship": mentorship}
        row = self._connection.execute(_ONE, this).one_or_none()
        return _mentorship(row) if row else None

    def hold(self, mentorship: str) -> Mentorship | None:
        """Return a mentorship as `get` does, and let nobody else change it until the commit."""
        this = {"here": self._community, "mentorship": mentorship}
        row = self._connection.execute(_HELD, this).one_or_none()
        return _mentorship(row) if row else None

    def of(self, person: PersonId, *, limit: int = 10) -> list[Mentorship]:
        """Return the running mentorships of a person, on either side, the latest first."""
        theirs = (mentorships.c.mentor == person) | (mentorships.c.mentee == person)
        going = mentorships.c.ending == Ending.GOING
        query = select(mentorships).where(self._mine, theirs, going)
        rows = self._connection.execute(query.order_by(mentorships.c.started_at.desc()).limit(limit))
        return [_mentorship(row) for row in rows]

    def rooms(self, refs: Collection[str], of: PersonId) -> dict[str, Whereabouts]:
        """Return where the rooms of one person's running mentorships are, by mentorship and by ask."""
        rows = self._connection.execute(_ROOMS, {"here": self._community, "refs": tuple(refs), "of": of})
        return {ref: _room(row) for row in rows for ref in (row.id, row.ask)}

    def next_meeting(self, person: PersonId) -> tuple[Mentorship, datetime] | None:
        """Return the soonest agreed time (UTC) of a person's running mentorships, or None without one."""
        theirs = (mentorships.c.mentor == person) | (mentorships.c.mentee == person)
        ahead = (mentorships.c.ending == Ending.GOING) & (mentorships.c.meets_at >= self._now)
        query = select(mentorships).where(self._mine, theirs, ahead)
        row = self._connection.execute(query.order_by(mentorships.c.meets_at).limit(1)).one_or_none()
        return (_mentorship(row), row.meets_at) if row else None


def _room(row: AnyRow) -> Whereabouts:
    opens_at = row.due_at if row.state == PENDING else None
    return Whereabouts(row.at or {}, opens_at, row.waits_for or "", row.state == FAILED)


def _row(mentorship: Mentorship) -> dict[str, object]:
    suggested = [[one.at.isoformat(), one.by] for one in mentorship.suggested]
    return {**columns_of(mentorship), "suggested": suggested}


def _mentorship(row: AnyRow) -> Mentorship:
    return Mentorship(
        id=MentorshipId(row.id),
        community=CommunityId(row.community),
        ask=AskId(row.ask),
        mentor=PersonId(row.mentor),
        mentee=PersonId(row.mentee),
        kind=row.kind,
        started_at=row.started_at,
        suggested=tuple(Suggestion(datetime.fromisoformat(at), PersonId(by)) for at, by in row.suggested),
        meets_at=row.meets_at,
        called_off=row.called_off,
        listed=row.listed,
        settled=row.settled,
        ending=Ending(row.ending),
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        version=row.version,
    )
