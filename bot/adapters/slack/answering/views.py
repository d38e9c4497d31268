"""Shows views: without their pictures where Slack refuses those, and once more where the line breaks."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, Final, TypeVar

from bot.adapters.slack.calls.api import CallingInLine
from bot.adapters.slack.calls.errors import BLOCKS, ApiRefusal
from bot.adapters.slack.calls.ourselves import Asking
from bot.adapters.slack.drawing import pictures
from bot.port import InDoubt, TryLater

log = logging.getLogger(__name__)

REFUSED: Final = BLOCKS | {"invalid_arguments"}
"""How Slack refuses a view for what is in it (docs.slack.dev: views.open, views.publish)."""

TAKEN_BEFORE: Final = frozenset({"exchanged_trigger_id", "duplicate_external_id"})
"""A trigger opens one view, and a name is of one: “already exchanged in a previous call” (views.open)."""

PATIENT: Final = 10.0
"""Seconds for which a modal waits for its answer where Slack asks for time; after that it is a message."""

T = TypeVar("T")


async def twice(calling: Callable[[], Awaitable[T]]) -> T:
    """Make a call that may be made twice: once more where its outcome is unknown. Raise as the call does."""
    try:
        return await calling()
    except InDoubt as lost:
        log.info("a call is repeated", extra={"why": str(lost)})
        return await calling()


async def updated(api: CallingInLine, view: Mapping[str, Any], **which: str) -> Mapping[str, Any]:
    """Update a modal; where Slack asks for a few seconds, after them. Raise as a call does.

    Once an update may have been taken it waits for as long as Slack asks: what is told beside a modal that
    has the answer would be a second one.
    """
    lost = False

    async def calling(method: str, **arguments: Any) -> Mapping[str, Any]:  # noqa: ANN401
        nonlocal lost
        try:
            return await (api.in_line if lost else api.call)(method, **arguments)
        except InDoubt:
            lost = True
            raise
        except TryLater as later:
            if not 0 < later.after <= PATIENT:
                raise
            return await api.in_line(method, **arguments)

    return await shown(calling, "views.update", view, **which)


async def shown(call: Asking, method: str, view: Mapping[str, Any], **arguments: str) -> Mapping[str, Any]:
    """Show a view, once however often it is tried; where Slack refuses it, without its pictures.

    Return nothing where only the refusal of a second try says that the first was taken. Raise as a call does.
    """
    lost = False

    async def once(body: Mapping[str, Any]) -> Mapping[str, Any]:
        nonlocal lost
        try:
            return await call(method, view=body, **arguments)
        except InDoubt:
            lost = True
            raise
        except ApiRefusal as no:
            if lost and no.word in TAKEN_BEFORE:
                return {}
            raise

    try:
        return await twice(partial(once, view))
    except ApiRefusal as no:
        without = pictures.view_without(view)
        if no.word not in REFUSED or without == view:
            raise
        log.warning("Slack refused a view with pictures; it is shown without", extra={"why": no.word})
        return await twice(partial(once, without))
