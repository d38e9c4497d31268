"""Draws the words of nodes as Discord's Markdown. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.adapters.discord.drawing import rooms, written
from bot.adapters.discord.drawing.escape import Escape, address, link, twins, words
from bot.adapters.shared.plainly import one_line
from bot.ui.attachments import Link, Way
from bot.ui.nodes import Card, Quote, Text, Tone, Written


@dataclass(frozen=True, slots=True)
class Pen:
    """How words are written: how marks in them are escaped, and whether ours stand beside them."""

    escape: Escape = words
    marked: bool = True
    """Whether titles are large, names bold and quotes set off; without, only the words stand there."""

    def title(self, title: str) -> str:
        """Return what a message is called, as a heading."""
        said = self.escape(one_line(title))
        return f"## {said}" if self.marked else said

    def text(self, said: Text) -> str:
        """Return a paragraph; a quiet one as small print, a leading one bold."""
        text = said.text.strip()
        match said.tone:
            case Tone.QUIET if self.marked:
                return self._each(text, "-# ")
            case Tone.LEAD:
                return self.bold(text)
            case _:
                return self.escape(text)

    def quote(self, text: str) -> str:
        """Return a person's words, set off."""
        return self._each(text.strip(), "> ") if self.marked else self.escape(text.strip())

    def said(self, node: Quote | Written) -> str:
        """Return what a person wrote, with the marks they made."""
        if isinstance(node, Quote):
            return self.quote(node.text)
        return written.markdown(node, self.escape, marked=self.marked)

    def facts(self, rows: Iterable[tuple[str, str]]) -> str:
        """Return facts, one a line."""
        return "\n".join(f"{self.bold(one_line(name))}: {self.escape(value.strip())}" for name, value in rows)

    def card(self, card: Card) -> str:
        """Return all words of a card: its title, its lines, a person's words, and the way to a room."""
        title = self.bold(one_line(card.title))
        lines = (self.escape(line.strip()) for line in card.lines)
        quote = (self.quote(card.quote),) if card.quote else ()
        way = (self.way(card.room),) if card.room and card.room.at else ()
        return "\n".join((title, *lines, *quote, *way))

    def link(self, shown: Link) -> str:
        """Return a link, which is not unfurled."""
        return self._link(shown.label, shown.url)

    def way(self, room: Way) -> str:
        """Return the way to a room that stands, as a link."""
        return self._link(room.label, rooms.url(room.at))

    def bold(self, text: str) -> str:
        """Return bold words."""
        said = self.escape(text.strip())
        return f"**{said}**" if self.marked and said else said

    def _link(self, label: str, url: str) -> str:
        return link(label, url, self.escape) if self.marked else address(label, url)

    def _each(self, text: str, mark: str) -> str:
        # An empty line would end a quote.
        return "\n".join(f"{mark}{self.escape(line)}" for line in text.splitlines())


ESCAPED = Pen()
LOOKALIKE = Pen(twins)
BARE = Pen(twins, marked=False)

PENS = (ESCAPED, LOOKALIKE, BARE)
"""From the best to the shortest: `BARE` adds nothing to words but the signs that part them."""
