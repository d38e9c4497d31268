"""A person's keyboard: they type, press and fill in, and are answered by the real handlers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from bot.domain.common.people import Person
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.simulation.chat import PLATFORM, WORKSPACE
from bot.ui.forms import Checks, Choice, Field, Form, Pick, Rejected
from bot.ui.nodes import Aside, Button, Message, pressable
from bot.ui.requests import Actor, Request, Surface
from bot.ui.verbs import Verb, read_token, search


@dataclass(slots=True)
class Keyboard:
    """What one person does, as an adapter would say it."""

    person: Person
    responder: Responder
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def finds(self, words: str) -> Answer:
        """Type `/find-mentor` and these words."""
        return self._does(Surface.COMMAND, search.FIND.name, words=words)

    def presses(self, button: Button, line: str = "") -> Answer:
        """Press a button, of a message that stays in this line or of one that was shown in private."""
        carried, at = read_token(button.token), {"line": line} if line else {}
        return self._does(Surface.CARD, carried.verb, carried.ref, label=button.label, at=at)

    def fills(self, form: Form, **written: str) -> Answer:
        """Fill in those of these fields that a form has, and submit it; all others keep their values."""
        carried = read_token(form.token)
        values = {one.name: _values(one, written) for one in form.fields}
        return self._does(Surface.FORM, carried.verb, carried.ref, chosen=values)

    def _does(
        self,
        surface: Surface,
        verb: str,
        ref: str = "",
        *,
        chosen: Mapping[str, tuple[str, ...]] | None = None,
        words: str = "",
        label: str = "",
        at: Mapping[str, str] | None = None,
    ) -> Answer:
        one = self.person
        actor = Actor(PLATFORM, WORKSPACE, one.id, one.name, one.locale, one.zone, one.manages)
        key = f"{one.id}.{next(self._numbers)}"
        return self.responder.respond(Request(key, actor, surface, verb, ref, chosen or {}, words, label, at))


def message_in(answer: Answer | None) -> Message | None:
    """Return the message that was shown; None for a form."""
    match answer:
        case Message():
            return answer
        case Aside(message):
            return message
        case _:
            return None


def form_in(answer: Answer | None) -> Form | None:
    """Return the form that was opened; None for a message, and for a form that was rejected."""
    return answer if isinstance(answer, Form) else None


def buttons_in(shown: Answer | None, *verbs: Verb) -> Iterator[Button]:
    """Yield the buttons of a message with one of these verbs, in the order in which they are read."""
    message = message_in(shown)
    for node in message.body if message else ():
        yield from (button for button in pressable(node) if button.verb in verbs)


def button_in(shown: Answer | None, *verbs: Verb) -> Button | None:
    """Return the first button with one of these verbs, or None."""
    return next(buttons_in(shown, *verbs), None)


def options_in(form: Form, name: str) -> tuple[str, ...]:
    """Return what a form offers under a name; nothing where it has no such field."""
    fields = (one for one in form.fields if one.name == name and isinstance(one, Choice | Pick))
    return tuple(option.value for one in fields for option in one.options)


def is_rejected(answer: Answer) -> bool:
    """Tell whether a form was rejected."""
    return isinstance(answer, Rejected)


def _values(one: Field, written: Mapping[str, str]) -> tuple[str, ...]:
    if one.name in written:
        return (written[one.name],)
    return one.chosen if isinstance(one, Checks) else (one.value,)
