"""The app's two icons, drawn here: two people side by side, as PNG (W3C, PNG specification). Pure."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from math import hypot
from typing import Final

COLOR, OUTLINE = 192, 32
"""Pixels of a side of each (learn.microsoft.com, Teams app manifest: `icons`)."""

GROUND: Final = bytes((0x0F, 0x4C, 0x4A))
"""What is behind the people in the icon with colours."""

WHITE: Final = bytes((0xFF, 0xFF, 0xFF))

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"

HEADER: Final = struct.Struct(">IIBBBBB")
"""Width, height, bits of a channel, colour type, compression, filter and interlacing."""

RGB, RGBA = 2, 6
"""Colour types."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from top to bottom with round ends; its measures are parts of the icon's side."""

    x: float
    top: float
    bottom: float
    radius: float

    def outside(self, x: float, y: float) -> float:
        """Return how far a point is from the stroke; negative within it."""
        return hypot(x - self.x, y - min(max(y, self.top), self.bottom)) - self.radius


PEOPLE: Final = (
    Stroke(0.35, 0.25, 0.25, 0.095),
    Stroke(0.35, 0.53, 0.75, 0.115),
    Stroke(0.65, 0.35, 0.35, 0.085),
    Stroke(0.65, 0.61, 0.76, 0.105),
)
"""A head and a body each."""


def color() -> bytes:
    """Return the icon with colours: white people on a full ground."""
    return _png(COLOR, RGB, _mixed)


def outline() -> bytes:
    """Return the icon for Teams' own bars: white alone, and nothing behind it."""
    return _png(OUTLINE, RGBA, lambda covered: WHITE + bytes((round(255 * covered),)))


def _mixed(covered: float) -> bytes:
    return bytes(round(low + (high - low) * covered) for low, high in zip(GROUND, WHITE, strict=True))


def _covered(side: int, row: int, column: int) -> float:
    """Return how much of a pixel the people cover, from 0 to 1."""
    x, y = (column + 0.5) / side, (row + 0.5) / side
    return min(max(0.5 - side * min(one.outside(x, y) for one in PEOPLE), 0.0), 1.0)


def _png(side: int, kind: int, paint: Callable[[float], bytes]) -> bytes:
    """Return a square image whose pixels are painted by how much of each is covered."""
    rows = (
        b"\0" + b"".join(paint(_covered(side, row, column)) for column in range(side)) for row in range(side)
    )
    header = HEADER.pack(side, side, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    checked = name + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
