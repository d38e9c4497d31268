"""Carrying an open ask on: whom it goes to next, and what its mentee reads of it."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain import carrying
from bot.domain.asks import Ask, Sent
from bot.domain.carrying import Carry, State
from bot.domain.ids import PersonId
from bot.domain.matching import Facet, Looking
from bot.domain.notices import Notice, Telling
from bot.domain.people import Mentor, Person
from bot.domain.refusals import Refusal, Refused
from bot.handlers import others
from bot.handlers.readers import reader
from bot.store.marks import Mark
from bot.store.work import Work
from bot.ui.nodes import Message
from bot.views import carrying as views

FITTING = 30
"""Mentors who fit what was looked for, among whom the least asked come first."""

ANYBODY = 100

IN_TOUCH = 50


def follow(work: Work, step: Ask) -> None:
    """Let an open ask follow how one of its steps stands: on to the next, or home."""
    carry = work.carries.get(step.carried)
    if carry is None:
        return
    new = carrying.after(carry, step.status, work.now)
    if carry.state is not State.CARRYING:
        show(work, carry)
    elif new is None:
        _go_on(work, carry)
    elif new.state is State.CARRYING or work.carries.change(new, when=State.CARRYING):
        show(work, carry)


def hand(work: Work, carry: Carry) -> Ask | Refusal | None:
    """Hand an open ask to the next mentor: hold their place and tell them; None where there is nobody."""
    for mentor, sent in _possible(work, carry):
        no_room = work.places.hold_all(sent.holds)
        if no_room is Refusal.ENOUGH_OPEN:
            return no_room
        if no_room is None:
            work.asks.add(sent.ask)
            work.show(mentor.id, card=sent.ask.id, notice=Notice(Telling.ASKED, sent.ask.id))
            return sent.ask
    return None


def somebody(work: Work, carry: Carry) -> bool:
    """Tell whether there is anybody whom it could go to."""
    return any(_possible(work, carry))


def may_come_to(work: Work, carry: Carry, mentor: Mentor) -> bool:
    """Tell whether an open ask could come to somebody with such a door."""
    carried = work.carries.carried_to(carry.id)
    without = _left_out(work, carry.mentee) | set(carried)
    if carry.state is not State.CARRYING or len(carried) >= carrying.MOST or mentor.id in without:
        return False
    mentee = work.people.named(carry.mentee)
    return isinstance(_step(work, carry, mentee, mentor, carry.ends_at), Sent)


def stop(work: Work, step: Ask) -> None:
    """Bring home an open ask that goes to nobody any more, in a way in which it may always end."""
    carry = work.carries.get(step.carried)
    if carry is not None:
        _come_home(work, carry)


def show(work: Work, carry: Carry) -> None:
    """Show a mentee how their open ask stands."""
    work.show(carry.mentee, card=carry.id, notice=Notice(Telling.CARRY, carry.id))


def card(ref: str, work: Work) -> Message | None:
    """Draw an open ask for its mentee as it stands."""
    carry = work.carries.get(ref)
    if carry is None or carry.mentee != work.me.id:
        return None
    taken = taken_up(work, carry)
    mentor = work.people.named(taken.mentor) if taken else None
    return views.card(reader(work), carry, taken, mentor)


def ended(ref: str, work: Work) -> Message | None:
    """Draw for its mentee that an open ask has come home, and others who have room."""
    carry = work.carries.get(ref)
    if carry is None or carry.mentee != work.me.id or carry.state is not State.ENDED:
        return None
    return views.ended(reader(work), carry, others.with_room(work, None, carry.kind, carry.words))


def taken_up(work: Work, carry: Carry) -> Ask | None:
    """Return the ask by which a mentor took an open ask up, or None."""
    if carry.state is not State.TAKEN:
        return None
    steps = map(work.asks.get, work.carries.carried_to(carry.id).values())
    return next((step for step in steps if step is not None and not step.is_hidden), None)


def _go_on(work: Work, carry: Carry) -> None:
    if isinstance(hand(work, carry), Ask):
        # Its mentee's card stays as it is: that somebody passed it on is nobody's to know.
        return
    _come_home(work, carry)


def _come_home(work: Work, carry: Carry) -> None:
    if work.carries.change(carrying.end(carry, work.now), when=State.CARRYING):
        show(work, carry)
        work.show(carry.mentee, card=f"{carry.id}.end", notice=Notice(Telling.CARRY_END, carry.id))


def _possible(work: Work, carry: Carry) -> Iterator[tuple[Mentor, Sent]]:
    """Return each mentor it may go to, with the ask it would be for them."""
    mentee, mentors = work.people.named(carry.mentee), list(_next(work, carry))
    for over_by in carrying.latest(carry, work.now):
        for mentor in mentors:
            sent = _step(work, carry, mentee, mentor, over_by)
            if isinstance(sent, Sent):
                yield mentor, sent


def _step(
    work: Work, carry: Carry, mentee: Person, mentor: Mentor, over_by: datetime
) -> Sent | Refused | None:
    told = work.tellings.when(mentor.id, Notice(Telling.ASKED, carry.id)).at
    closes_at = carrying.day_of(mentor, told, over_by)
    if closes_at is None:
        return None
    return carrying.step(
        carry,
        mentee,
        mentor,
        work.programme.kind(carry.kind),
        closes_at=closes_at,
        standing=work.asks.standing(mentee.id, mentor.id, hidden=True),
        caps=work.programme.caps,
        now=work.now,
    )


def _next(work: Work, carry: Carry) -> Iterator[Mentor]:
    """Return whom it may go to: those who fit what was looked for first, among them the least asked.

    Whoever opened a door because of it has been asked never, and comes before all.
    """
    carried = work.carries.carried_to(carry.id)
    if len(carried) >= carrying.MOST:
        return
    left_out = _left_out(work, carry.mentee) | set(carried)
    ready = [one for one in work.passings.ready_for(carry.id) if one not in left_out]
    without = left_out | set(ready)
    fitting = _find(work, carry, carry.words, without, FITTING) if carry.words else []
    anybody = _find(work, carry, "", without | set(fitting), ANYBODY)
    asked = work.carries.asked_since((*fitting, *anybody), work.now - carrying.LATELY)
    in_turn = (*ready, *carrying.in_turn(fitting, asked), *carrying.in_turn(anybody, asked))
    mentors = work.mentors.many(in_turn)
    yield from (mentors[one] for one in in_turn if one in mentors)


def _left_out(work: Work, mentee: PersonId) -> frozenset[PersonId]:
    """Return whom an open ask never goes to: kept apart, passed over, or in touch with its mentee already."""
    passed, apart = work.marks.of(mentee, Mark.PASSED), work.safety.apart_from(mentee)
    touch = {one.other(mentee) for one in work.mentorships.of(mentee, limit=IN_TOUCH)}
    return frozenset({mentee, *passed, *apart, *touch})


def _find(work: Work, carry: Carry, words: str, without: frozenset[PersonId], limit: int) -> list[PersonId]:
    looking = Looking(work.community, words, {Facet.KIND: (carry.kind,)}, frozenset(without))
    return [hit.mentor for hit in work.search.find(looking, limit=limit).hits]
