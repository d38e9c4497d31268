"""Warm introductions, for managers: who would like one, which mentor to choose, and how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.common.people import Mentor, Person
from bot.domain.introductions.introduction import Introduction, Status
from bot.ui.fit import fit_line
from bot.ui.forms import Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Text, Tone, Weight
from bot.ui.verbs import introductions, programme
from bot.views.common import namesakes, people
from bot.views.common.reader import Reader
from bot.views.introductions import introduction
from bot.views.safety import report_and_block
from bot.views.words.second_look import will_read

LONGEST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """An introduction as managers see it: the mentee, the manager who proposed, and the mentor."""

    one: Introduction
    person: Person
    by: Person | None = None
    mentor: Person | None = None
    mine: bool = False
    """Whether it was the reader who thought of the mentor."""


def card(reader: Reader, shown: Listed) -> Message:
    """Show a manager which mentee would like an introduction, and how it stands."""
    say = reader.say
    title = say("{name} would like an introduction", name=people.name(shown.person))
    kind = Text(say("For this: {kind}.", kind=reader.kind_within(shown.one.kind)))
    kept = Text(say("What they looked for and what they write stays with them."), Tone.QUIET)
    page = Button(say("Look after mentoring"), programme.PAGE, "new", about="")
    more = report_and_block.more(reader, shown.one.id)
    steps = Buttons((*_steps(reader, shown), page), more, people.heading(reader, shown.person))
    return Message(title, (kind, Text(_stands(reader, shown)), kept, steps))


def listed(reader: Reader, shown: Listed) -> Card:
    """Show one introduction on the managers' page."""
    line = reader.say("would like an introduction: {kind}", kind=reader.kind_within(shown.one.kind))
    return Card(
        title=people.heading(reader, shown.person),
        face=people.face(reader, shown.person),
        lines=(line, _stands(reader, shown)),
        quote="",
        buttons=_steps(reader, shown),
    )


@dataclass(frozen=True, slots=True)
class Choosing:
    """What a manager chooses from: the mentee, the mentors who fit, and by which words of the manager's."""

    shown: Listed
    mentors: Sequence[Mentor]
    ref: str
    words: str = ""
    can_widen: bool = False
    """Whether the mentee can be asked for another kind of help; a raised hand has named none."""


def choice(reader: Reader, choosing: Choosing) -> Aside:
    """Show mentors with room who fit; choosing one asks the mentee, and nobody else."""
    say, name = reader.say, _first(choosing.shown)
    asked = Text(say("Only {name} is asked first, about the person and the words.", name=name), Tone.QUIET)
    look = Button(say("Somebody I have in mind"), introductions.LOOK, choosing.ref)
    fitting = (
        (Button(say("Back to those who fit"), introductions.INTRODUCE, choosing.ref),)
        if choosing.words
        else ()
    )
    cards = tuple(_mentor(reader, mentor, choosing.ref) for mentor in namesakes.mentors(choosing.mentors))
    nobody = () if cards else _where_nobody_fits(reader, choosing)
    steps = Buttons((look, *fitting, *nobody, Button(say("Back"), programme.PAGE, "new")))
    title = say("Introduce {name}", name=name)
    return Aside(Message(title, (Text(_found(reader, choosing)), *cards, asked, steps)))


def _found(reader: Reader, choosing: Choosing) -> str:
    say, words = reader.say, _seen(choosing.words)
    kind = reader.kind_within(choosing.shown.one.kind)
    if not choosing.mentors and choosing.words:
        return say("Nobody with room fits “{words}” at the moment. Other words may.", words=words)
    if not choosing.mentors:
        nobody = "Nobody with room for this fits what {name} looks for at the moment: {kind}."
        return say(nobody, name=_first(choosing.shown), kind=kind)
    if choosing.words:
        return reader.many(
            len(choosing.mentors),
            "This person fits “{words}” and has room for this: {kind}.",
            "These fit “{words}” and have room for this: {kind}.",
            words=words,
            kind=kind,
        )
    return reader.many(
        len(choosing.mentors),
        "This person has room for this: {kind}.",
        "These have room for this: {kind}.",
        kind=kind,
    )


def _where_nobody_fits(reader: Reader, choosing: Choosing) -> tuple[Button, ...]:
    say = reader.say
    invite = Button(say("Read the invitation"), programme.INVITATION)
    if not choosing.can_widen:
        return (invite,)
    label = say("Ask {name} to widen it", name=_first(choosing.shown))
    return (invite, Button(label, introductions.ASK_TO_WIDEN, choosing.ref))


def look_form(reader: Reader, ref: str) -> Form:
    """Ask the manager which mentor they think of."""
    say = reader.say
    hint = say("A name, a field, a place: mentors with room for this are shown.")
    box = Input(
        name="words",
        label=say("Who do you have in mind?"),
        hint=hint,
        value="",
        at_least=2,
        at_most=LONGEST_WORDS,
    )
    return Form(
        opens=introductions.LOOK,
        submit=introductions.FOUND,
        title=say("Somebody in mind"),
        fields=(box,),
        send=say("Search"),
        ref=ref,
    )


def propose_first(reader: Reader, shown: Listed, mentor: Mentor, about: introductions.MentorFor) -> Aside:
    """Show a manager what the mentee would read; the mentor hears of nothing before the mentee's yes."""
    say, name = reader.say, people.first_name(mentor.person)
    by = people.name(shown.by) if shown.by else people.GONE
    read = introduction.who_was_thought_of(reader, by, mentor, shown.one.kind)
    quiet = say("Their own words stand below that, for them alone. {name} hears of nothing yet.", name=name)
    act = Button(say("Propose {name}", name=name), introductions.PROPOSE_NOW, about, Weight.MAIN)
    back = Button(say("Back"), introductions.INTRODUCE, about.wanted)
    body = (*will_read(reader, _first(shown), read), Text(quiet, Tone.QUIET), Buttons((act, back)))
    return Aside(Message(say("Think of {name}", name=name), body))


def no_room(reader: Reader, mentors: Sequence[Mentor], ref: str) -> Aside:
    """Say that a mentor has no room for this any more, and which mentors have."""
    say = reader.say
    said = Text(say("They have no room for this any more, and nobody is asked above what they give."))
    cards = tuple(_mentor(reader, mentor, ref) for mentor in namesakes.mentors(mentors))
    steps = Buttons((Button(say("Back"), programme.PAGE, "new"),))
    return Aside(Message(say("Just taken"), (said, *cards, steps)))


def _mentor(reader: Reader, mentor: Mentor, ref: str) -> Card:
    label = reader.say("Think of {name}", name=people.first_name(mentor.person))
    press = Button(label, introductions.PROPOSE, introductions.MentorFor(ref, mentor.id), Weight.MAIN, "")
    return Card(
        title=people.heading(reader, mentor.person),
        face=people.face(reader, mentor.person),
        lines=(people.who_and_where(reader, mentor),),
        quote="",
        buttons=(press,),
    )


def _steps(reader: Reader, shown: Listed) -> tuple[Button, ...]:
    if shown.one.stage not in {Status.WANTED, Status.OVER}:
        return ()
    return (Button(reader.say("Introduce warmly"), introductions.INTRODUCE, shown.one.id, Weight.MAIN),)


def _stands(reader: Reader, shown: Listed) -> str:
    if shown.one.stage is Status.LET_GO and (over := people.no_more(reader, shown.person)):
        return over
    sentences = {
        Status.WANTED: "They were told that they would hear by {day}.",
        Status.PROPOSED: (
            "You thought of {mentor}; it waits for their yes until {day}."
            if shown.mine
            else "{by} thought of {mentor}; it waits for their yes until {day}."
        ),
        Status.MADE: "{mentor} has been asked, and will answer it like any other ask.",
        Status.OVER: "They were told kindly that nobody could by {day}; a late word is still welcome.",
        Status.LET_GO: "They let it go, which is fine. There is nothing left to do.",
    }
    by = people.name(shown.by) if shown.by else people.GONE
    mentor = people.name(shown.mentor) if shown.mentor else people.GONE
    return reader.say(sentences[shown.one.stage], day=reader.day(shown.one.until), by=by, mentor=mentor)


def _first(shown: Listed) -> str:
    return people.first_name(shown.person)


def _seen(words: str) -> str:
    return people.isolated(fit_line(words, 40) or "—")
