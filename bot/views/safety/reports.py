"""Reports, for the people who read them, and choosing these readers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from bot.domain.asks.ask import LONGEST_QUESTION
from bot.domain.common.people import Person
from bot.domain.safety.report_and_block import LONGEST_REPORT, LONGEST_WORD, Report, Status
from bot.ui.fit import fit
from bot.ui.forms import Choice, Form
from bot.ui.nodes import Button, Buttons, Card, Facts, Message, Node, Option, Rule, Text, Tone, Weight
from bot.ui.verbs import safety
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.safety.report_and_block import WHAT
from bot.views.words import preview as previews
from bot.views.words.ready_words import ReadyWords

LISTED = 5
"""How many reports one page of the daily list shows."""

WAITING = "waiting"
"""The ref of the button to all reports that wait for its reader."""

APART, TOGETHER = "apart", "together"

READY_WORDS = ReadyWords(
    MappingProxyType(
        {
            "spoken": "I have spoken with them. Thank you for telling us; it was right to.",
            "seen": "I have looked at it closely. Thank you for telling us.",
            "apart": "You won't meet them here again. I am sorry that this happened.",
        }
    ),
    first="seen",
    at_most=LONGEST_WORD,
)
"""Three messages to the reporter that are ready to be sent."""


class Reporter(StrEnum):
    """Whether a reporter reads how their report ends."""

    HERE = "here"
    LEFT = "left"
    """They have left the workspace, and read it only if they come back."""
    ERASED = "erased"


CLOSE_NOTES: Mapping[Reporter, str] = MappingProxyType(
    {
        Reporter.HERE: "{name} will read this. The other person is told nothing.",
        Reporter.LEFT: (
            "{name} is not here any more, and will read this only if they come back."
            " The other person is told nothing."
        ),
        Reporter.ERASED: (
            "{name} is not here any more, so only those who read reports will read this."
            " The other person is told nothing."
        ),
    }
)
"""Who reads the words with which a report is closed, before they are written."""


@dataclass(frozen=True, slots=True)
class ReportSeen:
    """A report with the names of its two people, and the question where the reporter shares it."""

    report: Report
    by: Person
    about: Person
    question: str = ""
    taken_by: Person | None = None
    mine: bool = False
    """Whether it is the reader who took it: nobody else can close it."""
    gone: tuple[str, ...] = ()
    """The first names of those of its two people who are not here any more."""
    reporter: Reporter = Reporter.HERE


def card(reader: Reader, seen: ReportSeen) -> Message:
    """Show a report in its current state to one of its readers."""
    told = _told(reader, seen)
    return replace(told, body=(*told.body, *_steps(reader, seen)))


def _told(reader: Reader, seen: ReportSeen) -> Message:
    """Return what readers read of a report, without its clock and what they can do."""
    say, report = reader.say, seen.report
    names = say(
        "{by} reported {about} on {day}.",
        by=people.name(seen.by),
        about=people.name(seen.about) if seen.about.id else people.first_name(seen.about),
        day=reader.day(report.at),
    )
    danger = (Text(say("They say that somebody is in danger."), Tone.LEAD),) if report.danger else ()
    contact = "Contact between them is paused." if report.apart else "They may be in touch again."
    words = (people.quote(report.words, LONGEST_REPORT),) if report.words else ()
    shared = _shared(reader, seen)
    facts = Facts(((say("What happened"), say(WHAT[report.what])), (say("Now"), say(contact))))
    return Message(say("A report, for you to read"), (*danger, Text(names), facts, *words, *shared))


def listed(reader: Reader, several: Sequence[ReportSeen], shown: int, left: int) -> Message:
    """List the further reports of a day, each with a button to read it; `left` more follow after `shown`."""
    say = reader.say
    why = say("Beyond five reports by one person on a day, the others come to you as one list each morning.")
    cards = tuple(_in_list(reader, one) for one in several)
    label = reader.many(left, "See 1 more", "See {n} more")
    more = (Buttons((Button(label, safety.SEE_REPORTS, str(shown)),)),) if left > 0 else ()
    return Message(say("Reports, for you to read"), (Text(why), *cards, *more))


def waiting(reader: Reader, several: Sequence[ReportSeen], left: int) -> Message:
    """List the reports that wait for the reader, each with a button to read it; `left` more are not shown."""
    cards = tuple(_in_list(reader, one) for one in several)
    nothing = () if cards else (Text(reader.say("Nothing is waiting for you.")),)
    rest = (Text(reader.many(left, "and 1 more", "and {n} more"), Tone.QUIET),) if left > 0 else ()
    return Message(reader.say("Reports, for you to read"), (*nothing, *cards, *rest))


def _in_list(reader: Reader, seen: ReportSeen) -> Card:
    about = reader.say("about {name}", name=people.name(seen.about))
    danger = (reader.say("They say that somebody is in danger."),) if seen.report.danger else ()
    lines = (about, *danger, reader.say(WHAT[seen.report.what]), reader.day(seen.report.at))
    read = Button(reader.say("Read it"), safety.SEE_REPORT, seen.report.id)
    return Card(
        title=people.heading(reader, seen.by),
        face=people.face(reader, seen.by),
        lines=lines,
        quote="",
        buttons=(read,),
    )


def with_what_they_read(reader: Reader, told: Message, seen: ReportSeen) -> Message:
    """Show a reporter, below how their report stands, what its readers read of it."""
    said = (
        "This is what they read:"
        if seen.about.id
        else "This is what they read, with the name that you don't see:"
    )
    theirs = (Rule(), Text(reader.say(said), Tone.QUIET), *previews.as_read(_told(reader, seen)))
    return replace(told, body=(*told.body[:-1], *theirs, told.body[-1]))


def _shared(reader: Reader, seen: ReportSeen) -> tuple[Node, ...]:
    if not seen.question or seen.report.stage is Status.CLOSED:
        return ()
    shared = Text(reader.say("The question it is about, shared with you:"), Tone.QUIET)
    return (shared, people.quote(fit(seen.question, LONGEST_QUESTION), LONGEST_QUESTION))


def _steps(reader: Reader, seen: ReportSeen) -> tuple[Node, ...]:
    say, report = reader.say, seen.report
    if report.stage is Status.OPEN:
        button = Button(say("I'm looking into it"), safety.TAKE_REPORT, report.id, Weight.MAIN)
        return (*_gone(reader, seen), *_promised(reader, seen), Buttons((button,)))
    taken = people.first_name(seen.taken_by) if seen.taken_by else people.GONE
    if report.stage is Status.TAKEN:
        on_it = say("You are looking into it." if seen.mine else "{name} is looking into it.", name=taken)
        button = Button(say("Close the report"), safety.CLOSE_REPORT, report.id, Weight.MAIN)
        return (*_gone(reader, seen), Text(on_it), *((Buttons((button,)),) if seen.mine else ()))
    if report.has_lapsed:
        return (Text(say("It was open for 12 months, so it has ended. What was written in it is gone.")),)
    sentence = "You closed it, with these words:" if seen.mine else "Closed by {name}, with these words:"
    closed = Text(say(sentence, name=taken))
    return (closed, people.quote(report.said, LONGEST_WORD))


def _promised(reader: Reader, seen: ReportSeen) -> tuple[Node, ...]:
    if seen.reporter is not Reporter.HERE:
        return ()
    said = "{name} was promised a word by {day}."
    who = {"name": people.first_name(seen.by), "day": reader.day(seen.report.answer_by)}
    return (Text(reader.say(said, **who), Tone.QUIET),)


def _gone(reader: Reader, seen: ReportSeen) -> tuple[Node, ...]:
    said = (reader.say("{name} is not here any more.", name=name) for name in seen.gone)
    return tuple(Text(one, Tone.QUIET) for one in said)


def close_form(reader: Reader, seen: ReportSeen, written: Mapping[str, str]) -> Form:
    """Ask how a report ends: whether the two may be in touch again, and what the reporter hears."""
    say = reader.say
    contact = (Option(APART, say("Keep them apart")), Option(TOGETHER, say("They may be in touch again")))
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
            *READY_WORDS.boxes(reader, say("What shall I tell them?"), written),
        ),
        send=say("Close the report"),
        ref=seen.report.id,
        note=say(CLOSE_NOTES[seen.reporter], name=people.first_name(seen.by)),
    )


def close_errors(reader: Reader, written: Mapping[str, str]) -> dict[str, str]:
    """Say beside the field what is missing before a report can be closed."""
    errors = READY_WORDS.errors(reader, written)
    if written.get("contact") in {APART, TOGETHER}:
        return errors
    return {"contact": reader.say("Please choose one of the two."), **errors}
