"""Reads what Slack sends as acts: who did what, and where the answer belongs. Pure.

Of what a client sends, only the verb, its reference and the typed words are used; the rest is not trusted.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from bot.adapters.shared.typed import command_of, token_of
from bot.domain.programme.programme import Programme
from bot.ui.requests import Actor, Request, Surface
from bot.ui.verbs.home import HOME, SAID

PLATFORM = "slack"

Payload = Mapping[str, Any]
"""A payload of Slack's, read from JSON."""

LONGEST_WORDS = 40_000
"""Characters that are read of one text: Slack cuts a message's text there (chat.postMessage)."""

MOST_VALUES = 100
"""Fields of one payload, and values of one field, that are read. Slack: 100 options in a select."""

TYPED = frozenset({"", "file_share", "thread_broadcast"})
"""Subtypes of messages that a person typed: alone, with a file, or in a thread."""

_LABELLED = re.compile(r"<[^<>|]*\|([^<>]*)>")
_BARE = re.compile(r"<(?:mailto:|tel:)?([^<>]*)>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
"""Slack's escapes for its three control characters (docs: formatting text, escaping); `&` comes last."""


class Where(StrEnum):
    """Where an act was done; the answer belongs there too."""

    COMMAND = "command"
    MESSAGE = "message"
    HOME = "home"
    """The Home tab was opened, or a button on it asked for its first page."""
    TAB = "tab"
    """Any other button on the Home tab."""
    MODAL = "modal"
    FORM = "form"
    WORDS = "words"


SURFACES: Mapping[Where, Surface] = {
    Where.COMMAND: Surface.COMMAND,
    Where.MESSAGE: Surface.CARD,
    Where.HOME: Surface.HOME,
    Where.TAB: Surface.HOME,
    Where.MODAL: Surface.CARD,
    Where.FORM: Surface.FORM,
    Where.WORDS: Surface.WORDS,
}


@dataclass(frozen=True, slots=True)
class SlackAct:
    """One act of a person in Slack."""

    key: str
    """The key by which a repeated delivery is recognised, also in a new envelope."""
    team: str
    user: str
    where: Where
    verb: str
    ref: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    label: str = ""
    """The text of the pressed button, as Slack shows it; empty for anything else."""
    trigger: str = ""
    """Opens one modal within 3 seconds."""
    reply: str = ""
    """The `response_url`: valid for 30 minutes and 5 uses."""
    view: str = ""
    """The id of the modal in which a button was pressed, or which was submitted."""
    seen: Payload = field(default_factory=dict)
    """The submitted modal as it was shown."""
    at: Mapping[str, str] = field(default_factory=dict)
    """The pressed message by channel and `ts`; empty where it is ephemeral, or no message was pressed."""
    channel: str = ""
    """The conversation in which words were typed."""
    thread: str = ""
    """The `ts` of the thread in which it was done; empty outside of threads."""
    people: tuple[str, ...] = ()
    """The ids of the people that were picked in it."""

    def request(self, actor: Actor, picked: Mapping[str, Actor] | None = None) -> Request:
        """Return the act as a request of this actor, with the members among the people that were picked."""
        surface = SURFACES[self.where]
        return Request(
            self.key,
            actor,
            surface,
            self.verb,
            self.ref,
            self.chosen,
            self.words,
            label=self.label,
            at=self.at,
            picked=picked,
        )


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    """Slack reports a member who joined or changed."""

    team: str
    member: Payload


def read_command(body: Payload, programme: Programme) -> SlackAct:
    """Return what a slash command asks for."""
    typed = command_of(f"{_text(body, 'command')} {plain(_text(body, 'text'))}", programme)
    user, trigger = _text(body, "user_id"), _text(body, "trigger_id")
    return SlackAct(
        key=f"command.{user}.{trigger}",
        team=_text(body, "team_id"),
        user=user,
        where=Where.COMMAND,
        verb=typed.verb,
        ref=typed.ref,
        words=typed.words,
        trigger=trigger,
        reply=_text(body, "response_url"),
    )


def read_press(body: Payload) -> SlackAct | None:
    """Return what a pressed button or a changed select asks for; None if the payload names neither."""
    action = next(iter(_maps(body.get("actions"))), None)
    if action is None:
        return None
    token, select, _ = _text(action, "action_id").partition("|")
    carried = token_of(token if select else _text(action, "value") or token)
    user, view = _text(_map(body, "user"), "id"), _map(body, "view")
    place = _text(view, "id") or _text(_map(body, "container"), "message_ts")
    when = _text(action, "action_ts") or _text(body, "trigger_id")
    return SlackAct(
        key=f"press.{user}.{place}.{when}.{_text(action, 'action_id')}",
        team=_team(body),
        user=user,
        where=_pressed_in(view, carried.verb),
        verb=carried.verb,
        ref=carried.ref,
        chosen=dict(_selected(_state(body), token)) if select else {},
        label=plain(_text(_map(action, "text"), "text")),
        trigger=_text(body, "trigger_id"),
        reply=_text(body, "response_url"),
        view=_text(view, "id"),
        at=_pressed_at(_map(body, "container")),
        thread=_text(_map(body, "container"), "thread_ts"),
    )


def read_submission(body: Payload) -> SlackAct:
    """Return what a submitted form asks for."""
    view, user = _map(body, "view"), _text(_map(body, "user"), "id")
    carried = token_of(_text(view, "private_metadata"))
    values = dict(_filled(_state(body)))
    # After errors beside the fields the hash stays the same; the values tell the next try from a retry.
    written = sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
    return SlackAct(
        key=f"form.{user}.{_text(view, 'id')}.{_text(view, 'hash')}.{written}",
        team=_team(body),
        user=user,
        where=Where.FORM,
        verb=carried.verb,
        ref=carried.ref,
        chosen=values,
        trigger=_text(body, "trigger_id"),
        view=_text(view, "id"),
        seen=view,
        people=tuple(_picked(_state(body))),
    )


def read_event(body: Payload) -> SlackAct | ProfileChanged | None:
    """Return what an event says; None if it is not a person's act or change that we handle."""
    event, team = _map(body, "event"), _text(body, "team_id")
    key = f"event.{_text(body, 'event_id')}"
    match event.get("type"):
        case "message" if _is_typed(event):
            return SlackAct(
                key=key,
                team=team,
                user=_text(event, "user"),
                where=Where.WORDS,
                verb=SAID.name,
                words=plain(_text(event, "text")),
                channel=_text(event, "channel"),
                thread=_text(event, "thread_ts"),
            )
        case "app_home_opened" if event.get("tab") == "home":
            return SlackAct(key, team, _text(event, "user"), Where.HOME, HOME.name)
        case "user_change" | "team_join":
            return ProfileChanged(team, _map(event, "user"))
        case _:
            return None


def plain(text: str) -> str:
    """Return typed words as their author saw them: without Slack's markup for links, mentions and escapes."""
    said = _BARE.sub(r"\1", _LABELLED.sub(r"\1", text))
    for written, sign in _ENTITIES:
        said = said.replace(written, sign)
    return said.strip()


def _is_typed(event: Payload) -> bool:
    """Tell whether a person typed this to the bot: not a bot, not an edit, not a message of Slack itself."""
    by_machine = any(event.get(name) for name in ("bot_id", "bot_profile", "edited", "hidden"))
    direct = event.get("channel_type") == "im" and (event.get("subtype") or "") in TYPED
    return direct and not by_machine and bool(_text(event, "user") and _text(event, "text").strip())


def _pressed_in(view: Payload, verb: str) -> Where:
    match view.get("type"):
        case "home":
            return Where.HOME if verb == HOME.name else Where.TAB
        case "modal":
            return Where.MODAL
        case _:
            return Where.MESSAGE


def _pressed_at(container: Payload) -> Mapping[str, str]:
    """Return where a message stays that was pressed: an ephemeral one does not, nor does a view."""
    channel, ts = _text(container, "channel_id"), _text(container, "message_ts")
    stays = channel and ts and container.get("is_ephemeral") is not True
    return {"channel": channel, "ts": ts} if stays else {}


def _selected(state: Payload, token: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the chosen options of every select that belongs to a token."""
    for block in list(_maps(state.values()))[:MOST_VALUES]:
        for action_id, value in block.items():
            carried, is_select, name = str(action_id).partition("|")
            if is_select and carried == token and isinstance(value, Mapping):
                yield name, _values(value)


def _filled(state: Payload) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the values of every field."""
    for block in list(_maps(state.values()))[:MOST_VALUES]:
        for name, value in block.items():
            if isinstance(value, Mapping):
                yield str(name), _values(value)


def _picked(state: Payload) -> Iterator[str]:
    """Yield the people that were picked, one a field at most."""
    for block in list(_maps(state.values()))[:MOST_VALUES]:
        yield from (user for value in _maps(block.values()) if (user := _text(value, "selected_user")))


def _values(element: Payload) -> tuple[str, ...]:
    if "selected_options" in element:
        return tuple(_text(option, "value") for option in _maps(element["selected_options"]))[:MOST_VALUES]
    if "selected_option" in element:
        return (_text(_map(element, "selected_option"), "value"),)
    if "selected_user" in element:
        return (_text(element, "selected_user"),)
    if "selected_conversation" in element:
        return (_text(element, "selected_conversation"),)
    if "selected_date" in element:
        return (_text(element, "selected_date"),)
    if "selected_time" in element:
        return (_text(element, "selected_time"),)
    return (_text(element, "value"),)


def _state(body: Payload) -> Payload:
    state = _map(body, "state") or _map(_map(body, "view"), "state")
    return _map(state, "values")


def _team(body: Payload) -> str:
    return _text(_map(body, "team"), "id") or _text(_map(body, "user"), "team_id")


def _text(of: Payload, name: str) -> str:
    value = of.get(name)
    return value[:LONGEST_WORDS] if isinstance(value, str) else ""


def _map(of: Payload, name: str) -> Payload:
    value = of.get(name)
    return value if isinstance(value, Mapping) else {}


def _maps(values: object) -> Iterator[Payload]:
    listed = values if isinstance(values, list) else list(values) if hasattr(values, "__iter__") else []
    return (one for one in listed if isinstance(one, Mapping))
