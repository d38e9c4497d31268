"""`/be-a-mentor`: a mentor's own page, the kinds they give, their card, and a practice ask."""

from dataclasses import replace

from bot.domain.asks import clocks
from bot.domain.common.people import Door, Mentor
from bot.domain.mentors import card as card_rules
from bot.domain.programme.kinds import Kind
from bot.handlers.mentors import first_door_wait
from bot.handlers.opening import first_days
from bot.handlers.search import find
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request, Surface
from bot.ui.verbs import mentors
from bot.views.answers import practice
from bot.views.mentors import door as door_views
from bot.views.mentors import first_door_wait as wait_views
from bot.views.mentors import page as views
from bot.views.mentors import whole_card
from bot.views.search import find as search_views

ANEW = "new"
"""The ref of a button whose card must stay unchanged: the page is shown privately instead."""


def page(request: Request, work: Work) -> Message | Aside:
    """Show a mentor where they are and every next step."""
    return _shown(request, own_page(work))


def gives(request: Request, work: Work) -> Message | Aside:
    """List the kinds of help and how much of each the mentor gives."""
    about = mentors.GIVES.read(request.ref)
    return _shown(request, kinds_page(work, about.number if about else 0))


def my_card(request: Request, work: Work) -> Message | Aside:
    """Show a mentor their card as mentees see it while its door is open."""
    return Aside(_before_opening(work)) if _may_open(work) else _as_others_see(work)


def after_step(work: Work) -> Message:
    """Show the card as people will read it, and the press that opens its door; else the page."""
    return _before_opening(work) if _may_open(work) else own_page(work)


def _before_opening(work: Work) -> Message:
    return door_views.before_opening(work.reader, _own(work), _as_others_see(work).message)


def _may_open(work: Work) -> bool:
    shown = _own(work)
    waits = shown.hello is not None and wait_views.waits(shown.hello)
    return shown.mentor.door is not Door.OPEN and not waits and not card_rules.missing(shown.mentor)


def _as_others_see(work: Work) -> Aside:
    mentor = mine(work)
    as_open = search_views.Seen(mentor.face(), (), find.left(work, _at_the_door(mentor)))
    card = whole_card.whole_card(work.reader, as_open, saved=False, own=True)
    return views.as_others_see(work.reader, mentor, card)


def practise(request: Request, work: Work) -> Message | Aside:
    """Show a made-up ask; nothing of it is stored, and nobody else sees it."""
    mentor, kind = mine(work), _to_practise(work)
    closing = clocks.closes_at(work.now, kind.clock, mentor.days, mentor.person.zone, work.programme.caps)
    return practice.practice_ask(work.reader, mentor, kind.key, closing)


def practised(request: Request, work: Work) -> Message | Aside:
    """Say what a button of the practice ask would have done."""
    return practice.practised(work.reader, request.ref)


def mine(work: Work) -> Mentor:
    """Return the presser's card, an empty one where they have none yet."""
    return work.mentors.get(work.me.id) or card_rules.begun(work.me, work.programme)


def own_page(work: Work) -> Message:
    """Draw the presser's own page in its current state."""
    return views.page(work.reader, _own(work))


def _own(work: Work) -> views.MentorPage:
    waiting = len(work.asks.waiting_for(work.me.id))
    card, number = mine(work), first_days.founding_door(work)
    return views.MentorPage(card, waiting, number, first_door_wait.of(work, card))


def kinds_page(work: Work, number: int) -> Message:
    """Draw one page of the kinds of help; a number beyond the last is the last."""
    last = max(0, len(work.programme.offered) - 1) // views.KINDS_A_PAGE
    held = work.places.held((work.me.id,))[work.me.id]
    return views.gives(work.reader, mine(work), held, min(number, last))


def _shown(request: Request, message: Message) -> Message | Aside:
    in_place = request.surface is Surface.CARD and request.ref != ANEW
    return message if in_place else Aside(message)


def _at_the_door(mentor: Mentor) -> Mentor:
    return replace(mentor, door=Door.OPEN, resting_until=None)


def _to_practise(work: Work) -> Kind:
    offered = [offer.kind for offer in mine(work).offers if offer.budget.places]
    return work.programme.kind(offered[0]) if offered else work.programme.smallest()
