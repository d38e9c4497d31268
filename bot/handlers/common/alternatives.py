"""Alternative mentors: where one way ends, offer up to three others with room."""

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Door, Mentor
from bot.domain.search.matching import Facet, Looking
from bot.handlers.work import Work
from bot.store.search.saved import Mark

HOW_MANY = 3


def with_room(work: Work, near: Mentor | None, kind: str, words: str = "") -> tuple[Mentor, ...]:
    """Return up to three other mentors with room for this kind, those with the fewest places held first.

    Mentors of the same field, or who fit the words, come before all others.
    """
    without = _left_out(work, near)
    found = _find(work, kind, without, field=near.field if near else "", words=words)
    if len(found) < HOW_MANY:
        found += _find(work, kind, without | set(found))
    cards = work.mentors.many(found)
    mentors = {one: card.face() for one, card in cards.items() if card.door is Door.OPEN}
    held = work.places.held(mentors)
    least_asked = sorted(found[:HOW_MANY], key=lambda one: sum(held.get(one, {}).values()))
    return tuple(mentors[one] for one in least_asked if one in mentors)


def _left_out(work: Work, near: Mentor | None) -> frozenset[PersonId]:
    passed = work.marks.of(work.me.id, Mark.PASSED)
    asked = work.standings.asked_by(work.me.id)
    apart = work.safety.apart_from(work.me.id)
    return frozenset({work.me.id, *passed, *asked, *apart, *({near.id} if near else ())})


def _find(
    work: Work, kind: str, without: frozenset[PersonId], *, field: str = "", words: str = ""
) -> list[PersonId]:
    chosen: dict[Facet, tuple[str, ...]] = {Facet.KIND: (kind,)}
    if field:
        chosen[Facet.FIELD] = (field,)
    looking = Looking(work.community, words, chosen, without)
    return [hit.mentor for hit in work.search.find(looking, limit=HOW_MANY).hits]
