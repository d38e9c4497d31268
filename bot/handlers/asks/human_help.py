"""A raised hand: a mentee accepts a person's help, managers hear of it, and one of them writes."""

from dataclasses import replace

from bot.domain.asks import human_help
from bot.domain.asks.ask import Ask
from bot.domain.asks.human_help import Hand, HelpStatus
from bot.domain.asks.noes import NO_HELP
from bot.domain.common.events import PersonLeaves
from bot.domain.common.ids import HandId, PersonId, fresh
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Person
from bot.handlers.work import Work
from bot.ui.nodes import Message
from bot.views.asks import human_help as views

MOST_MANAGERS = 50

PASSED = "passed"
"""The occasion of the message that says to managers that the day passed by which a person was to hear."""


def raise_hand(work: Work, ask: Ask) -> None:
    """Keep that the presser would like a person's help, and tell the managers."""
    until = human_help.until(work.now, work.me.zone)
    hand = Hand(HandId(fresh("hnd")), work.community, work.me.id, ask.id, work.now, until)
    if work.hands.raise_(hand):
        _show_managers(work, hand)


def may_raise(work: Work, ask: Ask) -> bool:
    """Tell whether the ask ended without help and there is a manager to tell."""
    return ask.status in NO_HELP and any(one.id != ask.mentee for one in helpers(work))


def close_due(work: Work) -> bool:
    """Close the hand longest past its deadline: tell the mentee kindly; tell whether there was one."""
    due = work.hands.longest_over(work.now)
    over = human_help.close(due, work.now) if due else None
    if due is None or over is None:
        return False
    if work.hands.change(over, when=due.reach):
        tell(work, over)
        say_passed(work, over.person, NoticeKind.HAND, over.id)
    return True


def card(ref: str, work: Work) -> Message | None:
    """Draw a raised hand for a manager; nothing for a reader who is no manager any more."""
    hand = work.hands.get(ref)
    if hand is None or not work.me.manages or not may_help(work, hand):
        return None
    mine = hand.by == work.me.id
    return views.card(work.reader, hand, work.people.named(hand.person), by(work, hand), mine=mine)


def news(ref: str, work: Work) -> Message | None:
    """Draw for the mentee who writes to them, or that no manager could in time."""
    hand = work.hands.get(ref)
    if hand is None or hand.person != work.me.id:
        return None
    return views.news(work.reader, hand, by(work, hand), helpers(work))


def answered(work: Work, hand: Hand) -> None:
    """Mark a hand as done because an introduction answers it: the mentee hears of that instead."""
    if work.hands.change(replace(hand, reach=HelpStatus.DONE, by=work.me.id), when=hand.reach):
        _show_managers(work, hand)


def leaves(event: PersonLeaves, work: Work) -> None:
    """Take a mentee who leaves off the managers' list, and a manager's promise off their shoulders."""
    for hand in work.hands.with_(event.person):
        done = replace(hand, reach=HelpStatus.DONE)
        free = human_help.give_back(hand, work.now)
        if event.person == hand.person and work.hands.change(done, when=hand.reach):
            _show_managers(work, hand)
        elif event.person == hand.by and work.hands.change(free, when=hand.reach):
            tell(work, free)


def by(work: Work, hand: Hand) -> Person | None:
    """Return the manager who writes, or None."""
    return work.people.get(hand.by) if hand.by else None


def may_help(work: Work, hand: Hand) -> bool:
    """Tell whether the presser may see and take this hand: not their own, and no one kept apart."""
    return hand.person not in {work.me.id, *work.safety.apart_from(work.me.id)}


def helpers(work: Work) -> list[Person]:
    """Return some of the managers who would hear of it, never the presser."""
    apart = {work.me.id, *work.safety.apart_from(work.me.id)}
    return [one for one in work.people.managers() if one.id not in apart]


def tell(work: Work, hand: Hand) -> None:
    """Show the mentee, and the managers who hear of them, the current state of a hand."""
    work.show(hand.person, Notice(NoticeKind.HAND_NEWS, hand.id))
    if hand.reach is HelpStatus.PROMISED and work.now >= hand.until:
        # They have read that nobody could: an edit of that message would notify nobody.
        work.show(hand.person, Notice(NoticeKind.HAND_NEWS, hand.id, PASSED))
    work.redraw((hand.person,), (hand.id,))
    _show_managers(work, hand)


def _show_managers(work: Work, hand: Hand) -> None:
    show_managers(work, hand.person, NoticeKind.HAND, hand.id)


def show_managers(work: Work, person: PersonId, kind: NoticeKind, ref: str) -> None:
    """Show its current state to the managers who hear of this person, on every card they have of it."""
    managers = hearing(work, person)
    for one in managers:
        work.show(one, Notice(kind, ref))
    work.redraw(managers, (ref,))


def say_passed(work: Work, person: PersonId, kind: NoticeKind, ref: str) -> None:
    """Tell those managers, in a message of its own, that the day passed by which this person was to hear."""
    for one in hearing(work, person):
        work.show(one, Notice(kind, ref, PASSED))


def hearing(work: Work, person: PersonId) -> list[PersonId]:
    """Return the managers who hear of this person: not the person, and none kept apart from them."""
    apart = {person, *work.safety.apart_from(person)}
    return [one.id for one in work.people.managers(limit=MOST_MANAGERS) if one.id not in apart]


def is_past(ref: str, work: Work) -> bool:
    """Tell whether the day by which the mentee hears is over, so that they are told of that first."""
    hand = work.hands.get(ref)
    return hand is not None and hand.reach is HelpStatus.WAITING and work.now >= hand.until
