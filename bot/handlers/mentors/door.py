"""A mentor's door: opening, resting, closing; every mentee who waits is told what follows."""

from bot.domain.asks.ask import Status
from bot.domain.common.events import PersonLeaves
from bot.domain.common.ids import fresh
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Door, Mentor
from bot.domain.common.refusals import Refusal
from bot.domain.mentors import card as card_rules
from bot.domain.mentors.card import NotReady, Reply, Rest
from bot.domain.mentors.events import DoorOpened, DoorShut
from bot.handlers.answers import answer
from bot.handlers.asks import ask
from bot.handlers.mentors import first_door_wait, quarterly_letter
from bot.handlers.mentors.page import mine, own_page
from bot.handlers.opening import first_days
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.mentors import door as views
from bot.views.mentors import first_door_wait as hello_views
from bot.views.mentors.page import BACK_NOW


def open_door(request: Request, work: Work) -> Message | Aside:
    """Open the door of a card that is ready: it can be found at once, and a first message says so."""
    card = mine(work)
    if card.door is Door.OPEN:
        return own_page(work)
    match turn_open(work, card):
        case NotReady(missing):
            return views.not_ready(work.reader, missing)
        case _ if first_door_wait.has_to_change(work, card):
            return hello_views.unchanged(work.reader, first_door_wait.drawn(work, work.approvals.of(card.id)))
        case _:
            return own_page(work)


def turn_open(work: Work, card: Mentor) -> NotReady | bool:
    """Open a door if its card is ready, the one path to every open door; tell whether it opened now.

    A first door may have to wait for a manager's hello instead.
    """
    match card_rules.open_door(card, work.now):
        case NotReady() as not_ready:
            return not_ready
        case _ if first_door_wait.is_wanted(work, card):
            first_door_wait.ask(work, card)
            return False
        case opened:
            if opened_now := work.cards.turn(opened, when=card.door):
                work.happened(DoorOpened(card.id))
                first_door_wait.no_more(work, card.id)
                about = first_door_wait.behind(work, card)
                work.show(card.id, Notice(NoticeKind.DOOR, about, fresh("door")))
            return opened_now


def take_back(request: Request, work: Work) -> Message | Aside:
    """Stop waiting for a hello; the card is unchanged."""
    first_door_wait.take_back(work, mine(work))
    return own_page(work)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show the page in its current state: the answer to a repeated press."""
    return own_page(work)


def rest(request: Request, work: Work) -> Message | Aside:
    """Ask how long to rest."""
    return views.rest_first(work.reader) if mine(work).door is Door.OPEN else views.not_open(work.reader)


def rest_for(request: Request, work: Work) -> Message | Aside:
    """Rest for this long from today, or return at once; waiting asks stay with the mentor."""
    if request.ref not in {*Rest, BACK_NOW}:
        return work.refuse(Refusal.GONE)
    card = mine(work)
    until = None if request.ref == BACK_NOW else card_rules.rest_until(card, Rest(request.ref), work.now)
    if not work.cards.rest(card.id, until):
        return views.not_open(work.reader)
    if until is not None:
        work.happened(DoorShut(card.id))
    return own_page(work)


def close_door(request: Request, work: Work) -> Message | Aside:
    """Show who still waits and who is in touch before the door closes."""
    card = mine(work)
    if card.door is not Door.OPEN:
        return views.not_open(work.reader)
    return views.close_first(work.reader, _owed(work, card))


def close_now(request: Request, work: Work) -> Message | Aside:
    """Decline every waiting ask with alternative mentors, then close the door."""
    card = mine(work)
    if card.door is not Door.OPEN:
        return views.not_open(work.reader)
    _hand_on(work, card)
    if work.cards.turn(card_rules.close_door(card), when=Door.OPEN):
        work.happened(DoorShut(card.id))
    return own_page(work)


def leaves(event: PersonLeaves, work: Work) -> None:
    """Close the door of a mentor who leaves, and let nobody say hello to them; the card stays as it is."""
    first_door_wait.leaves(work, event.person)
    card = work.mentors.get(event.person)
    if card is not None and work.cards.turn(card_rules.close_door(card), when=Door.OPEN):
        work.happened(DoorShut(card.id))


def hand_on(request: Request, work: Work) -> Message | Aside:
    """Ask for confirmation before every waiting ask is passed to other mentors."""
    owed = _owed(work, mine(work))
    return views.hand_on_first(work.reader, owed) if owed.waiting else own_page(work)


def hand_on_now(request: Request, work: Work) -> Message | Aside:
    """Decline every waiting ask with alternative mentors, and leave the door open."""
    _hand_on(work, mine(work))
    return own_page(work)


def take_rest(request: Request, work: Work) -> Message | Aside:
    """Take the week's rest that was offered under an ask."""
    return _reply(request, work, Reply.TAKEN)


def leave_rest(request: Request, work: Work) -> Message | Aside:
    """Decline the rest that was offered under an ask."""
    return _reply(request, work, Reply.LEFT)


def _reply(request: Request, work: Work, reply: Reply) -> Message | Aside:
    found = work.asks.get(request.ref)
    if found is None or found.mentor != work.me.id:
        return work.refuse(Refusal.NOT_YOURS if found else Refusal.GONE)
    if work.rest_offers.reply(work.me.id, found.id, reply):
        if reply is Reply.TAKEN:
            work.cards.rest(work.me.id, card_rules.rest_until(mine(work), Rest.WEEK, work.now))
            work.happened(DoorShut(work.me.id))
        work.show(found.mentor, Notice(NoticeKind.ASKED, found.id))
    return answer.card(work, found)


def _hand_on(work: Work, card: Mentor) -> None:
    words = views.handed_on_words(work.reader)
    decided = card_rules.hand_on(work.asks.waiting_for(card.id), words, card, work.now)
    ended = [one for one in decided if work.asks.change(one.ask, when=Status.WAITING)]
    # All places at once: each call locks the counter behind the listings, which must be locked last.
    work.places.give_back(place for one in ended for place in one.gives_back)
    for one in ended:
        ask.tell(work, one.ask)


def _owed(work: Work, card: Mentor) -> views.Owed:
    waiting = work.askers(work.asks.waiting_for(card.id))
    in_touch = [one.mentee for one in work.mentorships.of(card.id, limit=50) if one.mentor == card.id]
    named = work.people.many(in_touch)
    return views.Owed(
        waiting=tuple(mentee for _, mentee in waiting),
        in_touch=tuple(named[one] for one in dict.fromkeys(in_touch)),
        helped=quarterly_letter.how_many_helped(work, card.id),
    )


def opened(ref: str, work: Work) -> Message | None:
    """Draw for a mentor that their door is open; nothing once it is not."""
    mentor = work.mentors.get(work.me.id)
    if mentor is None or mentor.door is not Door.OPEN:
        return None
    waited, number = work.approvals.get(ref), first_days.founding_door(work)
    is_theirs = waited is not None and waited.mentor == mentor.id
    hello = first_door_wait.drawn(work, waited) if is_theirs else None
    return views.opened(work.reader, mentor, number, hello)
