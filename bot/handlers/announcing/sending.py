"""Sending an announcement: once, also where two managers press at once."""

from dataclasses import replace

from bot.domain.announcements import announcement as rules
from bot.domain.announcements.acts import senders
from bot.domain.announcements.announcement import (
    TYPED_ABOVE,
    Announcement,
    ManagerAct,
    Reach,
    Stage,
)
from bot.domain.common.ids import print_of
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.announcements import draft
from bot.handlers.announcing import looking, running
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import announcements
from bot.views.announcements import counting
from bot.views.announcing import draft as views
from bot.views.announcing import running as going


def goes(request: Request, work: Work) -> Message | Aside:
    """Say again that an announcement goes out, or how it stands: the answer to a repeated sending."""
    one = work.announcements.get(request.ref)
    if one and one.stage is Stage.RUNNING:
        return going.begun(work.reader)
    return looking.look(request, work)


def try_out(request: Request, work: Work) -> Message | Aside:
    """Send a draft to the presser alone, as its readers would get it."""
    one = work.announcements.get(request.ref)
    if one is None:
        return work.refuse(Refusal.GONE)
    work.announcements.note(one.id, work.me.id, ManagerAct.TRIED)
    work.show(work.me.id, Notice(NoticeKind.ANNOUNCEMENT, one.id, f"{work.now:%Y%m%d%H%M%S}"))
    return views.tried(work.reader)


def tried(request: Request, work: Work) -> Message | Aside:
    """Say again that the draft comes to the presser: the answer to a repeated press."""
    return views.tried(work.reader)


def send(request: Request, work: Work) -> Message | Aside:
    """Send an announcement to few people, or ask for the number of many."""
    one = work.announcements.get(request.ref)
    if one is None:
        return work.refuse(Refusal.GONE)
    reach = draft.reach_of(work, one)
    if reach is not None and reach.readers > TYPED_ABOVE:
        return looking.drawn(work, one)
    return begin(work, one, reach)


def count(request: Request, work: Work) -> Form | Aside:
    """Open the form in which the number of readers is typed."""
    about = announcements.COUNT.read(request.ref)
    one = work.announcements.get(about.about) if about else None
    reach = draft.reach_of(work, one) if one else None
    if about is None or one is None or reach is None:
        return work.refuse(Refusal.GONE)
    if one.stage is not Stage.DRAFT:
        return Aside(looking.drawn(work, one))
    if about.print != print_of(draft.written(one.id, work)):
        return looking.changed(work, one)
    return views.count_form(work.reader, one, about, reach.readers)


def send_counted(request: Request, work: Work) -> Message | Aside | Rejected:
    """Send an announcement, where the number of its readers was typed and its draft is as it was going."""
    about = announcements.SEND_COUNTED.read(request.ref)
    one = work.announcements.get(about.about) if about else None
    if about is None or one is None:
        return work.refuse(Refusal.GONE)
    reach, typed = draft.reach_of(work, one), request.first("number").strip()
    written = draft.written(one.id, work)
    # A number that was typed to be sure is no word that could be lost.
    work.drafts.drop(announcements.COUNT.name, one.id)
    if reach is not None and written and about.print != print_of(written):
        return looking.changed(work, one)
    if reach is not None and written and typed != str(reach.readers):
        errors = {"number": counting.wrong_number(work.reader, typed, reach.readers)}
        return Rejected(views.count_form(work.reader, one, about, reach.readers, typed), errors)
    return begin(work, one, reach)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show how an announcement goes: the answer to a repeated sending."""
    about = announcements.SEND_COUNTED.read(request.ref)
    one = work.announcements.get(about.about) if about else None
    return looking.drawn(work, one) if one else work.refuse(Refusal.GONE)


def begin(work: Work, one: Announcement, reach: Reach | None) -> Message | Aside:
    """Send an announcement, or plan it; another one that was faster has sent it."""
    begun = rules.begin(replace(one, by=work.me.id), reach.readers if reach else 0, work.now)
    if looking.is_too_late(work, one):
        return looking.drawn(work, one)
    if isinstance(begun, Refused):
        return _not_begun(work, one, begun)
    if not work.announcements.change(begun, when=Stage.DRAFT):
        return _not_begun(work, one, Refused(Refusal.SENT_ALREADY))
    if begun.stage is Stage.SCHEDULED:
        work.announcements.note(one.id, work.me.id, ManagerAct.PLANNED)
        return looking.planned(work, begun)
    work.announcements.note(one.id, work.me.id, ManagerAct.SENT)
    running.queue_first(work, begun)
    work.show(work.me.id, Notice(NoticeKind.ANNOUNCING, one.id))
    return going.begun(work.reader)


def _not_begun(work: Work, one: Announcement, no: Refused) -> Message | Aside:
    now = work.announcements.get(one.id) or one
    if now.stage is Stage.SCHEDULED:
        return looking.planned(work, now)
    if no.why is not Refusal.SENT_ALREADY:
        return work.refuse(no)
    by = next(iter(senders(work.announcements.acts(one.id))), work.me.id)
    return going.sent_already(work.reader, work.people.named(by))
