"""A person's help: what a mentee and the managers read about a request for it."""

from collections.abc import Sequence

from bot.domain.asks.human_help import CLOCK, Hand, HelpStatus
from bot.domain.common.people import Person
from bot.ui.fit import fit
from bot.ui.nodes import Button, Buttons, Card, Message, Node, Text, Tone, Weight
from bot.ui.verbs import asks, home, introductions, programme, search
from bot.views.common import namesakes, people
from bot.views.common.reader import Reader
from bot.views.safety import report_and_block

CONTACT = 200


def offered(reader: Reader, ask: str) -> tuple[Node, ...]:
    """Offer the mentee a person's help, and say within how many days they would hear."""
    say = reader.say
    within = reader.number(CLOCK.days)
    question = say("Shall a person look at this with you?")
    clock = say("Within {n} days you would hear who will write to you.", n=within)
    said = Text(f"{question} {clock}")
    steps = (
        Button(say("Ask a person to help"), asks.WANT_HAND, ask, Weight.MAIN),
        Button(say("I'll try later"), asks.TRY_LATER),
        Button(say("Find somebody else"), search.FIND),
    )
    return (said, Buttons(steps))


def raised(reader: Reader, hand: Hand, by: Person | None) -> tuple[Node, ...]:
    """Tell the mentee the state of their request, once they have said yes."""
    say = reader.say
    sentences = {
        HelpStatus.WAITING: (
            "Thank you for saying yes. By {day} you will hear who is writing to you, or that nobody could."
        ),
        HelpStatus.PROMISED: "{name} will write to you. You need not prepare anything.",
        HelpStatus.OVER: (
            "Nobody has found the time yet, which says nothing about you. It stays on their list."
        ),
        HelpStatus.DONE: "{name} has looked at this with you.",
    }
    name = people.name(by) if by else people.GONE
    said = Text(say(sentences[hand.reach], day=reader.day(hand.until), name=name))
    return (
        said,
        Buttons((Button(say("Find somebody else"), search.FIND), Button(say("My home"), home.HOME))),
    )


def news(reader: Reader, hand: Hand, by: Person | None, managers: Sequence[Person]) -> Message:
    """Tell the mentee which manager writes to them, or that none could in time and what they can do."""
    say = reader.say
    if hand.reach is HelpStatus.OVER:
        said, *steps = raised(reader, hand, by)
        return Message(say("Not yet, I'm sorry"), (said, *_whom_else(reader, managers), *steps))
    title = say("A person will write to you" if hand.reach is HelpStatus.PROMISED else "A person for you")
    safety = (report_and_block.row(reader, hand.id),) if by else ()
    return Message(title, (*raised(reader, hand, by), *safety))


def gone(reader: Reader) -> Message:
    """Say on a card that its request is over: its person left, or this reader may not help them."""
    said = Text(reader.say("What this was about is no longer here. There is nothing left to do."), Tone.QUIET)
    return Message(reader.say("No longer here"), (said,))


def _whom_else(reader: Reader, managers: Sequence[Person]) -> tuple[Node, ...]:
    contact = fit(reader.programme.contact, CONTACT)
    who = contact or namesakes.together(reader, managers, either=True)
    return (Text(reader.say("You can write to them too: {who}.", who=who)),) if who else ()


def card(reader: Reader, hand: Hand, person: Person, by: Person | None, *, mine: bool = False) -> Message:
    """Show a manager which mentee would like a person's help; `mine` where it is the reader who writes."""
    say, name = reader.say, people.first_name(person)
    why = say("At least three asks in a row did not work out, and {name} said yes to a person.", name=name)
    kept = Text(say("What they wrote stays between them and the people they asked."), Tone.QUIET)
    page = Button(say("Look after mentoring"), programme.PAGE, "new", about="")
    buttons = (*_steps(reader, hand, person, programme.HandOf(hand.id), mine=mine), page)
    steps = Buttons(buttons, report_and_block.more(reader, hand.id), people.heading(reader, person))
    title = say("{name} could use a hand", name=people.name(person))
    body = (Text(why), Text(_stands(reader, hand, person, by, mine=mine)), kept, steps)
    return Message(title, body, face=people.face(reader, person))


def listed(reader: Reader, hand: Hand, person: Person, by: Person | None, *, mine: bool = False) -> Card:
    """Show one request for a person's help on the managers' page; `mine` as above."""
    steps = _steps(reader, hand, person, programme.HandOf(hand.id, "list"), mine=mine)
    return Card(
        title=people.heading(reader, person),
        face=people.face(reader, person),
        lines=(_stands(reader, hand, person, by, mine=mine),),
        quote="",
        buttons=steps,
    )


def _stands(reader: Reader, hand: Hand, person: Person, by: Person | None, *, mine: bool) -> str:
    if hand.reach is HelpStatus.DONE and (over := people.no_more(reader, person)):
        return over
    sentences = {
        HelpStatus.WAITING: "They were told that they would hear by {day}.",
        HelpStatus.PROMISED: "You said that you would write to them." if mine else "{name} writes to them.",
        HelpStatus.OVER: "They were told kindly that nobody could by {day}; a late word is still welcome.",
        HelpStatus.DONE: "You looked at it and closed it." if mine else "Looked at and closed by {name}.",
    }
    name = people.name(by) if by else people.GONE
    return reader.say(sentences[hand.reach], day=reader.day(hand.until), name=name)


def _steps(
    reader: Reader, hand: Hand, person: Person, pressed: programme.HandOf, *, mine: bool
) -> tuple[Button, ...]:
    introduce = Button(reader.say("Introduce warmly"), introductions.INTRODUCE, hand.id)
    match hand.reach:
        case HelpStatus.WAITING | HelpStatus.OVER:
            name = people.first_name(person)
            label = reader.say("I'll write to {name}", name=name)
            return (Button(label, programme.PROMISE_HAND, pressed, Weight.MAIN), introduce)
        case HelpStatus.PROMISED if mine:
            done = Button(reader.say("Mark as done and tell them"), programme.HAND_DONE, pressed)
            return (done, introduce)
        case HelpStatus.PROMISED | HelpStatus.DONE:
            return ()
