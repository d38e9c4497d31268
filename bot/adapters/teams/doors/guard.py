"""Who may call `/api/messages`, and with what: decided before anything of a body is used.

Nothing that is refused here leaves a word in the log, and nothing is sent anywhere because of it.
"""

import json
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from bot.adapters.teams.doors.bearer import Bearer, Caller
from bot.adapters.teams.reading.payload import Payload, part_of, text_of
from bot.adapters.teams.service_urls import is_trusted

PATH: Final = "/api/messages"

LARGEST_BODY: Final = 256 * 1024
"""Bytes of one activity: Teams' own stay far below (a message holds 100 KB)."""

CHANNEL: Final = "msteams"
"""What Teams is called among the channels of the Bot Framework (`channelId`, `endorsements`)."""

ACTS: Final = frozenset({"message", "invoke"})
"""Kinds of activity by which people act: they name their tenant twice."""

Taking = Callable[[Payload], Awaitable["DoorAnswer"]]
"""Takes an activity that is trusted."""


@dataclass(frozen=True, slots=True)
class DoorAnswer:
    """What an activity is answered with: a status, and for an invoke what is said as JSON."""

    status: int = 200
    body: Any = None


class Guard:
    """Passes on what Teams has signed for our bot, from our tenant; refuses everything else with a status."""

    def __init__(
        self,
        bearer: Bearer,
        take: Taking,
        *,
        origins: Collection[str],
        tenant: str,
        has_keys: Callable[[], bool],
    ) -> None:
        """Trust connectors of these origins and people of this tenant; `take` what they send."""
        self._bearer = bearer
        self._take = take
        self._origins = origins
        self._tenant = tenant
        self._has_keys = has_keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        taken = await self._answered(Headers(scope=scope), str(scope["method"]), receive)
        response = (
            Response(status_code=taken.status)
            if taken.body is None
            else JSONResponse(taken.body, status_code=taken.status)
        )
        await response(scope, receive, send)

    async def _answered(self, headers: Headers, method: str, receive: Receive) -> DoorAnswer:
        if method != "POST":
            return DoorAnswer(405)
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return DoorAnswer(415)
        if _too_long(headers):
            return DoorAnswer(413)
        known = headers.getlist("authorization")
        caller = await self._bearer.caller(known[0]) if len(known) == 1 else None
        if caller is None:
            # Without any keys nobody can tell whose token it is: that is not the caller's fault.
            return DoorAnswer(401 if self._has_keys() or not known else 503)
        body = await _whole(receive)
        if body is None:
            return DoorAnswer(413)
        return await self._examined(caller, body)

    async def _examined(self, caller: Caller, body: bytes) -> DoorAnswer:
        try:
            activity = json.loads(body)
        except (ValueError, RecursionError):
            return DoorAnswer(400)
        if not isinstance(activity, dict):
            return DoorAnswer(400)
        if not self._is_ours(caller, activity):
            return DoorAnswer(403)
        return await self._take(activity)

    def _is_ours(self, caller: Caller, activity: Payload) -> bool:
        """Tell whether an activity is from Teams, by the connector that its token names, from our tenant."""
        service = text_of(activity, "serviceUrl")
        return (
            text_of(activity, "channelId") == CHANNEL
            and CHANNEL in caller.endorsements
            and bool(service)
            and service == caller.service_url
            and is_trusted(service, self._origins)
            and self._is_of_our_tenant(activity)
        )

    def _is_of_our_tenant(self, activity: Payload) -> bool:
        conversation = part_of(activity, "conversation").get("tenantId")
        channel = part_of(part_of(activity, "channelData"), "tenant").get("id")
        named = [one for one in (conversation, channel) if one is not None]
        enough = 2 if text_of(activity, "type") in ACTS else 1
        return len(named) >= enough and all(
            isinstance(one, str) and one.lower() == self._tenant for one in named
        )


def _too_long(headers: Headers) -> bool:
    length = headers.get("content-length")
    return length is not None and (not length.isdecimal() or len(length) > 10 or int(length) > LARGEST_BODY)  # noqa: PLR2004 - digits


async def _whole(receive: Receive) -> bytes | None:
    """Return the whole body, or None if it is over the cap; the rest of it is not read then."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part = message.get("body", b"")
        size += len(part)
        if size > LARGEST_BODY:
            return None
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)
