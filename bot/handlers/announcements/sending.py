"""Looking once more at an announcement, and sending it: once, also where two managers press at once."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.announcements import announcement as rules
from bot.domain.announcements import audience, timing
from bot.domain.announcements.announcement import TYPED_ABOVE, Announcement, ManagerAct, Reach, Stage
from bot.domain.common.ids import print_of
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.announcements import running
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import announcements
from bot.views.announcements import card as cards
from bot.views.announcements import shown
from bot.views.announcements import writing as views


def look(request: Request, work: Work) -> Message | Aside:
    """Show a draft as its readers will get it, or how an announcement goes."""
    one = work.announcements.get(request.ref)
    return drawn(work, one) if one else work.refuse(Refusal.GONE)


def goes(request: Request, work: Work) -> Message | Aside:
    """Say again that an announcement goes out, or how it stands: the answer to a repeated sending."""
    one = work.announcements.get(request.ref)
    return shown.begun(work.reader) if one and one.stage is Stage.RUNNING else look(request, work)


def drawn(work: Work, one: Announcement) -> Message:
    """Draw an announcement for a manager, as it stands."""
    if one.stage is Stage.SCHEDULED:
        return running.planned(work, one)
    if one.stage is not Stage.DRAFT:
        return shown.how_it_goes(work.reader, one, work.sendings.tally(one))
    reach = reach_of(work, one)
    seen = cards.card(work.reader, one, work.me)
    typed = reach is not None and reach.readers > TYPED_ABOVE
    return views.look_once_more(
        work.reader,
        views.DraftShown(
            one, seen, reach, print_of(draft(one.id, work)), typed, late=_is_too_late(work, one)
        ),
    )


def reach_of(work: Work, one: Announcement) -> Reach | None:
    """Return how many people would get it now; None where it is not said for whom it is."""
    if not one.audience:
        return None
    chosen = audience.read(one.audience, [kind.key for kind in work.programme.kinds])
    return Reach(0) if isinstance(chosen, Refused) else work.audiences.reach(chosen)


def draft(about: str, work: Work) -> Mapping[str, str]:
    """Return what would be sent, field by field; nothing once it has been sent."""
    one = work.announcements.get(about)
    if one is None or one.stage is not Stage.DRAFT:
        return {}
    words = {"title": one.title, "words": one.words, "action": one.action.value, "signed": one.signed}
    return {**words, "greets": str(one.greets), "audience": one.audience, "day": one.day, "time": one.time}


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
    reach = reach_of(work, one)
    if reach is not None and reach.readers > TYPED_ABOVE:
        return drawn(work, one)
    return _begin(work, one, reach)


def count(request: Request, work: Work) -> Form | Aside:
    """Open the form in which the number of readers is typed."""
    about = announcements.COUNT.read(request.ref)
    one = work.announcements.get(about.about) if about else None
    reach = reach_of(work, one) if one else None
    if about is None or one is None or reach is None:
        return work.refuse(Refusal.GONE)
    if one.stage is not Stage.DRAFT:
        return Aside(drawn(work, one))
    return views.count_form(work.reader, about, reach.readers)


def send_counted(request: Request, work: Work) -> Message | Aside | Rejected:
    """Send an announcement, where the number of its readers was typed and its draft is as it was shown."""
    about = announcements.SEND_COUNTED.read(request.ref)
    one = work.announcements.get(about.about) if about else None
    if about is None or one is None:
        return work.refuse(Refusal.GONE)
    reach, typed = reach_of(work, one), request.first("number").strip()
    written = draft(one.id, work)
    if reach is not None and written and about.print != print_of(written):
        return Aside(drawn(work, one))
    if reach is not None and written and typed != str(reach.readers):
        errors = {"number": views.wrong_number(work.reader, typed, reach.readers)}
        return Rejected(views.count_form(work.reader, about, reach.readers, typed), errors)
    return _begin(work, one, reach)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show how an announcement goes: the answer to a repeated sending."""
    about = announcements.SEND_COUNTED.read(request.ref)
    one = work.announcements.get(about.about) if about else None
    return drawn(work, one) if one else work.refuse(Refusal.GONE)


def _begin(work: Work, one: Announcement, reach: Reach | None) -> Message | Aside:
    begun = rules.begin(replace(one, by=work.me.id), reach.readers if reach else 0, work.now)
    if _is_too_late(work, one):
        return drawn(work, one)
    if isinstance(begun, Refused):
        return _not_begun(work, one, begun)
    if not work.announcements.change(begun, when=Stage.DRAFT):
        return _not_begun(work, one, Refused(Refusal.SENT_ALREADY))
    if begun.stage is Stage.SCHEDULED:
        work.announcements.note(one.id, work.me.id, ManagerAct.PLANNED)
        return running.planned(work, begun)
    work.announcements.note(one.id, work.me.id, ManagerAct.SENT)
    running.queue_first(work, begun)
    work.show(work.me.id, Notice(NoticeKind.ANNOUNCING, one.id))
    return shown.begun(work.reader)


def _is_too_late(work: Work, one: Announcement) -> bool:
    """Tell whether the time that was planned has passed where the presser is."""
    planned = timing.read(one.day, one.time) if one.stage is Stage.DRAFT else None
    return planned is not None and timing.is_over(*planned, work.me.zone, work.now)


def _not_begun(work: Work, one: Announcement, no: Refused) -> Message | Aside:
    now = work.announcements.get(one.id) or one
    if now.stage is Stage.SCHEDULED:
        return running.planned(work, now)
    if no.why is not Refusal.SENT_ALREADY:
        return work.refuse(no)
    by = next((by for by, act, _ in work.announcements.acts(one.id) if act in running.SENDERS), work.me.id)
    return shown.sent_already(work.reader, work.people.named(by))
