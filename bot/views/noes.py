"""After several noes in a row: kinder words each time, and another way on."""

from collections.abc import Sequence

from bot.domain.asks import LONGEST_QUESTION, SHORTEST_QUESTION, Ask, Status
from bot.domain.people import Mentor, Person
from bot.ui.fit import fit
from bot.ui.forms import Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import CHANGE_QUESTION, FIND, HOME, KEEP_WORDS, SMALLER, TRY_LATER
from bot.views import asking, people, safety
from bot.views.reader import Reader

CONTACT = 200


def second(reader: Reader, ask: Ask, mentor: Person, others: tuple[Mentor, ...], *, smaller: bool) -> Message:
    """Tell a mentee of their second no in a row: luck, other ways to ask, and others with room."""
    say = reader.say
    less = (Button(say("A smaller ask"), SMALLER, ask.id, Weight.MAIN),) if smaller else ()
    ways = Buttons((*less, Button(say("Change my question"), CHANGE_QUESTION, ask.id)))
    luck = Text(say("Two full weeks in a row; that is luck, not you."))
    others_too = asking.others_with_room(reader, ask, others)
    return Message(
        _title(reader, ask, mentor), (*_said(ask), luck, ways, *others_too, safety.row(reader, ask.id))
    )


def third(reader: Reader, ask: Ask, mentor: Person, managers: Sequence[Person], *person: Node) -> Message:
    """Tell a mentee of their third no in a row; `person` offers one, else they read whom to write to."""
    say = reader.say
    brave = Text(say("Three is hard, and asking again was brave."), Tone.LEAD)
    if person:
        return Message(_title(reader, ask, mentor), (*_said(ask), brave, *person))
    steps = Buttons((Button(say("I'll try later"), TRY_LATER), Button(say("Find someone else"), FIND)))
    return Message(
        _title(reader, ask, mentor),
        (*_said(ask), brave, Text(_person(reader, managers)), steps, safety.row(reader, ask.id)),
    )


def _person(reader: Reader, managers: Sequence[Person]) -> str:
    contact = fit(reader.programme.contact, CONTACT)
    names = " · ".join(people.name(manager) for manager in managers)
    if contact or names:
        return reader.say("A person would be glad to look at this with you: {who}.", who=contact or names)
    return reader.say("Your question is kept, for whenever you like.")


def _title(reader: Reader, ask: Ask, mentor: Person) -> str:
    closed = ask.status is Status.CLOSED
    title = "No answer from {name} this time" if closed else "{name} can't this time"
    return reader.say(title, name=people.first_name(mentor))


def _said(ask: Ask) -> tuple[Node, ...]:
    return (people.quote(ask.words, 600),) if ask.words else ()


def smaller(reader: Reader, ask: Ask, kind: str, others: tuple[Mentor, ...]) -> Aside:
    """Offer the smallest kind of help, and who has room for it."""
    asks_less = reader.say(
        "{kind} asks little of somebody: {cost}.",
        kind=reader.say(reader.kind(kind).name),
        cost=reader.say(reader.kind(kind).cost),
    )
    ready = asking.others_with_room(reader, ask, others, how="smaller")
    return Aside(Message(reader.say("A smaller ask"), (Text(asks_less), *ready)))


def words_form(reader: Reader, ask: Ask, written: str) -> Form:
    """Open a question to be said otherwise."""
    say = reader.say
    box = Input(
        "question",
        say("Your question"),
        say("Shorter is often easier to say yes to."),
        written,
        SHORTEST_QUESTION,
        LONGEST_QUESTION,
        tall=True,
    )
    return Form(CHANGE_QUESTION, KEEP_WORDS, say("Your question"), (box,), say("Keep it"), ask.id)


def in_other_words(reader: Reader, ask: Ask, question: str, others: tuple[Mentor, ...]) -> Aside:
    """Show a question in its new words, and who has room for it."""
    ready = asking.others_with_room(reader, ask, others)
    body = (people.quote(question, LONGEST_QUESTION), *ready)
    return Aside(Message(reader.say("Your question, as it is now"), body))


def till_later(reader: Reader) -> Aside:
    """Let somebody go for now, with their question kept."""
    say = reader.say
    text = Text(say("Any time is a good time. Your question is kept, and nobody is waiting for you."))
    return Aside(Message(say("Until later"), (text, Buttons((Button(say("My home"), HOME),)))))
