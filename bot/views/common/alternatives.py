"""What else there is: other mentors with room, and the kinds of help that a person gives at present."""

from collections.abc import Sequence
from typing import Literal

from bot.domain.common.people import Mentor
from bot.domain.programme.kinds import Kind
from bot.ui.forms import Choice
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Node, Option, Text, Weight
from bot.ui.refs import Ref
from bot.ui.verbs import asks, home, search
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


def kind(reader: Reader, given: Sequence[Kind], wanted: str = "", hint: str = "") -> Choice:
    """Ask what would help, of the given kinds; of an ungiven one that was wanted, say so in the hint."""
    options = tuple(Option(one.key, reader.say(one.name), reader.cost(one)) for one in given)
    smallest = min(given, key=lambda one: one.minutes).key
    # Another kind than the wanted one is theirs to choose: none is chosen for them.
    is_given = not wanted or wanted in {one.key for one in given}
    value, about = (wanted or smallest, hint) if is_given else ("", _not_given(reader))
    return Choice(name="kind", label=reader.say("What would help?"), options=options, value=value, hint=about)


def not_given(reader: Reader) -> dict[str, str]:
    """Say beside the field that nobody gives this kind of help at present."""
    return {"kind": _not_given(reader)}


def _not_given(reader: Reader) -> str:
    return reader.say("Nobody gives this one at the moment; please choose another.")


def nobody_gives(reader: Reader) -> Aside:
    """Say that nobody gives any kind of help at present, and offer to write when a mentor does."""
    say = reader.say
    said = (
        "No door is open at the moment, so there is nobody to ask yet. Tell me what would help, and I'll"
        " write when somebody new comes."
    )
    wish = Button(say("Tell me when somebody new comes"), search.SAY_WISH, weight=Weight.MAIN)
    steps = Buttons((wish, Button(say("My home"), home.HOME)))
    return Aside(Message(say("Nobody at the moment"), (Text(say(said)), steps)))
