"""One Slack workspace: its members, channels, messages, views and files, as strict as Slack is known to be.

Sources of the numbers: a trigger lives 3 s and is used once, a `response_url` 30 minutes and 5 uses, modals
stack three deep (docs.slack.dev: interactivity, views.push).
"""

import itertools
import math
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from tests.fakes.slack.ledger import Call, Line, Part, Refused, Reply, Seen, Trouble, View
from tests.fakes.slack.rates import A_CHANNEL, Rates
from tests.fakes.slack_limits import problems, problems_of_view

TEAM: Final = "T0HERE"
APP: Final = "A0ALONGSIDE"
BOT: Final = "U0ALONGSIDE"
BOT_ID: Final = "B0ALONGSIDE"
TOKEN: Final = "xoxb-made-up-for-tests"
APP_TOKEN: Final = "xapp-made-up-for-tests"
SECRET: Final = "0123456789abcdef0123456789abcdef"

TRIGGER_LIVES: Final = 3.0
REPLY_LIVES: Final = 30 * 60.0
REPLY_USES: Final = 5
DEEP: Final = 3
LONGEST_TEXT: Final = 40_000
"""Characters of a message (docs.slack.dev: chat.postMessage)."""
LONGEST_TEXT_ANEW: Final = 4_000
"""Bytes of an updated message (docs.slack.dev: chat.update says 4,000 without a unit)."""
LONGEST_METADATA: Final = 8_000
MOST_TOGETHER: Final = 8
"""People of a group direct message beside the bot (docs.slack.dev: conversations.open)."""

MENTORS: Final = "C0MENTORS"
"""A channel for many people, which the bot was added to."""

PRIVATE: Final = "G0BOARD"
"""A private channel, in which the bot is only if a test adds it."""

ADDRESS: Final = "https://here.slack.com/"

GRANTED: Final = frozenset(
    {
        "app_mentions:read",
        "commands",
        "chat:write",
        "im:write",
        "im:history",
        "mpim:write",
        "users:read",
        "files:write",
        "channels:read",
        "groups:read",
    }
)


def user_object(user: str, name: str, **more: object) -> dict[str, Any]:
    """Return a member as `users.info` shows them."""
    return {
        "id": user,
        "team_id": TEAM,
        "name": name.lower().replace(" ", "."),
        "real_name": name,
        "profile": {"real_name": name, "display_name": ""},
        "tz": "Europe/London",
        "locale": "en-GB",
        "deleted": False,
        "is_bot": False,
        "is_admin": False,
        "is_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        **more,
    }


@dataclass
class Workspace:
    """The contents of a workspace, and the calls that it got. Safe to read from any thread."""

    scopes: frozenset[str] = GRANTED
    pace: bool = False
    """Whether more than one message a second to one channel is refused."""
    rates: Rates = field(default_factory=lambda: Rates(a_channel=A_CHANNEL))
    """How often each method may be called."""
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)
    """User groups, by id."""
    lines: list[Line] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    needed: set[str] = field(default_factory=set)
    """Every scope that any call has needed."""
    views: dict[str, View] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    rooms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Group direct messages: the people of each, by channel."""
    channels: dict[str, bool] = field(default_factory=lambda: {MENTORS: True})
    """Channels for many people, and whether the bot was added to each; every member reads them."""
    archived: set[str] = field(default_factory=set)
    """Archived channels, which refuse every message."""
    shared: set[str] = field(default_factory=set)
    """Channels that another organisation reads too."""
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    replies: dict[str, Reply] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    revoked: str = ""
    """The error word of every call, where the bot was cut off from the workspace."""
    later: float = 0.0
    """Seconds that Slack's own clock is ahead, which makes triggers and messages older."""
    url: str = ""
    tickets: set[str] = field(default_factory=set)
    """Addresses of Socket Mode that are not used yet."""
    _triggers: dict[str, tuple[float, bool]] = field(default_factory=dict)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _latest: float = 0.0
    lock: threading.RLock = field(default_factory=threading.RLock)

    def joins(self, user: str, name: str, **more: object) -> None:
        """Add a member to the workspace."""
        self.members[user] = user_object(user, name, **more)

    def fails(self, what: Trouble, *, times: int = 1) -> None:
        """Make the next calls of a kind fail."""
        self.troubles += [what] * times

    def number(self) -> int:
        """Return a number that is not used yet."""
        return next(self._numbers)

    def stamp(self) -> str:
        """Return a timestamp of Slack's, later than all before."""
        self._latest = max(self._latest + 1e-4, time.time())
        return f"{self._latest:.6f}"

    def now(self) -> float:
        """Return the time on Slack's own clock, in seconds."""
        return time.monotonic() + self.later

    def trigger(self, user: str) -> str:
        """Return a fresh trigger of a person's act: it opens one modal, within 3 s."""
        made = f"{self.number()}.{user}.trigger"
        self._triggers[made] = (self.now(), False)
        return made

    def whose(self, trigger: str) -> str:
        """Return the person whose act a trigger came with."""
        return trigger.split(".")[1]

    def top(self, user: str) -> View | None:
        """Return the topmost of a person's open modals."""
        theirs = [view for view in self.views.values() if view.user == user]
        return theirs[-1] if theirs else None

    def closes(self, user: str, view_id: str = "") -> None:
        """Close a modal and those on top of it, or all modals of a person."""
        for view in [one for one in self.views.values() if one.user == user]:
            if not view_id or view_id in (view.id, view.under):
                self.views.pop(view.id, None)

    def reply_to(self, user: str, channel: str, ts: str = "") -> str:
        """Return a `response_url` for a person."""
        made = f"{self.number()}"
        self.replies[made] = Reply(user, channel, ts, self.now())
        return f"{self.url}reply/{made}"

    def direct(self, user: str) -> str:
        """Return the channel of a person's direct messages with the bot."""
        return f"D{user}"

    def standing(self, channel: str, *, viewer: str = "") -> list[Line]:
        """Return the messages of a channel that a person sees, oldest first."""
        return [line for line in self.lines if line.channel == channel and line.only_for in ("", viewer)]

    def with_whom(self, user: str) -> list[str]:
        """Return the channels that a person shares with the bot."""
        return [self.direct(user), *(room for room, people in self.rooms.items() if user in people)]

    def shows(self, seen: Seen) -> None:
        """Record that a person was shown a message or a view."""
        self.seen.append(replace(seen, at=self.now()))

    # The effects of the methods; each raises `Refused` as Slack would.

    def post(self, asked: Part, *, only_for: str = "") -> Line:
        """Put a message into a channel."""
        channel = self.channel(str(asked.get("channel", "")))
        if channel in self.archived:
            raise Refused("is_archived")
        if not only_for and not self.channels.get(channel, True) and not self.takes_all(channel):
            raise Refused("channel_not_found" if self.hides(channel) else "not_in_channel")
        line = Line(channel, self.stamp(), BOT, only_for=only_for, thread=self.thread(channel, asked))
        self.draw(line, asked)
        line.metadata = _metadata(asked.get("metadata") or {})
        self.lines.append(line)
        for user in [only_for] if only_for else self.people_of(channel):
            self.shows(Seen(user, "ephemeral" if only_for else "line", line))
        return line

    def thread(self, channel: str, asked: Part) -> str:
        """Return the thread that a call names; empty where it names none."""
        thread = str(asked.get("thread_ts") or "")
        if thread and self.line(channel, thread) is None:
            raise Refused("cannot_reply_to_message")
        return thread

    def update(self, asked: Part) -> Line:
        """Update a message."""
        line = self.line(str(asked.get("channel", "")), str(asked.get("ts", "")))
        if line is None or line.only_for:
            raise Refused("message_not_found")
        if line.user != BOT:
            raise Refused("cant_update_message")
        if len(str(asked.get("text") or "").encode()) > LONGEST_TEXT_ANEW:
            raise Refused("msg_too_long")
        self.draw(line, asked)
        line.drawn += 1
        return line

    def draw(self, line: Line, asked: Part) -> None:
        """Put the arguments of a call into a message, if they are well formed."""
        blocks, text = asked.get("blocks") or [], str(asked.get("text") or "")
        if not blocks and not text:
            raise Refused("no_text")
        if len(text) > LONGEST_TEXT:
            raise Refused("msg_too_long")
        if blocks and (wrong := problems(blocks, "message")):
            raise Refused("invalid_blocks", response_metadata={"messages": wrong})
        line.blocks, line.text = list(blocks), text

    def line(self, channel: str, ts: str) -> Line | None:
        """Return a message by its channel and timestamp."""
        return next((one for one in self.lines if (one.channel, one.ts) == (channel, ts)), None)

    def channel(self, named: str) -> str:
        """Return a channel; a user id leads to their direct messages."""
        if named in self.members:
            return self.open_for([named])
        if (named.startswith("D") and named[1:] in self.members) or named in {*self.rooms, *self.channels}:
            return named
        raise Refused("user_not_found" if named.startswith("U") else "channel_not_found")

    def open_for(self, users: Sequence[str]) -> str:
        """Return the channel of these people with the bot: the same for the same people."""
        for user in users:
            if user not in self.members:
                raise Refused("user_not_found")
            if self.members[user].get("deleted"):
                raise Refused("user_disabled")
            if self.members[user].get("is_bot"):
                raise Refused("cannot_dm_bot")
        if len(users) == 1:
            return self.direct(users[0])
        people = tuple(sorted(set(users)))
        if len(people) > MOST_TOGETHER:
            raise Refused("too_many_users")
        known = next((room for room, those in self.rooms.items() if those == people), "")
        return known or self._room(people)

    def takes_all(self, channel: str) -> bool:
        """Tell whether the bot may write in a channel that it is not in: a public one, by a scope."""
        return channel.startswith("C") and "chat:write.public" in self.scopes

    def hides(self, channel: str) -> bool:
        """Tell whether a channel does not exist for the bot: a private one that it is not in."""
        return channel == PRIVATE and not self.channels.get(channel)

    def about(self, channel: str) -> Part:
        """Return a channel as `conversations.info` describes it."""
        return {
            "id": channel,
            "name": channel[2:].lower(),
            "is_channel": True,
            "is_private": channel == PRIVATE,
            "is_archived": channel in self.archived,
            "is_member": self.channels[channel],
            "is_ext_shared": channel in self.shared,
        }

    def people_of(self, channel: str) -> tuple[str, ...]:
        """Return the people who read a channel, without the bot."""
        if channel in self.channels:
            return tuple(self.members)
        return self.rooms.get(channel) or (channel[1:],)

    def take_trigger(self, trigger: str) -> None:
        """Spend a trigger."""
        made, spent = self._triggers.get(trigger, (0.0, False))
        if trigger not in self._triggers:
            raise Refused("invalid_trigger_id")
        if spent:
            raise Refused("exchanged_trigger_id")
        if self.now() - made > TRIGGER_LIVES:
            raise Refused("expired_trigger_id")
        self._triggers[trigger] = (made, True)

    def shown_view(self, user: str, body: Part, *, under: str = "") -> View:
        """Show a person a modal, on top of another or alone."""
        self.well_formed(body)
        if body.get("external_id") and self.view_named(str(body["external_id"])):
            raise Refused("duplicate_external_id")
        if under and self._depth(under) >= DEEP:
            raise Refused("push_limit_reached")
        view = View(f"V{self.number()}", user, f"{self.number()}.hash", body, under)
        self.views[view.id] = view
        self.shows(Seen(user, "modal", view=view))
        return view

    def view_named(self, external_id: str) -> str:
        """Return the id of the modal that the app gave this name; empty where there is none."""
        named = (view.id for view in self.views.values() if view.body.get("external_id") == external_id)
        return next(named, "")

    def update_view(self, view_id: str, body: Part, *, hash_: str = "") -> View:
        """Update a modal."""
        view = self.views.get(view_id)
        if view is None:
            raise Refused("not_found")
        if hash_ and hash_ != view.hash:
            raise Refused("hash_conflict")
        self.well_formed(body)
        view.body, view.hash, view.typed = body, f"{self.number()}.hash", {}
        self.shows(Seen(view.user, "modal", view=view))
        return view

    def publish(self, user: str, body: Part, *, hash_: str = "") -> View:
        """Publish a person's Home tab."""
        if user not in self.members:
            raise Refused("user_not_found")
        if hash_ and user in self.homes and hash_ != self.homes[user].hash:
            raise Refused("hash_conflict")
        self.well_formed(body)
        view = View(f"V{self.number()}", user, f"{self.number()}.hash", body)
        self.homes[user] = view
        self.shows(Seen(user, "home", view=view))
        return view

    def well_formed(self, body: Part) -> None:
        """Refuse a view that Slack would not show."""
        if wrong := problems_of_view(body):
            raise Refused("invalid_arguments", response_metadata={"messages": wrong})

    def reply(self, key: str, body: Part) -> None:
        """Accept an answer through a `response_url`."""
        reply = self.replies.get(key)
        if reply is None or self.now() - reply.made > REPLY_LIVES:
            raise Refused("expired_url")
        if reply.uses >= REPLY_USES:
            raise Refused("used_url")
        reply.uses += 1
        pressed = self.line(reply.channel, reply.ts)
        if body.get("replace_original") and pressed is not None:
            self.draw(pressed, body)
            pressed.drawn += 1
            self.shows(Seen(reply.user, "replaced", pressed))
            return
        if body.get("response_type") != "ephemeral":
            raise Refused("no test of ours answers in a channel")
        self.post({**body, "channel": reply.channel}, only_for=reply.user)

    def _depth(self, view_id: str) -> int:
        view = self.views.get(view_id)
        return 0 if view is None else 1 + self._depth(view.under)

    def _room(self, people: tuple[str, ...]) -> str:
        made = f"G{self.number()}"
        self.rooms[made] = people
        return made

    def paced(self, method: str, channel: str) -> None:
        """Refuse a call that comes too soon after others."""
        now = self.now()
        wait = self.rates.wait_for_method(method, now)
        if self.pace and channel and not wait:
            wait = self.rates.wait_for_channel(channel, now)
        if wait:
            raise Refused("ratelimited", retry_after=str(math.ceil(wait)))


def _metadata(given: Part) -> Part:
    if given and not (given.get("event_type") and isinstance(given.get("event_payload"), dict)):
        raise Refused("invalid_metadata_format")
    if len(str(given)) > LONGEST_METADATA:
        raise Refused("metadata_too_large")
    return given
