"""Reads a dialog back into the form that it was drawn from, with what is wrong beside its fields."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from bot.adapters.teams.actions import NOTHING, token_of, unpack
from bot.ui.forms import Checks, Choice, DateInput, Field, Form, Input, Member, Pick, Rejected, TimeInput
from bot.ui.nodes import Option
from bot.ui.verbs import Answers, Opens, read_token
from tests.fakes.discord.forms_back import OPENED_BY
from tests.fakes.teams.cards import INPUTS
from tests.fakes.teams.drawn_back import unescaped, verb

Part = Mapping[str, Any]

WRONG: Final = "attention"
"""The colour of what is wrong."""
SIGN: Final = "⚠ "
"""Stands before what is wrong."""


def form(title: str, card: Part) -> Form | Rejected:
    """Return the form in a dialog; a rejected one where something is said to be wrong."""
    (send,) = card["actions"]
    carried = read_token(token_of(send["data"]))
    submit = verb(carried.verb)
    assert isinstance(submit, Answers)
    parts: Sequence[Part] = card["body"]
    first = next((at for at, one in enumerate(parts) if one["type"] in INPUTS), len(parts))
    note = [_text(one) for one in parts[:first] if not _is_wrong(one)]
    drawn = Form(
        opens=OPENED_BY.get(carried.verb, Opens("unknown")),
        submit=submit,
        title=title,
        fields=tuple(_fields(parts[first:])),
        send=unescaped(send["title"]),
        ref=carried.ref,
        note="\n".join(note),
    )
    errors = dict(_errors(title, parts))
    return Rejected(drawn, errors) if errors else drawn


def _fields(parts: Sequence[Part]) -> Iterator[Field]:
    for at, part in enumerate(parts):
        if part["type"] in INPUTS:
            below = parts[at + 1 :]
            hints = [_text(one) for one in _until_input(below) if not _is_wrong(one)]
            yield _field(part, "\n".join(hints))


def _until_input(parts: Sequence[Part]) -> Iterator[Part]:
    for one in parts:
        if one["type"] in INPUTS:
            return
        yield one


def _errors(title: str, parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong, by the name of its field; what is wrong with the whole by the form's title."""
    name = title
    for part in parts:
        if part["type"] in INPUTS:
            name = _name(part)
        elif _is_wrong(part):
            yield name, _text(part).removeprefix(SIGN)


def _field(part: Part, hint: str) -> Field:
    name, label, value = _name(part), unescaped(part["label"]), str(part.get("value", ""))
    match part:
        case {"type": "Input.Text"}:
            least, tall = int(bool(part.get("isRequired"))), bool(part.get("isMultiline"))
            return Input(name=name, label=label, hint=hint, value=value, at_least=least, tall=tall)
        case {"type": "Input.Date"}:
            days = (part.get("min", ""), part.get("max", ""))
            return DateInput(name, label, value, *days, hint)
        case {"type": "Input.Time"}:
            return TimeInput(name, label, value, hint)
        case {"isMultiSelect": True}:
            on = value.split(",")
            chosen = tuple(unpack(one["value"]) for one in part["choices"] if one["value"] in on)
            return Checks(name=name, label=label, options=_options(part), chosen=chosen, hint=hint)
        case {"style": "expanded"}:
            return Choice(name=name, label=label, options=_options(part), value=unpack(value), hint=hint)
        case {"style": "filtered"}:
            return Member(name=name, label=label, options=_options(part), value=unpack(value), hint=hint)
        case {"style": "compact"}:
            return Pick(name, label, _options(part), unpack(value), hint)
        case other:
            raise AssertionError(other)


def _options(part: Part) -> tuple[Option, ...]:
    shown = [one for one in part["choices"] if one["value"] != NOTHING]
    return tuple(Option(unpack(one["value"]), *_about(unescaped(one["title"]))) for one in shown)


def _about(title: str) -> tuple[str, str]:
    label, _, about = title.partition(" — ")
    return label, about


def _name(part: Part) -> str:
    return str(part["id"]).partition(".")[2]


def _is_wrong(part: Part) -> bool:
    return any(one.get("color") == WRONG for one in part.get("inlines", ()))


def _text(part: Part) -> str:
    return "".join(unescaped(one["text"]) for one in part["inlines"])
