"""Reads what Slack sends as acts: who did what, and where the answer belongs. Pure.

Of what a client sends, only the verb, its reference and the typed words are used; the rest is not trusted.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from bot.adapters.shared.typed import command_of, token_of
from bot.adapters.slack.payload import (
    Payload,
    filled,
    part_of,
    parts_of,
    picked,
    plain,
    selected,
    state,
    text_of,
)
from bot.domain.programme.programme import Programme
from bot.ui.requests import Actor, Request, Surface
from bot.ui.verbs.home import HOME, SAID

PLATFORM = "slack"

TYPED = frozenset({"", "file_share", "thread_broadcast"})
"""Subtypes of messages that a person typed: alone, with a file, or in a thread."""


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


@dataclass(frozen=True, slots=True)
class Uninstalled:
    """Slack reports that the app was taken out of a workspace, or that its bot's token was revoked."""

    team: str


def read_command(body: Payload, programme: Programme) -> SlackAct:
    """Return what a slash command asks for."""
    typed = command_of(f"{text_of(body, 'command')} {plain(text_of(body, 'text'))}", programme)
    user, trigger = text_of(body, "user_id"), text_of(body, "trigger_id")
    return SlackAct(
        key=f"command.{user}.{trigger}",
        team=text_of(body, "team_id"),
        user=user,
        where=Where.COMMAND,
        verb=typed.verb,
        ref=typed.ref,
        words=typed.words,
        trigger=trigger,
        reply=text_of(body, "response_url"),
    )


def read_press(body: Payload) -> SlackAct | None:
    """Return what a pressed button or a changed select asks for; None if the payload names neither."""
    action = next(iter(parts_of(body.get("actions"))), None)
    if action is None:
        return None
    token, select, _ = text_of(action, "action_id").partition("|")
    carried = token_of(token if select else text_of(action, "value") or token)
    user, view = text_of(part_of(body, "user"), "id"), part_of(body, "view")
    place = text_of(view, "id") or text_of(part_of(body, "container"), "message_ts")
    when = text_of(action, "action_ts") or text_of(body, "trigger_id")
    return SlackAct(
        key=f"press.{user}.{place}.{when}.{text_of(action, 'action_id')}",
        team=_team(body),
        user=user,
        where=_pressed_in(view, carried.verb),
        verb=carried.verb,
        ref=carried.ref,
        chosen=dict(selected(state(body), token)) if select else {},
        label=plain(text_of(part_of(action, "text"), "text")),
        trigger=text_of(body, "trigger_id"),
        reply=text_of(body, "response_url"),
        view=text_of(view, "id"),
        at=_pressed_at(part_of(body, "container")),
        thread=text_of(part_of(body, "container"), "thread_ts"),
    )


def read_submission(body: Payload) -> SlackAct:
    """Return what a submitted form asks for."""
    view, user = part_of(body, "view"), text_of(part_of(body, "user"), "id")
    carried = token_of(text_of(view, "private_metadata"))
    values = dict(filled(state(body)))
    # After errors beside the fields the hash stays the same; the values tell the next try from a retry.
    written = sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
    return SlackAct(
        key=f"form.{user}.{text_of(view, 'id')}.{text_of(view, 'hash')}.{written}",
        team=_team(body),
        user=user,
        where=Where.FORM,
        verb=carried.verb,
        ref=carried.ref,
        chosen=values,
        trigger=text_of(body, "trigger_id"),
        view=text_of(view, "id"),
        seen=view,
        people=tuple(picked(state(body))),
    )


def read_event(body: Payload) -> SlackAct | ProfileChanged | Uninstalled | None:
    """Return what an event says; None if it is nothing that we handle."""
    event, team = part_of(body, "event"), text_of(body, "team_id")
    key = f"event.{text_of(body, 'event_id')}"
    match event.get("type"):
        case "message" if _is_typed(event):
            return SlackAct(
                key=key,
                team=team,
                user=text_of(event, "user"),
                where=Where.WORDS,
                verb=SAID.name,
                words=plain(text_of(event, "text")),
                channel=text_of(event, "channel"),
                thread=text_of(event, "thread_ts"),
            )
        case "app_home_opened" if event.get("tab") == "home":
            return SlackAct(key, team, text_of(event, "user"), Where.HOME, HOME.name)
        case "user_change" | "team_join":
            return ProfileChanged(team, part_of(event, "user"))
        # Tokens of people alone are no sign: the bot has one of its own.
        case "app_uninstalled":
            return Uninstalled(team)
        case "tokens_revoked" if part_of(event, "tokens").get("bot"):
            return Uninstalled(team)
        case _:
            return None


def _is_typed(event: Payload) -> bool:
    """Tell whether a person typed this to the bot: not a bot, not an edit, not a message of Slack itself."""
    by_machine = any(event.get(name) for name in ("bot_id", "bot_profile", "edited", "hidden"))
    direct = event.get("channel_type") == "im" and (event.get("subtype") or "") in TYPED
    return direct and not by_machine and bool(text_of(event, "user") and text_of(event, "text").strip())


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
    channel, ts = text_of(container, "channel_id"), text_of(container, "message_ts")
    stays = channel and ts and container.get("is_ephemeral") is not True
    return {"channel": channel, "ts": ts} if stays else {}


def _team(body: Payload) -> str:
    return text_of(part_of(body, "team"), "id") or text_of(part_of(body, "user"), "team_id")
