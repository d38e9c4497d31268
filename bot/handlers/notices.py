"""Notices: what others are told, drawn at delivery for that reader from the current state."""

from datetime import datetime

from bot.domain.common.notices import Notice
from bot.domain.common.settings import Reminders
from bot.handlers import NOTICES
from bot.handlers.common import mended
from bot.handlers.mentorships import ways
from bot.handlers.work import Work
from bot.ui.nodes import Message, pressable
from bot.views.asks import human_help
from bot.views.home import covers


def held_until(notice: Notice, work: Work) -> datetime | None:
    """Return until when (UTC) a notice waits that its reader has not been sent; None where it does not."""
    told = NOTICES[notice.kind]
    return told.held_until(notice.ref, work) if told.held_until else None


def is_past(notice: Notice, work: Work) -> bool:
    """Tell whether a notice is past its day: it is sent to nobody who does not have it."""
    told = NOTICES[notice.kind]
    return told.is_past is not None and told.is_past(notice.ref, work)


def draw(notice: Notice, work: Work, *, again: bool = False) -> Message | None:
    """Draw a notice for its reader, or nothing where its subject is gone or they want no nudges.

    A notice that is drawn late, after the day it was about, is sent to nobody.

    Redaction: a card that was already sent (`again`) about a person who left no longer names them.
    """
    told = NOTICES[notice.kind]
    if not again and is_past(notice, work):
        return None
    if told.is_nudge and not again and work.settings.of(work.me.id).reminders is Reminders.NONE:
        return None
    drawn = told.draw(notice.ref, work)
    mended.note(notice.kind, drawn)
    if drawn is not None:
        led = ways.led(drawn, work)
        is_secret = told.is_secret is not None and told.is_secret(notice.ref, work)
        waits = any(pressable(node) for node in led.body)
        return led.under(covers.cover(work.reader, notice, waits=waits)) if is_secret else led
    return human_help.gone(work.reader) if again and told.is_about_one else None


def opened(notice: Notice, work: Work) -> Message | None:
    """Draw what its reader finds under a cover, which they may open long after it was told."""
    told = NOTICES[notice.kind]
    found = told.opened(notice, work) if told.opened else None
    return ways.led(found, work) if found else draw(notice, work, again=True)
