"""Written words: lines of plain, bold, italic and linked pieces, such as those of an announcement.

No renderer reads a mark in them: whatever a piece holds is shown letter by letter, and no mention, address
or code in it comes alive. A link is the one exception, and its host stands beside it.
"""

import re
from dataclasses import dataclass

from bot.ui import limits
from bot.ui.attachments import ADDRESS

_HOST = re.compile(r"https://([a-z0-9.-]+)(?![^/?#])")


def _host_in(address: str) -> str:
    """Return the whole host in an address as it is opened; nothing where it is none."""
    found = _HOST.match(address)
    return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line; one with a `url` (https, in ASCII) is a link. It is never fetched or unfurled."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""

    def __post_init__(self) -> None:
        """Check it; raise ValueError for one without text, of several lines, or that opens no web page."""
        if not self.text or "\n" in self.text:
            raise ValueError(f"a piece is a part of one line: {self.text[:60]!r}")
        if self.url:
            limits.hold(self.url, limits.LINK, "a link's address")
            if not ADDRESS.fullmatch(self.url):
                raise ValueError(f"this is no address of a page: {self.url[:60]!r}")

    @property
    def beside(self) -> str:
        """Return what is read right behind its text: a link's whole host, unless its text says it."""
        says_it = self.text == self.host or _host_in(self.text) == self.host
        return f" ({self.host})" if self.host and not says_it else ""

    @property
    def host(self) -> str:
        """Return the host that a press opens, in ASCII; nothing where it is no link."""
        return _host_in(self.url)


@dataclass(frozen=True, slots=True)
class WordLine:
    """One line; `listed` where it is an item of a list. One without pieces parts two paragraphs."""

    pieces: tuple[Piece, ...] = ()
    listed: bool = False

    @property
    def read(self) -> str:
        """Return what is read in it: the text of its pieces, and the host beside each link."""
        return "".join(f"{piece.text}{piece.beside}" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Written:
    """Words of a person who may mark them. They are a sender's or a preview's, and never cut."""

    lines: tuple[WordLine, ...]

    def __post_init__(self) -> None:
        """Check it against what every platform can show."""
        limits.hold("\n".join(self.texts), limits.WRITTEN, "written words")

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what is read in each line that is not empty."""
        return tuple(line.read for line in self.lines if line.pieces)

    @property
    def urls(self) -> tuple[str, ...]:
        """Return the address of each link."""
        return tuple(piece.url for line in self.lines for piece in line.pieces if piece.url)
