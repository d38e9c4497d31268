"""An announcement as its reader gets it; a preview is the same message."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.domain.announcements.markup import Span
from bot.domain.announcements.markup import WrittenLine as Line
from bot.domain.common.people import Person
from bot.ui.fit import fit_line, visible
from bot.ui.nodes import Button, Buttons, Message, Node, Text, Tone, Written
from bot.ui.written import Piece, WordLine
from bot.views.common import people
from bot.views.common.reader import Reader

OFFICE = 80
"""The greatest length of an office, in UTF-16 code units."""

AUDIENCE = 120
"""The greatest length of what the audience is called, in UTF-16 code units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What every reader of an announcement reads; title and words are the sender's and are never cut."""

    title: str
    """At most `markup.LONGEST_TITLE` (`markup.problem_of_title`)."""
    words: tuple[Line, ...]
    """As `markup.parse` returns them for words without a `markup.problem_of_words`."""
    sender: str
    office: str
    """Empty where the sender signs with a name alone."""
    audience: str
    """What the audience is called in the reader's language, such as “mentors in Engineering”."""


def announcement(
    reader: Reader,
    said: Announced,
    *,
    to: Person | None = None,
    action: tuple[Button, ...] = (),
    steps: tuple[Button, ...] = (),
) -> Message:
    """Draw an announcement for one reader, greeted by their first name where `to` is given.

    Its action, where it has one, stands before the reader's other steps.
    """
    below = (*action, *steps)
    body: tuple[Node, ...] = (
        *_greeting(reader, to),
        written(said.words),
        Text(_foot(reader, said), Tone.QUIET),
        *((Buttons(below),) if below else ()),
    )
    return Message(" ".join(visible(said.title).split()), body)


def written(words: Iterable[Line]) -> Written:
    """Return words as they are drawn: without what cannot be seen; a link without a label has its host."""
    return Written(tuple(WordLine(_visible(line), line.listed) for line in words))


def _visible(line: Line) -> tuple[Piece, ...]:
    """Return the pieces of a line; none where nothing of it can be seen."""
    pieces = tuple(_pieces(line.spans))
    return pieces if any(piece.text.strip() for piece in pieces) else ()


def _pieces(spans: Iterable[Span]) -> Iterator[Piece]:
    for span in spans:
        text = visible(span.text)
        if span.url and not text.strip():
            text = span.host
        if text:
            yield Piece(text, span.bold, span.italic, span.url)


def _greeting(reader: Reader, to: Person | None) -> tuple[Node, ...]:
    if to is None or not to.name:
        return ()
    return (Text(reader.say("Hello {name},", name=people.first_name(to))),)


def _foot(reader: Reader, said: Announced) -> str:
    """Say who wrote and to whom: nobody reads words without a name under them."""
    signed = {
        "sender": people.isolated(fit_line(said.sender, people.NAME) or "—"),
        "audience": people.isolated(fit_line(said.audience, AUDIENCE) or "—"),
    }
    if office := people.isolated(fit_line(said.office, OFFICE)):
        return reader.say("From {sender}, {office}, to {audience}.", office=office, **signed)
    return reader.say("From {sender} to {audience}.", **signed)
