"""What people type and press, read the same on every platform."""

import pytest

from bot.adapters.shared.typed import TypedCommand, command_of, token_of
from bot.ui.verbs import Token
from tests.contract.made_up import PROGRAMME


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("/find-mentor product", TypedCommand("find", "", "product")),
        ("/find-mentro product", TypedCommand("unknown", "/find-mentor", "/find-mentro")),
        ("/weather", TypedCommand("unknown", "", "/weather")),
    ],
)
def test_a_mistyped_command_names_the_nearest_that_exists(line: str, asks: TypedCommand) -> None:
    assert command_of(line, PROGRAMME) == asks


@pytest.mark.parametrize("text", ["", "0:accept:ask_1", "1:accept", "accept", "1:accept:" + "x" * 100])
def test_a_token_that_no_release_of_ours_wrote_is_out_of_date_and_no_fault(text: str) -> None:
    assert token_of(text) == Token("", "")
    assert token_of("1:accept:ask_1") == Token("accept", "ask_1")
