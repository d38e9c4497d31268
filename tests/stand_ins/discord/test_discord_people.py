"""People and servers: direct messages, words that come or do not come, members, roles, and who leaves."""

import pytest

from tests.fakes.discord import moderating, permissions
from tests.fakes.discord.acting import Unable, arrives, by_webhook
from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.server import Server
from tests.fakes.discord.world import BOT
from tests.stand_ins.discord.conftest import Rest, Town, text, v2


async def dm(rest: Rest, user: str) -> str:
    said = await rest("POST", "/users/@me/channels", {"recipient_id": user})
    assert said.status == 200, said.body
    return str(said.body["id"])


async def test_direct_messages_are_opened_once_a_person(town: Town, rest: Rest) -> None:
    leila = town.leila.user.id
    channel = await dm(rest, leila)
    assert channel == await dm(rest, leila) == town.leila.in_dm().at.id
    assert (await rest.post(channel, text("Hello"))).status == 200
    assert town.leila.in_dm().reads() == "Hello"
    assert town.here.dms_opened == [leila]
    for nobody in ("123", BOT, "", None):
        await rest.refused(50033, "POST", "/users/@me/channels", {"recipient_id": nobody})


async def test_closed_direct_messages_and_strangers_are_told_apart(town: Town, rest: Rest) -> None:
    channel = await dm(rest, town.leila.user.id)
    town.leila.user.takes_dms = False
    said = await rest.refused(50007, "POST", f"/channels/{channel}/messages", v2(text("x")))
    assert said.status == 403
    town.leila.user.takes_dms = True
    town.leila.leaves(town.guild)
    await rest.refused(50278, "POST", f"/channels/{channel}/messages", v2(text("x")))


async def test_too_many_first_messages_are_refused(town: Town, rest: Rest) -> None:
    town.here.dms_at_once, town.here.first_contacts = 2, 3
    people = [town.here.signs_up(f"person-{one}").id for one in range(5)]
    for one in people[:2]:
        await dm(rest, one)
    said = await rest.refused(40003, "POST", "/users/@me/channels", {"recipient_id": people[2]})
    assert said.status == 403
    await dm(rest, people[0])
    town.here.moves(601)
    await dm(rest, people[2])
    said = await rest.refused(20026, "POST", "/users/@me/channels", {"recipient_id": people[3]})
    assert said.status == 403
    await dm(rest, people[1])
    assert town.here.dms_opened == people[:3]


async def test_members_are_asked_for_one_by_one(town: Town, rest: Rest) -> None:
    path = f"/guilds/{town.guild.id}/members"
    said = (await rest("GET", f"{path}/{town.leila.user.id}")).body
    assert (said["nick"], said["user"]["global_name"]) == ("Leila (2nd year)", "Leila Haddad")
    moderating.renames(town.here, town.guild, town.leila.user, "Leila")
    assert (await rest("GET", f"{path}/{town.leila.user.id}")).body["nick"] == "Leila"
    town.leila.leaves(town.guild)
    await rest.refused(10007, "GET", f"{path}/{town.leila.user.id}")
    await rest.refused(10013, "GET", f"{path}/123")
    await rest.refused(10004, "GET", f"/guilds/123/members/{town.amara.user.id}")
    await rest.refused(50001, "GET", path)
    town.here.privileged = 1 << 1
    assert len((await rest("GET", f"{path}?limit=10")).body) == 3
    assert (await rest("GET", f"/users/{town.leila.user.id}")).body["username"] == "leila"
    await rest.refused(10013, "GET", "/users/123")


async def test_roles_are_given_with_the_permission(town: Town, rest: Rest) -> None:
    mentor = town.here.role(town.guild, "Mentor")
    path = f"/guilds/{town.guild.id}/members/{town.amara.user.id}/roles"
    await rest.refused(50013, "PUT", f"{path}/{mentor.id}")
    (bots,) = town.guild.members[BOT].roles
    town.guild.roles[bots].permissions |= permissions.MANAGE_ROLES
    assert (await rest("PUT", f"{path}/{mentor.id}")).status == 204
    assert town.guild.members[town.amara.user.id].roles == {mentor.id}
    assert (await rest("DELETE", f"{path}/{mentor.id}")).status == 204
    assert town.guild.members[town.amara.user.id].roles == set()
    await rest.refused(10011, "PUT", f"{path}/123")
    names = [one["name"] for one in (await rest("GET", f"/guilds/{town.guild.id}/roles")).body]
    assert names == ["@everyone", "Alongside", "Mentor"]


async def test_a_server_shows_the_channels_that_the_bot_sees(town: Town, rest: Rest) -> None:
    hidden = town.here.channel(town.guild, "board")
    moderating.denies(town.here, hidden, permissions.VIEW_CHANNEL)
    found = (await rest("GET", f"/guilds/{town.guild.id}/channels")).body
    assert [one["name"] for one in found] == ["mentoring"]
    assert (await rest("GET", f"/guilds/{town.guild.id}")).body["name"] == "Alumni"
    assert [one["id"] for one in (await rest("GET", "/users/@me/guilds")).body] == [town.guild.id]
    await rest("DELETE", f"/users/@me/guilds/{town.guild.id}")
    await rest.refused(10004, "GET", f"/guilds/{town.guild.id}")
    await rest.refused(50001, "POST", f"/channels/{town.channel.id}/messages", v2(text("x")))
    moderating.invites_bot(town.here, town.guild)
    assert (await rest.post(town.channel.id, text("x"))).status == 200


async def test_words_of_a_server_come_without_their_words(town: Town, rest: Rest) -> None:
    quiet = town.leila.says("Not for the bot")
    loud = town.leila.mentions("for the bot")
    own = (await rest.post(town.channel.id, text("mine"))).body["id"]
    said = {one["id"]: one for one in (await rest("GET", f"/channels/{town.channel.id}/messages")).body}
    assert [said[one]["content"] for one in (quiet.id, loud.id)] == ["", f"<@{BOT}> for the bot"]
    assert said[own]["components"][0]["content"] == "mine"
    at_home = town.leila.in_dm()
    at_home.says("At home")
    (in_dm,) = (await rest("GET", f"/channels/{at_home.at.id}/messages")).body
    assert in_dm["content"] == "At home"
    town.here.privileged = 1 << 15
    one = await rest("GET", f"/channels/{town.channel.id}/messages/{quiet.id}")
    assert one.body["content"] == "Not for the bot"


async def test_people_write_only_where_they_may(town: Town) -> None:
    moderating.denies(town.here, town.channel, permissions.SEND_MESSAGES, to=town.leila.user.id)
    with pytest.raises(Unable):
        town.leila.says("x")
    town.amara.says("x")
    by_webhook(town.here, town.channel, "from a hook")
    assert town.leila.reads() == "x\n\nfrom a hook"


async def test_commands_are_offered_to_whom_they_are_for(town: Town, rest: Rest) -> None:
    await rest.registers(
        {"name": "mentoring", "description": "x"},
        {"name": "announce", "description": "x", "default_member_permissions": "32"},
        {"name": "locked", "description": "x", "default_member_permissions": "0"},
        {"name": "in-servers", "description": "x", "contexts": [0]},
    )
    await rest.registers({"name": "here", "description": "x"}, guild=town.guild.id)

    def offered(where: object) -> list[str]:
        return sorted(one["name"] for one in where.offered())  # type: ignore[attr-defined]

    assert offered(town.leila) == ["here", "in-servers", "mentoring"]
    assert offered(town.leila.in_dm()) == ["announce", "locked", "mentoring"]
    manager = town.here.role(town.guild, "Manager", permissions.MANAGE_GUILD)
    moderating.gives(town.here, town.guild, town.amara.user, manager.id)
    assert "announce" in offered(town.amara)
    assert int(town.amara.runs("announce").payload["member"]["permissions"]) & permissions.MANAGE_GUILD
    owner = arrives(town.here, town.guild, town.here.users[town.guild.owner], town.channel)
    assert "locked" in offered(owner)
    with pytest.raises(Unable):
        town.leila.runs("announce")
    with pytest.raises(Unable):
        town.leila.runs("mentoring", topic="x")
    moderating.denies(town.here, town.channel, permissions.USE_APPLICATION_COMMANDS, to=town.guild.id)
    assert offered(town.leila) == []


async def test_a_person_in_two_servers_is_one_person(town: Town, rest: Rest) -> None:
    other = town.here.founds("Engineers", town.amara.user)
    channel = town.here.channel(other, "help")
    leila = arrives(town.here, other, town.leila.user, channel, "Leila H.")
    await rest.registers({"name": "mentoring", "description": "x"})
    here, there = town.leila.runs("mentoring").payload, leila.runs("mentoring").payload
    assert (here["guild_id"], there["guild_id"]) == (town.guild.id, other.id)
    assert (here["member"]["nick"], there["member"]["nick"]) == ("Leila (2nd year)", "Leila H.")
    town.leila.leaves(town.guild)
    assert [one.name for one in town.here.mutual(town.leila.user.id)] == ["Engineers"]


async def test_the_gateway_is_found(server: Server, rest: Rest) -> None:
    gateway: Gateway = server.gateway
    said = (await rest("GET", "/gateway/bot")).body
    assert said["url"] == server.here.url.replace("http", "ws") + "link"
    assert said["session_start_limit"] == {
        "total": 1_000,
        "remaining": 1_000,
        "reset_after": 86_400_000,
        "max_concurrency": 1,
    }
    assert said["shards"] == gateway.shards == 1
    assert (await rest("GET", "/applications/@me")).body["id"] == BOT
    rest.token = ""
    assert (await rest("GET", "/gateway")).status == 200
    assert (await rest("GET", "/gateway/bot")).status == 401
