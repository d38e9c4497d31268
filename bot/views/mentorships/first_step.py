"""A nudge after a yes: how small a first step can be."""

from bot.domain.common.people import Person
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.ui.nodes import Button, Message, Text, Tone, Weight
from bot.ui.verbs import mentorships
from bot.views.common import nudge, people, ways
from bot.views.common.reader import Reader
from bot.views.mentorships import met
from bot.views.safety import report_and_block


def card(reader: Reader, one: Mentorship, other: Person) -> Message:
    """Offer a person of a mentorship a first step, and say that no step is fine too."""
    say, name = reader.say, people.first_name(other)
    if one.ending is not Ending.GOING:
        return met.ended(reader, name)
    small = say("It can be as small as “Hello, which evening suits you?”, or two times to choose from.")
    begun = say("If you two are already talking, all is well, and there is nothing to do here.")
    steps = (
        Button(say("Suggest times"), mentorships.SUGGEST, one.id, Weight.MAIN),
        Button(say("Questions to begin with"), mentorships.QUESTIONS, one.id),
    )
    stop = Button(say("How to stop"), mentorships.HOW_TO_STOP, one.id)
    title = say("You and {name}: a first step", name=name)
    return Message(
        title,
        (
            Text(small),
            ways.way(reader, one.id),
            Text(begun, Tone.QUIET),
            nudge.less(reader, *steps),
            report_and_block.row(reader, one.id, stop),
        ),
        face=people.face(reader, other),
    )
