"""Where nobody fits: a manager asks the mentee whether another kind of help would do too."""

from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal
from bot.domain.introductions.introduction import FOR_MANAGERS
from bot.handlers.introductions import for_managers
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.introductions import widen as views


def ask_to_widen(request: Request, work: Work) -> Message | Aside:
    """Ask the mentee once; nobody hears what they look for."""
    one = for_managers.kept(work, request.ref)
    if one is None or one.stage not in FOR_MANAGERS:
        return work.refuse(Refusal.GONE if one is None else Refusal.HAND_TAKEN)
    work.show(one.person, Notice(NoticeKind.WIDEN, one.id))
    return asked(request, work)


def asked(request: Request, work: Work) -> Message | Aside:
    """Show the manager that the mentee is asked: the answer to a repeated press."""
    one = for_managers.kept(work, request.ref)
    return views.asked(work.reader, work.people.named(one.person)) if one else work.refuse(Refusal.GONE)


def card(ref: str, work: Work) -> Message | None:
    """Draw the question for the mentee; nothing where their introduction has gone on meanwhile."""
    one = work.introductions.get(ref)
    if one is None or one.person != work.me.id or one.stage not in FOR_MANAGERS:
        return None
    return views.question(work.reader, one)
