"""The commands of the application: what Discord accepts, and how many.

The numbers are those of Discord's documentation (interactions: application commands).
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import regex

from tests.fakes.discord.errors import Refused, Wrong
from tests.fakes.discord.values import Part
from tests.fakes.discord.world import APP, Discord

CHAT: Final = 1
OF_USER: Final = 2
OF_MESSAGE: Final = 3
KINDS: Final = {CHAT: 100, OF_USER: 15, OF_MESSAGE: 15}
"""How many there may be of each kind in one scope."""
CREATES_A_DAY: Final = 200
LONGEST_NAME: Final = 32
LONGEST: Final = 100
MOST_OPTIONS: Final = 25
MOST_LETTERS: Final = 8_000
STRING: Final = 3
NUMBERS: Final = (4, 10)
NAME: Final = regex.compile(r"^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$")
LOCALES: Final = frozenset(
    {
        "id",
        "da",
        "de",
        "en-GB",
        "en-US",
        "es-ES",
        "es-419",
        "fr",
        "hr",
        "it",
        "lt",
        "hu",
        "nl",
        "no",
        "pl",
        "pt-BR",
        "ro",
        "fi",
        "sv-SE",
        "vi",
        "tr",
        "cs",
        "el",
        "bg",
        "ru",
        "uk",
        "hi",
        "th",
        "zh-CN",
        "ja",
        "zh-TW",
        "ko",
    }
)
"""Discord's documentation: reference, locales."""


def put(here: Discord, scope: str, given: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """Overwrite every command of a scope; a known name keeps its id and is no creation."""
    wrong = Wrong()
    everything = wrong.many(given, "commands", least=0, most=sum(KINDS.values()))
    wrong.refuse()
    for one in everything:
        check(one)
    names = [(one.get("type", CHAT), one["name"]) for one in everything]
    if len(set(names)) < len(names):
        wrong.at(code="APPLICATION_COMMANDS_DUPLICATE_NAME", says="Application command names must be unique")
    wrong.refuse()
    if any(sum(kind == each for each, _ in names) > most for kind, most in KINDS.items()):
        raise Refused(30032)
    stood = here.commands.get(scope, {})
    new = [key for key in names if _standing(stood.values(), key) is None]
    _creates(here, scope, len(new))
    made = [
        _made(here, scope, one, _standing(stood.values(), key))
        for one, key in zip(everything, names, strict=True)
    ]
    here.commands[scope] = {one["id"]: one for one in made}
    return made


def add(here: Discord, scope: str, given: Part) -> tuple[dict[str, Any], bool]:
    """Create a command, or overwrite the one of its name; tell whether it is new."""
    check(given)
    stood = here.commands.setdefault(scope, {})
    key = (given.get("type", CHAT), given["name"])
    known = _standing(stood.values(), key)
    if known is None:
        if sum(one["type"] == key[0] for one in stood.values()) >= KINDS[key[0]]:
            raise Refused(30032)
        _creates(here, scope, 1)
    made = _made(here, scope, given, known)
    stood[made["id"]] = made
    return made, known is None


def change(here: Discord, scope: str, command: str, given: Part) -> dict[str, Any]:
    """Change some of a command."""
    known = find(here, scope, command)
    whole = {**known, **given}
    check(whole)
    made = _made(here, scope, whole, known)
    here.commands[scope][command] = made
    return made


def remove(here: Discord, scope: str, command: str) -> None:
    """Delete a command."""
    find(here, scope, command)
    del here.commands[scope][command]


def find(here: Discord, scope: str, command: str) -> dict[str, Any]:
    """Return a command."""
    found = here.commands.get(scope, {}).get(command)
    if found is None:
        raise Refused(10063)
    return found


def shown(command: Part, *, localised: bool) -> dict[str, Any]:
    """Return a command as the API lists it: its translations only where they are asked for."""
    return {
        name: (value if localised or not name.endswith("_localizations") else None)
        for name, value in command.items()
    }


def check(given: Any) -> None:  # noqa: ANN401
    """Refuse a command that Discord would not take."""
    wrong = Wrong()
    one: Part = given if isinstance(given, dict) else {}
    kind = one.get("type", CHAT)
    if kind not in KINDS:
        wrong.at("type", code="BASE_TYPE_CHOICES", says=f"Value must be one of {set(KINDS)}.")
    _name(wrong, one, ("name",), chat=kind == CHAT)
    if kind == CHAT:
        _described(wrong, one, ())
        _options(wrong, one)
    elif one.get("description") or one.get("options"):
        says = "Context menu commands cannot have description"
        wrong.at("description", code="APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", says=says)
    may = one.get("default_member_permissions")
    if may is not None and not str(may).isdecimal():
        wrong.at("default_member_permissions", code="INTEGER_TYPE_COERCE", says="Value is not an integer")
    for name, known in (("contexts", {0, 1, 2}), ("integration_types", {0, 1})):
        if not set(one.get(name) or ()) <= known:
            wrong.at(name, code="BASE_TYPE_CHOICES", says=f"Value must be one of {known}.")
    if kind == CHAT and sum(_letters(one)) > MOST_LETTERS:
        says = f"Application command exceeds maximum size ({MOST_LETTERS})"
        wrong.at(code="APPLICATION_COMMAND_TOO_LARGE", says=says)
    wrong.refuse()


def _options(wrong: Wrong, one: Part) -> None:
    given = wrong.many(one.get("options") or [], "options", least=0, most=MOST_OPTIONS)
    names, optional = set(), False
    for number, option in enumerate(given):
        place = ("options", number)
        wrong.number(option.get("type"), *place, "type", least=STRING, most=11)
        _name(wrong, option, (*place, "name"), chat=True)
        _described(wrong, option, place)
        _choices(wrong, option, place)
        if option.get("name") in names:
            says = "Option names must be unique"
            wrong.at(*place, "name", code="APPLICATION_COMMAND_OPTIONS_NAME_NOT_UNIQUE", says=says)
        if option.get("required") and optional:
            says = "Required options must be placed before non-required options"
            wrong.at(*place, code="APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", says=says)
        names.add(option.get("name"))
        optional = optional or not option.get("required")


def _choices(wrong: Wrong, option: Part, place: tuple[str | int, ...]) -> None:
    given = wrong.many(option.get("choices") or [], *place, "choices", least=0, most=MOST_OPTIONS)
    if option.get("autocomplete") and (given or option.get("type") not in (STRING, *NUMBERS)):
        says = "Choices and autocomplete cannot both be there"
        wrong.at(*place, "autocomplete", code="APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", says=says)
    for number, one in enumerate(given):
        wrong.length(one.get("name"), *place, "choices", number, "name", least=1, most=LONGEST)
        if option.get("type") == STRING:
            wrong.length(one.get("value"), *place, "choices", number, "value", least=1, most=LONGEST)


def _name(wrong: Wrong, one: Part, place: tuple[str | int, ...], *, chat: bool) -> None:
    for where, name in _all(wrong, one, place):
        wrong.length(name, *where, least=1, most=LONGEST_NAME)
        if chat and (not NAME.match(str(name)) or str(name) != str(name).lower()):
            says = "Command name is invalid"
            wrong.at(*where, code="APPLICATION_COMMAND_INVALID_NAME", says=says)


def _described(wrong: Wrong, one: Part, place: tuple[str | int, ...]) -> None:
    for where, words in _all(wrong, one, (*place, "description")):
        wrong.length(words, *where, least=1, most=LONGEST)


def _all(
    wrong: Wrong, one: Part, place: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield a field and its translations, each with its place."""
    *before, name = place
    yield place, one.get(str(name))
    for locale, words in (one.get(f"{name}_localizations") or {}).items():
        where = (*before, f"{name}_localizations", locale)
        if locale not in LOCALES:
            wrong.at(*where, code="ENUM_TYPE_COERCE", says="Value is not a valid locale.")
        yield where, words


def _letters(one: Part) -> Iterator[int]:
    for name in ("name", "description"):
        translated = one.get(f"{name}_localizations") or {}
        yield max(map(len, [str(one.get(name) or ""), *map(str, translated.values())]))
    for option in one.get("options") or ():
        yield from _letters(option)
    for choice in one.get("choices") or ():
        yield len(str(choice.get("name"))) + len(str(choice.get("value")))


def _standing(stood: Iterable[dict[str, Any]], key: tuple[int, str]) -> dict[str, Any] | None:
    return next((one for one in stood if (one["type"], one["name"]) == key), None)


def _creates(here: Discord, scope: str, number: int) -> None:
    if here.created[scope] + number > CREATES_A_DAY:
        raise Refused(30034)
    here.created[scope] += number


def _made(here: Discord, scope: str, given: Part, known: Part | None) -> dict[str, Any]:
    kind = given.get("type", CHAT)
    return {
        "id": known["id"] if known else here.number(),
        "application_id": APP,
        "version": here.number(),
        "type": kind,
        "name": given["name"],
        "name_localizations": given.get("name_localizations"),
        "description": given.get("description") or "",
        "description_localizations": given.get("description_localizations"),
        "default_member_permissions": given.get("default_member_permissions"),
        "dm_permission": 1 in (given.get("contexts") or [1]),
        "contexts": given.get("contexts"),
        "integration_types": given.get("integration_types") or [0],
        "nsfw": bool(given.get("nsfw")),
        **({"options": given.get("options") or []} if kind == CHAT else {}),
        **({"guild_id": scope} if scope else {}),
    }
