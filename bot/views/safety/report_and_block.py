"""Safety for the person who asks for it: report and block, and how a report ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.common.people import Person
from bot.domain.safety.report_and_block import LONGEST_REPORT, Report, Status, What
from bot.ui.fit import fit
from bot.ui.forms import Checks, Choice, Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Card, Menu, Message, Node, Option, Text, Tone, Weight
from bot.ui.verbs import home, safety, search
from bot.ui.verbs import people as people_verbs
from bot.views.common import namesakes, one_card, people
from bot.views.common.reader import Described, Reader
from bot.views.words.lengths import too_long

WHAT: Mapping[What, str] = MappingProxyType(
    {
        What.HURTFUL: "Hurtful or disrespectful words",
        What.PRESSURE: "Pressure, or asking for money or favours",
        What.TOO_CLOSE: "Too personal, or unwanted advances",
        What.NOT_WHO: "Not who they say they are",
        What.OTHER: "Something else",
    }
)
DANGER, SHARE = "danger", "share"
LONGEST_EMERGENCY = 600
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Subject:
    """What the person wants to be safe from: whom, as far as they may be named, and where it came from."""

    name: str
    ref: str
    has_question: bool = False
    is_card: bool = False
    """Whether it came from a card in the mentors' channel, which names nobody."""


def more(reader: Reader, ref: str, *before: Button) -> Menu:
    """Return the menu that every message about a person has: the way to safety, and what stands before it.

    With it *Report or block* is two presses away, and no equal of the steps that are wanted often.
    """
    return Menu(reader.say("More"), (*before, Button(reader.say("Report or block"), safety.PAGE, ref)))


def row(reader: Reader, ref: str, *before: Button) -> Buttons:
    """Return the menu with the way to safety, for a message that has no other buttons."""
    return Buttons((), more(reader, ref, *before))


def page(reader: Reader, subject: Subject, readers: Sequence[Person]) -> Aside:
    """Offer to report and to block, and say who hears of them: never the person themselves."""
    say = reader.say
    said = say(
        "{name} never hears of either. Blocking is for you alone: you are kept apart from now on,"
        " and whatever is open between you ends kindly. A report is read by {readers} as well.",
        name=subject.name,
        readers=_readers(reader, readers),
    )
    buttons = Buttons(
        (
            Button(say("Report"), safety.REPORT, subject.ref),
            Button(say("Block"), safety.BLOCK, subject.ref, Weight.CAREFUL),
            Button(say("Not now"), home.HOME),
        )
    )
    return Aside(Message(say("Report or block"), (Text(said), buttons)))


def _emergency(reader: Reader) -> str:
    return fit(reader.configured(reader.programme.emergency), LONGEST_EMERGENCY)


def _readers(reader: Reader, readers: Sequence[Person]) -> str:
    """Name who reads reports, or describe them."""
    if readers:
        return namesakes.together(reader, readers)
    return Described(reader.say("those who look after this community"))


WHO_READS = "{readers} will read this, in private; {name} never will. Contact is paused at once."
WHO_READS_A_CARD = (
    "{readers} will read this, in private; the person who wrote the card never will. It leaves the channel."
)


def report_form(
    reader: Reader, subject: Subject, readers: Sequence[Person], written: Mapping[str, str]
) -> Form:
    """Ask what happened, in plain choices and as many words as the reporter likes."""
    say = reader.say
    what = tuple(Option(key, say(text)) for key, text in WHAT.items())
    share = (Option(SHARE, say("They may read the question this is about")),) if subject.has_question else ()
    danger = Option(DANGER, say("I am in danger, or somebody else is"))
    names = _readers(reader, readers)
    note = say(WHO_READS_A_CARD if subject.is_card else WHO_READS, readers=names, name=subject.name)
    return Form(
        opens=safety.REPORT,
        submit=safety.SEND_REPORT,
        title=say("Report"),
        fields=(
            Choice(name="what", label=say("What happened?"), options=what, value=written.get("what", "")),
            Input(
                name="words",
                label=say("In your own words, if you like"),
                value=written.get("words", ""),
                at_most=LONGEST_REPORT,
                tall=True,
            ),
            Checks(
                name="more",
                label=say("And"),
                options=(danger, *share),
                chosen=tuple(written.get("more", "").split()),
            ),
        ),
        send=say("Send the report"),
        ref=subject.ref,
        note=f"{note} {_emergency(reader)}",
    )


def report_errors(reader: Reader, written: Mapping[str, str]) -> dict[str, str]:
    """Say beside the field what is missing from a report."""
    errors = {}
    if written.get("what") not in set(What):
        errors["what"] = reader.say("Please choose what comes nearest; “Something else” is fine.")
    if wrong := too_long(reader, written.get("words", ""), LONGEST_REPORT):
        errors["words"] = wrong
    return errors


def reported(reader: Reader, report: Report, about: str, readers: Sequence[Person]) -> Message:
    """Show the reporter the state of their report: who reads it, by when they hear, how it ended.

    For a card in the mentors' channel nobody is named: then `about` is empty.
    """
    say = reader.say
    lead = Text(_stands(reader, report, readers), Tone.LEAD)
    danger = (Text(_emergency(reader)),) if report.danger else ()
    said = (people.quote(report.said, LONGEST_REPORT),) if report.said else ()
    kept = "You and {name} are kept apart." if report.apart else "You and {name} may be in touch again."
    buttons = Buttons((Button(say("Find somebody else"), search.FIND), Button(say("My home"), home.HOME)))
    apart = (Text(say(kept, name=about), Tone.QUIET),) if about else ()
    return Message(say("Your report"), (*danger, lead, *said, *apart, buttons))


def taken(reader: Reader, report: Report) -> Aside:
    """Confirm that a report is taken; who reads it, and by when, stands on the reporter's card of it."""
    danger = (Text(_emergency(reader)),) if report.danger else ()
    thanks = Text(reader.say("Thank you for saying so."), Tone.LEAD)
    return Aside(Message(reader.say("Your report"), (*danger, thanks, Text(one_card.where(reader)))))


def _stands(reader: Reader, report: Report, readers: Sequence[Person]) -> str:
    names, day = _readers(reader, readers), reader.day(report.answer_by)
    if report.has_lapsed:
        lapsed = (
            "Nobody closed your report within 12 months, and I am sorry."
            " It has ended, and its words are gone."
        )
        return reader.say(lapsed)
    if report.stage is Status.CLOSED:
        one = "{readers} looked into it, and has closed it."
        several = "{readers} looked into it, and have closed it."
        return reader.say(one if len(readers) == 1 else several, readers=names)
    if report.stage is Status.TAKEN:
        one = "{readers} is looking into it, and will tell you how it ends."
        several = "{readers} are looking into it, and will tell you how it ends."
        return reader.say(one if len(readers) == 1 else several, readers=names)
    if reader.now >= report.answer_by:
        late = "Nobody has managed to look into it yet, and I am sorry. Please write to {readers}."
        return reader.say(late, readers=fit(reader.programme.contact, 200) or _readers(reader, readers))
    several = "Thank you for saying so. {readers} will read it, and by {day} you will hear from one of them."
    one = "Thank you for saying so. {readers} will read it, and by {day} you hear from them."
    return reader.say(one if len(readers) == 1 else several, readers=names, day=day)


def blocked(reader: Reader, name: str, ref: str) -> Aside:
    """Confirm that two people are kept apart, and how to change that."""
    text = Text(reader.say("You and {name} are kept apart from now on. They are not told.", name=name))
    buttons = (
        Button(reader.say("Unblock"), safety.UNBLOCK, ref),
        Button(reader.say("Find somebody else"), search.FIND),
    )
    return Aside(Message(reader.say("Blocked"), (text, Buttons(buttons))))


def whom_i_blocked(reader: Reader, blocked_people: Sequence[tuple[Person, str]]) -> Message:
    """List whom the reader has blocked, each with a button to unblock them."""
    back = Buttons(
        (Button(reader.say("Settings"), people_verbs.SETTINGS), Button(reader.say("My home"), home.HOME))
    )
    if not blocked_people:
        nobody = Text(reader.say("You haven't blocked anybody, and nobody but you can see this list."))
        return Message(reader.say("People you blocked"), (nobody, back))
    shown = [(ref, person) for person, ref in blocked_people[:SHOWN]]
    cards: tuple[Node, ...] = tuple(_one(reader, person, ref) for ref, person in namesakes.rows(shown))
    return Message(reader.say("People you blocked"), (*cards, back))


def _one(reader: Reader, person: Person, ref: str) -> Card:
    return Card(
        title=people.heading(reader, person),
        face=people.face(reader, person),
        lines=(),
        quote="",
        buttons=(Button(reader.say("Unblock"), safety.UNBLOCK, ref),),
    )


def blocked_step(reader: Reader) -> Button:
    """Return the button to the list of the people whom the reader has blocked."""
    return Button(reader.say("People I blocked"), safety.BLOCKED)
