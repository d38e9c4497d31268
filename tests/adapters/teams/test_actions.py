"""What a press carries to Teams and back: whatever is filled in, and whatever somebody makes by hand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.teams.actions import (
    INPUTS,
    TOKEN,
    InputKind,
    chosen,
    data,
    input_id,
    pack,
    token_of,
    unpack,
)

TEXT = st.text(max_size=30)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from([TOKEN, INPUTS, "words.box", "one.a", "many.b", "many.b#2", "many.", ".b", "msteams"])


@settings(deadline=None)
@given(TEXT)
def test_a_packed_value_has_no_comma_and_is_read_back(value: str) -> None:
    assert not {",", ";"} & set(pack(value))
    assert unpack(pack(value)) == value


@settings(deadline=None)
@given(st.dictionaries(KEYS, JSON, max_size=6))
def test_what_somebody_makes_by_hand_is_read_as_far_as_it_can_be(carried: dict[str, object]) -> None:
    assert all(isinstance(value, str) for values in chosen(carried).values() for value in values)
    assert isinstance(token_of(carried), str)


def test_two_choices_of_one_name_come_back_together() -> None:
    ids = [input_id(InputKind.MANY, "field"), input_id(InputKind.MANY, "field", ["many.field"])]

    assert ids == ["many.field", "many.field#2"]
    assert chosen({**data("token", ids), "many.field": "a,b", "many.field#2": "c"}) == {
        "field": ("a", "b", "c")
    }
    assert chosen({**data("token", ids), "many.field#2": "c"}) == {"field": ("c",)}
    assert chosen(data("token", ids)) == {"field": ()}


def test_an_input_overwrites_nothing_of_ours() -> None:
    for kind in InputKind:
        assert input_id(kind, TOKEN) not in {TOKEN, INPUTS, "action", "dialog_id", "msteams"}


def test_one_comma_too_many_adds_no_value() -> None:
    assert chosen({"many.field": ",a,,b,"}) == {"field": ("a", "b")}
