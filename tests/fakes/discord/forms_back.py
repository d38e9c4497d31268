"""Reads a modal back into the form that it was drawn from, and a note in place of one."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.adapters.discord.custom_ids import token
from bot.adapters.discord.drawing.forms import DAY, TIME
from bot.adapters.discord.server_marks import apart
from bot.handlers import all_routes
from bot.handlers.routing import Received
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
from bot.ui.limits import INPUT
from bot.ui.nodes import Facts, Message, Option, Text
from bot.ui.verbs import Answers, Opens, read_token
from tests.fakes.discord import choosing, components, modals
from tests.fakes.discord.drawn_back import unescaped, verb

Part = Mapping[str, Any]

TALL: Final = 2
"""The style of a box of several lines (api docs, Text Input Styles)."""

OPENED_BY: Final = {
    name: route.form
    for name, route in all_routes().items()
    if isinstance(route, Received) and route.form is not None
}


def form(modal: Part) -> Form:
    """Return the form in a modal. What its button says is Discord's own word."""
    carried = read_token(token(apart(modal["custom_id"])[0]))
    submit = verb(carried.verb)
    assert isinstance(submit, Answers)
    parts: Sequence[Part] = modal["components"]
    notes = [unescaped(one["content"]) for one in parts if one["type"] == components.TEXT]
    fields = tuple(_field(one) for one in parts if one["type"] == modals.LABEL)
    return Form(
        opens=OPENED_BY.get(carried.verb, Opens("unknown")),
        submit=submit,
        title=modal["title"],
        fields=fields,
        send="Submit",
        ref=carried.ref,
        note=notes[0] if notes and parts[0]["type"] == components.TEXT else "",
    )


def handed_back(noted: Message, opened: Form) -> Rejected:
    """Return a rejected form: the errors of a note, and the draft that its button opened."""
    rows = [row for node in noted.body if isinstance(node, Facts) for row in node.rows]
    names = {field.label: field.name for field in opened.fields}
    whole = [node.text for node in noted.body if isinstance(node, Text)]
    errors = {names.get(label, label): error for label, error in rows}
    # What is wrong with the whole stands first; the last text says that the words are kept.
    return Rejected(opened, errors or dict.fromkeys((opened.title,), whole[0]))


def _field(part: Part) -> Field:
    inner, label, hint = part["component"], part["label"], part.get("description", "")
    name = inner["custom_id"]
    match inner["type"]:
        case modals.INPUT if inner.get("placeholder") == TIME:
            return TimeInput(name, label, inner.get("value", ""), hint)
        case modals.INPUT if inner.get("placeholder") == DAY or _is_day(inner.get("placeholder", "")):
            return DateInput(name, label, inner.get("value", ""), hint=hint)
        case modals.INPUT:
            return Input(
                name=name,
                label=label,
                hint=hint,
                value=inner.get("value", ""),
                at_least=int(inner.get("required", True)),
                at_most=min(inner.get("max_length", INPUT), INPUT),
                tall=inner["style"] == TALL,
            )
        case modals.RADIO:
            return Choice(name=name, label=label, options=_options(inner), value=_one(inner), hint=hint)
        case choosing.STRING_SELECT:
            return Pick(name, label, _options(inner), _one(inner), hint)
        case modals.CHECKS:
            chosen = tuple(one["value"] for one in inner["options"] if one.get("default"))
            return Checks(name=name, label=label, options=_options(inner), chosen=chosen, hint=hint)
        case choosing.USER_SELECT:
            return Member(name=name, label=label, options=(), value=_picked(inner), hint=hint)
        case choosing.CHANNEL_SELECT:
            return Conversation(name, label, hint, _picked(inner))
        case other:
            raise AssertionError(other)


def _is_day(text: str) -> bool:
    return len(text) == len(DAY) and text[4:5] == "-"


def _options(part: Part) -> tuple[Option, ...]:
    return tuple(Option(one["value"], one["label"], one.get("description", "")) for one in part["options"])


def _one(part: Part) -> str:
    return next((str(one["value"]) for one in part["options"] if one.get("default")), "")


def _picked(part: Part) -> str:
    return next((str(one["id"]) for one in part.get("default_values", ())), "")
