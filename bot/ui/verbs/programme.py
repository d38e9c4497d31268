"""The managers' page: preparing a community, its kinds of help, and opening it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.ui.refs import PageNumber, Ref
from bot.ui.verbs import Answers, AnswersAbout, Opens


@dataclass(frozen=True, slots=True)
class KindTurned(Ref):
    """A kind of help, and whether it is offered from now on."""

    kind: str
    way: Literal["on", "off"]


@dataclass(frozen=True, slots=True)
class HandOf(Ref):
    """A request for a person's help, and whether it was pressed in the managers' list."""

    hand: str
    pressed: Literal["list"] | None = None


@dataclass(frozen=True, slots=True)
class DoubtOf(Ref):
    """A message in doubt: its row, and its version when the button was drawn."""

    row: int
    version: int


@dataclass(frozen=True, slots=True)
class QuietDays(Ref):
    """The first and the last day of a quiet time that is not saved yet."""

    first: date
    last: date


PAGE = Answers("programme")
KINDS = AnswersAbout("kinds", about=(PageNumber,))
KINDS_RIGHT = Answers("kinds-right", writes=True)
TURN_KIND = AnswersAbout("turn-kind", writes=True, about=(KindTurned,))
KIND = Opens("kind")
KEEP_KIND = Answers("keep-kind", writes=True)
UNDER_18 = Answers("under-18")
ANSWER_18 = Answers("answer-18", writes=True)
CONFIRM_18 = Answers("confirm-18", writes=True)
SCREENED = Answers("screened", writes=True)
INVITATION = Answers("invitation", writes=True)
OPENING = Answers("opening")
OPEN_NOW = Answers("open-now", writes=True)
PROMISE_HAND = AnswersAbout("promise-hand", writes=True, about=(HandOf,))
HAND_DONE = AnswersAbout("hand-done", writes=True, about=(HandOf,))
HAS_ARRIVED = AnswersAbout("has-arrived", writes=True, about=(DoubtOf,))
TELL_AGAIN = AnswersAbout("tell-again", writes=True, about=(DoubtOf,))
QUIET_WEEKS = Answers("quiet-weeks")
ADD_QUIET = Opens("add-quiet")
LOOK_QUIET = Answers("look-quiet", writes=True)
SAVE_QUIET = AnswersAbout("save-quiet", writes=True, about=(QuietDays,))
END_QUIET = Answers("end-quiet")
SET_UP = Opens("set-up")
KEEP_SET_UP = Answers("keep-set-up", writes=True)
TAKE_QUIET_AWAY = Answers("take-quiet-away", writes=True)
