"""Whether the reader may ask a mentor today: the button that asks, or what stands there instead of it."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.common.people import Mentor
from bot.ui.nodes import Button, Node, Text, Tone, Weight
from bot.ui.verbs import asks
from bot.views.common import people
from bot.views.common.reader import Reader


@dataclass(frozen=True, slots=True)
class Standing:
    """What keeps a reader from asking a mentor: their open ask, or a no until an instant."""

    open_ask: str = ""
    not_before: datetime | None = None

    @property
    def may_ask(self) -> bool:
        """Tell whether nothing keeps the reader from asking."""
        return not self.open_ask and self.not_before is None


NOTHING_STANDS = Standing()


def step(reader: Reader, mentor: Mentor, standing: Standing, *, label: str = "") -> tuple[Button, ...]:
    """Return the button that asks, or that shows the reader's open ask; none in the days after a no."""
    if standing.open_ask:
        return (Button(reader.say("See your ask"), asks.SEE, standing.open_ask, Weight.MAIN),)
    if standing.not_before is not None:
        return ()
    return (Button(label or reader.say("Ask"), asks.ASK, mentor.id, Weight.MAIN, "" if label else None),)


def line(reader: Reader, mentor: Mentor, standing: Standing) -> tuple[str, ...]:
    """Return the line that says why there is no button to ask; nothing where there is one."""
    if standing.open_ask:
        return (reader.say("Your ask is with them."),)
    if standing.not_before is None:
        return ()
    name, day = people.first_name(mentor.person), reader.day(standing.not_before)
    return (reader.say("You can ask {name} again from {day}.", name=name, day=day),)


def node(reader: Reader, mentor: Mentor, standing: Standing) -> tuple[Node, ...]:
    """Return the line as a paragraph."""
    return tuple(Text(said, Tone.QUIET) for said in line(reader, mentor, standing))
