"""A hello before a first door, for the mentor: before they wait, while they wait, and after."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.common.people import Person
from bot.domain.mentors.first_door import LONGEST_WORD, UNANSWERED, Approval, Status
from bot.ui.fit import fit
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import home, mentors
from bot.views.common import namesakes, people
from bot.views.common.reader import Reader
from bot.views.safety import report_and_block

CONTACT = 200
NAMED = 5
"""How many people one sentence names."""

NOT_ASKED = (
    "Nobody sees your card until you press “Open my door”. A first door opens here after a hello from"
    " somebody who looks after mentoring. Later a no of yours never needs a reason."
)
NEWS: Mapping[Status, str] = {
    Status.WAITING: "Your door waits for a hello",
    Status.OVER: "Not yet, I'm sorry",
    Status.WELCOMED: "You are welcome here",
    Status.NOT_NOW: "Not just yet",
    Status.TAKEN_BACK: "You have taken it back",
    Status.NO_MORE: "No hello is needed any more",
}


@dataclass(frozen=True, slots=True)
class Hello:
    """The state of a mentor's first door: their wait, the managers who may say hello, and who answered."""

    approval: Approval | None
    managers: tuple[Person, ...] = ()
    by: Person | None = None


def waits(hello: Hello) -> bool:
    """Tell whether the mentor waits for a hello."""
    return hello.approval is not None and hello.approval.stands in UNANSWERED


def take_back(reader: Reader) -> Button:
    """Return the button with which a mentor ends their wait."""
    return Button(reader.say("Stop waiting for a hello"), mentors.TAKE_BACK_HELLO)


def stands(reader: Reader, hello: Hello) -> str:
    """Say how the first door stands."""
    say, last = reader.say, hello.approval
    sentences = {
        Status.WAITING: (
            "Your door waits for a hello. By {day} you will have a word, one way or the other."
            " Until then nobody can find you, and you can change whatever you like."
        ),
        Status.OVER: (
            "Nobody has found the time for a hello yet, which says nothing about you. It stays on"
            " their list; until then you can't be found."
        ),
        Status.WELCOMED: "{name} says hello: you are welcome here. Your door opens as soon as you press.",
        Status.NOT_NOW: "{name} has read your card and says: not just yet. Nobody else sees it.",
        Status.TAKEN_BACK: NOT_ASKED,
        Status.NO_MORE: "Nobody has to say hello first any more: your door opens as soon as you press.",
    }
    if last is None:
        return say(NOT_ASKED)
    name = people.name(hello.by) if hello.by else people.GONE
    return say(sentences[last.stands], day=reader.day(last.until), name=name)


def more(reader: Reader, hello: Hello) -> tuple[Node, ...]:
    """Say who says hello, or what a manager answered and what comes next."""
    last = hello.approval
    if last is None or last.stands is Status.TAKEN_BACK:
        return _who(reader, hello)
    match last.stands:
        case Status.WAITING:
            return _who(reader, hello)
        case Status.OVER:
            who = _names(reader, hello)
            return (Text(reader.say("You can write to them too: {who}.", who=who)),) if who else ()
        case Status.NOT_NOW:
            return (people.quote(last.words, LONGEST_WORD), *_after_a_no(reader, hello))
        case Status.WELCOMED | Status.NO_MORE:
            return ()


def _after_a_no(reader: Reader, hello: Hello) -> tuple[Node, ...]:
    said = reader.say("Change what you like on your card, and press “Open my door” again.")
    who = _names(reader, hello)
    write = reader.say("If something is unclear, write to {who}.", who=who) if who else ""
    return (Text(f"{said} {write}".strip()),)


def _who(reader: Reader, hello: Hello) -> tuple[Node, ...]:
    who = _managers(reader, hello) or fit(reader.programme.contact, CONTACT)
    return (Text(reader.say("Who says hello: {who}.", who=who), Tone.QUIET),) if who else ()


def _names(reader: Reader, hello: Hello) -> str:
    """Return whom to write to: the programme's contact, or the managers."""
    return fit(reader.programme.contact, CONTACT) or _managers(reader, hello)


def _managers(reader: Reader, hello: Hello) -> str:
    shown = " · ".join(people.heading(reader, one) for one in namesakes.persons(hello.managers[:NAMED]))
    more = len(hello.managers) - NAMED
    return reader.many(more, "{shown} and 1 more", "{shown} and {n} more", shown=shown) if more > 0 else shown


def said(reader: Reader, hello: Hello) -> tuple[Node, ...]:
    """Say, in the message about an opened door, who said hello, or that a hello is not needed any more."""
    last = hello.approval
    if last is not None and last.stands is Status.WELCOMED and hello.by:
        welcome = reader.say("{name} says hello, and is glad that you are here.", name=people.name(hello.by))
        return (Text(welcome, Tone.LEAD),)
    if last is not None and last.stands is Status.NO_MORE:
        return (Text(reader.say("Nobody has to say hello first any more, so your wait is over."), Tone.LEAD),)
    return ()


def news(reader: Reader, hello: Hello) -> Message:
    """Tell a mentor how their wait ended, and what they can do."""
    last = hello.approval
    title = NEWS[last.stands] if last else NEWS[Status.TAKEN_BACK]
    page = Button(reader.say("My mentor page"), mentors.BE_A_MENTOR, "new", Weight.MAIN)
    steps = (page, *((take_back(reader),) if waits(hello) else ()), Button(reader.say("My home"), home.HOME))
    safety = (report_and_block.row(reader, last.id),) if last and hello.by else ()
    body = (Text(stands(reader, hello)), *more(reader, hello), Buttons(steps), *safety)
    return Message(reader.say(title), body)


def over_since(reader: Reader, hello: Hello) -> Message:
    """Return what an older message about a wait becomes once its mentor's door was opened."""
    page = Button(reader.say("My mentor page"), mentors.BE_A_MENTOR, "new", Weight.MAIN)
    title = NEWS[hello.approval.stands] if hello.approval else NEWS[Status.NO_MORE]
    return Message(reader.say(title), (*said(reader, hello), Buttons((page,))))


def unchanged(reader: Reader, hello: Hello) -> Aside:
    """Say that the card has not changed since a manager said not yet, and how to change it."""
    said = Text(
        reader.say("Your card is as it was when it was read. Change what you like, then press again.")
    )
    steps = (
        Button(reader.say("In your words"), mentors.WHO, weight=Weight.MAIN),
        Button(reader.say("My mentor page"), mentors.BE_A_MENTOR, "new"),
    )
    return Aside(Message(reader.say("Not just yet"), (said, *more(reader, hello), Buttons(steps))))
