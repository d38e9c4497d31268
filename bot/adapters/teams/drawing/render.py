"""Draws messages as Adaptive Cards, as richly as fits into what Teams takes. Pure.

Teams takes a message of 100 KB in UTF-16, and 80 KB are advised (learn.microsoft.com, Format your bot
messages). A card that would be larger is drawn with less around its words, then with fewer of its cards, and
last with its end cut off.
"""

from dataclasses import dataclass
from typing import Any, Final

from bot.adapters.teams.drawing import fallback, forms
from bot.adapters.teams.drawing.elements import Element, card, line, size, words
from bot.adapters.teams.drawing.escape import spoken
from bot.adapters.teams.drawing.layout import CardBody
from bot.ui import limits
from bot.ui.attachments import File
from bot.ui.fit import MARK
from bot.ui.nodes import Message, Table, smaller

ENVELOPE: Final = 8_000
"""Bytes that are left for what a card is sent in: ids, addresses, and the line for a lock screen."""

WIDE: Final = {"msteams": {"width": "Full"}}
"""Lets a card take the whole width of a chat (learn.microsoft.com, Format cards in Teams)."""


@dataclass(frozen=True, slots=True)
class DrawnCard:
    """A message as Teams takes it: a card's content, what a lock screen says of it, and files beside it."""

    card: dict[str, Any]
    summary: str
    files: tuple[File, ...] = ()


def message(shown: Message) -> DrawnCard:
    """Draw a message."""
    return DrawnCard(_fitting(shown), fallback.summary(shown), files(shown))


def plain(shown: Message) -> str:
    """Return everything that a message says without a card, for when Teams refuses the card."""
    return fallback.plain(shown)


def files(shown: Message) -> tuple[File, ...]:
    """Return the files of a message, which are handed over beside it."""
    return tuple(node for node in shown.body if isinstance(node, File))


dialog = forms.dialog


def _fitting(shown: Message) -> Element:
    """Draw a message as richly as fits; where nothing does, with fewer of its cards, and then cut."""
    if _fits(drawn := _card(shown, roomy=True)) or _fits(drawn := _card(shown, roomy=False)):
        return drawn
    while (less := smaller(shown)) is not None:
        shown = less
        if _fits(drawn := _card(shown, roomy=False)):
            return drawn
    return _cut(drawn)


def _card(shown: Message, *, roomy: bool) -> Element:
    said = fallback.summary(shown)
    whole = fallback.plain(shown) if roomy else said
    wide = WIDE if any(isinstance(node, Table) for node in shown.body) else {}
    body = CardBody(roomy).drawn(shown)
    return card(body, fallbackText=whole, speak=spoken(said), **wide)


def _fits(drawn: Element) -> bool:
    return size(drawn) <= limits.SENT - ENVELOPE


def _cut(drawn: Element) -> Element:
    """Leave the last elements out, with a mark in their place, until the rest fits."""
    body = list(drawn["body"])
    while len(body) > 1 and not _fits(drawn):
        body.pop()
        drawn = {**drawn, "body": [*body, line(words(MARK))]}
    return drawn
