"""The mentors' channel: its cards, and what the presser of a card reads privately."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.asks.ask import Ask
from bot.domain.open_asks.open_ask import OpenAsk, Status, Unmet
from bot.ui.commands import MENTOR
from bot.ui.fit import fit_line
from bot.ui.forms import Input
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Rule, Text, Tone, Weight
from bot.ui.verbs import Answers, answers, home, mentors, open_asks, safety, search
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.words import preview as previews
from bot.views.words import quiet

LONGEST_LINE = 140
SHORTEST_LINE = 10
"""The least length of the one line that everybody in the channel may read, in characters."""


LINE = "card"
"""The field of that line."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a card shows of an open ask: nothing in it names a person."""

    kind: str
    line: str
    ends_at: datetime


def line(reader: Reader, written: Mapping[str, str]) -> Input:
    """Ask the mentee for the one line."""
    label = reader.say("One line for the mentors' channel")
    hint = reader.say("Everybody in the channel reads it: what it is about, and no name.")
    return Input(
        name=LINE,
        label=label,
        hint=hint,
        value=written.get(LINE, ""),
        at_least=SHORTEST_LINE,
        at_most=LONGEST_LINE,
    )


def line_errors(reader: Reader, written: str, name: str) -> dict[str, str]:
    """Return what is wrong with the one line of a mentee with this name."""
    if name and name.casefold() in written.casefold():
        return {LINE: reader.say("Your name is in it, and the card has none: leave it out, please.")}
    if len(written) < SHORTEST_LINE:
        return {LINE: reader.say("A few words more, so that mentors know what it is about.")}
    if len(written) > LONGEST_LINE:
        most = reader.number(LONGEST_LINE)
        return {LINE: reader.say("A little shorter, please: {most} characters are read.", most=most)}
    return {}


def before(reader: Reader, seen: Message) -> tuple[Node, ...]:
    """Show a card to the mentee before it is sent, as the channel will see it, and say who that is."""
    said = "Everybody in the mentors' channel reads this card. Its line goes from there when it ends."
    then = Text(reader.say("And this is what the mentor who takes it will read, privately:"))
    return (Text(reader.say(said)), *previews.as_read(seen), Rule(), then)


def title(reader: Reader, kind: str) -> str:
    """Return the title of a card."""
    return reader.say("Could you help? {kind}", kind=reader.say(reader.kind(kind).name))


def face(reader: Reader, shown: Face) -> tuple[Node, ...]:
    """Return what an unclaimed card says below its title."""
    said = reader.say(
        "It is here until {day}. The first with room who offers to help gets the words, privately.",
        day=reader.day(shown.ends_at),
    )
    here = Text(quiet.counted(reader, said, shown.ends_at), Tone.QUIET)
    return (people.quote(fit_line(shown.line, LONGEST_LINE), LONGEST_LINE), here)


def card(reader: Reader, carry: OpenAsk) -> Message:
    """Show a mentors' channel an open ask in its current state; once it has ended, its line is gone."""
    head = title(reader, carry.kind)
    if carry.is_anybodys:
        could = Button(reader.say("Take this ask"), open_asks.CLAIM, carry.id, Weight.MAIN)
        body = face(reader, Face(carry.kind, carry.line, carry.ends_at))
        wrong = Button(reader.say("Report"), safety.REPORT, carry.id)
        return Message(head, (*body, Buttons((could, wrong))))
    if carry.state is Status.CARRYING:
        line = people.quote(fit_line(carry.line, LONGEST_LINE), LONGEST_LINE)
        return Message(head, (line, Text(reader.say("Somebody is looking into this."), Tone.LEAD)))
    kind = reader.say(reader.kind(carry.kind).name)
    return Message(kind, (Text(_ended(reader, carry), Tone.LEAD),))


def _ended(reader: Reader, carry: OpenAsk) -> str:
    sentences = {
        Status.TAKEN: "Taken care of. Thank you.",
        Status.ENDED: "It has gone back; there is nothing left to do.",
        Status.WITHDRAWN: "It was taken back; there is nothing left to do.",
    }
    return reader.say(sentences[carry.state])


def hello(reader: Reader) -> Message:
    """Say in a mentors' channel what will be posted there."""
    said = reader.say(
        "From now on, open asks are posted here as cards: the kind of help, one line, and no name."
        " If you could help, say so. The first with room gets the words privately, and can still"
        " pass; nobody here sees who it was."
    )
    door = reader.say("No open door yet? {typed} opens one.", typed=reader.command(MENTOR))
    # This card has no button: its answer would be drawn where everybody reads it.
    return Message(reader.say("Open asks will stand here"), (Text(said), Text(door, Tone.QUIET)))


def yours(reader: Reader, ask: Ask) -> Aside:
    """Tell the mentor who claimed a card where its words are, and how long they have it."""
    said = reader.say(
        "The words are in your messages with me. They stay with you until {day}. Whether you"
        " answer them or pass them on, nobody in the channel sees that it was you.",
        day=reader.day(ask.closes_at),
    )
    see = Button(reader.say("See it here"), answers.SEE, ask.id, Weight.MAIN)
    until = Text(quiet.counted(reader, said, ask.closes_at))
    return Aside(Message(reader.say("Thank you, it is yours"), (until, Buttons((see,)))))


def somebody_was_quicker(reader: Reader) -> Aside:
    """Say kindly that another mentor has the card."""
    said = "Somebody was a moment quicker, thank you. If they pass, it will be here again."
    return _aside(reader, "Somebody is on it", said, home.HOME)


def settled(reader: Reader) -> Aside:
    """Say that the open ask of a card has ended."""
    return _aside(reader, "Already settled", "There is nothing left to do here, thank you.", home.HOME)


def still_anybodys(reader: Reader) -> Aside:
    """Say that no mentor has claimed the card yet."""
    return _aside(
        reader, "Still free", "Nobody has taken it yet. If you could help, say so once more.", home.HOME
    )


def your_own(reader: Reader, carry: OpenAsk) -> Aside:
    """Tell the asker that this is their own card."""
    said = Text(reader.say("That is your own ask, as the channel sees it. Somebody else will take it up."))
    see = Button(reader.say("See how it stands"), open_asks.SEE, carry.id)
    return Aside(Message(reader.say("Yours"), (said, Buttons((see,)))))


UNMET: dict[Unmet, tuple[str, str, Answers]] = {
    Unmet.DOOR: (
        "An open door comes first",
        "Before you take up {kind} here, say what you give and how much. It takes a few minutes.",
        mentors.BE_A_MENTOR,
    ),
    Unmet.REST: (
        "You are resting",
        "While your card rests, nothing is given to you, not even what you take. You can be back at once.",
        mentors.BE_A_MENTOR,
    ),
    Unmet.KIND: (
        "Not among what you give",
        "This one asks for {kind}, which is not on your card. You can add it.",
        mentors.GIVES,
    ),
    Unmet.ROOM: (
        "Your room is taken",
        "Your room for {kind} is taken at the moment, and I keep to your own limit. You can raise it.",
        mentors.GIVES,
    ),
}
"""For each thing that a mentor can change: what is said, and where they can change it."""

CHANGES = {mentors.BE_A_MENTOR: "My card", mentors.GIVES: "What I give"}


def unmet(reader: Reader, kind: str, why: Unmet) -> Aside:
    """Say what keeps a mentor from claiming a card, and where they can change it."""
    head, sentence, verb = UNMET[why]
    said = Text(reader.say(sentence, kind=reader.kind_within(kind)))
    return Aside(Message(reader.say(head), (said, Buttons((Button(reader.say(CHANGES[verb]), verb),)))))


def had_it(reader: Reader) -> Aside:
    """Tell a mentor who had the card that it is now for the others."""
    said = "You had this one, and it is with the others now, which is fine."
    return _aside(reader, "With the others now", said, home.HOME)


def kept_for_another(reader: Reader) -> Aside:
    """Refuse a card without telling whose it is."""
    said = (
        "I'm keeping this one for somebody else. Saying why would say whose it is, and the card"
        " has no name. Nothing changes for you."
    )
    return _aside(reader, "For somebody else", said, home.HOME)


LABELS = {home.HOME: "My home", search.FIND: "Find somebody else"}


def _aside(reader: Reader, head: str, said: str, verb: Answers) -> Aside:
    step = Buttons((Button(reader.say(LABELS[verb]), verb),))
    return Aside(Message(reader.say(head), (Text(reader.say(said)), step)))
