"""Which workspace of Slack the bot is in, asked for once (`auth.test`)."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.port import NOT_DONE


class CannotAsk(Exception):
    """Slack cannot be asked now who this is, or whether they manage the community."""


@dataclass(frozen=True, slots=True)
class Us:
    """The bot's own workspace in Slack (`auth.test`)."""

    team: str
    enterprise: str = ""
    """The organisation of a workspace that is part of one (Enterprise Grid)."""
    url: str = ""
    """The workspace's own address, such as `https://here.slack.com/`."""


class Asking(Protocol):
    """Calls one method of Slack's Web API."""

    def __call__(self, method: str, **arguments: Any) -> Awaitable[Mapping[str, Any]]:  # noqa: ANN401
        """Return what Slack answered."""
        ...


class Ourselves:
    """The bot's own workspace, asked for once."""

    def __init__(self, call: Asking) -> None:
        """Ask through `call`."""
        self._call = call
        self._us: Us | None = None

    @property
    def known(self) -> bool:
        """Tell whether Slack has said which workspace it is."""
        return self._us is not None

    @property
    def team(self) -> str:
        """Return the team's id; empty until Slack has said it."""
        return self._us.team if self._us else ""

    @property
    def url(self) -> str:
        """Return the workspace's own address; empty until Slack has said it."""
        return self._us.url if self._us else ""

    async def __call__(self) -> Us:
        """Return our workspace; raise `CannotAsk` if Slack does not say which it is."""
        if self._us is None:
            try:
                said = await self._call("auth.test")
            except NOT_DONE as problem:
                raise CannotAsk("auth.test") from problem
            found = (str(said.get(name) or "") for name in ("team_id", "enterprise_id", "url"))
            self._us = Us(*found)
        return self._us
