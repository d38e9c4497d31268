"""What the connector takes and refuses: conversations, messages, members; and its ledger."""

import asyncio
from dataclasses import replace

import aiohttp
import pytest

from tests.fakes.teams import routes
from tests.fakes.teams.ledger import Failure, Trouble
from tests.fakes.teams.login import CONNECTOR, GRAPH
from tests.fakes.teams.values import BOT
from tests.fakes.teams.world import LARGEST, OTHER_TENANT, Teams
from tests.stand_ins.teams.conftest import Alumni, Http, at, beginning, card, carrying, text


async def test_a_conversation_with_a_person_is_the_same_each_time(alumni: Alumni, http: Http) -> None:
    first, second = await http.opens(alumni.leila), await http.opens(alumni.leila)
    assert first.status == 201
    assert first.body["id"] == second.body["id"] == alumni.chat.id
    by_entra = await http(
        "POST", "/conversations", beginning(replace(alumni.leila, id=alumni.leila.object_id))
    )
    assert by_entra.body["id"] == alumni.chat.id


async def test_the_connector_of_all_regions_knows_the_same(alumni: Alumni, http: Http) -> None:
    url = f"{alumni.here.url}teams/v3/conversations"
    made = await http.call("POST", url, beginning(alumni.leila), await http.token(CONNECTOR))
    path = f"{url}/{at(alumni.chat)}/activities"
    assert made.body["id"] == alumni.chat.id
    assert (await http.call("POST", path, text(), await http.token(CONNECTOR))).status == 201


async def test_a_conversation_of_two_has_wrong_parameters(alumni: Alumni, http: Http) -> None:
    await http.refused("BadSyntax", "POST", "/conversations", beginning(alumni.leila, alumni.amara))


@pytest.mark.parametrize("tenant", ["", OTHER_TENANT])
async def test_a_conversation_needs_our_tenant(alumni: Alumni, http: Http, tenant: str) -> None:
    body = beginning(alumni.leila, channelData={"tenant": {"id": tenant}})
    await http.refused("BadSyntax", "POST", "/conversations", body)


async def test_whom_the_app_never_met_is_not_in_its_roster(alumni: Alumni, http: Http) -> None:
    await http.refused("BotNotInConversationRoster", "POST", "/conversations", beginning(alumni.stranger))


async def test_with_the_app_only_in_their_team_a_chat_is_made_and_writing_fails(
    alumni: Alumni, http: Http
) -> None:
    alumni.team.has_bot = True
    made = await http.opens(alumni.amara)
    path = f"/conversations/{at(made.body['id'])}/activities"
    await http.refused("MessageWritesBlocked", "POST", path, text())


async def test_a_message_is_written_updated_and_deleted(alumni: Alumni, http: Http) -> None:
    made = await http.says(alumni.chat, "Hello")
    path = f"/conversations/{at(alumni.chat)}/activities/{made.body['id']}"
    assert made.status == 201
    assert (await http("PUT", path, text("Bye"))).status == 200
    (standing,) = alumni.here.of_the_bot(alumni.chat.id)
    assert (standing.text, standing.edited) == ("Bye", 1)
    assert (await http("DELETE", path)).status == 200
    assert alumni.here.of_the_bot(alumni.chat.id) == []
    await http.refused("ActivityNotFoundInConversation", "PUT", path, text("Once more"))
    assert [one.what for one in alumni.here.seen] == ["message", "edited", "deleted"]


async def test_what_somebody_else_wrote_is_not_changed(alumni: Alumni, http: Http) -> None:
    theirs = alumni.here.keeps(alumni.chat, alumni.leila.object_id, text("Mine"))
    path = f"/conversations/{at(alumni.chat)}/activities/{theirs.id}"
    await http.refused("ForbiddenOperationException", "PUT", path, text("Ours"))


async def test_in_a_channel_a_message_stands_in_its_thread(alumni: Alumni, http: Http) -> None:
    alumni.team.has_bot = True
    channel = alumni.here.channel(alumni.team, "mentoring")
    began = {"isGroup": True, "channelData": {"channel": {"id": channel.id}}, "activity": text("First")}
    made = await http("POST", "/conversations", began)
    assert made.body["id"] == f"{channel.id};messageid={made.body['activityId']}"
    await http("POST", f"/conversations/{at(made.body['id'])}/activities", text("Below"))
    first, below = alumni.here.of_the_bot(channel.id)
    assert (first.thread, below.thread) == ("", first.id)
    assert {one.person for one in alumni.here.seen} == alumni.team.members


async def test_blocked_removed_and_gone_are_told_apart(alumni: Alumni, http: Http) -> None:
    here, path = alumni.here, f"/conversations/{at(alumni.chat)}/activities"
    here.blocked.add(alumni.leila.object_id)
    await http.refused("ConversationBlockedByUser", "POST", path, text())
    here.blocked.clear()
    here.installed.clear()
    await http.refused("MessageWritesBlocked", "POST", path, text())
    here.app_disabled = True
    await http.refused("BotDisabledByAdmin", "POST", path, text())
    here.app_disabled, alumni.chat.gone = False, True
    await http.refused("ConversationNotFound", "POST", path, text())


async def test_a_group_chat_without_the_app_is_not_written_in(alumni: Alumni, http: Http) -> None:
    chat = alumni.here.group_chat(alumni.leila, alumni.amara, has_bot=False)
    path = f"/conversations/{at(chat)}/activities"
    await http.refused("BotNotInConversationRoster", "POST", path, text())


async def test_a_sub_code_may_stand_in_a_string_of_json(alumni: Alumni, http: Http) -> None:
    alumni.here.blocked.add(alumni.leila.object_id)
    alumni.here.nests_codes = True
    got = await http.says(alumni.chat)
    assert got.status == 403
    assert '"subCode": "ConversationBlockedByUser"' in got.body["message"]


async def test_a_targeted_message_is_seen_by_one_and_not_in_a_chat_of_two(alumni: Alumni, http: Http) -> None:
    chat = alumni.here.group_chat(alumni.leila, alumni.amara)
    only = text("Psst", recipient={"id": alumni.amara.id})
    targeted = "/activities?isTargetedActivity=true"
    assert (await http("POST", f"/conversations/{at(chat)}{targeted}", only)).status == 201
    assert [(one.person, one.what) for one in alumni.here.seen] == [(alumni.amara.object_id, "targeted")]
    assert alumni.here.of_the_bot(chat.id) == []
    await http.refused("BadArgument", "POST", f"/conversations/{at(alumni.chat)}{targeted}", only)


async def test_a_message_is_measured_in_utf_16(alumni: Alumni, http: Http) -> None:
    empty = len('{"type": "message", "text": ""}')
    assert (await http.says(alumni.chat, "x" * (LARGEST // 2 - empty))).status == 201
    path = f"/conversations/{at(alumni.chat)}/activities"
    await http.refused("MessageSizeTooBig", "POST", path, text("x" * (LARGEST // 2 - empty + 1)))
    await http.refused("MessageSizeTooBig", "POST", path, text("😀" * (LARGEST // 4)))


@pytest.mark.parametrize("body", [{}, {"type": "event"}, {"type": "message"}, {"text": "x"}], ids=str)
async def test_what_is_no_message_is_refused(alumni: Alumni, http: Http, body: dict[str, str]) -> None:
    await http.refused("BadArgument", "POST", f"/conversations/{at(alumni.chat)}/activities", body)


async def test_members_come_in_pages(alumni: Alumni, http: Http) -> None:
    alumni.team.has_bot, alumni.here.page = True, 1
    path = f"/conversations/{at(alumni.team.id)}/pagedmembers"
    first = await http("GET", path)
    second = await http("GET", f"{path}?continuationToken={first.body['continuationToken']}")
    names = [one["name"] for page in (first, second) for one in page.body["members"]]
    assert sorted(names) == ["Amara Okafor", "Leila Haddad"]
    assert "continuationToken" not in second.body
    assert len((await http("GET", f"/conversations/{at(alumni.team.id)}/members")).body) == 2


async def test_one_member_is_looked_up_by_either_id(alumni: Alumni, http: Http) -> None:
    for id_ in (alumni.leila.id, alumni.leila.object_id):
        got = await http("GET", f"/conversations/{at(alumni.chat)}/members/{at(id_)}")
        assert got.body["aadObjectId"] == alumni.leila.object_id
    await http.refused(
        "MemberNotFoundInConversation",
        "GET",
        f"/conversations/{at(alumni.chat)}/members/{at(alumni.amara.id)}",
    )


async def test_the_connector_wants_its_own_token(alumni: Alumni, http: Http) -> None:
    path = f"{alumni.here.service_url}v3/conversations/{at(alumni.chat)}/activities"
    for token in ("", "made-up", await http.token(GRAPH)):
        assert (await http.call("POST", path, text(), token)).status == 401
    ours = await http.token(CONNECTOR)
    assert (await http.call("POST", path, text(), ours)).status == 201
    elsewhere = path.replace(alumni.here.client.tenant, OTHER_TENANT)
    assert (await http.call("POST", elsewhere, text(), ours)).status == 401
    alumni.here.moves(3_600)
    assert (await http.call("POST", path, text(), ours)).status == 401


async def test_the_seventh_message_in_a_second_is_the_last(alumni: Alumni, http: Http) -> None:
    alumni.here.rates.are_real()
    alumni.here.now = lambda: 1_000.0 + alumni.here.later  # type: ignore[method-assign]
    assert [(await http.says(alumni.chat)).status for _ in range(8)] == [201] * 7 + [429]
    alumni.here.moves(1)
    assert [(await http.says(alumni.chat)).status for _ in range(2)] == [201, 429]
    got = await http.says(alumni.chat)
    assert (got.body["error"]["code"], got.headers["Retry-After"]) == ("429", "1")


async def test_sixty_in_thirty_seconds_are_the_most_of_a_thread(alumni: Alumni, http: Http) -> None:
    alumni.here.rates.are_real()
    alumni.here.now = lambda: 1_000.0 + alumni.here.later  # type: ignore[method-assign]
    for _ in range(60):
        assert (await http.says(alumni.chat)).status == 201
        alumni.here.moves(0.26)
    assert (await http.says(alumni.chat)).headers["Retry-After"] == "15"


async def test_fifty_in_a_second_are_the_most_of_a_tenant(alumni: Alumni, http: Http) -> None:
    alumni.here.rates.are_real(a_second=3)
    alumni.here.now = lambda: 1_000.0 + alumni.here.later  # type: ignore[method-assign]
    chats = [alumni.chat, *(alumni.here.group_chat(alumni.leila) for _ in range(3))]
    assert [(await http.says(one)).status for one in chats] == [201, 201, 201, 429]


async def test_a_call_may_break_before_its_effect_or_after(alumni: Alumni, http: Http) -> None:
    here = alumni.here
    for after in (False, True):
        here.fails(Trouble(Failure(drops=True), routes.SEND, after_taking_it=after))
        with pytest.raises(aiohttp.ClientError):
            await http.says(alumni.chat)
    sent = [one for one in here.calls if one.route == routes.SEND]
    assert [(one.took_effect, one.answered, one.outcome) for one in sent] == [
        (False, True, "dropped"),
        (True, False, "ok"),
    ]
    assert len(here.of_the_bot(alumni.chat.id)) == 1


@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_a_call_fails_with_a_pause_as_planned_and_for_one_person(
    alumni: Alumni, http: Http, status: int
) -> None:
    how = Failure(status, retry_after=2)
    alumni.here.fails(Trouble(how, routes.SEND, to=alumni.leila.object_id))
    other = alumni.here.group_chat(alumni.amara)
    assert (await http.says(other)).status == 201
    got = await http.says(alumni.chat)
    assert (got.status, got.headers["Retry-After"]) == (status, "2")
    assert (await http.says(alumni.chat)).status == 201


async def test_trouble_may_last_until_it_is_mended(alumni: Alumni, http: Http) -> None:
    alumni.here.fails(Trouble(Failure(502), routes.SEND, lasts=True))
    assert [(await http.says(alumni.chat)).status for _ in range(2)] == [502, 502]
    alumni.here.mends()
    assert (await http.says(alumni.chat)).status == 201


async def test_an_answer_may_be_late(alumni: Alumni, http: Http) -> None:
    alumni.here.fails(Trouble(Failure(waits=5), routes.SEND))
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(http.says(alumni.chat), 0.05)


async def test_an_unknown_route_and_a_wrong_method_are_kept(alumni: Alumni, http: Http) -> None:
    await http.refused("NotFound", "GET", "/nothing")
    await http.refused("MethodNotAllowed", "GET", f"/conversations/{at(alumni.chat)}/activities")
    assert {one.outcome for one in alumni.here.calls if not one.took_effect} == {"no route"}


async def test_an_update_takes_away_what_one_person_saw_in_its_place(alumni: Alumni, http: Http) -> None:
    made = await http("POST", f"/conversations/{at(alumni.chat)}/activities", carrying(card()))
    standing = alumni.here.messages[made.body["id"]]
    standing.views["x"] = card(speak="mine")
    await http("PUT", f"/conversations/{at(alumni.chat)}/activities/{standing.id}", carrying(card()))
    assert standing.card_for("x") == card()
    assert standing.sender == BOT


async def test_who_left_has_no_conversation(alumni: Alumni, http: Http, here: Teams) -> None:
    path = f"/conversations/{at(alumni.chat)}/activities"
    here.leaves(alumni.leila)
    await http.refused("ConversationNotFound", "POST", path, text())
    await http.refused("MemberNotFoundInConversation", "POST", "/conversations", beginning(alumni.leila))
