"""The app package as one file: the manifest, its translations and the icons, zipped. Pure."""

import json
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlsplit
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.adapters.teams.packaging import icons
from bot.adapters.teams.packaging.manifest import COLOR, OUTLINE, manifest, translated, translation
from bot.domain.programme.programme import Programme
from bot.platform import AppPackage, NoManifest

NAME: Final = "alongside-teams.zip"

NO_ID: Final = (
    "TEAMS_CLIENT_ID is not set: write the application (client) id of your bot; docs/teams.md says where it"
    " is."
)
NO_ADDRESS: Final = (
    "BASE_URL is not set to an address that begins with https://: Teams takes an app only with one,"
    " such as https://mentoring.example.org."
)
"""What is said to an operator."""


def package(programme: Programme, *, client_id: str, base_url: str, now: datetime) -> AppPackage:
    """Return the package of the bot with this id.

    Raise `NoManifest` without an id, or without an address with `https`.
    """
    if not client_id:
        raise NoManifest(NO_ID)
    if urlsplit(base_url).scheme != "https":
        raise NoManifest(NO_ADDRESS)
    made = manifest(programme, client_id=client_id, base_url=base_url, now=now)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in _files(made):
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return AppPackage(NAME, packed.getvalue())


def _files(made: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    yield "manifest.json", _json(made)
    for language, file in translated().items():
        yield file, _json(translation(language))
    yield COLOR, icons.color()
    yield OUTLINE, icons.outline()


def _json(made: dict[str, Any]) -> bytes:
    return json.dumps(made, indent=2, ensure_ascii=False).encode()
