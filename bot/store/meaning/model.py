"""The model: a text as a vector. It is loaded once a process, when it is first needed."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from bot.store.meaning.encoder import Encoder
from bot.store.meaning.file import Floats, read
from bot.store.meaning.pieces import Cutter

QUERY: Final = "query: "
PASSAGE: Final = "passage: "
"""What stands before a text, by what it is for (the model card of `intfloat/multilingual-e5-small`)."""

OF_A_QUERY: Final = 40
"""Pieces of a search that are read, about 30 words: more would take longer than a searcher is let wait."""

OF_A_CARD: Final = 160
"""Pieces of a card that are read, about 110 words."""

WIDTH: Final = 384
"""Numbers of a vector; each takes a byte where it is kept."""

_MOST: Final = 127


@dataclass(frozen=True, slots=True)
class Model:
    """Reads texts as vectors of length 1. Any number of threads may read at once."""

    _cutter: Cutter
    _encoder: Encoder

    @classmethod
    @cache
    def load(cls, file: Path) -> "Model":
        """Load the weights, in about a third of a second; raise `NoModelError` where the file is none."""
        held = read(file)
        return cls(Cutter(held.pieces), Encoder(held))

    def of_query(self, words: str) -> Floats:
        """Return what a search means."""
        return self._encoder(self._cutter.cut(QUERY + words, at_most=OF_A_QUERY))

    def of_card(self, text: str) -> bytes:
        """Return what a card means, as it is kept."""
        return packed(self._encoder(self._cutter.cut(PASSAGE + text, at_most=OF_A_CARD)))


def packed(vector: Floats) -> bytes:
    """Return a vector as whole numbers of 8 bits, the largest of them 127: its direction is what counts."""
    largest = float(np.abs(vector).max())
    return bytes(np.rint(vector * (_MOST / largest)).astype(np.int8))
