"""For whom an announcement is: chosen by its manager."""

from dataclasses import replace

from bot.domain.announcements import audience
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.announcements import draft, looking
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.announcements import audience as whom


def choose_audience(request: Request, work: Work) -> Form | Aside:
    """Open the list of groups that an announcement may be for."""
    one = draft.draft_of(work, request.ref)
    return whom.form(work.reader, one) if one else work.refuse(Refusal.GONE)


def keep_audience(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep for whom an announcement is, and show how many they are."""
    one = draft.draft_of(work, request.ref)
    if one is None:
        return work.refuse(Refusal.SENT_ALREADY)
    chosen = audience.read(request.first("audience"), [kind.key for kind in work.programme.offered])
    if isinstance(chosen, Refused):
        errors = {"audience": whom.no_such_audience(work.reader)}
        return Rejected(whom.form(work.reader, one), errors)
    new = replace(one, audience=str(chosen), by=work.me.id)
    return Aside(looking.drawn(work, new)) if draft.change(work, new) else work.refuse(Refusal.SENT_ALREADY)
