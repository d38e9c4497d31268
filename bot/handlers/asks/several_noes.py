"""After several noes in a row: say that it was luck; offer a smaller ask, other words, or a person's help."""

from bot.domain.asks.ask import Ask
from bot.domain.asks.noes import NO_HELP
from bot.domain.common.people import Mentor
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.asks import human_help
from bot.handlers.common import alternatives, given
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message, Node
from bot.ui.requests import Request
from bot.ui.verbs import asks
from bot.views.asks import ask as ask_views
from bot.views.asks import human_help as hand_views
from bot.views.asks import several_noes as views

SECOND, THIRD = 2, 3


def outcome(work: Work, ask: Ask) -> Message | None:
    """Draw how an ask ended if it was at least the second no in a row; else return None."""
    mentor = work.people.named(ask.mentor)
    a_no = ask.status in NO_HELP and not ask.first_kind and not mentor.has_left
    noes = work.asks.noes_in_a_row(ask) if a_no else 0
    if noes >= THIRD:
        person = _a_person(work, ask)
        return views.third(work.reader, ask, mentor, *person, noes=noes)
    if noes == SECOND:
        smaller = given.smallest(work).key != ask.kind
        return views.second(work.reader, ask, mentor, _others(work, ask, ask.kind), smaller=smaller)
    return None


def smaller(request: Request, work: Work) -> Message | Aside:
    """Show mentors with room for the kind of help that asks least."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case ask:
            kind = given.smallest(work).key
            return views.smaller(work.reader, ask, kind, _others(work, ask, kind))


def word_it(request: Request, work: Work) -> Message | Aside:
    """Show beginnings that mentors answer gladly; each opens the form with it before the question."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case ask:
            return views.word_it(work.reader, ask, _written(work, ask))


def change_question(request: Request, work: Work) -> Form | Aside:
    """Open the question of an ended ask for rewording."""
    about = asks.CHANGE_QUESTION.read(request.ref)
    if about is None:
        return work.refuse(Refusal.GONE)
    match _mine_of(about.ask, work):
        case Refused() as no:
            return work.refuse(no)
        case ask:
            begun = views.begun(work.reader, about.begins, _written(work, ask))
            return views.words_form(work.reader, ask, begun)


def keep_words(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep a question in its new words, and show mentors with room for it."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case ask:
            question = request.first("question").strip()
            work.drafts.save(asks.CHANGE_QUESTION.name, ask.id, {"question": question})
            if errors := ask_views.question_errors(work.reader, question, ""):
                return Rejected(views.words_form(work.reader, ask, question), errors)
            return views.in_other_words(work.reader, ask, question, _others(work, ask, ask.kind))


def try_later(request: Request, work: Work) -> Message | Aside:
    """Say kindly that the mentee can come back later."""
    return views.till_later(work.reader)


def want_hand(request: Request, work: Work) -> Message | Aside:
    """Accept a person's help: the managers hear of it."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case ask:
            if not _is_third(work, ask) or not human_help.may_raise(work, ask):
                return work.refuse(Refusal.GONE)
            human_help.raise_hand(work, ask)
            return wanted_hand(request, work)


def wanted_hand(request: Request, work: Work) -> Message | Aside:
    """Show the current state: the answer to a repeated press."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case ask:
            return outcome(work, ask) or work.refuse(Refusal.GONE)


def _is_third(work: Work, ask: Ask) -> bool:
    return not ask.first_kind and ask.status in NO_HELP and work.asks.noes_in_a_row(ask) >= THIRD


def _a_person(work: Work, ask: Ask) -> tuple[Node, ...]:
    """Offer a person's help, or show its current state; nothing where there is no manager to tell."""
    raised = work.hands.after(ask.id)
    if raised is not None:
        return hand_views.raised(work.reader, raised, human_help.by(work, raised))
    if not human_help.may_raise(work, ask):
        return ()
    return hand_views.offered(work.reader, ask.id)


def _written(work: Work, ask: Ask) -> str:
    return work.drafts.get(asks.CHANGE_QUESTION.name, ask.id).get("question", ask.question)


def _mine(request: Request, work: Work) -> Ask | Refused:
    return _mine_of(request.ref, work)


def _mine_of(ask: str, work: Work) -> Ask | Refused:
    found = work.asks.get(ask)
    if found is None:
        return Refused(Refusal.GONE)
    return found if found.mentee == work.me.id else Refused(Refusal.NOT_YOURS)


def _others(work: Work, ask: Ask, kind: str) -> tuple[Mentor, ...]:
    return alternatives.with_room(work, work.mentors.get(ask.mentor), kind)
