"""One person's life: what they hear, when they see to it, and whether they are still there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from random import Random

from bot.domain.common.people import Person
from bot.handlers.routing import Answer
from bot.simulation.habits import awake, hours
from bot.simulation.keyboard import Keyboard, button_in, form_in
from bot.simulation.world import World
from bot.ui.nodes import Button, Message
from bot.ui.verbs import Sends, Verb

Reaction = Callable[[str], None]
"""Sees to a message that stands in a line."""


@dataclass(slots=True)
class Life:
    """What anybody does: hears, waits until they are awake and find the time, and acts."""

    person: Person
    keyboard: Keyboard
    world: World
    rng: Random
    gone_from: datetime | None
    """From when on they see to nothing any more (UTC); None for never."""

    @property
    def is_gone(self) -> bool:
        """Tell whether they have vanished, without a word to anybody."""
        return self.gone_from is not None and self.world.clock.now >= self.gone_from

    def hear(self, line: str, message: Message, reactions: Sequence[tuple[Verb, Reaction, float]]) -> bool:
        """Mean to see to a message that has a button of one of these verbs; tell whether it is kept.

        Each verb stands with what is done, and with the hours after which half of that is done.
        """
        if self.is_gone:
            return False
        for verb, react, median in reactions:
            if button_in(message, verb):
                self.soon(partial(react, line), median)
                return True
        return False

    def soon(self, act: Callable[[], None], median: float) -> None:
        """Do something after a while, by day; nothing where they have vanished until then."""
        at = awake(self.rng, self.world.clock.now + hours(self.rng, median), self.person.zone)
        self.world.later(at, lambda: None if self.is_gone else act())

    def card(self, line: str) -> Message | None:
        """Return what a line says now; None where it is not kept."""
        return self.world.chat.kept.get(line)

    def lets_go(self, line: str) -> None:
        """Keep a line no more."""
        self.world.chat.kept.pop(line, None)

    def presses(self, shown: Answer | None, *verbs: Verb, line: str = "") -> Answer | None:
        """Press the first button of one of these verbs; None where there is none."""
        button = button_in(shown, *verbs)
        return self.keyboard.presses(button, line) if button else None

    def sends(self, opened: Answer | None, verb: Sends, **written: str) -> bool:
        """Fill in a form, and send what its preview shows; tell whether that was sent."""
        form = form_in(opened)
        preview = self.keyboard.fills(form, **written) if form else None
        return isinstance(self.presses(preview, verb), Message)

    def sends_from(self, button: Button | None, verb: Sends, line: str = "", **written: str) -> bool:
        """Open a form with a button, fill it in, and send it; tell whether it was sent."""
        return button is not None and self.sends(self.keyboard.presses(button, line), verb, **written)
