"""A card is in one place: what is said where a person acted and their card is elsewhere."""

from typing import Final

from bot.ui.nodes import Message, Text
from bot.ui.verbs import announcements, answers, asks, mentors, open_asks, safety
from bot.views.common.reader import Reader

SENT: Final = frozenset(
    verb.name
    for verb in (
        asks.SEND,
        asks.SEND_REWORD,
        answers.SEND,
        answers.SEND_DECLINE,
        answers.SEND_OFFER,
        answers.SEND_THANKS,
        answers.SEND_FOLLOW_UP,
        answers.SEND_MORE,
        mentors.SEND_NOT_YET,
        open_asks.SEND,
        safety.SEND_REPORT,
        announcements.SEND_CORRECTION,
    )
)
TAKEN_BACK: Final = frozenset(
    verb.name
    for verb in (asks.WITHDRAW_NOW, asks.LET_GO_NOW, open_asks.WITHDRAW_NOW, answers.TAKE_BACK_OFFER_NOW)
)


def where(reader: Reader) -> str:
    """Say where a person finds the current state of what they acted on."""
    return reader.say("Its card is in our messages, and always shows how things stand.")


def as_it_was(reader: Reader) -> Message:
    """Say of an act that came too late that it changed nothing, and where the card is that shows why."""
    return Message(reader.say("Nothing changed"), (Text(where(reader)),))


def done(reader: Reader, verb: str) -> Message:
    """Confirm an act whose result is on the presser's own card: a line that can never become untrue."""
    title = "Sent" if verb in SENT else "Taken back" if verb in TAKEN_BACK else "Done"
    return Message(reader.say(title), (Text(where(reader)),))
