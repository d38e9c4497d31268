"""The landing table of the web chat: where every answer is put."""

from enum import StrEnum
from typing import Final

from bot.adapters.shared.landing_table import Landings, Late, Row


class WebPlace(StrEnum):
    """Where an act was done."""

    TYPED = "typed"
    PRESSED = "pressed"
    FORM = "form"


class WebWay(StrEnum):
    """How an answer reaches its reader."""

    LINE = "a line in the room that was acted in, for the presser alone"
    REDRAWN = "the line that was pressed, drawn anew; a new one where no line was"
    FORM = "a form over the page, or in place of the one that was submitted"
    GOODBYE = "a line; where the reader is gone from now on, the last thing that the page shows"


LANDINGS: Final[Landings[WebPlace, WebWay]] = Landings(
    {
        # A late form can no longer open by itself: a line has a button that opens it.
        WebPlace.TYPED: Row(
            message=WebWay.LINE,
            aside=WebWay.LINE,
            form=Late(WebWay.FORM, WebWay.LINE),
            rejected=Late(WebWay.FORM, WebWay.LINE),
        ),
        WebPlace.PRESSED: Row(
            message=WebWay.REDRAWN,
            aside=WebWay.LINE,
            form=Late(WebWay.FORM, WebWay.LINE),
            rejected=Late(WebWay.FORM, WebWay.LINE),
        ),
        WebPlace.FORM: Row(
            message=WebWay.LINE,
            aside=WebWay.GOODBYE,
            form=Late(WebWay.FORM, WebWay.LINE),
            rejected=Late(WebWay.FORM, WebWay.LINE),
        ),
    }
)
