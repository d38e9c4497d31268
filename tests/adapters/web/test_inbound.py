"""The web chat answers any browser's request with a sentence: 400 for malformed ones, never 500."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.web.drawing import render
from bot.adapters.web.reading.inbound import (
    LONGEST_WORDS,
    BrowserAct,
    NotUnderstood,
    form_request,
    line_request,
    press_request,
    read_act,
)
from bot.ui.nodes import Button, Buttons, Message
from bot.ui.requests import Actor, Surface
from bot.ui.verbs import answers, home, search
from bot.views.platforms import webchat
from tests.adapters.web.chatting import ANN, Chat, chatting
from tests.contract.made_up import PROGRAMME

DOORS = ("/say", "/press", "/submit", "/read")
NOT_WORDS: list[object] = [None, 0, 1.5, True, [], ["ann"], {}, {"a": 1}, "", "x" * 101]
HUGE = 10**30
ACTOR = Actor("web", "demo", ANN, "Ann Made-Up")


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    folder: Path = tmp_path_factory.mktemp("chat")
    with chatting(folder) as opened:
        yield opened


def post(chat: Chat, door: str, body: str | bytes) -> tuple[int, object]:
    answer = chat.post(door, body)
    return answer.status_code, answer.json().get("problem")


def act(chat: Chat, **more: object) -> str:
    return json.dumps({"as": ANN, "room": chat.room, "key": "k1", **more})


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "null", "1", '"text"', "NaN", "[[1]]", "{}", '{"as": "ann"}', b"\xff\xfe", "9" * 5000],
    ids=lambda body: str(body)[:12] or "nothing",
)
def test_what_is_no_act_is_refused_with_a_sentence(chat: Chat, door: str, body: str | bytes) -> None:
    assert post(chat, door, body) == (400, webchat.NOT_UNDERSTOOD)


@pytest.mark.parametrize("wrong", NOT_WORDS, ids=lambda wrong: repr(wrong)[:20])
@pytest.mark.parametrize("name", ["as", "room", "key"])
def test_a_name_that_is_no_short_text_is_refused(chat: Chat, name: str, wrong: object) -> None:
    assert post(chat, "/press", act(chat, **{name: wrong})) == (400, webchat.NOT_UNDERSTOOD)


def test_only_json_is_read(chat: Chat) -> None:
    answer = chat.post("/say", act(chat), {"Content-Type": "text/plain"})

    assert (answer.status_code, answer.json()) == (400, {"problem": webchat.NOT_UNDERSTOOD})


def test_a_stranger_and_a_strange_room_are_told_so(chat: Chat) -> None:
    assert post(chat, "/say", act(chat, **{"as": "nobody"})) == (404, webchat.NOBODY)
    assert post(chat, "/say", act(chat, room="dm.per_other", text="Hello")) == (403, webchat.NOT_YOURS)


@pytest.mark.parametrize("wrong", [0, 1.5, "text", ["x"], True], ids=repr)
@pytest.mark.parametrize(("door", "name"), [("/press", "chosen"), ("/submit", "fields")])
def test_choices_that_are_no_lists_by_name(chat: Chat, door: str, name: str, wrong: object) -> None:
    status, problem = post(chat, door, act(chat, token="1:find:", **{name: wrong}))

    assert (status, problem) == ((400, webchat.NOT_UNDERSTOOD) if wrong else (200, None))


@pytest.mark.parametrize(
    "more",
    [
        {"token": None},
        {"token": 7},
        {"token": ["1:find:"]},
        {"token": "x" * 100_000},
        {"token": "1:nonsense:"},
        {"token": "1:find:", "chosen": {"words": "text"}},
        {"token": "1:find:", "chosen": {"words": [None, 1, {}]}},
        {"token": "1:find:", "chosen": {"x" * 900: ["y"] * 900}},
        {"token": "1:page:x.y.z"},
        {"token": "1:page:.-1"},
        {"token": "1:ask:per_nobody.glad.99"},
        {"token": "1:lift:x.nonsense"},
        {"token": "1:read:"},
        {"token": "1:send-ask:per_nobody"},
        {"token": "1:accept:ask_nobody"},
        {"line": None},
        {"line": 99},
    ],
    ids=lambda more: repr(more)[:40],
)
@pytest.mark.parametrize("door", ["/press", "/submit"])
def test_a_press_made_by_hand_is_answered(chat: Chat, door: str, more: dict[str, object]) -> None:
    assert post(chat, door, act(chat, key=f"{more}"[:100], **more)) == (200, None)


@pytest.mark.parametrize(
    "text", [None, 0, [], {"a": 1}, True, "x" * 200_000, "/" * 90, "/find-mentor \x00", "\u202e"]
)
def test_any_text_is_answered(chat: Chat, text: object) -> None:
    assert post(chat, "/say", act(chat, key=f"{text!r}"[:60], text=text)) == (200, None)


@pytest.mark.parametrize("seen", [None, -1, 1.5, "x", [], {}, True, "7"], ids=repr)
def test_how_far_somebody_read_is_a_number_or_nothing(chat: Chat, seen: object) -> None:
    assert post(chat, "/read", act(chat, up_to=seen)) == (200, None)


UNHELD = [
    ("/press", {"line": "text"}),
    ("/press", {"line": [1]}),
    ("/press", {"line": HUGE}),
    ("/read", {"up_to": HUGE}),
    ("/read", {"up_to": "9" * 5000}),
    ("/say", {"text": "\ud800"}),
    ("/press", {"as": "\ud800"}),
]


@pytest.mark.parametrize(("door", "more"), UNHELD, ids=lambda value: repr(value)[:30])
def test_numbers_and_letters_that_no_database_holds(chat: Chat, door: str, more: dict[str, object]) -> None:
    answer = chat.post(door, act(chat, **more))

    assert answer.status_code < 500


def test_a_deep_nest_of_lists_is_refused(chat: Chat) -> None:
    answer = chat.post("/say", "[" * 200_000)

    assert answer.status_code == 400


def an_act(**body: object) -> BrowserAct:
    return BrowserAct(ANN, "room", "k1", body)


def test_an_act_is_read() -> None:
    body = {"as": ANN, "room": "room", "key": "k1", "text": "Hello"}

    assert read_act(body) == BrowserAct(ANN, "room", "k1", body)


def test_a_name_may_be_a_hundred_characters_long() -> None:
    long = {"as": "x" * 100, "room": "y" * 100, "key": "z" * 100}

    assert read_act(long).user == "x" * 100


@pytest.mark.parametrize("name", ["as", "room", "key"])
def test_what_is_missing_is_named(name: str) -> None:
    body = {"as": ANN, "room": "room", "key": "k1"}
    del body[name]

    with pytest.raises(NotUnderstood, match=f"“{name}” is missing"):
        read_act(body)


def test_plain_words_are_something_said() -> None:
    request = line_request(an_act(text="a lawyer"), ACTOR, PROGRAMME)

    assert (request.surface, request.verb, request.words) == (Surface.WORDS, home.SAID.name, "a lawyer")


def test_a_command_goes_by_its_verb_and_a_mistyped_one_names_the_nearest() -> None:
    right = line_request(an_act(text="/find-mentor a lawyer"), ACTOR, PROGRAMME)
    wrong = line_request(an_act(text="/find-mentr a lawyer"), ACTOR, PROGRAMME)
    lost = line_request(an_act(text="/qqqq"), ACTOR, PROGRAMME)

    assert (right.surface, right.verb, right.words) == (Surface.COMMAND, search.FIND.name, "a lawyer")
    assert (wrong.verb, wrong.ref, wrong.words) == (home.UNKNOWN.name, "/find-mentor", "/find-mentr")
    assert (lost.verb, lost.ref, lost.words) == (home.UNKNOWN.name, "", "/qqqq")


def test_a_press_and_a_form_carry_what_was_chosen() -> None:
    press = press_request(an_act(token="1:page:loo_1.2", chosen={"kind": ["talk", 7]}), ACTOR)
    form = form_request(an_act(token="1:preview-ask:per_1", fields={"line": ["So"], "bad": "text"}), ACTOR)

    assert (press.surface, press.verb, press.ref, press.chosen) == (
        Surface.CARD,
        "page",
        "loo_1.2",
        {"kind": ("talk", "7")},
    )
    assert (form.surface, form.verb, form.ref, form.chosen) == (
        Surface.FORM,
        "preview-ask",
        "per_1",
        {"line": ("So",)},
    )


def test_a_token_of_another_day_is_nobodys_verb() -> None:
    assert press_request(an_act(token="0:find:"), ACTOR).verb == ""


def test_what_is_pasted_is_cut_before_it_goes_anywhere() -> None:
    request = line_request(an_act(text="x" * (LONGEST_WORDS + 1)), ACTOR, PROGRAMME)
    chosen = form_request(an_act(token="1:preview-ask:", fields={"question": ["x" * 200_000]}), ACTOR).chosen
    many = press_request(
        an_act(token="1:find:", chosen={f"n{n}": ["v"] * 200 for n in range(99)}), ACTOR
    ).chosen

    assert len(request.words) == LONGEST_WORDS
    assert len(chosen["question"][0]) == LONGEST_WORDS
    assert (len(many), {len(values) for values in many.values()}) == (50, {100})


def test_a_press_says_what_its_button_says_on_the_stored_line() -> None:
    one, other = Button("Accept <you>", answers.ACCEPT, "ask_1"), Button("Why me?", answers.WHY_ME, "ask_1")
    line = str(render.message(Message("An ask", (Buttons((other, one)),))))
    pressed = BrowserAct(ANN, "dm", "k1", {"token": one.token, "label": "Forged"})
    assert press_request(pressed, ACTOR, line).label == "Accept <you>"
    assert press_request(pressed, ACTOR).label == ""
    assert press_request(BrowserAct(ANN, "dm", "k1", {"token": "1:leave:ask_1"}), ACTOR, line).label == ""
