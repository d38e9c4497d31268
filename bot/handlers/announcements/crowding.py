"""Room beside people: where an announcement sends more people searching than doors have room for."""

from dataclasses import replace

from bot.domain.announcements.announcement import Action, ManagerAct
from bot.domain.common.refusals import Refusal
from bot.handlers.announcements import draft, looking, writing
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.announcements import invitation


def invite_first(request: Request, work: Work) -> Message | Aside:
    """Begin a draft that invites mentors; the draft that sends people searching is kept."""
    kept = draft.draft_of(work, request.ref)
    if kept is None:
        return work.refuse(Refusal.SENT_ALREADY)
    new = replace(writing.begun_with(work, writing.MENTORS_WANTED), action=Action.DOOR, signed=kept.signed)
    work.announcements.add(new)
    work.announcements.note(new.id, work.me.id, ManagerAct.WROTE)
    return Aside(invitation.invited_first(work.reader, looking.drawn(work, new), kept))
