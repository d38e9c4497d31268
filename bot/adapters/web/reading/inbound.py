"""Reads what a browser sends as requests. Anything else is refused with a sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from bot.adapters.shared.typed import command_of, token_of
from bot.adapters.web.drawing.render import CHANNEL
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.store.web_chat.trying import EMPTY
from bot.ui.requests import Actor, ChosenPlace, Request, Surface
from bot.ui.verbs import Token
from bot.ui.verbs.home import SAID

PLATFORM = "web"
WORKSPACE = "demo"

LONGEST_WORDS = 100_000
LONGEST_NAME = 100
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
"""Signs that no name has; PostgreSQL takes no zero byte."""

LONGEST_NUMBER = 18
"""Digits that fit into 64 bits."""


class NotUnderstood(ValueError):
    """The browser sent something that this server does not take."""


class TooLong(NotUnderstood):
    """An address has a value that no name is as long as."""


@dataclass(frozen=True, slots=True)
class BrowserAct:
    """What every act of a browser carries: its person, the room, and an idempotency key."""

    user: str
    room: str
    key: str
    body: Mapping[str, Any]


def read_act(body: object) -> BrowserAct:
    """Return an act; raise `NotUnderstood` if something is missing."""
    if not isinstance(body, dict):
        raise NotUnderstood("Send a JSON object.")
    names = ("as", "room", "key")
    values = [body.get(name) for name in names]
    if missing := [name for name, value in zip(names, values, strict=True) if not _is_word(value)]:
        raise NotUnderstood(f"“{missing[0]}” is missing, or is not a short text.")
    return BrowserAct(str(values[0]), str(values[1]), str(values[2]), body)


def asked(query: Mapping[str, str], name: str) -> str:
    """Return a value of an address, empty where it is missing; raise `TooLong` or `NotUnderstood`."""
    value = query.get(name, "")
    if len(value) > LONGEST_NAME:
        raise TooLong(f"“{name}” is too long.")
    if value and not _is_word(value):
        raise NotUnderstood(f"“{name}” is not a short text.")
    return value


def line_request(act: BrowserAct, actor: Actor, programme: Programme) -> Request:
    """Return what a typed line asks for: a command, or plain words."""
    text = str(act.body.get("text", ""))[:LONGEST_WORDS]
    if not text.lstrip().startswith("/"):
        return Request(act.key, actor, Surface.WORDS, SAID.name, words=text, at={})
    typed = command_of(text, programme)
    return Request(act.key, actor, Surface.COMMAND, typed.verb, typed.ref, words=typed.words, at={})


def press_request(act: BrowserAct, actor: Actor, line: str = "") -> Request:
    """Return what a pressed button or chip asks for; `line` is the stored HTML of the pressed line."""
    token = _token(act)
    label = label_in(line, str(act.body.get("token", "")))
    chosen = _values(act, "chosen")
    return Request(act.key, actor, Surface.CARD, token.verb, token.ref, chosen, label=label)


class _Label(HTMLParser):
    """Finds the text of the first button with a token."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self.label = ""
        self._token = token
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "button" and not self.label and ("data-token", self._token) in attrs

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "button"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.label += data


def label_in(html: str, token: str) -> str:
    """Return what the button with this token says on a stored line; empty where the line has none."""
    found = _Label(token)
    found.feed(html)
    return found.label


def form_request(act: BrowserAct, actor: Actor) -> Request:
    """Return what a submitted form asks for."""
    token = _token(act)
    fields = _values(act, "fields")
    chosen = {value for values in fields.values() for value in values}
    # The chat has one channel, which its bot is always in.
    places = {CHANNEL: ChosenPlace(CHANNEL)} if CHANNEL in chosen else {}
    return Request(act.key, actor, Surface.FORM, token.verb, token.ref, fields, at={}, places=places)


def whole_number(value: object) -> int:
    """Return a number that a browser sent; 0 for anything that is not a number of at most 64 bits."""
    text = str(value) if isinstance(value, int | str) else ""
    return int(text) if text.isdecimal() and text.isascii() and len(text) <= LONGEST_NUMBER else 0


def workspace_of(user: str) -> str:
    """Return the community of a person from their name in the chat: those of the empty one begin with it."""
    return EMPTY if user.startswith(f"{EMPTY}.") else WORKSPACE


def made_up(act_key: str) -> str:
    """Return the name in the chat of a person who is made in the empty community: a retry makes the same."""
    return f"{EMPTY}.{act_key}"[:LONGEST_NAME]


def actor_of(user: str, person: Person) -> Actor:
    """Return a person of the web chat as an actor."""
    return Actor(PLATFORM, workspace_of(user), user, person.name, person.locale, person.zone, person.manages)


def _token(act: BrowserAct) -> Token:
    return token_of(str(act.body.get("token", "")))


def _values(act: BrowserAct, name: str) -> dict[str, tuple[str, ...]]:
    given = act.body.get(name) or {}
    if not isinstance(given, dict):
        raise NotUnderstood(f"“{name}” has to name lists of texts.")
    return {
        str(key)[:100]: tuple(str(value)[:LONGEST_WORDS] for value in values[:100])
        for key, values in list(given.items())[:50]
        if isinstance(values, list)
    }


def _is_word(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_NAME and not CONTROL.search(value)
