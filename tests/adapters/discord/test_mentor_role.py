"""A server's managers may let an open door give its mentor a role; by default nobody gets one."""

from collections import defaultdict
from collections.abc import Iterator
from typing import cast

import pytest
from sqlalchemy import update

from bot.adapters.discord import manifest
from bot.adapters.discord.checkup import findings
from bot.adapters.discord.keys import DiscordKeys
from bot.domain.programme.setup import CommunitySetup
from bot.store.opening.opening import open_to_everyone
from bot.store.programme.setup import Setups
from bot.store.tables import beginnings
from tests.adapters.discord.on_discord import OnDiscord
from tests.fakes.acting import Acting
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.discord import permissions
from tests.fakes.discord.community import DiscordCommunity
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.people_act import DiscordActing
from tests.fakes.discord.values import Role
from tests.fakes.discord.world import BOT
from tests.fakes.reading import form_of
from tests.stored import changes

GIVES = "PUT /guilds/{guild}/members/{user}/roles/{role}"
TAKES = "DELETE /guilds/{guild}/members/{user}/roles/{role}"


@pytest.fixture(autouse=True)
def changed() -> Iterator[None]:
    """Every press of these stories changes what `changes.json` says beside its act."""
    seen: changes.Seen = defaultdict(set)
    with changes.pressed(seen, one_by_one=True):
        yield
    changes.keep(seen)
    assert changes.strange(seen) == []


@pytest.fixture
def here(discord: OnDiscord) -> DiscordCommunity:
    """A community whose server lets the bot give roles."""
    ours(discord).permissions |= manifest.MANAGE_ROLES
    return discord.community


@pytest.fixture
def mentor(here: DiscordCommunity) -> Role:
    """A role that allows nothing more than everybody may do."""
    return here.town.here.role(here.town.guild, "Mentor", permissions.SEND_MESSAGES)


def ours(discord: OnDiscord) -> Role:
    guild = discord.town.guild
    (role,) = guild.members[BOT].roles
    return guild.roles[role]


def choose(here: DiscordCommunity, role: str) -> None:
    """Choose as managers did, or as they could no more."""
    new = CommunitySetup(here.town.channel.id, mentors=role)
    here.database.write(lambda open_: Setups(open_, here.id).keep(new))


def looks(discord: OnDiscord) -> None:
    """Let the bot look for whom it is to give the role."""
    connection = discord.bot.connection
    discord.bot.does(connection.badges.look_for_all(connection.guilds.ids))


def account(who: Acting) -> str:
    return cast("DiscordActing", who).user


def has(here: DiscordCommunity, who: Acting, role: Role) -> bool:
    return role.id in here.town.guild.members[account(who)].roles


def offered(manager: Acting) -> list[str]:
    """Return the roles that the form offers for mentors."""
    form = form_of(manager.presses("Choose channel and team", manager.types("/programme")))
    fields = [one for one in form.fields if one.name == "mentors"]
    return [option.label for one in fields for option in one.options]  # type: ignore[union-attr]


def plain(names: list[str]) -> list[str]:
    return [name.strip("\u2068\u2069") for name in names]


def test_an_open_door_gives_the_role_that_was_chosen_and_a_closed_one_takes_it(
    discord: OnDiscord, here: DiscordCommunity, mentor: Role
) -> None:
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    nadia = here.joins("Nadia Rossi", manages=True)
    looks(discord)
    assert discord.calls(GIVES) == []
    form = form_of(nadia.presses("Choose channel and team", nadia.types("/programme")))
    assert "everyone sees it on people with an open door. Empty: nobody has it." in str(form)
    nadia.submits(form, channel=here.town.channel.id, mentors=mentor.id)
    looks(discord)
    assert has(here, amara, mentor)
    assert not has(here, leila, mentor)
    looks(discord)
    assert len(discord.calls(GIVES)) == 1
    amara.presses("Close my door", amara.presses("Close my door", amara.types("/be-a-mentor")))
    looks(discord)
    looks(discord)
    assert not has(here, amara, mentor)
    assert len(discord.calls(TAKES)) == 1


def test_only_a_role_that_allows_nothing_more_and_stands_below_ours_can_be_chosen(
    discord: OnDiscord, here: DiscordCommunity, mentor: Role
) -> None:
    guild = here.town.guild
    strong = here.town.here.role(guild, "Strong", permissions.MANAGE_MESSAGES)
    high = here.town.here.role(guild, "High")
    high.position = ours(discord).position
    nadia = here.joins("Nadia Rossi", manages=True)
    assert plain(offered(nadia)) == ["Mentor"]
    for role in (strong.id, high.id, guild.id, "4711"):
        form = nadia.presses("Choose channel and team", nadia.types("/programme"))
        nadia.submits(form, channel=here.town.channel.id, mentors=role)
        assert here.database.read(lambda open_: Setups(open_, here.id).get()).mentors == ""


def test_a_bot_that_may_give_no_roles_offers_none_and_keeps_what_was_chosen(
    discord: OnDiscord, here: DiscordCommunity, mentor: Role
) -> None:
    choose(here, mentor.id)
    ours(discord).permissions &= ~manifest.MANAGE_ROLES
    nadia = here.joins("Nadia Rossi", manages=True)
    assert offered(nadia) == []
    form = nadia.presses("Choose channel and team", nadia.types("/programme"))
    nadia.submits(form, channel=here.town.mentors.id)
    kept = here.database.read(lambda open_: Setups(open_, here.id).get())
    assert (kept.channel, kept.mentors) == (here.town.mentors.id, mentor.id)


def test_a_role_that_was_made_powerful_meanwhile_is_given_to_nobody_more(
    discord: OnDiscord, here: DiscordCommunity, mentor: Role, caplog: pytest.LogCaptureFixture
) -> None:
    first = here.mentors("Amara Okafor")
    choose(here, mentor.id)
    looks(discord)
    mentor.permissions |= permissions.MANAGE_MESSAGES
    second = here.mentors("Jonas Weber")
    looks(discord)
    looks(discord)
    assert (has(here, first, mentor), has(here, second, mentor)) == (True, False)
    said = [one for one in caplog.messages if "role of mentors is not given" in one]
    assert len(said) == 1
    choose(here, "")
    looks(discord)
    assert not has(here, first, mentor)


def test_another_role_takes_the_place_of_the_one_before(
    discord: OnDiscord, here: DiscordCommunity, mentor: Role
) -> None:
    amara, other = here.mentors("Amara Okafor"), here.town.here.role(here.town.guild, "Elder")
    for role in (mentor, other):
        choose(here, role.id)
        looks(discord)
    assert (has(here, amara, mentor), has(here, amara, other)) == (False, True)


def test_who_erased_everything_loses_the_role(
    discord: OnDiscord, here: DiscordCommunity, mentor: Role
) -> None:
    amara = here.mentors("Amara Okafor")
    choose(here, mentor.id)
    looks(discord)
    form = amara.presses("Erase everything", amara.presses("My data", amara.types("/mentoring")))
    amara.submits(amara.submits(form, word="yes"), word="Erase")
    looks(discord)
    assert not has(here, amara, mentor)


def test_who_left_the_server_holds_up_nothing(
    discord: OnDiscord, here: DiscordCommunity, mentor: Role
) -> None:
    amara, jonas = here.mentors("Amara Okafor"), here.mentors("Jonas Weber")
    choose(here, mentor.id)
    looks(discord)
    cast("DiscordActing", amara).who.leaves(here.town.guild)
    here.responder.left("discord", here.town.guild.id, account(amara)).result(10)
    looks(discord)
    looks(discord)
    assert len([one for one in discord.town.here.calls if one.route == TAKES]) == 1
    assert has(here, jonas, mentor)


def test_what_discord_did_not_take_is_tried_again(
    discord: OnDiscord, here: DiscordCommunity, mentor: Role
) -> None:
    amara = here.mentors("Amara Okafor")
    choose(here, mentor.id)
    for refusal in (Refusal(status=502), Refusal(code=50013)):
        discord.town.here.fails(Trouble(lambda refusal=refusal: refusal, GIVES))  # type: ignore[misc]
        looks(discord)
        assert not has(here, amara, mentor)
    looks(discord)
    assert has(here, amara, mentor)


def test_a_role_that_was_moved_above_ours_hinders_no_other(
    discord: OnDiscord, here: DiscordCommunity, mentor: Role
) -> None:
    amara, other = here.mentors("Amara Okafor"), here.town.here.role(here.town.guild, "Elder")
    choose(here, mentor.id)
    looks(discord)
    mentor.position = ours(discord).position
    choose(here, other.id)
    looks(discord)
    assert (has(here, amara, mentor), has(here, amara, other)) == (True, True)
    assert not [one for one in discord.town.here.calls if one.route == TAKES]
    del here.town.guild.roles[mentor.id]
    choose(here, "")
    looks(discord)
    looks(discord)
    assert len([one for one in discord.town.here.calls if one.route == TAKES]) == 1


def test_while_a_community_is_being_prepared_nobody_gets_it(
    discord: OnDiscord, here: DiscordCommunity, mentor: Role
) -> None:
    amara = here.mentors("Amara Okafor")
    choose(here, mentor.id)
    closes = update(beginnings).where(beginnings.c.community == here.id).values(opened_at=None)
    here.database.write(lambda open_: open_.execute(closes))
    looks(discord)
    assert not has(here, amara, mentor)
    here.database.write(lambda open_: open_to_everyone(open_, here.id, TUESDAY_MORNING))
    looks(discord)
    assert has(here, amara, mentor)


def test_it_waits_quietly_for_its_pace(
    discord: OnDiscord, here: DiscordCommunity, mentor: Role, caplog: pytest.LogCaptureFixture
) -> None:
    amara = here.mentors("Amara Okafor")
    choose(here, mentor.id)
    discord.town.here.fails(Trouble(lambda: Refusal(status=429, retry_after=0.05), GIVES))
    looks(discord)
    assert not has(here, amara, mentor)
    looks(discord)
    assert has(here, amara, mentor)
    assert [one for one in caplog.messages if "role of mentors is not given" in one] == []


def test_the_doctor_says_where_it_cannot_be_given(
    discord: OnDiscord, here: DiscordCommunity, mentor: Role
) -> None:
    api = f"{discord.server.here.url}api/v10"
    keys = DiscordKeys(discord.town.here.token, "", "", "thread", "0", api)
    chosen = {discord.town.guild.id: CommunitySetup(discord.town.channel.id, mentors=mentor.id)}
    assert all(one.well for one in findings(keys, chosen))
    mentor.permissions |= permissions.MANAGE_MESSAGES
    (said,) = [one.said for one in findings(keys, chosen) if not one.well]
    assert f"cannot give mentors the role {mentor.id}" in said
