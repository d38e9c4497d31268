"""What can be pressed and chosen: buttons, selects, options (Discord's documentation: components)."""

from typing import Any, Final

from tests.fakes.discord.errors import Wrong
from tests.fakes.discord.values import Part

BUTTON: Final = 2
STRING_SELECT: Final = 3
USER_SELECT: Final = 5
ROLE_SELECT: Final = 6
MENTIONABLE_SELECT: Final = 7
CHANNEL_SELECT: Final = 8
SELECTS: Final = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)

LINK: Final = 5
LONGEST_LABEL: Final = 80
LONGEST_URL: Final = 512
LONGEST_PLACEHOLDER: Final = 150
MOST_OPTIONS: Final = 25
LONGEST_OPTION: Final = 100
WAYS: Final = ("https://", "http://", "discord://")


def button(wrong: Wrong, part: Part, place: tuple[str | int, ...]) -> bool:
    """Check a button; tell whether it needs a `custom_id`."""
    style = part.get("style")
    wrong.number(style, *place, "style", least=1, most=LINK)
    wrong.length(part.get("label"), *place, "label", most=LONGEST_LABEL)
    if not part.get("label") and not part.get("emoji"):
        says = "A button needs a label or an emoji"
        wrong.at(*place, code="BUTTON_COMPONENT_INVALID", says=says)
    if style != LINK:
        if part.get("url"):
            wrong.at(
                *place, "url", code="BUTTON_COMPONENT_INVALID", says="A custom id and url cannot both be set"
            )
        return True
    wrong.length(part.get("url"), *place, "url", least=1, most=LONGEST_URL)
    if not str(part.get("url", "")).startswith(WAYS):
        says = f"Scheme must be one of {WAYS}."
        wrong.at(*place, "url", code="URL_TYPE_INVALID_SCHEME", says=says)
    if part.get("custom_id"):
        says = "A custom id and url cannot both be set"
        wrong.at(*place, "custom_id", code="BUTTON_COMPONENT_INVALID", says=says)
    return False


def select(wrong: Wrong, part: Part, place: tuple[str | int, ...]) -> None:
    """Check a select; an empty one is refused, and so are bounds that cannot be kept."""
    wrong.length(part.get("placeholder"), *place, "placeholder", most=LONGEST_PLACEHOLDER)
    least, most = part.get("min_values", 1), part.get("max_values", 1)
    wrong.number(least, *place, "min_values", least=0, most=MOST_OPTIONS)
    wrong.number(most, *place, "max_values", least=1, most=MOST_OPTIONS)
    if part.get("type") == STRING_SELECT:
        given = options(wrong, part, place, least=1, most=MOST_OPTIONS)
        chosen = sum(bool(one.get("default")) for one in given if isinstance(one, dict))
        fits = isinstance(most, int) and most <= len(given) and chosen <= most
    else:
        fits = isinstance(most, int) and len(part.get("default_values") or []) <= most
    if not fits or (isinstance(least, int) and least > most):
        says = "The bounds do not fit the options"
        wrong.at(*place, "max_values", code="SELECT_COMPONENT_INVALID_BOUNDS", says=says)


def options(wrong: Wrong, part: Part, place: tuple[str | int, ...], *, least: int, most: int) -> list[Any]:
    """Check the options of a select or a group; values are their own."""
    values: set[str] = set()
    given = wrong.many(part.get("options"), *place, "options", least=least, most=most)
    for number, one in enumerate(given):
        where = (*place, "options", number)
        for name, shortest in (("label", 1), ("value", 1), ("description", 0)):
            wrong.length(one.get(name), *where, name, least=shortest, most=LONGEST_OPTION)
        if str(one.get("value")) in values:
            says = "The specified option value is already used"
            wrong.at(*where, "value", code="SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", says=says)
        values.add(str(one.get("value")))
    return given
