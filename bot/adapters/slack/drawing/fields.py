"""Draws a form's fields as input blocks, each named by its field."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, assert_never

from bot.adapters.slack.drawing.escape import literal, plain_text
from bot.ui.fit import fit
from bot.ui.forms import Checks, Choice, Conversation, DateInput, Field, Form, Input, Member, Pick, TimeInput
from bot.ui.limits import measure
from bot.ui.nodes import Option

Block = dict[str, Any]

ABOUT = 75
"""Length of an option's description. Slack: 75 (docs.slack.dev, Option object)."""

WRITTEN = 15_000
"""Length of a box's first text, in UTF-16 code units. Slack: `view_too_large` above 250 KB; five fit."""


SHARED: Mapping[str, Any] = {"include": ["public", "private"], "exclude_external_shared_channels": True}
"""Which conversations are offered: channels of the workspace's own (docs.slack.dev, conversation filter)."""


def blocks(form: Form, errors: Mapping[str, str]) -> list[Block]:
    """Draw a form: its note, the errors of the whole form, and its fields, each with its error below it."""
    names = {field.name for field in form.fields}
    return [
        *((_said("form.note", literal(form.note)),) if form.note else ()),
        *(_wrong(f"form.{name}", error) for name, error in errors.items() if name not in names),
        *(block for field in form.fields for block in _field(field, errors.get(field.name, ""))),
    ]


def options_of(options: Iterable[Option], chosen: Container[str]) -> tuple[list[Block], list[Block]]:
    """Draw the options of a list or a group; return all, and the chosen ones among them."""
    drawn = [(option.value in chosen, _option(option)) for option in options]
    return [one for _, one in drawn], [one for on, one in drawn if on]


def _field(field: Field, error: str) -> Iterator[Block]:
    element, optional = _element(field)
    yield {
        "type": "input",
        "block_id": field.name,
        "label": plain_text(field.label),
        "element": {**element, "action_id": field.name},
        **({"hint": plain_text(field.hint)} if field.hint else {}),
        **({"optional": True} if optional else {}),
    }
    if cut := _too_long(field):
        yield _said(f"{field.name}.about", *cut)
    if error:
        yield _wrong(field.name, error)


def _element(field: Field) -> tuple[Block, bool]:
    """Draw an input element, and tell whether Slack accepts it empty: our own check decides."""
    match field:
        case Input():
            return _box(field), not field.at_least
        case Choice(options=options, value=value):
            # One has to be chosen: Slack would call a choice “optional” that our own check refuses.
            return _one_of("radio_buttons", options, value)[0], False
        case Pick(options=options, value=value):
            # Slack's list has no room for a description.
            return _one_of("static_select", (replace(option, about="") for option in options), value)
        case DateInput():
            return _picker("date", field.chosen), not field.needed
        case TimeInput():
            return _picker("time", field.chosen), not field.needed
        case Conversation(value=value):
            chosen = {"initial_conversation": value} if value else {}
            return {"type": "conversations_select", "filter": SHARED, **chosen}, False
        case Member(value=value):
            return {"type": "users_select", **({"initial_user": value} if value else {})}, False
        case Checks(options=options, chosen=chosen):
            drawn, on = options_of(options, chosen)
            return {"type": "checkboxes", "options": drawn, **({"initial_options": on} if on else {})}, True
        case _:
            assert_never(field)


def _picker(of: str, chosen: str) -> Block:
    return {"type": f"{of}picker", **({f"initial_{of}": chosen} if chosen else {})}


def _box(field: Input) -> Block:
    # No `max_length`: Slack would refuse to open a longer draft, and counts differently from our own check.
    written = {"initial_value": _whole_or_cut(field.value, WRITTEN)} if field.value else {}
    return {"type": "plain_text_input", "multiline": field.tall or "\n" in field.value, **written}


def _one_of(kind: str, options: Iterable[Option], value: str) -> tuple[Block, bool]:
    drawn, on = options_of(options, (value,))
    initial = {"initial_option": on[0]} if on else {}
    # A chosen option of a list cannot be cleared; if none is chosen, none is needed.
    return {"type": kind, "options": drawn, **initial}, not on


def _option(option: Option) -> Block:
    about = _whole_or_cut(option.about, ABOUT)
    described = {"description": plain_text(about)} if about else {}
    return {"text": plain_text(option.label), "value": option.value, **described}


def _too_long(field: Field) -> list[Block]:
    """Draw in full, below the field, the descriptions that are too long for Slack's options."""
    options = field.options if isinstance(field, Choice | Checks) else ()
    long = [option for option in options if measure(option.about) > ABOUT]
    return [
        part
        for option in long
        for part in (literal("\n"), literal(option.label, bold=True), literal("  "), literal(option.about))
    ][1:]


def _whole_or_cut(words: str, limit: int) -> str:
    return words if measure(words) <= limit else fit(words, limit)


def _wrong(name: str, error: str) -> Block:
    return _said(f"{name}.error", {"type": "emoji", "name": "warning"}, literal(" "), literal(error))


def _said(block_id: str, *elements: Block) -> Block:
    section = {"type": "rich_text_section", "elements": list(elements)}
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}
