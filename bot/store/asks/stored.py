"""A row of the asks, read."""

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.ids import AskId, CommunityId, PersonId
from bot.store.tables.types import AnyRow


def read_ask(row: AnyRow) -> Ask:
    """Return the ask that a row holds."""
    return Ask(
        id=AskId(row.id),
        community=CommunityId(row.community),
        mentee=PersonId(row.mentee),
        mentor=PersonId(row.mentor),
        kind=row.kind,
        question=row.question,
        status=Status(row.status),
        month=row.month,
        sent_at=row.sent_at,
        closes_at=row.closes_at,
        ended_at=row.ended_at,
        words=row.words,
        reason=row.reason,
        remind_at=row.remind_at,
        reminders=row.reminders,
        later_at=row.later_at,
        first_kind=row.first_kind,
        opened_at=row.opened_at,
        carried=row.carried,
        unnamed=row.unnamed,
        link=row.link,
    )
