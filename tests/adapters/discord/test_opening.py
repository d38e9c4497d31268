"""Opening over a real API: one private thread, or direct messages; who left, and what was cut off."""

from typing import Any

import pytest

from bot.adapters.discord.answering import first_contacts
from bot.adapters.discord.answering.opening import Opening
from bot.adapters.discord.answering.sending import MESSAGES
from bot.adapters.discord.calls.api import DiscordApi, call
from bot.adapters.discord.drawing import render
from bot.port import Address, AddressGone, Disconnected, PersonGone, TryLater, Unreachable
from bot.ui.nodes import Message
from tests.fakes.discord import moderating, permissions
from tests.fakes.discord.acting import Person
from tests.fakes.discord.community import Town
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.members import leaves
from tests.fakes.discord.values import Channel, ChannelType
from tests.fakes.discord.world import BOT

START = "POST /channels/{channel}/threads"
JOIN = "PUT /channels/{channel}/thread-members/{user}"
FIRST = "POST /users/@me/channels"


WHO_READS = Message("Who reads this", ())


async def begun(people: tuple[Address, ...]) -> tuple[str, Message]:
    return ("Alongside" if len(people) == 1 else "Leila & Amara" + "!" * 120), WHO_READS


async def us() -> str:
    return BOT


def opening(
    api: DiscordApi,
    town: Town,
    *,
    by_message: bool = False,
    channel: str | None = None,
    contacts: first_contacts.FirstContacts | None = None,
) -> Opening:
    under = town.channel.id if channel is None else channel

    async def place(_: str) -> str:
        return under

    return Opening(api, place, begun, us, by_message=by_message, contacts=contacts)


def whom(town: Town, *people: Person) -> tuple[Address, ...]:
    return tuple(Address(town.guild.id, one.user.id) for one in people)


async def opens(one: Opening, town: Town, *people: Person) -> Address:
    addresses = whom(town, *people)
    space = addresses[0] if len(people) == 1 else Address(town.guild.id, "shp_1")
    return await one.open(space, addresses)


def threads(town: Town) -> list[Channel]:
    return [one for one in town.here.channels.values() if one.is_thread]


def fails(town: Town, route: str, *, after: bool = False, times: int = 1, **how: object) -> None:
    refusal = Refusal(**how)  # type: ignore[arg-type]
    town.here.fails(Trouble(lambda: refusal, route, after_taking_it=after), times=times)


async def test_a_persons_thread_is_theirs_alone(town: Town, api: DiscordApi, leila: Person) -> None:
    at = await opens(opening(api, town), town, leila)
    (thread,) = threads(town)
    assert at.at == {"guild": town.guild.id, "channel": thread.id}
    assert (thread.type, thread.parent) == (ChannelType.PRIVATE_THREAD, town.channel.id)
    assert thread.people == {BOT, leila.user.id}
    assert not thread.invitable
    assert (thread.name, thread.auto_archive) == ("Alongside", 10_080)


async def test_a_room_is_for_two_and_its_name_fits(
    town: Town, api: DiscordApi, leila: Person, amara: Person
) -> None:
    at = await opens(opening(api, town, by_message=True), town, leila, amara)
    (thread,) = threads(town)
    assert thread.people == {BOT, leila.user.id, amara.user.id}
    assert len(thread.name) == 100
    assert at.name == "shp_1"
    assert town.here.dms_opened == []


@pytest.mark.parametrize("after", [False, True])
async def test_what_a_cut_line_leaves_behind_is_seen_by_nobody(
    town: Town, api: DiscordApi, leila: Person, after: bool
) -> None:
    one = opening(api, town)
    fails(town, START, drops=True, after=after)
    with pytest.raises(TryLater):
        await opens(one, town, leila)
    await opens(one, town, leila)
    assert [thread.people for thread in leila.threads()] == [{BOT, leila.user.id}]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("how", [{"drops": True}, {"status": 502}])
async def test_a_thread_whose_member_is_in_doubt_is_no_second_one(
    town: Town, api: DiscordApi, leila: Person, after: bool, how: dict[str, Any]
) -> None:
    one = opening(api, town)
    # aiohttp asks a second time by itself where the line of an idempotent call is cut.
    fails(town, JOIN, after=after, times=4 if "drops" in how else 2, **how)
    with pytest.raises(TryLater):
        await opens(one, town, leila)
    await opens(one, town, leila)
    assert [thread.people for thread in leila.threads()] == [{BOT, leila.user.id}]
    assert len(threads(town)) == 1


async def test_who_left_is_gone_and_nothing_is_left_of_their_thread(
    town: Town, api: DiscordApi, leila: Person, amara: Person
) -> None:
    leaves(town.here, town.guild, amara.user)
    for people in ((amara,), (leila, amara)):
        with pytest.raises(PersonGone, match="10007") as gone:
            await opens(opening(api, town), town, *people)
        assert gone.value.who == amara.user.id
    assert threads(town) == []
    assert leila.threads() == []


async def test_an_account_that_is_no_more_has_left(town: Town, api: DiscordApi) -> None:
    nobody = Address(town.guild.id, "4711")
    with pytest.raises(PersonGone, match="10013"):
        await opening(api, town).open(nobody, (nobody,))


@pytest.mark.parametrize("code", [50001, 50013, 160006, 10003])
async def test_what_an_operator_can_mend_is_waited_for(
    town: Town, api: DiscordApi, leila: Person, code: int
) -> None:
    fails(town, START, code=code)
    with pytest.raises(Disconnected, match=str(code)):
        await opens(opening(api, town), town, leila)


async def test_without_the_permission_nothing_is_opened(town: Town, api: DiscordApi, leila: Person) -> None:
    moderating.denies(town.here, town.channel, permissions.CREATE_PRIVATE_THREADS)
    with pytest.raises(Disconnected, match="50013"):
        await opens(opening(api, town), town, leila)


async def test_as_many_threads_as_a_server_has_are_waited_for(
    town: Town, api: DiscordApi, leila: Person, amara: Person
) -> None:
    town.here.most_threads = 1
    await opens(opening(api, town), town, leila)
    with pytest.raises(Disconnected, match="160006"):
        await opens(opening(api, town), town, amara)


async def test_without_a_channel_it_is_said_who_chooses_one(
    town: Town, api: DiscordApi, leila: Person
) -> None:
    with pytest.raises(Disconnected, match="/programme"):
        await opens(opening(api, town, channel=""), town, leila)
    assert town.here.calls == []


async def test_a_room_is_archived_and_twice_is_once(
    town: Town, api: DiscordApi, leila: Person, amara: Person
) -> None:
    one = opening(api, town)
    at = await opens(one, town, leila, amara)
    await one.close(at)
    await one.close(at)
    (thread,) = threads(town)
    assert thread.archived
    assert leila.threads() == [thread], "its two can still read it"


async def test_what_was_never_opened_or_is_deleted_is_closed(
    town: Town, api: DiscordApi, leila: Person, amara: Person
) -> None:
    one = opening(api, town)
    await one.close(Address(town.guild.id, "shp_1"))
    assert town.here.calls == []
    at = await opens(one, town, leila, amara)
    moderating.deletes(town.here, threads(town)[0])
    await one.close(at)


async def test_a_close_in_doubt_is_tried_again(
    town: Town, api: DiscordApi, leila: Person, amara: Person
) -> None:
    one = opening(api, town)
    at = await opens(one, town, leila, amara)
    fails(town, "PATCH /channels/{channel}", drops=True, after=True)
    with pytest.raises(TryLater):
        await one.close(at)
    await one.close(at)


async def test_by_direct_message_there_is_no_thread(town: Town, api: DiscordApi, leila: Person) -> None:
    at = await opens(opening(api, town, by_message=True), town, leila)
    opened = town.here.dm(leila.user.id)
    assert opened is not None
    assert at.at == {"channel": opened.id}
    assert town.here.dms_opened == [leila.user.id]
    assert threads(town) == []


async def test_a_flagged_bot_rests_for_a_day_and_an_operator_is_told(
    town: Town, api: DiscordApi, leila: Person, amara: Person, caplog: pytest.LogCaptureFixture
) -> None:
    town.here.first_contacts = 1
    seconds = 0.0
    one = opening(api, town, by_message=True, contacts=first_contacts.FirstContacts(lambda: seconds))
    await opens(one, town, leila)
    for _ in range(3):
        with pytest.raises(TryLater, match="20026") as later:
            await opens(one, town, amara)
        assert (later.value.after, later.value.everybody, later.value.tried) == (86_400.0, False, False)
    # The first refusal of this kind is the last call of it on that day.
    assert [call.outcome for call in town.here.calls if call.route == FIRST] == ["ok", "20026"]
    assert [one.levelname for one in caplog.records if "opens no direct messages" in one.message] == ["ERROR"]
    town.here.first_contacts = 2
    seconds = 86_400.0
    await opens(one, town, amara)
    assert town.here.dms_opened == [leila.user.id, amara.user.id]


async def test_first_messages_are_paced(
    town: Town, api: DiscordApi, leila: Person, amara: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_contacts, "MOST", 1)
    seconds = 0.0
    contacts = first_contacts.FirstContacts(lambda: seconds)
    one = opening(api, town, by_message=True, contacts=contacts)
    await opens(one, town, leila)
    with pytest.raises(TryLater) as later:
        await opens(one, town, amara)
    assert (later.value.after, later.value.everybody, later.value.tried) == (600.0, False, False)
    assert town.here.dms_opened == [leila.user.id]
    seconds = 600.0
    await opens(one, town, amara)
    assert town.here.dms_opened == [leila.user.id, amara.user.id]


async def test_first_messages_rest_where_they_were_opened_too_fast(
    town: Town, api: DiscordApi, leila: Person, amara: Person, caplog: pytest.LogCaptureFixture
) -> None:
    town.here.dms_at_once = 1
    seconds = 0.0
    one = opening(api, town, by_message=True, contacts=first_contacts.FirstContacts(lambda: seconds))
    await opens(one, town, leila)
    for _ in range(3):
        with pytest.raises(TryLater) as later:
            await opens(one, town, amara)
        assert (later.value.after, later.value.everybody) == (3_600.0, False)
    assert [call.outcome for call in town.here.calls if call.route == FIRST] == ["ok", "40003"]
    assert "set DISCORD_TALKS=thread" in caplog.text, "an operator reads of it"
    town.here.moves(3_600)
    seconds = 3_600.0
    await opens(one, town, amara)


async def test_another_refusal_of_first_messages_is_this_persons_alone(
    town: Town, api: DiscordApi, leila: Person
) -> None:
    for code, gone in ((50007, False), (50278, True)):
        fails(town, FIRST, code=code)
        with pytest.raises(Unreachable, match=str(code)) as refused:
            await opens(opening(api, town, by_message=True), town, leila)
        assert isinstance(refused.value, PersonGone) is gone
        assert not isinstance(refused.value, AddressGone)


async def test_who_erases_themselves_leaves_no_thread(town: Town, api: DiscordApi, leila: Person) -> None:
    one = opening(api, town)
    at = await opens(one, town, leila)
    await one.erase(at)
    assert threads(town) == []
    await one.erase(at)  # once more changes nothing


async def test_where_no_thread_may_be_deleted_it_is_emptied_of_our_words(
    town: Town, api: DiscordApi, leila: Person
) -> None:
    one = opening(api, town)
    at = await opens(one, town, leila)
    (thread,) = threads(town)
    leila.goes(thread).says("My own words")
    moderating.denies(town.here, town.channel, permissions.MANAGE_THREADS)
    await one.erase(at)
    assert [said.author for said in town.here.standing(thread.id) if said.type == 0] == [leila.user.id]


async def test_of_direct_messages_only_our_words_go(town: Town, api: DiscordApi, leila: Person) -> None:
    one = opening(api, town, by_message=True)
    at = await opens(one, town, leila)
    there = leila.in_dm()
    there.says("My own words")
    await api(call("POST", MESSAGES, channel=there.at.id), render.message(WHO_READS).body)
    await one.erase(at)
    assert [said.author for said in town.here.standing(there.at.id)] == [leila.user.id]
