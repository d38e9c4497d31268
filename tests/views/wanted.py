"""Which sentences a catalogue has to have: those that the gallery uses, and all others of the views.

`make catalogues` writes them into every catalogue. Those without an entry stay empty until a translator has
translated them, and a test names them.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot.ui.commands import COMMANDS
from bot.views.catalogues import FIRST, spoken
from bot.views.common.reader import DAYS
from tests.contract.made_up import VOICES, cast
from tests.contract.screens import screens

ROOT: Final = Path(__file__).parents[2]
CATALOGUES: Final = ROOT / "bot" / "views" / "catalogues"
VIEWS: Final = ROOT / "bot" / "views"
PAGES: Final = VIEWS / "platforms"
"""What a platform says around the messages, such as the web chat's own page."""

NOT_THROUGH_A_READER: Final = frozenset({"calendar.py", "directory_entry.py"})
"""Views that speak to a page, a file or a platform rather than to a reader."""

SENTENCE: Final = re.compile(r"[A-Z“{].*[a-z].*", re.DOTALL)
PATTERNS: Final = frozenset(DAYS.values())
Message = str | tuple[str, str]


@dataclass
class Listening(NullTranslations):
    """A catalogue that records what it is asked for."""

    heard: set[Message] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Begin as an empty catalogue."""
        super().__init__()

    def gettext(self, message: str) -> str:
        """Return a sentence unchanged."""
        self.heard.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the sentence for one or for several."""
        self.heard.add((msgid1, msgid2))
        return msgid1 if n == 1 else msgid2


@cache
def heard() -> frozenset[Message]:
    """Return the sentences that the gallery's plain screens look up."""
    listening = Listening()
    calm = cast(VOICES[0])
    reader = replace(calm.reader, catalogue=listening)
    screens(replace(calm, reader=reader))
    reader.ahead(reader.zone)  # everybody in the gallery lives elsewhere
    # What a command does is said in the lists of platforms too, those of managers among them.
    return frozenset(listening.heard | {command.about for command in COMMANDS})


@cache
def written(folder: Path = VIEWS) -> frozenset[Message]:
    """Return the string literals of the views in a folder, without docstrings."""
    found: set[Message] = set()
    for path in sorted(folder.rglob("*.py")):
        if path.name not in NOT_THROUGH_A_READER and CATALOGUES not in path.parents:
            found |= _sentences(ast.parse(path.read_text(encoding="utf-8")))
    return frozenset(found)


def _sentences(tree: ast.AST) -> set[Message]:
    pairs = set(_pairs(tree))
    in_pairs = {text for pair in pairs for text in pair}
    return pairs | {text for text in _strings(tree) if SENTENCE.fullmatch(text) and text not in in_pairs}


def _pairs(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="many"),
                args=[_, ast.Constant(value=str(one)), ast.Constant(value=str(other)), *_],
            ):
                yield one, other
            case _:
                pass


def _strings(tree: ast.AST) -> Iterator[str]:
    apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node.value


@cache
def wanted() -> tuple[Message, ...]:
    """Return every sentence that a catalogue has to have, in order."""
    every = {one for one in heard() | written() if one not in PATTERNS}
    return tuple(sorted(every, key=lambda one: one if isinstance(one, str) else one[0]))


def lacking(language: str) -> list[Message]:
    """Return the sentences that a language has no entry for."""
    with (CATALOGUES / f"{language}.po").open("rb") as opened:
        read = read_po(opened, locale=language)
    return [one for one in wanted() if not _translated(read, one)]


def _translated(read: Catalog, one: Message) -> bool:
    entry = read.get(one if isinstance(one, str) else one[0])
    if entry is None or entry.fuzzy:
        return False
    forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
    return entry.pluralizable is isinstance(one, tuple) and all(forms)


def write(language: str) -> int:
    """Update a catalogue to today's sentences; return how many still have no entry."""
    path = CATALOGUES / f"{language}.po"
    old = read_po(path.open("rb"), locale=language) if path.exists() else Catalog(locale=language)
    new = Catalog(locale=language, project="Alongside", fuzzy=False)
    for one in wanted():
        entry = old.get(one if isinstance(one, str) else one[0])
        new.add(one, entry.string if entry is not None and _translated(old, one) else None)
    with path.open("wb") as opened:
        write_po(opened, new, width=0, omit_header=True, sort_output=False)
    return len(lacking(language))


def main(languages: Iterable[str]) -> None:
    """Update every catalogue, and those of the named new languages, to today's sentences."""
    for language in sorted({*spoken(), *languages} - {FIRST}):
        print(f"{language}: {write(language)} of {len(wanted())} sentences have no entry yet")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
