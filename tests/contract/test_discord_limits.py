"""Every screen of the gallery, and messages of every size, against all known limits of Discord."""

import json
from typing import Final

import pytest
from hypothesis import given, settings

from bot.adapters.discord.drawing import forms, render
from bot.ui import limits
from bot.ui.attachments import File
from bot.ui.fit import MARK
from bot.ui.forms import Checks, Choice, Form, Input, Pick, Rejected
from bot.ui.nodes import (
    Buttons,
    Filters,
    Message,
    Option,
    Select,
)
from bot.ui.verbs import asks, search
from tests.contract.any_message import FULL, messages
from tests.contract.drawing import Screen
from tests.contract.gallery import WINGS, wing
from tests.fakes.discord_limits import COMPONENTS, every, problems, problems_of_modal, said
from tests.fakes.discord_limits import measure as units


def refused(screen: Screen) -> list[str]:
    """Return why Discord would refuse a screen, in public, in private and as plain words."""
    match screen:
        case Message():
            drawn = (render.message(screen), render.message(screen, private=True), render.plain(screen))
            return [why for one in drawn for why in problems(one.body, one.files)]
        case Form():
            return problems_of_modal(forms.modal(screen))
        case Rejected(form, errors):
            return [*problems_of_modal(forms.modal(form)), *problems_of_modal(forms.modal(form, errors))]


@pytest.mark.parametrize("name", WINGS)
def test_discord_refuses_nothing_of_the_gallery(name: str) -> None:
    assert {shown.name: why for shown in wing(name) if (why := refused(shown.screen))} == {}


def test_a_body_is_json() -> None:
    drawn = render.message(Message("Title", (File("A file", "a.ics", "text/calendar", b"x"),)))

    assert json.loads(json.dumps(drawn.body))["attachments"] == [
        {"id": 0, "filename": "a.ics", "description": "A file"}
    ]
    assert drawn.files == (("a.ics", b"x"),)


@settings(max_examples=100, deadline=None)
@given(messages())
def test_whatever_our_own_limits_allow_is_drawn(shown: Message) -> None:
    assert refused(shown) == []
    pressed = {one.token for node in shown.body if isinstance(node, Buttons) for one in node.buttons}
    drawn = list(every(render.message(shown).body["components"]))
    assert len([one for one in drawn if one["type"] == 2 and "custom_id" in one]) >= len(pressed)


@pytest.mark.parametrize("name", FULL)
def test_the_most_that_a_message_can_hold_is_taken(name: str) -> None:
    shown = FULL[name]()

    assert refused(shown) == []


def test_what_has_to_be_cut_is_cut_with_a_mark() -> None:
    assert any(one.endswith(MARK) for one in said(render.message(FULL["other letters"]()).body["components"]))
    assert said(render.message(FULL["one text"]()).body["components"]) == ["T" * 150, "x" * 3_000, "y" * 850]


def test_escapes_give_way_to_look_alikes_before_a_word_is_lost() -> None:
    drawn = said(render.message(FULL["stars"]()).body["components"])

    assert [units(one) for one in drawn] == [150, 3_000, 850]
    assert not any("*" in one or "_" in one for one in drawn)


def test_a_message_of_forty_components_has_its_pictures_and_lines_left_out_first() -> None:
    shown = FULL["cards"]()
    drawn = list(every(render.message(shown).body["components"]))

    assert len(drawn) == COMPONENTS
    assert {one["type"] for one in drawn} == {2, 9, 10}
    few = Message("T", shown.body[:3])
    assert {one["type"] for one in every(render.message(few).body["components"])} >= {11, 14, 17}


OPTIONS: Final = (Option("a", "First", "About the first"), Option("b", "Second", "s" * 140))


def _form(*fields: Input | Choice | Pick | Checks, note: str = "") -> Form:
    return Form(opens=asks.ASK, submit=asks.PREVIEW, title="Title", fields=fields, send="Send", note=note)


def test_a_single_choice_is_a_list_and_several_are_radios() -> None:
    one = forms.modal(_form(Choice(name="one", label="L", options=OPTIONS[:1], value="a")))
    two = forms.modal(_form(Choice(name="one", label="L", options=OPTIONS, value="a")))

    assert (one["components"][0]["component"]["type"], two["components"][0]["component"]["type"]) == (3, 21)
    assert problems_of_modal(one) == problems_of_modal(two) == []


def test_what_an_option_is_about_stands_in_full_where_there_is_room() -> None:
    choice = Choice(name="one", label="L", options=OPTIONS)
    roomy = forms.modal(_form(choice))
    boxes = tuple(Input(name=f"b{n}", label="L") for n in range(4))
    full = forms.modal(_form(choice, *boxes))

    assert "s" * 140 in said(roomy["components"])[0]
    assert said(full["components"]) == []
    assert full["components"][0]["component"]["options"][1]["description"].endswith(MARK)


@pytest.mark.parametrize("size", [59, 60, 61, 2_000])
def test_a_draft_that_is_too_long_opens_whole(size: int) -> None:
    modal = forms.modal(_form(Input(name="box", label="L", value="x" * size, at_least=1, at_most=60)))

    assert problems_of_modal(modal) == []
    assert modal["components"][0]["component"]["value"] == "x" * size


def test_errors_stand_where_a_modal_has_room_for_them() -> None:
    box = Input(name="box", label="L", hint="A hint", at_least=1)
    beside = forms.modal(_form(box), {"box": "Too short", "": "Not today"})
    five = forms.modal(_form(box, *(Input(name=f"b{n}", label="L") for n in range(4))), {"": "Not today"})

    assert beside["components"][0] == {"type": 10, "content": "⚠ Not today"}
    assert beside["components"][1]["description"] == "⚠ Too short"
    assert beside["components"][1]["component"]["placeholder"] == "A hint"
    assert five["components"][0]["description"] == "⚠ Not today"
    assert problems_of_modal(beside) == problems_of_modal(five) == []


def test_a_select_carries_its_facet_within_what_discord_takes() -> None:
    select = Select("kind", "Kind of help", OPTIONS)
    longest = "x" * (limits.TOKEN - len("1:filter:|kind"))

    assert refused(Message("T", (Filters((select,), search.FILTER, longest),))) == []
    with pytest.raises(limits.DoesNotFit, match="what a select carries"):
        Filters((select,), search.FILTER, longest + "x")
