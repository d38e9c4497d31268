"""The landing table of Discord: where every answer is put."""

from enum import StrEnum
from typing import Final, assert_never

from bot.adapters.discord.reading.inbound import DiscordAct, DiscordWhere
from bot.adapters.shared.landing_table import Landings, Late, Never, Row


class DiscordPlace(StrEnum):
    """Where an answer belongs, by what was acted on, and by who else reads it there."""

    COMMAND = "a command, or somebody's own menu"
    CARD = "a message in a direct message: it is the presser's alone"
    SERVERS_CARD = "a message in a server, such as in somebody's thread: moderators read it too"
    PRIVATE = "a message that the presser alone sees"
    FORM = "a form that was opened by a command, or from a message that stays"
    PRIVATE_FORM = "a form that was opened from a private message"
    WORDS = "typed words"


def place_of(act: DiscordAct) -> DiscordPlace:
    """Return where the answer to an act belongs."""
    match act.where:
        case DiscordWhere.COMMAND | DiscordWhere.PERSON_MENU:
            return DiscordPlace.COMMAND
        case DiscordWhere.MESSAGE:
            return DiscordPlace.SERVERS_CARD if act.guild else DiscordPlace.CARD
        case DiscordWhere.PRIVATE:
            return DiscordPlace.PRIVATE
        case DiscordWhere.FORM | DiscordWhere.FORM_FROM_MESSAGE:
            return DiscordPlace.PRIVATE_FORM if act.is_private else DiscordPlace.FORM
        case DiscordWhere.WORDS | DiscordWhere.THREAD | DiscordWhere.MENTION:
            return DiscordPlace.WORDS
        case _:
            assert_never(act.where)


class DiscordWay(StrEnum):
    """How an answer reaches its reader on Discord."""

    PRIVATE = "to the presser alone; in a direct message, as a message there"
    REDRAWN = "the message that was pressed, drawn anew"
    OPENED = "a form; where another answer came first, a note"
    NOTE = "to the presser alone, with a button that opens the form with everything that was written"
    NOTE_HERE = "the same note, in place of the private message that was pressed"
    LINE = "a message in the same conversation"


COMMANDS_ANSWER = Never("a command is a verb that answers")
WORDS_ANSWER = Never("typed words are a verb that answers")

LANDINGS: Final[Landings[DiscordPlace, DiscordWay]] = Landings(
    {
        DiscordPlace.COMMAND: Row(
            message=DiscordWay.PRIVATE,
            aside=DiscordWay.PRIVATE,
            form=COMMANDS_ANSWER,
            rejected=COMMANDS_ANSWER,
        ),
        DiscordPlace.CARD: Row(
            message=DiscordWay.REDRAWN,
            aside=DiscordWay.PRIVATE,
            form=Late(DiscordWay.OPENED, DiscordWay.NOTE),
            rejected=DiscordWay.NOTE,
        ),
        # In a server's thread stands what the outbox draws there, under a cover where it is secret. So of the
        # answers only the pressed card in its new state is drawn there (`Message.stands`).
        DiscordPlace.SERVERS_CARD: Row(
            message=DiscordWay.PRIVATE,
            aside=DiscordWay.PRIVATE,
            form=Late(DiscordWay.OPENED, DiscordWay.NOTE),
            rejected=DiscordWay.NOTE,
        ),
        DiscordPlace.PRIVATE: Row(
            message=DiscordWay.REDRAWN,
            aside=DiscordWay.PRIVATE,
            form=Late(DiscordWay.OPENED, DiscordWay.NOTE),
            rejected=DiscordWay.NOTE,
        ),
        DiscordPlace.FORM: Row(
            message=DiscordWay.PRIVATE,
            aside=DiscordWay.PRIVATE,
            form=DiscordWay.NOTE,
            rejected=DiscordWay.NOTE,
        ),
        # What was asked in a private message is answered in it, so one thing stands in one place.
        DiscordPlace.PRIVATE_FORM: Row(
            message=DiscordWay.REDRAWN,
            aside=DiscordWay.REDRAWN,
            form=DiscordWay.NOTE_HERE,
            rejected=DiscordWay.NOTE_HERE,
        ),
        DiscordPlace.WORDS: Row(
            message=DiscordWay.LINE, aside=DiscordWay.LINE, form=WORDS_ANSWER, rejected=WORDS_ANSWER
        ),
    }
)
