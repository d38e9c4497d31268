"""Threads and channels: who may make, change, enter and leave them, and what happens when they are gone."""

import pytest

from tests.fakes.discord import moderating, permissions
from tests.fakes.discord.acting import Unable
from tests.fakes.discord.values import Channel, ChannelType
from tests.fakes.discord.world import BOT
from tests.stand_ins.discord.conftest import Rest, Town, button, row, text, v2


async def started(town: Town, rest: Rest, *people: str, **more: object) -> Channel:
    said = await rest(
        "POST", f"/channels/{town.channel.id}/threads", {"name": "For Leila", "type": 12, **more}
    )
    assert said.status == 201, said.body
    for one in people:
        assert (await rest("PUT", f"/channels/{said.body['id']}/thread-members/{one}")).status == 204
    return town.here.channels[said.body["id"]]


async def test_a_private_thread_is_seen_by_its_people_and_by_moderators(town: Town, rest: Rest) -> None:
    thread = await started(town, rest, town.leila.user.id, invitable=False, auto_archive_duration=10_080)
    await rest.post(thread.id, text("Hello"))
    assert town.leila.goes(thread).reads() == "(somebody was added)\n\nHello"
    with pytest.raises(Unable):
        town.amara.goes(thread)
    role = town.here.role(town.guild, "Moderator", permissions.MANAGE_THREADS)
    moderating.gives(town.here, town.guild, town.amara.user, role.id)
    assert "Hello" in town.amara.goes(thread).reads()
    said = (await rest("GET", f"/channels/{thread.id}")).body
    assert (said["type"], said["parent_id"], said["owner_id"]) == (12, town.channel.id, BOT)
    about = said["thread_metadata"]
    assert (about["invitable"], about["archived"], about["locked"], about["auto_archive_duration"]) == (
        False,
        False,
        False,
        10_080,
    )
    assert town.here.threads_made == [thread.id]


async def test_a_thread_needs_a_name_a_kind_and_a_known_duration(town: Town, rest: Rest) -> None:
    path = f"/channels/{town.channel.id}/threads"
    for bad in (
        {},
        {"name": "x" * 101},
        {"name": "x", "type": 10},
        {"name": "x", "auto_archive_duration": 5},
    ):
        await rest.refused(50035, "POST", path, bad)
    thread = await started(town, rest)
    await rest.refused(50024, "POST", f"/channels/{thread.id}/threads", {"name": "x"})
    voice = town.here.channel(town.guild, "voice", ChannelType.VOICE)
    await rest.refused(50024, "POST", f"/channels/{voice.id}/threads", {"name": "x"})
    await rest.refused(50008, "POST", f"/channels/{voice.id}/messages", v2(text("x")))


async def test_a_server_has_only_so_many_active_threads(town: Town, rest: Rest) -> None:
    town.here.most_threads = 2
    first = await started(town, rest)
    await started(town, rest)
    path = f"/channels/{town.channel.id}/threads"
    await rest.refused(160006, "POST", path, {"name": "x"})
    await rest("PATCH", f"/channels/{first.id}", {"archived": True})
    active = (await rest("GET", f"/guilds/{town.guild.id}/threads/active")).body["threads"]
    assert len(active) == 1
    await started(town, rest)
    await rest.refused(160006, "PATCH", f"/channels/{first.id}", {"archived": False})


async def test_writing_un_archives_and_editing_does_not(town: Town, rest: Rest) -> None:
    thread = await started(town, rest)
    made = (await rest.post(thread.id, text("a"))).body["id"]
    path = f"/channels/{thread.id}"
    moderating.archives(town.here, thread)
    await rest.refused(50083, "PATCH", f"{path}/messages/{made}", v2(text("b")))
    await rest.refused(50083, "DELETE", f"{path}/messages/{made}")
    await rest.refused(50083, "PATCH", path, {"name": "Other"})
    await rest.refused(50083, "PUT", f"{path}/thread-members/{town.leila.user.id}")
    assert (await rest.post(thread.id, text("c"))).status == 200
    assert thread.archived is False
    moderating.archives(town.here, thread)
    town.here.archived_refuses_words = True
    await rest.refused(50083, "POST", f"{path}/messages", v2(text("d")))
    assert (await rest("PATCH", path, {"archived": False})).body["thread_metadata"]["archived"] is False
    assert (await rest.post(thread.id, text("e"))).status == 200


async def test_a_locked_thread_is_for_moderators(town: Town, rest: Rest) -> None:
    thread = await started(town, rest, town.leila.user.id)
    path = f"/channels/{thread.id}"
    await rest.refused(50013, "PATCH", path, {"locked": True})
    moderating.archives(town.here, thread, locks=True)
    await rest.refused(160005, "POST", f"{path}/messages", v2(text("x")))
    await rest.refused(160005, "PATCH", path, {"archived": False})
    with pytest.raises(Unable):
        town.leila.goes(thread).says("x")
    moderating.allows(town.here, town.channel, permissions.MANAGE_THREADS)
    assert (await rest("PATCH", path, {"archived": False, "locked": False})).status == 200


async def test_people_come_and_go(town: Town, rest: Rest) -> None:
    thread = await started(town, rest)
    path, leila = f"/channels/{thread.id}/thread-members", town.leila.user.id
    await rest.refused(10013, "PUT", f"{path}/123")
    stranger = town.here.signs_up("stranger")
    await rest.refused(10007, "PUT", f"{path}/{stranger.id}")
    moderating.denies(town.here, town.channel, permissions.VIEW_CHANNEL, to=leila)
    await rest.refused(50001, "PUT", f"{path}/{leila}")
    moderating.allows(town.here, town.channel, permissions.VIEW_CHANNEL, to=leila)
    for _ in range(2):
        assert (await rest("PUT", f"{path}/{leila}")).status == 204
    assert [one.type for one in town.here.standing(thread.id)] == [1]
    system = town.here.standing(thread.id)[0].id
    await rest.refused(50021, "PATCH", f"/channels/{thread.id}/messages/{system}", v2(text("x")))
    assert (await rest("GET", f"{path}/{leila}")).body["user_id"] == leila
    assert (await rest("DELETE", f"{path}/{leila}")).status == 204
    await rest.refused(10007, "GET", f"{path}/{leila}")
    await rest.refused(10007, "DELETE", f"{path}/{leila}")
    await rest.refused(50001, "GET", path)
    await rest.refused(50024, "PUT", f"/channels/{town.channel.id}/thread-members/{leila}")
    await rest("PUT", f"{path}/{leila}")
    town.leila.leaves(town.guild)
    assert leila not in thread.people


async def test_whoever_is_pinged_in_a_private_thread_is_in_it(town: Town, rest: Rest) -> None:
    thread = await started(town, rest)
    leila, amara = town.leila.user.id, town.amara.user.id
    await rest.post(thread.id, text(f"<@{leila}>"), allowed_mentions={"parse": []})
    await rest.post(thread.id, text(f"<@{amara}>"))
    assert thread.people == {BOT, amara}


async def test_a_new_name_is_announced(town: Town, rest: Rest) -> None:
    thread = await started(town, rest)
    await rest("PATCH", f"/channels/{thread.id}", {"name": "For two"})
    assert [(one.type, one.content) for one in town.here.standing(thread.id)] == [(4, "For two")]


async def test_what_is_deleted_is_unknown(town: Town, rest: Rest) -> None:
    thread = await started(town, rest, town.leila.user.id)
    await rest.post(thread.id, text("x"))
    await rest.refused(50013, "DELETE", f"/channels/{thread.id}")
    moderating.allows(town.here, town.channel, permissions.MANAGE_THREADS)
    assert (await rest("DELETE", f"/channels/{thread.id}")).status == 200
    await rest.refused(10003, "GET", f"/channels/{thread.id}")
    await rest.refused(10003, "POST", f"/channels/{thread.id}/messages", v2(text("x")))
    assert all(one.deleted for one in town.here.messages.values())
    other = await started(town, rest)
    moderating.deletes(town.here, town.channel)
    await rest.refused(10003, "GET", f"/channels/{other.id}")
    assert town.leila.sees() == []


@pytest.mark.parametrize(
    ("bit", "method", "where", "body", "code"),
    [
        (permissions.VIEW_CHANNEL, "GET", "", None, 50001),
        (permissions.VIEW_CHANNEL, "POST", "/messages", v2(text("x")), 50001),
        (permissions.SEND_MESSAGES, "POST", "/messages", v2(text("x")), 50013),
        (permissions.CREATE_PRIVATE_THREADS, "POST", "/threads", {"name": "x", "type": 12}, 50013),
        (permissions.CREATE_PUBLIC_THREADS, "POST", "/threads", {"name": "x", "type": 11}, 50013),
        (permissions.READ_MESSAGE_HISTORY, "GET", "/messages/1", None, 50013),
        (0, "PATCH", "", {"name": "x"}, 50013),
        (0, "DELETE", "", None, 50013),
    ],
)
async def test_each_permission_is_needed(
    town: Town, rest: Rest, bit: int, method: str, where: str, body: object, code: int
) -> None:
    moderating.denies(town.here, town.channel, bit)
    said = await rest.refused(code, method, f"/channels/{town.channel.id}{where}", body)
    assert said.status == 403


async def test_threads_and_files_have_permissions_of_their_own(town: Town, rest: Rest) -> None:
    thread = await started(town, rest)
    moderating.denies(town.here, town.channel, permissions.SEND_MESSAGES)
    assert (await rest.post(thread.id, text("x"))).status == 200
    moderating.denies(town.here, town.channel, permissions.ATTACH_FILES)
    said = await rest("POST", f"/channels/{thread.id}/messages", v2(text("x")), {"a.png": b"x"})
    assert said.code == 50013
    moderating.denies(town.here, town.channel, permissions.SEND_MESSAGES_IN_THREADS)
    await rest.refused(50013, "POST", f"/channels/{thread.id}/messages", v2(text("x")))
    moderating.denies(town.here, town.channel, permissions.READ_MESSAGE_HISTORY)
    assert (await rest("GET", f"/channels/{thread.id}/messages")).body == []


async def test_permissions_come_from_roles_overwrites_and_administrators(town: Town, rest: Rest) -> None:
    everyone = town.guild.id
    moderating.denies(town.here, town.channel, permissions.SEND_MESSAGES, to=everyone)
    await rest.refused(50013, "POST", f"/channels/{town.channel.id}/messages", v2(text("x")))
    (bots,) = town.guild.members[BOT].roles
    moderating.allows(town.here, town.channel, permissions.SEND_MESSAGES, to=bots)
    assert (await rest.post(town.channel.id, text("x"))).status == 200
    moderating.denies(town.here, town.channel, permissions.SEND_MESSAGES)
    await rest.refused(50013, "POST", f"/channels/{town.channel.id}/messages", v2(text("x")))
    town.guild.roles[bots].permissions |= permissions.ADMINISTRATOR
    assert (await rest.post(town.channel.id, text("x"))).status == 200


async def test_the_bot_edits_its_own_messages_alone(town: Town, rest: Rest) -> None:
    theirs = town.leila.says("Mine").id
    path = f"/channels/{town.channel.id}/messages/{theirs}"
    await rest.refused(50005, "PATCH", path, v2(text("x")))
    await rest.refused(50013, "DELETE", path)
    moderating.allows(town.here, town.channel, permissions.MANAGE_MESSAGES)
    assert (await rest("DELETE", path)).status == 204


async def test_a_press_in_an_archived_thread_still_comes(town: Town, rest: Rest) -> None:
    thread = await started(town, rest, town.leila.user.id)
    await rest.post(thread.id, row(button("Open")))
    moderating.archives(town.here, thread)
    press = town.leila.goes(thread).presses("Open")
    assert press.payload["channel"]["thread_metadata"]["archived"] is True
    assert (await rest.answers(press, 7, v2(text("Opened")))).status == 204
