"""Draws a form's fields as inputs, each with its hint and with what is wrong below it. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, assert_never

from bot.adapters.teams.actions import NOTHING as NO_CHOICE
from bot.adapters.teams.actions import InputKind, input_id, pack
from bot.adapters.teams.drawing.elements import Element, line, words
from bot.adapters.teams.drawing.escape import run, twins
from bot.ui.forms import Checks, Choice, Conversation, DateInput, Field, Input, Member, Pick, TimeInput
from bot.ui.mending import NOTHING
from bot.ui.nodes import Option

PEOPLE: Final = {"type": "Data.Query", "dataset": "graph.microsoft.com/users?scope=currentContext"}
"""Lets a member of the conversation be found by name (learn.microsoft.com, People Picker in cards)."""

WRONG: Final = "⚠ "
"""Stands before what is wrong."""


@dataclass(frozen=True, slots=True)
class FormAids:
    """What a dialog of Teams says and offers that no form has of itself."""

    missing: str = ""
    """What a client says of an empty field that has to be filled in; without it none does."""
    paste: str = ""
    """What stands in an empty box for a conversation."""


def blocks(field: Field, error: str, aids: FormAids) -> Iterator[Element]:
    """Draw a field: its input under its label, what is wrong, and its hint."""
    named = {"label": run(field.label), "spacing": "medium"}
    yield {**_input(field, aids), **named, **_required(field, aids.missing)}
    if error:
        yield wrong(error)
    if field.hint:
        yield line(words(field.hint, isSubtle=True, size="small"), spacing="small")


def wrong(error: str) -> Element:
    """Draw what is wrong: in red, and under a sign for those who see no red."""
    return line(words(f"{WRONG}{error}", color="attention"), spacing="small")


def _required(field: Field, missing: str) -> dict[str, object]:
    """Let a client refuse an empty field itself, where it has words for that."""
    is_needed = isinstance(field, Choice | Conversation | Member) or (
        isinstance(field, Input) and field.at_least
    )
    return {"isRequired": True, "errorMessage": run(missing)} if missing and is_needed else {}


def _input(field: Field, aids: FormAids) -> Element:
    match field:
        case Input():
            return _box(field)
        case DateInput() | TimeInput():
            return _day_or_time(field)
        case Choice(name=name, options=options, value=value):
            return _choices(name, options, (value,), style="expanded")
        case Pick(name=name, options=options, value=value):
            # What is chosen in a list could not be taken off.
            none = {"title": NOTHING, "value": NO_CHOICE}
            drawn = _choices(name, options, (value,), style="compact")
            return {**drawn, "choices": [none, *drawn["choices"]]}
        case Checks(name=name, options=options, chosen=chosen):
            return _choices(name, options, chosen, kind=InputKind.MANY, style="expanded")
        case Member(name=name, options=options, value=value):
            found = _choices(name, options, (value,), style="filtered")
            return {**found, **({"value": pack(value)} if value else {}), "choices.data": PEOPLE}
        case Conversation():
            return _conversation(field, aids)
        case _:
            assert_never(field)


def _day_or_time(field: DateInput | TimeInput) -> Element:
    # No first and no last day: a client refuses another one without a word, and our own check says why.
    kind = "Input.Date" if isinstance(field, DateInput) else "Input.Time"
    return {**_typed(kind, field.name), **({"value": field.chosen} if field.chosen else {})}


def _typed(kind: str, name: str, comes_as: InputKind = InputKind.WORDS) -> Element:
    return {"type": kind, "id": input_id(comes_as, name)}


def _box(field: Input) -> Element:
    # No `maxLength`: what is pasted would be cut off without a word, and clients count differently from us.
    several = {"isMultiline": True} if field.tall or "\n" in field.value else {}
    return {
        **_typed("Input.Text", field.name),
        **several,
        **({"value": field.value} if field.value else {}),
    }


def _conversation(field: Conversation, aids: FormAids) -> Element:
    """Draw a box for a link: Teams has no picker for conversations."""
    shown = {"placeholder": run(aids.paste)} if aids.paste else {}
    value = {"value": field.value} if field.value else {}
    return {**_typed("Input.Text", field.name, InputKind.PLACE), **shown, **value}


def _choices(
    name: str,
    options: Iterable[Option],
    chosen: Iterable[str],
    *,
    style: str,
    kind: InputKind = InputKind.ONE,
) -> dict[str, Any]:
    on, in_sight = set(chosen), style == "expanded"
    listed = list(options)
    values = [pack(one.value) for one in listed if one.value in on]
    several = {"isMultiSelect": True} if kind is InputKind.MANY else {}
    return {
        "type": "Input.ChoiceSet",
        "id": input_id(kind, name),
        "style": style,
        "wrap": True,
        **several,
        "choices": [_choice(one, in_sight=in_sight) for one in listed],
        **({"value": ",".join(values)} if values else {}),
    }


def _choice(option: Option, *, in_sight: bool) -> Element:
    """Draw a choice; one that is in sight says what it is about, and Markdown is read in it."""
    about = f" — {option.about}" if in_sight and option.about else ""
    title = twins(f"{option.label}{about}") if in_sight else run(option.label)
    return {"title": title, "value": pack(option.value)}
