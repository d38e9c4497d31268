"""What a search was understood to say: soft choices, each of which can be taken off."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What is chosen softly: who lacks it comes further down, and is not removed."""

    KIND = "kind"
    WORK = "work"
    PLACE = "place"
    LANGUAGE = "language"
    SITUATION = "situation"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class SoftChoice:
    """One thing that was said: any of the values will do.

    The values are keys of kinds, fields or jobs by their first name (`occupations/`), keys of places
    (`bot.domain.people.regions`), codes of languages, keys of situations (`situations.py`)
    or, of answers, `day`.
    """

    sort: Sort
    values: tuple[str, ...]
    said: str = ""
    """The words that said it, as they were typed."""
    without: bool = False
    """Whether it was ruled out: “not in France”."""

    @property
    def key(self) -> str:
        """Return what names it among the choices of a search."""
        # Of work the first alone: what is wider stands in only as long as nobody does the work itself.
        values = self.values[:1] if self.sort is Sort.WORK else self.values
        return f"{'not ' if self.without else ''}{self.sort} {' '.join(values)}"

    @property
    def mark(self) -> str:
        """Return a short name for it that a button can carry: sixteen hexadecimal digits."""
        return hashlib.blake2b(self.key.encode(), digest_size=8).hexdigest()
