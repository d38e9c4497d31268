"""Sessions of the gateway: what one process leaves, so that the next goes on where it ended.

Discord keeps a session for some minutes after its connection closed, and tells the connection that resumes it
what was missed; where it does not any more, it says so, and a new one begins (topics/gateway, Resuming).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import timedelta
from typing import Any, Final

from bot.adapters.discord.calls.api import CallingDiscord, call

KEPT_FOR: Final = timedelta(minutes=3)
"""How old a session may be to be tried. Discord says "a few minutes"; it was seen to end sessions after 90
seconds (discord-api-docs #1619), and a refusal costs the five seconds before a new session."""

A_PAGE: Final = 200
"""Servers of one page (resources/user, Get Current User Guilds)."""

PAGES: Final = 100
"""Pages that are read at most."""

_GATEWAY: Final = re.compile(r"wss?://\S{1,300}", re.ASCII)


@dataclass(frozen=True, slots=True)
class GatewaySession:
    """One session: with its id, Discord tells at `url` what came after number `sequence`."""

    shard: int
    shards: int
    intents: int
    """What it was begun for: it hears the same after a resume, whatever is asked for by then."""
    id: str
    url: str
    sequence: int


def noted(sessions: Iterable[GatewaySession]) -> list[list[int | str]]:
    """Return sessions as plain values, which are kept for the next process."""
    return [list(astuple(one)) for one in sessions]


def read_sessions(kept: Sequence[Any]) -> tuple[GatewaySession, ...]:
    """Return the sessions among plain values; what another release kept in another shape is left out."""
    return tuple(GatewaySession(*one) for one in kept if _is_one(one))


async def servers(api: CallingDiscord) -> list[str]:
    """Return the ids of the servers that the bot is in: only a new session names them. Raise as a call does.

    An id begins with the time at which a server was made, so the last of a page is the greatest.
    """
    found: list[str] = []
    for _ in range(PAGES):
        after = {"after": found[-1]} if found else {}
        page = await api(call("GET", "/users/@me/guilds"), query={"limit": str(A_PAGE), **after})
        found += [str(one["id"]) for one in page]
        if len(page) < A_PAGE:
            break
    return found


def _is_one(kept: object) -> bool:
    match kept:
        case [int(), int(), int(), str(), str(url), int()]:
            return _GATEWAY.fullmatch(url) is not None
        case _:
            return False
