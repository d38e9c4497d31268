"""The gateway over a real socket: cuts, zombies and invalid sessions lose no act, and none is done twice."""

from contextlib import closing

import pytest

from bot.adapters.discord.doors import gateway
from bot.domain.programme.programme import Programme
from bot.jobs.absences import Absences
from bot.store.database.database import Database
from bot.store.index.index import Index
from tests.adapters.discord.on_discord import CALLBACK, OnDiscord, connected
from tests.fakes.clock import Clock
from tests.fakes.discord import moderating
from tests.fakes.discord.community import Town
from tests.fakes.waiting import wait_until


def test_what_is_done_while_the_line_is_cut_is_answered_once(discord: OnDiscord) -> None:
    leila, door = discord.member("leila", "Leila Haddad"), discord.server.gateway
    door.swallows = 1  # it is lost on its way
    lost = leila.runs("mentoring")
    door.cuts()
    discord.answered(lost)
    assert door.resumed == 1
    assert len(door.identified) == 1
    assert len(discord.calls(CALLBACK)) == 1
    discord.answered(leila.runs("mentoring"))


def test_a_gateway_that_asks_for_it_is_come_back_to(discord: OnDiscord) -> None:
    leila, door = discord.member("leila", "Leila Haddad"), discord.server.gateway
    door.asks_to_reconnect()
    wait_until(lambda: door.resumed == 1)
    discord.answered(leila.runs("mentoring"))
    assert len(door.identified) == 1


def test_a_close_that_may_be_resumed_is(discord: OnDiscord) -> None:
    leila, door = discord.member("leila", "Leila Haddad"), discord.server.gateway
    door.closes(4000)
    wait_until(lambda: door.resumed == 1)
    discord.answered(leila.runs("mentoring"))
    assert len(door.identified) == 1


def test_a_session_that_is_invalid_begins_anew_at_the_same_address(
    discord: OnDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """discord.py itself would go to the real gateway now."""
    monkeypatch.setattr("discord.client.Client.before_identify_hook", _at_once)
    leila, door = discord.member("leila", "Leila Haddad"), discord.server.gateway
    door.invalidates(resumable=False)
    wait_until(lambda: len(door.identified) == 2)
    assert door.connections == 2
    discord.settles(lambda: not discord.bot.connection.problem())
    discord.answered(leila.runs("mentoring"))


def test_a_session_that_is_invalid_for_now_is_resumed(discord: OnDiscord) -> None:
    leila, door = discord.member("leila", "Leila Haddad"), discord.server.gateway
    door.invalidates(resumable=True)
    wait_until(lambda: door.resumed == 1, patience=10)
    discord.answered(leila.runs("mentoring"))
    assert len(door.identified) == 1


def test_a_repeated_dispatch_has_one_effect(discord: OnDiscord) -> None:
    leila, door = discord.member("leila", "Leila Haddad"), discord.server.gateway
    discord.answered(leila.runs("mentoring"))
    asked = len(discord.watch.asked)
    door.repeats("INTERACTION_CREATE")
    discord.answered(leila.runs("mentoring"))
    discord.settles()
    assert len(discord.watch.asked) == asked + 1
    callbacks = [one for one in discord.town.here.calls if one.route == CALLBACK]
    assert [one.outcome for one in callbacks] == ["ok", "ok"]


def test_repeated_words_are_answered_once(discord: OnDiscord) -> None:
    leila = discord.member("leila", "Leila Haddad").in_dm()
    leila.says("law")
    discord.settles(lambda: len(discord.told(leila.at.id)) == 1)
    discord.server.gateway.repeats("MESSAGE_CREATE")
    other = discord.member("amara", "Amara Okafor").in_dm()
    other.says("law")
    discord.settles(lambda: len(discord.told(other.at.id)) == 1)
    assert len(discord.told(leila.at.id)) == 1


def test_a_server_that_is_left_rests_and_comes_back(discord: OnDiscord) -> None:
    town, database = discord.town, discord.community.database

    def is_away() -> bool:
        away = Absences(lambda: database, discord.community.clock).away("discord").result(10)
        return town.guild.id in away

    leila = discord.member("leila", "Leila Haddad")
    moderating.removes_bot(town.here, town.guild)
    discord.settles(is_away)
    assert not discord.bot.connection.guilds.ids
    moderating.invites_bot(town.here, town.guild)
    discord.settles(lambda: not is_away())
    assert discord.bot.connection.guilds.ids == (town.guild.id,)
    discord.answered(leila.runs("mentoring"))


def test_a_stop_leaves_the_session_for_whoever_comes_next(discord: OnDiscord) -> None:
    door = discord.server.gateway
    (session,) = door.sessions.values()
    discord.bot.stops()
    wait_until(lambda: bool(door.left_with))
    assert door.left_with == [4000]
    assert not session.ended


def test_a_server_that_was_left_meanwhile_rests_too(
    discord: OnDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("discord.client.Client.before_identify_hook", _at_once)
    discord.town.here.gone.add(discord.town.guild.id)  # nobody tells it
    discord.server.gateway.invalidates(resumable=False)
    discord.settles(lambda: not discord.bot.connection.guilds.ids)
    absences = Absences(lambda: discord.community.database, discord.community.clock)
    wait_until(lambda: absences.away("discord").result(10) == {discord.town.guild.id})


def test_a_connection_that_is_dead_is_noticed_and_resumed(
    on_sqlite: str,
    programme: Programme,
    index: Index,
    clock: Clock,
    town: Town,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gateway, "QUIET", 0.6)
    with closing(Database(on_sqlite)) as database, connected(database, programme, index, clock, town) as here:
        leila, door = here.member("leila", "Leila Haddad"), here.server.gateway
        door.heartbeat = 100
        door.cuts()
        wait_until(lambda: door.resumed == 1 and door.got["HEARTBEAT"] > 1)
        door.deaf, door.swallows = True, 1
        lost = leila.runs("mentoring")
        wait_until(lambda: door.left_with[-1:] == [4000])
        door.deaf = False
        here.answered(lost)
        assert len(here.calls(CALLBACK)) == 1
        assert len(door.identified) == 1


async def test_session_after_session_is_not_begun_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discord.client.Client.before_identify_hook", _at_once)

    async def told(event: str, said: object) -> None:
        del event, said

    client = gateway.Gateway(told, words=False, ready_within=1)
    for _ in range(gateway.MOST_SESSIONS):
        await client.before_identify_hook(0)
    await client.before_identify_hook(1)
    with pytest.raises(gateway.TooManySessions):
        await client.before_identify_hook(0)


async def _at_once(self: object, shard: int | None, *, initial: bool = False) -> None:
    """Identify without a pause: five seconds apart is for many shards."""
