"""Conversations that were chosen in Slack: what Slack says of each, without anything posted there."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.adapters.slack.calls.errors import ApiRefusal
from bot.adapters.slack.calls.ourselves import Asking, Ourselves
from bot.port import NOT_DONE, Address, Sent
from bot.ui.requests import ChosenPlace, PlaceProblem

log = logging.getLogger(__name__)

UNSEEN: Final = frozenset({"channel_not_found", "no_permission", "not_in_channel"})
"""Slack's refusals of `conversations.info` for what the bot may not see."""

EVERYWHERE: Final = "chat:write.public"
"""The scope with which the bot writes in public channels that it is not in; an operator may grant it."""


CHANNELS: Final = ("C", "G")
"""How the id of a channel begins in Slack."""


class Conversations:
    """The conversations of one workspace."""

    def __init__(self, call: Asking, us: Ourselves, granted: Callable[[], frozenset[str]]) -> None:
        """Ask through `call`; `granted` says which scopes Slack has granted, by its last answer."""
        self._call = call
        self._us = us
        self._granted = granted

    def linked(self, to: Address, sent: Sent) -> Sent:
        """Return a sent message with its own address, where it stands in a channel (`chat.getPermalink`).

        It is put together here: another call would delay what is kept of a message that stands already.
        """
        if to.at or not to.name.startswith(CHANNELS) or not self._us.url:
            return sent
        link = f"{self._us.url}archives/{sent.at['channel']}/p{sent.at['ts'].replace('.', '')}"
        return Sent({**sent.at, "link": link}, anew=sent.anew)

    async def place(self, channel: str) -> ChosenPlace:
        """Return what `conversations.info` says of a conversation; nothing where it cannot be asked."""
        try:
            said = await self._call("conversations.info", channel=channel)
        except ApiRefusal as no:
            if no.word in UNSEEN:
                return ChosenPlace(problem=PlaceProblem.UNSEEN)
            log.warning("Slack does not say what a conversation is", extra={"why": str(no)})
            return ChosenPlace()
        except NOT_DONE as problem:
            log.info("Slack could not be asked about a conversation", extra={"why": str(problem)})
            return ChosenPlace()
        found: Mapping[str, Any] = said.get("channel") or {}
        name = str(found.get("name") or "")
        return ChosenPlace(f"#{name}" if name else "", self._problem(found))

    def _problem(self, found: Mapping[str, Any]) -> PlaceProblem | None:
        checks = {
            PlaceProblem.NO_CHANNEL: found.get("is_im") or found.get("is_mpim"),
            PlaceProblem.ARCHIVED: found.get("is_archived"),
            PlaceProblem.SHARED: found.get("is_ext_shared") or found.get("is_pending_ext_shared"),
            PlaceProblem.OUTSIDE: not found.get("is_member") and not self._may_write_outside(found),
            PlaceProblem.FEW_WRITE: found.get("is_read_only"),
        }
        return next((problem for problem, holds in checks.items() if holds), None)

    def _may_write_outside(self, found: Mapping[str, Any]) -> bool:
        return not found.get("is_private") and EVERYWHERE in self._granted()
