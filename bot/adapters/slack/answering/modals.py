"""Modals as answers: opened by a trigger, updated in place, and found again where Slack lost their id."""

import logging
from collections.abc import Awaitable, Mapping
from hashlib import sha256
from typing import Any, Final

from bot.adapters.slack.answering import views
from bot.adapters.slack.answering.turn import SlackTurn
from bot.adapters.slack.answering.ways import SlackWay
from bot.adapters.slack.calls.api import CallingInLine
from bot.adapters.slack.drawing import render
from bot.adapters.slack.drawing.bodies import Body
from bot.port import NOT_DONE, InDoubt
from bot.ui.nodes import Message

log = logging.getLogger(__name__)

NAME: Final = 32
"""Letters of the name of a modal that waits. Slack: 255 at most (docs.slack.dev, Views: external_id)."""


class Modals:
    """Shows views in modals. Where Slack does not show one, an empty text says so."""

    def __init__(self, api: CallingInLine) -> None:
        """Show them by this Web API."""
        self._api = api

    async def show(self, way: SlackWay, turn: SlackTurn, view: Body) -> str:
        """Show a view in the modal of this way; return its id, or an empty text if Slack did not show it."""
        match way:
            case SlackWay.OVER_THE_TAB:
                return await self.opened(turn, view)
            case SlackWay.PUSHED if shown := await self._pushed(turn, view):
                return shown
            case SlackWay.WAITING | SlackWay.TAB:
                # Slack drops the name of a view that is updated without one, and a lost update is repeated.
                name = turn.waiting_view
                return await self.updated({**view, "external_id": name}, external_id=name) if name else ""
            case _:
                return await self.updated(view, view_id=turn.act.view)

    async def opened(self, turn: SlackTurn, view: Body) -> str:
        """Open a modal by its trigger; return its id, or an empty text if the trigger is no longer valid."""
        return await self._shown("views.open", view, trigger_id=turn.act.trigger)

    async def opened_to_wait(self, turn: SlackTurn, wait: Message) -> None:
        """Open the modal that says that the answer follows; it counts as open where it perhaps is."""
        name = f"wait.{sha256(turn.key.encode()).hexdigest()[:NAME]}"
        view = {**render.page(wait), "external_id": name}
        turn.waiting_view = name
        try:
            await views.shown(self._api.call, "views.open", view, trigger_id=turn.act.trigger)
        except NOT_DONE as problem:
            log.info("a view was not taken", extra={"why": str(problem)})
            turn.waiting_view = name if isinstance(problem, InDoubt) else ""

    async def updated(self, view: Body, **which: str) -> str:
        """Update a modal, found by its id or by our own name; return as `opened` does."""
        return await self._id_of(views.updated(self._api, view, **which))

    async def _pushed(self, turn: SlackTurn, view: Body) -> str:
        return await self._shown("views.push", view, trigger_id=turn.act.trigger)

    async def _shown(self, method: str, view: Body, **arguments: str) -> str:
        return await self._id_of(views.shown(self._api.call, method, view, **arguments))

    async def _id_of(self, showing: Awaitable[Mapping[str, Any]]) -> str:
        """Return the id of a view, or an empty text if Slack did not show it."""
        try:
            said = await showing
        except NOT_DONE as problem:
            log.info("a view was not taken", extra={"why": str(problem)})
            return ""
        return str((said.get("view") or {}).get("id", "")) or "shown"
