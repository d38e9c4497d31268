"""Rewording a sent ask: possible until its mentor has opened it."""

from dataclasses import replace

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.asks import as_read, ask
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import asks
from bot.views.asks import ask as ask_views
from bot.views.asks import reword as views


def reword(request: Request, work: Work) -> Form | Aside:
    """Open the box with the current question."""
    match _unopened(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            question = work.drafts.get(asks.REWORD.name, found.id).get("question", found.question)
            return _form(work, found, question)


def preview(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the new words so far, say what is wrong with them, or show them as the mentor will see them."""
    match _unopened(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            question = request.first("question").strip()
            work.drafts.save(asks.REWORD.name, found.id, {"question": question})
            if errors := ask_views.question_errors(work.reader, question, ""):
                return Rejected(_form(work, found, question), errors)
            return _preview(work, found, question)


def show_draft(request: Request, work: Work) -> Message | Aside:
    """Show the kept words as the mentor will see them."""
    match _unopened(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            question = work.drafts.get(asks.REWORD.name, found.id).get("question", "")
            if ask_views.question_errors(work.reader, question, ""):
                return work.refuse(Refusal.NOTHING_WRITTEN, found)
            return _preview(work, found, question)


def _preview(work: Work, found: Ask, question: str) -> Aside:
    mentor = work.mentors.get(found.mentor)
    if mentor is None:
        return work.refuse(Refusal.GONE)
    seen = as_read.as_mentor_reads(work, mentor, replace(found, question=question), work.me)
    return views.preview_reword(work.reader, found, mentor.person, seen, work.print_of(asks.REWORD, found.id))


def send(request: Request, work: Work) -> Message | Aside:
    """Give the ask its new words, unless its mentor has opened it meanwhile."""
    match _unopened(request, work):
        case Refused() as no:
            return work.refuse(no, work.asks.get(request.ref))
        case found:
            question = work.drafts.get(asks.REWORD.name, found.id).get("question", "")
            if ask_views.question_errors(work.reader, question, ""):
                return work.refuse(Refusal.NOTHING_WRITTEN, found)
            if not work.asks.reword(found.id, question):
                return work.refuse(Refusal.OPENED, found)
            work.drafts.drop(asks.REWORD.name, found.id)
            ask.tell(work, found)
            said = replace(found, question=question)
            return ask_views.receipt(work.reader, said, work.people.named(found.mentor))


def sent(request: Request, work: Work) -> Message | Aside:
    """Show the ask with its new words: the answer to a repeated press."""
    shown = ask.see_ask(request, work)
    return shown.message if isinstance(shown, Aside) else shown


def _unopened(request: Request, work: Work) -> Ask | Refused:
    found = work.asks.get(request.ref)
    if found is None:
        return Refused(Refusal.GONE)
    if found.mentee != work.me.id:
        return Refused(Refusal.NOT_YOURS)
    if found.status is not Status.WAITING:
        return Refused(Refusal.ALREADY_SETTLED)
    return Refused(Refusal.OPENED) if found.opened_at else found


def _form(work: Work, found: Ask, question: str) -> Form:
    return views.reword_form(work.reader, found, work.people.named(found.mentor), question)
