"""Cards of Teams as Microsoft's own renderer draws them: every word is read, and no mark but ours is one."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from bot.adapters.teams.actions import FETCH, INPUTS, TOKEN, chosen, token_of
from bot.adapters.teams.drawing.controls import IN_SIGHT
from bot.adapters.teams.drawing.escape import JOINER
from tests.contract import teams
from tests.contract.cards_drawn import CardDrawn, draw
from tests.contract.gallery import wing
from tests.contract.teams import LINK, Part, every, unmarked

MOST_ACTIONS: Final = f"Maximum number of actions exceeded ({IN_SIGHT})."
"""Said of a set with more, though the rest is behind three dots."""

PEOPLE: Final = 'Property "choices.data" is supported in version 1.6, but you are using version 1.5.'
"""Teams knows it in earlier versions too (learn.microsoft.com, People Picker in Adaptive Cards)."""

WORDS: Final = ("text", "title", "label", "tooltip", "value", "speak", "fallbackText", "url", "altText")


def cards() -> dict[str, Part]:
    """Return a card of every screen of our own nodes, and of each shape that the views give one."""
    hostile = [shown for name in ("nodes", "fields", "longest") for shown in wing(name)]
    found = {shown.name: teams.card_of(shown.screen) for shown in hostile}
    spoken = {shown.name: teams.card_of(shown.screen) for shown in wing("calm")}
    by_shape = {repr(shape(card)): name for name, card in spoken.items()}
    return {**found, **{name: spoken[name] for name in by_shape.values()}}


def shape(part: object) -> object:
    """Return a card without its words: two of the same shape differ in nothing that a renderer looks at."""
    if isinstance(part, dict):
        return {name: "" if name in WORDS else shape(value) for name, value in part.items() if name != "data"}
    return [shape(one) for one in part] if isinstance(part, list) else part


def expected(card: Part) -> CardDrawn:
    """Return what has to be read, pressed and sent of a card."""
    sets = [one["actions"] for one in (*every(card["body"]), card) if one.get("actions")]
    markdown = list(teams.markdown_in(card))
    return CardDrawn(
        complaints=sorted(complaints(card, sets)),
        texts=[normal(text) for text in texts(card["body"])],
        marks=sorted(mark for text in markdown for mark in marks(text)),
        links=[found[2] for text in markdown for found in LINK.finditer(text)],
        buttons=[normal(label) for actions in sets for label in labels(actions)],
        headings=sum(one.get("style") == "heading" for one in every(card)),
        pictures=[one["altText"] for one in every(card) if one.get("type") == "Image"],
        pressed=[],
    )


def complaints(card: Part, sets: list[list[Part]]) -> Iterator[str]:
    yield from (MOST_ACTIONS for actions in sets if len(actions) > IN_SIGHT)
    yield from (PEOPLE for one in every(card) if "choices.data" in one)


def texts(elements: list[Part]) -> Iterator[str]:
    for one in elements:
        match one["type"]:
            case "TextBlock":
                yield re.sub(r"\[(.*?)\]\(.*?\)", r"\1", unmarked(one["text"]))
            case "RichTextBlock":
                yield "".join(run["text"] for run in one["inlines"])
            case "Container":
                yield from texts(one["items"])
            case "ColumnSet":
                yield from (text for column in one["columns"] for text in texts(column["items"]))
            case "ActionSet" | "Image":
                pass
            case _:
                yield one["label"] + (" *" if one.get("isRequired") else "")
                in_sight = one.get("choices", ()) if one.get("style") == "expanded" else ()
                yield from (choice["title"] for choice in in_sight)


def labels(actions: list[Part]) -> Iterator[str]:
    yield from (one["title"] for one in actions if "mode" not in one)
    yield from ("...",) if any("mode" in one for one in actions) else ()


def marks(text: str) -> Iterator[str]:
    """Yield the tags that our own marks make of a text."""
    yield "p"
    without = LINK.sub(lambda found: found[1], text)
    for stars in re.findall(r"\*{1,3}", without)[::2]:
        yield from {1: ("em",), 2: ("strong",), 3: ("em", "strong")}[len(stars)]
    yield from ("a" for _ in LINK.finditer(text))


def normal(text: str) -> str:
    """Return a text as it is read, in one line."""
    return " ".join(text.replace(JOINER, "").split())


def sent(card: Part, pressed: list[dict[str, Any] | None]) -> dict[str, object]:
    """Return what the presses carry that send what is filled in, by the token."""
    return {token_of(one): chosen(one) for one in pressed if one and INPUTS in one}


def shown_in(card: Part) -> dict[str, object]:
    """Return what stands in the inputs of each press that sends them, where nothing has to be filled in."""
    inputs = {one["id"]: one for one in every(card) if "id" in one}
    presses = [one for one in every(card) if one.get("type") in {"Action.Submit", "Action.Execute"}]
    return {
        token_of(one["data"]): chosen(
            {**one["data"], **{name: inputs[name].get("value", "") for name in asked}}
        )
        for one in presses
        if (asked := one["data"].get(INPUTS)) and not any(_refuses(inputs[name]) for name in asked)
    }


def _refuses(one: Part) -> bool:
    return bool(one.get("isRequired")) and not one.get("value")


@pytest.fixture(scope="module")
def drawn() -> dict[str, tuple[Part, CardDrawn]]:
    """Each card, and what the renderer makes of it."""
    asked = cards()
    return {
        name: (card, shown) for (name, card), shown in zip(asked.items(), draw(asked.values()), strict=True)
    }


def test_each_card_is_drawn_as_it_was_meant(drawn: dict[str, tuple[Part, CardDrawn]]) -> None:
    assert len(drawn) > 300
    for name, (card, shown) in drawn.items():
        want = expected(card)
        assert sorted(shown.complaints) == want.complaints, name
        assert [normal(text) for text in shown.texts] == want.texts, name
        assert sorted(shown.marks) == want.marks, name
        assert shown.links == want.links, name
        assert [normal(label) for label in shown.buttons] == want.buttons, name
        assert (shown.headings, shown.pictures) == (want.headings, want.pictures), name
        assert sent(card, shown.pressed) == shown_in(card), name
        others = [one for one in shown.pressed if one and INPUTS not in one]
        assert {key for one in others for key in one} <= {TOKEN, *FETCH}, name
