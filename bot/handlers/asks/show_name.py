"""Showing the mentee's name after an ask without it."""

from collections.abc import Mapping

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.ids import print_of
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.asks import ask
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.answers import answer as answer_views
from bot.views.common import anonymous as views


def first(request: Request, work: Work) -> Message | Aside:
    """Ask for confirmation before the name is shown."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            mentor = work.people.named(found.mentor)
            who = answer_views.who(work.reading_as(mentor), work.me)
            return views.first(work.reader, found, mentor, who, print_of(seen(found.id, work)))


def seen(about: str, work: Work) -> Mapping[str, str]:
    """Return the name and the line that are shown; nothing where the name cannot be shown."""
    found = work.asks.get(about)
    if found is None or found.mentee != work.me.id or not found.unnamed:
        return {}
    return {"name": work.me.name, "line": work.me.line}


def show(request: Request, work: Work) -> Message | Aside:
    """Show the name on every card of the ask that its mentor has."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            if not work.asks.show_name(found.id):
                return work.refuse(Refusal.SAID)
            ask.tell(work, found)
            _tell_what_followed(work, found)
            return views.shown(work.reader, work.people.named(found.mentor))


def shown(request: Request, work: Work) -> Message | Aside:
    """Confirm that the name is shown: the answer to a repeated press."""
    found = work.asks.get(request.ref)
    if found is None or found.mentee != work.me.id or found.unnamed or found.is_hidden:
        return work.refuse(Refusal.GONE)
    return views.shown(work.reader, work.people.named(found.mentor))


def _tell_what_followed(work: Work, found: Ask) -> None:
    if work.thanking.thanks_for(found.id):
        work.show(found.mentor, Notice(NoticeKind.THANKS, found.id))
    if work.thanking.follow_up(found.id):
        work.show(found.mentor, Notice(NoticeKind.FOLLOW_UP, found.id))


def _mine(request: Request, work: Work) -> Ask | Refused:
    found = work.asks.get(request.ref)
    if found is None or found.is_hidden or found.mentor in work.safety.apart_from(work.me.id):
        return Refused(Refusal.GONE)
    if found.mentee != work.me.id:
        return Refused(Refusal.NOT_YOURS)
    if not found.unnamed:
        return Refused(Refusal.SAID)
    return found if found.status in {Status.WAITING, Status.ANSWERED} else Refused(Refusal.ALREADY_SETTLED)
