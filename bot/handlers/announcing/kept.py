"""Audiences that managers keep under a name: named, chosen again, deleted."""

from dataclasses import replace

from bot.domain.audiences import audience
from bot.domain.audiences.kept import KeptAudience, unkept
from bot.domain.common.ids import fresh
from bot.domain.common.refusals import Refusal
from bot.handlers.announcements import draft
from bot.handlers.announcing import looking
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.audiences import audience as views


def name_them(request: Request, work: Work) -> Form | Aside:
    """Open the name under which the audience of a draft is kept."""
    one = draft.draft_of(work, request.ref)
    return views.name_form(work.reader, one.id) if one and one.audience else work.refuse(Refusal.GONE)


def keep(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the audience of a draft under a name."""
    one = draft.draft_of(work, request.ref)
    if one is None or not one.audience:
        return work.refuse(Refusal.SENT_ALREADY)
    work.kept_audiences.hold()
    name = " ".join(request.first("name").split())
    if why := unkept(name, work.kept_audiences.every()):
        return Rejected(
            views.name_form(work.reader, one.id, name), {"name": views.not_kept(work.reader, why)}
        )
    work.kept_audiences.add(KeptAudience(fresh("aud"), name, one.audience))
    return Aside(looking.drawn(work, one))


def choose(request: Request, work: Work) -> Form | Aside:
    """Open the audiences that are kept, to choose one for a draft."""
    one, kept = draft.draft_of(work, request.ref), work.kept_audiences.every()
    return views.choose_form(work.reader, one.id, kept) if one and kept else work.refuse(Refusal.GONE)


def use(request: Request, work: Work) -> Message | Aside | Rejected:
    """Take an audience that is kept for a draft, and show how many they are."""
    one, kept = draft.draft_of(work, request.ref), work.kept_audiences.get(request.first("kept"))
    if one is None:
        return work.refuse(Refusal.SENT_ALREADY)
    if kept is None or audience.parse(kept.audience) is None:
        every = work.kept_audiences.every()
        return Rejected(views.choose_form(work.reader, one.id, every), {"kept": views.not_there(work.reader)})
    new = replace(one, audience=kept.audience, by=work.me.id)
    return Aside(looking.drawn(work, new)) if draft.change(work, new) else work.refuse(Refusal.SENT_ALREADY)


def choose_to_delete(request: Request, work: Work) -> Form | Aside:
    """Open the audiences that are kept, to delete one."""
    one, kept = draft.draft_of(work, request.ref), work.kept_audiences.every()
    return views.delete_form(work.reader, one.id, kept) if one and kept else work.refuse(Refusal.GONE)


def forget(request: Request, work: Work) -> Message | Aside:
    """Delete an audience that is kept; every announcement stays as it is."""
    work.kept_audiences.forget(request.first("kept"))
    one = work.announcements.get(request.ref)
    return Aside(looking.drawn(work, one)) if one else work.refuse(Refusal.GONE)
