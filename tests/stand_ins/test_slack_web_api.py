"""The stand-in speaks Slack's Web API as Slack's own SDK does, and refuses what Slack refuses."""

import json
from itertools import pairwise

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack.ledger import Refusal, Trouble
from tests.fakes.slack.rates import REAL
from tests.fakes.slack.server import Server
from tests.fakes.slack.workspace import APP_TOKEN, BOT, GRANTED, TEAM, TOKEN, Workspace
from tests.stand_ins.conftest import AMARA, LEILA, Refusing, words


async def test_it_says_who_we_are_and_what_we_may(web: AsyncWebClient) -> None:
    said = await web.auth_test()
    assert (said["user_id"], said["team_id"]) == (BOT, TEAM)
    assert set(said.headers["x-oauth-scopes"].split(",")) == GRANTED


@pytest.mark.parametrize(
    ("token", "method", "word"),
    [
        ("", "auth.test", "not_authed"),
        ("xoxb-of-somebody-else", "auth.test", "invalid_auth"),
        (APP_TOKEN, "users.info", "not_allowed_token_type"),
        (TOKEN, "apps.connections.open", "not_allowed_token_type"),
        (TOKEN, "chat.postMesage", "unknown_method"),
    ],
)
async def test_tokens_and_methods_have_to_be_right(
    server: Server, token: str, method: str, word: str
) -> None:
    async with aiohttp.ClientSession() as session:
        stranger = AsyncWebClient(token, f"{server.workspace.url}api/", session=session, retry_handlers=[])
        assert await Refusing(stranger)(method, user=LEILA) == word


@pytest.mark.parametrize("word", ["token_revoked", "account_inactive"])
async def test_a_workspace_that_is_lost_answers_nothing_else(
    here: Workspace, refused: Refusing, word: str
) -> None:
    here.revoked = word
    assert await refused("auth.test") == await refused("chat.postMessage", channel=LEILA, text="x") == word


async def test_a_scope_that_was_not_granted_is_named_and_each_need_is_kept(
    here: Workspace, web: AsyncWebClient
) -> None:
    here.scopes = GRANTED - {"chat:write"}
    await web.users_info(user=LEILA)
    with pytest.raises(SlackApiError) as refused:
        await web.chat_postMessage(channel=LEILA, text="Hello")
    assert refused.value.response["error"] == "missing_scope"
    assert refused.value.response["needed"] == "chat:write"
    assert here.needed == {"users:read", "chat:write"}


async def test_a_person_is_told_of_with_their_locale_where_it_is_asked_for(web: AsyncWebClient) -> None:
    short = (await web.users_info(user=AMARA))["user"]
    whole = (await web.users_info(user=AMARA, include_locale=True))["user"]
    assert (short["tz"], "locale" in short, whole["locale"]) == ("Africa/Lagos", False, "en-GB")


async def test_everybody_comes_a_page_at_a_time(web: AsyncWebClient, refused: Refusing) -> None:
    pages = [page["members"] async for page in await web.users_list(limit=2)]
    assert [len(page) for page in pages] == [2, 1]
    assert await refused("users.list") == "limit_required"
    assert await refused("users.list", limit=1001) == "invalid_limit"


async def test_a_message_to_a_person_stands_in_their_direct_messages(
    here: Workspace, web: AsyncWebClient
) -> None:
    said = await web.chat_postMessage(channel=LEILA, text="Hello", blocks=words("Hello"))
    assert (
        said["channel"] == here.direct(LEILA) == (await web.conversations_open(users=LEILA))["channel"]["id"]
    )
    await web.chat_update(channel=said["channel"], ts=said["ts"], text="Goodbye", blocks=words("Goodbye"))
    (line,) = here.standing(said["channel"])
    assert (line.text, line.drawn, line.blocks[0]["text"]["text"]) == ("Goodbye", 2, "Goodbye")


async def test_the_same_people_have_the_same_room(web: AsyncWebClient, refused: Refusing) -> None:
    one = await web.conversations_open(users=[LEILA, AMARA])
    two = await web.conversations_open(users=[AMARA, LEILA])
    assert one["channel"]["id"] == two["channel"]["id"]
    assert await refused("conversations.open", users=f"{LEILA},U0NOBODY") == "user_not_found"
    assert await refused("conversations.open", users="") == "users_list_not_supplied"


async def test_a_note_is_seen_by_one_person_and_is_in_no_history(
    here: Workspace, web: AsyncWebClient
) -> None:
    room = (await web.conversations_open(users=[LEILA, AMARA]))["channel"]["id"]
    await web.chat_postEphemeral(channel=room, user=LEILA, text="For you")
    assert [line.text for line in here.standing(room, viewer=LEILA)] == ["For you"]
    assert here.standing(room, viewer=AMARA) == []
    here.scopes = GRANTED | {"mpim:history"}
    assert (await web.conversations_history(channel=room))["messages"] == []


async def test_history_comes_newest_first_a_page_at_a_time_with_what_was_kept(web: AsyncWebClient) -> None:
    for number in range(5):
        metadata = {"event_type": "card", "event_payload": {"key": str(number)}}
        await web.chat_postMessage(channel=LEILA, text=f"No {number}", metadata=metadata)
    channel = (await web.conversations_open(users=LEILA))["channel"]["id"]
    asked = await web.conversations_history(channel=channel, limit=2, include_all_metadata=True)
    pages = [(page["messages"], page["has_more"]) async for page in asked]
    keys = [one["metadata"]["event_payload"]["key"] for messages, _ in pages for one in messages]
    assert keys == ["4", "3", "2", "1", "0"]
    assert [more for _, more in pages] == [True, True, False]
    bare = await web.conversations_history(channel=channel)
    assert not any("metadata" in one for one in bare["messages"])


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ({"channel": "U0NOBODY", "text": "x"}, "user_not_found"),
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": "U0ROBOT", "text": "x"}, "cannot_dm_bot"),
        ({"channel": f"D{AMARA}", "text": "x"}, "is_archived"),
        ({"channel": LEILA}, "no_text"),
        ({"channel": LEILA, "text": "x" * 40_001}, "msg_too_long"),
        (
            {"channel": LEILA, "text": "x", "metadata": json.dumps({"event_type": ""})},
            "invalid_metadata_format",
        ),
        (
            {"channel": LEILA, "text": "x", "blocks": json.dumps(words("x", "1.text") * 51)},
            "invalid_blocks",
        ),
        ({"channel": LEILA, "text": "x", "blocks": json.dumps(words("x" * 3001))}, "invalid_blocks"),
    ],
)
async def test_a_message_that_slack_would_not_take(
    here: Workspace, refused: Refusing, asked: dict[str, str], word: str
) -> None:
    here.archived.add(here.direct(AMARA))
    assert await refused("chat.postMessage", **asked) == word
    assert here.lines == []


async def test_a_message_that_cannot_be_drawn_anew(
    here: Workspace, web: AsyncWebClient, refused: Refusing
) -> None:
    said = await web.chat_postMessage(channel=LEILA, text="Hello")
    where = {"channel": said["channel"], "ts": said["ts"]}
    assert await refused("chat.update", **where, text="x" * 4001) == "msg_too_long"
    assert await refused("chat.update", channel=said["channel"], ts="1.0", text="x") == "message_not_found"
    assert here.lines[0].text == "Hello"


async def test_files_go_up_in_three_steps_and_are_shown_once(
    here: Workspace, web: AsyncWebClient, refused: Refusing
) -> None:
    channel = (await web.conversations_open(users=LEILA))["channel"]["id"]
    said = await web.files_upload_v2(
        filename="dates.ics", content="BEGIN:VCALENDAR", channel=channel, request_file_info=False
    )
    (line,) = here.standing(channel)
    assert [here.files[file] for file in line.files] == [("dates.ics", b"BEGIN:VCALENDAR")]
    again = json.dumps([{"id": said["files"][0]["id"]}])
    assert await refused("files.completeUploadExternal", files=again, channel_id=channel) == "file_not_found"
    assert await refused("files.completeUploadExternal", files=again, channel_id=LEILA) == "channel_not_found"


async def test_a_user_group_names_its_people(here: Workspace, web: AsyncWebClient, refused: Refusing) -> None:
    here.groups["S0MANAGERS"] = [AMARA]
    assert await refused("usergroups.users.list", usergroup="S0MANAGERS") == "missing_scope"
    here.scopes = GRANTED | {"usergroups:read"}
    assert (await web.usergroups_users_list(usergroup="S0MANAGERS"))["users"] == [AMARA]
    assert await refused("usergroups.users.list", usergroup="S0OTHERS") == "no_such_subteam"


async def test_what_the_workspace_is_called_and_what_a_room_is(here: Workspace, web: AsyncWebClient) -> None:
    here.scopes = GRANTED | {"team:read", "mpim:read", "im:read"}
    assert (await web.team_info())["team"]["id"] == TEAM
    room = (await web.conversations_open(users=[LEILA, AMARA]))["channel"]["id"]
    assert (await web.conversations_info(channel=room))["channel"]["is_mpim"]
    alone = (await web.conversations_info(channel=here.direct(LEILA)))["channel"]
    assert (alone["is_im"], alone["user"]) == (True, LEILA)


async def test_more_than_a_tier_allows_has_to_wait_its_minute(here: Workspace, web: AsyncWebClient) -> None:
    here.rates.per_minute = {**REAL, "users.info": 3}
    for _ in range(3):
        await web.users_info(user=LEILA)
    with pytest.raises(SlackApiError) as refused:
        await web.users_info(user=LEILA)
    assert refused.value.response.status_code == 429
    assert 1 <= int(refused.value.response.headers["Retry-After"]) <= 60
    await web.auth_test()
    here.later += 60
    await web.users_info(user=LEILA)
    assert [call.outcome for call in here.calls if call.method == "users.info"] == [
        *["ok"] * 3,
        "ratelimited",
        "ok",
    ]


async def test_one_message_a_second_to_one_channel(
    here: Workspace, web: AsyncWebClient, refused: Refusing
) -> None:
    here.pace = True
    await web.chat_postMessage(channel=LEILA, text="One")
    assert await refused("chat.postMessage", channel=LEILA, text="Two") == "ratelimited"
    await web.chat_postMessage(channel=AMARA, text="To somebody else")
    here.later += 1
    await web.chat_postMessage(channel=LEILA, text="Two")
    assert [line.text for line in here.standing(here.direct(LEILA))] == ["One", "Two"]


@pytest.mark.parametrize("taken", [True, False], ids=["taken", "not taken"])
@pytest.mark.parametrize("how", [Refusal(drops=True), Refusal(status=503), Refusal(error="internal_error")])
async def test_trouble_comes_once_before_or_after_a_message_is_taken(
    here: Workspace, web: AsyncWebClient, how: Refusal, taken: bool
) -> None:
    here.fails(Trouble(lambda: how, "chat.postMessage", LEILA, after_taking_it=taken))
    await web.chat_postMessage(channel=AMARA, text="To somebody else")
    with pytest.raises((SlackApiError, aiohttp.ClientError)):
        await web.chat_postMessage(channel=LEILA, text="Hello")
    assert len(here.standing(here.direct(LEILA))) == int(taken)
    await web.chat_postMessage(channel=LEILA, text="Hello")


async def test_an_answer_can_be_long_in_coming(here: Workspace, web: AsyncWebClient) -> None:
    here.fails(Trouble(lambda: Refusal(waits=0.3), "auth.test"))
    before = here.now()
    await web.auth_test()
    assert here.now() - before >= 0.3


async def test_the_ledger_knows_every_call_in_order(
    here: Workspace, web: AsyncWebClient, refused: Refusing
) -> None:
    await web.chat_postMessage(channel=LEILA, text="Hello")
    await refused("chat.postMessage", channel="U0NOBODY", text="Hello")
    assert [(call.method, call.outcome) for call in here.calls] == [
        ("chat.postMessage", "ok"),
        ("chat.postMessage", "user_not_found"),
    ]
    assert all(earlier.at <= later.at for earlier, later in pairwise(here.calls))
