"""Forms as dialogs of Teams: what stands where, what is kept, and what comes back of it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.teams.actions import INPUTS, InputKind, chosen, token_of
from bot.adapters.teams.drawing import render
from bot.adapters.teams.drawing.fields import FormAids
from bot.ui import limits
from bot.ui.fit import MARK
from bot.ui.forms import (
    Checks,
    Choice,
    Conversation,
    DateInput,
    Field,
    Form,
    Input,
    Member,
    Pick,
    Rejected,
    TimeInput,
)
from bot.ui.nodes import NO_ERRORS, Message, Option
from bot.ui.verbs import asks
from tests.contract.gallery import WINGS, wing
from tests.contract.teams import AIDS, MISSING
from tests.fakes.teams import inputs
from tests.fakes.teams.cards import INPUTS as KINDS
from tests.fakes.teams.inputs import Value

Part = dict[str, Any]

OPTIONS: Final = (Option("a", "First", "About the first"), Option("b,c", "Second"))
EVERY: Final[tuple[Field, ...]] = (
    Input(name="box", label="A box", hint="A hint", value="Words", at_least=1),
    Choice(name="choice", label="A choice", options=OPTIONS, value="a"),
    Pick("pick", "A list", OPTIONS, "b,c"),
    Checks(name="checks", label="Some", options=OPTIONS, chosen=("b,c",)),
    DateInput("day", "A day", "2026-11-10", "2026-11-03", "2027-02-03"),
    TimeInput("time", "A time", "16:30"),
    Member(name="person", label="Somebody", options=OPTIONS, value="8:orgid:1"),
    Conversation("place", "A channel", value="19:a@thread.tacv2"),
)


def form(*fields: Field, note: str = "") -> Form:
    return Form(
        opens=asks.ASK, submit=asks.PREVIEW, title="Form", fields=fields, send="Send", ref="r", note=note
    )


def drawn(shown: Form, errors: Mapping[str, str] = NO_ERRORS, aids: FormAids = AIDS) -> Part:
    """Return the card of a dialog."""
    content: Part = render.dialog(shown, errors, aids)["card"]["content"]
    return content


def named(card: Part) -> list[Part]:
    return [one for one in card["body"] if one["type"] in KINDS]


def said(card: Part) -> list[str]:
    """Return what stands in a card, line by line; an input by its label."""
    return [
        one["label"] if one["type"] in KINDS else "".join(run["text"] for run in one["inlines"])
        for one in card["body"]
    ]


@pytest.mark.parametrize("field", EVERY, ids=lambda field: str(field.name))
def test_every_field_has_its_label_and_what_has_to_be_filled_in_its_words_of_error(field: Field) -> None:
    (one,) = named(drawn(form(field)))
    is_needed = isinstance(field, Input | Choice | Member | Conversation)

    assert one["label"] == field.label
    assert (one.get("isRequired", False), one.get("errorMessage", "")) == (
        is_needed,
        MISSING if is_needed else "",
    )


def test_what_may_stay_empty_is_not_asked_for() -> None:
    (free,) = named(drawn(form(Input(name="box", label="A box"))))
    (needed,) = named(drawn(form(EVERY[0]), aids=FormAids()))

    assert "isRequired" not in free
    assert "isRequired" not in needed


def test_what_is_wrong_stands_in_red_and_under_a_sign_between_its_field_and_the_hint() -> None:
    card = drawn(form(*EVERY[:2], note="A note"), {"box": "Too short", "choice": "No room", "": "Not today"})
    red = [one for one in card["body"] if one.get("inlines", [{}])[0].get("color") == "attention"]

    assert said(card) == ["A note", "⚠ Not today", "A box", "⚠ Too short", "A hint", "A choice", "⚠ No room"]
    assert [one["inlines"][0]["text"] for one in red] == ["⚠ Not today", "⚠ Too short", "⚠ No room"]


def filled(card: Part, given: Mapping[str, Value] | None = None) -> Mapping[str, tuple[str, ...]]:
    """Return what comes back of a dialog in which somebody changed this, as Teams' client sends it."""
    (send,) = card["actions"]
    return chosen({**send["data"], **inputs.filled(card, given or {})})


def test_what_stood_in_a_form_comes_back_as_it_was() -> None:
    for fields in (EVERY[:4], EVERY[4:]):
        card = drawn(form(*fields), {fields[0].name: "Not that"})
        assert filled(card) == {one.name: _values(one) for one in fields}
        assert token_of(card["actions"][0]["data"]) == form(*fields).token


def _values(field: Field) -> tuple[str, ...]:
    return field.chosen if isinstance(field, Checks) else (field.value,)


def test_an_empty_field_comes_back_empty_and_a_list_can_be_left() -> None:
    card = drawn(
        form(
            Input(name="box", label="A box"),
            Pick("pick", "A list", OPTIONS, "a"),
            Checks(name="checks", label="Some", options=OPTIONS, chosen=("a",)),
            DateInput("day", "A day", "not a day"),
        )
    )

    assert filled(card, {"A list": "—", "Some": ()}) == {
        "box": ("",),
        "pick": ("",),
        "checks": (),
        "day": ("",),
    }


@pytest.mark.parametrize(
    "pasted",
    [
        "19:a-b_c@thread.tacv2",
        "https://teams.microsoft.com/l/channel/19%3Aa-b_c%40thread.tacv2/General?groupId=1&tenantId=2",
        " https://teams.cloud.microsoft/l/channel/19%3aa-b_c%40thread.tacv2/ ",
        "https://teams.microsoft.com/l/chat/19:a-b_c@thread.tacv2/0",
    ],
)
def test_where_none_is_known_a_place_is_its_link_or_its_id(pasted: str) -> None:
    card = drawn(form(Conversation("place", "A channel")))
    (one,) = named(card)

    assert one["placeholder"] == AIDS.paste
    assert filled(card, {"A channel": pasted}) == {"place": ("19:a-b_c@thread.tacv2",)}


def test_what_is_no_link_to_a_place_is_checked_as_it_was_typed() -> None:
    card = drawn(form(Conversation("place", "A channel")))

    for typed in ("#mentors", "https://evil.example/l/channel/19%3Aa", "https://teams.microsoft.com/"):
        assert filled(card, {"A channel": typed}) == {"place": (typed,)}


TEXT: Final = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=limits.CHECKS, unique=True), st.data())
def test_whatever_a_value_is_it_comes_back(values: list[str], data: st.DataObject) -> None:
    options = tuple(Option(value, "Label") for value in values)
    on = tuple(value for value in values if data.draw(st.booleans()))
    one = data.draw(st.sampled_from(values))
    card = drawn(
        form(
            Checks(name="checks", label="Some", options=options, chosen=on), Pick("pick", "One", options, one)
        )
    )

    assert filled(card) == {"checks": on, "pick": (one,)}


def _forms() -> Iterable[tuple[str, Form, Mapping[str, str]]]:
    for name in WINGS:
        for shown in wing(name):
            match shown.screen:
                case Form() as plain:
                    yield shown.name, plain, NO_ERRORS
                case Rejected(rejected, errors):
                    yield shown.name, rejected, errors
                case Message():
                    pass


def test_every_form_of_the_gallery_names_what_it_sends() -> None:
    for name, shown, errors in _forms():
        card = drawn(shown, errors)
        (send,) = card["actions"]
        assert send["data"][INPUTS] == [one["id"] for one in named(card)], name
        assert {one["id"].partition(".")[0] for one in named(card)} <= set(InputKind), name
        assert set(filled(card)) == {field.name for field in shown.fields}, name


@pytest.mark.parametrize("size", [limits.INPUT - 1, limits.INPUT, limits.INPUT + 1, 9_000])
def test_a_draft_that_is_too_long_opens_whole(size: int) -> None:
    """Our own check reports that it is too long; its writer shortens it in the form."""
    (one,) = named(drawn(form(Input(name="box", label="A box", value="🌱" * (size // 2), at_most=60))))

    assert one["value"] == "🌱" * (size // 2)
    assert "maxLength" not in one


def test_five_boxes_of_pasted_pages_still_open() -> None:
    boxes = tuple(
        Input(name=f"box{n}", label="A box", value="漢" * 100_000, tall=True) for n in range(limits.FIELDS)
    )
    card = drawn(form(*boxes))

    assert {one["value"][-1] for one in named(card)} == {MARK}
    assert min(len(one["value"]) for one in named(card)) >= limits.INPUT
    assert len(str(card).encode("utf-16-le")) <= limits.SENT
