"""Claiming: the first mentor who can help gets the words of a channel's card, with a day to answer."""

from dataclasses import replace

from bot.domain.asks.ask import Ask, MaySend
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Mentor
from bot.domain.open_asks import open_ask as open_ask_rules
from bot.domain.open_asks.open_ask import OpenAsk, Status, Unmet
from bot.handlers.open_asks import carry as carry_handlers
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.open_asks import claim as views


def claim(request: Request, work: Work) -> Message | Aside:
    """Give a card's words to the presser, if they can help and no other mentor was quicker."""
    open_ask = work.open_asks.get(request.ref)
    if (no := _not_claimable(work, open_ask)) is not None or open_ask is None:
        return no or views.settled(work.reader)
    mentor = work.mentors.get(work.me.id)
    if (no := _not_for_presser(work, open_ask, mentor)) is not None or mentor is None:
        return no or views.unmet(work.reader, open_ask.kind, Unmet.DOOR)
    return _claimed(work, open_ask, mentor)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show the presser the current state of a card: the answer to a repeated press."""
    open_ask = work.open_asks.get(request.ref)
    if (no := _not_claimable(work, open_ask)) is not None or open_ask is None:
        return no or views.settled(work.reader)
    return _not_for_presser(work, open_ask, work.mentors.get(work.me.id)) or views.still_anybodys(work.reader)


def card(ref: str, work: Work) -> Message | None:
    """Draw a card of the mentors' channel in its current state; nothing for one that has left it."""
    open_ask = work.open_asks.get(ref)
    return views.card(work.reader, open_ask) if open_ask and open_ask.channel else None


def _not_claimable(work: Work, open_ask: OpenAsk | None) -> Aside | None:
    """Return the answer for a card that cannot be claimed now; None where it can."""
    if (
        open_ask is None
        or not open_ask.channel
        or open_ask.state is not Status.CARRYING
        or work.now >= open_ask.ends_at
    ):
        return _own_claim(work, open_ask) or views.settled(work.reader)
    if open_ask.is_anybodys or open_ask.mentee == work.me.id:
        # To its mentee it is theirs, whichever mentor has it.
        return None
    return _own_claim(work, open_ask) or views.somebody_was_quicker(work.reader)


def _own_claim(work: Work, open_ask: OpenAsk | None) -> Aside | None:
    """Return the way to the ask where it was the presser who claimed it."""
    claimed = work.asks.get(open_ask.claim) if open_ask else None
    if claimed is None or claimed.mentor != work.me.id:
        return None
    return views.yours(work.reader, claimed)


def _not_for_presser(work: Work, open_ask: OpenAsk, mentor: Mentor | None) -> Aside | None:
    """Return why the presser cannot claim this card and what they can do, or None where they can."""
    if open_ask.mentee == work.me.id:
        return views.your_own(work.reader, open_ask)
    held = work.places.held((work.me.id,))[work.me.id]
    # First name what the mentor can change: a reason between the two would reveal whose card it is.
    if (unmet := open_ask_rules.unmet(mentor, open_ask.kind, held, work.now)) is not None:
        return views.unmet(work.reader, open_ask.kind, unmet)
    if work.me.id in work.open_asks.carried_to(open_ask.id):
        return views.had_it(work.reader)
    return views.kept_for_another(work.reader) if _is_kept_from_presser(work, open_ask) else None


def _is_kept_from_presser(work: Work, open_ask: OpenAsk) -> bool:
    """Tell whether contact or a block between the two keeps this card from the presser."""
    return work.me.id in carry_handlers.left_out(work, open_ask.mentee)


def _claimed(work: Work, open_ask: OpenAsk, mentor: Mentor) -> Aside:
    match _step(work, open_ask, mentor):
        case MaySend(ask, holds):
            # Lock order: the card first, then places, as every end of a card does.
            theirs = replace(open_ask, claim=ask.id)
            if not work.open_asks.change(theirs, was=open_ask):
                return views.somebody_was_quicker(work.reader)
            # The mentee's place is already held, since the card was sent.
            if work.places.hold_all(hold for hold in holds if hold.place.owner == mentor.id) is not None:
                work.open_asks.change(open_ask, was=theirs)
                return views.unmet(work.reader, open_ask.kind, Unmet.ROOM)
            return _keep(work, theirs, ask)
        case _:
            # A waiting ask or a recent no: to say so would reveal whose card it is.
            return views.kept_for_another(work.reader)


def _keep(work: Work, open_ask: OpenAsk, ask: Ask) -> Aside:
    work.asks.add(ask)
    work.show(ask.mentor, Notice(NoticeKind.ASKED, ask.id))
    carry_handlers.show_in_channel(work, open_ask)
    return views.yours(work.reader, ask)


def _step(work: Work, open_ask: OpenAsk, mentor: Mentor) -> MaySend | None:
    found = open_ask_rules.step(
        open_ask,
        work.people.named(open_ask.mentee),
        mentor,
        work.programme.kind(open_ask.kind),
        closes_at=open_ask_rules.claimed_until(open_ask, mentor, work.now, work.programme.caps.quiet_weeks),
        standing=work.asks.standing(open_ask.mentee, mentor.id, hidden=True),
        caps=work.programme.caps,
        now=work.now,
    )
    return found if isinstance(found, MaySend) else None


def is_past(ref: str, work: Work) -> bool:
    """Tell whether a card was over before the channel saw it: then no mentor can claim it."""
    open_ask = work.open_asks.get(ref)
    over = open_ask is not None and open_ask.state is not Status.CARRYING
    return over or carry_handlers.is_past(ref, work)
