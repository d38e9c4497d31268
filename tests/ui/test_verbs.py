"""Tokens of buttons: they are read back as they were written, and any other token is out of date."""

import importlib
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui import limits, verbs
from bot.ui.limits import DoesNotFit
from bot.ui.verbs import Answers, Opens, OutOfDate, Token, read_token, write_token

NOUNS = [
    importlib.import_module(found.name) for found in pkgutil.iter_modules(verbs.__path__, "bot.ui.verbs.")
]
VERBS = [verb for noun in NOUNS for verb in vars(noun).values() if isinstance(verb, Answers | Opens)]
REFS = st.text(st.characters(codec="ascii", categories=("L", "N"), include_characters="_-.:"), max_size=60)


@given(st.sampled_from(VERBS), REFS)
def test_a_token_comes_back_as_it_went(verb: Answers | Opens, ref: str) -> None:
    token = write_token(verb.name, ref)

    assert len(token) <= limits.TOKEN
    assert read_token(token) == Token(verb.name, ref)


def test_a_token_says_its_version_first() -> None:
    assert write_token("accept", "ask_7Kf3") == "1:accept:ask_7Kf3"


@pytest.mark.parametrize(
    "text",
    [
        "",
        ":",
        "::",
        "1",
        "1:",
        "1::",
        "1::ask_1",
        "1:accept",
        "accept:ask_1",
        "0:accept:ask_1",
        "2:accept:ask_1",
        "01:accept:ask_1",
        " 1:accept:ask_1",
        "v1:accept:ask_1",
        "1:accept:" + "x" * 92,
    ],
)
def test_what_another_release_or_a_hand_made_is_out_of_date(text: str) -> None:
    with pytest.raises(OutOfDate):
        read_token(text)


@given(st.text(max_size=150))
def test_any_text_is_a_token_or_out_of_date(text: str) -> None:
    try:
        token = read_token(text)
    except OutOfDate:
        return
    assert write_token(token.verb, token.ref) == text


def test_what_is_out_of_date_is_not_repeated_at_length() -> None:
    with pytest.raises(OutOfDate) as refused:
        read_token("9:" + "x" * 100_000)

    assert len(str(refused.value)) <= limits.TOKEN


def test_a_token_that_would_not_come_back_is_not_written() -> None:
    assert len(write_token("accept", "x" * 91)) == limits.TOKEN
    with pytest.raises(DoesNotFit):
        write_token("accept", "x" * 92)


def test_every_verb_has_a_name_of_its_own_that_a_token_can_carry() -> None:
    names = [verb.name for verb in VERBS]

    assert len(names) > 20
    assert len(set(names)) == len(names)
    assert not [name for name in names if ":" in name]
