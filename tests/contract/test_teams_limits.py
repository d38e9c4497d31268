"""Every screen of the gallery, and messages of every size, against all known limits of Teams."""

import json
from collections.abc import Mapping
from typing import Any, Final

import pytest
from hypothesis import given, settings

from bot.adapters.teams.actions import data, token_of
from bot.adapters.teams.answering import sending
from bot.adapters.teams.drawing import render
from bot.adapters.teams.drawing.controls import AT_ONCE, IN_SIGHT
from bot.adapters.teams.drawing.fallback import NOTICE
from bot.adapters.teams.drawing.render import DrawnCard
from bot.ui import limits
from bot.ui.attachments import File
from bot.ui.fit import MARK
from bot.ui.forms import Form, Rejected
from bot.ui.limits import measure
from bot.ui.nodes import (
    Button,
    Buttons,
    Card,
    Filters,
    Menu,
    Message,
    Option,
    Select,
    Text,
    pressable,
)
from bot.ui.verbs import search
from tests.contract.any_message import FULL, messages
from tests.contract.drawing import Screen
from tests.contract.gallery import WINGS, wing
from tests.contract.teams import AIDS, every
from tests.fakes.teams import cards

Part = dict[str, Any]


def refused(screen: Screen) -> list[str]:
    """Return what Teams would refuse of a screen, or show otherwise than it was meant."""
    match screen:
        case Message():
            return _of_message(render.message(screen), sending.drawn(screen))
        case Form():
            return _of_dialog(render.dialog(screen, aids=AIDS))
        case Rejected(form, errors):
            return _of_dialog(render.dialog(form, errors, AIDS))


def size(card: Mapping[str, Any]) -> int:
    """Return the bytes of something as JSON, in UTF-16, with more blanks in it than are sent."""
    return len(json.dumps(card, ensure_ascii=False).encode("utf-16-le"))


def _of_message(drawn: DrawnCard, sent: Mapping[str, Any]) -> list[str]:
    found = cards.of_card(drawn.card)
    if size(sent) > limits.SENT:
        found.append(f"{size(sent)} bytes")
    if not drawn.card["speak"].strip() or not drawn.summary.strip() or measure(drawn.summary) > NOTICE:
        found.append("nothing to be heard or to be seen on a lock screen, or too much")
    return found


def _of_dialog(value: Part) -> list[str]:
    card = value["card"]["content"]
    large = [f"{size(card)} bytes"] if size(card) > limits.SENT else []
    return [*cards.of_card(card, in_dialog=True), *large]


@pytest.mark.parametrize("name", WINGS)
def test_teams_refuses_nothing_of_the_gallery(name: str) -> None:
    assert {shown.name: why for shown in wing(name) if (why := refused(shown.screen))} == {}


@settings(max_examples=100, deadline=None)
@given(messages())
def test_whatever_our_own_limits_allow_is_drawn(shown: Message) -> None:
    assert refused(shown) == []
    drawn = {token_of(one["data"]) for one in every(render.message(shown).card) if "data" in one}
    assert drawn >= {one.token for node in shown.body for one in pressable(node)}


@pytest.mark.parametrize("name", FULL)
def test_the_most_that_a_message_can_hold_is_taken(name: str) -> None:
    assert refused(FULL[name]()) == []


LETTER: Final = "漢"


def _facets(many: int) -> Filters:
    """Return the fullest facets of this number."""
    values = tuple(
        Option(f"{n:02}" + "x" * 60, LETTER * limits.OPTION, count=10_000) for n in range(limits.OPTIONS)
    )
    selects = tuple(Select(f"f{n}", LETTER * limits.LABEL, values) for n in range(many))
    return Filters(selects, search.FILTER)


def _cards(many: int) -> tuple[Card, ...]:
    steps = (Button("y" * 40, search.FIND, "z" * 90),) * 3
    return tuple(Card(title="N" * 30, quote=f"“{n}”", buttons=steps) for n in range(many))


def _said(shown: Message) -> str:
    return str(render.message(shown).card["body"])


def test_a_card_too_large_is_drawn_with_less_around_its_words_first() -> None:
    full = Message("T", (_facets(4), *_cards(4)))

    assert refused(full) == []
    assert _said(full).count("“") == 4
    assert "tooltip" not in _said(full)
    assert "tooltip" in _said(Message("T", _cards(4)))


def test_one_still_too_large_loses_the_words_of_its_last_cards_and_then_the_cards() -> None:
    full = Message("T", (_facets(6), *_cards(4)))
    drawn = _said(full)

    assert refused(full) == []
    assert 0 < drawn.count("N" * 30) < 4
    assert MARK not in drawn


def test_of_one_still_too_large_the_end_is_cut_off_with_a_mark() -> None:
    full = Message("T", (_facets(9), Text("The end.")))
    body = render.message(full).card["body"]

    assert refused(full) == []
    assert body[-1]["inlines"] == [{"type": "TextRun", "text": MARK}]
    assert "The end." not in str(body)
    assert len([one for one in body if one.get("type") == "Input.ChoiceSet"]) > 3


def _sets(shown: Message) -> list[list[Part]]:
    return [one["actions"] for one in every(render.message(shown).card) if one.get("type") == "ActionSet"]


def _some(many: int, label: str = "B") -> tuple[Button, ...]:
    return tuple(Button(f"{label}{n}", search.FIND, f"lkg_{n}") for n in range(many))


@pytest.mark.parametrize("many", [1, 5, 6, 7, 25])
def test_six_actions_are_in_sight_and_the_others_behind_three_dots(many: int) -> None:
    ((*actions,),) = _sets(Message("T", (Buttons(_some(many)),)))

    assert [one["title"] for one in actions] == [f"B{n}" for n in range(many)]
    assert [one.get("mode") for one in actions] == [None] * min(many, 6) + ["secondary"] * max(0, many - 6)
    assert [one["fallback"].get("mode") for one in actions] == [one.get("mode") for one in actions]


def test_a_menu_stands_behind_three_dots_and_alone_in_sight() -> None:
    ((*beside,),) = _sets(Message("T", (Buttons(_some(2), Menu("More", _some(3, "M"))),)))
    ((*alone,),) = _sets(Message("T", (Card(title="Amara", menu=Menu("More", _some(3, "M"))),)))

    assert [one["title"] for one in beside if "mode" not in one] == ["B0", "B1"]
    assert [one["title"] for one in alone if "mode" not in one] == ["M0", "M1", "M2"]


def test_labels_stand_side_by_side_while_they_can_be_read() -> None:
    long = Message("T", (Buttons(_some(4, "x" * 30), Menu("More", _some(1, "M"))),))

    assert [[one["title"][-2:] for one in actions] for actions in _sets(long)] == [
        ["x0"],
        ["x1"],
        ["x2"],
        ["x3", "M0"],
    ]
    assert len(_sets(Message("T", (Buttons(_some(6)),)))) == 1
    for n in range(1, 60):
        rows = _sets(
            Message("T", (Buttons((*_some(1, "x" * n), *_some(2, "Words")), Menu("More", _some(1))),))
        )
        assert [one for one in rows if all("mode" in action for action in one)] == []


def _facet(many: int, *chosen: str) -> list[Mapping[str, Any]]:
    values = tuple(Option(f"v{n}", f"Value {n}", count=n) for n in range(many))
    shown = Message("T", (Filters((Select("field", "Field", values, chosen),), search.FILTER),))
    return list(every(render.message(shown).card))


def test_six_values_of_a_facet_are_in_sight_and_what_is_chosen() -> None:
    whole, long = _facet(AT_ONCE + 1), _facet(12, "v1", "v9")
    first, others = (one for one in long if one.get("type") == "Input.ChoiceSet")
    box = next(one for one in long if one.get("type") == "Container")
    (shows,) = (one for one in long if one.get("type") == "Action.ToggleVisibility")
    apply = next(one for one in long if one.get("type") == "Action.Execute")

    assert len([one for one in whole if one.get("type") == "Input.ChoiceSet"]) == 1
    assert [one["value"] for one in first["choices"]] == ["v0", "v1", "v2", "v3", "v4", "v5", "v9"]
    assert first["value"] == "v1,v9"
    assert [one["value"] for one in others["choices"]] == ["v6", "v7", "v8", "v10", "v11"]
    assert (box["isVisible"], [box["id"]], box["items"]) == (False, shows["targetElements"], [others])
    assert shows["title"] == others["label"] == "Field +5"
    assert apply["data"] == data("1:filter:", [first["id"], others["id"]])


def test_everything_that_is_said_is_said_without_a_card_too() -> None:
    shown = Message(
        "Title",
        (
            Text("Text"),
            Card(title="Amara", lines=("Line",), quote="Quote", buttons=_some(2)),
            Buttons(_some(IN_SIGHT + 3, "C")),
            File("A file", "a.ics", "text/calendar", b"x"),
        ),
    )
    drawn = render.message(shown)

    for words in ("Title", "Text", "Amara", "Line", "Quote", "[B0] [B1]", "[C8]", "A file · a\u2024ics"):
        assert words in drawn.card["fallbackText"]
    assert drawn.card["fallbackText"] == render.plain(shown)
    assert (drawn.summary, drawn.card["speak"]) == ("Title\nText", "Title\nText")
    assert [file.name for file in drawn.files] == ["a.ics"]


def test_each_line_of_a_text_is_a_block_and_an_empty_one_is_room_between_two() -> None:
    body = render.message(Message("T", (Text("One\nTwo\n\nThree"),))).card["body"]

    assert [(one["inlines"][0]["text"], one["spacing"]) for one in body[1:]] == [
        ("One", "default"),
        ("Two", "none"),
        ("Three", "default"),
    ]


def test_a_lock_screen_shows_no_more_than_its_title_and_the_first_words() -> None:
    shown = Message("Title", (Text("x" * 3_000),))

    assert measure(render.message(shown).summary) <= NOTICE
    assert render.message(shown).summary.endswith(MARK)
