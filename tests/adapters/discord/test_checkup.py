"""The doctor asks Discord who we are and what we may do, and says what to mend."""

from dataclasses import replace
from typing import Any

import pytest

from bot.adapters.discord import manifest
from bot.adapters.discord.checkup import NAMES, findings, invitation
from bot.adapters.discord.keys import DiscordKeys
from bot.adapters.discord.people.channels import allowed
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


def said(keys: DiscordKeys) -> list[tuple[bool, str]]:
    return [(one.well, one.said) for one in findings(keys)]


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
    assert f"client_id={APP}" in invitation(keys)
    with pytest.raises(NoManifest, match="DISCORD_BOT_TOKEN"):
        invitation(replace(keys, bot_token="another"))
