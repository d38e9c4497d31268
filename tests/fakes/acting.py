"""A person who acts: types, presses and fills in, and is answered by the real handlers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from bot.domain.common.people import Person
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.ui.commands import read_line
from bot.ui.requests import Actor, Request, Surface
from bot.ui.verbs import home, read_token
from tests.fakes import reading


@dataclass
class Acting:
    """One person of the community. Every act returns what they are shown for it.

    Each act is a delivery of its own; with the `key` of an earlier one it is the platform's retry of it.
    """

    person: Person
    actor: Actor
    responder: Responder
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def name(self) -> str:
        """Return their name."""
        return self.person.name

    @property
    def user(self) -> str:
        """Return their platform id."""
        return self.actor.user

    def types(self, line: str, *, key: str = "") -> Answer:
        """Type a line: a command such as `/find-mentor product`, or plain words to look for."""
        if not line.startswith("/"):
            return self._does(Surface.WORDS, home.SAID.name, words=line, key=key)
        typed = read_line(line, self.responder.services.programme.commands)
        if typed.command is None:
            return self._does(Surface.COMMAND, home.UNKNOWN.name, words=f"/{typed.name}", key=key)
        return self._does(Surface.COMMAND, typed.command.verb.name, words=typed.words, key=key)

    def presses(self, label: str, shown: Answer, *, on: str = "", key: str = "") -> Answer:
        """Press the first button of a label; `on` names the card it is on, by words of its title."""
        carried = read_token(reading.button_of(shown, label, on=on).token)
        return self._does(Surface.CARD, carried.verb, carried.ref, label=label, key=key)

    def presses_token(self, token: str, *, key: str = "") -> Answer:
        """Press a button by its token, as a person does who kept an old card."""
        carried = read_token(token)
        return self._does(Surface.CARD, carried.verb, carried.ref, key=key)

    def narrows(self, shown: Answer, *, key: str = "", **chosen: str | tuple[str, ...]) -> Answer:
        """Choose values of some facets: `narrows(page, country="Nigeria")`."""
        carried = read_token(reading.filters_of(shown).token)
        values = {name: (v,) if isinstance(v, str) else v for name, v in chosen.items()}
        return self._does(Surface.CARD, carried.verb, carried.ref, chosen=values, key=key)

    def submits(self, shown: Answer, *, key: str = "", **written: str | tuple[str, ...]) -> Answer:
        """Fill in some fields of a form and submit it; the others keep their values."""
        return self.submits_all(shown, written, key=key)

    def submits_all(
        self, shown: Answer, written: Mapping[str, str | tuple[str, ...]], *, key: str = ""
    ) -> Answer:
        """Fill in these fields of a form and submit it; the others keep their values."""
        form = reading.form_of(shown)
        fields = {one.name: reading.values_of(one) for one in form.fields}
        if strange := set(written) - set(fields):
            raise LookupError(f"{form.title!r} has no field {sorted(strange)}, only {sorted(fields)}")
        carried = read_token(form.token)
        changed = {name: (one,) if isinstance(one, str) else one for name, one in written.items()}
        values: dict[str, tuple[str, ...]] = {**fields, **changed}
        return self._does(Surface.FORM, carried.verb, carried.ref, chosen=values, key=key)

    def is_known_as(self, *, name: str = "", zone: str = "") -> "Acting":
        """Change the name or the zone that the platform reports for them."""
        actor = replace(self.actor, name=name or self.actor.name, zone=zone or self.actor.zone)
        return replace(self, actor=actor)

    def asks(self, shown: Answer, question: str, *, on: str = "", **written: str) -> Answer:
        """Send an ask from a card: *Ask*, fill in, *Preview*, *Send*."""
        form = self.presses("Ask", shown, on=on)
        return self.presses("Send", self.submits(form, question=question, **written))

    def _does(
        self,
        surface: Surface,
        verb: str,
        ref: str = "",
        *,
        chosen: dict[str, tuple[str, ...]] | None = None,
        words: str = "",
        label: str = "",
        key: str,
    ) -> Answer:
        delivery = key or f"{self.user}.{next(self._numbers)}"
        request = Request(delivery, self.actor, surface, verb, ref, chosen or {}, words, label)
        return self.responder.respond(request)
