"""Read handwritten lines with a few slots, such as `I left {law|teaching} at {age}`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from bot.demo.chance import pick

_OPEN = re.compile(r"\{([^{}]*)\}")
_TAGGED = re.compile(r"\[([a-z ]+)\]\s*(.+)")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a line that a fact about the person fills."""

    name: str


Part = str | Slot | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One handwritten line, and the tags that say who it suits."""

    parts: tuple[Part, ...]
    tags: frozenset[str] = frozenset()

    def say(self, rng: Random, facts: Mapping[str, str]) -> str:
        """Return the line with its choices made and its slots filled. Raise KeyError for an unknown slot."""
        said = []
        for part in self.parts:
            if isinstance(part, str):
                said.append(part)
            elif isinstance(part, Slot):
                said.append(facts[part.name])
            else:
                said.append(pick(rng, part))
        return "".join(said)


def phrase(line: str) -> Phrase:
    """Read one line: `[tag tag] words {one|other} {slot}`."""
    tagged = _TAGGED.fullmatch(line)
    tags = frozenset(tagged[1].split()) if tagged else frozenset[str]()
    return Phrase(tuple(_parts(tagged[2] if tagged else line)), tags)


def phrases(text: str) -> tuple[Phrase, ...]:
    """Read one phrase a line, leaving out empty lines."""
    return tuple(phrase(line.strip()) for line in text.splitlines() if line.strip())


def _parts(words: str) -> list[Part]:
    pieces = _OPEN.split(words)
    return [_open(piece) if place % 2 else piece for place, piece in enumerate(pieces) if piece]


def _open(inside: str) -> Part:
    options = tuple(inside.split("|"))
    return options if len(options) > 1 else Slot(inside)
