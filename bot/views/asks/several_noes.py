"""After several noes in a row: kinder words each time, and other ways to find help."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.asks.ask import LONGEST_QUESTION, SHORTEST_QUESTION, Ask, Status
from bot.domain.common.people import Mentor, Person
from bot.ui.fit import fit
from bot.ui.forms import Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Node, Text, Tone, Weight
from bot.ui.verbs import asks, home, open_asks, search
from bot.views.common import alternatives as other_views
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.safety import report_and_block

CONTACT = 200

THIRD = 3
MORE_NOES = "That is hard, and asking again was brave."

BEGINNINGS: Mapping[asks.Beginning, tuple[str, str]] = MappingProxyType(
    {
        "tried": ("What I have tried so far is", "It shows where you stand, and saves them asking."),
        "one": ("The one thing I would love to know is", "One question is easier to say yes to than three."),
        "stuck": ("I am choosing between", "People like to help with a choice; name the two."),
    }
)
"""How a question may begin, and why that helps."""


def second(reader: Reader, ask: Ask, mentor: Person, others: tuple[Mentor, ...], *, smaller: bool) -> Message:
    """Tell a mentee of their second no in a row: it is luck; other ways to ask; mentors with room."""
    say = reader.say
    less = (Button(say("A smaller ask"), asks.SMALLER, ask.id, Weight.MAIN),) if smaller else ()
    change = Button(say("Change my question"), asks.CHANGE_QUESTION, ask.id)
    carry = Button(say("Carry it to three people"), open_asks.CARRY, ask.id)
    ways = Buttons((*less, carry, change, Button(say("Help me word it"), asks.WORD_IT, ask.id)))
    luck = Text(say("Two in a row; that is luck, not you."))
    others_too = other_views.with_room(reader, ask.id, others)
    return Message(
        title(reader, ask, mentor),
        (*said(ask), luck, ways, *others_too, report_and_block.row(reader, ask.id)),
    )


def third(reader: Reader, ask: Ask, mentor: Person, *person: Node, noes: int = 3) -> Message:
    """Tell a mentee of their third or a later no in a row; `person` offers help, else whom to write to.

    Where no manager may hear of them, none is named: the only ones are kept apart from them, or themselves.
    """
    say = reader.say
    hard = say("Three is hard, and asking again was brave.") if noes == THIRD else say(MORE_NOES)
    brave = Text(hard, Tone.LEAD)
    if person:
        safety = report_and_block.row(reader, ask.id)
        return Message(title(reader, ask, mentor), (*said(ask), brave, *person, safety))
    steps = Buttons(
        (Button(say("I'll try later"), asks.TRY_LATER), Button(say("Find somebody else"), search.FIND))
    )
    return Message(
        title(reader, ask, mentor),
        (*said(ask), brave, Text(_person(reader)), steps, report_and_block.row(reader, ask.id)),
    )


def _person(reader: Reader) -> str:
    if contact := fit(reader.programme.contact, CONTACT):
        return reader.say("A person would be glad to look at this with you: {who}.", who=contact)
    return reader.say("Your question is kept, for whenever you like.")


def title(reader: Reader, ask: Ask, mentor: Person) -> str:
    """Return the title of a no, and of an ask that closed without an answer."""
    closed = ask.status is Status.CLOSED
    sentence = "No answer from {name} this time" if closed else "{name} can't this time"
    if closed and mentor.has_left:
        sentence = "{name} is not here any more"
    return reader.say(sentence, name=people.first_name(mentor))


def said(ask: Ask) -> tuple[Node, ...]:
    """Return the words of a no; nothing where there are none."""
    return (people.quote(ask.words, 600),) if ask.words else ()


def smaller(reader: Reader, ask: Ask, kind: str, others: tuple[Mentor, ...]) -> Aside:
    """Offer the smallest kind of help, and the mentors who have room for it."""
    asks_less = reader.say(
        "{kind} asks little of somebody: {cost}.",
        kind=reader.say(reader.kind(kind).name),
        cost=reader.cost(reader.kind(kind)) or reader.say(reader.kind(kind).name),
    )
    ready = other_views.with_room(reader, ask.id, others, how="smaller")
    return Aside(Message(reader.say("A smaller ask"), (Text(asks_less), *ready)))


def word_it(reader: Reader, ask: Ask, question: str) -> Aside:
    """Offer beginnings for a question; each opens the kept question with the beginning in front."""
    say = reader.say
    why = Text(
        say("People say yes most easily to something small and definite. One of these may begin yours:")
    )
    cards = tuple(
        Card(
            title=say(begins),
            lines=(say(about),),
            quote="",
            buttons=(Button(say("Begin with this"), asks.CHANGE_QUESTION, asks.QuestionOf(ask.id, key)),),
        )
        for key, (begins, about) in BEGINNINGS.items()
    )
    back = Buttons(
        (
            Button(say("Keep my question as it is"), asks.CHANGE_QUESTION, ask.id),
            Button(say("My home"), home.HOME),
        )
    )
    quote = people.quote(question, LONGEST_QUESTION)
    return Aside(Message(say("Help with the words"), (quote, why, *cards, back)))


def begun(reader: Reader, key: asks.Beginning | None, question: str) -> str:
    """Return a question with the chosen beginning, added once; unchanged for an unknown key."""
    if key is None:
        return question
    begins = reader.say(BEGINNINGS[key][0])
    return question if question.startswith(begins) else f"{begins} …\n\n{question}"


def words_form(reader: Reader, ask: Ask, written: str) -> Form:
    """Open the box to reword a question."""
    say = reader.say
    box = Input(
        name="question",
        label=say("Your question"),
        hint=say("Shorter is often easier to say yes to."),
        value=written,
        at_least=SHORTEST_QUESTION,
        at_most=LONGEST_QUESTION,
        tall=True,
    )
    return Form(
        opens=asks.CHANGE_QUESTION,
        submit=asks.KEEP_WORDS,
        title=say("Your question"),
        fields=(box,),
        send=say("Save"),
        ref=ask.id,
    )


def in_other_words(reader: Reader, ask: Ask, question: str, others: tuple[Mentor, ...]) -> Aside:
    """Show a question in its new words, and the mentors who have room for it."""
    ready = other_views.with_room(reader, ask.id, others)
    body = (people.quote(question, LONGEST_QUESTION), *ready)
    return Aside(Message(reader.say("Your question, as it is now"), body))


def till_later(reader: Reader) -> Aside:
    """Say goodbye to a mentee for now; their question is kept."""
    say = reader.say
    text = Text(say("Any time is a good time. Your question is kept, and nobody is waiting for you."))
    return Aside(Message(say("Until later"), (text, Buttons((Button(say("My home"), home.HOME),)))))
