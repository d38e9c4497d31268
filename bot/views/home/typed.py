"""Words typed to the bot: what it asks before it does anything with them."""

from dataclasses import dataclass, replace

from bot.domain.announcements.announcement import Announcement
from bot.domain.answers.leaning import Leaning
from bot.domain.asks.ask import LONGEST_ANSWER, SHORTEST_ANSWER, Ask
from bot.domain.common.people import Person
from bot.ui.fit import fit, fit_line
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Node, Text, Tone, Weight
from bot.ui.verbs import announcements, answers, home
from bot.ui.verbs import search as search_verbs
from bot.views.common import namesakes, people
from bot.views.common.reader import Reader
from bot.views.home.spoken_words import leaning
from bot.views.open_asks import open_ask

SHOWN = 4

TITLE = 80
"""The greatest length of an announcement's title within a sentence, in UTF-16 code units."""


def file_alone(reader: Reader) -> Aside:
    """Say what becomes of a file that was sent without words, and how a mentor can get to see it."""
    steps = Buttons(
        (Button(reader.say("Find a mentor"), search_verbs.FIND), Button(reader.say("My home"), home.HOME))
    )
    return Aside(Message(reader.say("I can't pass your file on"), (Text(_files(reader)), steps)))


def beside_a_file(reader: Reader, answer: Message | Aside) -> Message | Aside:
    """Say the same above the answer to words that came with a file."""
    if isinstance(answer, Aside):
        return Aside(_below_it(reader, answer.message))
    return _below_it(reader, answer)


def _below_it(reader: Reader, message: Message) -> Message:
    return replace(message, body=(Text(_files(reader), Tone.QUIET), *message.body))


def _files(reader: Reader) -> str:
    return reader.say(
        "I can't open files or pass them on, so nobody gets this one from me. A link can go with an ask in"
        " writing; after a yes, you can share a file in your room."
    )


def shall_i(reader: Reader, ask: Ask, mentee: Person, words: str, search: str) -> Aside:
    """Ask whether words are for this ask, and as what; nothing is sent by itself."""
    name = people.first_name(mentee)
    titles = {
        Leaning.YES: "Shall I tell {name} yes?",
        Leaning.NO: "Shall I tell {name} that it's a no this time?",
        Leaning.PLAIN: "Is this for {name}?",
    }
    about = Text(reader.say("The ask is for: {kind}.", kind=reader.kind_within(ask.kind)), Tone.QUIET)
    kept = Text(reader.say("Nothing is sent yet, and your words are kept."), Tone.QUIET)
    title = reader.say(titles[leaning(words, reader.language)], name=name)
    if ask.unnamed:
        title = reader.say("Is this for the person who asked?")
    steps = Buttons((*_answers(reader, ask, words), _look(reader, search)))
    return Aside(Message(title, (people.quote(words, LONGEST_ANSWER), about, kept, steps)))


def _answers(reader: Reader, ask: Ask, words: str) -> tuple[Button, ...]:
    say, sounds = reader.say, leaning(words, reader.language)
    long_enough = len(fit(words, LONGEST_ANSWER)) >= SHORTEST_ANSWER
    accept = Button(
        say("Accept"), answers.ACCEPT, ask.id, Weight.MAIN if sounds is Leaning.YES else Weight.PLAIN
    )
    yes = () if ask.unnamed else (accept,)
    answer = Button(
        say("Answer with these words"),
        answers.ANSWER,
        answers.AnswerTo(ask.id, "said"),
        Weight.MAIN if sounds is Leaning.PLAIN else Weight.PLAIN,
    )
    no = Button(
        say("Decline kindly"),
        answers.DECLINE,
        answers.AnswerTo(ask.id, "said"),
        Weight.MAIN if sounds is Leaning.NO else Weight.PLAIN,
    )
    no = open_ask.pass_along(reader, ask) if ask.carried else no
    see = Button(say("See the ask"), answers.SEE, ask.id)
    written = (answer,) if reader.kind(ask.kind).written and long_enough else ()
    return (*yes, *written, no, see)


def _look(reader: Reader, search: str) -> Button:
    return Button(reader.say("Look for it instead"), search_verbs.PAGE, search_verbs.PageOf(search, 0))


def for_whom(reader: Reader, waiting: tuple[tuple[Ask, Person], ...], words: str, search: str) -> Aside:
    """Ask which of several waiting asks the words are for."""
    cards: tuple[Node, ...] = tuple(
        _waits(reader, *row) for row in namesakes.rows(waiting[:SHOWN], lines=True)
    )
    said = Text(
        reader.say("Nothing is sent yet, and your words are kept for whichever you choose."), Tone.QUIET
    )
    look = Buttons((_look(reader, search), Button(reader.say("My home"), home.HOME)))
    quote = people.quote(words, LONGEST_ANSWER)
    return Aside(Message(reader.say("Who is this for?"), (quote, said, *cards, look)))


def _waits(reader: Reader, ask: Ask, mentee: Person) -> Card:
    see = Button(reader.say("See the ask"), answers.SEE, ask.id, Weight.MAIN)
    day = reader.say("by {day}", day=reader.day(ask.closes_at))
    return Card(
        title=people.heading(reader, mentee),
        face=people.face(reader, mentee),
        lines=(f"{reader.say(reader.kind(ask.kind).name)} · {day}",),
        quote="",
        buttons=(see,),
    )


@dataclass(frozen=True, slots=True)
class MayReply:
    """An announcement to which typed words may be a reply, and the manager who would get it."""

    one: Announcement
    sender: Person
    search: str
    """The id of a search for the same words."""


def for_either(reader: Reader, waiting: tuple[tuple[Ask, Person], ...], reply: MayReply, words: str) -> Aside:
    """Ask whether words are for a waiting ask or for the sender of an announcement; none stands out."""
    every = (*((ask, mentee) for ask, mentee in waiting[:SHOWN]), (None, reply.sender))
    cards = tuple(_may_be_for(reader, reply, *row) for row in namesakes.rows(every))
    said = Text(
        reader.say("Nothing is sent yet, and your words are kept for whichever you choose."), Tone.QUIET
    )
    look = Buttons((_look(reader, reply.search), Button(reader.say("My home"), home.HOME)))
    quote = people.quote(words, LONGEST_ANSWER)
    return Aside(Message(reader.say("Who is this for?"), (quote, said, *cards, look)))


def _may_be_for(reader: Reader, reply: MayReply, ask: Ask | None, person: Person) -> Card:
    label = reader.say("For {name}", name=people.first_name(person))
    if ask is None:
        title = people.isolated(fit_line(reply.one.title, TITLE))
        line = reader.say("The announcement “{title}”", title=title)
        button = Button(label, announcements.REPLY, reply.one.id)
    else:
        day = reader.say("by {day}", day=reader.day(ask.closes_at))
        line = f"{reader.say(reader.kind(ask.kind).name)} · {day}"
        button = Button(label, home.SAID_TO, ask.id)
    face, title = people.face(reader, person), people.heading(reader, person)
    return Card(title=title, face=face, lines=(line,), buttons=(button,))
