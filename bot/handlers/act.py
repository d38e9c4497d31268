"""One act in its transaction: who may, the first time or again, and where the answer leads."""

from bot.domain.common.refusals import Refusal
from bot.handlers import handed_back, one_card, written_words
from bot.handlers.mentorships import ways
from bot.handlers.routing import Answer, Answered, Received, Route, SentDraft, Who
from bot.handlers.work import Work
from bot.handlers.written_words import FormBoxes
from bot.ui.forms import Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views import acts
from bot.views.programme import page


def act(request: Request, route: Route, kept: FormBoxes | None, work: Work) -> Answer:
    """Act, unless the presser may not; return the answer, with every word that it did not take."""
    before = written_words.written(request, route, kept, work)
    answer = handed_back.carried(request, route, _refuse(work, route) or _does(request, route, work), work)
    return written_words.answered(answer, before, kept, request, work)


def _does(request: Request, route: Route, work: Work) -> Answer:
    return _led(route.sent(request, work) if isinstance(route, SentDraft) else route.act(request, work), work)


def _led(answer: Answer, work: Work) -> Answer:
    """Fill in where the rooms are to which an answer leads."""
    match answer:
        case Message():
            return ways.led(answer, work)
        case Aside(message):
            return Aside(ways.led(message, work))
        case _:
            return answer


def act_once(request: Request, route: Answered | Received, kept: FormBoxes | None, work: Work) -> Answer:
    """Act the first time that a request comes; each time that it comes again, answer with what stands."""
    if _refuse(work, route) is not None:
        return act(request, route, kept, work)
    if acts.says_another_thing(route.verb, request.label):
        return acts.old_label(work.reader, route.verb, request.ref, request.label)
    is_first = work.is_first(request.key)
    answer = _first_or_again(request, route, kept, work, is_first=is_first)
    return one_card.in_one_place(request, work, answer, changed=not is_first or bool(work.events))


def _first_or_again(
    request: Request, route: Answered | Received, kept: FormBoxes | None, work: Work, *, is_first: bool
) -> Answer:
    if is_first:
        answer = act(request, route, kept, work)
        if isinstance(answer, Rejected) or _is_refused_form(request, route, kept, work):
            # A rejected form has changed nothing: the same words again are not a repeat.
            work.forget_request(request.key)
        return answer
    if route.truth is None:
        return act(request, route, kept, work)
    before = written_words.drafted(request, kept, work) if isinstance(route, Answered) else ()
    again = route.stands if isinstance(route, SentDraft) else route.truth
    return written_words.answered(_led(again(request, work), work), before, kept, request, work)


def _is_refused_form(request: Request, route: Route, kept: FormBoxes | None, work: Work) -> bool:
    """Tell whether a form brought words that were refused: a preview keeps them, and a truth needs none."""
    if not isinstance(route, Received) or route.truth is None or kept is None or not kept.boxes:
        return False
    return bool(written_words.typed(request, route)) and not written_words.is_taken(request, kept, work)


def _refuse(work: Work, route: Route) -> Aside | None:
    """Refuse kindly a presser for whom the route is not."""
    if route.who is Who.EVERYBODY or work.me.manages:
        return None
    if route.who is Who.CHOOSES_READERS:
        return work.refuse(Refusal.MANAGERS_ONLY)
    return page.not_theirs(work.reader, work.people.managers())
