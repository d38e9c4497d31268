"""F34, F36–F38: closed direct messages, a herd of them, and a bot that is flagged for writing first."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.outbox import outages
from bot.store.outbox.outbox import Status
from tests.adapters.discord.on_discord import OnDiscord, connected
from tests.fakes.clock import Clock
from tests.fakes.discord.community import MESSAGES, Town
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.telling import TellingOnDiscord
from tests.fakes.rounds import rounds
from tests.faults.discord.states import states

OPEN = "POST /users/@me/channels"
CROWD = rounds(60, 2_000)
BAN, WINDOW = 10_000, 600
"""Invalid requests (401, 403, 429) within so many seconds after which Discord bans an address."""


@pytest.fixture
def discord(
    on_sqlite: str,
    programme: Programme,
    index: Index,
    clock: Clock,
    town: Town,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[OnDiscord]:
    """A community whose people are told in direct messages, at no pace of ours."""
    monkeypatch.setattr("bot.adapters.discord.answering.first_contacts.MOST", 10 * CROWD)
    with (
        closing(Database(on_sqlite)) as database,
        connected(database, programme, index, clock, town, talks="dm") as here,
    ):
        yield here


@pytest.fixture
def telling(discord: OnDiscord, clock: Clock) -> TellingOnDiscord:
    return TellingOnDiscord.to(discord.town, discord.community.database, clock)


def crowd(telling: TellingOnDiscord, number: int) -> list[Person]:
    return [telling.joins(f"Person Number {one}") for one in range(number)]


def closes(discord: OnDiscord, *whom: Person) -> None:
    """Let these people take no direct messages of the bot's, however often it tries."""
    for one in whom:
        user = discord.town.account(one.name)
        discord.town.here.fails(Trouble(lambda: Refusal(code=50007), MESSAGES, user), times=50)


def outcomes(discord: OnDiscord) -> Counter[str]:
    return Counter(one.outcome for one in discord.town.here.calls if one.route in (MESSAGES, OPEN))


def test_one_who_takes_none_is_one_failed_row(discord: OnDiscord, telling: TellingOnDiscord) -> None:
    everybody = crowd(telling, 12)
    closes(discord, everybody[5])
    telling.tells(*everybody)
    discord.community.deliver()
    telling.clock.moves(days=1)
    discord.community.deliver()
    assert states(telling.database) == {Status.SENT: 11, Status.FAILED: 1}
    assert telling.told_once(*everybody[:5], *everybody[6:])
    assert outcomes(discord)["50007"] == 1


def test_a_crowd_of_them_stops_long_before_the_ban(discord: OnDiscord, telling: TellingOnDiscord) -> None:
    everybody = crowd(telling, CROWD)
    closes(discord, *everybody)
    telling.tells(*everybody)
    for _ in range(10):
        discord.community.deliver()
        telling.clock.moves(minutes=1)
    assert len(telling.database.read(outages.cut_off)) == 1, "an operator is told"
    assert outcomes(discord)["50007"] < 20 < BAN
    assert states(telling.database)[Status.FAILED] <= 6, "the others are not given up"


def test_a_flagged_bot_writes_first_to_nobody_for_a_day(
    discord: OnDiscord, telling: TellingOnDiscord
) -> None:
    """20026 comes once; it is no outage, and what waits for the next day is told then."""
    discord.bot.connection.adapter._opening._contacts._clock = discord.town.here.now
    discord.town.here.first_contacts = 3
    everybody = crowd(telling, 12)
    telling.tells(*everybody)
    for _ in range(5):
        discord.community.deliver()
        telling.clock.moves(hours=1)
        discord.town.here.moves(3_600)
    assert outcomes(discord)["20026"] == 1
    assert len(discord.town.here.dms_opened) == 3
    assert telling.database.read(outages.cut_off) == []
    assert states(telling.database) == {Status.SENT: 3, Status.PENDING: 9}
    discord.town.here.first_contacts = 12
    telling.clock.moves(days=1)
    discord.town.here.moves(86_400)
    discord.community.deliver()
    assert telling.told_once(*everybody)


def test_too_fast_is_waited_for_and_loses_nobody(discord: OnDiscord, telling: TellingOnDiscord) -> None:
    """40003 stops every first message for an hour; each is told once in the end."""
    discord.bot.connection.adapter._opening._contacts._clock = discord.town.here.now
    discord.town.here.dms_at_once = 4
    everybody = crowd(telling, 8)
    telling.tells(*everybody)
    for _ in range(2):
        discord.community.deliver()
        telling.clock.moves(minutes=61)
        discord.town.here.moves(3_660)
    discord.community.deliver()
    assert telling.told_once(*everybody)
    assert outcomes(discord)["40003"] == 1
