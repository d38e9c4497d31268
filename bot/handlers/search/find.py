"""`/find-mentor`: search, turn pages, narrow, read one card, save it or pass it over."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.domain.asks.ask import LONGEST_QUESTION
from bot.domain.common import capacity
from bot.domain.common.ids import LookingId, PersonId, fresh
from bot.domain.common.people import ANSWERS_IN, Door, Mentor
from bot.domain.common.refusals import Refusal
from bot.domain.search.answering import HISTORY
from bot.domain.search.events import SearchMade
from bot.domain.search.matching import Facet, Found, Looked, Looking
from bot.handlers.opening import first_days, first_hello
from bot.handlers.search import completing
from bot.handlers.search.narrowing import best_removal, narrowed
from bot.handlers.search.offered import offered
from bot.handlers.work import Unmeant, Work
from bot.store.index.words import wanted
from bot.store.search.saved import Mark
from bot.ui.fit import fit_line
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import search
from bot.views.common.may_ask import NOTHING_STANDS, Standing
from bot.views.mentors import whole_card
from bot.views.opening import first_hello as hello_views
from bot.views.search import find as views

LONGEST_WORDS = LONGEST_QUESTION
"""What is searched for may become the question of an ask, so no more of it is cut than of a question."""
BEHIND = 4
"""How often a search is repeated without the mentors whose doors closed since the index was written."""


def find(request: Request, work: Work) -> Message | Aside:
    """Search for the typed words; greet a presser who has never searched and typed nothing."""
    typed = completing.narrowed(request.chosen, work)
    words = _sought(work, fit_line(" ".join((request.words, *typed.words)), LONGEST_WORDS))
    if (too_soon := first_days.not_yet(work, words)) is not None:
        return too_soon
    if not (words or typed.chosen) and request.ref != hello_views.EVERYONE and first_hello.is_due(work):
        return Aside(first_hello.hello(request, work))
    return Aside(first_page(work, Looking(work.community, words, typed.chosen)))


def _sought(work: Work, typed: str) -> str:
    """Return the typed words; nothing where they ask for nobody in particular: "hello, can anybody help?"."""
    asked = wanted(typed)
    if not asked.only_names:
        return typed if asked.words else ""
    found = work.search.find(Looking(work.community, typed), limit=1)
    return typed if found.hits or found.full else ""


def topic(request: Request, work: Work) -> Message | Aside:
    """Search for the topic that a first-time visitor chose."""
    if (too_soon := first_days.not_yet(work, "")) is not None:
        return too_soon
    found = hello_views.TOPICS.get(request.ref, hello_views.Topic(""))
    offered = {kind.key for kind in work.programme.offered}
    chosen = {Facet.KIND: (found.kind,)} if found.kind in offered else {}
    return Aside(first_page(work, Looking(work.community, found.words, chosen)))


def page(request: Request, work: Work) -> Message | Aside:
    """Show a page of an earlier search; the first of another one where something else is chosen beside it."""
    about = search.PAGE.read(request.ref)
    looking = work.lookings.get(about.looking, of=work.me.id) if about else None
    if looking is not None and (other := narrowed(looking, request.chosen)) is not None:
        return first_page(work, other)
    return _again(request, work, narrowing=False)


def narrow(request: Request, work: Work) -> Message | Aside:
    """Show the filters of an earlier search."""
    return _again(request, work, narrowing=True)


def filter_(request: Request, work: Work) -> Message | Aside:
    """Narrow an earlier search: each facet that was changed comes with all its chosen values."""
    looking = work.lookings.get(request.ref, of=work.me.id)
    if looking is None:
        return work.refuse(Refusal.GONE)
    return first_page(work, narrowed(looking, request.chosen) or looking, narrowing=True)


def lift(request: Request, work: Work) -> Message | Aside:
    """Remove one facet's choice from an earlier search."""
    about = search.LIFT.read(request.ref)
    looking = work.lookings.get(about.looking, of=work.me.id) if about else None
    if about is None or looking is None:
        return work.refuse(Refusal.GONE)
    chosen = {kept: values for kept, values in looking.chosen.items() if kept != about.facet}
    return first_page(work, replace(looking, chosen=chosen))


def read(request: Request, work: Work) -> Message | Aside:
    """Show one whole card: in place of the results that it was pressed in, elsewhere in private."""
    about = _read(request)
    mentor = work.mentors.get(PersonId(about.mentor))
    if mentor is not None and mentor.id in work.safety.apart_from(work.me.id):
        return work.refuse(Refusal.AWAY)
    if mentor is None or not is_to_be_read(mentor, work):
        return work.refuse(Refusal.GONE)
    seen = see(work, (mentor.id,))[mentor.id]
    saved = mentor.id in work.marks.of(work.me.id, Mark.SAVED)
    own, back = mentor.id == work.me.id, about.results
    card = whole_card.whole_card(work.reader, seen, saved=saved, own=own, back=back)
    return card.message if back else card


def is_to_be_read(mentor: Mentor, work: Work) -> bool:
    """Tell whether the presser may read a card: one that was never open is its owner's alone."""
    return not mentor.person.has_left and (mentor.door is not Door.DRAFT or mentor.id == work.me.id)


def save(request: Request, work: Work) -> Message | Aside:
    """Add a card to the saved ones."""
    return _mark(request, work, Mark.SAVED)


def pass_over(request: Request, work: Work) -> Message | Aside:
    """Leave a mentor out of every later search."""
    return _mark(request, work, Mark.PASSED)


def forget(request: Request, work: Work) -> Message | Aside:
    """Remove every mark from a card."""
    for mark in Mark:
        work.marks.take(work.me.id, PersonId(_read(request).mentor), mark)
    return marked(request, work)


def marked(request: Request, work: Work) -> Message | Aside:
    """Show a card with its current marks."""
    about = _read(request)
    mentor = work.mentors.get(PersonId(about.mentor))
    if mentor is not None and mentor.id in work.marks.of(work.me.id, Mark.PASSED):
        return whole_card.passed_over(work.reader, mentor, about.results)
    match read(request, work):
        case Aside(message) if mentor is not None:
            return message
        case other:
            return other


def kept(request: Request, work: Work) -> Message | Aside:
    """Say what is stored about searches and for how long."""
    return hello_views.kept(work.reader)


def keep(made: SearchMade, work: Work) -> None:
    """Store a search, so that its buttons find it again."""
    work.lookings.keep(made.looked)


def remember(work: Work, words: str) -> LookingId:
    """Store a search for words that nobody has looked for yet: a button finds what it would find."""
    looked = Looked(LookingId(fresh("lkg")), work.me.id, Looking(work.community, fit_line(words, 400)))
    work.happened(SearchMade(looked))
    return looked.id


def see(work: Work, ids: Iterable[PersonId]) -> Mapping[PersonId, views.Seen]:
    """Return mentors as the presser may see them; room comes from the database, never from the index."""
    mentors = faces(work, work.mentors.many(ids))
    held = work.places.held(mentors)
    hours = work.asks.answered_in(mentors, since=work.now - HISTORY)
    standing = standings(work, mentors)
    return {
        one: views.Seen(
            mentor,
            _hours(mentor, hours.get(one, [])),
            _left(work, mentor, held[one]),
            capacity.again_from(mentor, held[one], work.now),
            standing.get(one, NOTHING_STANDS),
        )
        for one, mentor in mentors.items()
    }


def standings(work: Work, mentors: Iterable[PersonId]) -> Mapping[PersonId, Standing]:
    """Return what keeps the presser from asking each mentor: their open ask, or a no of late."""
    caps, now = work.programme.caps, work.now
    found = work.standings.of(work.me.id, mentors)
    return {one: Standing(between.open_ask, between.not_before(caps, now)) for one, between in found.items()}


def faces(work: Work, mentors: Mapping[PersonId, Mentor]) -> dict[PersonId, Mentor]:
    """Return cards as the presser may see them: whole to mentees whom they helped, and to their owner."""
    any_hidden = any(card.hidden for card in mentors.values())
    shown_whole = {work.me.id, *work.asks.helped_by(work.me.id)} if any_hidden else {work.me.id}
    return {one: _whole(card) if one in shown_whole else card.face() for one, card in mentors.items()}


def _whole(card: Mentor) -> Mentor:
    return replace(card, hidden=frozenset())


def _hours(mentor: Mentor, hours: list[float]) -> tuple[float, ...]:
    return () if ANSWERS_IN in mentor.hidden else tuple(hours)


def left(work: Work, mentor: Mentor) -> Mapping[str, int]:
    """Return how many more asks of each kind a mentor has room for now."""
    return _left(work, mentor, work.places.held((mentor.id,))[mentor.id])


def _left(work: Work, mentor: Mentor, held: capacity.Held) -> dict[str, int]:
    is_in = capacity.is_in(mentor, work.now)
    return {
        offer.kind: capacity.left(mentor, offer, held, work.now) if is_in else 0 for offer in mentor.offers
    }


def _read(request: Request) -> search.CardRead:
    """Return whose card a press is about, and in place of which results it stands."""
    return search.READ.read(request.ref) or search.CardRead("")


def _mark(request: Request, work: Work, mark: Mark) -> Message | Aside:
    mentor = work.mentors.get(PersonId(_read(request).mentor))
    if mentor is None:
        return work.refuse(Refusal.GONE)
    work.marks.put(work.me.id, mentor.id, mark)
    return marked(request, work)


def _again(request: Request, work: Work, *, narrowing: bool) -> Message | Aside:
    about = search.PAGE.read(request.ref)
    looking = work.lookings.get(about.looking, of=work.me.id) if about else None
    if about is None or looking is None:
        return work.refuse(Refusal.GONE)
    return _page(work, LookingId(about.looking), looking, about.number, narrowing=narrowing, again=True)


def first_page(work: Work, looking: Looking, *, narrowing: bool = False) -> Message:
    """Keep a search, and show the first page of what it finds."""
    looking_id, looking = LookingId(fresh("lkg")), replace(looking, words_first=False)
    shown = _page(work, looking_id, looking, 0, narrowing=narrowing, again=False)
    # Where their meaning is found out after this, this whole act runs again.
    looking = replace(looking, words_first=work.unmeant is not None)
    work.happened(SearchMade(Looked(looking_id, work.me.id, looking)))
    return shown


def _page(
    work: Work, looking_id: LookingId, looking: Looking, number: int, *, narrowing: bool, again: bool
) -> Message:
    without = work.marks.left_out(work.me.id) | {work.me.id}
    speaks, near = (work.reader.language,), work.meant.get(looking.words, ())
    mine = replace(offered(work, looking), without=without, speaks=speaks, zone=work.me.zone, near=near)
    mine, found, seen = _open_doors(work, mine, number, narrowing=narrowing)
    if found.thin and not near:
        work.unmeant = Unmeant(looking.words, again=again)
    if number > (last := max(0, found.listed - 1) // views.PAGE_SIZE):
        # There were more when the button was drawn.
        return _page(work, looking_id, looking, last, narrowing=narrowing, again=again)
    removal = best_removal(work, mine) if not found.listed else None
    few, you = _few(work, found), _you(work, looking)
    shown = views.Results(looking_id, looking, found, number, seen, narrowing, removal, few, you)
    return views.results(work.reader, shown)


def _open_doors(
    work: Work, looking: Looking, number: int, *, narrowing: bool
) -> tuple[Looking, Found, Mapping[PersonId, views.Seen]]:
    """Return a page of mentors whose doors are open in the database, whatever the index still says."""
    at, size = number * views.PAGE_SIZE, views.PAGE_SIZE
    for _ in range(BEHIND):
        found = work.search.find(looking, offset=at, limit=size, counted=narrowing)
        seen = see(work, [hit.mentor for hit in (*found.hits, *found.full)])
        shut = {hit.mentor for hit in (*found.hits, *found.full)} - {
            one for one, card in seen.items() if card.mentor.door is Door.OPEN
        }
        if not shut:
            return looking, found, seen
        looking = replace(looking, without=looking.without | shut)
    hits = tuple(hit for hit in found.hits if hit.mentor not in shut)
    full = tuple(hit for hit in found.full if hit.mentor not in shut)
    return looking, replace(found, hits=hits, full=full, total=len(hits), near=0), seen


def _you(work: Work, looking: Looking) -> views.You | None:
    """Tell whether the presser, who has a card, looked for their own name."""
    words, name = looking.words.casefold().split(), work.me.name.casefold().split()
    mentor = work.mentors.get(work.me.id) if words and set(words) <= set(name) else None
    if mentor is None or mentor.door is Door.DRAFT:
        return None
    return views.You(work.me.id, is_found=capacity.is_in(mentor, work.now))


def _few(work: Work, found: Found) -> bool:
    """Tell whether the community has only just opened; with many hits the doors need not be counted."""
    few = work.programme.caps.few_doors
    return found.total < few and not work.mentors.has_open(few)
