"""Answers to acts: one first answer in three seconds, then more for fifteen minutes, each where it may be."""

import pytest

from tests.fakes.discord import interactions
from tests.fakes.discord.acting import Unable
from tests.fakes.discord.values import EPHEMERAL, Interaction
from tests.fakes.discord.world import APP
from tests.stand_ins.discord.conftest import Rest, Town, button, row, text, v2

COMMAND = {
    "name": "mentoring",
    "description": "My home",
    "options": [{"type": 3, "name": "topic", "description": "What about", "autocomplete": True}],
}
MENU = {"name": "Ask for mentoring", "type": 2}
MODAL = {
    "title": "Ask",
    "custom_id": "ask",
    "components": [
        {
            "type": 18,
            "label": "Question",
            "component": {"type": 4, "custom_id": "q", "style": 1, "required": False},
        }
    ],
}
MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, OPEN = 4, 5, 6, 7, 8, 9


@pytest.fixture
async def ran(town: Town, rest: Rest) -> Interaction:
    await rest.registers(COMMAND, MENU)
    return town.leila.runs("/mentoring")


async def pressed(town: Town, rest: Rest) -> Interaction:
    await rest.post(town.channel.id, text("Card"), row(button("Ask")))
    return town.leila.presses("Ask")


def answers(one: Interaction, of: str = "/messages/@original") -> str:
    return f"/webhooks/{APP}/{one.token}{of}"


async def test_an_act_says_who_where_and_what_they_may(town: Town, ran: Interaction) -> None:
    said = ran.payload
    assert (said["type"], said["application_id"], said["version"], said["context"]) == (2, APP, 1, 0)
    assert said["authorizing_integration_owners"] == {"0": town.guild.id}
    assert (said["guild_id"], said["channel_id"], said["locale"]) == (town.guild.id, town.channel.id, "en-GB")
    assert said["member"]["nick"] == "Leila (2nd year)"
    assert said["member"]["user"]["global_name"] == "Leila Haddad"
    assert int(said["member"]["permissions"]) == town.here.may(town.channel, town.leila.user.id)
    assert int(said["app_permissions"]) == town.here.may(town.channel)
    assert (said["data"]["name"], said["data"]["options"], "user" in said) == ("mentoring", [], False)


async def test_in_direct_messages_an_act_has_a_user_and_no_server(town: Town, ran: Interaction) -> None:
    said = town.leila.in_dm().runs("mentoring").payload
    assert (said["user"]["id"], said["context"]) == (town.leila.user.id, 1)
    assert not {"member", "guild_id", "guild"} & set(said)
    assert said["channel"]["type"] == 1
    assert said["authorizing_integration_owners"] == {"0": "0"}


async def test_the_first_answer_has_three_seconds(town: Town, ran: Interaction, rest: Rest) -> None:
    town.here.moves(2.5)
    later = town.amara.runs("mentoring")
    town.here.moves(1)
    assert (await rest.answers(ran, MESSAGE, v2(text("late")))).code == 10062
    assert (await rest.answers(later, MESSAGE, v2(text("in time")))).status == 204
    assert interactions.failed(town.here, ran)
    assert not interactions.failed(town.here, later)


async def test_there_is_one_first_answer(town: Town, ran: Interaction, rest: Rest) -> None:
    assert (await rest.answers(ran, DEFER)).status == 204
    for kind, data in ((DEFER, None), (MESSAGE, v2(text("x"))), (OPEN, MODAL)):
        said = await rest.answers(ran, kind, data)
        assert (said.status, said.code) == (400, 40060)
    strange = Interaction("1", "not-a-token", ran.kind, ran.user, ran.channel)
    assert (await rest.answers(strange, DEFER)).code == 10062


@pytest.mark.parametrize("kind", [DEFER_UPDATE, UPDATE, CHOICES, 1, 77, "4", None])
async def test_a_command_is_not_updated(ran: Interaction, rest: Rest, kind: int) -> None:
    assert (await rest.answers(ran, kind, v2(text("x")))).code == 50035
    assert (await rest.answers(ran, MESSAGE, v2(text("x")))).status == 204


async def test_a_form_is_not_answered_with_a_form(town: Town, ran: Interaction, rest: Rest) -> None:
    await rest.answers(ran, OPEN, MODAL)
    from_command = town.leila.submits(ran)
    assert (await rest.answers(from_command, OPEN, MODAL)).code == 50035
    assert (await rest.answers(from_command, UPDATE, v2(text("x")))).code == 50035
    assert (await rest.answers(from_command, MESSAGE, v2(text("x")))).status == 204
    from_card = await pressed(town, rest)
    await rest.answers(from_card, OPEN, MODAL)
    submitted = town.leila.submits(from_card)
    assert submitted.payload["message"]["id"] == from_card.message
    assert (await rest.answers(submitted, UPDATE, v2(text("Sent")))).status == 204
    assert "Sent" in town.amara.reads()


async def test_a_press_brings_its_message_and_may_change_it(town: Town, rest: Rest) -> None:
    act = await pressed(town, rest)
    assert act.payload["message"]["components"][1]["components"][0]["custom_id"] == "Ask"
    assert act.payload["message"]["flags"] == 1 << 15
    assert act.payload["data"] == {"custom_id": "Ask", "component_type": 2, "id": 3}
    said = await rest(
        "POST",
        f"/interactions/{act.id}/{act.token}/callback?with_response=true",
        {"type": UPDATE, "data": v2(text("Done"))},
    )
    assert said.body["resource"]["message"]["id"] == act.message
    assert said.body["interaction"] == {
        "id": act.id,
        "type": 3,
        "response_message_id": act.message,
        "response_message_loading": False,
        "response_message_ephemeral": False,
    }
    assert town.amara.reads() == "Done"
    with pytest.raises(Unable):
        town.amara.presses("Ask")


async def test_a_press_may_lack_its_component(town: Town, rest: Rest) -> None:
    await rest.post(town.channel.id, row(button("Ask")))
    assert town.leila.presses("Ask", bare=True).payload["message"]["components"] == []


async def test_what_is_chosen_arrives(town: Town, rest: Rest) -> None:
    options = [
        {"label": "Law", "value": "l"},
        {"label": "Tech", "value": "t"},
        {"label": "Art", "value": "a"},
    ]
    select = {"type": 3, "custom_id": "field", "placeholder": "Field", "options": options, "max_values": 2}
    await rest.post(town.channel.id, row(select), row({"type": 5, "custom_id": "who"}))
    assert town.leila.chooses("Field", "Law", "t").payload["data"]["values"] == ["l", "t"]
    for chosen in ((), ("Law", "Tech", "Art"), ("Music",)):
        with pytest.raises(Unable):
            town.leila.chooses("Field", *chosen)
    amara = town.amara.user.id
    data = town.leila.chooses("who", amara).payload["data"]
    assert (data["component_type"], data["values"], list(data["resolved"]["users"])) == (5, [amara], [amara])


async def test_buttons_that_are_off_or_lead_away_are_not_pressed(town: Town, rest: Rest) -> None:
    link = {"type": 2, "style": 5, "label": "Read", "url": "https://here.example/"}
    await rest.post(town.channel.id, row(button("Off", disabled=True), link))
    for what in ("Off", "Read", "Nothing"):
        with pytest.raises(Unable):
            town.leila.presses(what)


async def test_a_private_answer_is_seen_by_one(town: Town, ran: Interaction, rest: Rest) -> None:
    await rest.answers(ran, MESSAGE, v2(text("For you"), row(button("Mine")), flags=EPHEMERAL))
    assert town.leila.reads() == "For you\n[Mine]"
    assert (town.amara.reads(), town.here.standing(town.channel.id)) == ("", [])
    with pytest.raises(Unable):
        town.amara.presses("Mine")
    path = f"/channels/{town.channel.id}/messages/{ran.original}"
    await rest.refused(10008, "GET", path)
    await rest.refused(10008, "PATCH", path, v2(text("x")))
    press = town.leila.presses("Mine")
    assert press.payload["message"]["flags"] & EPHEMERAL
    assert press.payload["message"]["interaction_metadata"]["user"]["id"] == town.leila.user.id
    await rest.answers(press, UPDATE, v2(text("Pressed")))
    assert town.leila.reads() == "Pressed"
    assert [one.what for one in town.here.seen] == ["ephemeral", "edited"]


@pytest.mark.parametrize("private", [True, False])
async def test_the_first_follow_up_fills_a_deferral_and_keeps_its_privacy(
    town: Town, ran: Interaction, rest: Rest, private: bool
) -> None:
    await rest.answers(ran, DEFER, {"flags": EPHEMERAL} if private else None)
    assert "… is thinking" in town.leila.reads()
    other = 0 if private else EPHEMERAL
    first = await rest("POST", answers(ran, ""), v2(text("First"), flags=other))
    assert (first.body["id"], bool(first.body["flags"] & EPHEMERAL)) == (ran.original, private)
    second = await rest("POST", answers(ran, ""), v2(text("Second"), flags=EPHEMERAL))
    assert second.body["id"] != ran.original
    assert town.leila.reads() == "First\n\nSecond"
    assert town.amara.reads() == ("" if private else "First")


async def test_a_deferral_takes_no_other_flag(ran: Interaction, rest: Rest) -> None:
    assert (await rest.answers(ran, DEFER, {"flags": EPHEMERAL | 1 << 15})).code == 50035


async def test_answers_are_read_edited_and_deleted_by_their_token(
    town: Town, ran: Interaction, rest: Rest
) -> None:
    await rest.refused(10015, "PATCH", answers(ran), v2(text("too early")))
    await rest.refused(10015, "POST", answers(ran, ""), v2(text("too early")))
    await rest.answers(ran, DEFER)
    waiting = await rest("GET", answers(ran))
    assert waiting.body["flags"] & 1 << 7
    await rest("PATCH", answers(ran), v2(text("Here")))
    more = await rest("POST", answers(ran, ""), v2(text("More"), flags=EPHEMERAL))
    await rest("PATCH", answers(ran, f"/messages/{more.body['id']}"), v2(text("Other")))
    assert town.leila.reads() == "Here\n\nOther"
    assert (await rest("DELETE", answers(ran))).status == 204
    assert town.leila.reads() == "Other"
    await rest.refused(10008, "PATCH", answers(ran), v2(text("x")))
    other = (await rest.post(town.channel.id, text("another"))).body["id"]
    await rest.refused(10008, "PATCH", answers(ran, f"/messages/{other}"), v2(text("x")))


async def test_tokens_live_fifteen_minutes(town: Town, ran: Interaction, rest: Rest) -> None:
    await rest.answers(ran, DEFER, {"flags": EPHEMERAL})
    town.here.moves(14 * 60)
    assert (await rest("PATCH", answers(ran), v2(text("in time")))).status == 200
    town.here.moves(61)
    said = await rest.refused(50027, "PATCH", answers(ran), v2(text("late")))
    assert said.status == 401
    await rest.refused(50027, "POST", answers(ran, ""), v2(text("late")))
    await rest.refused(50027, "POST", f"/webhooks/{APP}/not-a-token", v2(text("x")))
    await rest.refused(50027, "POST", f"/webhooks/1/{ran.token}", v2(text("x")))


async def test_answers_need_no_bot_token(ran: Interaction, rest: Rest) -> None:
    rest.token = ""
    assert (await rest.answers(ran, DEFER)).status == 204
    assert (await rest("POST", answers(ran, ""), v2(text("x")))).status == 200
    said = await rest("GET", "/users/@me")
    assert (said.status, said.body) == (401, {"message": "401: Unauthorized", "code": 0})


async def test_choices_are_few_and_short(town: Town, ran: Interaction, rest: Rest) -> None:
    asked = town.leila.completes("mentoring", "topic", "la")
    (option,) = asked.payload["data"]["options"]
    assert option == {"name": "topic", "type": 3, "value": "la", "focused": True}
    assert asked.payload["type"] == 4
    for bad in (
        [{"name": "x", "value": "x"}] * 26,
        [{"name": "x" * 101, "value": "x"}],
        [{"name": "x", "value": "x" * 101}],
        [{"name": "", "value": "x"}],
    ):
        assert (await rest.answers(asked, CHOICES, {"choices": bad})).code == 50035
    assert (await rest.answers(asked, MESSAGE, v2(text("x")))).code == 50035
    good = [{"name": "x" * 100, "value": "y" * 100}] * 25
    assert (await rest.answers(asked, CHOICES, {"choices": good})).status == 204
    assert asked.choices == good
    await rest.refused(10015, "POST", answers(asked, ""), v2(text("x")))


async def test_the_menu_of_a_person_names_them(town: Town, ran: Interaction) -> None:
    data = town.leila.uses("Ask for mentoring", town.amara.user).payload["data"]
    assert (data["type"], data["target_id"]) == (2, town.amara.user.id)
    assert data["resolved"]["users"][town.amara.user.id]["global_name"] == "Amara Okafor"
    assert "user" not in data["resolved"]["members"][town.amara.user.id]


async def test_an_answer_pings_people_alone_and_only_where_it_may(
    town: Town, ran: Interaction, rest: Rest
) -> None:
    words = v2(text(f"<@{town.amara.user.id}> @everyone"))
    town.guild.roles[town.guild.id].permissions |= 1 << 17
    await rest.answers(ran, MESSAGE, words)
    assert [one.user for one in town.here.pinged] == [town.amara.user.id]


async def test_an_update_of_what_is_gone_is_refused(town: Town, rest: Rest) -> None:
    act = await pressed(town, rest)
    await rest("DELETE", f"/channels/{town.channel.id}/messages/{act.message}")
    assert (await rest.answers(act, UPDATE, v2(text("x")))).code == 10008
