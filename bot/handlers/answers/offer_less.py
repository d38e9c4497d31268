"""A lighter offer: the mentor offers a smaller kind of help, and the mentee takes or declines it."""

from collections.abc import Mapping

from bot.domain.answers import offer_less
from bot.domain.answers.offer_less import Offered
from bot.domain.asks import ask as ask_rules
from bot.domain.asks.ask import Accepted, Ask, Ended, Status
from bot.domain.asks.events import AskOpened, AskTold
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.programme.kinds import Kind
from bot.handlers.answers import answer
from bot.handlers.asks import ask as ask_handlers
from bot.handlers.asks import outcome
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import answers
from bot.views.answers import offer_less as views
from bot.views.asks import ask as ask_views


def offer(request: Request, work: Work) -> Form | Aside:
    """Open the form with the kinds that cost less and have room."""
    match answer.waiting(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            work.happened(AskOpened(found.id))
            kinds = _kinds(work, found)
            if not kinds:
                return work.refuse(Refusal.NOTHING_LIGHTER, found)
            return _form(work, found, kinds, work.drafts.get(answers.OFFER.name, found.id))


def preview(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the offer so far, say what is wrong with it, or show it as the mentee will read it."""
    match answer.waiting(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            written = {name: request.first(name).strip() for name in ("kind", "words")}
            work.drafts.save(answers.OFFER.name, found.id, written)
            kinds = _kinds(work, found)
            if not kinds:
                return work.refuse(Refusal.NOTHING_LIGHTER, found)
            if errors := _errors(work, kinds, written):
                return Rejected(_form(work, found, kinds, written), errors)
            return _preview(work, found, written)


def show_draft(request: Request, work: Work) -> Message | Aside:
    """Show the kept offer as the mentee will read it."""
    written = work.drafts.get(answers.OFFER.name, request.ref)
    match answer.waiting(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found if _errors(work, _kinds(work, found), written):
            return work.refuse(Refusal.NOT_READY, found)
        case found:
            return _preview(work, found, written)


def send(request: Request, work: Work) -> Message | Aside:
    """Send the previewed offer: hold its place, give back the first one, and tell the mentee."""
    found, written = work.asks.get(request.ref), work.drafts.get(answers.OFFER.name, request.ref)
    if found is None or found.mentor != work.me.id:
        return work.refuse(Refusal.NOT_YOURS if found else Refusal.GONE)
    if found.status is Status.WAITING and not written:
        return work.refuse(Refusal.NOTHING_WRITTEN, found)
    if views.offer_errors(work.reader, written.get("words", ""), has_room=True):
        return work.refuse(Refusal.NOT_READY, found)
    match _decide(work, found, written):
        case Refused() as no:
            return work.refuse(no, found)
        case Offered() as offered:
            return _keep(work, offered)


def take(request: Request, work: Work) -> Message | Aside:
    """Take the offer: a mentorship of that kind begins, or a kind in writing waits for its answer."""
    found = work.asks.get(request.ref)
    if found is not None and work.programme.kind(found.kind).written:
        return _take_written(work, found)
    match offer_less.take(found, by=work.me.id, now=work.now) if found else Refused(Refusal.GONE):
        case Refused() as no:
            return work.refuse(no, found)
        case Accepted() as accepted if answer.begin(work, accepted):
            return outcome.outcome(work, accepted.ask)
        case Accepted():
            return work.refuse(Refusal.ALREADY_SETTLED, work.asks.get(request.ref))


def _take_written(work: Work, found: Ask) -> Message | Aside:
    mentor = work.mentors.get(found.mentor)
    if mentor is None:
        return work.refuse(Refusal.GONE)
    match offer_less.take_written(found, mentor, work.programme, by=work.me.id, now=work.now):
        case Refused() as no:
            return work.refuse(no, found)
        case taken if work.asks.change(taken, when=Status.OFFERED):
            work.show(taken.mentor, Notice(NoticeKind.TAKEN, taken.id))
            work.redraw((taken.mentor, taken.mentee), (taken.id,))
            work.happened(AskTold(taken))
            return draw(work, taken)
        case _:
            return work.refuse(Refusal.ALREADY_SETTLED, work.asks.get(found.id))


def pass_on_first(request: Request, work: Work) -> Message | Aside:
    """Show what ends, and what the mentor would read, before the offer is declined."""
    found = work.asks.get(request.ref)
    match offer_less.pass_on(found, by=work.me.id, now=work.now) if found else Refused(Refusal.GONE):
        case Refused() as no:
            return work.refuse(no, found)
        case Ended(ask):
            nameless = work.nobody(ask.mentee) if ask.unnamed else work.me
            return views.pass_on_first(work.reader, ask, work.people.named(ask.mentor), nameless)


def pass_on(request: Request, work: Work) -> Message | Aside:
    """Decline the offer: its places return, and other mentors with room are shown."""
    found = work.asks.get(request.ref)
    match offer_less.pass_on(found, by=work.me.id, now=work.now) if found else Refused(Refusal.GONE):
        case Refused() as no:
            return work.refuse(no, found)
        case Ended() as ended if ask_handlers.end(work, ended):
            return outcome.outcome(work, ended.ask)
        case Ended():
            return work.refuse(Refusal.ALREADY_SETTLED, work.asks.get(request.ref))


def take_back(request: Request, work: Work) -> Message | Aside:
    """Ask for confirmation before an offer is taken back."""
    found = work.asks.get(request.ref)
    match offer_less.take_back(found, by=work.me.id, now=work.now) if found else Refused(Refusal.GONE):
        case Refused() as no:
            return work.refuse(no, found)
        case Ended(ask):
            return views.take_back_first(work.reader, ask, work.asker(ask))


def take_back_now(request: Request, work: Work) -> Message | Aside:
    """Take an offer back before the mentee has decided: every place returns, and both are told."""
    found = work.asks.get(request.ref)
    match offer_less.take_back(found, by=work.me.id, now=work.now) if found else Refused(Refusal.GONE):
        case Refused() as no:
            return work.refuse(no, found)
        case Ended() as ended:
            return answer.settle(work, ended)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show the mentee the offer in its current state: the answer to a repeated press."""
    found = work.asks.get(request.ref)
    if found is None or found.mentee != work.me.id:
        return work.refuse(Refusal.NOT_YOURS if found else Refusal.GONE)
    return draw(work, found)


def draw(work: Work, ask: Ask) -> Message:
    """Draw an offer for its mentee from its current state: open, ended or declined."""
    mentor = work.people.named(ask.mentor)
    match ask.status:
        case Status.OFFERED:
            return views.offer(work.reader, ask, mentor)
        case Status.ACCEPTED | Status.NOT_NEEDED | Status.TAKEN_BACK:
            return outcome.outcome(work, ask)
        case _ if ask.is_taken:
            return views.taken(work.reader, ask, mentor)
        case _:
            return ask_views.receipt(work.reader, ask, mentor)


def _kinds(work: Work, found: Ask) -> tuple[Kind, ...]:
    mentor = work.mentors.get(found.mentor)
    held = work.places.held((found.mentor,))[found.mentor]
    return offer_less.kinds(found, mentor, work.programme, held, work.now) if mentor else ()


def _form(work: Work, found: Ask, kinds: tuple[Kind, ...], written: Mapping[str, str]) -> Form:
    return views.offer_form(work.reader, found, work.asker(found), kinds, written)


def _errors(work: Work, kinds: tuple[Kind, ...], written: Mapping[str, str]) -> Mapping[str, str]:
    has_room = written["kind"] in {kind.key for kind in kinds}
    return views.offer_errors(work.reader, written["words"], has_room=has_room)


def _preview(work: Work, found: Ask, written: Mapping[str, str]) -> Aside:
    match _decide(work, found, written):
        case Refused() as no:
            return work.refuse(no, found)
        case Offered(ask):
            seen = views.offer(work.reading_as(work.people.named(ask.mentee)), ask, work.me)
            draft = work.print_of(answers.OFFER, ask.id)
            return views.preview_offer(work.reader, ask, work.asker(ask), seen, draft)


def _decide(work: Work, found: Ask, written: Mapping[str, str]) -> Offered | Refused:
    mentor = work.mentors.get(found.mentor)
    if mentor is None:
        return Refused(Refusal.GONE)
    kind, words = written.get("kind", ""), written.get("words", "")
    mentee = work.people.named(found.mentee)
    return offer_less.offer(found, mentor, mentee, kind, words, programme=work.programme, now=work.now)


def _keep(work: Work, offered: Offered) -> Message | Aside:
    """Hold the lighter place first: without a free place the ask stays unchanged."""
    if (no_room := work.places.hold_all((offered.hold,))) is not None:
        return work.refuse(no_room, offered.ask)
    if not work.asks.change(offered.ask, when=ask_rules.Status.WAITING):
        work.places.give_back((offered.hold.place,))
        return work.refuse(Refusal.ALREADY_SETTLED, work.asks.get(offered.ask.id))
    work.places.give_back((offered.gives_back,))
    work.drafts.drop(answers.OFFER.name, offered.ask.id)
    ask_handlers.tell(work, offered.ask)
    return answer.card(work, offered.ask)


def news(ref: str, work: Work) -> Message | None:
    """Draw for a mentee what is offered instead, and how that ended."""
    found = work.asks.get(ref)
    return draw(work, found) if found else None
