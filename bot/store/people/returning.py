"""Who erased themselves and comes back: what others decided, and a late no, hold for them again.

An erasure leaves a keyed mark of the account with the person's emptied row. The same account is recognised by
it at its next word: blocks, pauses and reports then name the new person, and the noes of the old one count.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, exists, or_, select, update

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.safety.report_and_block import MARKED_FOR, Status, Why
from bot.store.database import dialect
from bot.store.database.keys import SecretKeys
from bot.store.tables import announcement_stops, apart, people, reports
from bot.store.tables.columns import within

REPORTS_KEPT = timedelta(days=365)
"""How long a report is kept after it was closed."""


def marked(
    connection: Connection, community: CommunityId, person: PersonId, keys: SecretKeys, now: datetime
) -> dict[str, object]:
    """Return the mark of a person who is being erased, for their row."""
    this = (people.c.community == community) & (people.c.id == person)
    account = connection.execute(select(people.c.platform_user).where(this)).scalar_one_or_none() or ""
    return {"mark": keys.mark(connection, community, account), "gone_at": now}


def keep_names(connection: Connection, community: CommunityId, person: PersonId) -> None:
    """Keep a person's name with the reports that name them and are not closed yet."""
    name = select(people.c.name).where(people.c.id == person).scalar_subquery()
    going = (reports.c.community == community) & (reports.c.stage != Status.CLOSED)
    for column, kept in ((reports.c.by, "by_name"), (reports.c.about, "about_name")):
        connection.execute(update(reports).where(going, column == person).values({kept: name}))


def take_up_again(
    connection: Connection, community: CommunityId, account: str, new: PersonId, keys: SecretKeys
) -> None:
    """Let everything that holds for an earlier person of this account hold for the new one."""
    known = people.c.mark.in_(keys.marks(connection, community, account))
    before = select(people.c.id).where(people.c.community == community, known, people.c.mark != "")
    for old in list(connection.execute(before).scalars()):
        _keep_apart(connection, community, PersonId(old), new)
        _keep_stopped(connection, community, PersonId(old), new)
        for column, name in ((reports.c.by, "by_name"), (reports.c.about, "about_name")):
            theirs = (reports.c.community == community) & (column == old)
            connection.execute(update(reports).where(theirs).values({column.name: new, name: ""}))
        theirs = (people.c.community == community) & or_(people.c.id == old, people.c.back_as == old)
        connection.execute(update(people).where(theirs).values(mark="", back_as=new))


def _keep_apart(connection: Connection, community: CommunityId, old: PersonId, new: PersonId) -> None:
    theirs = (apart.c.community == community) & or_(apart.c.person == old, apart.c.other == old)
    rows = [dict(row._mapping) for row in connection.execute(select(apart).where(theirs))]
    connection.execute(delete(apart).where(theirs))
    for row in rows:
        renamed = {column: new for column in ("person", "other") if row[column] == old}
        dialect.insert_new(connection, apart, {**row, **renamed})


def _keep_stopped(connection: Connection, community: CommunityId, old: PersonId, new: PersonId) -> None:
    """Let a person who stopped announcements get none as the person they come back as."""
    theirs = (announcement_stops.c.community == community) & (announcement_stops.c.person == old)
    row = connection.execute(select(announcement_stops).where(theirs)).one_or_none()
    connection.execute(delete(announcement_stops).where(theirs))
    if row is not None:
        dialect.insert_new(connection, announcement_stops, {**row._mapping, "person": new})


def forget_old(connection: Connection, now: datetime, *, again_after: timedelta) -> None:
    """Forget reports that were closed a year ago, and the marks of those for whom nothing holds any more."""
    connection.execute(delete(reports).where(reports.c.closed_at < now - REPORTS_KEPT))
    _forget_pauses(connection)
    over = people.c.gone_at < now - max(MARKED_FOR, again_after)
    connection.execute(update(people).where(over, people.c.back_as.is_not(None)).values(back_as=None))
    held = (
        exists().where(or_(apart.c.person == people.c.id, apart.c.other == people.c.id)),
        exists().where(or_(reports.c.by == people.c.id, reports.c.about == people.c.id)),
        exists().where(announcement_stops.c.person == people.c.id),
    )
    unheld = (people.c.mark != "") & ~or_(*held)
    connection.execute(update(people).where(over, unheld).values(mark=""))


def _forget_pauses(connection: Connection) -> None:
    """End the pauses whose reporter has erased themselves, once the report is gone too."""
    reporter = exists().where(people.c.id == apart.c.person, people.c.gone_at.is_not(None))
    report = exists().where(reports.c.by == apart.c.person, reports.c.about == apart.c.other)
    connection.execute(delete(apart).where(apart.c.why == Why.REPORT, reporter, ~report))


def as_they_are_now(
    connection: Connection, community: CommunityId, ids: Iterable[PersonId]
) -> dict[PersonId, PersonId]:
    """Return for each person whom they have come back as, or the same person."""
    wanted = tuple(ids)
    these = within(people.c.community, community) & people.c.id.in_(wanted)
    rows = connection.execute(select(people.c.id, people.c.back_as).where(these))
    back = {PersonId(row.id): row.back_as for row in rows}
    return {one: PersonId(back.get(one) or one) for one in wanted}
