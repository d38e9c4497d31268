"""Reads what Slack sends as acts: who did what, and where the answer belongs. Pure.

Of what a client sends, only the verb, its reference and the typed words are used; the rest is not trusted.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from bot.adapters.shared.typed import command_of, token_of
from bot.adapters.slack.reading.payload import (
    Payload,
    conversations,
    filled,
    part_of,
    parts_of,
    picked,
    plain,
    selected,
    state,
    text_of,
    unaddressed,
)
from bot.domain.programme.programme import Programme
from bot.ui.requests import Actor, ChosenPlace, Request, Surface
from bot.ui.verbs.home import HOME
from bot.ui.verbs.search import FIND

PLATFORM = "slack"

ASK_ABOUT = "ask-about-this"
"""The id of our shortcut in a message's menu."""


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
    SHORTCUT = "shortcut"
    """A message of a conversation, chosen by its reader from the message's own menu."""
    MENTION = "mention"
    """Words in a channel that begin with the bot's name."""


SURFACES: Mapping[Where, Surface] = {
    Where.COMMAND: Surface.COMMAND,
    Where.MESSAGE: Surface.CARD,
    Where.HOME: Surface.HOME,
    Where.TAB: Surface.HOME,
    Where.MODAL: Surface.CARD,
    Where.FORM: Surface.FORM,
    Where.WORDS: Surface.WORDS,
    Where.SHORTCUT: Surface.COMMAND,
    Where.MENTION: Surface.COMMAND,
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
    places: tuple[str, ...] = ()
    """The ids of the conversations that were chosen in it."""

    def request(
        self,
        actor: Actor,
        picked: Mapping[str, Actor] | None = None,
        places: Mapping[str, ChosenPlace] | None = None,
    ) -> Request:
        """Return the act as a request of this actor.

        `picked` are the members among the people that were picked; `places` says what Slack knows of the
        conversations that were chosen.
        """
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
            places=places,
        )


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
    pressed = _pressed(action)
    carried = token_of(token if select else text_of(pressed, "value") or token)
    user, view = text_of(part_of(body, "user"), "id"), part_of(body, "view")
    place = text_of(view, "id") or text_of(part_of(body, "container"), "message_ts")
    when = text_of(action, "action_ts") or text_of(body, "trigger_id")
    return SlackAct(
        key=f"press.{user}.{place}.{when}.{text_of(action, 'action_id')}{_chosen_in(action)}",
        team=_team(body),
        user=user,
        where=_pressed_in(view, carried.verb),
        verb=carried.verb,
        ref=carried.ref,
        chosen=dict(selected(state(body), token)) if select else {},
        label=plain(text_of(part_of(pressed, "text"), "text")),
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
        places=tuple(conversations(state(body))),
    )


def read_shortcut(body: Payload) -> SlackAct | None:
    """Return the search that a message's own menu asks for; None for another shortcut than ours.

    Only the text of that one message is read; what a bot wrote is not taken for a person's question.
    """
    if body.get("type") != "message_action" or body.get("callback_id") != ASK_ABOUT:
        return None
    message, user = part_of(body, "message"), text_of(part_of(body, "user"), "id")
    when = text_of(body, "action_ts") or text_of(body, "trigger_id")
    return SlackAct(
        key=f"shortcut.{user}.{text_of(message, 'ts')}.{when}",
        team=_team(body),
        user=user,
        where=Where.SHORTCUT,
        verb=FIND.name,
        words="" if message.get("bot_id") else unaddressed(text_of(message, "text")),
        trigger=text_of(body, "trigger_id"),
        reply=text_of(body, "response_url"),
    )


def _pressed(action: Payload) -> Payload:
    """Return what was pressed: a button, or the step that was chosen in a menu."""
    return part_of(action, "selected_option") if action.get("type") == "overflow" else action


def _chosen_in(action: Payload) -> str:
    """Return what tells two choices in one menu apart; nothing for a button, whose id does."""
    return f".{text_of(_pressed(action), 'value')}" if action.get("type") == "overflow" else ""


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
