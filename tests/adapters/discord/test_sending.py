"""Sending over a real API: once for each key, found again by its mark, and what each refusal means."""

import asyncio
from typing import Any

import pytest

from bot.adapters.discord.answering.sending import DiscordSending
from bot.adapters.discord.calls.api import DiscordApi
from bot.adapters.discord.calls.pace import DiscordPace
from bot.port import (
    Address,
    AddressGone,
    Disconnected,
    InDoubt,
    PersonGone,
    StaysAsItIs,
    TryLater,
    Unreachable,
)
from bot.ui.nodes import Message, Text
from tests.fakes.discord import moderating, permissions, posting, reading
from tests.fakes.discord.acting import Person
from tests.fakes.discord.community import MESSAGES, Town
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.members import leaves
from tests.fakes.discord.staying import everybody_stays
from tests.fakes.discord.values import Channel, ChannelType
from tests.fakes.discord.values import Message as Standing
from tests.fakes.discord.world import BOT

HELLO = Message("A question", (Text("Zola would like to ask you something."),))
NEWS = Message("You said yes", (Text("Zola has heard."),))
SECRET = Message("A report", (Text("He wrote to me at night."),), cover=Message("Something waits for you"))
EDIT = "PATCH /channels/{channel}/messages/{message}"
LOOK = "GET /channels/{channel}/messages"
REOPEN = "PATCH /channels/{channel}"


@pytest.fixture
def sending(api: DiscordApi) -> DiscordSending:
    return DiscordSending(api, everybody_stays(api))


@pytest.fixture
def thread(town: Town, leila: Person) -> Channel:
    """Leila's own thread."""
    made = Channel(
        town.here.number(), ChannelType.PRIVATE_THREAD, town.guild.id, "Alongside", town.channel.id
    )
    made.people, made.owner = {BOT, leila.user.id}, BOT
    town.here.channels[made.id] = made
    return made


def to(town: Town, thread: Channel, leila: Person) -> Address:
    """Return where Leila's thread was opened."""
    return Address(town.guild.id, leila.user.id, {"channel": thread.id, "guild": town.guild.id})


@pytest.fixture
def place(town: Town, thread: Channel, leila: Person) -> Address:
    return to(town, thread, leila)


@pytest.fixture
def dm(town: Town, leila: Person) -> Address:
    opened = town.here.opens_dm(leila.user.id)
    return Address(town.guild.id, leila.user.id, {"channel": opened.id})


def lines(town: Town, at: Address) -> list[Standing]:
    return [one for one in town.here.standing(at.at["channel"]) if one.author == BOT]


def fails(town: Town, route: str, *, after: bool = False, times: int = 1, **how: object) -> None:
    refusal = Refusal(**how)  # type: ignore[arg-type]
    town.here.fails(Trouble(lambda: refusal, route, after_taking_it=after), times=times)


async def test_the_same_key_makes_one_message(town: Town, sending: DiscordSending, place: Address) -> None:
    first = await sending.send(place, HELLO, key="out.1.1")
    assert await sending.send(place, HELLO, key="out.1.1") == first
    (line,) = lines(town, place)
    channel = place.at["channel"]
    assert first.at == {"channel": channel, "message": line.id, "to": place.name, "guild": town.guild.id}
    assert await sending.send(place, NEWS, key="out.2.1") != first
    assert len(lines(town, place)) == 2


async def test_one_key_in_two_channels_makes_two_messages(
    town: Town, sending: DiscordSending, place: Address, dm: Address
) -> None:
    await sending.send(place, HELLO, key="out.1.1")
    await sending.send(dm, HELLO, key="out.1.1")
    nonces = {one.nonce for at in (place, dm) for one in lines(town, at)}
    assert len(nonces) == 2
    assert all(0 < len(one) <= 25 for one in nonces)


async def test_after_an_hour_it_is_found_by_its_mark(
    town: Town, sending: DiscordSending, place: Address
) -> None:
    sent = await sending.send(place, HELLO, key="out.1.1")
    await sending.send(place, NEWS, key="out.2.1")
    town.here.moves(3600)  # by then Discord has forgotten the nonce
    assert await sending.send(place, HELLO, key="out.1.1", again=True) == sent
    assert len(lines(town, place)) == 2
    await sending.send(place, HELLO, key="out.3.1", again=True)
    assert len(lines(town, place)) == 3


async def test_what_is_found_does_not_go_out(town: Town, sending: DiscordSending, place: Address) -> None:
    async def never() -> None:
        raise AssertionError("it goes out again")

    sent = await sending.send(place, HELLO, key="out.1.1")
    assert await sending.send(place, HELLO, key="out.1.1", again=True, going_out=never) == sent


async def test_it_is_recorded_before_it_goes_out(town: Town, sending: DiscordSending, place: Address) -> None:
    stood: list[int] = []

    async def recorded() -> None:
        stood.append(len(lines(town, place)))

    async def refused() -> None:
        raise LookupError

    await sending.send(place, HELLO, key="out.1.1", going_out=recorded)
    assert stood == [0]
    with pytest.raises(LookupError):
        await sending.send(place, NEWS, key="out.2.1", going_out=refused)
    assert len(lines(town, place)) == 1


@pytest.mark.parametrize("after", [False, True])
async def test_a_cut_line_is_a_doubt_that_looking_settles(
    town: Town, sending: DiscordSending, place: Address, after: bool
) -> None:
    fails(town, MESSAGES, drops=True, after=after)
    with pytest.raises(InDoubt, match="the line broke"):
        await sending.send(place, HELLO, key="out.1.1")
    assert len(lines(town, place)) == int(after)
    town.here.moves(3600)
    await sending.send(place, HELLO, key="out.1.1", again=True)
    assert len(lines(town, place)) == 1


async def test_an_error_of_discords_own_is_a_doubt(
    town: Town, sending: DiscordSending, place: Address
) -> None:
    fails(town, MESSAGES, status=502, after=True)
    with pytest.raises(InDoubt, match="502"):
        await sending.send(place, HELLO, key="out.1.1")
    assert len(lines(town, place)) == 1


@pytest.mark.parametrize("how", [{"drops": True}, {"status": 503}, {"status": 429, "retry_after": 1.0}])
async def test_a_look_that_fails_is_tried_later(
    town: Town, sending: DiscordSending, place: Address, how: dict[str, Any]
) -> None:
    fails(town, LOOK, times=2, **how)  # aiohttp itself asks a second time where a line is cut
    with pytest.raises(TryLater):
        await sending.send(place, HELLO, key="out.1.1", again=True)
    assert lines(town, place) == []


async def test_where_nobody_may_look_it_is_in_doubt_for_good(
    town: Town, sending: DiscordSending, place: Address
) -> None:
    fails(town, LOOK, code=50013)
    with pytest.raises(InDoubt) as doubt:
        await sending.send(place, HELLO, key="out.1.1", again=True)
    assert doubt.value.for_good
    assert lines(town, place) == []


@pytest.mark.parametrize(("scope", "everybody"), [("user", False), ("shared", False), ("global", True)])
async def test_too_many_is_tried_later_by_one_or_by_all(
    town: Town, sending: DiscordSending, place: Address, scope: str, everybody: bool
) -> None:
    fails(town, MESSAGES, status=429, retry_after=40.0, scope=scope)
    with pytest.raises(TryLater) as later:
        await sending.send(place, HELLO, key="out.1.1")
    assert later.value.everybody is everybody
    assert 40 <= later.value.after <= 45
    calls = len(town.here.calls)
    with pytest.raises(TryLater) as still:
        await sending.send(place, HELLO, key="out.1.1")
    assert still.value.everybody is everybody
    assert len(town.here.calls) == calls, "Discord is asked although it asked for time"


async def test_an_archived_thread_is_opened_again(
    town: Town, sending: DiscordSending, place: Address, thread: Channel
) -> None:
    town.here.archived_refuses_words = True
    sent = await sending.send(place, HELLO, key="out.1.1")
    for _ in range(2):
        moderating.archives(town.here, thread)
        await sending.revise(sent, NEWS, key="out.1.2")
        assert not thread.archived
    moderating.archives(town.here, thread)
    await sending.send(place, HELLO, key="out.2.1")
    assert not thread.archived
    assert len(lines(town, place)) == 2


async def test_a_line_cut_while_it_is_opened_again_is_no_doubt(
    town: Town, sending: DiscordSending, place: Address, thread: Channel
) -> None:
    town.here.archived_refuses_words = True
    moderating.archives(town.here, thread)
    fails(town, REOPEN, drops=True)
    with pytest.raises(TryLater):
        await sending.send(place, HELLO, key="out.1.1")
    assert lines(town, place) == []


async def test_f56_where_parts_are_refused_the_same_is_said_as_text(
    town: Town, sending: DiscordSending, place: Address, caplog: pytest.LogCaptureFixture
) -> None:
    fails(town, MESSAGES, code=50035)
    sent = await sending.send(place, HELLO, key="out.1.1")
    (line,) = lines(town, place)
    assert {part["type"] for part in line.components} == {10}
    assert "Zola would like to ask you something." in reading.outline(line)
    assert "Discord refused our components" in caplog.text
    fails(town, EDIT, code=50035)
    await sending.revise(sent, NEWS, key="out.1.2")
    assert "Zola has heard." in reading.outline(line)


async def test_what_is_text_now_is_found_by_its_mark_too(
    town: Town, sending: DiscordSending, place: Address
) -> None:
    fails(town, MESSAGES, code=50035)
    sent = await sending.send(place, HELLO, key="out.1.1")
    town.here.moves(3600)
    assert await sending.send(place, HELLO, key="out.1.1", again=True) == sent


async def test_a_deleted_message_is_sent_anew_once(
    town: Town, sending: DiscordSending, place: Address
) -> None:
    sent = await sending.send(place, HELLO, key="out.1.1")
    moderating.clears(town.here, lines(town, place)[0])
    anew = await sending.revise(sent, NEWS, key="out.1.2")
    assert anew.anew
    assert anew.at["message"] == lines(town, place)[-1].id != sent.at["message"]
    assert await sending.revise(sent, NEWS, key="out.1.2") == anew
    assert len(lines(town, place)) == 1


async def test_a_deleted_message_that_stays_is_not_sent_anew(
    town: Town, sending: DiscordSending, place: Address
) -> None:
    sent = await sending.send(place, HELLO, key="out.1.1")
    moderating.clears(town.here, lines(town, place)[0])
    with pytest.raises(StaysAsItIs, match="10008"):
        await sending.revise(sent, NEWS, key="out.1.2", stays=True)
    assert lines(town, place) == []


@pytest.mark.parametrize("stays", [False, True])
async def test_what_stood_in_a_deleted_thread_stays_away(
    town: Town, sending: DiscordSending, place: Address, thread: Channel, stays: bool
) -> None:
    sent = await sending.send(place, HELLO, key="out.1.1")
    moderating.deletes(town.here, thread)
    with pytest.raises(StaysAsItIs, match="10003"):
        await sending.revise(sent, NEWS, key="out.1.2", stays=stays)


@pytest.mark.parametrize("how", [{"drops": True}, {"status": 500}])
async def test_a_drawing_in_doubt_is_drawn_again(
    town: Town, sending: DiscordSending, place: Address, how: dict[str, Any]
) -> None:
    sent = await sending.send(place, HELLO, key="out.1.1")
    fails(town, EDIT, **how)
    with pytest.raises(TryLater):
        await sending.revise(sent, NEWS, key="out.1.2")
    assert await sending.revise(sent, NEWS, key="out.1.2") == sent
    assert "Zola has heard." in reading.outline(lines(town, place)[0])


@pytest.mark.parametrize("again", [False, True])
async def test_a_deleted_thread_is_gone(
    town: Town, sending: DiscordSending, place: Address, thread: Channel, again: bool
) -> None:
    moderating.deletes(town.here, thread)
    with pytest.raises(AddressGone, match="10003"):
        await sending.send(place, HELLO, key="out.1.1", again=again)


@pytest.mark.parametrize("code", [50001, 50013, 160005, 160006, 20026])
async def test_what_an_operator_can_mend_waits_for_it(
    town: Town, sending: DiscordSending, place: Address, code: int
) -> None:
    fails(town, MESSAGES, code=code)
    with pytest.raises(Disconnected, match=str(code)):
        await sending.send(place, HELLO, key="out.1.1")
    await sending.send(place, HELLO, key="out.1.1")
    assert len(lines(town, place)) == 1


async def test_a_channel_that_the_bot_sees_no_more_waits_as_well(
    town: Town, sending: DiscordSending, place: Address
) -> None:
    moderating.denies(town.here, town.channel, permissions.VIEW_CHANNEL)
    with pytest.raises(Disconnected, match="50001"):
        await sending.send(place, HELLO, key="out.1.1")


async def test_what_one_channel_lacks_is_that_channels_alone(town: Town, sending: DiscordSending) -> None:
    moderating.denies(town.here, town.mentors, permissions.SEND_MESSAGES)
    with pytest.raises(Unreachable, match="50013") as refused:
        await sending.send(Address(town.guild.id, town.mentors.id), HELLO, key="out.1.1")
    assert not isinstance(refused.value, AddressGone)


async def test_closed_direct_messages_are_a_refusal_and_no_leaving(
    town: Town, sending: DiscordSending, dm: Address, leila: Person
) -> None:
    leila.user.takes_dms = False
    with pytest.raises(Unreachable, match="50007") as refused:
        await sending.send(dm, HELLO, key="out.1.1")
    assert not isinstance(refused.value, PersonGone | AddressGone)


async def test_who_shares_no_server_any_more_has_left(
    town: Town, sending: DiscordSending, dm: Address, leila: Person
) -> None:
    leaves(town.here, town.guild, leila.user)
    with pytest.raises(PersonGone, match="50278") as gone:
        await sending.send(dm, HELLO, key="out.1.1")
    assert gone.value.who == leila.user.id


async def test_in_a_servers_thread_stands_the_cover_and_in_direct_messages_the_words(
    town: Town, sending: DiscordSending, place: Address, dm: Address
) -> None:
    sent = [await sending.send(at, SECRET, key="out.1.1") for at in (place, dm)]
    assert "at night" not in reading.outline(lines(town, place)[0])
    assert "at night" in reading.outline(lines(town, dm)[0])
    for one in sent:
        await sending.revise(one, SECRET, key="out.1.2")
    assert "at night" not in str(lines(town, place))
    moderating.clears(town.here, lines(town, place)[0])
    await sending.revise(sent[0], SECRET, key="out.1.3")
    assert len(lines(town, place)) == 1
    assert "at night" not in str(lines(town, place))
    assert "at night" in reading.outline(lines(town, dm)[0])


async def test_the_words_of_one_message_ping_nobody(
    town: Town, sending: DiscordSending, leila: Person
) -> None:
    shout = Message("To all", (Text(f"@everyone @here <@{leila.user.id}> <@&{town.managing.id}>"),))
    await sending.send(Address(town.guild.id, town.mentors.id), shout, key="out.1.1")
    assert town.here.pinged == []


async def test_a_process_killed_before_it_could_note_it_sends_nothing_twice(
    town: Town, thread: Channel, leila: Person, served: object
) -> None:
    """Many sendings are cut off in the middle; another process sends each again, looking first."""
    place = to(town, thread, leila)
    for number in range(8):
        first = DiscordApi(town.here.token, f"{town.here.url}api/v10", pace=DiscordPace())
        going = asyncio.create_task(
            DiscordSending(first, everybody_stays(first)).send(place, HELLO, key=f"out.{number}.1")
        )
        await asyncio.sleep(0.001 * number)
        going.cancel()
        await asyncio.gather(going, return_exceptions=True)
        await first.close()
        town.here.moves(3600 if number % 2 else 0)
        second = DiscordApi(town.here.token, f"{town.here.url}api/v10", pace=DiscordPace())
        await DiscordSending(second, everybody_stays(second)).send(
            place, HELLO, key=f"out.{number}.1", again=True
        )
        await second.close()
        assert len(lines(town, place)) == number + 1


async def test_a_mark_is_no_ones_but_the_bots(town: Town, sending: DiscordSending, place: Address) -> None:
    """A message of another key, or of a person, is never taken for the one that is looked for."""
    with town.here.lock:
        made = Standing(town.here.number(), place.at["channel"], place.name, "out.1.1")
        posting.appears(town.here, made)
    await sending.send(place, HELLO, key="out.1.1", again=True)
    assert len(lines(town, place)) == 1
