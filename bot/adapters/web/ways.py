"""Where every answer lands in the web chat, on one screen."""

from enum import StrEnum
from typing import Final

from bot.adapters.shared.landings import Landings, Late, Row


class Where(StrEnum):
    """Where something was done."""

    TYPED = "typed"
    PRESSED = "pressed"
    FORM = "form"


class Way(StrEnum):
    """How an answer reaches its reader."""

    LINE = "a line in the room that was acted in, for the presser alone"
    REDRAWN = "the line that was pressed, drawn anew; a new one where no line was"
    FORM = "a form over the page, or in place of the one that was submitted"
    GOODBYE = "a line; where the reader is gone from now on, the last thing that the page shows"


LANDINGS: Final[Landings[Where, Way]] = Landings(
    {
        # A form that is late cannot open by itself any more: a line has a button that opens it.
        Where.TYPED: Row(
            message=Way.LINE,
            aside=Way.LINE,
            form=Late(Way.FORM, Way.LINE),
            rejected=Late(Way.FORM, Way.LINE),
        ),
        Where.PRESSED: Row(
            message=Way.REDRAWN,
            aside=Way.LINE,
            form=Late(Way.FORM, Way.LINE),
            rejected=Late(Way.FORM, Way.LINE),
        ),
        Where.FORM: Row(
            message=Way.LINE,
            aside=Way.GOODBYE,
            form=Late(Way.FORM, Way.LINE),
            rejected=Late(Way.FORM, Way.LINE),
        ),
    }
)
