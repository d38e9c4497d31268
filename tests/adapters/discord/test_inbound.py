"""What Discord's payloads mean, and that no payload whatever its shape raises an error."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.discord.reading.inbound import DiscordAct, DiscordCompletion, DiscordWhere
from bot.adapters.discord.reading.interactions import read_interaction
from bot.adapters.discord.reading.words import read_message
from bot.domain.programme.programme import Programme
from bot.ui.requests import Actor, Completing, Surface

Payload = dict[str, Any]

BOT = "900"
AVATAR = "a" * 32
ACTOR = Actor("discord", "10", "1", "Leila")


def user(name: str = "leila", **more: object) -> Payload:
    return {"id": "1", "username": name, "global_name": "Leila", "avatar": AVATAR, **more}


def interaction(kind: int, data: Payload, **more: object) -> Payload:
    return {
        "id": "500",
        "application_id": BOT,
        "type": kind,
        "token": "secret",
        "guild_id": "10",
        "channel_id": "20",
        "channel": {"id": "20", "type": 0},
        "locale": "de",
        "member": {"user": user(), "nick": "Leila K.", "roles": ["77"], "permissions": "32"},
        "data": data,
        **more,
    }


def read(payload: Payload, programme: Programme) -> DiscordAct:
    act = read_interaction(payload, programme)
    assert isinstance(act, DiscordAct)
    return act


def test_a_command_says_its_words_and_what_narrows_it(programme: Programme) -> None:
    options = [
        {"name": "topic", "type": 3, "value": "moving  into tech"},
        {"name": "place", "type": 3, "value": "Leeds"},
    ]
    act = read(interaction(2, {"type": 1, "name": "find-mentor", "options": options}), programme)

    assert (act.verb, act.words, act.chosen) == ("find", "moving into tech", {"place": ("Leeds",)})
    assert (act.where, act.guild, act.channel, act.locale) == (DiscordWhere.COMMAND, "10", "20", "de")
    assert (act.interaction, act.token, act.key) == ("500", "secret", "interaction.500")
    request = act.request(ACTOR)
    assert (request.surface, request.key, request.at) == (Surface.COMMAND, act.key, {})


def test_a_person_is_who_the_server_says_they_are(programme: Programme) -> None:
    here = read(interaction(2, {"type": 1, "name": "mentoring"}), programme)
    direct = interaction(2, {"type": 1, "name": "mentoring"}, user=user(), guild_id=None, member=None)
    alone = read(direct, programme)

    assert (here.user, here.member.name, here.member.manages, here.member.roles) == (
        "1",
        "Leila K.",
        True,
        ("77",),
    )
    assert (alone.guild, alone.member.name, alone.member.manages) == ("", "Leila", False)
    assert alone.member.picture == f"https://cdn.discordapp.com/avatars/1/{AVATAR}.png?size=128"


def test_a_command_that_stands_no_more_names_the_nearest(programme: Programme) -> None:
    act = read(interaction(2, {"type": 1, "name": "mentorin"}), programme)

    assert (act.verb, act.ref) == ("unknown", "/mentoring")


def button(token: str, **more: object) -> Payload:
    message = {
        "id": "30",
        "flags": 1 << 15,
        "components": [
            {
                "type": 17,
                "components": [
                    {"type": 1, "components": [{"type": 2, "custom_id": token, "label": "Accept"}]}
                ],
            }
        ],
    }
    return interaction(3, {"custom_id": token, "component_type": 2}, message=message, **more)


def test_a_press_says_its_verb_its_label_and_where_it_stays(programme: Programme) -> None:
    act = read(button("1:accept:ask_1"), programme)

    assert (act.verb, act.ref, act.label, act.where) == ("accept", "ask_1", "Accept", DiscordWhere.MESSAGE)
    assert act.request(ACTOR).at == {"channel": "20", "message": "30"}


def test_a_press_is_understood_without_the_component_it_is_on(programme: Programme) -> None:
    for message in ({}, None, {"id": "30", "components": []}, {"id": "30", "components": "x"}):
        act = read({**button("1:accept:ask_1"), "message": message}, programme)
        assert (act.verb, act.ref, act.label) == ("accept", "ask_1", "")


def test_a_further_button_of_a_message_carries_the_same_token(programme: Programme) -> None:
    assert read(button("b:accept:ask_1"), programme).ref == "ask_1"


def test_a_press_on_a_private_message_stays_nowhere(programme: Programme) -> None:
    payload = button("1:accept:ask_1")
    payload["message"]["flags"] = 1 << 15 | 1 << 6
    act = read(payload, programme)

    assert (act.where, act.is_private, act.request(ACTOR).at) == (DiscordWhere.PRIVATE, True, {})


def test_an_old_or_foreign_button_is_out_of_date(programme: Programme) -> None:
    for custom_id in ("9:accept:ask_1", "accept", "x" * 300):
        assert read(button(custom_id), programme).verb == ""


def test_a_select_says_all_that_is_chosen_and_a_menu_the_step(programme: Programme) -> None:
    narrowing = {"custom_id": "1:filter:lkg_1|kind", "component_type": 3, "values": ["cv-review", "ongoing"]}
    select = read(interaction(3, narrowing), programme)
    none = read(interaction(3, {**narrowing, "values": []}), programme)
    stands = {"type": 3, "custom_id": "menu.2", "options": [{"label": "Report", "value": "1:report:ask_1"}]}
    message = {"id": "30", "components": [{"type": 1, "components": [stands]}]}
    chosen = {"custom_id": "menu.2", "component_type": 3, "values": ["1:report:ask_1"]}
    menu = read(interaction(3, chosen, message=message), programme)

    assert (select.verb, select.ref, select.chosen) == ("filter", "lkg_1", {"kind": ("cv-review", "ongoing")})
    assert none.chosen == {"kind": ()}
    assert (menu.verb, menu.ref, menu.label, menu.chosen) == ("report", "ask_1", "Report", {})


def submission(**more: object) -> Payload:
    def label(component: Payload) -> Payload:
        return {"type": 18, "id": 1, "component": component}

    components = [
        {"type": 10, "id": 9},
        label({"type": 4, "custom_id": "question", "value": "How?\nAnd when?"}),
        label({"type": 21, "custom_id": "kind", "value": "cv-review"}),
        label({"type": 21, "custom_id": "none", "value": None}),
        label({"type": 22, "custom_id": "days", "values": ["mon", "tue"]}),
        label({"type": 5, "custom_id": "who", "values": ["2", "3"]}),
        label({"type": 8, "custom_id": "channel", "values": ["40"]}),
    ]
    people = {"2": user("jonas", id="2", global_name=None), "3": user("robot", id="3", bot=True)}
    resolved = {"users": people, "members": {"2": {"nick": "Jo", "roles": [], "permissions": "0"}}}
    data = {"custom_id": "1:preview-ask:per_1", "components": components, "resolved": resolved}
    return interaction(5, data, **more)


def test_a_submitted_form_brings_every_field(programme: Programme) -> None:
    act = read(submission(), programme)

    assert (act.verb, act.ref, act.where) == ("preview-ask", "per_1", DiscordWhere.FORM)
    assert act.chosen == {
        "question": ("How?\nAnd when?",),
        "kind": ("cv-review",),
        "none": ("",),
        "days": ("mon", "tue"),
        "who": ("2", "3"),
        "channel": ("40",),
    }
    assert act.places == ("40",)
    assert {one: person.name for one, person in (act.people or {}).items()} == {"2": "Jo"}


def test_who_has_left_the_server_is_none_of_the_people_who_were_picked(programme: Programme) -> None:
    components = [
        {"type": 18, "id": 1, "component": {"type": 5, "custom_id": "who", "values": ["2"], "id": 2}}
    ]
    resolved = {"users": {"2": user("jonas", id="2")}}
    data = {"custom_id": "1:keep-readers:", "components": components, "resolved": resolved}
    act = read(interaction(5, data), programme)

    assert act.chosen == {"who": ("2",)}
    assert act.people == {}


def test_a_form_that_a_message_opened_belongs_to_it(programme: Programme) -> None:
    act = read(submission(message={"id": "30", "flags": 1 << 15}), programme)

    assert act.where is DiscordWhere.FORM_FROM_MESSAGE
    assert act.at == {"channel": "20", "message": "30"}


def test_a_person_is_chosen_by_their_own_menu(programme: Programme) -> None:
    resolved = {"users": {"2": user("jonas", id="2")}, "members": {"2": {"roles": []}}}
    data = {"type": 2, "name": "Ask for mentoring", "target_id": "2", "resolved": resolved}
    act = read(interaction(2, data), programme)

    assert (act.where, act.verb, act.chosen) == (DiscordWhere.PERSON_MENU, "card-of", {"who": ("2",)})
    assert set(act.people or {}) == {"2"}


def test_what_is_typed_of_an_option_can_be_completed(programme: Programme) -> None:
    options = [{"name": "topic", "value": "x"}, {"name": "field", "value": "eng", "focused": True}]
    asked = read_interaction(
        interaction(4, {"type": 1, "name": "find-mentor", "options": options}), programme
    )

    assert isinstance(asked, DiscordCompletion)
    assert asked.completing(ACTOR) == Completing(ACTOR, "field", "eng")
    assert (asked.interaction, asked.token) == ("500", "secret")


def test_what_needs_no_answer_is_no_act(programme: Programme) -> None:
    assert read_interaction({"id": "1", "type": 1, "token": "t"}, programme) is None
    assert read_interaction(interaction(9, {}), programme) is None
    assert read_interaction(interaction(2, {"type": 3, "name": "A message's menu"}), programme) is None
    assert read_interaction({**interaction(2, {"type": 1}), "token": ""}, programme) is None


def message(text: str, **more: object) -> Payload:
    return {
        "id": "60",
        "type": 0,
        "channel_id": "20",
        "author": user(),
        "content": text,
        "mentions": [],
        **more,
    }


def test_words_in_a_direct_message_are_said_to_the_bot() -> None:
    act = read_message(
        message("Yes, <@2>! <:tada:12>", mentions=[user("jonas", id="2", global_name="Jonas")]), BOT
    )

    assert act is not None
    assert (act.verb, act.words, act.where, act.key) == (
        "said",
        "Yes, @Jonas! :tada:",
        DiscordWhere.WORDS,
        "message.60",
    )
    assert act.request(ACTOR).surface is Surface.WORDS


def test_words_in_a_server_are_a_search_where_they_call_the_bot() -> None:
    here = {"guild_id": "10", "member": {"nick": "Leila K."}}
    called = read_message(message(f"<@{BOT}> a lawyer in tech", mentions=[{"id": BOT}], **here), BOT)
    other = read_message(message("", **here), BOT)

    assert called is not None
    assert other is not None
    assert (called.verb, called.words, called.where) == ("find", "a lawyer in tech", DiscordWhere.MENTION)
    assert (other.verb, other.words, other.where) == ("said", "", DiscordWhere.THREAD)
    own = called.in_own_thread()
    assert (own.verb, own.where, own.words) == ("said", DiscordWhere.THREAD, "a lawyer in tech")


def test_a_file_is_said_too() -> None:
    act = read_message(message("", attachments=[{"id": "1"}]), BOT)

    assert act is not None
    assert act.chosen == {"files": ("beside",)}


@pytest.mark.parametrize(
    "more",
    [
        {"author": user(bot=True)},
        {"author": user(system=True)},
        {"webhook_id": "5"},
        {"type": 7},
        {"content": " "},
        {"author": {}},
    ],
)
def test_what_no_person_says_is_no_act(more: Payload) -> None:
    assert read_message({**message("Hello"), **more}, BOT) is None


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["1:find:", "menu", "2"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)


def _replaced(part: Any, at: list[int], value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a payload with something else in one place."""
    if not at or not isinstance(part, dict | list) or not part:
        return value
    keys = list(part) if isinstance(part, dict) else list(range(len(part)))
    key = keys[at[0] % len(keys)]
    changed = dict(part) if isinstance(part, dict) else list(part)
    changed[key] = _replaced(part[key], at[1:], value)
    return changed


PAYLOADS = (
    interaction(2, {"type": 1, "name": "find-mentor", "options": [{"name": "topic", "value": "x"}]}),
    interaction(
        4, {"type": 1, "name": "find-mentor", "options": [{"name": "topic", "value": "x", "focused": True}]}
    ),
    button("1:accept:ask_1"),
    interaction(3, {"custom_id": "menu", "values": ["1:report:ask_1"]}),
    submission(),
    message("Hello", guild_id="10", mentions=[{"id": BOT}]),
)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(PAYLOADS), st.lists(st.integers(0, 30), max_size=7), JSON)
def test_a_payload_of_any_shape_is_read_or_left(
    programme: Programme,
    payload: Payload,
    at: list[int],
    value: Any,  # noqa: ANN401 - JSON
) -> None:
    changed = _replaced(payload, at, value)
    given_ = changed if isinstance(changed, dict) else {}
    for act in (read_interaction(given_, programme), read_message(given_, BOT)):
        if isinstance(act, DiscordAct):
            request = act.request(ACTOR)
            assert isinstance(request.words, str)
            assert all(isinstance(one, str) for values in request.chosen.values() for one in values)
