"""What people type and press, read the same on every platform: commands, and what a button carries."""

from dataclasses import dataclass

from rapidfuzz import process

from bot.domain.programme.programme import Programme
from bot.ui.commands import COMMANDS, read_line
from bot.ui.verbs import OutOfDate, Token, read_token
from bot.ui.verbs.home import UNKNOWN

NEAR_ENOUGH = 60
"""How alike a mistyped command is to the one we name, out of 100."""


@dataclass(frozen=True, slots=True)
class TypedCommand:
    """What a typed command asks for; a mistyped one asks for `UNKNOWN`, about the nearest that exists."""

    verb: str
    ref: str
    words: str


def command_of(line: str, programme: Programme) -> TypedCommand:
    """Return what a line that begins with a command asks for."""
    typed = read_line(line, programme.commands)
    if typed.command is None:
        return TypedCommand(UNKNOWN.name, _nearest(typed.name, programme), f"/{typed.name}")
    return TypedCommand(typed.command.verb.name, "", typed.words)


def token_of(text: str) -> Token:
    """Return what a button carries; a verb of no name, answered kindly, where it is out of date."""
    try:
        return read_token(text)
    except OutOfDate:
        return Token("", "")


def _nearest(name: str, programme: Programme) -> str:
    names = [programme.commands.get(command.key, command.key) for command in COMMANDS]
    found = process.extractOne(name, names, score_cutoff=NEAR_ENOUGH)
    return f"/{found[0]}" if found else ""
