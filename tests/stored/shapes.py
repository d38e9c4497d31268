"""The shapes of stored references and cards: each with placeholders for its ids and numbers."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest

from bot.domain.common.notices import Notice
from bot.store.outbox.outbox import Outbox
from bot.ui import buttons, filters, forms, nodes, verbs
from bot.views import acts

GOLDEN: Final = Path(__file__).with_name("golden.json")

ID: Final = re.compile(r"([a-z]{3,4})_[\w-]+")
PREFIXES: Final = frozenset(re.findall(r"<([a-z]{3,4})>", GOLDEN.read_text(encoding="utf-8")))
VALUE: Final = re.compile(r"\d+(?:-\d+){0,2}")
"""A place in a list, an instant in seconds, or a day."""
PRINT: Final = re.compile(r"[0-9a-f]{16}")
"""The fingerprint of one version of a mentor's card."""
HALF: Final = re.compile(r"[\w-]{12}")
"""The first half of a person's id."""
SOME: Final = "0123456789abcdefghijkl"
EXAMPLES: Final = {
    "print": "09b8904526a752c0",
    "half": "7t68QGH2p2Tg",
    "zone": "Africa/Lagos",
    "kind": "quick-question",
}
ZONE: Final = re.compile(r"UTC|[A-Z]\w+/\w+")


def golden(part: str) -> dict[str, list[str]]:
    """Return one part of the golden file: the values under each name."""
    read: dict[str, dict[str, list[str]]] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return read[part]


def shape(written: str, kinds: frozenset[str] = frozenset()) -> str:
    """Return a reference without its ids: `ask_7Kf3.again.2` is `<ask>.again.<n>`."""
    return ".".join(_part(part, kinds) for part in written.split("."))


def example(of: str, value: str = "20261207") -> str:
    """Return an example of a shape: `ask_0123456789abcdefghijkl.again.20261207` for `<ask>.again.<n>`."""
    known = {**EXAMPLES, "n": value}
    return re.sub(r"<([a-z]+)>", lambda open_: known.get(open_[1], f"{open_[1]}_{SOME}"), of)


def _part(part: str, kinds: frozenset[str]) -> str:
    if part in kinds:
        return "<kind>"
    # The half of an id may look like the id of a kind that nobody knows.
    if (known := ID.fullmatch(part)) and (known[1] in PREFIXES or not HALF.fullmatch(part)):
        return f"<{known[1]}>"
    # A print may be of digits alone, as one of two thousand is; no number has as many.
    open_ = {"<print>": PRINT, "<n>": VALUE, "<zone>": ZONE, "<half>": HALF}
    return next((name for name, pattern in open_.items() if pattern.fullmatch(part)), part)


@dataclass
class Written:
    """Every shape that was written while it was recorded."""

    kinds: frozenset[str]
    refs: set[tuple[str, str]] = field(default_factory=set)
    cards: set[tuple[str, str]] = field(default_factory=set)
    labels: set[tuple[str, str]] = field(default_factory=set)

    def label(self, button: nodes.Button) -> None:
        """Record the label of a button whose verb writes."""
        if isinstance(button.verb, verbs.Answers) and button.verb.writes:
            self.labels.add((button.verb.name, button.label))

    def token(self, verb: str, ref: str) -> str:
        """Write a token as usual, and record its shape."""
        self.refs.add((verb, shape(ref, self.kinds)))
        return verbs.write_token(verb, ref)

    def unknown(self) -> list[tuple[str, str]]:
        """Return the recorded shapes that are not in the golden file, and the labels that no act has."""
        refs, cards = golden("refs"), golden("cards")
        strange = (one for one in self.refs if one[1] not in refs.get(one[0], []))
        foreign = (one for one in self.labels if not acts.ACTS[one[0]].is_drawn_as(one[1]))
        return sorted(
            [*strange, *(one for one in self.cards if one[1] not in cards.get(one[0], [])), *foreign]
        )

    def card(self, card: str, notice: Notice) -> None:
        """Record the shape of a card's name, and of its notice's reference."""
        self.cards.add((notice.kind, f"{shape(card, self.kinds)} ({shape(notice.ref, self.kinds)})"))


@contextmanager
def watched(kinds: frozenset[str]) -> Iterator[Written]:
    """Record the shape of every token and every card that is written in this context."""
    written = Written(kinds)
    show, hold = Outbox.show, nodes.Button.__post_init__

    def showing(self: Outbox, to: str, *, card: str, notice: Notice, **how: Any) -> None:  # noqa: ANN401
        written.card(card, notice)
        show(self, to, card=card, notice=notice, **how)

    def holding(self: nodes.Button) -> None:
        written.label(self)
        hold(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes.Button, "__post_init__", holding)
        patch.setattr(Outbox, "show", showing)
        patch.setattr(filters, "write_token", written.token)
        patch.setattr(buttons, "write_token", written.token)
        patch.setattr(forms, "write_token", written.token)
        yield written
