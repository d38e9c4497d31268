"""The app manifest: what Teams has to know about the app, from the command table and settings. Pure.

Its form is version 1.16 of the published schema (github.com/OfficeDev/microsoft-teams-app-schema, tag v1.16).
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from bot.domain.programme.programme import Programme
from bot.ui.commands import COMMANDS
from bot.views.catalogues import FIRST, catalogue, spoken
from bot.views.platforms import app_entry, directory_entry

FORM: Final = "1.16"
SCHEMAS: Final = f"https://developer.microsoft.com/en-us/json-schemas/teams/v{FORM}"

SCOPES: Final = ("personal", "team", "groupChat")
"""Where the app may be added."""

PRIVACY, TERMS = PAGES = "/privacy", "/terms"
"""The paths of the operator's own pages, at `BASE_URL`."""

COLOR, OUTLINE = "color.png", "outline.png"
"""The icons' files in the package."""

Entry = dict[str, Any]


def manifest(programme: Programme, *, client_id: str, base_url: str, now: datetime) -> Entry:
    """Return the manifest of the bot with this id, in English; `base_url` begins with `https`.

    A manifest that is made later has a higher version: Teams tells an update by it.
    """
    return {
        "$schema": f"{SCHEMAS}/MicrosoftTeams.schema.json",
        "manifestVersion": FORM,
        "version": f"{now.year}.{now.month * 100 + now.day}.{now.hour * 100 + now.minute}",
        "id": client_id,
        "developer": _developer(base_url),
        "name": {"short": directory_entry.NAME, "full": directory_entry.NAME},
        "description": {"short": app_entry.SHORT, "full": app_entry.STORY},
        "icons": {"color": COLOR, "outline": OUTLINE},
        "accentColor": "#0F4C4A",
        "localizationInfo": {
            "defaultLanguageTag": FIRST,
            "additionalLanguages": [{"languageTag": one, "file": file} for one, file in translated().items()],
        },
        "bots": [_bot(programme, client_id)],
        "defaultInstallScope": "personal",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [urlsplit(base_url).hostname],
        # Graph lets a bot add itself only where this names it (learn.microsoft.com, proactive installation).
        "webApplicationInfo": {"id": client_id, "resource": base_url},
    }


def translated() -> Mapping[str, str]:
    """Return our languages beside English, and the file of each in the package."""
    return {one: f"{one}.json" for one in spoken() if one != FIRST}


def translation(language: str) -> Entry:
    """Return what the manifest says, in another language; commands are called the same in each."""
    say = catalogue(language).gettext
    abouts = (say(command.about) for command in COMMANDS)
    return {
        "$schema": f"{SCHEMAS}/MicrosoftTeams.Localization.schema.json",
        "name.short": directory_entry.NAME,
        "name.full": directory_entry.NAME,
        "description.short": say(app_entry.SHORT),
        "description.full": say(app_entry.STORY),
        **{
            f"bots[0].commandLists[0].commands[{number}].description": about
            for number, about in enumerate(abouts)
        },
    }


def _developer(base_url: str) -> Entry:
    """Return who offers the app: Teams wants three pages of theirs."""
    return {
        "name": directory_entry.NAME,
        "websiteUrl": base_url,
        "privacyUrl": f"{base_url}{PRIVACY}",
        "termsOfUseUrl": f"{base_url}{TERMS}",
    }


def _bot(programme: Programme, client_id: str) -> Entry:
    return {
        "botId": client_id,
        "scopes": list(SCOPES),
        "isNotificationOnly": False,
        # None is handed over, and none that people send is read.
        "supportsFiles": True,
        "commandLists": [{"scopes": list(SCOPES), "commands": list(_commands(programme))}],
    }


def _commands(programme: Programme) -> Iterator[Entry]:
    for command in COMMANDS:
        yield {"title": programme.commands.get(command.key, command.key), "description": command.about}
