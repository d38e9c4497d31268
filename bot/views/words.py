"""Words typed to the bot: what they sound like, and what is asked before anything is done with them."""

from collections.abc import Mapping
from types import MappingProxyType

from rapidfuzz import fuzz

from bot.domain.asks import LONGEST_ANSWER, SHORTEST_ANSWER, Ask
from bot.domain.people import Person
from bot.domain.words import Leaning
from bot.ui.fit import fit
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Node, Text, Tone, Weight
from bot.ui.verbs import (
    ACCEPT,
    ANSWER,
    BE_A_MENTOR,
    DECLINE,
    HELP,
    HOME,
    MY_DATA,
    PAGE,
    SEE_CARD,
    SETTINGS,
    Answers,
)
from bot.views import carrying, people
from bot.views.answering import TYPED
from bot.views.reader import Reader

YES = frozenset(
    {
        "yes",
        "yep",
        "yeah",
        "sure",
        "of course",
        "gladly",
        "happy to",
        "with pleasure",
        "love to",
        "ok",
        "okay",
    }
)
NO = frozenset(
    {"no", "nope", "sorry", "can't", "cannot", "can not", "not this time", "not now", "too busy", "unable"}
)
"""What a yes and a no begin with, or have in them, in English."""

SCREENS: Mapping[str, Answers] = MappingProxyType(
    {
        "help": HELP,
        "what can i do": HELP,
        "home": HOME,
        "my asks": HOME,
        "hello": HOME,
        "hi": HOME,
        "settings": SETTINGS,
        "stop": SETTINGS,
        "unsubscribe": SETTINGS,
        "reminders": SETTINGS,
        "quiet hours": SETTINGS,
        "my data": MY_DATA,
        "delete my data": MY_DATA,
        "rest": BE_A_MENTOR,
        "close my door": BE_A_MENTOR,
        "become a mentor": BE_A_MENTOR,
    }
)
"""What people type who want a screen and not a person."""

ALIKE = 88
"""How alike a mistyped one is, out of 100."""

FEW_WORDS = 3
SHOWN = 4


def screen(words: str) -> Answers | None:
    """Return the screen that a short line names, or nothing."""
    said = _bare(words)
    if len(said.split()) > FEW_WORDS or not said:
        return None
    best = max(SCREENS, key=lambda name: fuzz.ratio(said, name))
    return SCREENS[best] if fuzz.ratio(said, best) >= ALIKE else None


def leaning(words: str) -> Leaning:
    """Tell what an answer sounds like: by how it begins, and a no anywhere outweighs a yes."""
    said = f" {_bare(words)} "
    if any(f" {no} " in said for no in NO):
        return Leaning.NO
    begins = (said.startswith(f" {yes} ") or f" {yes} " in said[:40] for yes in YES)
    return Leaning.YES if any(begins) else Leaning.PLAIN


def _bare(words: str) -> str:
    kept = (letter if letter.isalnum() or letter == "'" else " " for letter in words.replace("’", "'"))
    return " ".join("".join(kept).casefold().split())


def shall_i(reader: Reader, ask: Ask, mentee: Person, words: str, search: str) -> Aside:
    """Ask whether words are for somebody who waits, and as what; nothing is sent by itself."""
    name = people.first_name(mentee)
    titles = {
        Leaning.YES: "Shall I tell {name} yes?",
        Leaning.NO: "Shall I tell {name} that it's a no this time?",
        Leaning.PLAIN: "Is this for {name}?",
    }
    about = Text(
        reader.say("{name} asked for: {kind}.", name=name, kind=reader.kind_within(ask.kind)), Tone.QUIET
    )
    kept = Text(reader.say("Nothing is sent yet, and your words are kept."), Tone.QUIET)
    title = reader.say(titles[leaning(words)], name=name)
    if ask.unnamed:
        title = reader.say("Is this for whoever asked?")
    steps = Buttons((*_answers(reader, ask, words), _look(reader, search)))
    return Aside(Message(title, (people.quote(words, LONGEST_ANSWER), about, kept, steps)))


def _answers(reader: Reader, ask: Ask, words: str) -> tuple[Button, ...]:
    say, sounds = reader.say, leaning(words)
    long_enough = len(fit(words, LONGEST_ANSWER)) >= SHORTEST_ANSWER
    accept = Button(say("Yes"), ACCEPT, ask.id, Weight.MAIN if sounds is Leaning.YES else Weight.PLAIN)
    yes = () if ask.unnamed else (accept,)
    answer = Button(
        say("Answer with these words"),
        ANSWER,
        f"{ask.id}.{TYPED}",
        Weight.MAIN if sounds is Leaning.PLAIN else Weight.PLAIN,
    )
    no = Button(
        say("Not this time"),
        DECLINE,
        f"{ask.id}.{TYPED}",
        Weight.MAIN if sounds is Leaning.NO else Weight.PLAIN,
    )
    no = carrying.pass_along(reader, ask) if ask.carried else no
    see = Button(say("See the ask"), SEE_CARD, ask.id)
    written = (answer,) if reader.kind(ask.kind).written and long_enough else ()
    return (*yes, *written, no, see)


def _look(reader: Reader, search: str) -> Button:
    return Button(reader.say("Look for it instead"), PAGE, search)


def for_whom(reader: Reader, waiting: tuple[tuple[Ask, Person], ...], words: str, search: str) -> Aside:
    """Ask which of several who wait the words are for."""
    cards: tuple[Node, ...] = tuple(_waits(reader, *row) for row in waiting[:SHOWN])
    said = Text(
        reader.say("Nothing is sent yet, and your words are kept for whichever you choose."), Tone.QUIET
    )
    look = Buttons((_look(reader, search), Button(reader.say("My home"), HOME)))
    quote = people.quote(words, LONGEST_ANSWER)
    return Aside(Message(reader.say("Whom is this for?"), (quote, said, *cards, look)))


def _waits(reader: Reader, ask: Ask, mentee: Person) -> Card:
    see = Button(reader.say("This one"), SEE_CARD, ask.id, Weight.MAIN)
    day = reader.say("by {day}", day=reader.day(ask.closes_at))
    return Card(people.name(mentee), (f"{reader.say(reader.kind(ask.kind).name)} · {day}",), "", (see,))
