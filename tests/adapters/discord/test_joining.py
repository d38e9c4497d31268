"""The bot joins a further server, is taken out of it, and comes back: no other server notices."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

import pytest
from sqlalchemy import func, select

from bot.adapters.discord import manifest
from bot.domain.common.ids import CommunityId
from bot.domain.programme.setup import CommunitySetup
from bot.jobs.absences import Absences, purge
from bot.jobs.closing import close_due
from bot.store.common import communities
from bot.store.database.database import Transaction
from bot.store.home import purging
from bot.store.programme.setup import Setups
from bot.store.tables import asks
from tests.adapters.discord.on_discord import OnDiscord
from tests.adapters.discord.test_two_servers import QUESTION, asked, club  # noqa: F401 - a fixture
from tests.fakes.acting import Acting
from tests.fakes.discord import moderating, permissions
from tests.fakes.discord.acting import Person
from tests.fakes.discord.community import DiscordCommunity, Town
from tests.fakes.discord.people_act import DiscordActing
from tests.fakes.platform import StandIn
from tests.fakes.reading import words_of
from tests.fakes.waiting import wait_until

TELLING = frozenset(
    {
        "POST /channels/{channel}/messages",
        "POST /channels/{channel}/threads",
        "POST /users/@me/channels",
    }
)
"""The calls by which anybody is told anything unasked."""


# --- the first who presses with Manage Server is greeted, and nobody else is told anything ---


@pytest.fixture
def choir(discord: OnDiscord) -> Town:
    """A server that the bot has just joined; nobody pressed anything in it."""
    here = discord.town.here
    guild = here.founds("Choir", here.signs_up("founder", "The Founder"), bot_may=int(manifest.PERMISSIONS))
    channel, mentors = here.channel(guild, "mentoring"), here.channel(guild, "mentors")
    board = here.role(guild, "Board", permissions.MANAGE_GUILD)
    moderating.invites_bot(here, guild)
    wait_until(lambda: guild.id in discord.bot.connection.guilds.ids)
    discord.settles()
    return Town(here, guild, channel, mentors, board)


def reads_first(discord: OnDiscord, town: Town, name: str, *, manages: bool = False) -> str:
    """Return what somebody reads in answer to the first command that they run in a server."""
    user = town.here.users[town.account(name)]
    if manages:
        moderating.gives(town.here, town.guild, user, town.managing.id)
    there = Person(town.here, user, town.channel)
    discord.answered(there.runs("mentoring"))
    return there.reads()


def told(discord: OnDiscord) -> list[str]:
    return [one.route for one in discord.town.here.calls if one.route in TELLING]


def begun(discord: OnDiscord, town: Town) -> DiscordCommunity:
    """Return the community that begins in a server, its channel chosen."""
    first = discord.community
    found = first.database.read(lambda open_: communities.find(open_, "discord", town.guild.id))
    assert found is not None
    first.database.write(lambda open_: Setups(open_, found).keep(CommunitySetup(town.channel.id)))
    return replace(first, id=found, town=town, platform=cast("StandIn", town))


def test_joining_a_server_tells_nobody_and_greets_its_first_manager_who_presses(
    discord: OnDiscord, choir: Town
) -> None:
    assert "being prepared" in reads_first(discord, choir, "Noor Khan")
    discord.community.deliver()
    assert told(discord) == []
    first = reads_first(discord, choir, "Nadia Rossi", manages=True)
    assert "Only those you choose are told" in first
    assert "I can tell people things once I know a channel" in first
    assert "[Choose channel and team]" in first
    reads_first(discord, choir, "Otto Lang", manages=True)
    begun(discord, choir).deliver()
    assert "once I know a channel" not in reads_first(discord, choir, "Nadia Rossi").rpartition("Good")[2]
    (hello,) = choir.received(choir.account("Nadia Rossi"))
    assert hello.title == "Alongside is here"
    assert "Nobody else has been told" in words_of(hello)
    threads = [one for one in choir.here.channels.values() if one.is_thread]
    assert [one.parent for one in threads] == [choir.channel.id]


def test_a_member_who_manages_later_is_greeted_at_their_next_press(discord: OnDiscord, choir: Town) -> None:
    assert "being prepared" in reads_first(discord, choir, "Noor Khan")
    assert "Only those you choose are told" in reads_first(discord, choir, "Noor Khan", manages=True)
    begun(discord, choir).deliver()
    (hello,) = choir.received(choir.account("Noor Khan"))
    assert hello.title == "Alongside is here"


# --- leaving keeps a server for 30 days; coming back before brings it back ---


def takes_out(discord: OnDiscord, here: DiscordCommunity) -> None:
    moderating.removes_bot(here.town.here, here.town.guild)
    wait_until(lambda: away(here) == {here.town.guild.id})
    assert here.town.guild.id not in discord.bot.connection.guilds.ids


def away(here: DiscordCommunity) -> frozenset[str]:
    return Absences(lambda: here.database, here.clock).away("discord").result(10)


def comes_back(here: DiscordCommunity) -> None:
    moderating.invites_bot(here.town.here, here.town.guild)
    wait_until(lambda: not away(here))


def rows(here: DiscordCommunity, community: CommunityId) -> dict[str, int]:
    """Return how many rows there are of a community, by table."""

    def count(open_: Transaction) -> dict[str, int]:
        every = {
            one.name: select(func.count()).select_from(one).where(one.c.community == community)
            for one in purging.tables()
        }
        found = {name: open_.execute(query).scalar_one() for name, query in every.items()}
        return {name: number for name, number in found.items() if number}

    return here.database.read(count)


def asks_amara(here: DiscordCommunity) -> tuple[Acting, Acting]:
    """Return a mentor and whoever asked her; the ask waits to be told."""
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on="Amara")
    return amara, leila


def closes(here: DiscordCommunity) -> datetime:
    query = select(asks.c.closes_at).where(asks.c.community == here.id)
    found: datetime = here.database.read(lambda open_: open_.execute(query).scalar_one())
    return found


def test_a_server_that_was_left_is_kept_for_30_days_and_then_goes_alone(
    discord: OnDiscord,
    club: DiscordCommunity,  # noqa: F811
) -> None:
    first = discord.community
    for here in (first, club):
        asks_amara(here)
        here.deliver()
    kept, stays = rows(first, club.id), rows(first, first.id)
    takes_out(discord, club)
    first.clock.moves(days=29, hours=23)
    assert purge(first.database, first.clock()) == 0
    assert rows(first, club.id) == kept != {}
    first.clock.moves(hours=1)
    assert purge(first.database, first.clock()) == 1
    assert rows(first, club.id) == {}
    assert rows(first, first.id) == stays
    # Invited after that, it begins from nothing.
    comes_back(club)
    assert "being prepared" in reads_first(discord, club.town, "Noor Khan")


def test_while_one_server_is_left_nothing_closes_there_and_the_other_goes_on(
    discord: OnDiscord,
    club: DiscordCommunity,  # noqa: F811
) -> None:
    first = discord.community
    amara, leila = asks_amara(first)
    asks_amara(club)
    takes_out(discord, club)
    first.deliver()
    club.deliver()
    assert any(QUESTION in words_of(one) for one in first.inbox(amara))
    there = [one for one in first.town.here.channels.values() if one.guild == club.town.guild.id]
    assert [one.name for one in there if one.is_thread] == []
    # She pressed last in the server that the bot is in no more; what she types directly acts in the other.
    discord.answered(cast("DiscordActing", leila).who.in_dm().runs("mentoring"))
    assert discord.watch.asked[-1].actor.workspace == first.town.guild.id
    first.clock.moves(days=25)
    close_due(first.runner)
    assert asked(club) == ["waiting"]
    assert asked(first) != ["waiting"]


def test_who_invites_the_bot_again_within_30_days_finds_everything(
    discord: OnDiscord,
    club: DiscordCommunity,  # noqa: F811
) -> None:
    amara, _ = asks_amara(club)
    before, date = rows(club, club.id), closes(club)
    takes_out(discord, club)
    club.deliver()
    assert club.inbox(amara) == []
    club.clock.moves(days=20)
    comes_back(club)
    assert rows(club, club.id) == before
    # Dates move by whole days, and twenty had just passed.
    assert closes(club) - date == timedelta(days=21)
    club.deliver()
    (card,) = [one for one in club.inbox(amara) if QUESTION in words_of(one)]
    amara.presses("Accept", card)
    assert asked(club) == ["accepted"]
    assert purge(club.database, club.clock()) == 0
    mentor = cast("DiscordActing", amara).who
    assert {one.guild for one in mentor.threads()} == {club.town.guild.id}
