"""Asking one mentor: the form, the preview, sending with a place held, and taking it back."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.domain.answers import reminders
from bot.domain.asks import ask as ask_rules
from bot.domain.asks import standing as standing_rules
from bot.domain.asks.ask import OPEN, Ask, Ended, MaySend, Status
from bot.domain.asks.events import AskEnded, AskOpened, AskTold
from bot.domain.asks.standing import Between
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Door, Mentor
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.asks import as_read, earlier_noes, unsent
from bot.handlers.common import alternatives
from bot.handlers.opening import first_days
from bot.handlers.search import find
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import asks
from bot.views.asks import ask as views
from bot.views.common import alternatives as other_views
from bot.views.common import anonymous
from bot.views.search import room_again
from bot.views.words import link

IN_TOUCH = 50
"""The most mentorships of one person that are searched."""

FIELDS = ("kind", "question", "line", anonymous.FIELD, link.FIELD)


def ask(request: Request, work: Work) -> Form | Aside:
    """Open the form with the kept draft, or with what the pressed card passes on."""
    about = asks.ASK.read(request.ref)
    mentor = work.mentors.get(PersonId(about.mentor)) if about else None
    if about is None or mentor is None:
        return work.refuse(Refusal.GONE)
    kinds = _kinds_with_room(work, mentor)
    if refused := _refusal(work, mentor, kinds):
        return refused
    written = {**unsent.first_values(about, work, mentor, kinds), **work.drafts.get(asks.ASK.name, mentor.id)}
    return views.ask_form(work.reader, mentor, kinds, written)


def preview(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the draft, say what is wrong with it, or show it as the mentor will see it."""
    mentor = work.mentors.get(PersonId(request.ref))
    written = {name: request.first(name).strip() for name in FIELDS}
    unsent.keep(work, written)
    if mentor is None:
        return work.refuse(Refusal.GONE)
    work.drafts.save(asks.ASK.name, mentor.id, written)
    kinds = _kinds_with_room(work, mentor)
    if refused := _refusal(work, mentor, kinds):
        return refused
    if errors := _errors(work, mentor, written):
        return Rejected(views.ask_form(work.reader, mentor, kinds, written), errors)
    return _preview(work, mentor, written)


def show_draft(request: Request, work: Work) -> Message | Aside:
    """Show the kept draft as the mentor will see it."""
    mentor, written = work.mentors.get(PersonId(request.ref)), work.drafts.get(asks.ASK.name, request.ref)
    if mentor is None or _errors(work, mentor, written):
        return work.refuse(Refusal.NOT_READY if mentor else Refusal.GONE)
    return _preview(work, mentor, written)


def send(request: Request, work: Work) -> Message | Aside:
    """Send the ask that was previewed: hold its places, keep it, and tell both."""
    mentor = work.mentors.get(PersonId(request.ref))
    written = work.drafts.get(asks.ASK.name, request.ref)
    if mentor is None or not (written or mentor.person.is_here):
        # The draft of an ask to a mentor who erased themselves went too; the question stays its writer's.
        return unsent.beside(work, work.refuse(Refusal.GONE))
    if not written:
        return unsent.beside(work, work.refuse(Refusal.NOTHING_WRITTEN))
    if _errors(work, mentor, written):
        return work.refuse(Refusal.NOT_READY)
    match _decide(work, mentor, written):
        case Refused() as no:
            return _refused(work, mentor, no, written["kind"])
        case MaySend(sent, holds):
            work.people.know(mentor.person)
            if (no_room := work.places.hold_all(holds)) is not None:
                return _refused(work, mentor, Refused(no_room), sent.kind)
            if not work.drafts.drop(asks.ASK.name, mentor.id):
                # Two presses at once: the other press has sent it.
                work.places.give_back(hold.place for hold in holds)
                return work.refuse(Refusal.NOTHING_WRITTEN)
            return _keep(work, mentor, sent, written)


def stands(request: Request, work: Work) -> Message | Aside:
    """Confirm again that an ask to this mentor is sent: the answer to a repeated sending."""
    latest = work.asks.latest(work.me.id, PersonId(request.ref))
    if latest is None:
        return work.refuse(Refusal.NOTHING_WRITTEN)
    return _sent(work)


def leave(request: Request, work: Work) -> Message | Aside:
    """Discard a draft."""
    work.drafts.drop(asks.ASK.name, request.ref)
    unsent.over(work)
    return views.left(work.reader)


def see_ask(request: Request, work: Work) -> Message | Aside:
    """Show an ask in which the presser is the mentee or the mentor."""
    found = work.asks.get(request.ref)
    if found is None or work.me.id not in {found.mentee, found.mentor} or found.is_hidden:
        return work.refuse(Refusal.GONE)
    return Aside(_receipt(work, found))


def end(work: Work, ended: Ended) -> bool:
    """End an ask if its status is unchanged: give its places back and show both its current state."""
    if not work.asks.change(ended.ask, when=ended.was):
        return False
    work.places.give_back(ended.gives_back)
    # How soon they usually answer may be another now, and finding knows of it.
    work.mentors.changed(ended.ask.mentor)
    tell(work, ended.ask)
    work.happened(AskEnded(ended.ask))
    return True


def tell(work: Work, told: Ask) -> None:
    """Show both sides the current state of an ask; an end that the mentee did not choose is a new message."""
    work.happened(AskTold(told))
    earlier_noes.draw_again(work, told)
    work.show_several(_cards(told))
    if told.first_kind and not told.is_hidden:
        # Where a kind in writing was taken, its mentor has a second card of it.
        work.redraw((told.mentor,), (told.id,))


def _cards(told: Ask) -> Iterator[tuple[PersonId, Notice]]:
    yield told.mentor, Notice(NoticeKind.ASKED, told.id)
    if not told.carried:
        yield told.mentee, Notice(NoticeKind.RECEIPT, told.id)
    if told.is_hidden:
        return
    on_the_offer = {Status.ACCEPTED, Status.NOT_NEEDED} if told.first_kind else set()
    if told.status not in {*OPEN, Status.WITHDRAWN, *on_the_offer}:
        yield told.mentee, Notice(NoticeKind.OUTCOME, told.id)
    if told.first_kind:
        # The end of an offer is drawn on the offer's own card, where the mentee decided.
        yield told.mentee, Notice(NoticeKind.OFFER, told.id)


def _kinds_with_room(work: Work, mentor: Mentor) -> tuple[str, ...]:
    seen = find.see(work, (mentor.id,))[mentor.id]
    return tuple(kind for kind, left in seen.left.items() if left)


def _refusal(work: Work, mentor: Mentor, kinds: tuple[str, ...]) -> Aside | None:
    if (too_soon := first_days.not_yet(work, "")) is not None:
        return too_soon
    kind = kinds[0] if kinds else mentor.offers[0].kind if mentor.offers else ""
    between = standing(work, work.me.id, mentor.id)
    caps = work.programme.caps
    no = standing_rules.may_ask(work.me.id, mentor, kind, standing=between, caps=caps, now=work.now)
    if no is None and not kinds:
        no = Refused(Refusal.FULL)
    return _refused(work, mentor, no, kind) if no else None


def _refused(work: Work, mentor: Mentor, no: Refused, kind: str) -> Aside:
    instead = no.why in {Refusal.AWAY, Refusal.FULL, Refusal.NOT_OFFERED, Refusal.TOO_SOON}
    with_room = alternatives.with_room(work, mentor, kind) if instead and kind else ()
    others_too = other_views.instead(work.reader, with_room)
    if no.why is Refusal.AWAY and not mentor.person.is_here:
        # Nobody who has left takes a break; the blocked read the same, so that it tells nothing.
        return work.refuse(Refusal.GONE, instead=others_too)
    if no.why not in {Refusal.AWAY, Refusal.FULL} or mentor.door is not Door.OPEN:
        return work.refuse(no, instead=others_too)
    # A resting mentor and one kept apart must look the same: only a full one gets a day here.
    back = find.see(work, (mentor.id,))[mentor.id].back if no.why is Refusal.FULL else None
    return work.refuse(no, instead=(*others_too, *room_again.or_else(work.reader, mentor, back)))


def _errors(work: Work, mentor: Mentor, written: Mapping[str, str]) -> Mapping[str, str]:
    errors = views.question_errors(work.reader, written["question"], written["line"])
    if mentor.offer(written["kind"]) is None:
        return {**errors, "kind": views.no_such_kind(work.reader)}
    errors |= link_errors(work, written)
    if not written.get(anonymous.FIELD):
        return errors
    if not work.programme.kind(written["kind"]).written:
        return {**errors, **anonymous.needs_writing(work.reader)}
    return {
        **errors,
        **(anonymous.know_each_other(work.reader, mentor.person) if _knows(work, mentor) else {}),
    }


def link_errors(work: Work, written: Mapping[str, str]) -> dict[str, str]:
    """Say why a link cannot go with an ask of this kind; its kind is one that is known."""
    in_writing, unnamed = work.programme.kind(written["kind"]).written, bool(written.get(anonymous.FIELD))
    return link.errors(work.reader, written.get(link.FIELD, ""), in_writing=in_writing, unnamed=unnamed)


def _knows(work: Work, mentor: Mentor) -> bool:
    """Tell whether this mentor knows the presser by name: then a block would reveal who asks."""
    in_touch = any(mentor.id in one.two for one in work.mentorships.of(work.me.id, limit=IN_TOUCH))
    return in_touch or any(not one.unnamed for one in work.asks.between(work.me.id, mentor.id))


def _preview(work: Work, mentor: Mentor, written: Mapping[str, str]) -> Aside:
    match _decide(work, mentor, written):
        case Refused() as no:
            return _refused(work, mentor, no, written["kind"])
        case MaySend(sent):
            named = replace(
                sent, unnamed=bool(written.get(anonymous.FIELD)), link=link.read(written.get(link.FIELD, ""))
            )
            seen = as_read.as_mentor_reads(work, mentor, named, replace(work.me, line=written["line"]))
            return views.preview(work.reader, mentor.person, named, seen, work.print_of(asks.ASK, mentor.id))


def _decide(work: Work, mentor: Mentor, written: Mapping[str, str]) -> MaySend | Refused:
    return ask_rules.send(
        work.me,
        mentor,
        work.programme.kind(written["kind"]),
        written["question"],
        standing=standing(work, work.me.id, mentor.id),
        caps=work.programme.caps,
        now=work.now,
    )


def standing(work: Work, mentee: PersonId, mentor: PersonId) -> Between:
    """Return what has been between two people so far, and whether they are kept apart."""
    apart = mentor in work.safety.apart_from(mentee)
    return replace(work.asks.standing(mentee, mentor), apart=apart)


def keep(work: Work, mentor: Mentor, sent: Ask) -> None:
    """Keep an ask whose places are held, plan its reminder, and tell both."""
    told = work.telling_times.when(mentor.id, Notice(NoticeKind.ASKED, sent.id)).at
    kind, quiet = work.programme.kind(sent.kind), work.programme.caps.quiet_weeks
    work.asks.add(reminders.plan(sent, kind, mentor, told, quiet))
    tell(work, sent)


def _keep(work: Work, mentor: Mentor, sent: Ask, written: Mapping[str, str]) -> Message:
    address = link.read(written.get(link.FIELD, ""))
    sent = replace(sent, unnamed=bool(written.get(anonymous.FIELD)), link=address)
    work.people.introduce(work.me.id, written["line"])
    keep(work, mentor, sent)
    unsent.over(work)
    return _sent(work)


def _sent(work: Work) -> Message:
    return views.sent(work.reader)


def _receipt(work: Work, shown: Ask) -> Message:
    return views.receipt(work.reader, shown, work.people.named(shown.mentor))


def receipt(ref: str, work: Work) -> Message | None:
    """Draw an ask for its mentee in its current state."""
    found = work.asks.get(ref)
    return _receipt(work, found) if found else None


def is_without_name(ref: str, work: Work) -> bool:
    """Tell whether an ask was made without a name: nobody but its two may read it."""
    found = work.asks.get(ref)
    return found is not None and found.unnamed


def keep_opened(opened: AskOpened, work: Work) -> None:
    """Keep that a mentor has opened an ask."""
    work.asks.open(opened.ask, work.now)
