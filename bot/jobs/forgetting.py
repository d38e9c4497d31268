"""Forgetting: what has been kept for as long as it was promised goes, each hour."""

from datetime import datetime

from bot.domain.programme.programme import Programme
from bot.store.common import seen_requests, sent_nudges
from bot.store.database.database import Transaction
from bot.store.home.my_data import forget_words
from bot.store.outbox import outbox
from bot.store.people import file_pages, returning
from bot.store.search import searches, wishes
from bot.store.second_looks import colleague


def forget(connection: Transaction, now: datetime, programme: Programme) -> None:
    """Delete what is past its time, in every community."""
    searches.forget_old(connection, now)
    seen_requests.forget_old(connection, now)
    sent_nudges.forget_old(connection, now)
    file_pages.forget_old(connection, now)
    forget_words(connection, now)
    wishes.forget_told(connection, now)
    colleague.forget_words(connection, now)
    outbox.forget_told(connection, now)
    returning.forget_old(connection, now, again_after=programme.caps.again_after)
