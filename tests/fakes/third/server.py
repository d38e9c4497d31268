"""The third platform's server, in memory: it refuses what such a platform refuses, and keeps a ledger."""

import json
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Final

BYTES: Final = 10_170
"""The most bytes of one message. Discord answered 500 to so many (discord-api-docs #8554)."""
FIELDS: Final = 5
TOKEN: Final = 100

ACKNOWLEDGED = "acknowledged already"
NOT_ACKNOWLEDGED = "not acknowledged yet"
AFTER_A_DEFERRAL = "a form after a deferral"
AFTER_A_FORM = "a form after a form"
NOT_PRESSED = "no message was pressed"
TOO_MANY_BYTES = "too many bytes"
NO_PARTS = "not what a message is made of"

NODES: Final = {
    "text",
    "quote",
    "written",
    "facts",
    "table",
    "card",
    "buttons",
    "select",
    "file",
    "link",
    "room",
    "rule",
}
KINDS: Final = {"title", *NODES}

Files = Mapping[str, bytes]


class Refused(Exception):
    """The platform refuses a call, with the reason."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.acknowledged = why == ACKNOWLEDGED


@dataclass(frozen=True, slots=True)
class Called:
    """One call, and its outcome."""

    method: str
    of: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Post:
    """One message as it is now; `only_for` names its only reader where it is private."""

    id: str
    room: str
    body: bytes
    files: Files
    nonce: str = ""
    only_for: str = ""


@dataclass(slots=True)
class Interaction:
    """One act of a person, and how far it has been answered."""

    kind: str
    user: str
    message: str
    acknowledged: bool = False
    deferred: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What was shown for an act: a post, private or edited, or a form."""

    of: str
    """The act that it was shown for; of a post, its nonce."""
    post: Post | None = None
    form: bytes = b""
    anew: bool = False
    """Whether it is an edit of an existing post."""


@dataclass
class Hall:
    """The platform."""

    limit: int = BYTES
    posts: dict[str, Post] = field(default_factory=dict)
    rooms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ledger: list[Called] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    _acts: dict[str, Interaction] = field(default_factory=dict)
    _troubles: dict[str, deque[BaseException]] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def arrives(self, kind: str, user: Mapping[str, Any], message: str = "", **said: Any) -> dict[str, Any]:  # noqa: ANN401
        """Record a person's act; return the payload for the bot."""
        made = f"act-{next(self._numbers)}"
        self._acts[made] = Interaction(kind, str(user["id"]), message)
        return {"id": made, "kind": kind, "user": dict(user), "message": message, **said}

    def respond(self, of: str, body: bytes, files: Files) -> None:
        """Answer for the first time, in private."""
        one = self._first("respond", of)
        self._hold("respond", of, body)
        one.acknowledged = True
        self._shows("respond", of, Post("", "", body, files, only_for=one.user))

    def defer(self, of: str) -> None:
        """Acknowledge; the answer follows."""
        one = self._first("defer", of)
        one.acknowledged = one.deferred = True
        self.ledger.append(Called("defer", of, "ok"))

    def open_form(self, of: str, form: bytes) -> None:
        """Open a form: only as the first answer, and not in answer to a form."""
        one = self._acts[of]
        if one.kind == "form":
            self._refuse("open_form", of, AFTER_A_FORM)
        if one.deferred:
            self._refuse("open_form", of, AFTER_A_DEFERRAL)
        self._first("open_form", of)
        if len(json.loads(form)["fields"]) > FIELDS:
            self._refuse("open_form", of, NO_PARTS)
        one.acknowledged = True
        self.ledger.append(Called("open_form", of, "ok"))
        self.seen.append(Seen(of, form=form))

    def redraw(self, of: str, body: bytes, files: Files) -> None:
        """Edit the message that was pressed, as the first answer or a later one."""
        one = self._acts[of]
        self._hold("redraw", of, body)
        if one.message not in self.posts:
            self._refuse("redraw", of, NOT_PRESSED)
        one.acknowledged = True
        self._shows("redraw", of, replace(self.posts[one.message], body=body, files=files))

    def follow_up(self, of: str, body: bytes, files: Files) -> None:
        """Answer in private after the acknowledgement."""
        one = self._acts[of]
        if not one.acknowledged:
            self._refuse("follow_up", of, NOT_ACKNOWLEDGED)
        self._hold("follow_up", of, body)
        self._shows("follow_up", of, Post("", "", body, files, only_for=one.user))

    def post(self, room: str, body: bytes, files: Files, *, nonce: str) -> str:
        """Post a message to a room or a person; it is idempotent by nonce."""
        if self._troubles.get(room):
            raise self._troubles[room].popleft()
        self._hold("post", nonce, body)
        found = next((post.id for post in self.posts.values() if post.nonce == nonce), "")
        made = Post(found or f"post-{next(self._numbers)}", room, body, files, nonce)
        self.ledger.append(Called("post", nonce, "ok"))
        if not found:
            self.posts[made.id] = made
            self.seen.append(Seen(nonce, made))
        return made.id

    def edit(self, post: str, body: bytes, files: Files) -> None:
        """Edit a posted message."""
        self._hold("edit", post, body)
        self.posts[post] = replace(self.posts[post], body=body, files=files)
        self.ledger.append(Called("edit", post, "ok"))

    def open_room(self, name: str, users: tuple[str, ...]) -> None:
        """Open a room for some people."""
        self.rooms[name] = users
        self.ledger.append(Called("open_room", name, "ok"))

    def fails(self, to: str, *problems: BaseException) -> None:
        """Make the next posts to a person fail."""
        self._troubles.setdefault(to, deque()).extend(problems)

    def mends(self) -> None:
        """Clear all planned failures."""
        self._troubles.clear()

    def is_acknowledged(self, of: str) -> bool:
        """Tell whether an act was answered, or needs no answer."""
        return self._acts[of].acknowledged or self._acts[of].kind == "words"

    def refusals(self) -> list[Called]:
        """Return the refused calls, without those that another process had acknowledged before."""
        return [called for called in self.ledger if called.outcome not in {"ok", ACKNOWLEDGED}]

    def _first(self, method: str, of: str) -> Interaction:
        if self._acts[of].acknowledged:
            self._refuse(method, of, ACKNOWLEDGED)
        return self._acts[of]

    def _hold(self, method: str, of: str, body: bytes) -> None:
        if len(body) > self.limit:
            self._refuse(method, of, TOO_MANY_BYTES)
        parts = json.loads(body)
        tokens = [part["token"] for part in parts if "token" in part]
        pressed = [button["token"] for part in parts for button in part.get("buttons", ())]
        if not {part["kind"] for part in parts} <= KINDS or max(map(len, [*tokens, *pressed, ""])) > TOKEN:
            self._refuse(method, of, NO_PARTS)

    def _shows(self, method: str, of: str, post: Post) -> None:
        shown = post if post.id else replace(post, id=f"post-{next(self._numbers)}")
        self.posts[shown.id] = shown
        self.ledger.append(Called(method, of, "ok"))
        self.seen.append(Seen(of, shown, anew=bool(post.id)))

    def _refuse(self, method: str, of: str, why: str) -> None:
        self.ledger.append(Called(method, of, why))
        raise Refused(why)
