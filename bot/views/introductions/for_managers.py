"""Warm introductions, for managers: who would like one, which mentor to choose, and how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.common.people import Mentor, Person
from bot.domain.introductions.introduction import Introduction, Status
from bot.ui.fit import fit_line
from bot.ui.forms import Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Text, Tone, Weight
from bot.ui.verbs import introductions, programme
from bot.views.common import people
from bot.views.common.reader import Reader

LONGEST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """An introduction as managers see it: the mentee, the manager who proposed, and the mentor."""

    one: Introduction
    person: Person
    by: Person | None = None
    mentor: Person | None = None


def card(reader: Reader, shown: Listed) -> Message:
    """Show a manager which mentee would like an introduction, and how it stands."""
    say = reader.say
    title = say("{name} would like an introduction", name=people.name(shown.person))
    kind = Text(say("For this: {kind}.", kind=reader.kind_within(shown.one.kind)))
    kept = Text(say("What they looked for and what they write stays with them."), Tone.QUIET)
    page = Button(say("Look after mentoring"), programme.PAGE, "new")
    steps = Buttons((*_steps(reader, shown), page))
    return Message(title, (kind, Text(_stands(reader, shown)), kept, steps))


def listed(reader: Reader, shown: Listed) -> Card:
    """Show one introduction on the managers' page."""
    kind = reader.say(reader.kind(shown.one.kind).name)
    line = reader.say("would like an introduction: {kind}", kind=kind)
    return Card(
        title=people.name(shown.person),
        lines=(line, _stands(reader, shown)),
        quote="",
        buttons=_steps(reader, shown),
    )


def choice(reader: Reader, shown: Listed, mentors: Sequence[Mentor], *, ref: str, words: str) -> Aside:
    """Show mentors with room; choosing one asks the mentee, and nobody else."""
    say = reader.say
    kind = reader.kind_within(shown.one.kind)
    head = say("These have room for this: {kind}.", kind=kind)
    for_words = say("These fit “{words}” and have room for this: {kind}.", words=_seen(words), kind=kind)
    none = say("Nobody with room fits that just now. Other words may, or another week.")
    lead = Text((for_words if words else head) if mentors else none)
    asked = Text(
        say("Only {name} is asked first, about the person and the words.", name=_first(shown)), Tone.QUIET
    )
    look = Button(say("Somebody I have in mind"), introductions.LOOK, ref)
    everybody = (Button(say("Whoever has room"), introductions.INTRODUCE, ref),) if words else ()
    cards = tuple(_mentor(reader, mentor, ref) for mentor in mentors)
    steps = Buttons((look, *everybody, Button(say("Back"), programme.PAGE, "new")))
    title = say("Introduce {name}", name=_first(shown))
    return Aside(Message(title, (lead, *cards, asked, steps)))


def look_form(reader: Reader, ref: str) -> Form:
    """Ask the manager which mentor they think of."""
    say = reader.say
    hint = say("A name, a field, a place: mentors with room for this are shown.")
    box = Input(
        name="words",
        label=say("Whom do you have in mind?"),
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


def no_room(reader: Reader, mentors: Sequence[Mentor], ref: str) -> Aside:
    """Say that a mentor has no room for this any more, and which mentors have."""
    say = reader.say
    said = Text(say("They have no room for this any more, and nobody is asked above what they give."))
    cards = tuple(_mentor(reader, mentor, ref) for mentor in mentors)
    steps = Buttons((Button(say("Back"), programme.PAGE, "new"),))
    return Aside(Message(say("Just taken"), (said, *cards, steps)))


def _mentor(reader: Reader, mentor: Mentor, ref: str) -> Card:
    label = reader.say("Think of {name}", name=people.first_name(mentor.person))
    press = Button(label, introductions.PROPOSE, introductions.MentorFor(ref, mentor.id), Weight.MAIN)
    return Card(
        title=people.name(mentor.person),
        lines=(people.who_and_where(reader, mentor),),
        quote="",
        buttons=(press,),
    )


def _steps(reader: Reader, shown: Listed) -> tuple[Button, ...]:
    if shown.one.stage not in {Status.WANTED, Status.OVER}:
        return ()
    return (Button(reader.say("Introduce warmly"), introductions.INTRODUCE, shown.one.id, Weight.MAIN),)


def _stands(reader: Reader, shown: Listed) -> str:
    sentences = {
        Status.WANTED: "They were told that they hear by {day}.",
        Status.PROPOSED: "{by} thought of {mentor}; it waits for their yes until {day}.",
        Status.MADE: "{mentor} has been asked, and answers like any other ask.",
        Status.OVER: "They were told kindly that nobody could by {day}; a late word is still welcome.",
        Status.LET_GO: "They let it go, which is fine. Nothing is left to do.",
    }
    by = people.name(shown.by) if shown.by else reader.say("Somebody")
    stands_first = shown.one.stage is Status.MADE
    nobody = reader.say("Somebody") if stands_first else reader.say("somebody")
    mentor = people.name(shown.mentor) if shown.mentor else nobody
    return reader.say(sentences[shown.one.stage], day=reader.day(shown.one.until), by=by, mentor=mentor)


def _first(shown: Listed) -> str:
    return people.first_name(shown.person)


def _seen(words: str) -> str:
    return people.isolated(fit_line(words, 40) or "—")
