"""The doctor asks Discord who we are and what we may do, and says what to mend."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.adapters.discord import manifest
from bot.adapters.discord.checkup import findings, invitations
from bot.adapters.discord.keys import DiscordKeys
from bot.adapters.discord.people.channels import allowed
from bot.adapters.discord.server_checkup import NAMES
from bot.domain.programme.setup import NOTHING_CHOSEN, CommunitySetup
from bot.platform import NoManifest
from tests.fakes.discord import moderating, permissions
from tests.fakes.discord.community import Town
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.server import Server
from tests.fakes.discord.world import APP, BOT

APPLICATION = "GET /applications/@me"


@pytest.fixture
def keys(town: Town, served: Server) -> DiscordKeys:
    assert served.here is town.here
    return DiscordKeys(town.here.token, "", town.channel.id, "thread", "0", f"{town.here.url}api/v10")


def said(keys: DiscordKeys, chosen: Mapping[str, CommunitySetup] | None = None) -> list[tuple[bool, str]]:
    return [(one.well, one.said) for one in findings(keys, chosen or {})]


def test_where_everything_is_right_it_says_so(keys: DiscordKeys) -> None:
    who, where = said(keys)
    assert who == (True, "Discord knows us as Alongside.")
    assert where[0]
    assert "#mentoring" in where[1]


def test_a_token_that_is_not_valid_is_the_only_finding(keys: DiscordKeys) -> None:
    ((good, text),) = said(replace(keys, bot_token="another"))
    assert not good
    assert "DISCORD_BOT_TOKEN" in text


@pytest.mark.parametrize("refusal", [Refusal(status=502), Refusal(status=429, retry_after=2.0)])
def test_a_discord_that_does_not_answer_is_not_reached(
    town: Town, keys: DiscordKeys, refusal: Refusal
) -> None:
    town.here.fails(Trouble(lambda: refusal, APPLICATION), times=2)
    ((good, text),) = said(keys)
    assert not good
    assert "cannot be reached" in text


def test_nobody_at_the_address_is_not_reached() -> None:
    ((good, text),) = said(DiscordKeys("t", "", "1", "thread", "0", "http://127.0.0.1:9/api/v10"))
    assert not good
    assert "127.0.0.1:9" in text


def test_without_a_channel_it_says_what_to_set(keys: DiscordKeys) -> None:
    _, (good, text) = said(replace(keys, channel=""))
    assert not good
    assert "DISCORD_CHANNEL" in text
    assert len(said(replace(keys, channel="", talks="dm"))) == 1
    assert len(said(replace(keys, talks="dm"))) == 2


def test_a_channel_that_is_not_seen_is_said(town: Town, keys: DiscordKeys) -> None:
    moderating.denies(town.here, town.channel, permissions.VIEW_CHANNEL)
    for here in (keys, replace(keys, channel="4711")):
        _, (good, text) = said(here)
        assert not good
        assert here.channel in text


@pytest.mark.parametrize("one", [one for one in manifest.Permission if one.name != "VIEW_CHANNEL"])
def test_each_missing_permission_is_named_as_discord_does(
    town: Town, keys: DiscordKeys, one: manifest.Permission
) -> None:
    moderating.denies(town.here, town.channel, int(one))
    _, (good, text) = said(keys)
    assert not good
    assert one.name is not None
    assert NAMES[one.name] in text
    assert sum(name in text for name in NAMES.values()) == 1 + ("Send Messages in" in text)


def test_what_a_channel_gives_and_takes_is_counted_as_discord_counts_it(town: Town) -> None:
    """The same as the stand-in says, with rules for everybody, for a role and for the bot alone."""
    guild, channel = town.guild, town.channel
    (role,) = guild.members[BOT].roles
    may = int(manifest.Permission.MANAGE_THREADS)
    for rule, of in ((moderating.denies, guild.id), (moderating.allows, role), (moderating.denies, BOT)):
        rule(town.here, channel, may, to=of)
        sent: dict[str, dict[str, Any]] = {
            "guild": {
                "id": guild.id,
                "owner_id": guild.owner,
                "roles": [
                    {"id": one.id, "permissions": str(one.permissions)} for one in guild.roles.values()
                ],
            },
            "channel": {
                "permission_overwrites": [
                    {"id": name, "allow": str(one.allow), "deny": str(one.deny)}
                    for name, one in channel.overwrites.items()
                ]
            },
            "member": {"roles": list(guild.members[BOT].roles)},
        }
        found = allowed(sent["guild"], sent["channel"], sent["member"], BOT)
        assert found & may == permissions.in_channel(guild, channel, BOT) & may


def test_an_intent_that_is_off_is_said_only_where_it_is_wanted(keys: DiscordKeys) -> None:
    assert any("Message Content Intent" in text for _, text in said(replace(keys, words="1")))
    assert not any("Message Content Intent" in text for _, text in said(keys))


def test_the_invitation_is_our_own(keys: DiscordKeys) -> None:
    assert all(f"client_id={APP}" in one for one in invitations(keys).values())
    with pytest.raises(NoManifest, match="DISCORD_BOT_TOKEN"):
        invitations(replace(keys, bot_token="another"))


# --- what managers chose, each in their own server ---


@pytest.fixture
def club(town: Town) -> Town:
    """Another server with the same bot, which begins as the first one did."""
    here = town.here
    guild = here.founds("Chess club", here.signs_up("boss", "A Boss"), bot_may=int(manifest.PERMISSIONS))
    channel, mentors = here.channel(guild, "asking"), here.channel(guild, "mentors")
    return Town(here, guild, channel, mentors, here.role(guild, "Board", permissions.MANAGE_GUILD))


def test_each_servers_own_channel_is_looked_at(town: Town, club: Town, keys: DiscordKeys) -> None:
    chosen = {town.guild.id: NOTHING_CHOSEN, club.guild.id: CommunitySetup(club.channel.id)}
    _, first, (good, text) = said(keys, chosen)
    assert first == (True, "In #mentoring the bot may do everything that it needs.")
    assert (good, text) == (True, "In #asking of “Chess club” the bot may do everything that it needs.")
    moderating.denies(town.here, club.channel, permissions.MANAGE_THREADS)
    _, first, (good, text) = said(keys, chosen)
    assert first[0]
    assert not good
    assert text.startswith("In #asking of “Chess club” the bot lacks Manage Threads:")


def test_a_server_without_a_channel_is_named_and_the_settings_own_is_not(
    town: Town, club: Town, keys: DiscordKeys
) -> None:
    nothing = {town.guild.id: NOTHING_CHOSEN, club.guild.id: NOTHING_CHOSEN}
    _, first, (good, text) = said(keys, nothing)
    assert first[0]
    assert not good
    assert text.startswith("In the server “Chess club” no channel is chosen")
    assert len(said(replace(keys, talks="dm"), nothing)) == 2
    some = {**nothing, club.guild.id: CommunitySetup(club.channel.id)}
    _, (good, text), other = said(replace(keys, channel=""), some)
    assert not good
    assert text.startswith("In the server “Alumni” no channel is chosen")
    assert other[0]
    _, (good, text) = said(replace(keys, channel=""), nothing)
    assert not good
    assert text.startswith("DISCORD_CHANNEL is not set")


def test_where_every_server_chose_the_settings_channel_counts_no_more(
    town: Town, club: Town, keys: DiscordKeys
) -> None:
    every = {one.guild.id: CommunitySetup(one.channel.id) for one in (town, club)}
    for channel in ("4711", ""):
        assert [good for good, _ in said(replace(keys, channel=channel), every)] == [True] * 3


def test_a_chosen_role_or_channel_that_is_gone_is_said(town: Town, club: Town, keys: DiscordKeys) -> None:
    chosen = {club.guild.id: CommunitySetup(club.channel.id, club.managing.id)}
    assert [good for good, _ in said(keys, chosen)] == [True] * 2
    del club.guild.roles[club.managing.id]
    moderating.deletes(town.here, club.channel)
    _, channel, role = said(keys, chosen)
    assert not channel[0]
    assert club.channel.id in channel[1]
    assert not role[0]
    assert role[1].startswith(f"The server “Chess club” has no role {club.managing.id} any more")


def test_a_managers_role_of_the_settings_is_in_one_of_the_servers(
    town: Town, club: Town, keys: DiscordKeys
) -> None:
    chosen = {town.guild.id: NOTHING_CHOSEN, club.guild.id: CommunitySetup(club.channel.id)}
    for role in (town.managing.id, club.managing.id):
        assert all(good for good, _ in said(replace(keys, manager_role=role), chosen))
    *_, (good, text) = said(replace(keys, manager_role="4711"), chosen)
    assert not good
    assert text.startswith("DISCORD_MANAGER_ROLE 4711 is no role")


def test_a_server_that_the_bot_does_not_see_is_said_and_the_others_are_looked_at(
    town: Town, club: Town, keys: DiscordKeys
) -> None:
    town.here.gone.add(club.guild.id)
    chosen = {club.guild.id: CommunitySetup(club.channel.id), town.guild.id: NOTHING_CHOSEN}
    _, first, (good, text) = said(keys, chosen)
    assert first[0]
    assert not good
    assert text.startswith(f"The bot does not see the server {club.guild.id}")
