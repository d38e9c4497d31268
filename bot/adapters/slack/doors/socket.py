"""Socket Mode: payloads over a socket that we open ourselves, for machines that Slack cannot reach.

The SDK's client opens it and answers pings. This module detects what the client has been seen to miss: its
own tasks have ended, Slack never said hello, or nothing arrives although pings are answered.
"""

import asyncio
import json
import logging
import time
from typing import Any, Final

from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

log = logging.getLogger(__name__)

PING: Final = 5.0
"""Seconds between two pings; after four without an answer the session is stale (slack_sdk.socket_mode)."""

LOOK: Final = 1.0
"""Seconds between two checks of the socket."""

PATIENCE = 30.0
"""Seconds that a socket may be closed, or without Slack's hello, before a new client is made."""

LIFETIME = 3600.0
"""Seconds that one socket is used: nothing shows that one went deaf if pings work. Slack: 18,060."""

OK: Final = 200


class SocketMode:
    """Listens by Socket Mode for as long as it runs."""

    def __init__(self, app: AsyncApp, app_token: str, api_url: str) -> None:
        """Hand every payload to `app`."""
        self._app = app
        self._token = app_token
        self._web = AsyncWebClient(base_url=api_url, retry_handlers=[], logger=_quiet())
        self._greeted: object = None
        self._well = -PATIENCE

    @property
    def connected(self) -> bool:
        """Tell whether the socket is open, or was within the last `PATIENCE` seconds."""
        return time.monotonic() - self._well < PATIENCE

    async def run(self) -> None:
        """Listen; replace a client that has failed for too long by a new one."""
        while True:
            client = SocketModeClient(self._token, logger=_quiet(), web_client=self._web, ping_interval=PING)
            client.message_listeners.append(self._heard)
            client.socket_mode_request_listeners.append(self._answer)
            try:
                await self._watched(client)
            finally:
                self._greeted = None
                await client.close()  # type: ignore[no-untyped-call]
            log.warning("the socket to Slack has failed for too long, so a new client is made")

    async def _watched(self, client: SocketModeClient) -> None:
        """Keep a client connected; return when it has failed for too long."""
        connecting = asyncio.ensure_future(client.connect())  # type: ignore[no-untyped-call]
        well = opened = time.monotonic()
        while time.monotonic() - well < PATIENCE:
            await asyncio.sleep(LOOK)
            now = time.monotonic()
            if self._is_well(client):
                self._well = well = now
                if now - opened > LIFETIME:
                    opened = now
                    await client.connect_to_new_endpoint(force=True)
            elif connecting.done() and client.current_session is not None and client.current_session.closed:
                await client.connect_to_new_endpoint()
        connecting.cancel()

    def _is_well(self, client: SocketModeClient) -> bool:
        session = client.current_session
        tasks = (client.message_processor, client.message_receiver, client.current_session_monitor)
        alive = all(task is not None and not task.done() for task in tasks)
        if session is None or session.closed:
            self._greeted = None
        return alive and session is not None and self._greeted is session and not client.stale

    async def _heard(self, client: Any, message: dict[str, Any], _raw: str | None) -> None:  # noqa: ANN401
        if message.get("type") == "hello":
            self._greeted = client.current_session

    async def _answer(self, client: Any, request: SocketModeRequest) -> None:  # noqa: ANN401
        """Pass a payload on; acknowledge its envelope even after an error, or Slack would repeat it."""
        asked = AsyncBoltRequest(mode="socket_mode", body=request.payload, headers=build_headers(request))
        said = await self._app.async_dispatch(asked)
        if said.status != OK:
            log.error("a payload was not understood", extra={"type": request.type, "status": said.status})
        body = json.loads(said.body) if said.status == OK and said.body else None
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, body))


def _quiet() -> logging.Logger:
    """Return a silent logger: the SDK's own writes whole payloads, with people's words."""
    quiet = logging.getLogger("slack_sdk.socket_mode")
    quiet.setLevel(logging.CRITICAL)
    return quiet
