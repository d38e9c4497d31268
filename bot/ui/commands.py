"""The commands: the same on every platform; a community may rename each."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.ui.verbs import Answers, announcements, home, mentors, programme, search


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its first name, the verb it does, and the words it takes."""

    key: str
    verb: Answers
    about: str
    takes: str = ""
    managers: bool = False
    """Whether it is for managers alone, and offered to nobody else."""


FIND_MENTOR = Command(
    "find-mentor", search.FIND, "Find somebody who said they would like to be asked", "what you wonder about"
)
MENTOR = Command(
    "be-a-mentor", mentors.BE_A_MENTOR, "Say what you would give, open your door, rest or close it"
)
MENTORING = Command("mentoring", home.HOME, "Your asks, the asks waiting for you, people you saved")
LOOK_AFTER = Command(
    "programme", programme.PAGE, "For those who look after mentoring here: prepare it, open it", managers=True
)
ANNOUNCE = Command(
    "announce",
    announcements.PAGE,
    "For those who look after mentoring here: write to many at once",
    managers=True,
)

COMMANDS = (FIND_MENTOR, MENTOR, MENTORING, LOOK_AFTER, ANNOUNCE)


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that a person typed: a command (None where none has that name) and the words after it."""

    command: Command | None
    name: str
    words: str


def read_line(line: str, names: Mapping[str, str]) -> Typed:
    """Return what a typed line says; `names` are the community's words for the commands, by first name."""
    name, _, words = line.strip().removeprefix("/").partition(" ")
    by_name = {names.get(command.key, command.key): command for command in COMMANDS}
    return Typed(by_name.get(name.lower()), name, words.strip())
