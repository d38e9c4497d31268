"""A text as pieces of words: normalised, and cut where the pieces are likeliest together.

The likeliest cut is found as in SentencePiece's unigram model (Kudo 2018), by a Viterbi search.
"""

import unicodedata
from typing import Final

import regex

from bot.store.meaning.file import Pieces

SPACE: Final = "\u2581"
"""What stands for a space in a piece."""

LETTERS: Final = 8
"""Characters that are read for each piece that is wanted; in four languages a piece has four on average."""

_SPACES: Final = regex.compile(" +")
_FAR: Final = float("-inf")
_UNKNOWN_COSTS: Final = 10.0
"""How much an unknown character costs beside the least likely piece (SentencePiece, `unigram_model.cc`)."""


class Cutter:
    """Cuts texts into the ids of pieces."""

    def __init__(self, pieces: Pieces) -> None:
        """Cut by these pieces."""
        self._pieces = pieces
        self._longest = max(map(len, pieces.ids))
        self._unknown = min(pieces.scores) - _UNKNOWN_COSTS

    def cut(self, text: str, *, at_most: int) -> list[int]:
        """Return the ids of a text's pieces between the marks that begin and end it, `at_most` in all."""
        ids = self._likeliest(self._normal(text, at_most * LETTERS))
        return [self._pieces.begin, *ids[: at_most - 2], self._pieces.end]

    def _normal(self, text: str, longest: int) -> str:
        # Some characters become eighteen: the result is bounded too.
        plain = unicodedata.normalize("NFKC", text[:longest]).translate(self._pieces.normal)
        plain = _SPACES.sub(" ", plain)
        return (plain if plain.startswith(" ") else f" {plain}").replace(" ", SPACE)[:longest]

    def _likeliest(self, text: str) -> list[int]:
        scores = [0.0, *([_FAR] * len(text))]
        came = [(0, 0)] * (len(text) + 1)
        for start in range(len(text)):
            for end, piece, score in self._from(text, start):
                if scores[start] + score > scores[end]:
                    scores[end], came[end] = scores[start] + score, (start, piece)
        return self._back(came)

    def _from(self, text: str, start: int) -> list[tuple[int, int, float]]:
        """Return the pieces that begin here: where each ends, its id and its score."""
        ids, scores, unknown = self._pieces.ids, self._pieces.scores, self._pieces.unknown
        found = [
            (end, piece, scores[piece])
            for end in range(start + 1, min(start + self._longest, len(text)) + 1)
            if (piece := ids.get(text[start:end], unknown)) != unknown
        ]
        return [*found, (start + 1, unknown, self._unknown)]

    @staticmethod
    def _back(came: list[tuple[int, int]]) -> list[int]:
        at, ids = len(came) - 1, []
        while at:
            at, piece = came[at]
            ids.append(piece)
        return ids[::-1]
