"""Wishes: stored, listed, removed, checked when a mentor's room changes, and told once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.domain.common import nudge_budget
from bot.domain.common.ids import PersonId, WishId, fresh
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.nudge_budget import NudgeKind
from bot.domain.common.people import Door, Mentor
from bot.domain.common.refusals import Refusal
from bot.domain.search import wishes
from bot.domain.search.matching import Facet, Hit, Looking
from bot.domain.search.understood import Sort
from bot.domain.search.wishes import Status, Wish, WishAbout
from bot.handlers.common import nudge
from bot.handlers.search import find
from bot.handlers.search.offered import offered
from bot.handlers.work import Work
from bot.store.index.words import wanted
from bot.ui.fit import fit_line
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import search
from bot.views.common.may_ask import NOTHING_STANDS
from bot.views.search import wishes as views

KNOWN = 100
"""The most mentors stored as known because they fitted when a wish was made."""

CHOICE = 5
"""The number of found mentors that are checked before a wish is told."""


def wish(request: Request, work: Work) -> Message | Aside:
    """Store a wish: to be told of the opening, of a mentor's room, or of a new mentor who fits a search."""
    match search.WISH.read(request.ref):
        case search.WishForOpening(looking=looking):
            return _opening(work, looking)
        case search.WishForRoom(mentor=mentor):
            return _room(work, PersonId(mentor))
        case search.WishForFit(looking=looking):
            return _fit(work, looking)
        case None:
            return work.refuse(Refusal.GONE)


def say_wish(request: Request, work: Work) -> Form | Aside:
    """Open the form that asks what would help."""
    written = work.drafts.get(search.SAY_WISH.name, "")
    return views.form(work.reader, written.get("words", ""), written.get("kind", ""))


def keep_wish(request: Request, work: Work) -> Message | Aside | Rejected:
    """Store what would help, in the mentee's own words."""
    words, kind = " ".join(request.first("words").split()), request.first("kind")
    work.drafts.save(search.SAY_WISH.name, "", {"words": words, "kind": kind[:40]})
    if errors := views.errors(work.reader, words):
        return Rejected(views.form(work.reader, words, kind), errors)
    work.drafts.drop(search.SAY_WISH.name, "")
    offered = {one.key for one in work.programme.offered}
    chosen = {Facet.KIND: (kind,)} if kind in offered else {}
    return _someone(work, fit_line(words, wishes.LONGEST_WORDS), chosen)


def mine(request: Request, work: Work) -> Message | Aside:
    """List the wishes of the presser."""
    return Aside(views.wishes(work.reader, [_wished(work, one) for one in work.wishes.of(work.me.id)]))


def let_go(request: Request, work: Work) -> Message | Aside:
    """Remove a wish."""
    work.wishes.let_go(request.ref, of=work.me.id)
    return views.let_go(work.reader)


def look_on(request: Request, work: Work) -> Message | Aside:
    """Continue a wish that came true; the mentor it found no longer counts as new."""
    found = work.wishes.get(request.ref, of=work.me.id)
    if found is None or found.about is not WishAbout.SOMEONE:
        return work.refuse(Refusal.GONE)
    known = found.known | ({found.mentor} if found.mentor else set())
    on = replace(found, standing=Status.OPEN, known=frozenset(known), mentor=None)
    work.wishes.again(replace(on, looked=work.wishes.latest_change()))
    return looks_on(request, work)


def looks_on(request: Request, work: Work) -> Message | Aside:
    """Show the current state of a wish: the answer to a repeated press."""
    found = work.wishes.get(request.ref, of=work.me.id)
    if found is None:
        return work.refuse(Refusal.GONE)
    return views.wished(work.reader, _wished(work, found))


def card(ref: str, work: Work) -> Message | None:
    """Draw a wish that came true, from the current state; nothing where it was removed."""
    found = work.wishes.get(ref, of=work.me.id)
    if found is None or found.standing is not Status.TOLD:
        return None
    if found.mentor in work.safety.apart_from(work.me.id):
        return None
    return views.come_true(work.reader, _wished(work, found))


def comes_true_by(work: Work, made: Wish) -> PersonId | None:
    """Return the mentor through whom a wish comes true now, or None."""
    if made.about is WishAbout.ROOM:
        mentor = work.mentors.get(made.mentor) if made.mentor else None
        kept_apart = made.mentor in work.safety.apart_from(made.person)
        return mentor.id if mentor and not kept_apart and _has_room(work, mentor) else None
    left_out, asked = work.marks.left_out(made.person), work.standings.asked_by(made.person)
    without = frozenset({made.person, *left_out, *asked, *made.known})
    looking = Looking(work.community, made.words, made.chosen, without, off=made.off)
    cards = work.mentors.many([hit.mentor for hit in _who_fit(work, looking, limit=CHOICE)])
    return next((one for one, card in cards.items() if card.door is Door.OPEN), None)


def tell(work: Work, made: Wish, mentor: PersonId | None) -> bool:
    """Tell a person once that their wish came true, if their week has room; tell whether it was told."""
    room = nudge.room_for(work, made.person, NudgeKind.WISH)
    if room is None or room > work.now:
        work.wishes.put_off(made.id, room or work.now + timedelta(days=nudge_budget.A_WEEK))
        return False
    if not work.wishes.come_true(made.id, mentor):
        return False
    notice = Notice(NoticeKind.WISH, made.id, nudge.occasion(work))
    nudge.tell(work, made.person, NudgeKind.WISH, notice)
    return True


def _fit(work: Work, looking: str) -> Aside:
    found = work.lookings.get(looking, of=work.me.id)
    if found is None:
        return work.refuse(Refusal.GONE)
    return _someone(work, fit_line(found.words, wishes.LONGEST_WORDS), found.chosen, found.off)


def _opening(work: Work, looking: str) -> Aside:
    found = work.lookings.get(looking, of=work.me.id)
    words = fit_line(found.words, wishes.LONGEST_WORDS) if found else ""
    return _keep(work, _new(work, WishAbout.OPENING, words=words))


def _room(work: Work, mentor_id: PersonId) -> Aside:
    mentor = work.mentors.get(mentor_id)
    if mentor is None or mentor.door is not Door.OPEN or mentor.id == work.me.id:
        return work.refuse(Refusal.GONE)
    # A person kept apart gets the same answer as everybody else; only their wish never comes true.
    if mentor.id not in work.safety.apart_from(work.me.id) and _has_room(work, mentor):
        standing = find.standings(work, (mentor.id,)).get(mentor.id, NOTHING_STANDS)
        return views.room_now(work.reader, mentor.face(), standing)
    return _keep(work, replace(_new(work, WishAbout.ROOM), mentor=mentor.id))


def _someone(
    work: Work, words: str, chosen: Mapping[Facet, tuple[str, ...]], off: frozenset[str] = frozenset()
) -> Aside:
    looking = Looking(work.community, words, chosen, frozenset({work.me.id}), off=off)
    known = frozenset(hit.mentor for hit in _who_fit(work, looking, limit=KNOWN))
    made = replace(_new(work, WishAbout.SOMEONE, words=words), chosen=chosen, off=off)
    return _keep(work, replace(made, known=known, looked=work.wishes.latest_change()))


def _who_fit(work: Work, looking: Looking, *, limit: int) -> tuple[Hit, ...]:
    """Return those who have the place, language and kind of help of a wish, and enough of its words."""
    found = work.search.find(offered(work, looking), limit=limit)
    said = {choice for choice in found.understood if choice.sort is not Sort.WORK and not choice.without}
    return tuple(hit for hit in found.hits if said <= set(hit.has) and _fits(looking.words, hit.met))


def _new(work: Work, about: WishAbout, *, words: str = "") -> Wish:
    return Wish(WishId(fresh("wsh")), work.community, work.me.id, about, work.now, words)


def _keep(work: Work, made: Wish) -> Aside:
    if len(work.wishes.of(work.me.id)) >= wishes.MOST and not work.wishes.is_kept(made):
        return work.refuse(Refusal.ENOUGH_WISHES)
    return views.wished(work.reader, _wished(work, work.wishes.make(made)))


def _fits(words: str, met: int) -> bool:
    """Tell whether enough of the wished words were met: half of them, and three at most."""
    said = len(wanted(words).words) if words else 0
    return met >= min(3, -(-said // 2))


def _has_room(work: Work, mentor: Mentor) -> bool:
    return any(find.left(work, mentor).values())


def _wished(work: Work, made: Wish) -> views.Wished:
    mentor = work.mentors.get(made.mentor) if made.mentor else None
    if mentor is None:
        return views.Wished(made)
    standing = find.standings(work, (mentor.id,)).get(mentor.id, NOTHING_STANDS)
    return views.Wished(made, mentor.face(), find.left(work, mentor), standing)
