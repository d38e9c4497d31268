"""Whoever acts, as the reader of the answer."""

from bot.store.work import Work
from bot.views.common.reader import Reader, reader_of


def reader(work: Work) -> Reader:
    """Return whoever acts in this transaction as a reader."""
    return reader_of(work.me, work.programme, work.now)
