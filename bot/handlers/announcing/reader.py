"""The reader's side of an announcement: its card, and one press that stops announcements for good."""

from datetime import datetime

from bot.domain.announcements import starting, timing
from bot.domain.announcements.announcement import GOING, Stage
from bot.domain.channel_posts.channel import is_for_channel
from bot.handlers.second_looks import necessary
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.announcements import card as views
from bot.views.channel_posts import channel


def card(ref: str, work: Work) -> Message | None:
    """Draw an announcement for the person it reaches."""
    one = work.announcements.get(ref)
    if one and one.necessary:
        return necessary.card(work, one, work.announcement_stops.has(work.me.id)) if one.is_written else None
    if one and one.is_written and is_for_channel(one):
        return channel.in_channel(work.reader, one)
    return views.card(work.reader, one, work.me) if one and one.is_written else None


def is_past(ref: str, work: Work) -> bool:
    """Tell whether it must not reach this reader any more: they have stopped, or it was cancelled."""
    one = work.announcements.get(ref)
    if one is None or one.stage is Stage.CANCELLED:
        return True
    if one.necessary:
        return False
    return one.stage is not Stage.DRAFT and work.announcement_stops.has(work.me.id)


def held_until(ref: str, work: Work) -> datetime | None:
    """Return until when (UTC) it waits for this reader, where it is paused or a quiet day for them."""
    one = work.announcements.get(ref)
    if one is None or one.stage not in GOING:
        return None
    # What is paused is due when a manager has it go on.
    paused = work.now if one.stage is Stage.PAUSED else None
    if one.necessary:
        return paused  # no day holds it back
    planned = timing.read(one.day, one.time)
    quiet = work.programme.caps.quiet_weeks
    until = starting.held_until(work.now, work.me.zone, quiet.cover, planned[1] if planned else None)
    return until or paused


def stop(request: Request, work: Work) -> Message | Aside:
    """Stop announcements for the presser, for good; everything else still reaches them."""
    work.announcement_stops.stop(work.me.id, request.ref)
    return views.stopped(work.reader)


def allow(request: Request, work: Work) -> Message | Aside:
    """Let announcements reach the presser again."""
    work.announcement_stops.allow(work.me.id)
    return views.allowed(work.reader)
