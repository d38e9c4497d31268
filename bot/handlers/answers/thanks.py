"""After an answer: thank its mentor, and read again what was said."""

from collections.abc import Mapping

from bot.domain.answers import thanks as thanks_rules
from bot.domain.asks.ask import Ask
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.asks import outcome
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import answers
from bot.views.answers import thanks as views


def thank(request: Request, work: Work) -> Form | Aside:
    """Offer three ready thanks and free words."""
    match _to_thank(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            written = work.drafts.get(answers.THANK.name, found.id)
            return views.thank_form(work.reader, found, work.people.named(found.mentor), written)


def preview_thanks(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the thanks so far, say what is wrong with them, or show them as the mentor will see them."""
    match _to_thank(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            written = {name: request.first(name).strip() for name in ("ready", "words")}
            work.drafts.save(answers.THANK.name, found.id, written)
            mentor = work.people.named(found.mentor)
            if errors := views.READY_THANKS.errors(work.reader, written):
                return Rejected(views.thank_form(work.reader, found, mentor, written), errors)
            return _preview_thanks(work, found, written)


def show_thanks(request: Request, work: Work) -> Message | Aside:
    """Show the kept thanks as the mentor will see them."""
    found, written = _to_thank(request, work), work.drafts.get(answers.THANK.name, request.ref)
    if isinstance(found, Refused) or views.READY_THANKS.errors(work.reader, written):
        no = found if isinstance(found, Refused) else Refusal.NOTHING_WRITTEN
        return work.refuse(no, work.asks.get(request.ref))
    return _preview_thanks(work, found, written)


def _preview_thanks(work: Work, found: Ask, written: Mapping[str, str]) -> Aside:
    mentor, words = work.people.named(found.mentor), views.READY_THANKS.said(work.reader, written)
    seen = views.thanks(work.reading_as(mentor), found, work.asker_as_read(found), words)
    return views.preview_thanks(work.reader, found, mentor, seen, work.print_of(answers.THANK, found.id))


def send_thanks(request: Request, work: Work) -> Message | Aside:
    """Send the mentor the previewed thanks, once."""
    match _to_thank(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            written = work.drafts.get(answers.THANK.name, found.id)
            if not written or views.READY_THANKS.errors(work.reader, written):
                return work.refuse(Refusal.NOTHING_WRITTEN)
            words = views.READY_THANKS.said(work.reader, written)
            if not work.thanking.thank(thanks_rules.thank(found, words, work.now)):
                return work.refuse(Refusal.SAID)
            work.drafts.drop(answers.THANK.name, found.id)
            work.show(found.mentor, Notice(NoticeKind.THANKS, found.id))
            return said(work, found)


def answered(request: Request, work: Work) -> Message | Aside:
    """Show the mentee an answer and what has followed it: the answer to a repeated press."""
    match thanks_rules.may(work.asks.get(request.ref), by=work.me.id):
        case Refused() as no:
            return work.refuse(no)
        case found:
            return outcome.outcome(work, found)


def thanks(ref: str, work: Work) -> Message | None:
    """Draw thanks for their mentor; nothing where they no longer exist or the two are kept apart."""
    ask, said = work.asks.get(ref), work.thanking.thanks_for(ref)
    if ask is None or said is None or ask.mentee in work.safety.apart_from(work.me.id):
        return None
    return views.thanks(work.reader, ask, work.asker(ask), said.words)


def _to_thank(request: Request, work: Work) -> Ask | Refused:
    found = answered_me(request, work)
    if isinstance(found, Ask) and work.thanking.thanks_for(found.id):
        return Refused(Refusal.SAID)
    return found


def answered_me(request: Request, work: Work) -> Ask | Refused:
    """Return the ask that was answered to the presser; refused where the mentor is gone or kept apart."""
    found = thanks_rules.may(work.asks.get(request.ref), by=work.me.id)
    if isinstance(found, Refused):
        return found
    if found.mentor in work.safety.apart_from(work.me.id):
        return Refused(Refusal.GONE)
    is_here = work.people.named(found.mentor).is_here
    return found if is_here else Refused(Refusal.ALREADY_SETTLED)


def said(work: Work, found: Ask) -> Message:
    """Show the answer again, and revise the mentee's own card of it."""
    work.show(found.mentee, Notice(NoticeKind.OUTCOME, found.id))
    return outcome.outcome(work, found)
