"""The room of a mentorship: who is who, times that suit both, first questions, and how to stop."""

from datetime import datetime

from bot.domain.asks.ask import LONGEST_QUESTION
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.domain.mentorships.mentorship import Ending, Suggestion
from bot.ui.fit import fit_line
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Node, Text, Tone, Weight
from bot.ui.verbs import mentorships
from bot.views.common import people, ways
from bot.views.common.reader import Reader
from bot.views.mentorships import calendar, ending
from bot.views.mentorships.space import Space, when
from bot.views.safety import report_and_block


def welcome(reader: Reader, space: Space) -> Message:
    """Show the room: who is who, what was asked, who can read this; or its last card, once it has ended."""
    say = reader.say
    if space.mentorship.ending is not Ending.GOING:
        return ending.last_card(reader, space)
    who = say("{mentor}, meet {mentee}.", mentor=people.name(space.mentor), mentee=people.name(space.mentee))
    return Message(
        say("A room for the two of you"),
        (
            Text(f"{who} {_asked(reader, space)}", Tone.LEAD),
            Text(_line(reader, space.mentee), Tone.QUIET, face=people.face(reader, space.mentee)),
            people.quote(space.ask.question, LONGEST_QUESTION),
            Text(say("To begin: say hello, and two or three times that suit you this week or next.")),
            Text(say("Alongside's managers don't see this."), Tone.QUIET, sealed=True),
            Text(say("Either of you can stop at any time, and no reason is asked."), Tone.QUIET),
            _steps(reader, space),
        ),
    )


def page(reader: Reader, space: Space, *, of: PersonId) -> Aside:
    """Show one of the two the state of their mentorship."""
    one = space.mentorship
    if one.ending is not Ending.GOING:
        return Aside(ending.last_card(reader, space))
    other = space.called(one.other(of))
    title = reader.say("You and {name}", name=people.first_name(other))
    since = reader.say("since {day}", day=reader.day(one.started_at))
    kind = Text(f"{reader.say(reader.kind(one.kind).name)} · {since}", Tone.QUIET)
    meets = _meeting(reader, space) if one.meets_at else Text(reader.say("No time is chosen yet."))
    quote = people.quote(space.ask.question, LONGEST_QUESTION)
    body = (kind, quote, meets, ways.way(reader, one.id), _steps(reader, space))
    return Aside(Message(title, body, face=people.face(reader, other)))


def _asked(reader: Reader, space: Space) -> str:
    kind, name = reader.kind_within(space.ask.kind), people.first_name(space.mentee)
    if space.ask.first_kind:
        first = reader.kind_within(space.ask.first_kind)
        said = "{mentee} asked for: {first}. You two agreed on something lighter: {kind}."
        return reader.say(said, mentee=name, first=first, kind=kind)
    return reader.say("{mentee} asked for: {kind}.", mentee=name, kind=kind)


def _line(reader: Reader, mentee: Person) -> str:
    return " · ".join(filter(None, (people.heading(reader, mentee), fit_line(mentee.line, 120))))


def _steps(reader: Reader, space: Space) -> Buttons:
    ref = space.mentorship.id
    return Buttons(
        (
            Button(reader.say("Suggest times"), mentorships.SUGGEST, ref, Weight.MAIN),
            Button(reader.say("Questions to begin with"), mentorships.QUESTIONS, ref),
        ),
        report_and_block.more(reader, ref, Button(reader.say("How to stop"), mentorships.HOW_TO_STOP, ref)),
    )


def suggested(reader: Reader, space: Space) -> Aside:
    """Confirm what has been suggested so far, and offer to suggest one more."""
    rows = tuple(Text(when(reader, space, one.at)) for one in space.mentorship.suggested)
    told = Text(reader.say("These are in your room, where the other person can choose."), Tone.QUIET)
    more = Button(reader.say("Suggest another"), mentorships.SUGGEST, space.mentorship.id)
    done = Button(reader.say("That is all"), mentorships.SEE, space.mentorship.id)
    way = ways.way(reader, space.mentorship.id)
    return Aside(Message(reader.say("Suggested"), (*rows, told, way, Buttons((more, done)))))


def suggested_by_both(reader: Reader, space: Space, at: datetime) -> Aside:
    """Offer a time that the other person has suggested too: else each would wait for the other."""
    rows = tuple(_suggestion(reader, space, row) for row in space.mentorship.suggested if row.at == at)
    said = reader.say("The other person suggested this time before you. Choose it, and you have a time.")
    more = Button(reader.say("Suggest another"), mentorships.SUGGEST, space.mentorship.id)
    return Aside(Message(reader.say("Suggested by both of you"), (Text(said), *rows, Buttons((more,)))))


def times(reader: Reader, space: Space) -> Message:
    """Show both people what was suggested, or what was chosen, in both zones: the one card with buttons."""
    one = space.mentorship
    if one.ending is not Ending.GOING:
        return ending.last_card(reader, space, off=True)
    if ahead := [row for row in one.suggested if row.at > reader.now]:
        cards = tuple(_suggestion(reader, space, row) for row in ahead)
        now = (_meeting(reader, space),) if one.meets_at else ()
        more = Button(reader.say("Suggest another time"), mentorships.SUGGEST, one.id)
        steps = Buttons((more, *_calling_off(reader, space)), report_and_block.more(reader, one.id))
        return Message(reader.say("Times to choose from"), (*now, *cards, steps))
    if one.meets_at is None:
        lead = Text(reader.say("No time is chosen now. Suggest others whenever it suits."))
        suggest = Button(reader.say("Suggest times"), mentorships.SUGGEST, one.id, Weight.MAIN)
        step = Buttons((suggest,), report_and_block.more(reader, one.id))
        return Message(reader.say("Open again"), (lead, step, *_off(reader, space)))
    return _chosen(reader, space, one.meets_at)


def _off(reader: Reader, space: Space) -> tuple[Node, ...]:
    return calendar.called_off(reader, space.mentorship, space.mentor, space.mentee)


def _calling_off(reader: Reader, space: Space) -> tuple[Button, ...]:
    at = space.mentorship.meets_at
    if at is None or at < reader.now:
        return ()
    return (Button(reader.say("Call it off"), mentorships.CALL_OFF, space.mentorship.id),)


def _chosen(reader: Reader, space: Space, at: datetime) -> Message:
    say, one = reader.say, space.mentorship
    if at < reader.now:
        suggest = Button(say("Suggest times"), mentorships.SUGGEST, one.id)
        again = Buttons((suggest,), report_and_block.more(reader, one.id))
        return Message(say("You had a time"), (_meeting(reader, space), again))
    move = Button(say("Move it"), mentorships.SUGGEST, one.id)
    steps = Buttons((move, *_calling_off(reader, space)), report_and_block.more(reader, one.id))
    entry = calendar.entry(reader, one, space.mentor, space.mentee)
    return Message(say("You have a time"), (_meeting(reader, space), steps, *entry))


def moved_on(reader: Reader, space: Space) -> Message:
    """Say on an older card what was agreed since, and that the newest card has the buttons."""
    at = space.mentorship.meets_at
    met = (_meeting(reader, space),) if at is not None and at >= reader.now else ()
    return Message(
        reader.say("Times"), (*met, Text(reader.say("How things stand now is further down."), Tone.QUIET))
    )


def agreed(reader: Reader, space: Space) -> Message:
    """Confirm a chosen time where it was chosen outside of the room: its newest card has the rest."""
    at = space.mentorship.meets_at
    met = (_meeting(reader, space),) if at is not None and at >= reader.now else ()
    newest = Text(reader.say("The newest card in your room shows how things stand now."), Tone.QUIET)
    return Message(reader.say("Times"), (*met, newest, ways.way(reader, space.mentorship.id)))


def over(reader: Reader) -> Message:
    """Say on a card older than that only that a later card has the present times."""
    return Message(
        reader.say("Times"), (Text(reader.say("How things stand now is further down."), Tone.QUIET),)
    )


def call_off_first(reader: Reader, space: Space, *, of: PersonId) -> Aside:
    """Show once more which time would go, and who is told."""
    say, one = reader.say, space.mentorship
    name = people.first_name(space.called(one.other(of)))
    told = say("{name} is told in your room, and either of you can suggest other times.", name=name)
    steps = (
        Button(say("Call off this time"), mentorships.CALL_OFF_NOW, one.id, Weight.CAREFUL),
        Button(say("Keep this time"), mentorships.SEE, one.id),
    )
    return Aside(Message(say("Call it off?"), (_meeting(reader, space), Text(told), Buttons(steps))))


def called_off(reader: Reader, space: Space) -> Message:
    """Confirm to the presser that the time is called off; the room's new card tells both."""
    said = Text(reader.say("It is called off. The newest card in your room says so to both of you."))
    again = Button(reader.say("Suggest times"), mentorships.SUGGEST, space.mentorship.id)
    way = ways.way(reader, space.mentorship.id)
    return Message(reader.say("Called off"), (said, way, Buttons((again,))))


def _meeting(reader: Reader, space: Space) -> Text:
    at = space.mentorship.meets_at or reader.now
    sentence = "You meet on {when}." if at >= reader.now else "Your last time was {when}."
    return Text(reader.say(sentence, when=when(reader, space, at)), Tone.LEAD)


def _suggestion(reader: Reader, space: Space, row: Suggestion) -> Card:
    name = people.first_name(space.called(row.by))
    this = mentorships.TimeOf(space.mentorship.id, row.at)
    choose = Button(reader.say("Choose this time"), mentorships.CHOOSE_TIME, this, Weight.MAIN)
    return Card(
        title=when(reader, space, row.at),
        lines=(reader.say("suits {name}", name=name),),
        quote="",
        buttons=(choose,),
    )
