"""The file for the calendars of two people who meet, asked for by one of them."""

from bot.domain.common.refusals import Refusal
from bot.handlers.mentorships.room import space_of
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.mentorships import calendar as views


def meeting_file(request: Request, work: Work) -> Message | Aside:
    """Hand one of the two the file for their calendar, as things stand now."""
    found = work.mentorships.get(request.ref)
    if found is None or work.me.id not in found.two:
        return work.refuse(Refusal.NOT_YOURS if found else Refusal.GONE)
    space = space_of(work, found)
    return views.handed(work.reader, found, space.mentor, space.mentee)
