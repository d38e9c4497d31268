"""Reports, for the people who read them, and choosing these readers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.asks.ask import LONGEST_QUESTION
from bot.domain.common.people import Person
from bot.domain.safety.report_and_block import LONGEST_REPORT, LONGEST_WORD, Report, Status
from bot.ui.fit import fit, fit_line
from bot.ui.forms import Choice, Form, Input
from bot.ui.nodes import Button, Buttons, Facts, Message, Node, Option, Text, Tone, Weight
from bot.ui.verbs import home, safety
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.safety.report_and_block import WHAT

OWN_WORDS = "own"
APART, TOGETHER = "apart", "together"

READY_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "spoken": "I have spoken with them. Thank you for telling us; it was right to.",
        "seen": "I have looked at it closely. Thank you for telling us.",
        "apart": "You won't meet them here again. I am sorry that this happened.",
    }
)
"""Three messages to the reporter that are ready to be sent."""


@dataclass(frozen=True, slots=True)
class ReportSeen:
    """A report with the names of its two people, and the question where the reporter shares it."""

    report: Report
    by: Person
    about: Person
    question: str = ""
    taken_by: Person | None = None


def card(reader: Reader, seen: ReportSeen) -> Message:
    """Show a report in its current state to one of its readers."""
    say, report = reader.say, seen.report
    names = say(
        "{by} reported {about} on {day}.",
        by=people.name(seen.by),
        about=people.name(seen.about),
        day=reader.day(report.at),
    )
    danger = (Text(say("They say that somebody is in danger."), Tone.LEAD),) if report.danger else ()
    contact = "Contact between them is paused." if report.apart else "They may be in touch again."
    words = (people.quote(report.words, LONGEST_REPORT),) if report.words else ()
    shared = _shared(reader, seen)
    facts = Facts(((say("What happened"), say(WHAT[report.what])), (say("Now"), say(contact))))
    return Message(
        say("A report, for you to read"),
        (*danger, Text(names), facts, *words, *shared, *_steps(reader, seen)),
    )


def _shared(reader: Reader, seen: ReportSeen) -> tuple[Node, ...]:
    if not seen.question or seen.report.stage is Status.CLOSED:
        return ()
    shared = Text(reader.say("The question it is about, shared with you:"), Tone.QUIET)
    return (shared, people.quote(fit(seen.question, LONGEST_QUESTION), LONGEST_QUESTION))


def _steps(reader: Reader, seen: ReportSeen) -> tuple[Node, ...]:
    say, report = reader.say, seen.report
    if report.stage is Status.OPEN:
        by = Text(say("{name} was promised a word by {day}.", **_who(reader, seen)), Tone.QUIET)
        button = Button(say("I'm looking into it"), safety.TAKE_REPORT, report.id, Weight.MAIN)
        return (by, Buttons((button,)))
    taken = people.first_name(seen.taken_by) if seen.taken_by else say("Somebody")
    if report.stage is Status.TAKEN:
        on_it = Text(say("{name} is looking into it.", name=taken))
        return (
            on_it,
            Buttons((Button(say("Close the report"), safety.CLOSE_REPORT, report.id, Weight.MAIN),)),
        )
    closed = Text(say("Closed by {name}, with these words:", name=taken))
    return (closed, people.quote(report.said, LONGEST_WORD))


def _who(reader: Reader, seen: ReportSeen) -> dict[str, str]:
    return {"name": people.first_name(seen.by), "day": reader.day(seen.report.answer_by)}


def close_form(reader: Reader, seen: ReportSeen, written: Mapping[str, str]) -> Form:
    """Ask how a report ends: whether the two may be in touch again, and what the reporter hears."""
    say = reader.say
    contact = (Option(APART, say("Keep them apart")), Option(TOGETHER, say("They may be in touch again")))
    ready = tuple(Option(key, say(text)) for key, text in READY_WORDS.items())
    own = Option(OWN_WORDS, say("In my own words"))
    words = written.get("words", "")
    return Form(
        opens=safety.CLOSE_REPORT,
        submit=safety.END_REPORT,
        title=say("Close the report"),
        fields=(
            Choice(
                name="contact",
                label=say("From now on"),
                options=contact,
                value=written.get("contact") or APART,
            ),
            Choice(
                name="ready",
                label=say("What shall I tell them?"),
                options=(*ready, own),
                value=written.get("ready") or "seen",
            ),
            Input(
                name="words",
                label=say("In my own words"),
                value=words,
                at_most=LONGEST_WORD,
                tall=True,
            ),
        ),
        send=say("Close the report"),
        ref=seen.report.id,
        note=say(
            "{name} reads this word. The other of them is told nothing.", name=people.first_name(seen.by)
        ),
    )


def close_words(reader: Reader, written: Mapping[str, str]) -> str:
    """Return what the reporter hears: a ready message, or the reader's own."""
    ready = written.get("ready", "")
    return reader.say(READY_WORDS[ready]) if ready in READY_WORDS else written.get("words", "").strip()


def close_errors(reader: Reader, written: Mapping[str, str]) -> dict[str, str]:
    """Say beside the field what is missing before a report can be closed."""
    errors = {}
    if written.get("contact") not in {APART, TOGETHER}:
        errors["contact"] = reader.say("Please choose one of the two.")
    if len(written.get("words", "")) > LONGEST_WORD:
        many = "This has {length} characters and {n} fit. Your words are kept: please shorten them."
        length, n = reader.number(len(written["words"])), reader.number(LONGEST_WORD)
        errors["words"] = reader.say(many, length=length, n=n)
    elif not fit(close_words(reader, written), LONGEST_WORD):
        errors["words"] = reader.say("A few words of your own, or choose one of the ready ones above.")
    return errors


def readers_form(reader: Reader, named: Mapping[str, str]) -> Form:
    """Ask which two people read reports."""
    say = reader.say
    hint = say("Their name, as it is shown here.")
    boxes = tuple(
        Input(name=key, label=label, hint=hint, value=named.get(key, ""), at_least=0, at_most=100)
        for key, label in (("first", say("One of the two")), ("second", say("The other of the two")))
    )
    note = say("Both are told, and may say no. What is reported about one of them, the other reads.")
    return Form(
        opens=safety.CHOOSE_READERS,
        submit=safety.KEEP_READERS,
        title=say("Who reads reports"),
        fields=boxes,
        send=say("Save"),
        ref="",
        note=note,
    )


def nobody_called(reader: Reader, near: Sequence[Person]) -> str:
    """Say beside a name that nobody, or more than one person, has it."""
    if not near:
        return reader.say("Nobody here is called that. They need to have written to me once.")
    names = " · ".join(people.name(one) for one in near[:4])
    return reader.say("Perhaps one of these: {names}.", names=fit_line(names, 200))


def two_people(reader: Reader) -> str:
    """Say beside the second name that it has to be another person."""
    return reader.say("Two different people, please: each reads what is reported about the other.")


def readers_chosen(reader: Reader, chosen: Sequence[Person]) -> Message:
    """Confirm who reads reports."""
    names = " · ".join(people.name(one) for one in chosen)
    said = (
        reader.say("{names} read reports from now on. Both have been told.", names=names)
        if chosen
        else reader.say("Nobody is chosen: those who look after this community read reports.")
    )
    return Message(
        reader.say("Who reads reports"),
        (
            Text(said),
            Buttons(
                (
                    Button(reader.say("Change it"), safety.CHOOSE_READERS),
                    Button(reader.say("My home"), home.HOME),
                )
            ),
        ),
    )


def reads_reports(reader: Reader, *, still: bool) -> Message:
    """Tell a person that they were chosen to read reports, and that they may say no."""
    title = reader.say("Reading reports")
    if not still:
        return Message(
            title, (Text(reader.say("You don't read reports, which is fine. Nothing is left to do.")),)
        )
    said = reader.say(
        "You were chosen as one of two people who read reports here. They come to you alone, in private,"
        " at any hour, and are rare. What is reported about you, the other one reads."
    )
    no = Button(reader.say("I'd rather not read reports"), safety.STOP_READING)
    return Message(title, (Text(said), Buttons((no,))))
