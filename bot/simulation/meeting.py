"""What both of a mentorship do: say whether they met, how it went, and perhaps that it is finished."""

from functools import partial

from bot.demo.chance import happens
from bot.handlers.routing import Answer
from bot.simulation.keyboard import buttons_in
from bot.simulation.life import Life
from bot.ui.verbs import mentorships

MET = 0.8
"""How likely two who were asked have met."""

GOOD = 0.75
"""How likely a meeting went well."""

SOME_DAYS = 72.0
"""Hours after which half of those who finish have finished."""


def say_whether_they_met(life: Life, line: str, follows: float) -> None:
    """Answer whether they met, as far as one answers such questions, and finish as often."""
    buttons = list(buttons_in(life.card(line), mentorships.MET))
    life.lets_go(line)
    if not buttons or not happens(life.rng, follows):
        return
    shown = life.keyboard.presses(buttons[0 if happens(life.rng, MET) else -1], line)
    if went := list(buttons_in(shown, mentorships.WENT)):
        shown = life.keyboard.presses(went[0 if happens(life.rng, GOOD) else -1], line)
    if happens(life.rng, follows):
        life.soon(partial(_finish, life, shown), SOME_DAYS)


def _finish(life: Life, shown: Answer) -> None:
    how = life.presses(shown, mentorships.HOW_TO_STOP)
    life.presses(life.presses(how, mentorships.FINISH), mentorships.FINISH_NOW)
