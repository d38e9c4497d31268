"""The next process goes on with the session of the last: what people do across a deploy is answered, once."""

import asyncio
from contextlib import closing

import pytest
from sqlalchemy import select

from bot.adapters.discord.doors.sessions import GatewaySession, noted, read_sessions
from bot.adapters.discord.doors.turn import GatewayTurn
from bot.domain.programme.programme import Programme
from bot.jobs.absences import Absences
from bot.jobs.holding import Holding
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.tables import gateways
from tests.adapters.discord.on_discord import CALLBACK, OnDiscord, connected, ends, next_process
from tests.fakes.clock import Clock
from tests.fakes.discord import moderating
from tests.fakes.discord.acting import Person
from tests.fakes.discord.community import Town
from tests.fakes.waiting import until, wait_until

CONTENT = 1 << 15
ONE = GatewaySession(0, 1, 4609, "session-7", "wss://gateway-us-east1-b.discord.gg", 12)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord wants five seconds between two sessions; here none pass."""

    async def no_pause(self: object, shard: int | None, *, initial: bool = False) -> None:
        del self, shard, initial

    monkeypatch.setattr("discord.client.Client.before_identify_hook", no_pause)


def is_away(discord: OnDiscord) -> bool:
    community = discord.community
    away = Absences(lambda: community.database, community.clock).away("discord").result(10)
    return discord.town.guild.id in away


def test_what_is_done_between_two_processes_is_answered_once(discord: OnDiscord) -> None:
    leila, door = discord.member("leila", "Leila Haddad"), discord.server.gateway
    before = discord.answered(leila.runs("mentoring"))
    ends(discord)
    meanwhile = leila.runs("mentoring")
    dm = leila.in_dm()
    dm.says("law")
    with next_process(discord):
        discord.answered(meanwhile)
        wait_until(lambda: len(discord.told(dm.at.id)) == 1)
        discord.answered(leila.runs("mentoring"))
    assert (door.resumed, len(door.identified)) == (1, 1)
    assert before.answer
    assert [one.outcome for one in discord.town.here.calls if one.route == CALLBACK] == ["ok"] * 3


def test_a_third_process_goes_on_where_the_second_ended(discord: OnDiscord) -> None:
    leila, door = discord.member("leila", "Leila Haddad"), discord.server.gateway
    ends(discord)
    with next_process(discord):
        discord.answered(leila.runs("mentoring"))
    meanwhile = leila.runs("mentoring")
    with next_process(discord):
        discord.answered(meanwhile)
    assert (door.resumed, len(door.identified)) == (2, 1)
    assert [one.outcome for one in discord.town.here.calls if one.route == CALLBACK] == ["ok", "ok"]


def test_a_session_that_discord_refuses_is_begun_anew(discord: OnDiscord) -> None:
    leila, door = discord.member("leila", "Leila Haddad"), discord.server.gateway
    ends(discord)
    for session in door.sessions.values():
        session.ended = True
    with next_process(discord):
        wait_until(lambda: len(door.identified) == 2)
        discord.answered(leila.runs("mentoring"))
    assert door.resumed == 0


def test_one_that_is_too_old_is_not_tried(discord: OnDiscord) -> None:
    leila, door = discord.member("leila", "Leila Haddad"), discord.server.gateway
    ends(discord)
    discord.community.clock.moves(minutes=4)
    with next_process(discord):
        discord.answered(leila.runs("mentoring"))
    assert (door.got["RESUME"], len(door.identified)) == (0, 2)


def test_one_that_would_not_hear_the_same_is_not_tried(discord: OnDiscord) -> None:
    """An operator sets `DISCORD_WORDS` between the two: a session that goes on would hear no words."""
    discord.town.here.privileged = CONTENT
    door = discord.server.gateway
    ends(discord)
    with next_process(discord, words="1"):
        wait_until(lambda: len(door.identified) == 2)
    assert door.got["RESUME"] == 0
    assert list(door.sessions.values())[-1].intents & CONTENT


def test_it_knows_the_servers_and_hears_of_those_that_it_leaves(discord: OnDiscord) -> None:
    """No event names the servers to it, so it asks; discord.py would drop the end of one it does not know."""
    leila = discord.member("leila", "Leila Haddad")
    discord.answered(leila.runs("mentoring"))
    ends(discord)
    with next_process(discord) as bot:
        assert bot.connection.guilds.ids == (discord.town.guild.id,)
        dm = leila.in_dm()
        dm.says("law")
        wait_until(lambda: len(discord.told(dm.at.id)) == 1)
        moderating.removes_bot(discord.town.here, discord.town.guild)
        wait_until(lambda: is_away(discord) and not bot.connection.guilds.ids)
    assert discord.server.gateway.resumed == 1


def test_a_server_that_was_left_between_two_processes_rests(discord: OnDiscord) -> None:
    here, left = discord.town.here, discord.town.guild
    stays = here.founds("Another", here.signs_up("other"))
    ends(discord)
    here.gone.add(left.id)  # nobody tells it
    with next_process(discord) as bot:
        wait_until(lambda: is_away(discord))
        assert bot.connection.guilds.ids == (stays.id,)


def in_own_thread(discord: OnDiscord) -> Person:
    """Return somebody in the thread that the bot opened for them."""
    here = discord.community
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    leila.presses("Send", leila.submits(form, question="How did you leave law?"))
    here.deliver()
    account = discord.town.here.users[here.user_of("Leila Haddad")]
    person = Person(discord.town.here, account, discord.town.channel)
    (own,) = person.threads()
    return person.goes(own)


def test_words_in_ones_own_thread_are_heard_by_whoever_goes_on(
    on_sqlite: str, programme: Programme, index: Index, clock: Clock, town: Town
) -> None:
    town.here.privileged = CONTENT
    with (
        closing(Database(on_sqlite)) as database,
        connected(database, programme, index, clock, town, words="1") as discord,
    ):
        leila = in_own_thread(discord)
        before = len(discord.told(leila.at.id))
        ends(discord)
        with next_process(discord, words="1"):
            leila.says("law")
            wait_until(lambda: len(discord.told(leila.at.id)) == before + 1)
        assert discord.server.gateway.resumed == 1


async def soon(seconds: float) -> None:
    del seconds
    await asyncio.sleep(0.01)


async def test_a_process_that_is_killed_has_noted_its_sessions(database: Database, clock: Clock) -> None:
    book = Holding(lambda: database, clock)
    turn = GatewayTurn("made-up", book, lambda: (ONE,), clock=lambda: 0.0, sleep=soon)
    other = GatewayTurn("made-up", Holding(lambda: database, clock))
    going = asyncio.Event()
    holding = asyncio.create_task(turn.during(lambda: forever(going)))
    await until(lambda: bool(kept(database)))
    assert await other.left() == (ONE,)
    holding.cancel()
    await asyncio.gather(holding, return_exceptions=True)


async def forever(going: asyncio.Event) -> None:
    await going.wait()


def kept(database: Database) -> object:
    return database.read(lambda open_: open_.execute(select(gateways.c.sessions)).scalar())


def test_what_another_release_kept_is_no_session() -> None:
    (plain,) = noted([ONE])
    strange = [*plain[:-1], "12"], [*plain, 1], ["0", *plain[1:]], [*plain[:4], "https://elsewhere", 12]
    assert read_sessions([plain, *strange, {}, "session", None, []]) == (ONE,)
