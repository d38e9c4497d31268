"""No word is lost: what a person wrote stands in every answer that did not take it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.handlers.routing import Answer, Answered, Opened, Received, Route, Routes
from bot.handlers.work import Work
from bot.ui import refs
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message, pressable
from bot.ui.requests import Request, Surface
from bot.ui.verbs import Opens
from bot.views.common.reader import Reader
from bot.views.words import written_words as views


@dataclass(frozen=True, slots=True)
class FormBoxes:
    """Where what is written into a form is kept: the form of its draft, and its boxes to write in."""

    form: Opens
    boxes: tuple[str, ...]


Boxes = Mapping[Opens, FormBoxes]
"""Where the words of each form are kept."""


def boxes(routes: Routes) -> Boxes:
    """Return where the words of each form are kept that a route takes, once for all requests."""
    every: dict[Opens, FormBoxes] = {}
    for one in routes.values():
        if isinstance(one, Received):
            every.setdefault(one.form, FormBoxes(one.form, one.words))
    return every


def kept_by(route: Route, boxes: Boxes) -> FormBoxes | None:
    """Return where the words of a route are kept: those of its own form, or of the one it opens or sends."""
    form = _form_of(route)
    return boxes.get(form) if form is not None else None


def _form_of(route: Route) -> Opens | None:
    match route:
        case Received(form=form):
            return form
        case Opened(verb=form):
            return form
        case Answered(sends=form):
            return form


def typed(request: Request, route: Received | None = None) -> tuple[str, ...]:
    """Return what was typed into a submitted form, also into one that no route takes any more."""
    if route is None:
        return typed_into(request.surface, request.chosen)
    return _filled(request.first(name) for name in route.words)


def typed_into(surface: Surface, chosen: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what was typed into a form of which only the values are known.

    A value with a space in it was typed; the others are values of options.
    """
    every = _filled(value for values in chosen.values() for value in values)
    return tuple(value for value in every if len(value.split()) > 1) if surface is Surface.FORM else ()


def drafted(request: Request, kept: FormBoxes | None, work: Work) -> tuple[str, ...]:
    """Return what the presser has written into the form of this request and not sent."""
    if kept is None:
        return ()
    draft = _draft(request, kept, work)
    return _filled(draft.get(name, "") for name in kept.boxes)


def written(request: Request, route: Route, kept: FormBoxes | None, work: Work) -> tuple[str, ...]:
    """Return what is at stake before a request is answered: what it brings, or the draft that it sends."""
    match route:
        case Received():
            return typed(request, route)
        case Answered():
            return drafted(request, kept, work)
        case Opened():
            return ()  # it changes no draft, which is read where no form opens


def answered(
    answer: Answer, before: tuple[str, ...], kept: FormBoxes | None, request: Request, work: Work
) -> Answer:
    """Return an answer with every word that it neither takes nor shows, and that its own form lacks."""
    if kept is None or isinstance(answer, Form | Rejected) or is_taken(request, kept, work):
        return answer
    draft = drafted(request, kept, work)
    ready = draft if _opens(answer, kept.form) else ()
    return beside(work.reader, answer, [words for words in before or draft if words not in ready])


def is_taken(request: Request, kept: FormBoxes, work: Work) -> bool:
    """Tell whether this transaction has sent the words of a form, kept them elsewhere, or let them go."""
    return any(work.drafts.is_dropped(kept.form.name, ref) for ref in _refs(request))


def beside(reader: Reader, answer: Message | Aside, words: Iterable[str]) -> Message | Aside:
    """Return an answer with those of the words that it does not show yet."""
    if isinstance(answer, Message):
        return views.beside(reader, answer, words)
    return replace(answer, message=views.beside(reader, answer.message, words))


def _draft(request: Request, kept: FormBoxes, work: Work) -> Mapping[str, str]:
    drafts = (work.drafts.get(kept.form.name, ref) for ref in _refs(request))
    return next(filter(None, drafts), {})


def _refs(request: Request) -> tuple[str, ...]:
    """Return under what a draft of this request may be kept: what it is about, or nothing in particular."""
    return request.ref.partition(refs.BETWEEN)[0], ""


def _filled(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for value in (one.strip() for one in values) if value)


def _opens(answer: Message | Aside, form: Opens) -> bool:
    body = answer.body if isinstance(answer, Message) else answer.message.body
    return any(button.verb == form for node in body for button in pressable(node))
