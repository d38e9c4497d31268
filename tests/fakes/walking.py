"""A person who presses any button they see, on a platform that records when it rang for whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Protocol, TypeVar

from bot.domain.common.zones import zone_named
from bot.handlers.routing import Answer
from bot.port import Address, GoingOut, Sent, unrecorded
from bot.ui.forms import (
    Checks,
    Choice,
    Conversation,
    DateInput,
    Field,
    Form,
    Input,
    Member,
    Pick,
    Rejected,
    TimeInput,
)
from bot.ui.nodes import Button, Message
from tests.fakes import reading
from tests.fakes.acting import Acting
from tests.fakes.platform import StandIn

T = TypeVar("T")


class Draw(Protocol):
    """Chooses one of several values."""

    def __call__(self, these: Sequence[T], /) -> T:
        """Return one of these."""
        ...


@dataclass(frozen=True, slots=True)
class Ring:
    """A new message that rang at an instant for the people in its room."""

    at: datetime
    to: tuple[str, ...]
    message: Message


@dataclass
class Ringing(StandIn):
    """A stand-in platform that records when it rang for whom."""

    clock: Callable[[], datetime] = field(kw_only=True)
    rung: list[Ring] = field(default_factory=list)

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Show a message, and record that it rang."""
        known = len(self.lines)
        sent = await super().send(to, message, key=key, again=again, going_out=going_out)
        if len(self.lines) > known:
            self.rung.append(Ring(self.clock(), self.rooms.get(to.name, (to.name,)), message))
        return sent


@dataclass
class Walker:
    """One person of a community, with what was last shown to them."""

    acting: Acting
    shown: Answer | None = None

    def opens(self) -> Form | None:
        """Return the form in sight, or nothing."""
        return reading.form_of(self.shown) if isinstance(self.shown, Form | Rejected) else None

    def in_hand(self) -> list[Button]:
        """Return the buttons of what was shown last."""
        return [] if self.shown is None or self.opens() else reading.buttons_of(self.shown)

    def presses(self, button: Button) -> Answer:
        """Press a button."""
        self.shown = self.acting.presses_token(button.token)
        return self.shown

    def submits(self, form: Form, words: Sequence[str], draw: Draw) -> Answer:
        """Fill in a form with drawn values and submit it."""
        written = _filled(form, words, draw)
        self.shown = self.acting.submits_all(form, written)
        return self.shown


def asleep(at: datetime, zone: str, start: time, end: time) -> bool:
    """Tell whether an instant is within a person's quiet hours; the same start and end mean none."""
    here = at.astimezone(zone_named(zone)).time()
    return start <= here < end if start <= end else here >= start or here < end


def _filled(form: Form, words: Sequence[str], draw: Draw) -> dict[str, str | tuple[str, ...]]:
    return {one.name: _written(one, words, draw) for one in form.fields}


def _written(one: Field, words: Sequence[str], draw: Draw) -> str | tuple[str, ...]:
    match one:
        case Input(value=value):
            return draw((value, *words))
        case Choice(options=options) | Pick(options=options) | Member(options=options):
            return draw(("", *(option.value for option in options)))
        case Checks(options=options):
            return tuple(option.value for option in options if draw((True, False)))
        case DateInput():
            return draw((one.value, "2026-11-10", "2026-02-29"))
        case TimeInput():
            return draw((one.value, "09:30", "23:45"))
        case Conversation():
            return draw(("", "#mentors", "#mentors"))
