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
        announcements.SEND_WHY,
    )
)
TAKEN_BACK: Final = frozenset(
    verb.name
    for verb in (asks.WITHDRAW_NOW, asks.LET_GO_NOW, open_asks.WITHDRAW_NOW, answers.TAKE_BACK_OFFER_NOW)
)


def where(reader: Reader) -> str:
    """Say where a person finds the current state of what they acted on."""
    return reader.say("Its card is in our messages, and always shows how things stand.")


def done(reader: Reader, verb: str, *, changed: bool = True) -> Message:
    """Confirm an act whose result is on the presser's own card: a line that can never become untrue.

    Of an act that came too late to have `changed` anything it only says where that card is.
    """
    if verb in SENT or verb in TAKEN_BACK:
        title = "Sent" if verb in SENT else "Taken back"
    else:
        title = "Done" if changed else "See its card"
    return Message(reader.say(title), (Text(where(reader)),))
