"""Typed commands: by their default names, by the community's own, and with words after them."""

from dataclasses import FrozenInstanceError
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.commands import COMMANDS, FIND_MENTOR, MENTORING, Command, Typed, read_line
from bot.ui.requests import Actor, Request, Surface

OURS = MappingProxyType({"find-mentor": "find-somebody", "announce": "shout"})


@pytest.mark.parametrize(
    ("line", "command", "words"),
    [
        ("/find-mentor lawyer moving into tech", FIND_MENTOR, "lawyer moving into tech"),
        ("/find-mentor", FIND_MENTOR, ""),
        ("  /Find-Mentor   lawyer  ", FIND_MENTOR, "lawyer"),
        ("mentoring", MENTORING, ""),
    ],
)
def test_a_command_and_what_follows_it(line: str, command: Command, words: str) -> None:
    typed = read_line(line, {})

    assert (typed.command, typed.words) == (command, words)


def test_a_renamed_command_is_known_by_its_new_name_alone() -> None:
    assert read_line("/find-somebody who paints", OURS) == Typed(FIND_MENTOR, "find-somebody", "who paints")
    assert read_line("/find-mentor who paints", OURS) == Typed(None, "find-mentor", "who paints")
    assert read_line("/mentoring", OURS).command is MENTORING


@pytest.mark.parametrize("line", ["/", "", "/find", "/find-mentors x", "//find-mentor"])
def test_what_is_nobodys_command_keeps_its_name_and_words(line: str) -> None:
    assert read_line(line, {}).command is None


def test_a_mistyped_command_is_handed_on_as_it_was_typed() -> None:
    assert read_line("/Findmentor law", {}) == Typed(None, "Findmentor", "law")


@given(st.text())
def test_any_line_is_read(line: str) -> None:
    assert read_line(line, OURS).command in {*COMMANDS, None}


ACTOR = Actor("web", "demo", "u1", "Imani Made-Up")


def test_the_first_of_what_was_chosen_or_nothing() -> None:
    request = Request("k", ACTOR, Surface.FORM, "ask", chosen={"kind": ("talk", "question"), "line": ()})

    assert [request.first(name) for name in ("kind", "line", "other")] == ["talk", "", ""]


def test_a_request_does_not_change_on_its_way() -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(Request("k", ACTOR, Surface.FORM, "ask"), "verb", "accept")  # noqa: B010
