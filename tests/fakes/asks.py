"""Asks for the tests' stories."""

from datetime import datetime, timedelta

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.ids import AskId, fresh
from bot.domain.common.people import Mentor, Person
from tests.fakes.clock import TUESDAY_MORNING

QUESTION = "How did you know that it was time to leave law?"
FIVE_DAYS = timedelta(days=5)


def waiting(
    mentee: Person,
    mentor: Mentor,
    *,
    kind: str = "quick-question",
    month: str = "2026-11",
    sent_at: datetime = TUESDAY_MORNING,
    closes_at: datetime | None = None,
) -> Ask:
    """Return an ask that waits for its mentor."""
    return Ask(
        id=AskId(fresh("ask")),
        community=mentee.community,
        mentee=mentee.id,
        mentor=mentor.id,
        kind=kind,
        question=QUESTION,
        status=Status.WAITING,
        month=month,
        sent_at=sent_at,
        closes_at=closes_at or sent_at + FIVE_DAYS,
    )
