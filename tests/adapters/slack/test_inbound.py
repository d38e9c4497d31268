"""What Slack's payloads mean, and by which key a retry of them is recognised."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.adapters.slack.reading.events import ProfileChanged, read_event
from bot.adapters.slack.reading.inbound import SlackAct, Where, read_command, read_press, read_submission
from bot.adapters.slack.reading.payload import plain
from bot.domain.programme.programme import Programme
from bot.ui.requests import Actor, Surface

Payload = dict[str, Any]


def command(**changed: str) -> Payload:
    return {
        "command": "/find-mentor",
        "text": "product manager",
        "team_id": "T0HERE",
        "user_id": "U0LEILA",
        "trigger_id": "1.2.a",
        "response_url": "https://hooks.slack.com/commands/1",
        **changed,
    }


def press(action: Payload, **changed: object) -> Payload:
    return {
        "type": "block_actions",
        "team": {"id": "T0HERE"},
        "user": {"id": "U0LEILA"},
        "trigger_id": "1.2.b",
        "response_url": "https://hooks.slack.com/actions/1",
        "container": {"type": "message", "message_ts": "1700.0001", "channel_id": "D1"},
        "actions": [{"action_ts": "1700.5", **action}],
        **changed,
    }


def button(token: str) -> Payload:
    return {"type": "button", "action_id": token, "value": token}


def submission(values: Mapping[str, Payload], **view: object) -> Payload:
    return {
        "type": "view_submission",
        "team": {"id": "T0HERE"},
        "user": {"id": "U0LEILA"},
        "trigger_id": "1.2.c",
        "view": {
            "id": "V1",
            "hash": "h1",
            "callback_id": "form",
            "private_metadata": "1:preview-ask:per_1",
            "state": {"values": {name: {name: value} for name, value in values.items()}},
            **view,
        },
    }


def event(**said: object) -> Payload:
    return {"type": "event_callback", "team_id": "T0HERE", "event_id": "Ev1", "event": said}


def typed(text: str, **said: object) -> Payload:
    return event(type="message", channel_type="im", channel="D1", user="U0LEILA", text=text, **said)


def test_a_command_says_what_follows_it(programme: Programme) -> None:
    act = read_command(command(), programme)
    assert (act.verb, act.words, act.where) == ("find", "product manager", Where.COMMAND)
    assert (act.team, act.user, act.trigger) == ("T0HERE", "U0LEILA", "1.2.a")
    request = act.request(Actor("slack", "T0HERE", "U0LEILA", "Leila"))
    assert (request.surface, request.words, request.key) == (Surface.COMMAND, "product manager", act.key)


def test_a_mistyped_command_names_the_nearest(programme: Programme) -> None:
    act = read_command(command(command="/mentorin"), programme)
    assert (act.verb, act.ref, act.words) == ("unknown", "/mentoring", "/mentorin")


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("law &amp; tech", "law & tech"),
        ("&lt;3 &amp;lt;", "<3 &lt;"),
        ("see <https://example.org/cv|my CV>", "see my CV"),
        ("<https://example.org>", "https://example.org"),
        ("<mailto:leila@example.org|leila@example.org>", "leila@example.org"),
        ("ask <@U0AMARA> in <#C1|general>", "ask @U0AMARA in general"),
        ("<!here> hello", "!here hello"),
        ("  Yes, happy to!\n", "Yes, happy to!"),
    ],
)
def test_words_are_read_as_their_writer_saw_them(written: str, seen: str) -> None:
    assert plain(written) == seen


def test_a_press_on_a_message_that_stays_says_where_and_one_on_an_ephemeral_message_nothing() -> None:
    place = {"type": "message", "channel_id": "D1", "message_ts": "1.1"}
    stays = read_press(press(button("1:see-ask:ask_1"), container=place))
    passes = read_press(press(button("1:see-ask:ask_1"), container={**place, "is_ephemeral": True}))
    in_view = read_press(press(button("1:see-ask:ask_1"), container={"type": "view", "view_id": "V1"}))
    assert stays is not None
    assert passes is not None
    assert in_view is not None
    assert (stays.at, passes.at, in_view.at) == ({"channel": "D1", "ts": "1.1"}, {}, {})


def test_a_press_says_its_verb_and_where_it_was() -> None:
    act = read_press(press(button("1:see-ask:ask_1")))
    assert act is not None
    assert (act.verb, act.ref, act.where, act.reply) == (
        "see-ask",
        "ask_1",
        Where.MESSAGE,
        "https://hooks.slack.com/actions/1",
    )
    for verb, kind, where in (
        ("see-ask", "home", Where.TAB),
        ("home", "home", Where.HOME),
        ("see-ask", "modal", Where.MODAL),
        ("home", "modal", Where.MODAL),
    ):
        inside = read_press(press(button(f"1:{verb}:ask_1"), view={"id": "V1", "type": kind}))
        assert inside is not None
        assert (inside.where, inside.view) == (where, "V1")


def test_a_second_button_for_the_same_is_known_by_its_value() -> None:
    act = read_press(press({"type": "button", "action_id": "1:find:#2", "value": "1:find:"}))
    assert act is not None
    assert (act.verb, act.ref) == ("find", "")


@pytest.mark.parametrize(
    "token", ["", "0:accept:ask_1", "2:accept:ask_1", "accept", "1:", "1::ask", "x" * 300]
)
def test_a_button_of_another_release_is_no_verb(token: str) -> None:
    act = read_press(press(button(token)))
    assert act is not None
    assert (act.verb, act.ref) == ("", "")


def test_a_changed_select_brings_all_of_them_along() -> None:
    def selected(*values: str) -> Payload:
        return {"type": "multi_static_select", "selected_options": [{"value": value} for value in values]}

    state = {
        "2.filters.0": {"1:filter:lkg_1|country": selected("Nigeria", "Ghana")},
        "2.filters.1": {"1:filter:lkg_1|kind": selected()},
        "9.filters.0": {"1:filter:lkg_2|kind": selected("cv-review")},
    }
    act = read_press(press({"action_id": "1:filter:lkg_1|country"}, state={"values": state}))
    assert act is not None
    assert (act.verb, act.ref) == ("filter", "lkg_1")
    assert act.chosen == {"country": ("Nigeria", "Ghana"), "kind": ()}


def test_a_submitted_form_brings_every_field() -> None:
    act = read_submission(
        submission(
            {
                "question": {"type": "plain_text_input", "value": "How did you know, & why?"},
                "line": {"type": "plain_text_input", "value": None},
                "kind": {"type": "radio_buttons", "selected_option": {"value": "cv-review"}},
                "at": {"type": "static_select", "selected_option": None},
                "days": {"type": "checkboxes", "selected_options": [{"value": "0"}, {"value": "6"}]},
                "where": {"type": "conversations_select", "selected_conversation": "C0MENTORS"},
                "else": {"type": "conversations_select", "selected_conversation": None},
            }
        )
    )
    assert (act.verb, act.ref, act.where, act.view) == ("preview-ask", "per_1", Where.FORM, "V1")
    assert act.chosen == {
        "question": ("How did you know, & why?",),
        "line": ("",),
        "kind": ("cv-review",),
        "at": ("",),
        "days": ("0", "6"),
        "where": ("C0MENTORS",),
        "else": ("",),
    }


def test_typed_words_are_read_in_direct_messages_and_nowhere_else() -> None:
    act = read_event(typed("Yes, happy to!"))
    assert isinstance(act, SlackAct)
    assert (act.verb, act.words, act.where, act.user) == ("said", "Yes, happy to!", Where.WORDS, "U0LEILA")
    with_a_file = read_event(typed("here is my CV", subtype="file_share"))
    assert isinstance(with_a_file, SlackAct)
    for kind in ("mpim", "channel", "group", "app_home", ""):
        assert (
            read_event({**typed("hello"), "event": {**typed("hello")["event"], "channel_type": kind}}) is None
        )


@pytest.mark.parametrize(
    "said",
    [
        {"bot_id": "B1"},
        {"bot_profile": {"id": "B1"}},
        {"subtype": "bot_message"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"edited": {"user": "U0LEILA", "ts": "1"}},
        {"hidden": True},
        {"user": ""},
        {"text": " "},
    ],
)
def test_what_no_person_typed_is_not_answered(said: Payload) -> None:
    body = typed("hello")
    assert read_event({**body, "event": {**body["event"], **said}}) is None


def test_the_home_tab_is_drawn_when_it_is_opened() -> None:
    act = read_event(event(type="app_home_opened", user="U0LEILA", tab="home"))
    assert isinstance(act, SlackAct)
    assert (act.verb, act.where, act.trigger) == ("home", Where.HOME, "")
    assert read_event(event(type="app_home_opened", user="U0LEILA", tab="messages")) is None


def test_a_change_of_somebody_is_told() -> None:
    for kind in ("user_change", "team_join"):
        assert read_event(event(type=kind, user={"id": "U0LEILA"})) == ProfileChanged(
            "T0HERE", {"id": "U0LEILA"}
        )
    assert read_event(event(type="reaction_added", user="U0LEILA")) is None


def test_the_same_thing_is_known_again_and_another_is_another(programme: Programme) -> None:
    question = {"question": {"value": "How?"}}
    one = [
        read_command(command(), programme).key,
        _key(press(button("1:accept:ask_1"))),
        read_submission(submission(question)).key,
        _event_key(typed("hello")),
    ]
    again = [
        read_command({**command(), "response_url": "https://hooks.slack.com/2"}, programme).key,
        _key({**press(button("1:accept:ask_1")), "response_url": "https://hooks.slack.com/2"}),
        read_submission({**submission(question), "trigger_id": "another"}).key,
        _event_key({**typed("hello"), "event_time": 5}),
    ]
    other = [
        read_command(command(trigger_id="1.2.z"), programme).key,
        _key(press({**button("1:accept:ask_1"), "action_ts": "1700.6"})),
        read_submission(submission({"question": {"value": "Why?"}})).key,
        _event_key({**typed("hello"), "event_id": "Ev2"}),
    ]
    assert one == again
    assert not set(one) & set(other)
    assert read_submission(submission(question, hash="h2")).key != one[2]
    assert _key({**press(button("1:accept:ask_1")), "user": {"id": "U0TOM"}}) != one[1]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"actions": None, "user": None, "view": None, "event": None, "team": None},
        {"actions": [None, 5, "x"], "user": "U1", "view": [], "event": "x", "state": 5},
        {"actions": [{"action_id": 5, "value": ["x"]}], "user": {"id": 5}},
        {"view": {"state": {"values": {"a": {"b": None}, "c": 5}}}, "event": {"type": "message", "text": 5}},
        {"view": {"state": {"values": {"a": {"b": {"selected_options": 5}}}}}},
    ],
)
def test_nothing_that_is_sent_makes_it_fall(body: Payload, programme: Programme) -> None:
    read_command(body, programme)
    read_press(body)
    read_submission(body)
    read_event(body)
    json.dumps(read_submission(body).chosen)


def _key(body: Payload) -> str:
    act = read_press(body)
    assert act is not None
    return act.key


def _event_key(body: Payload) -> str:
    act = read_event(body)
    assert isinstance(act, SlackAct)
    return act.key


def test_a_press_says_what_its_button_says() -> None:
    said = button("1:let-go:ask_1") | {"text": {"type": "plain_text", "text": "Let Ann &amp; Co go kindly"}}
    act = read_press(press(said))
    assert act is not None
    assert act.label == "Let Ann & Co go kindly"
    assert act.request(Actor("slack", "T0HERE", "U0LEILA", "Leila")).label == act.label


def of_a_menu(**chosen: object) -> Payload:
    return {"type": "overflow", "action_id": "menu", "block_id": "3.buttons", **chosen}


def test_a_step_of_a_menu_is_pressed_as_a_button_is() -> None:
    option = {"text": {"type": "plain_text", "text": "Report or block"}, "value": "1:report-or-block:ask_1"}
    act = read_press(press(of_a_menu(selected_option=option)))
    assert act is not None
    assert (act.verb, act.ref, act.label) == ("report-or-block", "ask_1", "Report or block")
    assert act.at == {"channel": "D1", "ts": "1700.0001"}
    assert act.trigger == "1.2.b"


def test_two_steps_of_one_menu_are_two_acts() -> None:
    first, second = ({"value": f"1:why-me:ask_{n}", "text": {"text": "Why me?"}} for n in (1, 2))
    acts = [read_press(press(of_a_menu(selected_option=option))) for option in (first, second, first)]
    keys = [act.key for act in acts if act is not None]
    assert keys[0] == keys[2] != keys[1]


@pytest.mark.parametrize("chosen", [{}, {"selected_option": None}, {"selected_option": "1:send:x"}])
def test_a_menu_in_which_nothing_was_chosen_does_nothing(chosen: Payload) -> None:
    act = read_press(press(of_a_menu(**chosen)))
    assert act is not None
    assert (act.verb, act.ref, act.label) == ("", "", "")
