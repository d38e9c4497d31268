"""An open ask on its way: which mentor it goes to next, and what its mentee reads of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.domain.asks.ask import Ask, MaySend
from bot.domain.asks.events import AskTold
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Mentor, Person
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.open_asks import open_ask as open_ask_rules
from bot.domain.open_asks.open_ask import OpenAsk, Status
from bot.domain.safety.events import ReportMade
from bot.domain.search.matching import Facet, Looking
from bot.handlers.common import alternatives
from bot.handlers.work import Work
from bot.store.search.saved import Mark
from bot.ui.nodes import Message
from bot.views.open_asks import open_ask as views

FITTING = 30
"""Mentors whose cards match the search words; those asked least come first."""

ANYBODY = 100

IN_TOUCH = 50

WHATEVER = 1_000_000
"""A cap that no mentee reaches: a place that was just given back is held again whatever the cap is."""


def follow(told: AskTold, work: Work) -> None:
    """After one of its steps ends, pass an open ask to the next mentor, or end it."""
    step = told.ask
    open_ask = work.open_asks.get(step.carried) if step.carried else None
    if open_ask is None:
        return
    new = open_ask_rules.after(open_ask, step.status, work.now)
    if open_ask.state is not Status.CARRYING:
        show(work, open_ask)
    elif new is None:
        _continue(work, open_ask)
    elif new.state is Status.CARRYING or work.open_asks.change(new, was=open_ask):
        show(work, open_ask)


def hand(work: Work, open_ask: OpenAsk) -> Ask | Refusal | None:
    """Hand an open ask to the next mentor: hold their place and tell them; None where none is left."""
    for mentor, sent in _possible_steps(work, open_ask):
        no_room = work.places.hold_all(sent.holds)
        if no_room is Refusal.ENOUGH_OPEN:
            return no_room
        if no_room is None:
            work.asks.add(sent.ask)
            work.show(mentor.id, Notice(NoticeKind.ASKED, sent.ask.id))
            return sent.ask
    return None


def has_next(work: Work, open_ask: OpenAsk) -> bool:
    """Tell whether there is a mentor to whom it could go."""
    return any(_possible_steps(work, open_ask))


def may_come_to(work: Work, open_ask: OpenAsk, mentor: Mentor) -> bool:
    """Tell whether an open ask could go to a mentor with such a door."""
    carried = work.open_asks.carried_to(open_ask.id)
    without = left_out(work, open_ask.mentee) | set(carried)
    # Any mentor may claim a card in a channel: it goes to none by itself.
    in_turn = open_ask.state is Status.CARRYING and not open_ask.channel
    if not in_turn or len(carried) >= open_ask_rules.MOST or mentor.id in without:
        return False
    mentee = work.people.named(open_ask.mentee)
    return isinstance(_step(work, open_ask, mentee, mentor, open_ask.ends_at), MaySend)


def stop(made: ReportMade, work: Work) -> None:
    """End an open ask of which a card or a step was reported: it goes to no mentor any more."""
    about = made.report.subject
    step = work.asks.get(about)
    open_ask = work.open_asks.get(step.carried if step is not None else about)
    if open_ask is not None:
        come_home(work, open_ask)


def show(work: Work, open_ask: OpenAsk) -> None:
    """Show its mentee, and the channel where it has a card, the current state of an open ask."""
    work.show(open_ask.mentee, Notice(NoticeKind.CARRY, open_ask.id))
    show_in_channel(work, open_ask)


def show_in_channel(work: Work, open_ask: OpenAsk) -> None:
    """Show a mentors' channel the current state of a card; nothing where it has no card there."""
    if open_ask.channel:
        work.show(open_ask.channel, Notice(NoticeKind.CHANNEL_CARD, open_ask.id))


def settle(work: Work, was: OpenAsk, new: OpenAsk) -> bool:
    """End an unclaimed card, or take it out of its channel; tell whether it was still unclaimed.

    Give back the mentee's place, which belongs to the card while no mentor has an ask of it.
    """
    if not work.open_asks.change(new, was=was):
        return False
    work.places.give_back((open_ask_rules.asking(was, 1).place,))
    return True


def go_in_turn(work: Work, open_ask: OpenAsk) -> None:
    """Pass an open ask from mentor to mentor, out of a channel in which its card may never be seen."""
    new = replace(open_ask, channel="")
    if settle(work, open_ask, new):
        show(work, new)
        _continue(work, new)


def card(ref: str, work: Work) -> Message | None:
    """Draw an open ask for its mentee in its current state."""
    open_ask = work.open_asks.get(ref)
    if open_ask is None or open_ask.mentee != work.me.id:
        return None
    taken = taken_up(work, open_ask)
    mentor = work.people.named(taken.mentor) if taken else None
    return views.card(work.reader, open_ask, taken, mentor)


def is_without_name(ref: str, work: Work) -> bool:
    """Tell whether an open ask was made without a name."""
    open_ask = work.open_asks.get(ref)
    return open_ask is not None and open_ask.unnamed


def ended(ref: str, work: Work) -> Message | None:
    """Draw for its mentee that an open ask has ended, with other mentors who have room."""
    open_ask = work.open_asks.get(ref)
    if open_ask is None or open_ask.mentee != work.me.id or open_ask.state is not Status.ENDED:
        return None
    return views.ended(
        work.reader, open_ask, alternatives.with_room(work, None, open_ask.kind, open_ask.words)
    )


def taken_up(work: Work, open_ask: OpenAsk) -> Ask | None:
    """Return the ask with which a mentor accepted an open ask, or None."""
    if open_ask.state is not Status.TAKEN:
        return None
    steps = map(work.asks.get, work.open_asks.carried_to(open_ask.id).values())
    return next((step for step in steps if step is not None and not step.is_hidden), None)


def _continue(work: Work, open_ask: OpenAsk) -> None:
    continues = (
        _back_to_channel(work, open_ask) if open_ask.channel else isinstance(hand(work, open_ask), Ask)
    )
    # Where it goes on, the mentee's card is unchanged: no mentor's decline is shown.
    if not continues:
        come_home(work, open_ask)


def _back_to_channel(work: Work, open_ask: OpenAsk) -> bool:
    """Free a card that its mentor put back, while time is left, for any mentor to claim; tell if it is."""
    free = replace(open_ask, claim="")
    if work.now >= open_ask.ends_at or not work.open_asks.change(free, was=open_ask):
        return False
    # The ask has just given this place back in the same transaction: no other ask can have taken it.
    work.places.hold_all((open_ask_rules.asking(free, WHATEVER),))
    show_in_channel(work, free)
    return True


def come_home(work: Work, open_ask: OpenAsk) -> None:
    """End an open ask without a mentor, and tell its mentee."""
    end = open_ask_rules.end(open_ask, work.now)
    if settle(work, open_ask, end) if open_ask.is_anybodys else work.open_asks.change(end, was=open_ask):
        show(work, open_ask)
        work.show(open_ask.mentee, Notice(NoticeKind.CARRY_END, open_ask.id))


def _possible_steps(work: Work, open_ask: OpenAsk) -> Iterator[tuple[Mentor, MaySend]]:
    """Yield each mentor to whom it may go, with the ask for them."""
    mentee, mentors = work.people.named(open_ask.mentee), list(_next_mentors(work, open_ask))
    quiet = work.programme.caps.quiet_weeks
    for over_by in open_ask_rules.latest(open_ask, work.now, mentee.zone, quiet):
        for mentor in mentors:
            sent = _step(work, open_ask, mentee, mentor, over_by)
            if isinstance(sent, MaySend):
                yield mentor, sent


def _step(
    work: Work, open_ask: OpenAsk, mentee: Person, mentor: Mentor, over_by: datetime
) -> MaySend | Refused | None:
    told = work.telling_times.when(mentor.id, Notice(NoticeKind.ASKED, open_ask.id)).at
    closes_at = open_ask_rules.day_of(mentor, told, over_by, work.programme.caps.quiet_weeks)
    if closes_at is None:
        return None
    return open_ask_rules.step(
        open_ask,
        mentee,
        mentor,
        work.programme.kind(open_ask.kind),
        closes_at=closes_at,
        standing=work.asks.standing(mentee.id, mentor.id, hidden=True),
        caps=work.programme.caps,
        now=work.now,
    )


def _next_mentors(work: Work, open_ask: OpenAsk) -> Iterator[Mentor]:
    """Yield the mentors to whom it may go: matches of the search words first, the least asked first.

    A mentor who opened a door because of it comes before all others, and was never asked.
    """
    carried = work.open_asks.carried_to(open_ask.id)
    if len(carried) >= open_ask_rules.MOST:
        return
    out = left_out(work, open_ask.mentee) | set(carried)
    ready = [one for one in work.passings.ready_for(open_ask.id) if one not in out]
    without = out | set(ready)
    fitting = _find(work, open_ask, open_ask.words, without, FITTING) if open_ask.words else []
    anybody = _find(work, open_ask, "", without | set(fitting), ANYBODY)
    asked = work.open_asks.asked_since((*fitting, *anybody), work.now - open_ask_rules.LATELY)
    in_turn = (*ready, *open_ask_rules.in_turn(fitting, asked), *open_ask_rules.in_turn(anybody, asked))
    mentors = work.mentors.many(in_turn)
    yield from (mentors[one] for one in in_turn if one in mentors)


def left_out(work: Work, mentee: PersonId) -> frozenset[PersonId]:
    """Return to whom an open ask never goes: kept apart, passed over, or in touch with its mentee."""
    passed, apart = work.marks.of(mentee, Mark.PASSED), work.safety.apart_from(mentee)
    in_touch = {one.other(mentee) for one in work.mentorships.of(mentee, limit=IN_TOUCH)}
    return frozenset({mentee, *passed, *apart, *in_touch})


def _find(
    work: Work, open_ask: OpenAsk, words: str, without: frozenset[PersonId], limit: int
) -> list[PersonId]:
    looking = Looking(work.community, words, {Facet.KIND: (open_ask.kind,)}, frozenset(without))
    return [hit.mentor for hit in work.search.find(looking, limit=limit).hits]


def is_past(ref: str, work: Work) -> bool:
    """Tell whether an open ask is past its end: what its mentee reads next is how it ended."""
    open_ask = work.open_asks.get(ref)
    return open_ask is not None and open_ask.state is Status.CARRYING and work.now >= open_ask.ends_at
