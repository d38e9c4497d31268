"""Lines of Markdown as they are read: look-alikes as the signs they stand for, and links apart from words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tests.contract.reading import Read


@dataclass(frozen=True, slots=True)
class MarkdownLines:
    """Reads lines of a platform that shows some signs as others, which look alike and are no marks there."""

    twins: Mapping[str, str]
    """What stands in place of each sign."""
    joiner: str
    """What parts words and is not seen."""
    link: re.Pattern[str]
    """A line that is a link and nothing else: what it is called, and its address."""

    def same(self, text: str) -> str:
        """Return a text in one line, as it was before anything was replaced."""
        signs = str.maketrans({twin: sign for sign, twin in self.twins.items()})
        return " ".join(text.translate(signs).replace(self.joiner, "").split())

    def lines(self, *texts: str) -> Iterator[Read]:
        """Yield the lines of some texts that are not empty."""
        yield from (
            ("words", said) for text in texts for line in text.splitlines() if (said := self.same(line))
        )

    def words(self, lines: Iterable[str]) -> Iterator[Read]:
        """Yield the lines that are not empty; one that is nothing but a link as that."""
        for line in map(self.same, lines):
            if (link := self.link.fullmatch(line)) is not None:
                yield ("link", link[1], link[2])
            elif line:
                yield ("words", line)
