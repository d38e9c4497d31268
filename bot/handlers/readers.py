"""Whoever acts, as the reader of the answer."""

from bot.domain.people import Person
from bot.store.work import Work
from bot.views.reader import Reader, reader_of


def reader(work: Work) -> Reader:
    """Return whoever acts in this transaction as a reader."""
    return reader_of(work.me, work.programme, work.now)


def reader_for(work: Work, person: Person) -> Reader:
    """Return somebody else as a reader."""
    return reader_of(person, work.programme, work.now)
