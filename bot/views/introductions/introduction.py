"""A warm introduction, for the mentee: asked for in one press, agreed to with the person and every word."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.asks.ask import LONGEST_QUESTION, SHORTEST_QUESTION
from bot.domain.common.people import Mentor, Person
from bot.domain.introductions.introduction import THINKING, Introduction, Status
from bot.domain.programme.kinds import Kind
from bot.ui.fit import fit
from bot.ui.forms import Form, Input
from bot.ui.nodes import Button, Buttons, Card, Message, Node, Text, Tone, Weight
from bot.ui.refs import Previewed
from bot.ui.verbs import home, introductions, search
from bot.views.common import alternatives, namesakes, people
from bot.views.common.reader import Reader
from bot.views.words import preview as previews
from bot.views.words import quiet

CONTACT = 200


@dataclass(frozen=True, slots=True)
class IntroductionShown:
    """An introduction as its mentee sees it."""

    one: Introduction
    by: Person | None
    mentor: Mentor | None
    seen: Message | None = None
    """What the mentor would read."""
    draft: str = ""
    """The print of the words with which the mentee would be introduced."""


def want_form(reader: Reader, given: Sequence[Kind], wanted: str = "") -> Form:
    """Ask the mentee for which kind of help they want an introduction, and say who reads what."""
    say = reader.say
    kind = alternatives.kind(reader, given, wanted)
    note = say(
        "Those who look after mentoring read your name and the kind of help, and nothing you"
        " looked for or wrote. Within {n} days you will hear who they thought of; nobody is asked"
        " before you say yes.",
        n=reader.number(THINKING.days),
    )
    label = say("Ask for an introduction")
    return Form(
        opens=introductions.INTRODUCE_ME,
        submit=introductions.WANT,
        title=say("A warm introduction"),
        fields=(kind,),
        send=label,
        ref="",
        note=note,
    )


def plain_words(reader: Reader, kind: str) -> str:
    """Return what a mentor would read of a mentee who has written nothing yet."""
    words = "I would be glad of this: {kind}. I'm at the beginning, and not sure yet what to ask."
    return reader.say(words, kind=reader.kind_within(kind))


def card(reader: Reader, shown: IntroductionShown, managers: Sequence[Person]) -> Message:
    """Show the mentee the state of their introduction."""
    match shown.one.stage:
        case Status.PROPOSED if shown.mentor is not None:
            return _proposal(reader, shown, shown.mentor)
        case Status.MADE:
            return _made(reader, shown)
        case Status.LET_GO:
            return _let_go(reader)
        case Status.OVER:
            return _over(reader, managers)
        case _:
            return _wanted(reader, shown.one)


def nothing(reader: Reader) -> Message:
    """Say that there is no introduction under way."""
    said = Text(reader.say("No introduction is under way. Looking is fine too."))
    return Message(reader.say("A warm introduction"), (said, _elsewhere(reader)))


def thinking_on(reader: Reader, one: Introduction, kept: str = "") -> Message:
    """Say that this mentor cannot be introduced after all, and by when the mentee hears of another.

    `kept` are words that came too late, which the next mentor will be shown.
    """
    say = reader.say
    said = Text(
        say(
            "The mentor they thought of can't be introduced to you after all. It says nothing about"
            " you: the mentor had not heard of it yet."
        )
    )
    clock = (_by_when(reader, one),) if one.stage is Status.WANTED else ()
    steps = (Button(say("My introduction"), introductions.MINE), Button(say("My home"), home.HOME))
    body = (said, *clock, *_kept(reader, kept), Buttons(steps))
    return Message(say("Somebody else, then"), body)


def just_taken(reader: Reader, again: Introduction) -> Message:
    """Say that the place is taken by now, and that the managers think of another mentor."""
    say = reader.say
    said = say("That place has just gone, which is nobody's fault. They will think of somebody else for you.")
    clock = Text(say("By {day} you will hear who.", day=reader.day(again.until)), Tone.QUIET)
    return Message(say("Just taken"), (Text(said), clock, _elsewhere(reader)))


def words_form(reader: Reader, one: Introduction, written: str) -> Form:
    """Open the box with the words with which the mentee would be introduced."""
    say = reader.say
    hint = say("No greeting is needed; one sentence is enough.")
    box = Input(
        name="question",
        label=say("Your words"),
        hint=hint,
        value=written,
        at_least=SHORTEST_QUESTION,
        at_most=LONGEST_QUESTION,
        tall=True,
    )
    note = say("Only the mentor reads these, and only once you say yes.")
    title, label = say("Your words"), say("Save")
    return Form(
        opens=introductions.WORDS,
        submit=introductions.KEEP_WORDS,
        title=title,
        fields=(box,),
        send=label,
        ref=one.id,
        note=note,
    )


def thought_of_you(reader: Reader, by: Person | None) -> tuple[Node, ...]:
    """Tell a mentor which manager thought of them, above an ask that came from an introduction."""
    who = people.name(by) if by else people.GONE
    said = reader.say(
        "{name}, who looks after mentoring here, thought of you. A no is as kind as ever.", name=who
    )
    return (Text(said, Tone.QUIET),)


def words_alone(reader: Reader, kind: str, words: str) -> Message:
    """Return the words of an introduction that cannot become an ask as things stand."""
    return Message(reader.say(reader.kind(kind).name), (people.quote(words, LONGEST_QUESTION),))


def _proposal(reader: Reader, shown: IntroductionShown, mentor: Mentor) -> Message:
    say, one = reader.say, shown.one
    name = people.first_name(mentor.person)
    by = people.name(shown.by) if shown.by else people.GONE
    thought = who_was_thought_of(reader, by, mentor, one.kind)
    shall = Text(say("Shall I introduce you to {name} with these words?", name=name), Tone.LEAD)
    private = say("{by} doesn't see them, and {name} hears of nothing before you say yes.", by=by, name=name)
    until = quiet.counted(reader, say("It waits until {day}.", day=reader.day(one.until)), one.until)
    seen = previews.as_read(shown.seen) if shown.seen else ()
    steps = _answers(reader, one, shown.draft)
    body = (*thought, shall, *seen, Text(f"{private} {until}", Tone.QUIET), steps)
    return Message(say("Somebody for you"), body)


def who_was_thought_of(reader: Reader, by: str, mentor: Mentor, kind: str) -> tuple[Node, ...]:
    """Say which manager thought of which mentor, and for what, as the mentee reads it."""
    say, name = reader.say, people.first_name(mentor.person)
    thought = say("{by} thought of {name} for this: {kind}.", by=by, name=name, kind=reader.kind_within(kind))
    who = Card(
        title=people.heading(reader, mentor.person),
        face=people.face(reader, mentor.person),
        lines=(people.who_and_where(reader, mentor),),
        quote=people.story(mentor),
        buttons=(Button(say("Read more"), search.READ, mentor.id),),
    )
    return Text(thought), who


def _answers(reader: Reader, one: Introduction, draft: str) -> Buttons:
    say = reader.say
    return Buttons(
        (
            Button(say("Introduce me"), introductions.AGREE, Previewed(one.id, draft), Weight.MAIN),
            Button(say("Change the words"), introductions.WORDS, one.id),
            Button(say("Suggest somebody else"), introductions.SOMEBODY_ELSE, one.id),
            Button(say("No introduction for now"), introductions.LET_GO, one.id),
        )
    )


def _made(reader: Reader, shown: IntroductionShown) -> Message:
    say = reader.say
    name = people.first_name(shown.mentor.person) if shown.mentor else people.GONE
    said = say("{name} has your ask, like any other. Its date and its answer come to you here.", name=name)
    steps = Buttons((Button(say("My home"), home.HOME),))
    return Message(say("You are introduced"), (Text(said), steps))


def _let_go(reader: Reader) -> Message:
    said = Text(
        reader.say("This is let go, and nobody asks why. You can find somebody yourself at any time.")
    )
    return Message(reader.say("Until later"), (said, _elsewhere(reader)))


def _over(reader: Reader, managers: Sequence[Person]) -> Message:
    say = reader.say
    said = Text(say("Nobody has found the time yet, which says nothing about you. It stays on their list."))
    who = fit(reader.programme.contact, CONTACT) or namesakes.together(reader, managers, either=True)
    whom = (Text(say("You can write to them too: {who}.", who=who)),) if who else ()
    return Message(say("Not yet, I'm sorry"), (said, *whom, _elsewhere(reader)))


def _wanted(reader: Reader, one: Introduction) -> Message:
    say = reader.say
    asked = Text(say("Nobody is asked before you agree to the person and the words."), Tone.QUIET)
    steps = (
        Button(say("Find somebody myself"), search.FIND),
        Button(say("No introduction for now"), introductions.LET_GO, one.id),
        Button(say("My home"), home.HOME),
    )
    title = say("They are looking for somebody else" if one.by else "Thank you for saying yes")
    return Message(title, (_by_when(reader, one), asked, Buttons(steps)))


def _by_when(reader: Reader, one: Introduction) -> Text:
    day = reader.day(one.until)
    return Text(reader.say("By {day} you will hear who they thought of, or that nobody could.", day=day))


def _kept(reader: Reader, words: str) -> tuple[Node, ...]:
    if not words:
        return ()
    return (
        Text(reader.say("Your words are kept for the next mentor:")),
        people.quote(words, LONGEST_QUESTION),
    )


def _elsewhere(reader: Reader) -> Buttons:
    say = reader.say
    return Buttons((Button(say("Find a mentor"), search.FIND), Button(say("My home"), home.HOME)))
