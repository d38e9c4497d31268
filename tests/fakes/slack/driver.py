"""Slack's side: signs payloads, posts them to the bot, and does with the answer what Slack does."""

import hashlib
import hmac
import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, assert_never
from urllib.parse import urlencode

import httpx

from tests.fakes.slack.ledger import Refused, Seen, View
from tests.fakes.slack.payloads import Payload
from tests.fakes.slack.workspace import SECRET, Workspace

DEADLINE: Final = 3.0
"""Seconds within which Slack expects an acknowledgement."""

PLAIN: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Nothing here is encrypted; without this, each post would first load every authority's certificate."""

FORM: Final = "application/x-www-form-urlencoded"


class Kind(StrEnum):
    """The kinds of payload, as envelopes of Socket Mode name them."""

    COMMAND = "slash_commands"
    INTERACTION = "interactive"
    EVENT = "events_api"


def signature(body: bytes, at: str, secret: str = SECRET) -> str:
    """Return Slack's signature of a body (docs.slack.dev: verifying requests)."""
    signed = hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256)
    return f"v0={signed.hexdigest()}"


@dataclass(frozen=True, slots=True)
class Posted:
    """What the bot answered, and after how many seconds."""

    status: int
    body: str
    took: float

    @property
    def said(self) -> Mapping[str, Any]:
        """Return the answer's JSON; nothing where it is empty."""
        return json.loads(self.body) if self.body else {}


@dataclass
class Driver:
    """Posts people's acts to one bot, and shows them its immediate answers."""

    workspace: Workspace
    address: str
    """Where the bot listens, such as `http://127.0.0.1:8080/slack/events`."""
    twice: bool = field(default=False, init=False)
    """Whether the last payload was delivered twice, so that two processes may have answered it."""
    acts: int = field(default=0, init=False)
    """How many commands, presses, submitted forms and events were delivered, repeats too."""

    def post(
        self, body: bytes, kind: str, *, retry: int = 0, headers: Mapping[str, str] | None = None
    ) -> Posted:
        """Post signed bytes; the answer is ignored."""
        at = str(int(time.time()))
        sent = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": at,
            "X-Slack-Signature": signature(body, at),
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            **({"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"} if retry else {}),
            **(headers or {}),
        }
        begun = time.monotonic()
        said = httpx.post(self.address, content=body, headers=sent, timeout=10, verify=PLAIN, trust_env=False)
        return Posted(said.status_code, said.text, time.monotonic() - begun)

    def brings(self, kind: Kind, payload: Payload, *, retry: int = 0) -> Posted:
        """Deliver a payload to the bot as Slack does; the answer is ignored."""
        self.acts += 1
        match kind:
            case Kind.COMMAND:
                return self.post(urlencode(payload).encode(), FORM)
            case Kind.INTERACTION:
                return self.post(urlencode({"payload": json.dumps(payload)}).encode(), FORM)
            case Kind.EVENT:
                return self.post(json.dumps(payload).encode(), "application/json", retry=retry)
            case _:
                assert_never(kind)

    def command(self, payload: Payload) -> Posted:
        """Deliver a slash command; an immediate answer is shown to its writer alone."""
        posted = self._in_time(self.brings(Kind.COMMAND, payload))
        if posted.body:
            with self.workspace.lock:
                self._shown_privately(payload, posted.said)
        return posted

    def press(self, payload: Payload) -> Posted:
        """Deliver a press; its answer is ignored, as Slack does."""
        return self._in_time(self.brings(Kind.INTERACTION, payload))

    def submission(self, payload: Payload) -> Posted:
        """Deliver a submitted modal, and apply the answer to the modal."""
        posted = self._in_time(self.brings(Kind.INTERACTION, payload))
        with self.workspace.lock:
            self._responded(payload, posted.said)
        return posted

    def event(self, payload: Payload, *, retry: int = 0) -> Posted:
        """Deliver an event."""
        return self._in_time(self.brings(Kind.EVENT, payload, retry=retry))

    def _in_time(self, posted: Posted) -> Posted:
        assert posted.status == 200, f"Slack shows its own fault: {posted.status} {posted.body[:300]}"
        assert posted.took < DEADLINE, f"acknowledged after {posted.took:.2f} s: Slack shows a timeout"
        return posted

    def _shown_privately(self, payload: Payload, said: Mapping[str, Any]) -> None:
        assert said.get("response_type", "ephemeral") == "ephemeral"
        asked = {**said, "channel": payload["channel_id"]}
        self.workspace.post(asked, only_for=str(payload["user_id"]))

    def _responded(self, payload: Payload, said: Mapping[str, Any]) -> None:
        here, view_id = self.workspace, str(payload["view"]["id"])
        user = str(payload["user"]["id"])
        match said.get("response_action"):
            case None:
                here.closes(user, view_id)
            case "clear":
                here.closes(user)
            case "update":
                here.update_view(view_id, said["view"])
            case "push":
                here.shown_view(user, said["view"], under=view_id)
            case "errors":
                self._errors(here.views[view_id], said["errors"])
            case other:
                raise Refused(f"unknown response_action {other}")

    def _errors(self, view: View, errors: Mapping[str, str]) -> None:
        inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
        assert errors, "no errors in a response of errors"
        assert set(errors) <= inputs, f"errors beside {set(errors) - inputs}, which are no inputs"
        self.workspace.shows(Seen(view.user, "errors", view=view, errors=errors))
