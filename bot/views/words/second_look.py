"""A second look: before one press ends something for two, or tells the other something nobody previewed."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Quote, Text
from bot.views.common.reader import Reader


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What would be gone, whom it tells, in which words, the act itself, and the way back."""

    title: str
    gone: str
    to: str
    words: str
    act: Button
    back: Button


def second_look(reader: Reader, look: SecondLook) -> Aside:
    """Show what would be gone and the words that the other would read, before anything happens."""
    told = will_read(reader, look.to, (Quote(look.words),))
    return Aside(Message(look.title, (Text(look.gone), *told, Buttons((look.act, look.back)))))


def will_read(reader: Reader, name: str, shown: Iterable[Node]) -> tuple[Node, ...]:
    """Show what a person will read, under a line that says so."""
    return (Text(reader.say("This is what {name} will read:", name=name)), *shown)
