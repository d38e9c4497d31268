"""The room of the two people of a mentorship: times, first questions, whether they met, and both endings."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.ui.refs import Ref
from bot.ui.verbs import Answers, AnswersAbout, Opens


@dataclass(frozen=True, slots=True)
class TimeOf(Ref):
    """A mentorship, and one of the times that were suggested in it (whole seconds)."""

    mentorship: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MetOf(Ref):
    """A mentorship, and whether its two have met."""

    mentorship: str
    met: Literal["yes", "not-yet"]


@dataclass(frozen=True, slots=True)
class WentOf(Ref):
    """A mentorship, and how a meeting went."""

    mentorship: str
    went: Literal["good", "fair", "poor"]


SEE = Answers("see-mentorship")
SUGGEST = Opens("suggest")
ADD_TIME = Answers("add-time", writes=True)
CHOOSE_TIME = AnswersAbout("choose-time", writes=True, about=(TimeOf,))
CALL_OFF = Answers("call-off")
CALL_OFF_NOW = Answers("call-off-now", writes=True)
MEETING_FILE = Answers("meeting-file")
QUESTIONS = Answers("questions")
HOW_TO_STOP = Answers("how-to-stop")
FINISH = Answers("finish")
FINISH_NOW = Answers("finish-now", writes=True)
STOP = Answers("stop")
STOP_NOW = Answers("stop-now", writes=True)
TAKE_BACK_ENDING = Answers("take-back-ending", writes=True)
STILL_GOING = Answers("still-going", writes=True)
GOES_ON = Answers("goes-on", writes=True)
MET = AnswersAbout("met", writes=True, about=(MetOf,))
WENT = AnswersAbout("went", writes=True, about=(WentOf,))
ONE_IS_ENOUGH = Answers("one-is-enough", writes=True)
