"""What every nudge carries, fewer and none as buttons, and how many nudges there are at most."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.answers.reminders import AN_ASK
from bot.domain.common.nudge_budget import NudgeKind, budget
from bot.domain.common.settings import Reminders
from bot.ui.nodes import Button, Buttons
from bot.ui.verbs import answers
from bot.views.common.reader import Reader

WHAT: Mapping[NudgeKind, str] = MappingProxyType(
    {
        NudgeKind.REMINDER: "the asks that wait for them",
        NudgeKind.MET: "did you meet",
        NudgeKind.FIRST_STEP: "a first step after a yes",
        NudgeKind.STILL_GOING: "still going, once such help is usually over",
        NudgeKind.STILL_GLAD: "still happy to help, or their season's letter",
        NudgeKind.NEVER_ASKED: "never asked yet, and that is chance",
        NudgeKind.PUSH: "looking is fine too",
        NudgeKind.ANSWER_ONE: "somebody asks what they once asked",
        NudgeKind.TRAVELLED: "their answer travelled",
        NudgeKind.WISH: "what they wanted to be told",
    }
)
"""What each kind of nudge is, for operators."""


def less(reader: Reader, *steps: Button) -> Buttons:
    """Return a nudge's own steps, followed by *Fewer* and *Stop*."""
    say = reader.say
    fewer = Button(say("Fewer reminders"), answers.REMINDERS, Reminders.FEWER)
    stop = Button(say("Stop reminders"), answers.REMINDERS, Reminders.NONE)
    return Buttons((*steps, fewer, stop))


def how_many(reader: Reader, wanted: Reminders) -> str:
    """Say in few words how many nudges a person gets at most, as the community's limits stand."""
    most = a_week(reader, wanted)
    if not most:
        return reader.say("No nudges; asks and answers still come")
    return reader.many(
        most,
        "At most 1 nudge a week, {of_an_ask} for an ask",
        "At most {n} nudges a week, {of_an_ask} for an ask",
        of_an_ask=reader.number(AN_ASK[wanted]),
    )


def a_week(reader: Reader, wanted: Reminders) -> int:
    """Return how many nudges a person gets in a week at most."""
    return budget(wanted, NudgeKind.REMINDER, reader.programme.caps)
