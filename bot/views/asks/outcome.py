"""After a yes: the mentee's other asks of the same kind, to keep or to withdraw kindly."""

from bot.domain.asks.ask import Ask
from bot.domain.common.people import Person
from bot.ui.nodes import Button, Buttons, Node, Text
from bot.ui.verbs import asks
from bot.views.common import people
from bot.views.common.reader import Reader

SHOWN = 3
"""How many other asks are named after a yes."""


def still_thinking(reader: Reader, yes: Ask, others: tuple[tuple[Ask, Person], ...]) -> tuple[Node, ...]:
    """Offer the mentee to keep or withdraw each other ask; nothing where there is none."""
    return tuple(node for ask, mentor in others[:SHOWN] for node in _one(reader, yes, ask, mentor))


def _one(reader: Reader, yes: Ask, ask: Ask, mentor: Person) -> tuple[Node, ...]:
    name = people.first_name(mentor)
    said = Text(reader.say("{name} is still thinking about the same.", name=name))
    keep = Button(reader.say("Keep that ask"), asks.SEE, ask.id)
    besides = asks.AskBesides(ask.id, yes.id)
    let_go = Button(reader.say("Let {name} go kindly", name=name), asks.LET_GO, besides)
    return said, Buttons((keep, let_go))
