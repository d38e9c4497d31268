"""The landing table of Teams: where every answer is put."""

from enum import StrEnum
from typing import Final

from bot.adapters.shared.landing_table import Landings, Late, Never, Row
from bot.adapters.teams.reading.inbound import TeamsAct, TeamsWhere


class TeamsSpot(StrEnum):
    """Where an answer belongs, by what was acted on, and by who else reads it there."""

    TYPED = "words and commands in one's own chat"
    SHARED_TYPED = "words and commands where others read them"
    CARD = "a card in one's own chat"
    SHARED_CARD = "a card that others see too"
    SUBMITTED = "a card in one's own chat, pressed in a client that knows no Action.Execute"
    DIALOG = "a dialog, opened or submitted"


def spot_of(act: TeamsAct) -> TeamsSpot:
    """Return where the answer to an act belongs."""
    match act.where:
        case TeamsWhere.COMMAND | TeamsWhere.WORDS:
            return TeamsSpot.SHARED_TYPED if act.is_shared else TeamsSpot.TYPED
        case TeamsWhere.CARD:
            return TeamsSpot.SHARED_CARD if act.is_shared else TeamsSpot.CARD
        case TeamsWhere.SUBMITTED:
            return TeamsSpot.SHARED_CARD if act.is_shared else TeamsSpot.SUBMITTED
        case TeamsWhere.FETCH | TeamsWhere.FORM:
            return TeamsSpot.DIALOG


class TeamsWay(StrEnum):
    """How an answer reaches its reader in Teams."""

    LINE = "a message in one's own chat; a line there that says to wait becomes it"
    REPLACED = "in the response, in place of the card that was pressed"
    REDRAWN = "the message that was pressed, drawn anew"
    BESIDE = "a message in one's own chat, and a word where it was asked"
    BUTTON = "the same, with a button that opens the form with everything that was written"
    DIALOG = "a dialog, in the response"


COMMANDS_ANSWER: Final = Never("what is typed is a verb that answers")

LANDINGS: Final[Landings[TeamsSpot, TeamsWay]] = Landings(
    {
        TeamsSpot.TYPED: Row(
            message=TeamsWay.LINE, aside=TeamsWay.LINE, form=COMMANDS_ANSWER, rejected=COMMANDS_ANSWER
        ),
        # Targeted messages are a preview and vanish after a day, so nothing that must last is one.
        TeamsSpot.SHARED_TYPED: Row(
            message=TeamsWay.BESIDE, aside=TeamsWay.BESIDE, form=COMMANDS_ANSWER, rejected=COMMANDS_ANSWER
        ),
        TeamsSpot.CARD: Row(
            message=Late(TeamsWay.REPLACED, TeamsWay.REDRAWN),
            aside=TeamsWay.BESIDE,
            form=TeamsWay.BUTTON,
            rejected=TeamsWay.BUTTON,
        ),
        TeamsSpot.SHARED_CARD: Row(
            message=TeamsWay.BESIDE, aside=TeamsWay.BESIDE, form=TeamsWay.BUTTON, rejected=TeamsWay.BUTTON
        ),
        TeamsSpot.SUBMITTED: Row(
            message=TeamsWay.REDRAWN, aside=TeamsWay.LINE, form=TeamsWay.BUTTON, rejected=TeamsWay.BUTTON
        ),
        TeamsSpot.DIALOG: Row(
            message=TeamsWay.BESIDE,
            aside=TeamsWay.BESIDE,
            form=Late(TeamsWay.DIALOG, TeamsWay.BUTTON),
            rejected=Late(TeamsWay.DIALOG, TeamsWay.BUTTON),
        ),
    }
)
