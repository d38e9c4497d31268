"""What people type and press, read the same way on every platform: commands, and tokens of buttons."""

from dataclasses import dataclass

from rapidfuzz import process

from bot.domain.programme.programme import Programme
from bot.ui.commands import COMMANDS, read_line
from bot.ui.verbs import OutOfDate, Token, read_token
from bot.ui.verbs.home import UNKNOWN

NEAR_ENOUGH = 60
"""How similar a mistyped command is at least to the one that we suggest, out of 100."""


@dataclass(frozen=True, slots=True)
class TypedCommand:
    """What a typed command asks for; a mistyped one asks for `UNKNOWN`, with the nearest existing command."""

    verb: str
    ref: str
    words: str


def command_of(line: str, programme: Programme) -> TypedCommand:
    """Return what a typed line asks for that begins with a command."""
    typed = read_line(line, programme.commands)
    if typed.command is None:
        return TypedCommand(UNKNOWN.name, _nearest(typed.name, programme), f"/{typed.name}")
    return TypedCommand(typed.command.verb.name, "", typed.words)


def token_of(text: str) -> Token:
    """Return a button's token; one with an empty verb if it is out of date, which is answered kindly."""
    try:
        return read_token(text)
    except OutOfDate:
        return Token("", "")


def _nearest(name: str, programme: Programme) -> str:
    names = [programme.commands.get(command.key, command.key) for command in COMMANDS]
    found = process.extractOne(name, names, score_cutoff=NEAR_ENOUGH)
    return f"/{found[0]}" if found else ""
