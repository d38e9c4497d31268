"""The number of readers, typed by a manager, so that many are never sent something by accident."""

from bot.ui.forms import Input
from bot.views.common.reader import Reader

DIGITS = 6


def number(reader: Reader, readers: int, written: str) -> Input:
    """Ask how many people get it; what was typed stays."""
    return Input(
        name="number",
        label=reader.say("How many people get it"),
        hint=reader.say("Type {n}, so that it can't happen by accident.", n=str(readers)),
        value=written,
        at_least=1,
        at_most=DIGITS,
    )


def wrong_number(reader: Reader, typed: str, readers: int) -> str:
    """Say that another number was typed, and that nothing was sent."""
    return reader.say(
        "That says {typed}. It goes to {n} people. Nothing was sent.", typed=typed, n=str(readers)
    )
