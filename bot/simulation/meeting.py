"""What both of a mentorship do: say whether they met, how it went, whether it goes on or is finished."""

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

STILL_GOES_ON = 0.35
"""How likely it still goes on, for who is asked once such help is usually over."""

TAKES_UP = 0.15
"""How likely somebody who follows what they began takes up what ended by itself."""

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


def say_whether_it_goes_on(life: Life, line: str, follows: float) -> None:
    """Say that it still goes on, or that it is finished, as far as one answers such questions."""
    card = life.card(line)
    life.lets_go(line)
    if not happens(life.rng, follows):
        return
    if happens(life.rng, STILL_GOES_ON):
        life.presses(card, mentorships.STILL_GOING, line=line)
    else:
        life.presses(life.presses(card, mentorships.FINISH), mentorships.FINISH_NOW)


def go_on_after_all(life: Life, line: str, follows: float) -> None:
    """Take up, now and then, what has ended by itself."""
    if happens(life.rng, follows * TAKES_UP):
        life.presses(life.card(line), mentorships.GOES_ON, line=line)
    life.lets_go(line)


def _finish(life: Life, shown: Answer) -> None:
    how = life.presses(shown, mentorships.HOW_TO_STOP)
    life.presses(life.presses(how, mentorships.FINISH), mentorships.FINISH_NOW)
