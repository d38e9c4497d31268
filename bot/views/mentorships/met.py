"""Whether they met, and how it went: one question at a time, each answered with one press."""

from dataclasses import dataclass

from bot.domain.common.people import Person
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.domain.mentorships.met import Meeting, Met, Went
from bot.ui.nodes import Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import home, mentorships, search
from bot.views.common import nudge, people, ways
from bot.views.common.reader import Reader
from bot.views.mentorships import second_voice
from bot.views.safety import report_and_block


@dataclass(frozen=True, slots=True)
class Asked:
    """What one of the two is asked, and about whom."""

    meeting: Meeting
    mentorship: Mentorship
    other: Person
    mentee: bool
    second: second_voice.Second | None = None
    """Another mentor, offered after a good talk; only the mentee reads of them."""


def card(reader: Reader, asked: Asked) -> Message:
    """Ask whether they met; then thank, ask the mentee how it went, or offer the next step."""
    name = people.first_name(asked.other)
    title = reader.say("You and {name}", name=name)
    if asked.mentorship.ending is not Ending.GOING:
        return ended(reader, name)
    safety = report_and_block.row(reader, asked.mentorship.id)
    match asked.meeting.met:
        case Met.UNSAID:
            question = reader.say("Did you and {name} meet?", name=name)
            body = (*_question(reader, asked), safety)
            return Message(question, body, face=people.face(reader, asked.other))
        case Met.NOT_YET:
            return Message(title, (*_not_yet(reader, asked), safety))
        case Met.YES:
            return Message(title, (*_met(reader, asked, name), safety))


def ended(reader: Reader, name: str) -> Message:
    """Say on an older card about a mentorship that it has ended, without a button."""
    said = Text(reader.say("This has come to its end. There is nothing left to say here."))
    return Message(reader.say("You and {name}", name=name), (said,))


def _question(reader: Reader, asked: Asked) -> tuple[Node, ...]:
    say, ref = reader.say, asked.mentorship.id
    about = Text(say("Only I read your answer. Either one is fine."), Tone.QUIET)
    answers = (
        Button(say("We met"), mentorships.MET, mentorships.MetOf(ref, "yes"), Weight.MAIN),
        Button(say("We haven't met yet"), mentorships.MET, mentorships.MetOf(ref, "not-yet")),
        Button(say("We stopped"), mentorships.HOW_TO_STOP, ref),
    )
    return (about, nudge.less(reader, *answers))


def _not_yet(reader: Reader, asked: Asked) -> tuple[Node, ...]:
    say, ref = reader.say, asked.mentorship.id
    text = Text(say("That happens, and weeks are long. Two or three new times are often all it takes."))
    steps = (
        Button(say("Suggest times"), mentorships.SUGGEST, ref, Weight.MAIN),
        Button(say("We met after all"), mentorships.MET, mentorships.MetOf(ref, "yes")),
        Button(say("How to stop"), mentorships.HOW_TO_STOP, ref),
    )
    return (text, ways.way(reader, ref), Buttons(steps))


def _met(reader: Reader, asked: Asked, name: str) -> tuple[Node, ...]:
    if asked.mentee and asked.meeting.went is Went.UNSAID:
        return _how(reader, asked, name)
    say, ref = reader.say, asked.mentorship.id
    thanks = {
        Went.UNSAID: "Good to hear. Thank you for the time you gave.",
        Went.GOOD: "Good to hear. You can suggest another time, or finish together; either is fine.",
        Went.FAIR: "Thank you. A first conversation often is; a second one knows where to begin.",
        Went.POOR: "Thank you for saying so. It stays with me, and you owe nobody another one.",
    }
    find = (Button(say("Find somebody else"), search.FIND),) if asked.meeting.went is Went.POOR else ()
    steps = (
        *find,
        Button(say("See"), mentorships.SEE, ref),
        Button(say("How to stop"), mentorships.HOW_TO_STOP, ref),
        Button(say("My home"), home.HOME),
    )
    second = second_voice.offer(reader, ref, asked.second)
    return (Text(say(thanks[asked.meeting.went])), *second, Buttons(steps))


def _how(reader: Reader, asked: Asked, name: str) -> tuple[Node, ...]:
    say, ref = reader.say, asked.mentorship.id
    private = Text(say("How did it go? One tap, and {name} never sees it.", name=name))
    answers = (
        Button(say("It helped"), mentorships.WENT, mentorships.WentOf(ref, "good")),
        Button(say("It was all right"), mentorships.WENT, mentorships.WentOf(ref, "fair")),
        Button(say("It wasn't for me"), mentorships.WENT, mentorships.WentOf(ref, "poor")),
    )
    return (private, Buttons(answers))


def met_on(reader: Reader, day: str) -> str:
    """Say, in a list, on which day the person met the other."""
    return reader.say("you met on {day}", day=day)
