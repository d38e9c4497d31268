"""Others who have room: wherever one way ends, the next three begin."""

from bot.domain.ids import PersonId
from bot.domain.matching import Facet, Looking
from bot.domain.people import Mentor
from bot.store.marks import Mark
from bot.store.work import Work

HOW_MANY = 3


def with_room(work: Work, near: Mentor | None, kind: str) -> tuple[Mentor, ...]:
    """Return up to three others with room for this kind, of the same field first, the least asked before."""
    without = _left_out(work, near)
    found = _find(work, near.field if near else "", kind, without, same_field=near is not None)
    if len(found) < HOW_MANY:
        found += _find(work, near.field if near else "", kind, without | set(found), same_field=False)
    mentors = {one: card.face() for one, card in work.mentors.many(found).items()}
    held = work.places.held(mentors)
    least_asked = sorted(found[:HOW_MANY], key=lambda one: sum(held.get(one, {}).values()))
    return tuple(mentors[one] for one in least_asked if one in mentors)


def _left_out(work: Work, near: Mentor | None) -> frozenset[PersonId]:
    passed = work.marks.of(work.me.id, Mark.PASSED)
    asked = work.asks.asked_by(work.me.id)
    apart = work.safety.apart_from(work.me.id)
    return frozenset({work.me.id, *passed, *asked, *apart, *({near.id} if near else ())})


def _find(
    work: Work, field: str, kind: str, without: frozenset[PersonId], *, same_field: bool
) -> list[PersonId]:
    chosen: dict[Facet, tuple[str, ...]] = {Facet.KIND: (kind,)}
    if same_field:
        chosen[Facet.FIELD] = (field,)
    looking = Looking(work.community, "", chosen, without)
    return [hit.mentor for hit in work.search.find(looking, limit=HOW_MANY).hits]
