"""What Teams would show otherwise than it was meant: each mistake is a complaint, what is right is none."""

from typing import Final

import pytest

from tests.fakes.teams import cards, reading
from tests.fakes.teams.values import BOT, CARD, Json, Message
from tests.stand_ins.teams.conftest import card

TEXT: Final = {"type": "TextBlock", "text": "Hello"}
INPUT: Final = {"type": "Input.Text", "id": "x", "label": "X"}
EXECUTE: Final = {
    "type": "Action.Execute",
    "title": "Go",
    "verb": "v",
    "fallback": {"type": "Action.Submit", "title": "Go"},
}
CHOICE: Final = {"title": "A", "value": "a"}
CHOICES: Final[Json] = {
    "type": "Input.ChoiceSet",
    "id": "c",
    "label": "C",
    "choices": [CHOICE],
}

RIGHT: Final[dict[str, Json]] = {
    "all kinds": card(
        TEXT,
        {"type": "Container", "items": [TEXT]},
        {
            "type": "ColumnSet",
            "columns": [{"width": "auto", "items": [TEXT]}, {"type": "Column", "items": []}],
        },
        {
            "type": "Table",
            "columns": [{"width": 1}],
            "rows": [{"type": "TableRow", "cells": [{"type": "TableCell", "items": [TEXT]}]}],
        },
        {"type": "RichTextBlock", "inlines": ["plain", {"type": "TextRun", "text": "bold"}]},
        {"type": "FactSet", "facts": [{"title": "Place", "value": "Lagos"}]},
        {"type": "Image", "url": "data:image/png;base64,AA==", "altText": "A face"},
        INPUT,
        CHOICES,
        {
            "type": "ActionSet",
            "actions": [EXECUTE, {"type": "Action.OpenUrl", "title": "Read", "url": "https://here.example/"}],
        },
        actions=[{**EXECUTE, "mode": "secondary"}] * 9,
    ),
    "no body": card(),
}
WRONG: Final[dict[str, tuple[Json, str]]] = {
    "no card": ({"type": "Card"}, "no Adaptive Card"),
    "a version that Teams does not draw": (card(version="1.6"), "version"),
    "no words in its place": (card(fallbackText=""), "fallbackText"),
    "an unknown element": (card({"type": "Carousel"}), "does not know"),
    "an unknown action": (card(actions=[{"type": "Action.Http", "title": "x"}]), "does not know"),
    "a text without words": (card({"type": "TextBlock", "text": " "}), "without words"),
    "seven actions in sight": (card(actions=[EXECUTE] * 7), "7 actions"),
    "an input without an id": (card({**INPUT, "id": ""}), "without an id"),
    "an input without a label": (card({**INPUT, "label": ""}), "without a label"),
    "two inputs of one id": (card(INPUT, INPUT), "two inputs"),
    "a required input without an error": (card({**INPUT, "isRequired": True}), "what is wrong"),
    "a menu without choices": (card({**CHOICES, "choices": []}), "without choices"),
    "a value that is there twice": (card({**CHOICES, "choices": [CHOICE, CHOICE]}), "there twice"),
    "a comma among several": (
        card({**CHOICES, "isMultiSelect": True, "choices": [{"title": "A", "value": "a,b"}]}),
        "comma",
    ),
    "an action without a title": (card(actions=[{**EXECUTE, "title": ""}]), "without a title"),
    "an action without a verb": (card(actions=[{**EXECUTE, "verb": ""}]), "without a verb"),
    "no Submit in its place": (
        card(actions=[{**EXECUTE, "fallback": "drop"} | {"fallback": {}}]),
        "in its place",
    ),
    "data that is a string": (card(actions=[{**EXECUTE, "data": "x"}]), "no object"),
    "data under an input": (card(INPUT, actions=[{**EXECUTE, "data": {"x": 1}}]), "overwrite"),
    "a link to a script": (
        card(actions=[{"type": "Action.OpenUrl", "title": "x", "url": "data:x"}]),
        "address",
    ),
    "a refresh for 61": (card(refresh={"userIds": ["x"] * 61}), "60 people"),
    "deep inside": (
        card({"type": "Container", "items": [{"type": "Container", "items": [{"type": "x"}]}]}),
        "does not know",
    ),
    "in a card behind a button": (
        card(
            actions=[
                {
                    "type": "Action.ShowCard",
                    "title": "More",
                    "card": {"type": "AdaptiveCard", "body": [{"type": "x"}]},
                }
            ]
        ),
        "does not know",
    ),
}


@pytest.mark.parametrize("case", RIGHT)
def test_what_is_right_is_taken(case: str) -> None:
    assert cards.of_card(RIGHT[case]) == []


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_one_complaint(case: str) -> None:
    content, says = WRONG[case]
    (complaint,) = cards.of_card(content)
    assert says in complaint


def test_an_unknown_attachment_is_a_complaint() -> None:
    assert cards.of_activity({"attachments": [{"contentType": "text/html"}]}) != []


def test_a_card_is_read_as_its_reader_sees_it() -> None:
    message = Message(
        "1",
        "a:1",
        BOT,
        {"text": "Hello", "attachments": [{"contentType": CARD, "content": RIGHT["all kinds"]}]},
    )
    assert reading.outline(message).splitlines()[:9] == [
        "Hello",
        "Hello",
        "Hello",
        "Hello",
        "Hello",
        "plainbold",
        "Place: Lagos",
        "(picture: A face)",
        "X",
    ]
    assert reading.lines(RIGHT["all kinds"])[-3:] == [
        "▾ A",
        "[Go] [Read](https://here.example/)",
        " ".join(["…[Go]"] * 9),
    ]
    assert reading.buttons(RIGHT["all kinds"])[:2] == ["Go", "Read"]
