"""One bot in two servers: what is done directly acts in one of them, says which, and crosses to no other."""

from dataclasses import replace
from typing import cast

import pytest
from sqlalchemy import select

from bot.adapters.discord import manifest
from bot.domain.programme.setup import CommunitySetup
from bot.jobs.emptying import Emptier
from bot.store.common import communities
from bot.store.opening.opening import open_to_everyone
from bot.store.people.people import People
from bot.store.programme.setup import Setups
from bot.store.tables import asks
from tests.adapters.discord.on_discord import OnDiscord
from tests.fakes.acting import Acting
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.discord import acts, moderating, permissions, reading
from tests.fakes.discord.acting import Person, arrives
from tests.fakes.discord.community import DiscordCommunity, Town
from tests.fakes.discord.people_act import DiscordActing
from tests.fakes.discord.values import Channel, ChannelType, Guild, Kind, Message
from tests.fakes.platform import Serving, StandIn
from tests.fakes.waiting import wait_until

QUESTION = "How did you know that it was time to leave law?"


@pytest.fixture
def club(discord: OnDiscord) -> DiscordCommunity:
    """Another community with the same bot, in a server of its own."""
    first, here = discord.community, discord.town.here
    guild = here.founds("Chess club", here.signs_up("boss", "A Boss"), bot_may=int(manifest.PERMISSIONS))
    channel, mentors = here.channel(guild, "mentoring"), here.channel(guild, "mentors")
    town = Town(
        here,
        guild,
        channel,
        mentors,
        here.role(guild, "Board", permissions.MANAGE_GUILD),
        accounts=discord.town.accounts,
    )
    founded = first.database.write(
        lambda open_: communities.ensure(open_, "discord", guild.id, TUESDAY_MORNING)
    )
    first.database.write(lambda open_: open_to_everyone(open_, founded, TUESDAY_MORNING))
    first.database.write(lambda open_: Setups(open_, founded).keep(CommunitySetup(channel.id)))
    moderating.invites_bot(here, guild)
    wait_until(lambda: guild.id in discord.bot.connection.guilds.ids)
    return replace(first, id=founded, town=town, platform=cast("StandIn", town))


@pytest.fixture
def second(club: DiscordCommunity) -> Guild:
    """The server of the other community."""
    return club.town.guild


def in_both(discord: OnDiscord, second: Guild, username: str = "leila", name: str = "Leila") -> Person:
    """Return somebody who is in both servers, in the first one's channel."""
    them = discord.member(username, name)
    return arrives(discord.town.here, second, them.user, them.at)


def channel_of(discord: OnDiscord, guild: Guild) -> Channel:
    return discord.town.here.channel(guild, "general")


def last(discord: OnDiscord, at: Channel) -> Message:
    return discord.told(at.id)[-1]


def test_what_is_typed_directly_acts_where_its_writer_last_pressed_and_says_so(
    discord: OnDiscord, second: Guild
) -> None:
    leila = in_both(discord, second)
    discord.answered(leila.goes(channel_of(discord, second)).runs("mentoring"))
    directly = leila.in_dm()
    discord.answered(directly.runs("mentoring"))
    assert discord.watch.asked[-1].actor.workspace == second.id
    assert "This is about Chess club." in reading.outline(last(discord, directly.at))
    discord.answered(leila.runs("mentoring"))
    discord.answered(directly.runs("mentoring"))
    assert discord.watch.asked[-1].actor.workspace == discord.town.guild.id
    assert "This is about Alumni." in reading.outline(last(discord, directly.at))


def test_its_reader_chooses_another_one_and_that_is_kept(discord: OnDiscord, second: Guild) -> None:
    leila = in_both(discord, second).in_dm()
    discord.answered(leila.runs("mentoring"))
    discord.answered(leila.presses("Choose another community"))
    assert {"Alumni", "Chess club"} <= set(reading.buttons(last(discord, leila.at)))
    discord.answered(leila.presses("Chess club"))
    assert "What you write to me directly is about Chess club from now on." in reading.outline(
        last(discord, leila.at)
    )
    # As after a restart: nothing is known but what the database knows.
    discord.bot.connection.guilds.begin()
    discord.answered(leila.runs("mentoring"))
    assert discord.watch.asked[-1].actor.workspace == second.id


def test_an_old_press_acts_where_its_message_is_from(discord: OnDiscord, second: Guild) -> None:
    leila = in_both(discord, second).in_dm()
    discord.answered(leila.runs("mentoring"))
    of_first = last(discord, leila.at)
    discord.answered(leila.presses("Choose another community"))
    discord.answered(leila.presses("Chess club"))
    discord.answered(leila.presses("Find a mentor", of_first))
    assert discord.watch.asked[-1].actor.workspace == discord.town.guild.id


def test_a_press_whose_id_has_no_room_for_its_server_acts_there_too(
    discord: OnDiscord, second: Guild
) -> None:
    leila = in_both(discord, second).in_dm()
    discord.answered(leila.runs("mentoring"))
    of_first = last(discord, leila.at)
    discord.answered(leila.presses("Choose another community"))
    discord.answered(leila.presses("Chess club"))
    here, data = discord.town.here, {"custom_id": "1:home:", "component_type": 2, "id": 1}
    with here.lock:
        pressed = acts.begin(here, Kind.COMPONENT, leila.user, leila.at, data, of_first)
    discord.answered(pressed)
    assert discord.watch.asked[-1].actor.workspace == discord.town.guild.id


def test_who_is_in_one_server_reads_of_no_other(discord: OnDiscord, second: Guild) -> None:
    amara = discord.member("amara", "Amara Okafor").in_dm()
    discord.answered(amara.runs("mentoring"))
    said = reading.outline(last(discord, amara.at))
    assert "This is about" not in said
    assert "Chess club" not in said


def directly(discord: OnDiscord, who: Acting) -> Person:
    """Return somebody in their direct messages, after they wrote there in the community of this actor."""
    there = cast("DiscordActing", who).who
    discord.answered(there.runs("mentoring"))
    discord.answered(there.in_dm().runs("mentoring"))
    return there.in_dm()


def asked(here: DiscordCommunity) -> list[str]:
    """Return how the asks of a community stand."""
    query = select(asks.c.status).where(asks.c.community == here.id)
    return list(here.database.read(lambda open_: open_.execute(query).scalars()))


def test_a_card_told_directly_names_its_server_and_its_press_acts_there(
    discord: OnDiscord, club: DiscordCommunity
) -> None:
    first = discord.community
    at = Channel("", ChannelType.DM)
    for here, who in ((first, "Leila Haddad"), (club, "Noor Khan")):
        amara = here.mentors("Amara Okafor")
        at = directly(discord, amara).at
        asking = here.joins(who)
        asking.asks(asking.types("/find-mentor product"), QUESTION, on="Amara")
        here.deliver()
    cards = [one for one in discord.told(at.id) if "Accept" in reading.buttons(one)]
    assert [reading.outline(one).split("\n")[1] for one in cards] == ["| -# Alumni", "| -# Chess club"]
    # She pressed last in the other server, and says yes to the card of the first.
    mentor = cast("DiscordActing", amara).who.in_dm()
    discord.answered(mentor.presses("Accept", cards[0]))
    assert discord.watch.asked[-1].actor.workspace == first.town.guild.id
    assert (asked(first), asked(club)) == (["accepted"], ["waiting"])


def test_no_search_crosses(discord: OnDiscord, club: DiscordCommunity) -> None:
    discord.community.mentors("Amara Okafor")
    club.mentors("Jonas Weber")
    leila = directly(discord, club.joins("Leila Haddad"))
    discord.answered(leila.runs("find-mentor", topic="product"))
    said = reading.outline(last(discord, leila.at))
    assert "Jonas" in said
    assert "Amara" not in said


def test_no_erasure_crosses(discord: OnDiscord, club: DiscordCommunity) -> None:
    first = discord.community
    leila = first.joins("Leila Haddad")
    there = club.joins("Leila Haddad")
    at = directly(discord, leila).at
    directly(discord, there)
    assert [of_whom(one) for one in discord.told(at.id)] == ["Alumni", "Chess club"]
    form = there.presses("Erase everything", there.presses("My data", there.types("/mentoring")))
    there.submits(there.submits(form, word="yes"), word="Erase")
    club.deliver()
    adapter = Serving(discord.bot.connection.adapter)
    discord.bot.does(Emptier(club.database, [adapter], club.clock).empty_due())
    assert {of_whom(one) for one in discord.told(at.id)} == {"Alumni"}
    user = first.user_of("Leila Haddad")
    assert first.database.read(lambda open_: People(open_, first.id).known_as(user)) is not None


def of_whom(message: Message) -> str:
    """Return which server a message says that it is about."""
    found = [name for name in ("Alumni", "Chess club") if name in reading.outline(message)]
    return " and ".join(found)
