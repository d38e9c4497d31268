"""Slack's endpoint: Bolt distinguishes the kinds of payload, and all are acknowledged in time."""

import asyncio
import logging
import re
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.adapters.shared.budget import BUDGET
from bot.adapters.slack.adapter import Slack
from bot.adapters.slack.doors.guard import Signed
from bot.adapters.slack.drawing.bodies import NOTHING, Body
from bot.adapters.slack.reading.events import ProfileChanged, Uninstalled, read_event
from bot.adapters.slack.reading.inbound import (
    SlackAct,
    read_command,
    read_press,
    read_shortcut,
    read_submission,
)
from bot.domain.programme.programme import Programme

EVERY = re.compile(".*", re.DOTALL)

OK = 200

log = logging.getLogger(__name__)


def bolt(slack: Slack, programme: Programme, token: str) -> AsyncApp:
    """Return Bolt with a listener for each kind of payload; the verb is looked up in our own table."""
    quiet = logging.getLogger("slack_bolt")
    quiet.setLevel(logging.CRITICAL)  # it logs whole payloads, with people's words
    app = AsyncApp(
        name="alongside",
        logger=quiet,
        authorize=_authorised(token),
        process_before_response=True,
        request_verification_enabled=False,  # `Signed` has verified the raw bytes already
        ignoring_self_events_enabled=False,  # `read_event` ignores what bots write
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )

    async def command(body: dict[str, Any]) -> BoltResponse:
        return await _taken(slack, read_command(body, programme))

    async def press(body: dict[str, Any]) -> BoltResponse:
        return await _taken(slack, read_press(body))

    async def shortcut(body: dict[str, Any]) -> BoltResponse:
        return await _taken(slack, read_shortcut(body))

    async def submission(body: dict[str, Any]) -> BoltResponse:
        return await _taken(slack, read_submission(body))

    async def event(body: dict[str, Any]) -> BoltResponse:
        return await _taken(slack, read_event(body))

    app.command(EVERY)(command)
    app.action(EVERY)(press)
    app.shortcut(EVERY)(shortcut)
    app.view(EVERY)(submission)
    app.event(EVERY)(event)
    return app


def door(app: AsyncApp, secret: str) -> ASGIApp:
    """Return what is served at `/slack/events`."""
    return Signed(_Events(app), secret)


class _Events:
    """Passes a payload to Bolt, and returns Bolt's answer."""

    def __init__(self, app: AsyncApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            text = (await request.body()).decode()
            asked = AsyncBoltRequest(body=text, headers=dict(request.headers))
        except Exception as problem:
            # Its signature is right, so Slack sent it, but Bolt cannot read it.
            log.warning("a payload cannot be read", extra={"why": type(problem).__name__})
            await Response(status_code=400)(scope, receive, send)
            return
        said = await self._app.async_dispatch(asked)
        if said.status != OK:
            log.warning("a payload was not understood", extra={"status": said.status})
        headers = {name: values[0] for name, values in said.headers.items()}
        await Response(said.body, said.status, headers)(scope, receive, send)


async def _taken(slack: Slack, read: SlackAct | ProfileChanged | Uninstalled | None) -> BoltResponse:
    match read:
        case SlackAct():
            return _acknowledged(await slack.take(read))
        case ProfileChanged():
            # Wait a little, so that the member's next act is answered with the new facts.
            await asyncio.wait({slack.background.follow(slack.heard(read))}, timeout=BUDGET)
        case Uninstalled():
            slack.background.follow(slack.installation.heard(read))
        case None:
            pass
    return _acknowledged(NOTHING)


def _acknowledged(body: Body) -> BoltResponse:
    return BoltResponse(status=200, body=dict(body) if body else "")


def _authorised(token: str) -> Any:  # noqa: ANN401 - Bolt calls it by the names of its arguments
    """Return Bolt's authorisation: there is one workspace, so nothing has to be looked up."""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    return authorize
