"""Related words: what else a mentor may have called the thing that the searcher looks for."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from bot.store.index.words import words

Phrase = tuple[str, ...]
"""Stems that must all occur."""

Stemming = Callable[[str], str]

_TABLE: Final = Path(__file__).with_name("related.toml")


class Related:
    """The circles of `related.toml`, looked up by stem."""

    def __init__(self, circles: Sequence[Sequence[str]], stem: Stemming) -> None:
        """Arrange the circles so that each phrase leads to the others of its circle."""
        self._others: Mapping[Phrase, tuple[Phrase, ...]] = _arranged(circles, stem)

    @classmethod
    def read(cls, stem: Stemming, path: Path = _TABLE) -> "Related":
        """Read a table; raises `OSError` or `tomllib.TOMLDecodeError` where it cannot be read."""
        return cls(tomllib.loads(path.read_text("utf-8"))["circles"], stem)

    def of(self, stems: Sequence[str], at: int) -> tuple[Phrase, ...]:
        """Return other words for the word at this position, alone or together with a neighbour."""
        around = (stems[at : at + 1], stems[at : at + 2], stems[max(0, at - 1) : at + 1])
        found = (other for phrase in around for other in self._others.get(tuple(phrase), ()))
        return tuple(other for other in dict.fromkeys(found) if other != (stems[at],))


def _arranged(circles: Sequence[Sequence[str]], stem: Stemming) -> Mapping[Phrase, tuple[Phrase, ...]]:
    others: dict[Phrase, tuple[Phrase, ...]] = {}
    for circle in circles:
        phrases = dict.fromkeys(tuple(stem(word.folded) for word in words(said)) for said in circle)
        for phrase in phrases:
            rest = tuple(other for other in phrases if other != phrase)
            others[phrase] = tuple(dict.fromkeys(others.get(phrase, ()) + rest))
    return others
