"""Declining kindly: ready answers and a free one, previewed as the mentee will read them."""

from collections.abc import Mapping

from bot.domain.asks import ask as ask_rules
from bot.domain.asks.ask import Ask, Ended, Status
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.answers import answer
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import answers
from bot.views.answers import decline as views


def decline(request: Request, work: Work) -> Form | Aside:
    """Open ready kind answers and a free one; an ask that came from an open ask needs no words."""
    about = answers.DECLINE.read(request.ref)
    found = work.asks.get(about.ask) if about else None
    if found is not None and found.is_step and found.mentor == work.me.id:
        return Aside(answer.card(work, found))
    return answer.open_form(request, work, answers.DECLINE, views.decline_form, views.own_no)


def preview(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the decline so far, say what is wrong with it, or show it as the mentee will read it."""
    match answer.waiting(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            written = {name: request.first(name).strip() for name in ("ready", "words", "reason")}
            work.drafts.save(answers.DECLINE.name, found.id, written)
            mentee = work.asker(found)
            if errors := views.READY_NOES.errors(work.reader, written):
                return Rejected(views.decline_form(work.reader, found, mentee, written), errors)
            return _preview(work, found, written)


def show_draft(request: Request, work: Work) -> Message | Aside:
    """Show the kept decline as the mentee will read it."""
    written = work.drafts.get(answers.DECLINE.name, request.ref)
    match answer.waiting(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found if views.READY_NOES.errors(work.reader, written):
            return work.refuse(Refusal.NOTHING_WRITTEN, found)
        case found:
            return _preview(work, found, written)


def _preview(work: Work, found: Ask, written: Mapping[str, str]) -> Aside:
    match ask_rules.decline(found, _no(work, written), "", by=work.me.id, now=work.now):
        case Refused() as no:
            return work.refuse(no, found)
        case Ended(ask):
            seen = answer.as_mentee_reads(work, ask)
            draft = work.print_of(answers.DECLINE, ask.id)
            return views.preview_decline(work.reader, ask, work.asker(ask), seen, draft)


def send(request: Request, work: Work) -> Message | Aside:
    """Send the decline that was previewed."""
    found = work.asks.get(request.ref)
    written = work.drafts.get(answers.DECLINE.name, request.ref)
    if found is None or found.mentor != work.me.id:
        return work.refuse(Refusal.GONE)
    if found.status is Status.WAITING and views.READY_NOES.errors(work.reader, written):
        return work.refuse(Refusal.NOTHING_WRITTEN, found)
    words, reason = _no(work, written), views.known_reason(written.get("reason", ""))
    return answer.settle_as(
        request, work, answers.DECLINE, ask_rules.decline(found, words, reason, by=work.me.id, now=work.now)
    )


def _no(work: Work, written: Mapping[str, str]) -> str:
    return views.READY_NOES.said(work.reader, written)
