"""The app package: what Microsoft's schema asks for, in four languages, with icons, and only with `https`."""

import json
import struct
import zlib
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest

from bot.adapters.teams.packaging.package import package
from bot.domain.programme.programme import Programme
from bot.platform import NoManifest
from bot.ui.commands import COMMANDS
from bot.views.catalogues import FIRST, spoken
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.teams.schema import differences
from tests.fakes.teams.values import Json
from tests.fakes.teams.world import APP
from tests.process.conftest import Command, bot

__all__ = ["bot"]

AT: Final = "https://bot.example.org"
SCHEMA: Final = Path(__file__).with_name("schema")
"""What Microsoft publishes, and its licence (github.com/OfficeDev/microsoft-teams-app-schema, tag v1.16)."""

Files = dict[str, bytes]


def files_of(content: bytes) -> Files:
    """Return what is in a package."""
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def made(programme: Programme, base_url: str = AT, *, days: int = 0) -> Files:
    """Return the files of a package that is made some days later."""
    now = TUESDAY_MORNING + timedelta(days=days)
    return files_of(package(programme, client_id=APP, base_url=base_url, now=now).content)


@pytest.fixture
def files(programme: Programme) -> Files:
    return made(programme)


def schema(name: str) -> Json:
    """Return one of Microsoft's two schemas."""
    found: Json = json.loads((SCHEMA / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


def pixels(image: bytes) -> tuple[int, int, set[bytes]]:
    """Return the width and height of a PNG, and the colours in it; each row has to be unfiltered."""
    width, height, _, kind = struct.unpack_from(">IIBB", image, 16)
    start = image.index(b"IDAT")
    (length,) = struct.unpack_from(">I", image, start - 4)
    assert struct.unpack_from(">I", image, start + 4 + length)[0] == zlib.crc32(
        image[start : start + 4 + length]
    )
    plain, size = zlib.decompress(image[start + 4 : start + 4 + length]), {2: 3, 6: 4}[kind]
    rows = [plain[at : at + 1 + width * size] for at in range(0, len(plain), 1 + width * size)]
    assert len(rows) == height
    assert {row[0] for row in rows} == {0}
    return width, height, {row[at : at + size] for row in rows for at in range(1, len(row), size)}


def test_the_manifest_is_as_microsofts_schema_says(files: Files) -> None:
    manifest = json.loads(files["manifest.json"])
    assert list(differences(manifest, schema("MicrosoftTeams"))) == []
    wrong = {**manifest, "id": "one", "more": 1, "bots": [{**manifest["bots"][0], "scopes": ["all"]}]}
    assert len(list(differences(wrong, schema("MicrosoftTeams")))) == 3


def test_each_other_language_is_as_microsofts_schema_says(files: Files) -> None:
    manifest = json.loads(files["manifest.json"])
    others = {one["languageTag"]: one["file"] for one in manifest["localizationInfo"]["additionalLanguages"]}
    assert others.keys() == set(spoken()) - {FIRST}
    for file in others.values():
        said = json.loads(files[file])
        assert list(differences(said, schema("MicrosoftTeams.Localization"))) == []
        assert said["description.short"] != manifest["description"]["short"]
        assert said["description.full"] != manifest["description"]["full"]
        for number, command in enumerate(COMMANDS):
            about = said[f"bots[0].commandLists[0].commands[{number}].description"]
            assert about != command.about
            assert len(about) <= 128


def test_every_command_is_offered_under_the_communitys_own_name(programme: Programme) -> None:
    renamed = replace(programme, commands={**programme.commands, "mentoring": "alongside"})
    (bot,) = json.loads(made(renamed)["manifest.json"])["bots"]
    (offered,) = bot["commandLists"]
    assert [one["title"] for one in offered["commands"]] == [
        "alongside" if one.key == "mentoring" else one.key for one in COMMANDS
    ]
    assert set(offered["scopes"]) == set(bot["scopes"]) == {"personal", "team", "groupChat"}
    assert bot["supportsFiles"] is True


def test_it_is_the_app_that_graph_is_asked_for_and_a_later_one_is_an_update(programme: Programme) -> None:
    first, later = (json.loads(made(programme, days=days)["manifest.json"]) for days in (0, 200))
    assert first["id"] == first["bots"][0]["botId"] == first["webApplicationInfo"]["id"] == APP
    versions = [[int(part) for part in one["version"].split(".")] for one in (first, later)]
    assert versions == sorted(versions)
    assert versions[0] != versions[1]


def test_it_names_only_our_own_host(programme: Programme) -> None:
    manifest = json.loads(made(programme, f"{AT}:8443/mentoring")["manifest.json"])
    assert manifest["validDomains"] == ["bot.example.org"]
    assert all(
        manifest["developer"][one].startswith(f"{AT}:8443/mentoring")
        for one in ("websiteUrl", "privacyUrl", "termsOfUseUrl")
    )


def test_the_icons_are_as_teams_wants_them(files: Files) -> None:
    manifest = json.loads(files["manifest.json"])
    width, height, colours = pixels(files[manifest["icons"]["color"]])
    assert (width, height) == (192, 192)
    assert {b"\x0f\x4c\x4a", b"\xff\xff\xff"} < colours
    width, height, colours = pixels(files[manifest["icons"]["outline"]])
    assert (width, height) == (32, 32)
    assert {one[:3] for one in colours} == {b"\xff\xff\xff"}
    assert {0, 255} < {one[3] for one in colours}


@pytest.mark.parametrize(
    ("client_id", "base_url", "said"),
    [("", AT, "TEAMS_CLIENT_ID"), (APP, "", "BASE_URL"), (APP, "http://bot.example.org", "https://")],
)
def test_what_is_missing_is_named(programme: Programme, client_id: str, base_url: str, said: str) -> None:
    with pytest.raises(NoManifest, match=said):
        package(programme, client_id=client_id, base_url=base_url, now=TUESDAY_MORNING)


def test_the_command_line_writes_it(bot: Command, tmp_path: Path) -> None:
    keys = {"TEAMS_CLIENT_ID": APP, "TEAMS_CLIENT_SECRET": "s", "TEAMS_TENANT_ID": APP, "BASE_URL": AT}
    said = bot("manifest", "teams", **keys)
    assert (said.returncode, said.stdout) == (0, "Written: alongside-teams.zip\n"), said.stderr
    assert json.loads(files_of((tmp_path / "alongside-teams.zip").read_bytes())["manifest.json"])["id"] == APP
    nowhere = bot("manifest", "teams", "--to", "nowhere/app.zip", **keys)
    assert nowhere.returncode == 2
    assert "nowhere/app.zip cannot be written" in " ".join(nowhere.stderr.replace("│", " ").split())
    assert "BASE_URL" in bot("manifest", "teams", **{**keys, "BASE_URL": "http://bot.example.org"}).stderr
