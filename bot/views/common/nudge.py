"""What every nudge carries: fewer of them, or none, each with one press."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.common.nudge_budget import Kind
from bot.domain.common.settings import Reminders
from bot.ui.nodes import Button, Buttons
from bot.ui.verbs import REMINDERS
from bot.views.common.reader import Reader

WHAT: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.REMINDER: "the asks that wait for them",
        Kind.MET: "did you meet",
        Kind.FIRST_STEP: "a first step after a yes",
        Kind.STILL_GLAD: "still happy to help, or their season's letter",
        Kind.NEVER_ASKED: "never asked yet, and that is chance",
        Kind.PUSH: "looking is fine too",
        Kind.ANSWER_ONE: "somebody asks what they once asked",
        Kind.TRAVELLED: "their answer travelled",
        Kind.WISH: "what they wanted to be told",
    }
)
"""What each kind is, for whoever runs Alongside."""


def less(reader: Reader, *steps: Button) -> Buttons:
    """Return a nudge's own steps, and after them *Fewer* and *Stop*."""
    say = reader.say
    fewer = Button(say("Fewer reminders"), REMINDERS, Reminders.FEWER)
    stop = Button(say("Stop reminders"), REMINDERS, Reminders.NONE)
    return Buttons((*steps, fewer, stop))
