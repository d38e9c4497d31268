"""F35: what keeps a mentor from being told: people read on where they press, and an operator reads why."""

import logging
from collections.abc import Iterator
from contextlib import closing
from typing import cast

import pytest

from bot.domain.programme.programme import Programme
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.outbox import outages
from bot.store.outbox.outbox import Status
from tests.adapters.discord.on_discord import OnDiscord, connected
from tests.fakes.acting import Acting
from tests.fakes.clock import Clock
from tests.fakes.discord import moderating, permissions
from tests.fakes.discord.community import MESSAGES, Town
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.people_act import DiscordActing
from tests.fakes.reading import words_of
from tests.faults.discord.states import states

QUESTION = "How did you know that it was time to leave law?"
OPEN = "POST /users/@me/channels"


def channel_unseen(town: Town) -> None:
    moderating.denies(town.here, town.channel, permissions.VIEW_CHANNEL)


def permission_missing(town: Town) -> None:
    moderating.denies(town.here, town.channel, permissions.CREATE_PRIVATE_THREADS)


def threads_full(town: Town) -> None:
    town.here.most_threads = sum(one.is_thread for one in town.here.channels.values())


def channel_deleted(town: Town) -> None:
    moderating.deletes(town.here, town.channel)


def thread_locked(town: Town) -> None:
    moderating.denies(town.here, town.channel, permissions.MANAGE_THREADS)
    for one in [one for one in town.here.channels.values() if one.is_thread]:
        moderating.archives(town.here, one, locks=True)


def messages_closed(town: Town) -> None:
    town.here.fails(Trouble(lambda: Refusal(code=50007), MESSAGES, town.account("Amara Okafor")), times=50)


def no_mutual_server(town: Town) -> None:
    town.here.fails(Trouble(lambda: Refusal(code=50278), OPEN, town.account("Amara Okafor")), times=50)


CASES = {
    "50001": (channel_unseen, "thread"),
    "50013": (permission_missing, "thread"),
    "160006": (threads_full, "thread"),
    "10003": (channel_deleted, "thread"),
    "160005": (thread_locked, "thread"),
    "50007": (messages_closed, "dm"),
    "50278": (no_mutual_server, "dm"),
}
"""What is wrong by Discord's error code, and where people are told."""


@pytest.fixture(params=CASES)
def code(request: pytest.FixtureRequest) -> str:
    """What Discord answers."""
    return str(request.param)


@pytest.fixture
def discord(
    on_sqlite: str, programme: Programme, index: Index, clock: Clock, town: Town, code: str
) -> Iterator[OnDiscord]:
    """A community whose people are told where this can go wrong."""
    with (
        closing(Database(on_sqlite)) as database,
        connected(database, programme, index, clock, town, talks=CASES[code][1]) as here,
    ):
        yield here


def elsewhere(discord: OnDiscord, acting: Acting) -> Acting:
    """Let somebody act in a channel that is not the one of people's threads."""
    who = cast("DiscordActing", acting)
    who.who = who.who.goes(discord.town.mentors)
    return acting


def asks(discord: OnDiscord, name: str) -> Acting:
    """Let somebody ask the mentor: each of their presses is answered to them alone."""
    leila = elsewhere(discord, discord.community.joins(name))
    leila.asks(leila.types("/find-mentor product"), QUESTION, on="Amara")
    return leila


def in_private(discord: OnDiscord, whose: str) -> bool:
    """Tell whether everything that stands in the server's channels for somebody is theirs alone."""
    here = discord.town.here
    shown = [one for one in here.messages.values() if one.only_for == discord.community.user_of(whose)]
    stands = {discord.town.channel.id, discord.town.mentors.id}
    return bool(shown) and not [
        one for one in here.messages.values() if one.channel in stands and not one.only_for and one.components
    ]


def test_whoever_presses_is_answered_in_private_and_an_operator_reads_why(
    discord: OnDiscord, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    here, (hinders, talks) = discord.community, CASES[code]
    amara = elsewhere(discord, here.mentors("Amara Okafor"))
    if hinders is thread_locked:
        asks(discord, "Noor Rahman")
        here.deliver()
    hinders(discord.town)
    leila = asks(discord, "Leila Haddad")
    here.deliver()

    # Who cannot be told reads it where they press; without a common server they have left, and it ended.
    assert ("Leila" in words_of(amara.types("/mentoring"))) is (hinders is not no_mutual_server)
    assert "Amara" in words_of(leila.types("/mentoring"))
    assert in_private(discord, "Amara Okafor")
    assert in_private(discord, "Leila Haddad")
    whys = [str(vars(one).get("why")) for one in caplog.records if one.levelno >= logging.WARNING]
    assert [one for one in whys if code in one], whys
    if talks == "thread":
        # What waits is not given up: it follows when somebody has mended it, and the doctor says what.
        (lost,) = here.database.read(outages.cut_off)
        assert code in lost.why
        assert Status.FAILED not in states(here.database)
