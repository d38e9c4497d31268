"""The stand-in's limits refuse what Slack refuses: each rule is broken once."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import pytest

from bot.adapters.slack.drawing import render
from bot.ui.forms import Checks, Choice, Form, Input
from bot.ui.nodes import Button, Buttons, Card, Filters, Message, Option, Quote, Select, Text, Tone
from bot.ui.verbs import asks, search
from tests.fakes.slack_limits import problems, problems_of_view

Block = dict[str, Any]

OPTIONS: Final = (Option("a", "First", "about"), Option("b", "Second"))
PRESS: Final = Button("See", search.FIND)
SHOWN: Final = Message(
    "Title",
    (
        Card(title="Name", lines=("Line",), quote="Quote", buttons=(PRESS,)),
        Filters((Select("kind", "Kind", OPTIONS, ("a",)),), search.FILTER),
        Text("Quiet", Tone.QUIET),
        Quote("Words"),
        Buttons((PRESS, Button("Ask", search.FIND, "x"))),
    ),
)
FORM: Final = Form(
    opens=asks.ASK,
    submit=asks.PREVIEW,
    title="Title",
    fields=(
        Input(name="box", label="Label", hint="Hint", value="words", at_least=1),
        Choice(name="one", label="One", options=OPTIONS, value="a"),
        Checks(name="any", label="Any", options=OPTIONS, chosen=("b",)),
    ),
    send="Send",
    note="Note",
)
TITLE, CARD, STEPS, SELECT, QUIET, QUOTE, BUTTONS = range(7)
NOTE, BOX, ONE, ANY = range(4)


def message() -> list[Block]:
    return render.message(SHOWN).blocks


def view() -> Block:
    return render.modal(FORM)


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def option(number: int) -> Block:
    return {"text": plain(f"Option {number}"), "value": str(number)}


IN_A_MESSAGE: Final[Mapping[str, Callable[[list[Block]], object]]] = {
    "no blocks": lambda blocks: blocks.clear(),
    "51 blocks": lambda blocks: blocks.extend({"type": "divider", "block_id": f"d{n}"} for n in range(44)),
    "the same block id": lambda blocks: blocks[CARD].update(block_id="0.title"),
    "a long block id": lambda blocks: blocks[CARD].update(block_id="x" * 256),
    "no block id": lambda blocks: blocks[CARD].pop("block_id"),
    "a strange block": lambda blocks: blocks[CARD].update(type="poem"),
    "a strange property": lambda blocks: blocks[TITLE].update(colour="teal"),
    "a long header": lambda blocks: blocks[TITLE].update(text=plain("x" * 151)),
    "a header too long in UTF-16": lambda blocks: blocks[TITLE].update(text=plain("🌱" * 76)),
    "an empty header": lambda blocks: blocks[TITLE].update(text=plain("")),
    "a header in mrkdwn": lambda blocks: blocks[TITLE].update(text={"type": "mrkdwn", "text": "x"}),
    "a property of another text": lambda blocks: blocks[TITLE]["text"].update(verbatim=True),
    "no elements": lambda blocks: blocks[BUTTONS].update(elements=[]),
    "elements forgotten": lambda blocks: blocks[BUTTONS].pop("elements"),
    "26 elements": lambda blocks: blocks[BUTTONS].update(
        elements=[{**blocks[STEPS]["elements"][0], "action_id": str(n)} for n in range(26)]
    ),
    "the same action id": lambda blocks: blocks[BUTTONS]["elements"][1].update(action_id="1:find:"),
    "a long action id": lambda blocks: blocks[BUTTONS]["elements"][0].update(action_id="x" * 256),
    "no action id": lambda blocks: blocks[BUTTONS]["elements"][0].pop("action_id"),
    "a long label": lambda blocks: blocks[BUTTONS]["elements"][0].update(text=plain("x" * 76)),
    "a long value": lambda blocks: blocks[BUTTONS]["elements"][0].update(value="x" * 2001),
    "a strange style": lambda blocks: blocks[BUTTONS]["elements"][0].update(style="main"),
    "a multi-select among actions": lambda blocks: blocks[BUTTONS].update(
        elements=[blocks[SELECT]["accessory"]]
    ),
    "a section of nothing": lambda blocks: blocks[SELECT].pop("text"),
    "a long section": lambda blocks: blocks[SELECT].update(text=plain("x" * 3001)),
    "11 fields": lambda blocks: blocks[SELECT].update(fields=[plain("x")] * 11),
    "a long field": lambda blocks: blocks[SELECT].update(fields=[plain("x" * 2001)]),
    "no options": lambda blocks: blocks[SELECT]["accessory"].update(options=[]),
    "101 options": lambda blocks: blocks[SELECT]["accessory"].update(
        options=[option(n) for n in range(101)], initial_options=[option(0)]
    ),
    "an option that is not there": lambda blocks: blocks[SELECT]["accessory"].update(
        initial_options=[option(7)]
    ),
    "no option at first": lambda blocks: blocks[SELECT]["accessory"].update(initial_options=[]),
    "a long option": lambda blocks: blocks[SELECT]["accessory"]["options"][1].update(text=plain("x" * 76)),
    "a long option's value": lambda blocks: blocks[SELECT]["accessory"]["options"][1].update(value="x" * 151),
    "an option without a value": lambda blocks: blocks[SELECT]["accessory"]["options"][1].pop("value"),
    "a long description": lambda blocks: blocks[SELECT]["accessory"]["options"][1].update(
        description=plain("x" * 76)
    ),
    "a long placeholder": lambda blocks: blocks[SELECT]["accessory"].update(placeholder=plain("x" * 151)),
    "11 in a context": lambda blocks: blocks[QUIET].update(elements=[plain("x")] * 11),
    "a long context": lambda blocks: blocks[QUIET].update(elements=[plain("x" * 2001)]),
    "nothing in a quote": lambda blocks: blocks[QUOTE]["elements"][0].update(elements=[]),
    "no words in rich text": lambda blocks: blocks[QUOTE]["elements"][0]["elements"][0].update(text=""),
    "much rich text": lambda blocks: blocks[QUOTE]["elements"][0]["elements"][0].update(text="x" * 4001),
    "a strange leaf": lambda blocks: blocks[QUOTE]["elements"][0]["elements"][0].update(type="poem"),
    "a strange leaf's style": lambda blocks: blocks[CARD]["elements"][0]["elements"][0].update(
        style={"loud": True}
    ),
    "a strange part of rich text": lambda blocks: blocks[QUOTE]["elements"][0].update(type="poem"),
    "too much in all": lambda blocks: blocks.extend(
        {"type": "section", "block_id": f"s{n}", "text": plain("x" * 3000)} for n in range(5)
    ),
}

IN_A_VIEW: Final[Mapping[str, Callable[[Block], object]]] = {
    "a strange view": lambda view: view.update(type="poem"),
    "a strange property": lambda view: view.update(colour="teal"),
    "no title": lambda view: view.pop("title"),
    "a long title": lambda view: view.update(title=plain("x" * 25)),
    "a long submit": lambda view: view.update(submit=plain("x" * 25)),
    "a long close": lambda view: view.update(close=plain("x" * 25)),
    "inputs without submit": lambda view: view.pop("submit"),
    "much metadata": lambda view: view.update(private_metadata="x" * 3001),
    "a long callback id": lambda view: view.update(callback_id="x" * 256),
    "101 blocks": lambda view: view.update(
        blocks=[{"type": "divider", "block_id": str(n)} for n in range(101)]
    ),
    "a submit at home": lambda view: view.update(type="home"),
    "an empty box": lambda view: view["blocks"][BOX]["element"].update(initial_value=""),
    "a draft longer than its box": lambda view: view["blocks"][BOX]["element"].update(max_length=4),
    "a box for too much": lambda view: view["blocks"][BOX]["element"].update(max_length=3001),
    "a box that wants too much": lambda view: view["blocks"][BOX]["element"].update(min_length=3001),
    "a long label": lambda view: view["blocks"][BOX].update(label=plain("x" * 2001)),
    "a long hint": lambda view: view["blocks"][BOX].update(hint=plain("x" * 2001)),
    "a button in an input": lambda view: view["blocks"][BOX].update(element=message()[STEPS]["elements"][0]),
    "11 radio buttons": lambda view: view["blocks"][ONE].update(
        element={"type": "radio_buttons", "action_id": "one", "options": [option(n) for n in range(11)]}
    ),
    "11 checks": lambda view: view["blocks"][ANY].update(
        element={"type": "checkboxes", "action_id": "any", "options": [option(n) for n in range(11)]}
    ),
    "a choice that is not there": lambda view: view["blocks"][ONE]["element"].update(
        initial_option=option(7)
    ),
    "a quarter of a megabyte": lambda view: view["blocks"][BOX]["element"].update(
        initial_value="x" * 250_000
    ),
}


def test_what_slack_takes_is_taken() -> None:
    assert problems(message(), "message") == []
    assert problems_of_view(view()) == []


@pytest.mark.parametrize("spoil", IN_A_MESSAGE.values(), ids=IN_A_MESSAGE)
def test_a_message_that_slack_refuses_is_refused(spoil: Callable[[list[Block]], object]) -> None:
    blocks = message()
    spoil(blocks)

    assert problems(blocks, "message") != []


@pytest.mark.parametrize("spoil", IN_A_VIEW.values(), ids=IN_A_VIEW)
def test_a_view_that_slack_refuses_is_refused(spoil: Callable[[Block], object]) -> None:
    spoilt = view()
    spoil(spoilt)

    assert problems_of_view(spoilt) != []


def test_a_modal_holds_more_blocks_than_a_message() -> None:
    blocks = [{"type": "divider", "block_id": str(n)} for n in range(51)]

    assert problems(blocks, "modal") == []
    assert problems(blocks, "home") == []
    assert problems(blocks, "message") != []
