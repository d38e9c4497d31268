"""A form that is rejected where none can be shown at once opens again with all that was filled in."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, assert_never

from bot.handlers.routing import Answer, Opened, Received, Route
from bot.handlers.work import Work
from bot.ui import refs
from bot.ui.forms import (
    Checks,
    Choice,
    Conversation,
    DateInput,
    Field,
    Form,
    Input,
    Member,
    Pick,
    Rejected,
    TimeInput,
)
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import Opens

SEVERAL: Final = "\n"
"""Stands between the ticked options of one field; no option has one."""


def carried(request: Request, route: Route, answer: Answer, work: Work) -> Answer:
    """Return an answer; a form that opens has the fields with which it was rejected, until it is taken."""
    if not request.hands_back:
        return answer
    match route, answer:
        case Opened(), Form() as form:
            kept = work.drafts.get(_name(form.opens), _about(request))
            return replace(form, fields=tuple(_with(field, kept) for field in form.fields))
        case Received(), Rejected(form) if route.verb.writes and not work.drafts.has_saved:
            fields = {field.name: _values(field) for field in form.fields}
            work.drafts.save(_name(form.opens), _about(request), fields)
        case Received(form=opens), Message() | Aside() if route.verb.writes:
            work.drafts.drop(_name(opens), _about(request))
    return answer


def _name(form: Opens) -> str:
    return f"back.{form.name}"


def _about(request: Request) -> str:
    return request.ref.partition(refs.BETWEEN)[0]


def _values(field: Field) -> str:
    return SEVERAL.join(field.chosen) if isinstance(field, Checks) else field.value


def _with(field: Field, kept: Mapping[str, str]) -> Field:
    """Return a field with the value that it had; an option that is offered no more is left out."""
    if field.name not in kept:
        return field
    value = kept[field.name]
    match field:
        case Checks(options=options):
            ticked = value.split(SEVERAL)
            return replace(field, chosen=tuple(one.value for one in options if one.value in ticked))
        case Choice(options=options) | Pick(options=options):
            return replace(field, value=value) if value in {one.value for one in options} else field
        case Input() | Conversation() | DateInput() | TimeInput() | Member():
            return replace(field, value=value)
        case never:
            assert_never(never)
