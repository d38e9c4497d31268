"""What a person had written, beside an answer that did not take it: whole, to be copied."""

from collections.abc import Iterable

from bot.ui import limits
from bot.ui.attachments import File
from bot.ui.fit import fit, fit_line, pieces
from bot.ui.nodes import Buttons, Card, Message, Node, Quote, Text, Tone, components, length, texts
from bot.views.common.reader import Reader

LONGEST = 100_000
"""How many characters of one box are given back: the web chat takes no more."""

FILE = "what-you-wrote.txt"


def beside(reader: Reader, message: Message, written: Iterable[str]) -> Message:
    """Return a message with those of the words that it does not show yet, before its next steps."""
    unseen = [words for words in dict.fromkeys(written) if fit(words, LONGEST) and not _shows(message, words)]
    if not unseen:
        return message
    kept = _kept(reader, message, unseen)
    where = next((n for n, one in enumerate(message.body) if isinstance(one, Buttons | Card)), None)
    first = message.body if where is None else message.body[:where]
    return Message(message.title, (*first, *kept, *message.body[len(first) :]))


def _shows(message: Message, words: str) -> bool:
    """Tell whether a message has these words: “No” does not stand in “nothing”."""
    wanted = fit_line(words, LONGEST)
    shown = (part for node in message.body for part in texts(node))
    return any(_stands_in(fit_line(part, LONGEST), wanted) for part in shown)


def _stands_in(text: str, wanted: str) -> bool:
    at = text.find(wanted)
    while at >= 0:
        around = (text[at - 1 : at], text[at + len(wanted) : at + len(wanted) + 1])
        if not any(next_to.isalnum() for next_to in around):
            return True
        at = text.find(wanted, at + 1)
    return False


def _kept(reader: Reader, message: Message, unseen: list[str]) -> tuple[Node, ...]:
    """Quote the words where they fit beside the message, and hand them over as a file where they do not."""
    lead = Text(reader.say("You had written:"), Tone.QUIET)
    quotes = tuple(Quote(part) for words in unseen for part in pieces(fit(words, limits.FILE), limits.TEXT))
    all_of_it = Message(message.title, (lead,))
    room = limits.MESSAGE - length(message) - length(all_of_it)
    count = limits.COMPONENTS - components(message) - components(all_of_it)
    if sum(limits.measure(quote.text) for quote in quotes) <= room and len(quotes) <= count:
        return lead, *quotes
    content = "\n\n".join(unseen).encode("utf-8", "replace")[: limits.FILE]
    return lead, File(reader.say("Everything you wrote"), FILE, "text/plain", content)
