"""The modals that Discord opens, what its client lets a person submit, and how a form arrives."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.fakes.discord.acting import Unable, Value
from tests.fakes.discord.errors import codes
from tests.fakes.discord.reading import form
from tests.fakes.discord.values import Interaction
from tests.stand_ins.discord.conftest import Rest, Town, text

Part = dict[str, Any]
LENGTH = "BASE_TYPE_BAD_LENGTH"
KIND = "UNION_TYPE_CHOICES"
OPEN = {"name": "ask", "description": "Ask somebody"}


def options(number: int) -> list[Part]:
    return [{"label": f"No {one}", "value": str(one)} for one in range(number)]


def label(component: Mapping[str, Any], words: str = "Your question", **more: object) -> Part:
    return {"type": 18, "label": words, "component": dict(component), **more}


def field(custom_id: str = "question", **more: object) -> Part:
    return {"type": 4, "custom_id": custom_id, "style": 2, **more}


def radio(number: int = 2, **more: object) -> Part:
    return {"type": 21, "custom_id": "kind", "options": options(number), **more}


def checks(number: int = 2, **more: object) -> Part:
    return {"type": 22, "custom_id": "kinds", "options": options(number), **more}


def select(number: int = 2, **more: object) -> Part:
    return {"type": 3, "custom_id": "field", "options": options(number), **more}


def modal(*parts: Mapping[str, Any], title: str = "Ask Amara", custom_id: str = "ask") -> Part:
    return {"title": title, "custom_id": custom_id, "components": list(parts)}


LEGAL: dict[str, Part] = {
    "the most of all": modal(
        label(field("a", min_length=1, max_length=4_000, value="x" * 4_000), "x" * 45, description="x" * 100),
        label(radio(10)),
        label(checks(10, min_values=0, max_values=10, required=False)),
        label(select(25, min_values=1, max_values=25)),
        label({"type": 23, "custom_id": "nameless", "default": True}),
        title="x" * 45,
    ),
    "people, places and words": modal(
        text("Read this first"),
        label({"type": 5, "custom_id": "who"}),
        label({"type": 8, "custom_id": "where", "required": False, "min_values": 0}),
        label({"type": 19, "custom_id": "cv", "required": False, "min_values": 0}),
    ),
    "the old way": modal({"type": 1, "components": [field(label="Your question")]}),
}

ILLEGAL: dict[str, tuple[str, Part]] = {
    "a title of 46": (LENGTH, modal(label(field()), title="x" * 46)),
    "no title": (LENGTH, modal(label(field()), title="")),
    "a custom id of 101": (LENGTH, modal(label(field()), custom_id="x" * 101)),
    "no parts": (LENGTH, modal()),
    "six parts": (LENGTH, modal(*[label(field(str(one))) for one in range(6)])),
    "a label of 46": (LENGTH, modal(label(field(), "x" * 46))),
    "a hint of 101": (LENGTH, modal(label(field(), description="x" * 101))),
    "an empty hint": (LENGTH, modal(label(field(), description=""))),
    "a button": (KIND, modal({"type": 1, "components": [{"type": 2, "custom_id": "x", "label": "x"}]})),
    "a field without a label": (KIND, modal(field())),
    "a label around nothing": (KIND, modal({"type": 18, "label": "x"})),
    "two labels": ("COMPONENT_LABEL_NOT_ALLOWED", modal(label(field(label="again")))),
    "the same custom id twice": (
        "COMPONENT_CUSTOM_ID_DUPLICATED",
        modal(label(field("x")), label(field("x"))),
    ),
    "no style": ("NUMBER_TYPE_RANGE", modal(label({"type": 4, "custom_id": "x"}))),
    "a text of 4,001": ("NUMBER_TYPE_RANGE", modal(label(field(max_length=4_001)))),
    "a value over the most": (LENGTH, modal(label(field(max_length=3, value="four")))),
    "more at least than at most": (LENGTH, modal(label(field(min_length=5, max_length=4)))),
    "a placeholder of 101": (LENGTH, modal(label(field(placeholder="x" * 101)))),
    "one radio button": (LENGTH, modal(label(radio(1)))),
    "eleven radio buttons": (LENGTH, modal(label(radio(11)))),
    "two radio buttons on": (
        "RADIO_GROUP_SEVERAL_DEFAULTS",
        modal(label(radio(options=[{**one, "default": True} for one in options(2)]))),
    ),
    "eleven check boxes": (LENGTH, modal(label(checks(11)))),
    "no check box": (LENGTH, modal(label(checks(0)))),
    "none of what is required": (
        "COMPONENT_REQUIRED_WITHOUT_MIN_VALUES",
        modal(label(checks(min_values=0))),
    ),
    "no choice of what is required": (
        "COMPONENT_REQUIRED_WITHOUT_MIN_VALUES",
        modal(label(select(min_values=0))),
    ),
    "26 options": (LENGTH, modal(label(select(26)))),
    "a box that is half on": (
        "BOOLEAN_TYPE_CONVERT",
        modal(label({"type": 23, "custom_id": "x", "default": "?"})),
    ),
    "eleven files": ("NUMBER_TYPE_RANGE", modal(label({"type": 19, "custom_id": "x", "max_values": 11}))),
}


async def opened(town: Town, rest: Rest, given: Part) -> Interaction:
    await rest.registers(OPEN)
    asked = town.leila.runs("ask")
    said = await rest.answers(asked, 9, given)
    assert said.status == 204, said.body
    return asked


@pytest.mark.parametrize("name", LEGAL)
async def test_what_discord_opens_is_taken(town: Town, rest: Rest, name: str) -> None:
    assert (await opened(town, rest, LEGAL[name])).modal["title"]


@pytest.mark.parametrize("name", ILLEGAL)
async def test_what_discord_does_not_open_is_refused(town: Town, rest: Rest, name: str) -> None:
    code, given = ILLEGAL[name]
    await rest.registers(OPEN)
    asked = town.leila.runs("ask")
    said = await rest.answers(asked, 9, given)
    assert (said.status, said.code) == (400, 50035)
    assert code in set(codes(said.body["errors"]["data"]))
    assert asked.modal == {}
    assert (await rest.answers(asked, 9, modal(label(field())))).status == 204  # it is not answered yet


async def test_a_form_reads_as_it_was_opened(town: Town, rest: Rest) -> None:
    asked = await opened(
        town, rest, modal(label(field(value="I wonder"), description="20 to 1,200"), label(radio(), "Kind"))
    )
    assert form(asked.modal).splitlines() == [
        "# Ask Amara",
        "Your question (20 to 1,200)",
        "[I wonder]",
        "Kind",
        "▾ : No 0 | No 1",
    ]


REFUSED_BY_THE_CLIENT: dict[str, tuple[Part, dict[str, Value]]] = {
    "nothing written": (field(), {"question": ""}),
    "too little written": (field(min_length=5), {"question": "four"}),
    "too much written": (field(max_length=3), {"question": "four"}),
    "nothing chosen": (select(), {}),
    "too much chosen": (select(), {"field": ["0", "1"]}),
    "too little chosen": (select(3, min_values=2, max_values=3), {"field": ["0"]}),
    "no radio button on": (radio(), {}),
    "two radio buttons on": (radio(), {"kind": ["0", "1"]}),
    "no box on": (checks(), {}),
    "what is not offered": (radio(), {"kind": "7"}),
    "a field that is not there": (field(), {"question": "x", "else": "y"}),
}


@pytest.mark.parametrize("name", REFUSED_BY_THE_CLIENT)
async def test_the_client_holds_a_form_back(town: Town, rest: Rest, name: str) -> None:
    part, values = REFUSED_BY_THE_CLIENT[name]
    asked = await opened(town, rest, modal(label(part)))
    with pytest.raises(Unable):
        town.leila.submits(asked, values)
    assert asked.submitted is False


async def test_a_form_arrives_as_discord_sends_it(town: Town, rest: Rest) -> None:
    asked = await opened(
        town,
        rest,
        modal(
            label(field(required=False, value="kept")),
            label(radio(options=[{**one, "default": one["value"] == "1"} for one in options(2)]), "Kind"),
            label(checks(max_values=2), "Kinds"),
            label({"type": 23, "custom_id": "nameless"}, "Without my name"),
            label({"type": 5, "custom_id": "who"}, "Who"),
        ),
    )
    amara = town.amara.user.id
    sent = town.leila.submits(asked, {"Kinds": ["No 0", "1"], "nameless": True, "Who": [amara]})
    data = sent.payload["data"]
    inside = [one["component"] for one in data["components"]]
    assert data["custom_id"] == "ask"
    assert [one["type"] for one in data["components"]] == [18] * 5
    assert [one.get("value", one.get("values")) for one in inside] == ["kept", "1", ["0", "1"], True, [amara]]
    assert data["resolved"]["users"][amara]["username"] == "amara"
    assert data["resolved"]["members"][amara]["permissions"] == sent.payload["member"]["permissions"]
    assert sent.payload["type"] == 5
    assert "message" not in sent.payload
    with pytest.raises(Unable):
        town.leila.submits(asked)
    with pytest.raises(Unable):
        town.amara.submits(await opened(town, rest, modal(label(field()))), {"question": "x"})


async def test_an_empty_form_arrives_empty(town: Town, rest: Rest) -> None:
    parts = (
        label(field(required=False)),
        label(radio(required=False)),
        label(checks(required=False)),
        text("x"),
    )
    asked = await opened(town, rest, modal(*parts))
    sent = town.leila.submits(asked)
    *fields, words = sent.payload["data"]["components"]
    assert [one["component"].get("value", one["component"].get("values")) for one in fields] == ["", None, []]
    assert words["type"] == 10
