"""Connecting: a refusal is one line and no loop, a day's sessions are not used up, another token waits."""

import asyncio
import gc
import logging
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial

import pytest

from bot.adapters.discord import connection
from bot.adapters.discord.doors import gateway
from bot.adapters.discord.reading.inbound import PLATFORM
from bot.domain.programme.programme import Programme
from bot.handlers import FOLLOWERS, all_routes
from bot.handlers.respond import Responder
from bot.handlers.run import Runner
from bot.jobs.absences import Absences
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.index.index import Index
from bot.store.services import Services
from tests.fakes.clock import Clock
from tests.fakes.discord import commands
from tests.fakes.discord.acting import arrives
from tests.fakes.discord.community import Town
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.listening import RunningDiscord, connection_to
from tests.fakes.discord.server import Server
from tests.fakes.keys import KEYS
from tests.fakes.slack.listening import thread_of_its_own
from tests.fakes.waiting import wait_until

A_WHILE = 0.4
"""Seconds in which a loop of logins would come around many times."""

CONTENT = 1 << 15
OF_ONE = "GET /applications/{application}/guilds/{guild}/commands"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A try follows another after some milliseconds."""
    monkeypatch.setattr(connection, "PAUSES", (0.01,))


@pytest.fixture
def responder(on_sqlite: str, programme: Programme, index: Index, clock: Clock) -> Iterator[Responder]:
    with closing(Database(on_sqlite)) as database:
        services = Services(programme, index, clock, keys=KEYS)
        yield Responder(Runner(database, services, FOLLOWERS), all_routes())


@contextmanager
def running(town: Town, responder: Responder, *, valid: bool = True, **more: str) -> Iterator[RunningDiscord]:
    """Run a bot that may not get as far as being connected; its token need not be `valid`."""
    opened = connection_to(town.here, responder, channel=town.channel.id, **more)
    town.here.token = town.here.token if valid else "another"
    with thread_of_its_own() as loop:
        going = asyncio.run_coroutine_threadsafe(opened.run(listens=True), loop)
        try:
            yield RunningDiscord(opened, loop, going)
        finally:
            going.cancel()
            asyncio.run_coroutine_threadsafe(opened.close(), loop).result(20)


def stays(bot: RunningDiscord) -> None:
    """Let some time pass on the bot's own loop."""
    bot.does(asyncio.sleep(A_WHILE))


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        one.getMessage()
        for one in caplog.records
        if one.levelno >= logging.WARNING and one.name.startswith("bot.adapters.discord")
    ]


def test_a_token_that_discord_does_not_know_is_one_line(
    town: Town, served: Server, responder: Responder, caplog: pytest.LogCaptureFixture
) -> None:
    with running(town, responder, valid=False) as bot:
        wait_until(lambda: "token" in bot.connection.problem())
        stays(bot)
        (line,) = lines(caplog)
        assert "developer portal" in line
        assert len(town.here.calls) == 1
        assert served.gateway.identified == []
        assert town.here.token not in line


def test_a_token_that_is_taken_away_meanwhile_is_one_line(
    town: Town, served: Server, responder: Responder, caplog: pytest.LogCaptureFixture
) -> None:
    with running(town, responder) as bot:
        wait_until(lambda: not bot.connection.problem() and bool(bot.connection.guilds.ids))
        logins = len(town.here.calls)
        town.here.token = "another"
        served.gateway.closes(4004)
        wait_until(lambda: "developer portal" in bot.connection.problem())
        stays(bot)
        assert [one for one in lines(caplog) if "refuses us" in one] == lines(caplog)
        assert len(lines(caplog)) == 1
        assert len(served.gateway.identified) == 1
        assert len(town.here.calls) <= logins + 1


def test_an_intent_that_is_not_switched_on_is_one_line(
    town: Town, served: Server, responder: Responder, caplog: pytest.LogCaptureFixture
) -> None:
    with running(town, responder, words="1") as bot:
        wait_until(lambda: "Message Content Intent" in bot.connection.problem())
        stays(bot)
        assert len([one for one in lines(caplog) if "DISCORD_WORDS=1" in one]) == 1
        assert len(served.gateway.identified) == 1
        asked = [one.route for one in town.here.calls]
        assert asked.count("GET /users/@me") == 1


@pytest.mark.parametrize("code", [4010, 4011, 4012, 4013])
def test_what_discord_refuses_for_good_is_not_tried_again(
    town: Town, served: Server, responder: Responder, code: int
) -> None:
    with running(town, responder) as bot:
        wait_until(lambda: not bot.connection.problem() and bool(bot.connection.guilds.ids))
        served.gateway.closes(code)
        wait_until(lambda: bool(bot.connection.problem()))
        stays(bot)
        assert len(served.gateway.identified) == 1


def test_the_intent_is_asked_for_only_where_an_operator_wants_it(
    town: Town, served: Server, responder: Responder
) -> None:
    town.here.privileged = CONTENT
    for words, wanted in (("0", 0), ("1", CONTENT)):
        with running(town, responder, words=words) as bot:
            wait_until(lambda bot=bot: not bot.connection.problem() and bool(bot.connection.guilds.ids))  # type: ignore[misc]
            session = list(served.gateway.sessions.values())[-1]
            assert session.intents & (1 << 15 | 1 << 1 | 1 << 8) == wanted


def test_the_last_sessions_of_a_day_are_not_begun(
    town: Town, served: Server, responder: Responder, caplog: pytest.LogCaptureFixture
) -> None:
    served.gateway.budget = connection.SPARE
    with running(town, responder) as bot:
        wait_until(lambda: any("not connected" in one for one in lines(caplog)))
        stays(bot)
        assert served.gateway.identified == []
        assert bot.connection.problem()
        served.gateway.budget = 1_000
        wait_until(lambda: not bot.connection.problem() and bool(bot.connection.guilds.ids))
    assert len(served.gateway.identified) == 1


def test_what_breaks_while_it_connects_is_tried_again(
    town: Town, served: Server, responder: Responder
) -> None:
    town.here.fails(Trouble(lambda: Refusal(status=502), "GET /applications/@me"))
    town.here.fails(Trouble(lambda: Refusal(status=429, retry_after=0.1), "GET /gateway/bot"))
    with running(town, responder) as bot:
        wait_until(lambda: not bot.connection.problem() and bool(bot.connection.guilds.ids))
    assert len(served.gateway.identified) == 1


def test_after_a_good_connection_the_pauses_begin_anew(
    town: Town, served: Server, responder: Responder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two tries fail, one succeeds; so what breaks next is the first failure again, and not the third."""
    monkeypatch.setattr(connection, "PAUSES", (0.01, 0.02, 3600.0))
    town.here.fails(Trouble(lambda: Refusal(status=502), "GET /applications/@me"), times=2)
    with running(town, responder) as bot:
        wait_until(lambda: not bot.connection.problem() and bool(bot.connection.guilds.ids))
        monkeypatch.setattr(gateway, "MOST_SESSIONS", 0)
        served.gateway.invalidates(resumable=False)
        wait_until(lambda: bool(bot.connection.problem()))
        monkeypatch.setattr(gateway, "MOST_SESSIONS", 10)
        wait_until(lambda: not bot.connection.problem())
    assert len(served.gateway.identified) == 2
    # discord.py drops the socket on which it may not begin a session, and closes it with its client.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def test_commands_that_discord_does_not_take_keep_nobody_out(
    town: Town, served: Server, responder: Responder, caplog: pytest.LogCaptureFixture
) -> None:
    town.here.fails(Trouble(lambda: Refusal(code=30034), "POST /applications/{application}/commands"))
    with running(town, responder) as bot:
        wait_until(lambda: not bot.connection.problem() and bool(bot.connection.guilds.ids))
    assert any("did not take the commands" in one for one in lines(caplog))


def test_what_is_registered_is_what_is_wanted_and_a_second_start_changes_nothing(
    town: Town, served: Server, responder: Responder
) -> None:
    standing: list[object] = []
    for _ in range(2):
        with running(town, responder) as bot:
            wait_until(lambda bot=bot: not bot.connection.problem() and bool(bot.connection.guilds.ids))  # type: ignore[misc]
            standing.append({name: dict(scope) for name, scope in town.here.commands.items()})
    assert standing[0] == standing[1]
    changes = [
        one.route for one in town.here.calls if "/commands" in one.route and not one.route.startswith("GET")
    ]
    assert set(changes) == {"POST /applications/{application}/commands"}
    assert len(changes) == len(town.here.commands[""]) > 4
    assert town.here.created[""] == len(changes)


def test_commands_of_one_server_alone_are_cleared_so_that_none_is_offered_twice(
    town: Town, served: Server, responder: Responder
) -> None:
    here, guild = town.here, town.guild.id
    commands.add(here, guild, {"type": 1, "name": "mentoring", "description": "An earlier try"})
    member = arrives(here, town.guild, here.signs_up("leila", "Leila"), town.channel)
    with running(town, responder) as bot:
        wait_until(lambda: not bot.connection.problem() and bool(bot.connection.guilds.ids))
        wait_until(lambda: not here.commands[guild])
        bot.does(bot.connection.adapter.background.finish())
    assert [one["name"] for one in member.offered()].count("mentoring") == 1
    asked = [one.route for one in here.calls if "guilds/{guild}/commands" in one.route]
    assert asked == [OF_ONE, OF_ONE.replace("GET", "PUT")]


def test_a_server_is_looked_at_once_however_often_its_session_begins_anew(
    town: Town, served: Server, responder: Responder
) -> None:
    with running(town, responder) as bot:
        wait_until(lambda: not bot.connection.problem() and bool(bot.connection.guilds.ids))
        for session in (2, 3):
            served.gateway.invalidates(resumable=False)
            wait_until(lambda session=session: len(served.gateway.identified) == session)  # type: ignore[misc]
        wait_until(lambda: not bot.connection.problem())
        bot.does(bot.connection.adapter.background.finish())
    assert [one.route for one in town.here.calls].count(OF_ONE) == 1


def found(open_: Transaction, guild: str, now: datetime) -> None:
    communities.ensure(open_, PLATFORM, guild, now)


def test_a_server_that_was_left_while_no_process_ran_rests(
    town: Town, served: Server, responder: Responder
) -> None:
    now, left = responder.services.clock(), str(int(town.guild.id) + (1 << 22))
    for guild in (town.guild.id, left):
        responder.database.write(partial(found, guild=guild, now=now))
    absences = Absences(lambda: responder.database, responder.services.clock)
    with running(town, responder) as bot:
        wait_until(lambda: bool(absences.away(PLATFORM).result(10)))
        wait_until(lambda: not bot.connection.problem() and bool(bot.connection.guilds.ids))
    assert absences.away(PLATFORM).result(10) == {left}
    assert absences.here(PLATFORM).result(10) == {town.guild.id}
