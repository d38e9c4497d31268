"""Teams' side: signs activities, posts them to the bot, and does with the answer what Teams' client does."""

import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from tests.fakes.teams import cards
from tests.fakes.teams.ledger import Seen
from tests.fakes.teams.signing import Signer
from tests.fakes.teams.values import CARD, Json, Message
from tests.fakes.teams.world import Teams

DEADLINE: Final = 15.0
"""Seconds within which Teams expects an answer; then it sends the activity again (msteams-docs #6084)."""
DIALOG_WITHIN: Final = 5.0
"""Seconds within which a dialog has to come (AdaptiveCards #3701)."""
WORDS: Final = "application/vnd.microsoft.activity.message"
ERROR: Final = "application/vnd.microsoft.error"
UNREACHABLE: Final = "Unable to reach app. Please try again."
"""What Teams' client shows for an answer that it cannot use."""
PLAIN: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Nothing here is encrypted; without this, each post would first load every authority's certificate."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What the bot answered, and after how many seconds."""

    status: int
    body: str
    took: float

    @property
    def said(self) -> Any:  # noqa: ANN401 - JSON
        """Return the answer's JSON; nothing where it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return {}


@dataclass
class Dialog:
    """A dialog that is open at somebody's, over the card from which it was opened."""

    person: str
    chat: str
    thread: str
    title: str
    card: Json
    over: str = ""
    """The message on which it was opened."""
    closed: bool = False


@dataclass
class Driver:
    """Posts people's acts to one process of the bot, and shows them its immediate answers."""

    here: Teams
    address: str
    """Where the bot listens, such as `http://127.0.0.1:8080/api/messages`."""
    signer: Signer = field(init=False)
    dialogs: list[Dialog] = field(default_factory=list)
    """Every dialog that was opened, the latest last."""

    def __post_init__(self) -> None:
        """Sign as the Bot Framework of this Teams."""
        self.signer = Signer(self.here)

    def post(
        self, body: bytes, authorization: str | None, *, headers: Mapping[str, str] | None = None
    ) -> Posted:
        """Post bytes with a header, or without one; the answer is ignored."""
        sent = {"Content-Type": "application/json; charset=utf-8", **(headers or {})}
        if authorization is not None:
            sent["Authorization"] = authorization
        begun = time.monotonic()
        said = httpx.post(self.address, content=body, headers=sent, timeout=20, verify=PLAIN, trust_env=False)
        return Posted(said.status_code, said.text, time.monotonic() - begun)

    def brings(self, activity: Json) -> Posted:
        """Deliver an activity as Teams does; the answer is ignored."""
        return self.post(json.dumps(activity).encode(), self.signer.bearer(activity))

    def tells(self, activity: Json) -> Posted:
        """Deliver a message or an event, which the bot has to take in time."""
        posted = self.brings(activity)
        assert posted.status in (200, 201, 202), f"Teams gives it up: {posted.status} {posted.body[:300]}"
        assert posted.took < DEADLINE, f"taken after {posted.took:.2f} s: Teams sends it again"
        return posted

    def presses(self, activity: Json, person: str, message: Message) -> Posted:
        """Deliver what `Action.Execute` sends, and show its answer in place of the card, to the presser."""
        posted = self.brings(activity)
        said = posted.said if posted.status == httpx.codes.OK and posted.took < DEADLINE else {}
        with self.here.lock:
            match said.get("type"), said.get("statusCode"):
                case (kind, 200) if kind == CARD:
                    self._card(person, message, said["value"])
                case (kind, 200) if kind == WORDS:
                    self._shows(person, "words", str(said.get("value", "")), message)
                case (kind, _) if kind == ERROR:
                    self._shows(person, "error", str((said.get("value") or {}).get("message", "")), message)
                case _:
                    self._shows(person, "error", UNREACHABLE, message)
        return posted

    def _card(self, person: str, message: Message, card: Json) -> None:
        self.here.complaints += cards.of_card(card)
        message.views[person] = card
        self._shows(person, "view", card, message)

    def asks(self, activity: Json, dialog: Dialog) -> Posted:
        """Deliver `task/fetch` or `task/submit`; a dialog is opened, changed or closed by the answer."""
        posted = self.brings(activity)
        with self.here.lock:
            self._task(posted, dialog)
        return posted

    def _task(self, posted: Posted, dialog: Dialog) -> None:
        task = posted.said.get("task") if isinstance(posted.said, dict) else None
        in_time = posted.status == httpx.codes.OK and posted.took < DIALOG_WITHIN
        over = self.here.messages.get(dialog.over)
        match task:
            case {"type": "continue", "value": {"title": str(title), "card": {"content": card}}} if in_time:
                self.here.complaints += cards.of_card(card, in_dialog=True)
                dialog.closed = True
                opened = Dialog(dialog.person, dialog.chat, dialog.thread, title, card, dialog.over)
                self.dialogs.append(opened)
                self._shows(dialog.person, "dialog", opened, over)
            case {"type": "message", "value": str(words)} if in_time:
                dialog.closed = True
                self._shows(dialog.person, "words", words, over)
            case None if in_time and dialog.card and not posted.body.strip("{} \n"):
                dialog.closed = True
                self._shows(dialog.person, "closed", "", over)
            case _:
                self._shows(dialog.person, "error", UNREACHABLE, over)

    def _shows(self, person: str, what: str, said: object, message: Message | None) -> None:
        self.here.seen.append(Seen(person, what, message, said, self.here.now()))
