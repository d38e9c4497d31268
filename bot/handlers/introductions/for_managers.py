"""Warm introductions, for managers: mentors for a mentee, and the proposal made to the mentee.

A manager reads a name and a kind of help; never what the mentee looked for, asked, or wrote for it.
"""

from bot.domain.asks.ask import Hold
from bot.domain.asks.human_help import HelpStatus
from bot.domain.common.ids import IntroductionId, PersonId
from bot.domain.common.people import Mentor
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.introductions import introduction
from bot.domain.introductions.introduction import FOR_MANAGERS, THINKING, Introduction, Status
from bot.handlers.asks import human_help
from bot.handlers.introductions import candidates
from bot.handlers.introductions import introduction as introduction_handlers
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import introductions
from bot.views.introductions import for_managers as views


def introduce(request: Request, work: Work) -> Message | Aside:
    """Show mentors with room for the kind of help that a mentee would like."""
    match _open(request.ref, work):
        case Refused() as no:
            return _as_it_stands(work, request.ref, no)
        case one:
            return _choice(work, one, "")


def look(request: Request, work: Work) -> Form | Aside:
    """Open the form that asks a manager for words about the mentor they have in mind."""
    match _open(request.ref, work):
        case Refused() as no:
            return _as_it_stands(work, request.ref, no)
        case one:
            return views.look_form(work.reader, one.id if _is_kept(work, one) else request.ref)


def found(request: Request, work: Work) -> Message | Aside | Rejected:
    """Show mentors with room who match a manager's words."""
    match _open(request.ref, work):
        case Refused() as no:
            return work.refuse(no)
        case one:
            return _choice(work, one, " ".join(request.first("words").split()))


def propose_first(request: Request, work: Work) -> Message | Aside:
    """Show what the mentee would read before a mentor is proposed; nobody is told yet."""
    found = _to_propose(request, work)
    if isinstance(found, Aside):
        return found
    about, one, mentor = found
    shown = views.Listed(one, work.people.named(one.person), work.me, mentor.person)
    return views.propose_first(work.reader, shown, mentor.face(), about)


def propose(request: Request, work: Work) -> Message | Aside:
    """Propose a mentor: only the mentee is asked, and they may decline."""
    found = _to_propose(request, work)
    if isinstance(found, Aside):
        return found
    about, one, mentor = found
    zone, quiet = work.people.named(one.person).zone, work.programme.caps.quiet_weeks
    match introduction.propose(one, mentor, by=work.me.id, now=work.now, zone=zone, quiet=quiet):
        case Refused() as no:
            return _as_it_stands(work, about.wanted, no)
        case proposed:
            _keep_hand(work, about.wanted, one)
            return _propose(work, one, proposed, mentor)


def _to_propose(request: Request, work: Work) -> tuple[introductions.MentorFor, Introduction, Mentor] | Aside:
    """Return which mentor a manager would propose for which wish, or what to say where that cannot be."""
    about = introductions.PROPOSE.read(request.ref)
    if about is None:
        return work.refuse(Refusal.GONE)
    one, mentor = _open(about.wanted, work), work.mentors.get(PersonId(about.mentor))
    if isinstance(one, Refused):
        return _as_it_stands(work, about.wanted, one)
    if mentor is None or not candidates.may_be_asked(work, one, mentor):
        return views.no_room(work.reader, _candidates(work, one, ""), one.id)
    return about, one, mentor


def _propose(work: Work, one: Introduction, proposed: Introduction, mentor: Mentor) -> Aside:
    """Keep a proposal and hold its places; the row first, as every change of a proposal does."""
    if not work.introductions.change(proposed, when=one.stage):
        return _as_it_stands(work, one.id, Refused(Refusal.HAND_TAKEN))
    if work.places.hold_all(_holds(proposed, mentor)) is not None:
        work.introductions.change(one, when=proposed.stage)
        return views.no_room(work.reader, _candidates(work, one, ""), one.id)
    introduction_handlers.tell(work, proposed)
    introduction_handlers.tell_managers(work, proposed)
    return _told(work, proposed)


def _holds(proposed: Introduction, mentor: Mentor) -> list[Hold]:
    offer = mentor.offer(proposed.kind)
    limits = (offer.budget.places if offer else 0, mentor.at_once)
    return [Hold(place, limit, Refusal.FULL) for place, limit in zip(proposed.places, limits, strict=True)]


def proposed(request: Request, work: Work) -> Message | Aside:
    """Show that it was proposed: the answer to a repeated press."""
    about = introductions.PROPOSE.read(request.ref)
    if about is None or isinstance(_visible(work, about.wanted), Refused):
        return work.refuse(Refusal.GONE)
    one = work.introductions.get(_id(about.wanted))
    return _told(work, one) if one else work.refuse(Refusal.GONE)


def card(ref: str, work: Work) -> Message | None:
    """Draw a wish for an introduction for a manager; nothing for a reader who is no manager any more."""
    one = work.introductions.get(ref)
    if one is None or not work.me.manages or one.person in unseen(work):
        return None
    return views.card(work.reader, listed(work, one))


def listed(work: Work, one: Introduction) -> views.Listed:
    """Return what a manager sees of an introduction: the names, the kind, its status."""
    named = work.people.many({who for who in (one.person, one.by, one.mentor) if who})
    mentor = named.get(one.mentor) if one.mentor and one.mentor not in unseen(work) else None
    by = named.get(one.by) if one.by else None
    return views.Listed(one, named[one.person], by, mentor, mine=one.by == work.me.id)


def kept(work: Work, ref: str) -> Introduction | None:
    """Return an introduction that is kept and that the presser may see, or None."""
    one = work.introductions.get(_id(ref))
    return one if one is not None and one.person not in unseen(work) else None


def waiting(work: Work) -> tuple[views.Listed, ...]:
    """Return the introductions that the managers' page shows as waiting."""
    hidden = unseen(work)
    theirs = [one for one in work.introductions.to_make() if one.person not in hidden]
    first = sorted(theirs, key=lambda one: one.stage is Status.PROPOSED)
    return tuple(listed(work, one) for one in first)


def unseen(work: Work) -> set[PersonId]:
    """Return the people whom the presser may not see here: the presser, and all kept apart from them."""
    return {work.me.id, *work.safety.apart_from(work.me.id)}


def _open(ref: str, work: Work) -> Introduction | Refused:
    """Return the introduction that a manager may work on, stored or made from a raised hand."""
    match _visible(work, ref):
        case Refused() as no:
            return no
        case one:
            return one if one.stage in FOR_MANAGERS else Refused(Refusal.HAND_TAKEN)


def _visible(work: Work, ref: str) -> Introduction | Refused:
    one = work.introductions.get(_id(ref)) or _from_hand(work, ref)
    if one is None or one.person in unseen(work):
        return Refused(Refusal.GONE)
    return one


def _id(ref: str) -> str:
    """Return an introduction's id, derived from the hand's id where it comes from a raised hand."""
    return ref.replace("hnd_", "int_", 1) if ref.startswith("hnd_") else ref


def _from_hand(work: Work, ref: str) -> Introduction | None:
    hand = work.hands.get(ref)
    ask = work.asks.get(hand.ask) if hand else None
    if hand is None or ask is None or hand.reach is HelpStatus.DONE:
        return None
    until = introduction.evening_after(work.now, THINKING, work.people.named(hand.person).zone)
    kind = ask.first_kind or ask.kind
    return Introduction(IntroductionId(_id(ref)), work.community, hand.person, kind, work.now, until)


def _keep_hand(work: Work, ref: str, one: Introduction) -> None:
    """Store the introduction that came from a raised hand, and mark the hand as done."""
    hand = work.hands.get(ref)
    if hand is not None:
        work.introductions.add(one)
        human_help.answered(work, hand)


def _is_kept(work: Work, one: Introduction) -> bool:
    return work.introductions.get(one.id) is not None


def _choice(work: Work, one: Introduction, words: str) -> Aside:
    person, mentors = work.people.named(one.person), _candidates(work, one, words)
    is_kept = _is_kept(work, one)
    ref = one.id if is_kept else one.id.replace("int_", "hnd_", 1)
    choice = views.Choosing(views.Listed(one, person), mentors, ref, words, can_widen=is_kept)
    return views.choice(work.reader, choice)


def _candidates(work: Work, one: Introduction, words: str) -> tuple[Mentor, ...]:
    return candidates.candidates(work, one, words, unseen(work))


def _as_it_stands(work: Work, ref: str, no: Refused) -> Aside:
    """Show an introduction that another manager took up meanwhile; for any other reason, refuse."""
    one = kept(work, ref)
    return _told(work, one) if one is not None and no.why is Refusal.HAND_TAKEN else work.refuse(no)


def _told(work: Work, one: Introduction) -> Aside:
    return Aside(views.card(work.reader, listed(work, one)))


def is_past(ref: str, work: Work) -> bool:
    """Tell whether its day is over, so that the mentee is told first, or whether nothing is left to do."""
    one = work.introductions.get(ref)
    return one is not None and (one.is_late(work.now) or one.stage is Status.LET_GO)
