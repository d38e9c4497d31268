"""What a mentor can do with their own door from their home."""

from bot.domain.common.people import Door, Mentor
from bot.domain.mentors import card
from bot.ui.nodes import Button, Weight
from bot.ui.verbs import mentors
from bot.views.common.reader import Reader
from bot.views.mentors.page import BACK_NOW


def steps(reader: Reader, mentor: Mentor | None, *, thanked: bool) -> tuple[Button, ...]:
    """Return the steps of an open door, and the way to recent thanks where there are any."""
    say = reader.say
    received = (Button(say("Thanks received"), mentors.THANKED),) if thanked else ()
    if mentor is None or mentor.door is not Door.OPEN:
        return received
    if card.is_resting(mentor, reader.now):
        return (*received, Button(say("I'm back now"), mentors.REST_FOR, BACK_NOW, Weight.MAIN))
    return (*received, Button(say("Rest"), mentors.REST), Button(say("Close my door"), mentors.CLOSE_DOOR))
