"""The way to the room of two people, one press away wherever a sentence speaks of it."""

from datetime import datetime

from bot.domain.common.people import Person
from bot.domain.common.zones import is_known
from bot.ui.attachments import Way
from bot.views.common import people
from bot.views.common.reader import Reader


def way(reader: Reader, of: str) -> Way:
    """Return the way to the room of a mentorship, or of the ask that it came from."""
    return Way(reader.say("Go to your room"), of)


def told(reader: Reader, of: str, stands: str = "There is a room for the two of you now.") -> Way:
    """Return the way to a room with a sentence of it; while it is being opened, with a sentence of that."""
    opens = reader.say("A room for the two of you opens in a moment.")
    return Way(reader.say("Go to your room"), of, stands=reader.say(stands), opens=opens)


def opens_with(reader: Reader, at: datetime, whose: Person) -> str:
    """Say when a room opens that waits for one of the two, by their own clock."""
    there = reader.elsewhere(whose.zone) if is_known(whose.zone) else reader
    return reader.say(
        "A room for the two of you opens at {clock} in {city}, when {name}'s day begins.",
        clock=there.clock(at),
        city=there.city(),
        name=people.first_name(whose),
    )


def opens_with_yours(reader: Reader, at: datetime) -> str:
    """Say when a room opens that waits for its reader's own day."""
    return reader.say(
        "A room for the two of you opens at {clock}, when your day begins.", clock=reader.clock(at)
    )


def opens_with_both(reader: Reader, at: datetime) -> str:
    """Say when a room opens that waits until neither of the two has quiet hours."""
    return reader.say(
        "A room for the two of you opens on {day} at {clock} your time, when it is day for both of you.",
        day=reader.day(at),
        clock=reader.clock(at),
    )


def fails(reader: Reader) -> str:
    """Say that a room could not be opened, and what the two can do."""
    return reader.say(
        "A room for the two of you could not be opened here. Write to each other directly, please."
    )
