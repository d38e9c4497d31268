"""The modals that Discord shows, and what its client does not let a person submit.

The numbers are those of Discord's documentation (components: reference; interactions: receiving).
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from tests.fakes.discord.choosing import SELECTS, STRING_SELECT, options, select
from tests.fakes.discord.components import ROW, TEXT, Checking, Place
from tests.fakes.discord.errors import Wrong
from tests.fakes.discord.values import Part

INPUT: Final = 4
LABEL: Final = 18
UPLOAD: Final = 19
RADIO: Final = 21
CHECKS: Final = 22
CHECK: Final = 23

LONGEST_TITLE: Final = 45
MOST_PARTS: Final = 5
LONGEST_LABEL: Final = 45
LONGEST_HINT: Final = 100
LONGEST_WORDS: Final = 4_000
MOST_FILES: Final = 10


def check(modal: Any) -> None:  # noqa: ANN401
    """Refuse a modal that Discord would not open."""
    wrong = Wrong()
    given: Part = modal if isinstance(modal, Mapping) else {}
    look = Checking(wrong)
    wrong.length(given.get("title"), "title", least=1, most=LONGEST_TITLE)
    wrong.length(given.get("custom_id"), "custom_id", least=1, most=100)
    for number, part in enumerate(
        wrong.many(given.get("components"), "components", least=1, most=MOST_PARTS)
    ):
        _top(look, part, ("components", number))
    wrong.refuse("data")


def _top(look: Checking, part: Part, place: Place) -> None:
    kind = part.get("type")
    look.names(part, place)
    if kind == TEXT:
        look.words(part.get("content"), *place, "content")
    elif kind == ROW:
        (one, *more) = look.wrong.many(part.get("components"), *place, "components", least=1, most=1) or [{}]
        if one.get("type") != INPUT or more:
            look.wrong.at(
                *place, "components", 0, "type", code="UNION_TYPE_CHOICES", says="must be one of (4,)"
            )
        look.wrong.length(one.get("label"), *place, "components", 0, "label", least=1, most=LONGEST_LABEL)
        _field(look, one, (*place, "components", 0))
    elif kind == LABEL:
        look.wrong.length(part.get("label"), *place, "label", least=1, most=LONGEST_LABEL)
        hint = part.get("description")
        look.wrong.length(hint, *place, "description", least=1, most=LONGEST_HINT, needed=False)
        inside: Part = part.get("component") or {}
        if inside.get("type") == INPUT and inside.get("label"):
            says = "A text input in a label has no label of its own"
            look.wrong.at(*place, "component", "label", code="COMPONENT_LABEL_NOT_ALLOWED", says=says)
        _field(look, inside, (*place, "component"))
    else:
        says = f'Value of field "type" must be one of {(ROW, TEXT, LABEL)}.'
        look.wrong.at(*place, "type", code="UNION_TYPE_CHOICES", says=says)


def _field(look: Checking, part: Part, place: Place) -> None:
    check_one = FIELDS.get(part.get("type", 0))
    if check_one is None:
        says = f'Value of field "type" must be one of {tuple(FIELDS)}.'
        look.wrong.at(*place, "type", code="UNION_TYPE_CHOICES", says=says)
        return
    look.names(part, place)
    look.custom_id(part, place)
    check_one(look, part, place)


def _input(look: Checking, part: Part, place: Place) -> None:
    wrong, least, most = look.wrong, part.get("min_length", 0), part.get("max_length", LONGEST_WORDS)
    wrong.number(part.get("style"), *place, "style", least=1, most=2)
    wrong.number(least, *place, "min_length", least=0, most=LONGEST_WORDS)
    wrong.number(most, *place, "max_length", least=1, most=LONGEST_WORDS)
    wrong.length(part.get("placeholder"), *place, "placeholder", most=LONGEST_HINT)
    wrong.length(part.get("value"), *place, "value", most=most if isinstance(most, int) else LONGEST_WORDS)
    _ordered(wrong, least, most, place)


def _ordered(wrong: Wrong, least: object, most: object, place: Place) -> None:
    if isinstance(least, int) and isinstance(most, int) and least > most:
        wrong.at(*place, code="BASE_TYPE_BAD_LENGTH", says="The least is more than the most")


def _choice(look: Checking, part: Part, place: Place) -> None:
    select(look.wrong, part, place)
    _needed(look.wrong, part, place)


def _needed(wrong: Wrong, part: Part, place: Place) -> None:
    if part.get("required", True) and part.get("min_values") == 0:
        says = "min_values of 0 needs required to be false"
        wrong.at(*place, "required", code="COMPONENT_REQUIRED_WITHOUT_MIN_VALUES", says=says)


def _radio(look: Checking, part: Part, place: Place) -> None:
    given = options(look.wrong, part, place, least=2, most=10)
    if sum(bool(one.get("default")) for one in given) > 1:
        says = "Only one option can be the default"
        look.wrong.at(*place, "options", code="RADIO_GROUP_SEVERAL_DEFAULTS", says=says)


def _checks(look: Checking, part: Part, place: Place) -> None:
    given = options(look.wrong, part, place, least=1, most=10)
    least, most = part.get("min_values", 1), part.get("max_values", len(given) or 1)
    look.wrong.number(least, *place, "min_values", least=0, most=len(given))
    look.wrong.number(most, *place, "max_values", least=1, most=len(given))
    _ordered(look.wrong, least, most, place)
    _needed(look.wrong, part, place)


def _check(look: Checking, part: Part, place: Place) -> None:
    if not isinstance(part.get("default", False), bool):
        look.wrong.at(*place, "default", code="BOOLEAN_TYPE_CONVERT", says="Must be either true or false.")


def _upload(look: Checking, part: Part, place: Place) -> None:
    look.wrong.number(part.get("min_values", 1), *place, "min_values", least=0, most=MOST_FILES)
    look.wrong.number(part.get("max_values", 1), *place, "max_values", least=1, most=MOST_FILES)


FIELDS: Final[Mapping[int, Callable[[Checking, Part, Place], None]]] = {
    INPUT: _input,
    **dict.fromkeys(SELECTS, _choice),
    UPLOAD: _upload,
    RADIO: _radio,
    CHECKS: _checks,
    CHECK: _check,
}


def fields(modal: Part) -> Iterator[Part]:
    """Yield the fields of a modal, in order."""
    for part in modal.get("components", ()):
        if part["type"] == ROW:
            yield from part["components"]
        elif part["type"] == LABEL:
            yield part["component"]


def prefilled(field: Part) -> tuple[str, ...]:
    """Return what stands in a field when the modal opens."""
    if field["type"] == INPUT:
        return (field["value"],) if field.get("value") else ()
    if field["type"] == CHECK:
        return ("true",) if field.get("default") else ()
    chosen = [one["value"] for one in field.get("options") or () if one.get("default")]
    return tuple(chosen or [one["id"] for one in field.get("default_values") or ()])


def refused_by_client(field: Part, given: tuple[str, ...]) -> str:
    """Return why Discord's own client does not let this be submitted; empty where it does."""
    kind, needed = field["type"], field.get("required", True)
    if kind == CHECK:
        return ""
    if not any(given):
        return "This field is required" if needed else ""
    if kind == INPUT:
        least, most = field.get("min_length", 0), field.get("max_length", LONGEST_WORDS)
        return "" if least <= len(given[0]) <= most else f"Must be between {least} and {most} in length"
    known = {one["value"] for one in field.get("options") or ()}
    if kind in (STRING_SELECT, RADIO, CHECKS) and not set(given) <= known:
        return "There is no such option"
    fewest = field.get("min_values", 1)
    most = 1 if kind == RADIO else field.get("max_values", len(known) if kind == CHECKS else 1)
    return "" if min(fewest, 1) <= len(given) <= most and len(given) >= fewest else "Choose fewer or more"
