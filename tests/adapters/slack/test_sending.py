"""Sending over a real Web API: once for each key, revised in place, as text where blocks are refused."""

from collections.abc import AsyncIterator, Iterator

import pytest

from bot.adapters.slack.answering.sending import EVENT, Sending
from bot.adapters.slack.calls.api import Api
from bot.adapters.slack.calls.errors import ApiRefusal
from bot.adapters.slack.calls.pace import Pace
from bot.port import Address, AddressGone, InDoubt, StaysAsItIs, TryLater, Unreachable
from bot.ui.attachments import File
from bot.ui.nodes import Message, Text
from tests.fakes.slack.ledger import Line, Refusal, Trouble
from tests.fakes.slack.server import serving
from tests.fakes.slack.workspace import BOT, GRANTED, TEAM, TOKEN, Workspace

ZOLA, NOOR = Address(TEAM, "UZOLA"), Address(TEAM, "UNOOR")
ROOM = Address(TEAM, "shp_1")
WORDS = "Zola would like to ask you < something & more."
HELLO = Message("A question", (Text(WORDS),))
NEWS = Message("You said yes", (Text("Zola has heard."),))
TIME = File("Put it into your calendar", "a-time.ics", "text/calendar", b"BEGIN:VCALENDAR")
WITH_FILE = Message("A time", (Text("Tuesday at ten."), TIME))
POST, UPDATE = "chat.postMessage", "chat.update"


@pytest.fixture
def here() -> Iterator[Workspace]:
    workspace = Workspace()
    workspace.joins("UZOLA", "Zola Dlamini")
    workspace.joins("UNOOR", "Noor Rahman")
    with serving(workspace):
        yield workspace


@pytest.fixture
async def api(here: Workspace) -> AsyncIterator[Api]:
    opened = Api(TOKEN, f"{here.url}api/", pace=Pace(gap=0))
    yield opened
    await opened.close()


@pytest.fixture
def sending(api: Api) -> Sending:
    return Sending(api)


def lines(here: Workspace) -> list[Line]:
    return [line for line in here.lines if line.user == BOT]


def fails(here: Workspace, method: str, *errors: str) -> None:
    for error in errors:
        here.fails(Trouble(lambda error=error: Refusal(error=error), method))  # type: ignore[misc]


def called(here: Workspace) -> list[str]:
    return [call.method for call in here.calls]


async def test_a_message_carries_its_key_and_unfurls_nothing(here: Workspace, sending: Sending) -> None:
    sent = await sending.send(ZOLA, HELLO, key="out.1.1")
    (line,) = lines(here)
    assert line.metadata == {"event_type": EVENT, "event_payload": {"key": "out.1.1"}}
    assert sent.at == {"channel": "DUZOLA", "ts": line.ts, "to": "UZOLA"}
    (call,) = here.calls
    assert (call.arguments["unfurl_links"], call.arguments["unfurl_media"]) == ("false", "false")


async def test_what_is_there_already_is_not_sent_again(here: Workspace, sending: Sending) -> None:
    first = await sending.send(ZOLA, HELLO, key="out.1.1")
    await sending.send(ZOLA, NEWS, key="out.2.1")
    assert await sending.send(ZOLA, HELLO, key="out.1.1", again=True) == first
    assert len(lines(here)) == 2
    await sending.send(ZOLA, NEWS, key="out.3.1", again=True)
    assert len(lines(here)) == 3


async def test_where_nobody_may_look_it_is_in_doubt_for_good(here: Workspace, sending: Sending) -> None:
    here.scopes = GRANTED - {"im:history"}
    with pytest.raises(InDoubt) as doubt:
        await sending.send(ZOLA, HELLO, key="out.1.1", again=True)
    assert doubt.value.for_good
    assert lines(here) == []


@pytest.mark.parametrize("refusal", [Refusal(drops=True), Refusal(status=500), Refusal(error="fatal_error")])
async def test_a_look_that_fails_is_tried_later(here: Workspace, sending: Sending, refusal: Refusal) -> None:
    here.fails(Trouble(lambda: refusal, "conversations.history"))
    with pytest.raises(TryLater):
        await sending.send(ZOLA, HELLO, key="out.1.1", again=True)
    assert lines(here) == []


async def test_a_message_is_drawn_anew_where_it_stands(here: Workspace, sending: Sending) -> None:
    sent = await sending.send(ZOLA, HELLO, key="out.1.1")
    assert await sending.revise(sent, NEWS, key="out.1.2") == sent
    (line,) = lines(here)
    assert line.drawn == 2
    assert "Zola has heard." in str(line.blocks)
    assert line.metadata["event_payload"] == {"key": "out.1.1"}


@pytest.mark.parametrize("word", ["message_not_found", "cant_update_message", "edit_window_closed"])
async def test_what_cannot_be_drawn_anew_for_good_is_sent_anew_and_says_so(
    here: Workspace, sending: Sending, word: str
) -> None:
    sent = await sending.send(ZOLA, HELLO, key="out.1.1")
    fails(here, UPDATE, word, word)
    anew = await sending.revise(sent, NEWS, key="out.1.2")
    assert anew.anew
    assert anew.at["ts"] == lines(here)[-1].ts != sent.at["ts"]
    assert await sending.revise(sent, NEWS, key="out.1.2") == anew
    assert len(lines(here)) == 2


@pytest.mark.parametrize("word", ["message_not_found", "edit_window_closed", "channel_not_found"])
async def test_what_stays_as_it_is_is_not_sent_anew(here: Workspace, sending: Sending, word: str) -> None:
    sent = await sending.send(ZOLA, HELLO, key="out.1.1")
    fails(here, UPDATE, word)
    with pytest.raises(StaysAsItIs, match=word):
        await sending.revise(sent, NEWS, key="out.1.2", stays=True)
    assert len(lines(here)) == 1


@pytest.mark.parametrize("word", ["invalid_blocks", "msg_blocks_too_long"])
async def test_f56_where_blocks_are_refused_the_same_is_said_as_text(
    here: Workspace, sending: Sending, caplog: pytest.LogCaptureFixture, word: str
) -> None:
    fails(here, POST, word)
    sent = await sending.send(ZOLA, HELLO, key="out.1.1")
    (line,) = lines(here)
    assert line.blocks == []
    assert "Zola would like to ask you &lt; something &amp; more." in line.text
    assert "Slack refused our blocks" in caplog.text
    fails(here, UPDATE, word)
    await sending.revise(sent, NEWS, key="out.1.2")
    assert "Zola has heard." in line.text


async def test_somebody_who_is_gone_is_unreachable_and_the_word_is_kept(sending: Sending) -> None:
    with pytest.raises(Unreachable, match="user_not_found"):
        await sending.send(Address(TEAM, "UGONE"), HELLO, key="out.1.1")


async def test_two_have_one_room_however_often_it_is_opened(
    here: Workspace, sending: Sending, api: Api
) -> None:
    room = await sending.open(ROOM, (ZOLA, NOOR))
    assert (await sending.open(Address(TEAM, "shp_2"), (NOOR, ZOLA))).at == room.at
    assert await Sending(api).open(ROOM, (ZOLA, NOOR)) == room
    assert list(here.rooms.values()) == [("UNOOR", "UZOLA")]
    sent = await sending.send(room, HELLO, key="out.1.1")
    assert sent.at["channel"] == sent.at["to"] == room.at["channel"]


@pytest.mark.parametrize("word", ["channel_not_found", "is_archived", "not_in_channel"])
async def test_a_room_that_slack_does_not_know_any_more_may_be_opened_anew(
    here: Workspace, sending: Sending, word: str
) -> None:
    room = await sending.open(ROOM, (ZOLA, NOOR))
    fails(here, POST, word)
    with pytest.raises(AddressGone, match=word):
        await sending.send(room, HELLO, key="out.1.1")
    assert lines(here) == []


async def test_only_what_was_opened_may_be_opened_anew(here: Workspace, sending: Sending) -> None:
    room = await sending.open(ROOM, (ZOLA, NOOR))
    for to, word in ((ZOLA, "channel_not_found"), (room, "restricted_action")):
        fails(here, POST, word)
        with pytest.raises(Unreachable, match=word) as refused:
            await sending.send(to, HELLO, key="out.1.1")
        assert not isinstance(refused.value, AddressGone)


async def test_a_group_direct_message_has_no_end(here: Workspace, sending: Sending) -> None:
    room = await sending.open(ROOM, (ZOLA, NOOR))
    await sending.close(room)
    assert called(here) == ["conversations.open"]
    await sending.send(room, HELLO, key="out.1.1")


async def test_a_file_is_shown_below_its_message(here: Workspace, sending: Sending) -> None:
    await sending.send(ZOLA, WITH_FILE, key="out.1.1")
    message, below = lines(here)
    assert "Tuesday at ten." in str(message.blocks)
    assert [here.files[file] for file in below.files] == [(TIME.name, TIME.content)]
    assert below.channel == message.channel


async def test_a_file_that_had_not_followed_its_message_follows_once_it_is_found(
    here: Workspace, sending: Sending
) -> None:
    fails(here, "files.completeUploadExternal", "fatal_error")
    await sending.send(ZOLA, WITH_FILE, key="out.1.1")
    assert len(lines(here)) == 1
    for _ in range(2):
        await sending.send(ZOLA, WITH_FILE, key="out.1.1", again=True)
        assert [bool(line.files) for line in lines(here)] == [False, True]


async def test_a_message_goes_without_a_file_that_may_not_be_shown(
    here: Workspace, sending: Sending, caplog: pytest.LogCaptureFixture
) -> None:
    here.scopes = GRANTED - {"files:write"}
    await sending.send(ZOLA, WITH_FILE, key="out.1.1")
    assert len(lines(here)) == 1
    assert "a file could not be shown" in caplog.text


async def test_where_there_is_no_connection_nothing_has_gone_out_for_certain() -> None:
    api = Api(TOKEN, "http://127.0.0.1:9/api/", pace=Pace(gap=0))
    with pytest.raises(TryLater, match="no connection"):
        await api.call("auth.test")
    await api.close()


async def test_a_line_that_breaks_leaves_a_doubt(here: Workspace, api: Api) -> None:
    here.fails(Trouble(lambda: Refusal(drops=True), "auth.test"))
    with pytest.raises(InDoubt, match="the line broke"):
        await api.call("auth.test")
    assert called(here) == ["auth.test"]


async def test_a_response_url_answers_until_it_has_run_out(here: Workspace, api: Api) -> None:
    url = here.reply_to("UZOLA", "DUZOLA")
    for _ in range(5):
        await api.respond(url, {"text": "Here you are.", "response_type": "ephemeral"})
    with pytest.raises(ApiRefusal):
        await api.respond(url, {"text": "Once more.", "response_type": "ephemeral"})
    here.later = 3600
    with pytest.raises(ApiRefusal) as no:
        await api.respond(here.reply_to("UZOLA", "DUZOLA") + "0", {"text": "Late."})
    assert no.value.word == "expired_url"
