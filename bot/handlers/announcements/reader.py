"""The reader's side of an announcement: its card, and one press that stops announcements for good."""

from bot.domain.announcements.announcement import Stage
from bot.domain.announcements.channel import is_for_channel
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.announcements import card as views
from bot.views.announcements import channel


def card(ref: str, work: Work) -> Message | None:
    """Draw an announcement for the person it reaches."""
    one = work.announcements.get(ref)
    if one and one.is_written and is_for_channel(one):
        return channel.in_channel(work.reader, one)
    return views.card(work.reader, one, work.me) if one and one.is_written else None


def is_past(ref: str, work: Work) -> bool:
    """Tell whether it must not reach this reader any more: they have stopped, or it was cancelled."""
    one = work.announcements.get(ref)
    if one is None or one.stage is Stage.CANCELLED:
        return True
    return one.stage is not Stage.DRAFT and work.announcement_stops.has(work.me.id)


def stop(request: Request, work: Work) -> Message | Aside:
    """Stop announcements for the presser, for good; everything else still reaches them."""
    work.announcement_stops.stop(work.me.id, request.ref)
    return views.stopped(work.reader)


def allow(request: Request, work: Work) -> Message | Aside:
    """Let announcements reach the presser again."""
    work.announcement_stops.allow(work.me.id)
    return views.allowed(work.reader)
