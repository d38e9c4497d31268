"""Sending a necessary notice: confirmed by a second manager, or a day later where there is none."""

from bot.domain.announcements.announcement import Announcement, ManagerAct, Stage
from bot.domain.common.ids import LookId, fresh, print_of
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.second_looks import necessary as rules
from bot.domain.second_looks.colleague import ColleagueLook, LookSaid
from bot.handlers.announcing import looking, running
from bot.handlers.second_looks import colleague, necessary
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import announcements
from bot.views.announcements import counting
from bot.views.announcing import running as going
from bot.views.second_looks import necessary as views


def confirm(request: Request, work: Work) -> Message | Aside:
    """Confirm a necessary notice that another manager wrote: it goes out at once."""
    one = work.announcements.get(request.ref)
    if one is None or not one.necessary:
        return work.refuse(Refusal.GONE)
    seen = print_of(necessary.written(one.id, work))
    readers = work.necessary_readers.reach().everybody
    begun = rules.confirm(one, work.me.id, readers, work.now, own=work.address)
    if isinstance(begun, Refused) or not work.announcements.change(begun, when=one.stage):
        return _not_sent(work, one, begun)
    _keep_that_they_looked(work, begun, seen)
    for act in (ManagerAct.LOOKED, ManagerAct.CONFIRMED, ManagerAct.SENT):
        work.announcements.note(one.id, work.me.id, act)
    running.queue_first(work, begun)
    for manager in {work.me.id, one.by}:
        work.show(manager, Notice(NoticeKind.ANNOUNCING, one.id))
    return going.begun(work.reader)


def count(request: Request, work: Work) -> Form | Aside:
    """Open the form in which the only manager types the number of readers."""
    about = announcements.COUNT_ALONE.read(request.ref)
    one = work.announcements.get(about.about) if about else None
    if about is None or one is None or not one.necessary:
        return work.refuse(Refusal.GONE)
    if one.stage is not Stage.DRAFT or colleague.others(work):
        return Aside(looking.drawn(work, one))
    if about.print != print_of(necessary.written(one.id, work)):
        return looking.changed(work, one)
    return views.count_form(work.reader, about, work.necessary_readers.reach().everybody)


def send_alone(request: Request, work: Work) -> Message | Aside | Rejected:
    """Let a necessary notice go out in a day, where its writer is the only manager and typed the number."""
    about = announcements.SEND_ALONE.read(request.ref)
    one = work.announcements.get(about.about) if about else None
    if about is None or one is None or not one.necessary:
        return work.refuse(Refusal.GONE)
    readers, typed = work.necessary_readers.reach().everybody, request.first("number").strip()
    work.drafts.drop(announcements.COUNT_ALONE.name, one.id)
    planned = rules.send_alone(
        one, work.me.id, readers, work.now, own=work.address, alone=not colleague.others(work)
    )
    if isinstance(planned, Refused):
        return _not_sent(work, one, planned)
    if about.print != print_of(necessary.written(one.id, work)):
        return looking.changed(work, one)
    if typed != str(readers):
        errors = {"number": counting.wrong_number(work.reader, typed, readers)}
        return Rejected(views.count_form(work.reader, about, readers, typed), errors)
    if not work.announcements.change(planned, when=Stage.DRAFT):
        return _not_sent(work, one, Refused(Refusal.SENT_ALREADY))
    work.announcements.note(one.id, work.me.id, ManagerAct.PLANNED)
    return looking.drawn(work, planned)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show how a necessary notice stands: the answer to a repeated press."""
    about = announcements.SEND_ALONE.read(request.ref)
    one = work.announcements.get(about.about) if about else None
    return looking.drawn(work, one) if one else work.refuse(Refusal.GONE)


def ask_who_came(work: Work) -> bool:
    """Ask a manager who has come to look at a notice that the only one had planned; tell whether one had."""
    planned = [one for one in work.announcements.of(Stage.SCHEDULED) if one.necessary]
    for one in planned:
        asked = {look.by for look in work.looks.at(one.id)}
        for manager in work.people.managers(limit=colleague.MOST + 1):
            if manager.id not in {one.by, *asked} and manager.is_here:
                colleague.send_look(work, one, one.by, manager)
                return True
    return False


def _not_sent(work: Work, one: Announcement, no: Announcement | Refused) -> Message | Aside:
    now = work.announcements.get(one.id) or one
    if now.stage not in necessary.BEFORE:
        return looking.drawn(work, now)
    return work.refuse(no if isinstance(no, Refused) else Refusal.SENT_ALREADY)


def _keep_that_they_looked(work: Work, one: Announcement, seen: str) -> None:
    """Keep the print of what was confirmed, and tell the manager who asked for the look."""
    asked = [look for look in work.looks.at(one.id) if look.by == work.me.id]
    said = [look for look in asked if work.looks.say(look.id, LookSaid.CONFIRMED, print=seen)]
    for look in said:
        work.show(look.asked_by or "", Notice(NoticeKind.LOOKED, look.id))
        work.show(work.me.id, Notice(NoticeKind.LOOK, look.id))
    if not said:
        look = ColleagueLook(LookId(fresh("look")), one.id, None, work.me.id, work.now)
        work.looks.add(look)
        work.looks.say(look.id, LookSaid.CONFIRMED, print=seen)
