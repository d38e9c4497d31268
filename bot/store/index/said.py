"""A mentor's words as the index keeps them: enough to explain why the mentor was found."""

from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from bot.store.index.occupations import occupations

_APART: Final = "\t"


class Said:
    """The words of one mentor, folded, as they wrote them, and stemmed, side by side."""

    __slots__ = ("_folded", "_has", "_spoken", "_stems")

    def __init__(self, kept: bytes) -> None:
        """Take what `keep` returned."""
        self._folded, self._spoken, self._stems, self._has = (kept or b"\n\n\n").decode("utf-8").split("\n")

    @staticmethod
    def keep(
        folded: Sequence[str], spoken: Sequence[str], stems: Sequence[str], has: Sequence[str] = ()
    ) -> bytes:
        """Return what the index keeps of a mentor: three lines of as many words, and what they have."""
        lines = (*(" ".join(words) for words in (folded, spoken, stems)), _APART.join(has))
        return "\n".join(lines).encode()

    @property
    def had(self) -> frozenset[str]:
        """Return the terms (`bot.store.index.having`) of what the mentor has."""
        return frozenset(self._has.split(_APART))

    def has(self, folded: str) -> bool:
        """Tell whether the mentor wrote this very word."""
        return f" {folded} " in f" {self._folded} "

    def has_stem(self, stem: str) -> bool:
        """Tell whether the mentor wrote a word with this stem."""
        return f" {stem} " in f" {self._stems} "

    def wrote(self, typed: str) -> bool:
        """Tell whether the mentor wrote this word in these very letters."""
        return f" {typed} " in f" {self._spoken} "

    def with_stems(self, stems: Sequence[str]) -> str:
        """Return how the mentor first wrote words with these stems beside each other; empty for never."""
        start = f" {self._stems} ".find(f" {' '.join(stems)} ")
        if start < 0:
            return ""
        first = self._stems[:start].count(" ")
        return " ".join(self._spoken.split()[first : first + len(stems)])

    def working(self, key: str) -> str:
        """Return the words that first name this work, as they were written; empty for none."""
        spoken = self._spoken.split()
        first = occupations().first(key, spoken, self._folded.split())
        return " ".join(spoken[first.start : first.stop])

    def beginning(self, folded: str) -> str:
        """Return the first word with this prefix, as it was written; empty for none."""
        spoken = zip(self._folded.split(), self._spoken.split(), strict=True)
        return next((typed for word, typed in spoken if word.startswith(folded)), "")

    def nearest(self, folded: str, slips: int) -> str:
        """Return the nearest word within so many typos, as it was written; empty for none."""
        near = extractOne(folded, self._folded.split(), scorer=OSA.distance, score_cutoff=slips)
        return self._spoken.split()[near[2]] if near else ""
