"""The commands as Discord registers them, and what differs between them and those that stand. Pure.

Their names are the same in every language: our sentences say them. What they do, and the names of their
options, are said in the language of each client; a language that says the same as the default is left out,
since Discord leaves it out too (api docs, Application Commands: Localization).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.adapters.discord.command_names import names
from bot.domain.programme.programme import Programme
from bot.ui.commands import COMMANDS, FIND_MENTOR, Command
from bot.views.catalogues import catalogue
from bot.views.platforms.command_entry import ASK_FOR_MENTORING, PARTS, TOPIC, CommandPart

Entry = dict[str, Any]

CHAT_INPUT, USER = 1, 2
"""Types of commands (api docs, Application Command Types)."""

STRING: Final = 3
"""The type of an option that is text (api docs, Application Command Option Type)."""

LONGEST: Final = 100
"""Characters of a description and of an option's value (api docs, Application Command Structure)."""

LONGEST_TOPIC: Final = 1_200
"""Characters of the words of a search: as many as the question of an ask, which they may become."""

MANAGERS: Final = "32"
"""Who is offered it: MANAGE_GUILD (api docs, Permissions). It protects nothing; each press is checked."""

IN_SERVERS, WITH_THE_BOT = 0, 1
"""The places of commands: not in conversations between people (api docs, Interaction Context Types)."""

INSTALLED_IN_SERVERS: Final = 0
"""Whose commands they are: a server's, not a single person's (api docs, Application Integration Types)."""

COMPARED: Final = (
    "description",
    "name_localizations",
    "description_localizations",
    "default_member_permissions",
    "contexts",
    "integration_types",
)
"""What of a command is compared, beside its type, its name and its options."""

LOCALES: Final = {"de": "de", "fr": "fr", "es": "es-ES"}
"""Our languages beside English, and what Discord calls them; `es-419` falls back on `es-ES`."""


@dataclass(frozen=True, slots=True)
class CommandChanges:
    """What has to be done so that the commands that stand are those that are wanted; mostly nothing."""

    to_create: tuple[Entry, ...] = ()
    to_edit: tuple[tuple[str, Entry], ...] = ()
    """The id of each command that stands, and what it is to be."""
    to_delete: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to do."""
        return bool(self.to_create or self.to_edit or self.to_delete)


def wanted(programme: Programme) -> list[Entry]:
    """Return every command as Discord registers it."""
    called = names(programme)
    typed = [_command(one, called[one.key]) for one in COMMANDS]
    return [*typed, _entry(USER, ASK_FOR_MENTORING, **_in_languages("name", ASK_FOR_MENTORING))]


def changed(standing: Iterable[Mapping[str, Any]], wanted: Iterable[Entry]) -> CommandChanges:
    """Return what makes the commands that stand into those that are wanted; of equal ones nothing is said."""
    here = {_id(one): one for one in standing}
    needed = {_id(one): one for one in wanted}
    return CommandChanges(
        to_create=tuple(one for name, one in needed.items() if name not in here),
        to_edit=tuple(
            (str(here[name]["id"]), one)
            for name, one in needed.items()
            if name in here and _compared(here[name]) != _compared(one)
        ),
        to_delete=tuple(str(one["id"]) for name, one in here.items() if name not in needed),
    )


def _command(command: Command, name: str) -> Entry:
    about = _described(command.about)
    options = {"options": list(_options())} if command is FIND_MENTOR else {}
    return {**_entry(CHAT_INPUT, name, managers=command.managers), **about, **options}


def _entry(kind: int, name: str, *, managers: bool = False, **more: Any) -> Entry:  # noqa: ANN401 - JSON
    return {
        "type": kind,
        "name": name,
        "default_member_permissions": MANAGERS if managers else None,
        "contexts": [IN_SERVERS, WITH_THE_BOT] if kind == CHAT_INPUT else [IN_SERVERS],
        "integration_types": [INSTALLED_IN_SERVERS],
        **more,
    }


def _options() -> Iterator[Entry]:
    for part in PARTS:
        yield {
            "type": STRING,
            "name": part.name,
            **_called(part),
            **_described(part.about),
            "autocomplete": True,
            "max_length": LONGEST_TOPIC if part is TOPIC else LONGEST,
        }


def _called(part: CommandPart) -> Entry:
    """Return what an option is called in each language: one word in small letters."""
    spoken = {locale: catalogue(language).gettext(part.label) for language, locale in LOCALES.items()}
    names = {
        locale: "-".join(label.lower().replace("\u2019", "'").split()) for locale, label in spoken.items()
    }
    return {"name_localizations": {locale: name for locale, name in names.items() if name != part.name}}


def _described(about: str) -> Entry:
    return {"description": about, **_in_languages("description", about)}


def _in_languages(part: str, said: str) -> Entry:
    spoken = {locale: catalogue(language).gettext(said) for language, locale in LOCALES.items()}
    differs = {locale: words for locale, words in spoken.items() if words != said}
    return {f"{part}_localizations": differs} if differs else {}


def _id(command: Mapping[str, Any]) -> tuple[int, str]:
    return (command.get("type", CHAT_INPUT), command["name"])


def _compared(command: Mapping[str, Any]) -> Entry:
    """Return what is compared of a command: what we say of it, without what Discord adds or leaves out."""
    said = {name: _plain(command.get(name)) for name in COMPARED}
    return said | {"options": [_plain(one) for one in command.get("options") or ()]}


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a value without what says nothing: Discord answers with `required: false`, and null for none."""
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items() if one not in (None, False, {}, [], "")}
    if isinstance(value, list):
        return sorted(value) if all(isinstance(one, int) for one in value) else [_plain(one) for one in value]
    return value or None
