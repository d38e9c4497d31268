"""A person who acts on Discord: the same acts as `tests/fakes/acting.py`, in a server and its threads."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from bot.adapters.discord.custom_ids import token as token_in
from bot.adapters.discord.server_marks import apart
from bot.domain.common.people import Person as Known
from bot.handlers.routing import Answer
from bot.ui.forms import Form
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Actor
from bot.views.catalogues import catalogue, spoken
from tests.fakes import reading
from tests.fakes.discord import acts, components, drawn_back, forms_back, modals
from tests.fakes.discord.acting import Person
from tests.fakes.discord.choosing import BUTTON
from tests.fakes.discord.ledger import Seen
from tests.fakes.discord.listening import RunningDiscord
from tests.fakes.discord.values import COMPONENTS_V2, EPHEMERAL, LOADING, Callback, Interaction, Kind, Part
from tests.fakes.discord.values import Message as Standing
from tests.fakes.discord.world import BOT

PATIENCE: Final = 10.0
"""Seconds within which the effect of an act has to be visible."""


def _in_every_language(sentence: str) -> frozenset[str]:
    return frozenset({sentence, *(catalogue(language).gettext(sentence) for language in spoken())})


WAIT: Final = _in_every_language("One moment")
LATE: Final = _in_every_language("Open the form")
ON: Final = _in_every_language("Continue")
AGAIN: Final = _in_every_language("Try again")
COVERED: Final = _in_every_language("Show it to me")
"""Labels by which a person gets on: to a form that came too late, or that Discord could not show."""


@dataclass
class PlacesOnDiscord:
    """Where each answer is that was read: a press on it comes from there, or it is submitted there."""

    answers: set[str] = field(default_factory=set)
    """The ids of the messages that answered typed words."""
    _known: list[tuple[object, Standing | Interaction]] = field(default_factory=list)

    def keep(self, answer: Answer, where: Standing | Interaction) -> None:
        """Remember where an answer is."""
        inner = answer.message if isinstance(answer, Aside) else answer
        self._known += [(answer, where), (inner, where)]

    def of(self, answer: Answer) -> Standing | Interaction | None:
        """Return where an answer is; None for one that was never read."""
        return next((where for one, where in reversed(self._known) if one is answer), None)


@dataclass
class DiscordActing:
    """One person of the community, on Discord."""

    person: Known
    who: Person
    bot: RunningDiscord
    second: RunningDiscord
    """Another process of the same bot, which gets what is dispatched again."""
    places: PlacesOnDiscord
    _done: dict[str, tuple[Interaction | None, Answer]] = field(default_factory=dict)

    @property
    def user(self) -> str:
        """Return their id."""
        return self.who.user.id

    @property
    def actor(self) -> Actor:
        """Return them as the platform describes them."""
        guild = self.who.guild
        at = guild.id if guild else ""
        return Actor("discord", at, self.user, self.name, self.person.locale, "", self.person.manages)

    @property
    def name(self) -> str:
        """Return their name."""
        return self.person.name

    def types(self, line: str, *, key: str = "") -> Answer:
        """Type a line: a command in the server, or plain words to the bot in direct messages."""
        if not line.startswith("/"):
            return self._said(line)
        name, _, words = line.removeprefix("/").partition(" ")
        options = {"topic": words} if words else {}
        return self._does(lambda: self._runs(name, options), key)

    def presses(self, label: str, shown: Answer, *, on: str = "", key: str = "") -> Answer:
        """Press the first button of a label; `on` names the card it is on, by words of its title."""
        found = reading.button_of(shown, label, on=on).token
        where = self.places.of(shown)
        return self._presses(found, where if isinstance(where, Standing) else None, key)

    def presses_token(self, token: str, *, key: str = "") -> Answer:
        """Press a button by its token, as a person does who kept an old card."""
        return self._presses(token, None, key)

    def narrows(self, shown: Answer, *, key: str = "", **chosen: str | tuple[str, ...]) -> Answer:
        """Choose values of some facets, one select after the other."""
        answer: Answer = shown
        for name, values in chosen.items():
            answer = self._narrows(answer, name, (values,) if isinstance(values, str) else values, key)
        return answer

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
        changed = {name: (one,) if isinstance(one, str) else one for name, one in written.items()}
        opened = self.places.of(shown)
        assert isinstance(opened, Interaction), "this form stands nowhere on Discord"
        return self._does(lambda: self._fills(opened, {**fields, **changed}), key)

    def asks(self, shown: Answer, question: str, *, on: str = "", **written: str) -> Answer:
        """Send an ask from a card: *Ask*, fill in, *Preview*, *Send*."""
        form = self.presses("Ask", shown, on=on)
        return self.presses("Send", self.submits(form, question=question, **written))

    def is_known_as(self, *, name: str = "", zone: str = "") -> "DiscordActing":
        """Change their nickname; Discord knows no zone."""
        del zone
        guild = self.who.guild
        if name and guild is not None:
            guild.members[self.user].nick = name
        return self

    def read(self, standing: Standing) -> Message:
        """Return a message as it is now."""
        found = drawn_back.message(standing.components, standing.attachments)
        self.places.keep(found, standing)
        return found

    def uncovered(self, shown: Message) -> Message:
        """Return what stands under a cover, which its reader opens; anything else as it is."""
        label = next((one.label for one in reading.buttons_of(shown) if one.label in COVERED), "")
        return reading.message_of(self.presses(label, shown)) if label else shown

    def _runs(self, name: str, options: Mapping[str, str]) -> Interaction:
        offered = [one["name"] for one in self.who.offered()]
        if name in offered:
            return self.who.runs(name, **options)
        # Discord's client does not send it: as from one that had registered it before.
        known = {"id": "1", "name": name, "type": 1, "options": [{"name": "topic", "type": 3}]}
        data = acts.command(self.who.here, self.who.at, known, options)
        return self.who._acts(Kind.COMMAND, data)

    def _presses(self, token: str, where: Standing | None, key: str) -> Answer:
        standing, custom_id, value = self._found(token, where)
        at = self.who.here.channels[standing.channel]
        part: Part = {"custom_id": custom_id, "type": 3 if value else BUTTON, "id": 1}
        data = acts.press(self.who.here, at, part, (value,) if value else None)
        there = replace(self.who, at=at)
        return self._does(lambda: there._acts(Kind.COMPONENT, data, standing), key)

    def _found(self, token: str, where: Standing | None) -> tuple[Standing, str, str]:
        """Return the latest message that has a button or a step, its id there, and the value of a step.

        Where none has it any more, it is in a private one of before: an old button.
        """
        every = [where] if where else [one for one in self.who.here.messages.values() if self._may_see(one)]
        for standing in reversed(every):
            for part in components.every(standing.components):
                if _is(part.get("custom_id", ""), token) and part["type"] == BUTTON:
                    return standing, part["custom_id"], ""
                for option in part.get("options") or ():
                    if _is(option["value"], token):
                        return standing, part["custom_id"], option["value"]
        if where is not None:
            return where, token, ""
        here = self.who.here
        old = Standing(
            here.number(), self.who.at.id, BOT, flags=EPHEMERAL | COMPONENTS_V2, only_for=self.user
        )
        here.messages[old.id] = old
        return old, token, ""

    def _may_see(self, one: Standing) -> bool:
        at = self.who.here.channels.get(one.channel)
        return (
            at is not None
            and one.author == BOT
            and not one.deleted
            and one.only_for in {"", self.user}
            and self.who.here.sees(at, self.user)
        )

    def _narrows(self, shown: Answer, name: str, values: tuple[str, ...], key: str) -> Answer:
        token = reading.filters_of(shown).token
        where = self.places.of(shown)
        assert isinstance(where, Standing)
        there = replace(self.who, at=self.who.here.channels[where.channel])
        return self._does(lambda: there.chooses(f"{token}|{name}", *values, message=where), key)

    def _fills(self, opened: Interaction, values: Mapping[str, tuple[str, ...]]) -> Interaction:
        there = replace(self.who, at=self.who.here.channels[opened.channel])
        given = {
            one["custom_id"]: tuple(filter(None, values.get(one["custom_id"], ())))
            if one["type"] != modals.INPUT
            else values.get(one["custom_id"], ("",))
            for one in modals.fields(opened.modal)
        }
        # As from a client that lets everything through: what comes back is checked by the bot itself.
        data = acts.form(self.who.here, there.at, opened.modal, given)
        pressed = self.who.here.messages.get(opened.message)
        return there._acts(Kind.MODAL, data, pressed)

    def _said(self, line: str) -> Answer:
        there = self.who.in_dm()
        before = len(self.who.here.seen)
        there.says(line)
        seen = self._shown(lambda: self._told_since(before, there.at.id))
        assert seen.message is not None
        self.places.answers.add(seen.message.id)
        return self._read(seen)

    def _told_since(self, before: int, channel: str) -> Seen | None:
        told = [
            one
            for one in self.who.here.seen[before:]
            if one.user == self.user
            and one.message is not None
            and one.message.channel == channel
            and one.message.author == BOT
            and not self._waits(one)
        ]
        return told[-1] if told else None

    def _does(self, act: Callable[[], Interaction], key: str) -> Answer:
        """Act, or have an earlier act dispatched again; return what was shown for it."""
        if key in self._done:
            return self._again(key)
        one = act()
        answer = self._followed(self._read(self._shown(lambda: self._answered(one))))
        if key:
            self._done[key] = one, answer
        return answer

    def _again(self, key: str) -> Answer:
        one, answer = self._done[key]
        assert one is not None
        self.second.does(self.second.connection.told("INTERACTION_CREATE", one.payload))
        return answer

    def _answered(self, one: Interaction) -> Seen | None:
        """Return what an act was answered with: a form, a message, or the pressed message drawn anew."""
        here = self.who.here
        match one.answer:
            case Callback.NONE:
                return None
            case Callback.MODAL:
                return Seen(self.user, "modal", one.id, modal=one.modal)
            case Callback.MESSAGE | Callback.DEFERRED:
                return self._filled(one, "message")
            case Callback.UPDATE:
                return self._filled(one, "edited")
            case _ if one.follow_ups:
                return Seen(self.user, "message", one.id, here.messages[one.follow_ups[-1]])
            case _:
                return self._filled(one, "edited") if one.filled else None

    def _filled(self, one: Interaction, what: str) -> Seen | None:
        standing = self.who.here.messages.get(one.original)
        seen = Seen(self.user, what, one.id, standing) if standing else None
        return seen if seen and not self._waits(seen) else None

    def _waits(self, seen: Seen) -> bool:
        assert seen.message is not None
        if seen.message.flags & LOADING or not seen.message.components:
            return True
        return drawn_back.message(seen.message.components, seen.message.attachments).title in WAIT

    def _shown(self, look: Callable[[], Seen | None]) -> Seen:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if (found := look()) is not None:
                return found
            time.sleep(0.003)
        raise AssertionError(f"{self.name} was shown nothing")

    def _read(self, seen: Seen) -> Answer:
        if seen.what == "modal":
            opened = next(one for one in self.who.here.interactions.values() if one.id == seen.of)
            form = forms_back.form(seen.modal)
            self.places.keep(form, opened)
            return form
        assert seen.message is not None
        message = drawn_back.message(seen.message.components, seen.message.attachments)
        is_new = seen.what != "edited" and seen.message.flags & EPHEMERAL
        answer: Answer = Aside(message) if is_new else message
        self.places.keep(answer, seen.message)
        return answer

    def _followed(self, answer: Answer) -> Answer:
        """Press the button of a note that came in place of a form, as a person does who wants to go on."""
        if not isinstance(answer, Message | Aside):
            return answer
        shown = reading.message_of(answer)
        label = next((one.label for one in reading.buttons_of(shown) if one.label in LATE | ON | AGAIN), "")
        if not label:
            return answer
        opened = self.presses(label, shown)
        if label not in AGAIN or not isinstance(opened, Form):
            return opened
        rejected = forms_back.handed_back(shown, opened)
        where = self.places.of(opened)
        assert where is not None
        self.places.keep(rejected, where)
        return rejected


def _is(custom_id: str, token: str) -> bool:
    return bool(custom_id) and token_in(apart(custom_id)[0]) == token
