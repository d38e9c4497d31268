"""Carrying an open ask on: whom it goes to next, and what its mentee reads of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.domain.asks.ask import Ask, MaySend
from bot.domain.asks.events import AskTold
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Mentor, Person
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.open_asks import open_ask
from bot.domain.open_asks.open_ask import OpenAsk, Status
from bot.domain.safety.events import ReportMade
from bot.domain.search.matching import Facet, Looking
from bot.handlers.common import alternatives
from bot.handlers.work import Work
from bot.store.search.saved import Mark
from bot.ui.nodes import Message
from bot.views.open_asks import open_ask as views

FITTING = 30
"""Mentors who fit what was looked for, among whom the least asked come first."""

ANYBODY = 100

IN_TOUCH = 50

WHATEVER = 1_000_000
"""So many open asks nobody has: what was held a moment ago is held again, whatever the cap is now."""


def follow(told: AskTold, work: Work) -> None:
    """Take an open ask on to the next mentor, or home, after one of its steps."""
    step = told.ask
    carry = work.open_asks.get(step.carried) if step.carried else None
    if carry is None:
        return
    new = open_ask.after(carry, step.status, work.now)
    if carry.state is not Status.CARRYING:
        show(work, carry)
    elif new is None:
        _go_on(work, carry)
    elif new.state is Status.CARRYING or work.open_asks.change(new, was=carry):
        show(work, carry)


def hand(work: Work, carry: OpenAsk) -> Ask | Refusal | None:
    """Hand an open ask to the next mentor: hold their place and tell them; None where there is nobody."""
    for mentor, sent in _possible(work, carry):
        no_room = work.places.hold_all(sent.holds)
        if no_room is Refusal.ENOUGH_OPEN:
            return no_room
        if no_room is None:
            work.asks.add(sent.ask)
            work.show(mentor.id, Notice(NoticeKind.ASKED, sent.ask.id))
            return sent.ask
    return None


def somebody(work: Work, carry: OpenAsk) -> bool:
    """Tell whether there is anybody whom it could go to."""
    return any(_possible(work, carry))


def may_come_to(work: Work, carry: OpenAsk, mentor: Mentor) -> bool:
    """Tell whether an open ask could come to somebody with such a door."""
    carried = work.open_asks.carried_to(carry.id)
    without = left_out(work, carry.mentee) | set(carried)
    # A card in a mentors' channel is anybody's there: it comes to nobody by itself.
    in_turn = carry.state is Status.CARRYING and not carry.channel
    if not in_turn or len(carried) >= open_ask.MOST or mentor.id in without:
        return False
    mentee = work.people.named(carry.mentee)
    return isinstance(_step(work, carry, mentee, mentor, carry.ends_at), MaySend)


def stop(made: ReportMade, work: Work) -> None:
    """Bring home an open ask of which a card or a step was reported: it goes to nobody any more."""
    about = made.report.subject
    step = work.asks.get(about)
    carry = work.open_asks.get(step.carried if step is not None else about)
    if carry is not None:
        come_home(work, carry)


def show(work: Work, carry: OpenAsk) -> None:
    """Show a mentee, and a mentors' channel where it stands in one, how an open ask stands."""
    work.show(carry.mentee, Notice(NoticeKind.CARRY, carry.id))
    show_in_channel(work, carry)


def show_in_channel(work: Work, carry: OpenAsk) -> None:
    """Show a mentors' channel how a card of it stands; nothing where it stands in none."""
    if carry.channel:
        work.show(carry.channel, Notice(NoticeKind.CHANNEL_CARD, carry.id))


def settle(work: Work, was: OpenAsk, new: OpenAsk) -> bool:
    """End a card that is anybody's, or take it out of its channel, if it still is; tell whether it was.

    Its mentee's place comes back, which nobody's ask holds.
    """
    if not work.open_asks.change(new, was=was):
        return False
    work.places.give_back((open_ask.asking(was, 1).place,))
    return True


def go_in_turn(work: Work, carry: OpenAsk) -> None:
    """Carry an open ask from one to the next that stands in a channel where nobody may ever see it."""
    new = replace(carry, channel="")
    if settle(work, carry, new):
        show(work, new)
        _go_on(work, new)


def card(ref: str, work: Work) -> Message | None:
    """Draw an open ask for its mentee as it stands."""
    carry = work.open_asks.get(ref)
    if carry is None or carry.mentee != work.me.id:
        return None
    taken = taken_up(work, carry)
    mentor = work.people.named(taken.mentor) if taken else None
    return views.card(work.reader, carry, taken, mentor)


def ended(ref: str, work: Work) -> Message | None:
    """Draw for its mentee that an open ask has come home, and others who have room."""
    carry = work.open_asks.get(ref)
    if carry is None or carry.mentee != work.me.id or carry.state is not Status.ENDED:
        return None
    return views.ended(work.reader, carry, alternatives.with_room(work, None, carry.kind, carry.words))


def taken_up(work: Work, carry: OpenAsk) -> Ask | None:
    """Return the ask by which a mentor took an open ask up, or None."""
    if carry.state is not Status.TAKEN:
        return None
    steps = map(work.asks.get, work.open_asks.carried_to(carry.id).values())
    return next((step for step in steps if step is not None and not step.is_hidden), None)


def _go_on(work: Work, carry: OpenAsk) -> None:
    went_on = _back_to_channel(work, carry) if carry.channel else isinstance(hand(work, carry), Ask)
    # Where it went on, its mentee's card stays as it is: that somebody passed it on is nobody's to know.
    if not went_on:
        come_home(work, carry)


def _back_to_channel(work: Work, carry: OpenAsk) -> bool:
    """Let a card be anybody's again that its mentor put back, while time is left; tell whether it is."""
    free = replace(carry, claim="")
    if work.now >= carry.ends_at or not work.open_asks.change(free, was=carry):
        return False
    # The place came back with the ask that had it just now; nobody can have taken it in between.
    work.places.hold_all((open_ask.asking(free, WHATEVER),))
    show_in_channel(work, free)
    return True


def come_home(work: Work, carry: OpenAsk) -> None:
    """End an open ask that nobody could take up, and tell its mentee."""
    end = open_ask.end(carry, work.now)
    if settle(work, carry, end) if carry.is_anybodys else work.open_asks.change(end, was=carry):
        show(work, carry)
        work.show(carry.mentee, Notice(NoticeKind.CARRY_END, carry.id))


def _possible(work: Work, carry: OpenAsk) -> Iterator[tuple[Mentor, MaySend]]:
    """Return each mentor it may go to, with the ask it would be for them."""
    mentee, mentors = work.people.named(carry.mentee), list(_next(work, carry))
    for over_by in open_ask.latest(carry, work.now):
        for mentor in mentors:
            sent = _step(work, carry, mentee, mentor, over_by)
            if isinstance(sent, MaySend):
                yield mentor, sent


def _step(
    work: Work, carry: OpenAsk, mentee: Person, mentor: Mentor, over_by: datetime
) -> MaySend | Refused | None:
    told = work.telling_times.when(mentor.id, Notice(NoticeKind.ASKED, carry.id)).at
    closes_at = open_ask.day_of(mentor, told, over_by)
    if closes_at is None:
        return None
    return open_ask.step(
        carry,
        mentee,
        mentor,
        work.programme.kind(carry.kind),
        closes_at=closes_at,
        standing=work.asks.standing(mentee.id, mentor.id, hidden=True),
        caps=work.programme.caps,
        now=work.now,
    )


def _next(work: Work, carry: OpenAsk) -> Iterator[Mentor]:
    """Return whom it may go to: those who fit what was looked for first, among them the least asked.

    Whoever opened a door because of it has been asked never, and comes before all.
    """
    carried = work.open_asks.carried_to(carry.id)
    if len(carried) >= open_ask.MOST:
        return
    out = left_out(work, carry.mentee) | set(carried)
    ready = [one for one in work.passings.ready_for(carry.id) if one not in out]
    without = out | set(ready)
    fitting = _find(work, carry, carry.words, without, FITTING) if carry.words else []
    anybody = _find(work, carry, "", without | set(fitting), ANYBODY)
    asked = work.open_asks.asked_since((*fitting, *anybody), work.now - open_ask.LATELY)
    in_turn = (*ready, *open_ask.in_turn(fitting, asked), *open_ask.in_turn(anybody, asked))
    mentors = work.mentors.many(in_turn)
    yield from (mentors[one] for one in in_turn if one in mentors)


def left_out(work: Work, mentee: PersonId) -> frozenset[PersonId]:
    """Return whom an open ask never goes to: kept apart, passed over, or in touch with its mentee already."""
    passed, apart = work.marks.of(mentee, Mark.PASSED), work.safety.apart_from(mentee)
    touch = {one.other(mentee) for one in work.mentorships.of(mentee, limit=IN_TOUCH)}
    return frozenset({mentee, *passed, *apart, *touch})


def _find(work: Work, carry: OpenAsk, words: str, without: frozenset[PersonId], limit: int) -> list[PersonId]:
    looking = Looking(work.community, words, {Facet.KIND: (carry.kind,)}, frozenset(without))
    return [hit.mentor for hit in work.search.find(looking, limit=limit).hits]
