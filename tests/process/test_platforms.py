"""A platform is a value: one more in the registry is served, checked and named without other changes."""

import json
from functools import partial
from pathlib import Path

import httpx
import pytest

from bot.adapters import registry
from bot.app import App
from bot.platform import Platform, doors
from config.programme import read_programme
from config.settings import load
from tests.fakes.databases import Sqlite
from tests.fakes.pigeons import PATH, PIGEONS, with_pigeons
from tests.fakes.running import free_port, running, start
from tests.fakes.waiting import wait_until
from tests.process.conftest import Command, bot_in

SLACK = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "a secret"}


@pytest.fixture
def folder(sqlite: Sqlite, tmp_path: Path) -> Path:
    """A folder with a migrated database."""
    sqlite.fresh(tmp_path)
    return tmp_path


@pytest.fixture
def loft(tmp_path: Path) -> Path:
    """The file that says that the pigeons are connected."""
    return tmp_path / "loft"


@pytest.fixture
def port() -> int:
    """The pigeons' own port."""
    return free_port()


@pytest.fixture
def program(port: int, loft: Path) -> tuple[str, ...]:
    """Alongside with the pigeons in its registry."""
    return ("-m", "tests.fakes.pigeons", str(port), str(loft))


@pytest.fixture
def command(program: tuple[str, ...], folder: Path) -> Command:
    """Run a command to its end, with the pigeons in the registry."""
    return partial(bot_in, folder, program=program)


def test_its_doors_are_served_and_it_is_kept_connected_until_the_end(
    folder: Path, loft: Path, port: int, program: tuple[str, ...]
) -> None:
    loft.touch()
    with running(folder, program=program) as process:
        assert httpx.get(f"{process.http}{PATH}").text == "ask: a form"
        assert httpx.get(f"http://127.0.0.1:{port}/").text == "coo"
        assert httpx.get(process.chat).status_code == 200
        wait_until(lambda: loft.read_text() == "listens: True")
        assert process.stop() == 0
    assert loft.read_text() == "locked"
    said = process.log.read_text()
    assert f"Pigeons land at {PATH}.\n" in said
    assert f"open {process.chat} and http://127.0.0.1:{port} (Ctrl-C stops it)" in said


def test_a_process_is_not_ready_before_it_is(folder: Path, loft: Path, program: tuple[str, ...]) -> None:
    process = start(folder, program=program)
    try:
        wait_until(lambda: answers(f"{process.http}/healthz"), 60)
        said = httpx.get(f"{process.http}/readyz")
        assert (said.status_code, said.text) == (503, "the loft of the pigeons is shut\n")
        loft.touch()
        assert httpx.get(f"{process.http}/readyz").text == "ready\n"
    finally:
        process.stop()


def test_the_doctor_asks_it_and_looks_at_its_port(command: Command, loft: Path, port: int) -> None:
    shut = command("doctor")
    assert shut.returncode == 1
    assert f"✓ PIGEONS_PORT {port} is free.\n" in shut.stdout
    assert "✗ Nobody opens the loft: open it.\n" in shut.stdout
    loft.touch()
    assert "✓ The pigeons are at home.\n" in command("doctor").stdout


def test_it_is_asked_for_its_manifest(command: Command) -> None:
    said = command("manifest", PIGEONS, BASE_URL="https://bot.example.org")
    assert (said.returncode, json.loads(said.stdout)["at"]) == (0, f"https://bot.example.org{PATH}")
    unknown = command("manifest", "parrots")
    assert unknown.returncode == 2
    assert "“parrots” is none of web, slack, discord, teams, pigeons." in " ".join(
        unknown.stderr.replace("│", " ").split()
    )
    assert "web takes no manifest" in command("manifest", "web").stderr


def test_only_what_an_operator_asks_for_is_among_the_platforms(
    monkeypatch: pytest.MonkeyPatch, folder: Path, loft: Path, port: int
) -> None:
    assert named(app_in(folder)) == ["web"]
    assert named(app_in(folder, **SLACK)) == ["web", "slack"]
    monkeypatch.setattr(registry, "PLATFORMS", with_pigeons(port, loft))
    assert named(app_in(folder, **SLACK)) == ["web", "slack", PIGEONS]


@pytest.mark.parametrize("name", registry.names())
def test_each_is_called_as_the_registry_calls_it(folder: Path, name: str) -> None:
    platform = app_in(folder, **SLACK).platform(name)
    assert platform.name == platform.adapter.platform == name


def test_two_platforms_do_not_claim_one_path(
    monkeypatch: pytest.MonkeyPatch, folder: Path, loft: Path, port: int
) -> None:
    monkeypatch.setattr(registry, "PLATFORMS", with_pigeons(port, loft))
    pigeons: Platform = app_in(folder).platform(PIGEONS)
    assert list(doors([pigeons])) == [PATH]
    with pytest.raises(ValueError, match="claimed twice"):
        doors([pigeons, pigeons])


def app_in(folder: Path, **keys: str) -> App:
    settings = load({"DATABASE_URL": f"sqlite:///{folder / 'alongside.db'}", "DATA_DIR": str(folder), **keys})
    return App(settings, read_programme(settings.programme))


def named(app: App) -> list[str]:
    return [one.name for one in app.platforms]


def answers(address: str) -> bool:
    try:
        return httpx.get(address).status_code == 200
    except httpx.TransportError:
        return False
