"""Redraws what was told; a room that is over is closed after it, where the platform can close it."""

import logging

from bot.jobs.drawing import Errand
from bot.port import Adapter, Address, Disconnected, Sent, Unreachable
from bot.store.outbox.outbox import ClaimedRow
from bot.ui.nodes import Message

log = logging.getLogger(__name__)


async def redraw(adapter: Adapter, errand: Errand, message: Message, due: ClaimedRow) -> Sent:
    """Draw a row's message again, and close the room whose end it shows; raise as `revise` does.

    The room comes last: a platform opens a closed one for whatever is drawn in it. Where closing has to be
    tried again, so is the drawing, which changes nothing.
    """
    told = await adapter.revise(Sent(due.sent_to or {}), message, key=due.key, stays=due.stays)
    if errand.is_over and (where := errand.to.at or due.sent_to):
        # Where one of the two was erased, nobody knows the room's address any more but its messages.
        name = errand.to.name if errand.kept_for else ""
        await _leave(adapter, Address(errand.to.workspace, name, where))
    return told


async def _leave(adapter: Adapter, room: Address) -> None:
    try:
        await adapter.close(room)
    except (Unreachable, Disconnected) as no:
        # One room that stays open holds up nothing else of its workspace.
        log.warning("the room of a mentorship that has ended stays open", extra={"why": str(no)})
