"""Draws a form as a modal: a title, at most five parts, and each field under its own label. Pure.

Discord names the button that submits it; a modal has neither a place for errors nor one for a sixth part.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, assert_never

from bot.adapters.discord.drawing.component_types import TEXT_CHANNELS, Component, ComponentType, text_display
from bot.adapters.discord.drawing.escape import words
from bot.ui import limits
from bot.ui.fit import fit, fit_words
from bot.ui.forms import Checks, Choice, Conversation, DateInput, Field, Form, Input, Member, Pick, TimeInput
from bot.ui.limits import measure
from bot.ui.nodes import NO_ERRORS, Option

WRITTEN: Final = 4000
"""Characters of a text input (api docs, Text Input: max_length and value)."""

ABOUT: Final = 100
"""Characters of what stands below a label or an option (api docs, Label and Select Option: description)."""

FEWEST_RADIOS: Final = 2
"""Options of a radio group at least (api docs, Radio Group); a single one is a list."""

DAY, TIME = "2026-12-07", "16:30"
"""How a day and a time of day are written, shown where Discord has no picker for them."""

WARNING: Final = "⚠"
"""Marks an error."""


def modal(form: Form, errors: Mapping[str, str] = NO_ERRORS) -> dict[str, Any]:
    """Draw a form as a modal; each error stands below the label of its field, as far as it fits there."""
    whole = [error for name, error in errors.items() if name not in {field.name for field in form.fields}]
    above = "\n".join((*((form.note,) if form.note else ()), *(f"{WARNING} {one}" for one in whole)))
    room = limits.FIELDS - len(form.fields) - bool(above)
    # With five fields nothing can stand above them.
    spare = "" if room >= 0 else " ".join(whole)
    beside = {form.fields[0].name: spare, **errors} if spare else errors
    return {
        "title": form.title,
        "custom_id": form.token,
        "components": [
            *((text_display(words(above)),) if above and room >= 0 else ()),
            *_fields(form.fields, beside, max(0, room)),
        ],
    }


def _fields(fields: Iterable[Field], errors: Mapping[str, str], room: int) -> Iterator[Component]:
    for field in fields:
        yield _label(field, errors.get(field.name, ""))
        if room > 0 and (about := _in_full(field)):
            room -= 1
            yield text_display(about)


def _label(field: Field, error: str) -> Component:
    about = f"{WARNING} {error}" if error else field.hint or _written_as(field)
    return {
        "type": ComponentType.LABEL,
        "label": field.label,
        **({"description": _short(about)} if about else {}),
        "component": {**_component(field, instead=bool(error)), "custom_id": field.name},
    }


def _component(field: Field, *, instead: bool) -> Component:
    """Draw what is filled in; `instead` of the hint an error stands above it."""
    match field:
        case Input():
            return _box(field, field.hint if instead else "")
        case DateInput() | TimeInput():
            return _line(field)
        case Choice():
            return _choice(field)
        case Pick():
            # None has to be chosen, and what is chosen can be taken off.
            return {**_list(field.options, (field.value,)), "min_values": 0, "required": False}
        case Checks():
            options = list(_options(field.options, field.chosen))
            group = {"type": ComponentType.CHECKBOX_GROUP, "min_values": 0, "max_values": len(options)}
            return {**group, "options": options, "required": False}
        case Conversation(value=value):
            only = {"type": ComponentType.CHANNEL_SELECT, "channel_types": list(TEXT_CHANNELS)}
            return {**only, **_picked(value, "channel"), "required": True}
        case Member(value=value):
            return {"type": ComponentType.USER_SELECT, **_picked(value, "user"), "required": True}
        case _:
            assert_never(field)


def _box(field: Input, hint: str) -> Component:
    written = _kept(field.value)
    # A longer draft opens whole: our own check says that it is too long.
    most = field.at_most if measure(written) <= field.at_most else WRITTEN
    return {
        "type": ComponentType.TEXT_INPUT,
        "style": _style(written, tall=field.tall),
        "max_length": most,
        "required": field.at_least > 0,
        **({"value": written} if written else {}),
        **({"placeholder": _short(hint)} if hint else {}),
    }


def _kept(written: str) -> str:
    """Return what a person has written, as much as a box takes."""
    return written if measure(written) <= WRITTEN else fit(written, WRITTEN)


def _style(written: str, *, tall: bool = False) -> int:
    """Return the style of a box: of one line (1), or of several (2)."""
    return 2 if tall or "\n" in written else 1


def _line(field: DateInput | TimeInput) -> Component:
    value = _kept(field.value)
    return {
        "type": ComponentType.TEXT_INPUT,
        "style": _style(value),
        "required": field.needed,
        "placeholder": _written_as(field),
        **({"value": value} if value else {}),
    }


def _written_as(field: Field) -> str:
    match field:
        case DateInput():
            return field.first or DAY
        case TimeInput():
            return TIME
        case _:
            return ""


def _choice(field: Choice) -> Component:
    if len(field.options) < FEWEST_RADIOS:
        return {**_list(field.options, (field.value,)), "required": True}
    options = list(_options(field.options, (field.value,)))
    return {"type": ComponentType.RADIO_GROUP, "options": options, "required": True}


def _list(options: Iterable[Option], chosen: Iterable[str]) -> Component:
    return {"type": ComponentType.STRING_SELECT, "options": list(_options(options, chosen))}


def _options(options: Iterable[Option], chosen: Iterable[str]) -> Iterator[Component]:
    on = set(chosen)
    for one in options:
        about = _short(one.about)
        yield {
            "label": one.label,
            "value": one.value,
            **({"description": about} if about else {}),
            **({"default": True} if one.value in on else {}),
        }


def _short(about: str) -> str:
    """Return a sentence of ours as it stands where it fits; a longer one ends between two words."""
    return about if measure(about) <= ABOUT else fit_words(about, ABOUT)


def _picked(value: str, kind: str) -> Component:
    return {"default_values": [{"id": value, "type": kind}]} if value.isdecimal() else {}


def _in_full(field: Field) -> str:
    """Return in full the descriptions that are cut below their options."""
    options = field.options if isinstance(field, Choice | Checks | Pick) else ()
    long = (one for one in options if measure(one.about) > ABOUT)
    return "\n".join(f"**{words(one.label)}**  {words(one.about)}" for one in long)
