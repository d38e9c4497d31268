"""A card is in one place: what is said where a person acted and their card is elsewhere."""

from bot.ui.nodes import Message, Text
from bot.views.common.reader import Reader


def where(reader: Reader) -> str:
    """Say where a person finds the current state of what they acted on."""
    return reader.say("Its card is in our messages, and always shows how things stand.")


def done(reader: Reader) -> Message:
    """Confirm an act whose result is on the presser's own card: a line that can never become untrue."""
    return Message(reader.say("Done"), (Text(where(reader)),))
