"""The landing table of Slack: where every answer is put."""

from enum import StrEnum
from typing import Final

from bot.adapters.shared.landing_table import Landings, Late, Never, Row
from bot.adapters.slack.reading.inbound import Where


class SlackWay(StrEnum):
    """How an answer reaches its reader in Slack; if Slack refuses that, it becomes a direct message."""

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
    WHISPER = "in the same conversation, to the presser alone"


COMMANDS_ANSWER = Never("a command is a verb that answers")
HOME_ANSWERS = Never("the Home tab is a verb that answers")
WORDS_ANSWER = Never("typed words are a verb that answers")

LANDINGS: Final[Landings[Where, SlackWay]] = Landings(
    {
        Where.COMMAND: Row(
            message=Late(SlackWay.BODY, SlackWay.REPLY),
            aside=Late(SlackWay.BODY, SlackWay.REPLY),
            form=COMMANDS_ANSWER,
            rejected=COMMANDS_ANSWER,
        ),
        Where.MESSAGE: Row(
            message=SlackWay.REDRAWN,
            aside=SlackWay.REPLY,
            form=Late(SlackWay.OPENED, SlackWay.BUTTON),
            rejected=Late(SlackWay.OPENED, SlackWay.BUTTON),
        ),
        Where.HOME: Row(message=SlackWay.TAB, aside=SlackWay.TAB, form=HOME_ANSWERS, rejected=HOME_ANSWERS),
        Where.TAB: Row(
            message=SlackWay.TAB,
            aside=Late(SlackWay.OVER_THE_TAB, SlackWay.WAITING),
            form=Late(SlackWay.OVER_THE_TAB, SlackWay.WAITING),
            rejected=Late(SlackWay.OVER_THE_TAB, SlackWay.WAITING),
        ),
        Where.MODAL: Row(
            message=SlackWay.VIEW,
            aside=Late(SlackWay.PUSHED, SlackWay.VIEW),
            form=SlackWay.VIEW,
            rejected=SlackWay.VIEW,
        ),
        Where.FORM: Row(
            message=Late(SlackWay.NEXT, SlackWay.VIEW),
            aside=Late(SlackWay.NEXT, SlackWay.VIEW),
            form=Late(SlackWay.NEXT, SlackWay.VIEW),
            rejected=Late(SlackWay.BESIDE, SlackWay.VIEW),
        ),
        Where.WORDS: Row(
            message=SlackWay.LINE, aside=SlackWay.LINE, form=WORDS_ANSWER, rejected=WORDS_ANSWER
        ),
        Where.SHORTCUT: Row(
            message=SlackWay.REPLY, aside=SlackWay.REPLY, form=COMMANDS_ANSWER, rejected=COMMANDS_ANSWER
        ),
        Where.MENTION: Row(
            message=SlackWay.WHISPER, aside=SlackWay.WHISPER, form=WORDS_ANSWER, rejected=WORDS_ANSWER
        ),
    }
)
