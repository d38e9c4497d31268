"""A second voice: another mentor offered after a good talk, once for a mentorship and seldom."""

from collections.abc import Iterator

from bot.domain.common import helping_styles
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Mentor
from bot.domain.mentorships import second_voice
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.domain.mentorships.second_voice import SecondVoice
from bot.domain.search.matching import Facet, Looking
from bot.handlers.common import given
from bot.handlers.search.find import LONGEST_WORDS
from bot.handlers.work import Work
from bot.store.search.saved import Mark
from bot.ui.fit import fit_line
from bot.views.mentorships.second_voice import Second

FITTING = 10
"""The number of mentors taken from the index: the database then decides who has room."""

IN_TOUCH = 50


def offer(work: Work, shared: Mentorship) -> None:
    """Store another mentor whom the mentee may like, where one is due and one fits."""
    me, first = work.me.id, work.mentors.get(shared.mentor)
    if first is None or shared.ending is not Ending.GOING or not _is_time(work):
        return
    without = _left_out(work) | work.standings.asked_by(me)
    for found in _nearest(work, shared, first, without):
        if (fitting := _fitting(work, shared, first, found)) is not None:
            work.second_voices.add(SecondVoice(shared.id, me, work.community, fitting.mentor.id, work.now))
            return


def stands(work: Work, shared: Mentorship) -> Second | None:
    """Return the mentor whom the mentee was offered, if the offer still holds; else None."""
    kept, first = work.second_voices.of(shared.id, work.me.id), work.mentors.get(shared.mentor)
    if kept is None or first is None or kept.let_go_at or kept.mentor in _left_out(work):
        return None
    # Count only asks that the mentee knows of: an open ask that this mentor did not take stays secret.
    asked = work.asks.latest(work.me.id, kept.mentor) is not None
    return None if asked else _fitting(work, shared, first, (kept.mentor,))


def _is_time(work: Work) -> bool:
    """Tell whether a second voice is due: seldom, and only to a mentee who may ask now."""
    can_ask = work.asks.how_many_waiting(work.me.id) < work.programme.caps.open_asks
    return can_ask and second_voice.is_time(work.second_voices.last(work.me.id), work.now)


def _nearest(
    work: Work, shared: Mentorship, first: Mentor, without: frozenset[PersonId]
) -> Iterator[tuple[PersonId, ...]]:
    """Yield mentors of another helping style from the index, the nearest first: by field and by question."""
    ask, field = work.asks.get(shared.ask), first.face().field
    words = fit_line(ask.question, LONGEST_WORDS) if ask else ""
    wanted = helping_styles.others(first.face().manners)
    for said, of in ((words, field), ("", field), (words, "")):
        if wanted and (said or of):
            chosen = {Facet.KIND: _kinds(work, shared), **({Facet.FIELD: (of,)} if of else {})}
            looking = Looking(work.community, said, chosen, without, wanted)
            yield tuple(hit.mentor for hit in work.search.find(looking, limit=FITTING).hits)


def _fitting(work: Work, shared: Mentorship, first: Mentor, found: tuple[PersonId, ...]) -> Second | None:
    cards, held = work.mentors.many(found), work.places.held(found)
    for card in (cards[one] for one in found if one in cards):
        manner = second_voice.manner_of(first, card, _kinds(work, shared), held[card.id], work.now)
        if manner is not None:
            return Second(first.face(), card.face(), manner)
    return None


def _kinds(work: Work, shared: Mentorship) -> tuple[str, ...]:
    """Return the kinds of which one is enough: the same again, or the smallest one."""
    return shared.kind, given.smallest(work).key


def _left_out(work: Work) -> frozenset[PersonId]:
    """Return who is never offered: kept apart, passed over, or in touch, the first mentor among them."""
    me = work.me.id
    passed, apart = work.marks.of(me, Mark.PASSED), work.safety.apart_from(me)
    in_touch = (one.other(me) for one in work.mentorships.of(me, limit=IN_TOUCH))
    return frozenset({me, *passed, *apart, *in_touch})
