"""Room again: when a mentor who cannot be asked today can be, and how to be told."""

from datetime import date

from bot.domain.common.people import Door, Mentor
from bot.domain.mentors import card
from bot.ui.nodes import Button, Buttons, Node, Text, Tone
from bot.ui.verbs import search
from bot.views.common.reader import Reader


def again(reader: Reader, mentor: Mentor, back: date | None) -> str:
    """Return that a mentor cannot be asked today, and from when, where the calendar alone decides it."""
    day = reader.calendar_day(back) if back else ""
    if back and card.is_resting(mentor, reader.now):
        return reader.say("Resting: room again from {day}.", day=day)
    if back:
        return reader.say("No room at the moment; room again from {day}.", day=day)
    return reader.say("No room at the moment, so they can't be asked today.")


def tell_me(reader: Reader, mentor: Mentor) -> Button:
    """Return the button by which the reader is told when a mentor has room again."""
    return Button(
        reader.say("Tell me when there is room"), search.WISH, search.WishForRoom("room", mentor.id)
    )


def when_again(reader: Reader, mentor: Mentor, back: date | None, *, full: bool) -> tuple[Node, ...]:
    """Say on a whole card when there is room again; nothing where there is room, or the door is closed."""
    return (Text(again(reader, mentor, back)),) if full and mentor.door is Door.OPEN else ()


def or_else(reader: Reader, mentor: Mentor, back: date | None) -> tuple[Node, ...]:
    """Offer to tell a refused mentee of the room, or to find another mentor."""
    steps = (tell_me(reader, mentor), Button(reader.say("Find somebody else"), search.FIND))
    when = (Text(again(reader, mentor, back), Tone.QUIET),) if back else ()
    return (*when, Buttons(steps))
