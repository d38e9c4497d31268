"""Shows views: without their pictures where Slack refuses those, and once more where the line breaks."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, Final, TypeVar

from bot.adapters.slack.calls.errors import BLOCKS, ApiRefusal
from bot.adapters.slack.calls.ourselves import Asking
from bot.adapters.slack.drawing import pictures
from bot.port import InDoubt

log = logging.getLogger(__name__)

REFUSED: Final = BLOCKS | {"invalid_arguments"}
"""How Slack refuses a view for what is in it (docs.slack.dev: views.open, views.publish)."""

TAKEN_BEFORE: Final = "exchanged_trigger_id"
"""A trigger opens one view: it was “already exchanged in a previous call” (docs.slack.dev: views.open)."""

T = TypeVar("T")


async def twice(calling: Callable[[], Awaitable[T]]) -> T:
    """Make a call that may be made twice: once more where its outcome is unknown. Raise as the call does."""
    try:
        return await calling()
    except InDoubt as lost:
        log.info("a call is repeated", extra={"why": str(lost)})
        return await calling()


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
            if lost and no.word == TAKEN_BEFORE:
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
