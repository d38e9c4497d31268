"""Other mentors who have room, one press away: instead of an unavailable mentor, and after every no."""

from typing import Literal

from bot.domain.common.people import Mentor
from bot.ui.nodes import Button, Buttons, Card, Node, Text, Weight
from bot.ui.refs import Ref
from bot.ui.verbs import asks, search
from bot.views.common import namesakes, people
from bot.views.common.reader import Reader


def instead(reader: Reader, others: tuple[Mentor, ...]) -> tuple[Node, ...]:
    """Offer other mentors instead of one who cannot be asked; nothing where there is none."""
    if not others:
        return ()
    cards = tuple(_other(reader, mentor, mentor.id) for mentor in namesakes.mentors(others))
    return (Text(reader.say("These have room for the same:")), *cards, _find(reader))


def with_room(
    reader: Reader, earlier: str, others: tuple[Mentor, ...], *, how: Literal["again", "smaller"] = "again"
) -> tuple[Node, ...]:
    """Offer mentors with room for the same kind, or a smaller one; the question of `earlier` is kept."""
    if not others:
        return (Text(reader.say("Your question is kept; let's look for somebody else.")), _find(reader))
    ready = reader.many(
        len(others),
        "One other has room, and your question is ready.",
        "These {n} have room, and your question is ready.",
    )
    cards = tuple(
        _other(reader, mentor, asks.AskAfter(mentor.id, how, earlier)) for mentor in namesakes.mentors(others)
    )
    return (Text(ready), *cards, _find(reader))


def _find(reader: Reader) -> Buttons:
    return Buttons((Button(reader.say("Find somebody else"), search.FIND),))


def _other(reader: Reader, mentor: Mentor, ref: str | Ref) -> Card:
    label = reader.say("Ask {name}", name=people.first_name(mentor.person))
    press = Button(label, asks.ASK, ref, Weight.MAIN, about="")
    read = Button(reader.say("Read more"), search.READ, mentor.id)
    return Card(
        title=people.heading(reader, mentor.person),
        face=people.face(reader, mentor.person),
        lines=(people.who_and_where(reader, mentor),),
        quote="",
        buttons=(press, read),
    )
