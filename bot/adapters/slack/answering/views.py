"""Shows views, without their pictures where Slack refuses those."""

import logging
from collections.abc import Mapping
from typing import Any, Final

from bot.adapters.slack.calls.errors import BLOCKS, ApiRefusal
from bot.adapters.slack.calls.ourselves import Asking
from bot.adapters.slack.drawing import pictures

log = logging.getLogger(__name__)

REFUSED: Final = BLOCKS | {"invalid_arguments"}
"""How Slack refuses a view for what is in it (docs.slack.dev: views.open, views.publish)."""


async def shown(call: Asking, method: str, view: Mapping[str, Any], **arguments: str) -> Mapping[str, Any]:
    """Show a view; where Slack refuses it, once more without its pictures. Raise as a call does."""
    try:
        return await call(method, view=view, **arguments)
    except ApiRefusal as no:
        without = pictures.view_without(view)
        if no.word not in REFUSED or without == view:
            raise
        log.warning("Slack refused a view with pictures; it is shown without", extra={"why": no.word})
        return await call(method, view=without, **arguments)
