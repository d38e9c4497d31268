"""Where every answer lands in Slack, on one screen."""

from enum import StrEnum
from typing import Final

from bot.adapters.shared.landings import Landings, Late, Never, Row
from bot.adapters.slack.inbound import Where


class Way(StrEnum):
    """How an answer reaches its reader in Slack; where Slack does not take it so, it is a direct message."""

    BODY = "in the acknowledgement's own words"
    REPLY = "in private, by the response_url"
    REDRAWN = "the message that was pressed, drawn anew by the response_url"
    OPENED = "a modal by the trigger; where that is spent, a button"
    BUTTON = "a private button that opens the form with a fresh trigger"
    TAB = "the Home tab itself, or the modal over it that says to wait"
    OVER_THE_TAB = "a modal by the trigger"
    WAITING = "the modal that says to wait"
    PUSHED = "a modal on top of the one that was pressed; where Slack lets none stand there, that one"
    VIEW = "the modal that was acted in"
    NEXT = "the modal that was submitted, in the acknowledgement"
    BESIDE = "beside the fields, in the acknowledgement; where those have no room for it, the modal anew"
    LINE = "the same conversation"


COMMANDS_ANSWER = Never("a command is a verb that answers")
HOME_ANSWERS = Never("the Home tab is a verb that answers")
WORDS_ANSWER = Never("typed words are a verb that answers")

LANDINGS: Final[Landings[Where, Way]] = Landings(
    {
        Where.COMMAND: Row(
            message=Late(Way.BODY, Way.REPLY),
            aside=Late(Way.BODY, Way.REPLY),
            form=COMMANDS_ANSWER,
            rejected=COMMANDS_ANSWER,
        ),
        Where.MESSAGE: Row(
            message=Way.REDRAWN,
            aside=Way.REPLY,
            form=Late(Way.OPENED, Way.BUTTON),
            rejected=Late(Way.OPENED, Way.BUTTON),
        ),
        Where.HOME: Row(message=Way.TAB, aside=Way.TAB, form=HOME_ANSWERS, rejected=HOME_ANSWERS),
        Where.TAB: Row(
            message=Way.TAB,
            aside=Late(Way.OVER_THE_TAB, Way.WAITING),
            form=Late(Way.OVER_THE_TAB, Way.WAITING),
            rejected=Late(Way.OVER_THE_TAB, Way.WAITING),
        ),
        Where.MODAL: Row(
            message=Way.VIEW, aside=Late(Way.PUSHED, Way.VIEW), form=Way.VIEW, rejected=Way.VIEW
        ),
        Where.FORM: Row(
            message=Late(Way.NEXT, Way.VIEW),
            aside=Late(Way.NEXT, Way.VIEW),
            form=Late(Way.NEXT, Way.VIEW),
            rejected=Late(Way.BESIDE, Way.VIEW),
        ),
        Where.WORDS: Row(message=Way.LINE, aside=Way.LINE, form=WORDS_ANSWER, rejected=WORDS_ANSWER),
    }
)
