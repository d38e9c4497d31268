"""Each server's managers choose its channel and its team on Discord; the operator's settings are for one."""

from collections import defaultdict
from collections.abc import Iterator
from typing import cast

import pytest

from bot.domain.programme.setup import CommunitySetup
from bot.handlers.routing import Answer
from bot.store.outbox import outages
from bot.store.programme.setup import Setups
from bot.ui.forms import Conversation
from tests.adapters.discord.on_discord import OnDiscord
from tests.adapters.discord.test_two_servers import QUESTION, club  # noqa: F401 - a fixture
from tests.fakes.acting import Acting
from tests.fakes.discord import moderating, permissions
from tests.fakes.discord.community import DiscordCommunity
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.people_act import DiscordActing
from tests.fakes.reading import errors_of, form_of, words_of
from tests.stored import changes


@pytest.fixture(autouse=True)
def changed() -> Iterator[None]:
    """Every press of these stories changes what `changes.json` says beside its act."""
    seen: changes.Seen = defaultdict(set)
    with changes.pressed(seen, one_by_one=True):
        yield
    changes.keep(seen)
    assert changes.strange(seen) == []


def opens(manager: Acting) -> Answer:
    return manager.presses("Choose channel and team", manager.types("/programme"))


def chosen(here: DiscordCommunity) -> CommunitySetup:
    return here.database.read(lambda open_: Setups(open_, here.id).get())


def nothing_chosen(here: DiscordCommunity) -> None:
    here.database.write(lambda open_: Setups(open_, here.id).keep(CommunitySetup()))


def test_what_waits_for_a_channel_is_told_once_managers_choose_one(
    discord: OnDiscord,
    club: DiscordCommunity,  # noqa: F811
) -> None:
    nothing_chosen(club)
    amara, leila = club.mentors("Amara Okafor"), club.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on="Amara")
    club.deliver()
    assert [one.why for one in club.database.read(outages.cut_off)] != []
    assert club.inbox(amara) == []
    nadia = club.joins("Nadia Rossi", manages=True)
    saved = nadia.submits(opens(nadia), channel=club.town.channel.id)
    assert "tell people things under this channel" in words_of(saved)
    club.deliver()
    assert any(QUESTION in words_of(one) for one in club.inbox(amara))
    (thread,) = cast("DiscordActing", amara).who.threads()
    assert thread.parent == club.town.channel.id


def test_a_channel_in_which_the_bot_may_not_do_everything_is_refused_in_the_form(
    discord: OnDiscord,
    club: DiscordCommunity,  # noqa: F811
) -> None:
    before = chosen(club)
    moderating.denies(club.town.here, club.town.mentors, permissions.CREATE_PRIVATE_THREADS)
    nadia = club.joins("Nadia Rossi", manages=True)
    asked = opens(nadia)
    assert "Every member has to see it." in str(form_of(asked).fields[0])
    slip = nadia.submits(asked, channel=club.town.mentors.id)
    problem = "I may not do everything there that I have to: see it, write, make and manage private threads"
    assert problem in str(errors_of(slip))
    assert chosen(club) == before


def test_what_the_operator_set_is_shown_as_chosen(discord: OnDiscord) -> None:
    here = discord.community
    nadia = here.joins("Nadia Rossi", manages=True)
    where = form_of(opens(nadia)).fields[0]
    assert isinstance(where, Conversation)
    assert where.value == here.town.channel.id
    assert chosen(here) == CommunitySetup()


def test_a_role_that_was_chosen_manages_its_own_server_alone(
    discord: OnDiscord,
    club: DiscordCommunity,  # noqa: F811
) -> None:
    team = club.town.here.role(club.town.guild, "Mentoring team")
    nadia, noor = club.joins("Nadia Rossi", manages=True), club.joins("Noor Khan")
    assert "looks after mentoring" not in words_of(noor.types("/programme")).lower()
    offered = form_of(opens(nadia)).fields[1]
    assert team.name in str(offered)
    assert "everyone" not in str(offered)
    nadia.submits(opens(nadia), channel=club.town.channel.id, managers=team.id)
    moderating.gives(club.town.here, club.town.guild, cast("DiscordActing", noor).who.user, team.id)
    assert "Looking after mentoring" in words_of(noor.types("/programme"))
    elsewhere = discord.community.joins("Noor Khan")
    assert "Looking after mentoring" not in words_of(elsewhere.types("/programme"))


def test_a_role_that_the_server_does_not_have_is_not_kept(
    discord: OnDiscord,
    club: DiscordCommunity,  # noqa: F811
) -> None:
    nadia = club.joins("Nadia Rossi", manages=True)
    nadia.submits(opens(nadia), channel=club.town.channel.id, managers=club.town.guild.id)
    assert chosen(club) == CommunitySetup(club.town.channel.id)


def test_a_role_that_was_chosen_stays_while_discord_does_not_say_which_there_are(
    discord: OnDiscord,
    club: DiscordCommunity,  # noqa: F811
) -> None:
    team = club.town.here.role(club.town.guild, "Mentoring team")
    nadia = club.joins("Nadia Rossi", manages=True)
    nadia.submits(opens(nadia), channel=club.town.channel.id, managers=team.id)
    silent = Trouble(lambda: Refusal(status=502), "GET /guilds/{guild}")
    club.town.here.fails(silent, times=100)
    asked = opens(nadia)
    assert len(form_of(asked).fields) == 1
    nadia.submits(asked, channel=club.town.channel.id)
    assert chosen(club) == CommunitySetup(club.town.channel.id, team.id)
