"""The kinds of help that mentors give at present: a mentee is offered no other."""

from bot.domain.programme.kinds import Kind
from bot.handlers.work import Work


def kinds(work: Work) -> tuple[Kind, ...]:
    """Return the offered kinds that another person with an open door gives; empty where nobody does."""
    offered = work.programme.offered
    given = work.mentors.given((kind.key for kind in offered), but=work.me.id)
    return tuple(kind for kind in offered if kind.key in given)


def smallest(work: Work) -> Kind:
    """Return the given kind that takes a mentor the least time; where none is given, the smallest of all."""
    return min(kinds(work), key=lambda kind: kind.minutes, default=work.programme.smallest())
