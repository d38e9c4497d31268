"""Whoever asked, as whoever acts may see them: an ask without a name never names them to its mentor."""

from collections.abc import Iterable

from bot.domain.asks.ask import Ask
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.handlers.common.reader import reader
from bot.store.work import Work
from bot.views.common import anonymous

MANY = 10
"""So many have to share a field of work before it is said of somebody without a name."""


def asker(work: Work, ask: Ask) -> Person:
    """Return the mentee of an ask as whoever acts may see them."""
    return nobody(work, ask.mentee) if hides(work, ask) else work.people.named(ask.mentee)


def askers(work: Work, asks: Iterable[Ask]) -> list[tuple[Ask, Person]]:
    """Return asks, each with its mentee as whoever acts may see them."""
    every = list(asks)
    named = work.people.many({ask.mentee for ask in every if not hides(work, ask)})
    return [(ask, named.get(ask.mentee) or nobody(work, ask.mentee)) for ask in every]


def hides(work: Work, ask: Ask) -> bool:
    """Tell whether whoever acts is not to know whose ask this is."""
    return ask.unnamed and work.me.id != ask.mentee


def nobody(work: Work, mentee: PersonId) -> Person:
    """Return how somebody is spoken of who asks without their name: nothing of theirs but perhaps a field."""
    called = anonymous.called(reader(work), _field(work, mentee))
    return Person(PersonId(""), work.community, called, zone="")


def _field(work: Work, mentee: PersonId) -> str:
    card = work.mentors.get(mentee)
    field = card.face().field if card else ""
    return field if field and work.mentors.how_many_in(field) >= MANY else ""
