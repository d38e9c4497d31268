"""A whole process beside the stand-in for Discord: its gateway, its answers, the doctor, and its end."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import httpx
import pytest

from bot.adapters.discord import manifest
from bot.domain.programme.setup import CommunitySetup
from bot.store.common import absences, communities
from bot.store.database.database import Database, Transaction
from bot.store.programme.setup import Setups
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.databases import Postgresql, Sqlite
from tests.fakes.discord import interactions, permissions
from tests.fakes.discord.acting import Person, arrives
from tests.fakes.discord.community import Town, a_town
from tests.fakes.discord.server import Server, serving
from tests.fakes.discord.values import Callback, Interaction, Overwrite
from tests.fakes.discord.world import APP, BOT
from tests.fakes.running import FRESH, Running, running, start, through_settings
from tests.fakes.waiting import wait_until
from tests.process.conftest import Command

Keys = dict[str, str]

ENDS_WITHIN = 10.0
"""Seconds from a signal to the end of a process (docs/operating.md)."""

TRIES = 20
"""How often somebody runs a command at most, each for three seconds, until one is answered."""


@pytest.fixture
def town() -> Town:
    """A server of Discord with a channel for people's threads."""
    return a_town()


@pytest.fixture
def server(town: Town) -> Iterator[Server]:
    with serving(town.here) as started:
        yield started


@pytest.fixture
def keys(town: Town, server: Server) -> Keys:
    return {
        "DISCORD_BOT_TOKEN": town.here.token,
        "DISCORD_CHANNEL": town.channel.id,
        "DISCORD_API_URL": f"{server.here.url}api/v10",
    }


@pytest.fixture
def folder(sqlite: Sqlite, tmp_path: Path) -> Path:
    """A folder with a migrated database."""
    sqlite.fresh(tmp_path)
    return tmp_path


def test_it_connects_answers_and_ends_at_a_signal(
    folder: Path, town: Town, server: Server, keys: Keys
) -> None:
    with running(folder, program=FRESH, **keys) as process:
        wait_until(lambda: server.gateway.connections == 1 and _is_ready(process), 60)
        nadia = _manager(town)
        _is_answered(nadia, "programme")
        wait_until(lambda: "Preparing mentoring" in nadia.reads(), 60)
        (private,) = [one for one in nadia.sees() if one.author == BOT]
        assert private.only_for == nadia.user.id
        began = time.monotonic()
        assert process.stop() == 0
        assert time.monotonic() - began < ENDS_WITHIN
    said = process.log.read_text()
    assert "Discord is listened to by its gateway.\n" in said
    for never in (town.here.token, "Unclosed", "Traceback"):
        assert never not in said


def test_a_refused_token_is_said_and_not_tried_again(
    folder: Path, town: Town, server: Server, keys: Keys
) -> None:
    town.here.token = "another"
    process = start(folder, **keys)
    try:
        wait_until(lambda: "Discord refuses us: the bot's token is not valid" in _ready(process), 60)
        assert httpx.get(f"{process.http}/readyz").status_code == 503
        assert server.gateway.connections == 0
        assert process.stop() == 0
    finally:
        process.stop()


def test_the_web_chat_is_off_beside_discord(folder: Path, keys: Keys) -> None:
    with running(folder, **{**keys, "WEB_CHAT_PORT": ""}) as process, pytest.raises(httpx.ConnectError):
        httpx.get(process.chat)


def test_the_doctor_asks_discord(folder: Path, bot: Command, town: Town, keys: Keys) -> None:
    well = bot("doctor", **keys)
    assert "✓ Discord knows us as " in well.stdout
    assert "✓ In #mentoring the bot may do everything that it needs.\n" in well.stdout
    town.channel.overwrites[town.guild.id] = Overwrite(deny=permissions.SEND_MESSAGES)
    less = bot("doctor", **keys)
    assert less.returncode == 1
    assert "✗ In #mentoring the bot lacks Send Messages:" in less.stdout
    assert "✗ DISCORD_CHANNEL is not set" in bot("doctor", **{**keys, "DISCORD_CHANNEL": ""}).stdout
    elsewhere = bot("doctor", **{**keys, "DISCORD_CHANNEL": "123456789012345678"})
    assert "✗ The bot does not see the channel 123456789012345678" in elsewhere.stdout
    assert "✗ DISCORD_WORDS is 1" in bot("doctor", DISCORD_WORDS="1", **keys).stdout
    wrong = bot("doctor", **{**keys, "DISCORD_BOT_TOKEN": "another"})
    assert "✗ Discord does not accept DISCORD_BOT_TOKEN:" in wrong.stdout
    nobody = bot("doctor", **{**keys, "DISCORD_API_URL": "http://127.0.0.1:9/api/v10"})
    assert "✗ Discord cannot be reached at http://127.0.0.1:9/api/v10" in nobody.stdout


def test_the_doctor_asks_about_what_managers_chose(
    sqlite: Sqlite, tmp_path: Path, bot: Command, town: Town, keys: Keys
) -> None:
    database = Database(sqlite.fresh(tmp_path))

    def choose(open_: Transaction, guild: str, channel: str) -> None:
        founded = communities.ensure(open_, "discord", guild, TUESDAY_MORNING)
        Setups(open_, founded).keep(CommunitySetup(channel, "4711"))

    left = "123456789012345678"
    for guild, channel in ((town.guild.id, town.mentors.id), (left, "1")):
        database.write(partial(choose, guild=guild, channel=channel))
    database.write(lambda open_: absences.begin(open_, "discord", left, TUESDAY_MORNING))
    database.close()

    said = bot("doctor", **{**keys, "DISCORD_CHANNEL": ""}).stdout
    assert "✓ In #mentors of “Alumni” the bot may do everything that it needs.\n" in said
    assert "✗ The server “Alumni” has no role 4711 any more" in said
    assert f"the server {left}" not in said
    assert "DISCORD_CHANNEL" not in said


def test_its_manifest_is_an_invitation(folder: Path, bot: Command, keys: Keys) -> None:
    said = bot("manifest", "discord", **keys)
    link = httpx.URL(json.loads(said.stdout)["invitation"])
    assert (link.host, link.params["client_id"]) == ("discord.com", APP)
    assert link.params["scope"] == "bot applications.commands"
    assert int(link.params["permissions"]) == manifest.PERMISSIONS
    more = httpx.URL(json.loads(said.stdout)["invitation_with_a_role_for_mentors"])
    assert int(more.params["permissions"]) == manifest.PERMISSIONS | manifest.MANAGE_ROLES
    none = bot("manifest", "discord", **{**keys, "DISCORD_BOT_TOKEN": "another"})
    assert none.returncode != 0
    assert "Discord does not accept DISCORD_BOT_TOKEN" in " ".join(none.stderr.replace("│", " ").split())


def test_one_process_of_many_holds_the_gateway(
    postgresql: Postgresql, tmp_path: Path, town: Town, server: Server, keys: Keys
) -> None:
    """`web` never connects; of two of the kind one does, and the other goes on with its session."""
    address = through_settings(postgresql.fresh())
    settings = {**keys, "DATABASE_URL": address}
    with ExitStack() as stack:
        web, first, second = (
            stack.enter_context(_started(tmp_path / name, part, settings))
            for name, part in (("web", "web"), ("first", "discord"), ("second", "discord"))
        )
        wait_until(lambda: _is_ready(web), 60)
        wait_until(lambda: len(server.gateway.identified) == 1, 60)
        wait_until(lambda: any(_waits(one) for one in (first, second)), 60)
        waiting, held = (first, second) if _waits(first) else (second, first)
        assert waiting.log.read_text().count("waits for its turn") == 1
        assert "Discord is listened to" not in web.log.read_text()
        nadia = _manager(town)
        _is_answered(nadia, "programme")
        assert held.stop() == 0
        wait_until(lambda: server.gateway.resumed == 1, 60)
        _is_answered(nadia, "mentoring")
        assert len(server.gateway.identified) == 1
        assert waiting.stop() == 0
        assert web.stop() == 0


def test_without_a_token_the_part_waits_quietly(postgresql: Postgresql, tmp_path: Path) -> None:
    process = start(tmp_path, "--only", "discord", DATABASE_URL=through_settings(postgresql.fresh()))
    try:
        wait_until(lambda: "DISCORD_BOT_TOKEN is not set" in process.log.read_text(), 60)
        assert process.process.poll() is None
    finally:
        process.stop()


def _manager(town: Town) -> Person:
    account = town.here.signs_up("nadia", "Nadia Ferreira")
    nadia = arrives(town.here, town.guild, account, town.channel)
    town.guild.members[account.id].roles.add(town.managing.id)
    return nadia


@contextmanager
def _started(folder: Path, part: str, settings: Keys) -> Iterator[Running]:
    """Start one line of the Procfile; killed at the end unless it was stopped before."""
    folder.mkdir()
    process = start(folder, "--only", part, **settings)
    try:
        yield process
    finally:
        if process.process.poll() is None:
            process.kill()


def _is_answered(who: Person, command: str) -> None:
    """Run a command, again where a busy machine let its three seconds pass, until one is answered."""
    for _ in range(TRIES):
        ran = who.runs(command)
        wait_until(partial(_is_over, who, ran), 60)
        if ran.answer is not Callback.NONE:
            return
    raise AssertionError(f"nobody answered /{command}")


def _is_over(who: Person, ran: Interaction) -> bool:
    return ran.answer is not Callback.NONE or interactions.failed(who.here, ran)


def _waits(process: Running) -> bool:
    return "waits for its turn" in process.log.read_text()


def _is_ready(process: Running) -> bool:
    return _ready(process) == "ready\n"


def _ready(process: Running) -> str:
    try:
        return httpx.get(f"{process.http}/readyz").text
    except httpx.TransportError:
        return ""
