"""A hello before a first door, for managers: the list, the card, a hello or a kind no, and the setting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.common.people import Mentor, Person
from bot.domain.mentors.first_door import CLOCK_DAYS, LONGEST_WORD, UNANSWERED, Approval, Status, print_of
from bot.ui.fit import fit_line
from bot.ui.forms import Form
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Text, Tone, Weight
from bot.ui.verbs import mentors, programme
from bot.views.common import namesakes, people
from bot.views.common.reader import Reader
from bot.views.mentors import whole_card
from bot.views.safety import report_and_block
from bot.views.search.find import Seen
from bot.views.words import preview as previews
from bot.views.words.ready_words import ReadyWords

SHOWN = 8
"""How many people one list shows; it counts the rest."""

HELLO_FIRST, AT_ONCE = "hello", "at-once"
READY = ReadyWords(
    MappingProxyType(
        {
            "talk": "I'd love to talk first. Write to me, and we'll find ten minutes.",
            "more": "A little more on your card would help people to choose you.",
            "full": "We have enough mentors at the moment. I'll think of you when that changes.",
        }
    ),
    first="talk",
    at_most=LONGEST_WORD,
)
"""Three kind noes that are ready to be sent."""

HELPS = (
    "A hello first helps: no door opens for the first time until one of you has read the card and"
    " welcomed its mentor."
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A wait for a hello, the card as everybody would see it, and the manager who answered."""

    approval: Approval
    seen: Seen
    by: Person | None = None
    changed: bool = False
    """Whether the card has changed since a manager looked at it."""
    mine: bool = False
    """Whether the manager who reads it is the one who answered."""


def how_many(reader: Reader, number: int) -> str:
    """Say how many mentors wait for a hello."""
    return reader.many(
        number, "1 new mentor is waiting for a hello.", ("{n} new mentors are waiting for a hello.")
    )


def steps(reader: Reader, number: int) -> tuple[Button, ...]:
    """Return the buttons of the managers' page to the waiting mentors, and to the setting."""
    label = reader.say("Approvals ({n})", n=reader.number(number))
    waiting = (Button(label, mentors.APPROVALS, weight=Weight.MAIN),) if number else ()
    return (*waiting, Button(reader.say("New mentors"), mentors.NEW_MENTORS))


def offered(reader: Reader) -> Button:
    """Offer a hello first, on the page about people under 18."""
    return Button(reader.say("Say hello first"), mentors.SET_NEW_MENTORS, HELLO_FIRST)


def not_done(rows: Sequence[str], screens_nobody: str, *, approves: bool) -> tuple[str, ...]:
    """Return what is not done for people under 18, depending on whether managers say hello first."""
    said = (
        "I don't screen mentors myself. A door opens for the first time only after a hello from one of you;"
        " doors that were open before stay open."
    )
    return tuple(said if approves and row == screens_nobody else row for row in rows)


def page(reader: Reader, listed: Sequence[tuple[Approval, Mentor]], number: int) -> Message:
    """List the mentors who wait for a hello."""
    say = reader.say
    more = number - len(listed)
    rest = (Text(reader.many(more, "and 1 more", "and {n} more"), Tone.QUIET),) if more > 0 else ()
    told = namesakes.mentors(mentor for _, mentor in listed)
    cards = tuple(_listed(reader, row[0], mentor) for row, mentor in zip(listed, told, strict=True))
    nobody = (Text(say("Nothing is waiting for you.")),)
    steps_ = (Button(say("New mentors"), mentors.NEW_MENTORS), Button(say("Back"), programme.PAGE))
    return Message(say("Waiting for a hello"), (*(cards or nobody), *rest, Buttons(steps_)))


def _listed(reader: Reader, waits: Approval, mentor: Mentor) -> Card:
    read = Button(reader.say("Read the card"), mentors.SEE_APPROVAL, waits.id, Weight.MAIN)
    lines = (fit_line(mentor.headline, 120) or "—", _stands(reader, waits, mentor.person, None, mine=False))
    return Card(
        title=people.heading(reader, mentor.person),
        face=people.face(reader, mentor.person),
        lines=lines,
        quote="",
        buttons=(read,),
    )


def card(reader: Reader, waiting: Waiting) -> Message:
    """Show a manager a waiting mentor: the card as everybody would see it, and the state of the wait."""
    say, waits, mentor = reader.say, waiting.approval, waiting.seen.mentor
    title = say("{name} would like to open a door", name=people.name(mentor.person))
    stands = Text(_stands(reader, waits, mentor.person, waiting.by, mine=waiting.mine))
    list_ = Button(say("Look after mentoring"), programme.PAGE, "new", about="")
    if waits.stands not in UNANSWERED:
        over = (stands, Buttons((list_,), report_and_block.more(reader, waits.id)))
        return Message(title, over, face=people.face(reader, mentor.person))
    now = say("The card has changed since you looked, so nothing was done. This is how it is now.")
    changed = (Text(now, Tone.LEAD),) if waiting.changed else ()
    as_seen = Text(say("Their card, as everybody would see it:"), Tone.QUIET)
    told = (*whole_card.told(reader, waiting.seen), *whole_card.glad(reader, mentor))
    seen = mentors.CardSeen(waits.id, print_of(mentor))
    answers = (
        Button(say("Say hello and open their door"), mentors.WELCOME, seen, Weight.MAIN),
        Button(say("Say not yet"), mentors.NOT_YET, seen),
        list_,
    )
    steps = Buttons(answers, report_and_block.more(reader, waits.id), people.heading(reader, mentor.person))
    body = (*changed, stands, as_seen, *told, steps)
    return Message(title, body, face=people.face(reader, mentor.person))


def _stands(reader: Reader, waits: Approval, mentor: Person, by: Person | None, *, mine: bool) -> str:
    if waits.stands is Status.TAKEN_BACK and (over := people.no_more(reader, mentor)):
        return over
    own = {
        Status.WELCOMED: "You said hello: their door is theirs to open and close from now on.",
        Status.NOT_NOW: "You said kindly: not just yet. They may change their card and ask again.",
    }
    if mine and waits.stands in own:
        return reader.say(own[waits.stands])
    sentences = {
        Status.WAITING: "They were told that they would hear by {day}.",
        Status.OVER: "They were told kindly that nobody could by {day}; a late word is still welcome.",
        Status.WELCOMED: "{name} said hello: their door is theirs to open and close from now on.",
        Status.NOT_NOW: "{name} said kindly: not just yet. They may change their card and ask again.",
        Status.TAKEN_BACK: "They have taken it back. There is nothing left to do.",
        Status.NO_MORE: "No hello is needed any more. There is nothing left to do.",
    }
    name = people.name(by) if by else people.GONE
    return reader.say(sentences[waits.stands], day=reader.day(waits.until), name=name)


def nobody_waits(reader: Reader) -> Message:
    """Say that the mentor of a pressed button does not wait any more."""
    return page(reader, (), 0)


def no_form(reader: Reader, waits: Approval, mentor: Mentor, written: Mapping[str, str]) -> Form:
    """Offer three ready noes and the manager's own words."""
    say = reader.say
    return Form(
        opens=mentors.NOT_YET,
        submit=mentors.PREVIEW_NOT_YET,
        title=say("Not yet"),
        fields=READY.boxes(reader, say("What shall I tell them?"), written),
        send=say("Preview"),
        ref=mentors.CardSeen(waits.id, print_of(mentor)),
        note=say("{name} reads this with your name.", name=people.first_name(mentor.person)),
    )


def preview(reader: Reader, waits: Approval, mentor: Mentor, seen: Message, draft: str) -> Aside:
    """Show a kind no to the manager as the mentor will read it."""
    say = reader.say
    about = mentors.CardSeen(waits.id, print_of(mentor))
    others = (
        Button(say("Change it"), mentors.NOT_YET, about),
        Button(say("Keep as a draft"), mentors.SEE_APPROVAL, waits.id),
    )
    title = say("This is what {name} will read", name=people.first_name(mentor.person))
    return previews.preview(
        reader, title, seen, (), previews.Draft(mentors.SEND_NOT_YET, waits.id, draft), others
    )


def setting(reader: Reader, *, approves: bool, waiting: int) -> Message:
    """Show whether new mentors wait for a hello, with a button to change it."""
    say = reader.say
    now = (
        "At the moment: a first door opens after a hello from one of you."
        if approves
        else "At the moment: a mentor whose card is ready can open their door at once."
    )
    how = say(
        "With a hello first, each of you gets the card of a mentor who is ready, as everybody"
        " would see it. The mentor is told who says hello, and hears back within {n} weekdays."
        " Doors that are open stay open, and a mentor who has been welcomed once needs no second"
        " hello.",
        n=reader.number(CLOCK_DAYS),
    )
    off = say("Without it, the doors of those who wait open within minutes, and they are told.")
    wait = (Text(f"{how_many(reader, waiting)} {off}"),) if approves and waiting else ()
    first = Button(say("Say hello first"), mentors.SET_NEW_MENTORS, HELLO_FIRST, Weight.MAIN)
    at_once = Button(say("Let doors open at once"), mentors.SET_NEW_MENTORS, AT_ONCE)
    steps_ = (at_once if approves else first, Button(say("Back"), programme.PAGE))
    return Message(say("New mentors"), (Text(say(now), Tone.LEAD), Text(how), *wait, Buttons(steps_)))
