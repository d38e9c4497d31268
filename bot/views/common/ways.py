"""The way to the room of two people, one press away wherever a sentence speaks of it."""

from bot.ui.attachments import Way
from bot.views.common.reader import Reader


def way(reader: Reader, of: str) -> Way:
    """Return the way to the room of a mentorship, or of the ask that it came from."""
    return Way(reader.say("Go to your room"), of)


def told(reader: Reader, of: str, stands: str = "There is a room for the two of you now.") -> Way:
    """Return the way to a room with a sentence of it; while it is being opened, with a sentence of that."""
    opens = reader.say("A room for the two of you opens in a moment.")
    return Way(reader.say("Go to your room"), of, stands=reader.say(stands), opens=opens)
