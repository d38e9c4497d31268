"""After a yes: the mentee's other asks of the same kind, to keep or to withdraw kindly."""

from bot.domain.asks.ask import Ask
from bot.domain.common.people import Person
from bot.ui.nodes import Aside, Button, Buttons, Node, Text, Weight
from bot.ui.verbs import asks
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.words.second_look import SecondLook, second_look

SORTED = "{name} is sorted; nothing to do, and your place is back."
"""What the mentor reads of an ask that was taken back."""

GONE = "{name} is not here any more; there is nothing to do, and your place is back."
"""What the mentor reads of it where its mentee has left."""

NOBODY = "They are not here any more; there is nothing to do, and your place is back."
"""What the mentor reads of it where its mentee has erased everything, their name too."""

SHOWN = 3
"""How many other asks are named after a yes."""


def taken_back(mentee: Person) -> str:
    """Return what the mentor reads of an ask that ended with a taking back: nobody who left is sorted."""
    if not mentee.name:
        return NOBODY
    return GONE if mentee.has_left else SORTED


def still_thinking(reader: Reader, yes: Ask, others: tuple[tuple[Ask, Person], ...]) -> tuple[Node, ...]:
    """Offer the mentee to keep or withdraw each other ask; nothing where there is none."""
    return tuple(node for ask, mentor in others[:SHOWN] for node in _one(reader, yes, ask, mentor))


def let_go_first(reader: Reader, ask: Ask, mentor: Person, mentee: Person, yes: str) -> Aside:
    """Ask the mentee once before another ask is taken back; `ask` is the ask as it would end."""
    say, name = reader.say, people.first_name(mentor)
    gone = say("What goes: your ask to {name}, and the place that it holds.", name=name)
    besides = asks.AskBesides(ask.id, yes)
    act = Button(say("Take back my ask to {name}", name=name), asks.LET_GO_NOW, besides, Weight.CAREFUL)
    back = Button(say("Keep that ask"), asks.SEE, ask.id)
    words = say(SORTED, name=people.first_name(mentee))
    title = say("Let {name} go kindly?", name=name)
    return second_look(reader, SecondLook(title, gone, name, words, act, back))


def _one(reader: Reader, yes: Ask, ask: Ask, mentor: Person) -> tuple[Node, ...]:
    name = people.first_name(mentor)
    said = Text(reader.say("{name} is still thinking about the same.", name=name))
    keep = Button(reader.say("Keep that ask"), asks.SEE, ask.id)
    besides = asks.AskBesides(ask.id, yes.id)
    let_go = Button(reader.say("Let {name} go kindly", name=name), asks.LET_GO, besides)
    return said, Buttons((keep, let_go))
