"""Claiming: the first who can gets the words of a card in the mentors' channel, for a day of their own."""

from dataclasses import replace

from bot.domain.asks.ask import Ask, MaySend
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Mentor
from bot.domain.open_asks import open_ask
from bot.domain.open_asks.open_ask import OpenAsk, Status, Unmet
from bot.handlers.open_asks import carry as carried
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.open_asks import claim as views


def claim(request: Request, work: Work) -> Message | Aside:
    """Give a card's words to whoever says that they could help, if they can and nobody was quicker."""
    carry = work.open_asks.get(request.ref)
    if (no := _not_to_be_had(work, carry)) is not None or carry is None:
        return no or views.settled(work.reader)
    mentor = work.mentors.get(work.me.id)
    if (no := _not_for_them(work, carry, mentor)) is not None or mentor is None:
        return no or views.unmet(work.reader, carry.kind, Unmet.DOOR)
    return _claimed(work, carry, mentor)


def stands(request: Request, work: Work) -> Message | Aside:
    """Say how a card stands for whoever pressed: the answer to a repeated press."""
    carry = work.open_asks.get(request.ref)
    if (no := _not_to_be_had(work, carry)) is not None or carry is None:
        return no or views.settled(work.reader)
    return _not_for_them(work, carry, work.mentors.get(work.me.id)) or views.still_anybodys(work.reader)


def card(ref: str, work: Work) -> Message | None:
    """Draw a card of the mentors' channel as it stands; nothing of one that has left it."""
    carry = work.open_asks.get(ref)
    return views.card(work.reader, carry) if carry and carry.channel else None


def _not_to_be_had(work: Work, carry: OpenAsk | None) -> Aside | None:
    """Return what is said of a card that is nobody's to claim now; None where it is anybody's."""
    if carry is None or not carry.channel or carry.state is not Status.CARRYING or work.now >= carry.ends_at:
        return _yours(work, carry) or views.settled(work.reader)
    if carry.is_anybodys:
        return None
    return _yours(work, carry) or views.somebody_was_quicker(work.reader)


def _yours(work: Work, carry: OpenAsk | None) -> Aside | None:
    """Return the way to the ask where it was whoever acts who claimed it."""
    claimed = work.asks.get(carry.claim) if carry else None
    if claimed is None or claimed.mentor != work.me.id:
        return None
    return views.yours(work.reader, claimed)


def _not_for_them(work: Work, carry: OpenAsk, mentor: Mentor | None) -> Aside | None:
    """Return why whoever acts cannot claim this card and what they can do, or None where they can."""
    if carry.mentee == work.me.id:
        return views.your_own(work.reader, carry)
    held = work.places.held((work.me.id,))[work.me.id]
    # What is theirs to change comes first; what is between two people is said of no card without a name.
    if (unmet := open_ask.unmet(mentor, carry.kind, held, work.now)) is not None:
        return views.unmet(work.reader, carry.kind, unmet)
    if work.me.id in work.open_asks.carried_to(carry.id):
        return views.had_it(work.reader)
    return views.kept_for_another(work.reader) if _stands_between(work, carry) else None


def _stands_between(work: Work, carry: OpenAsk) -> bool:
    """Tell whether something between the two keeps this card from whoever acts."""
    return work.me.id in carried.left_out(work, carry.mentee)


def _claimed(work: Work, carry: OpenAsk, mentor: Mentor) -> Aside:
    match _step(work, carry, mentor):
        case MaySend(ask, holds):
            # The card first, then places: whoever ends it takes the two in that order too.
            theirs = replace(carry, claim=ask.id)
            if not work.open_asks.change(theirs, was=carry):
                return views.somebody_was_quicker(work.reader)
            # Its mentee's place is held already, since the card was sent.
            if work.places.hold_all(hold for hold in holds if hold.place.owner == mentor.id) is not None:
                work.open_asks.change(carry, was=theirs)
                return views.unmet(work.reader, carry.kind, Unmet.ROOM)
            return _keep(work, theirs, ask)
        case _:
            # An ask that waits, or a no not long ago: to say so would say whose card it is.
            return views.kept_for_another(work.reader)


def _keep(work: Work, carry: OpenAsk, ask: Ask) -> Aside:
    work.asks.add(ask)
    work.show(ask.mentor, Notice(NoticeKind.ASKED, ask.id))
    carried.show_in_channel(work, carry)
    return views.yours(work.reader, ask)


def _step(work: Work, carry: OpenAsk, mentor: Mentor) -> MaySend | None:
    found = open_ask.step(
        carry,
        work.people.named(carry.mentee),
        mentor,
        work.programme.kind(carry.kind),
        closes_at=open_ask.claimed_until(carry, mentor, work.now),
        standing=work.asks.standing(carry.mentee, mentor.id, hidden=True),
        caps=work.programme.caps,
        now=work.now,
    )
    return found if isinstance(found, MaySend) else None
