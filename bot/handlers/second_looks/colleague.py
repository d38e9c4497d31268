"""A colleague's look: a manager asks another what they think of a draft, and hears it in one message."""

from bot.domain.announcements.announcement import Announcement, ManagerAct, Stage
from bot.domain.common.ids import LookId, PersonId, fresh, print_of
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Person
from bot.domain.common.refusals import Refusal
from bot.domain.second_looks.colleague import LONGEST, ColleagueLook, LookSaid
from bot.handlers.announcements import draft
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message, Node
from bot.ui.refs import Previewed
from bot.ui.requests import Request
from bot.ui.verbs import announcements
from bot.views.announcements import card as cards
from bot.views.second_looks import colleague as views
from bot.views.second_looks import necessary

MOST = 25
"""So many colleagues can be chosen from, at most."""

NOTED = 5
"""So many looks are listed beside a draft, the latest."""


def others(work: Work) -> list[Person]:
    """Return the other managers who are here."""
    return [one for one in work.people.managers(limit=MOST + 1) if one.id != work.me.id and one.is_here]


def notes(work: Work, one: Announcement) -> tuple[Node, ...]:
    """Say what colleagues said to a draft, and whether it was this version."""
    looks = [look for look in work.looks.at(one.id) if look.said is not LookSaid.CONFIRMED][-NOTED:]
    return views.notes(work.reader, [(look, work.people.named(look.by)) for look in looks], _print(work, one))


def choose(request: Request, work: Work) -> Form | Aside:
    """Open the list of the other managers."""
    one = draft.any_draft(work, request.ref)
    if one is None:
        return work.refuse(Refusal.GONE)
    colleagues = others(work)[:MOST]
    return views.form(work.reader, one.id, colleagues) if colleagues else views.nobody(work.reader, one.id)


def ask(request: Request, work: Work) -> Message | Aside | Rejected:
    """Ask one colleague to look at a draft; nobody else is sent anything."""
    one = draft.any_draft(work, request.ref)
    if one is None:
        return work.refuse(Refusal.SENT_ALREADY)
    colleagues = {person.id: person for person in others(work)}
    to = colleagues.get(PersonId(request.first("colleague")))
    if to is None and colleagues:
        form = views.form(work.reader, one.id, list(colleagues.values())[:MOST])
        return Rejected(form, {"colleague": views.not_here(work.reader)})
    if to is None:
        return views.nobody(work.reader, one.id)
    if _waits_for(work, one, to):
        return views.asked_already(work.reader, one.id, to)
    work.announcements.note(one.id, work.me.id, ManagerAct.ASKED)
    send_look(work, one, work.me.id, to)
    return views.asked(work.reader, one.id, to)


def send_look(work: Work, one: Announcement, asker: PersonId, to: Person) -> None:
    """Show a manager what is not sent yet, and ask for their look."""
    look = ColleagueLook(LookId(fresh("look")), one.id, asker, to.id, work.now)
    work.looks.add(look)
    work.show(to.id, Notice(NoticeKind.LOOK, look.id))


def asked(request: Request, work: Work) -> Message | Aside:
    """Say again that a colleague has been asked: the answer to a repeated press."""
    to = work.people.get(PersonId(request.first("colleague")))
    return views.asked(work.reader, request.ref, to) if to else work.refuse(Refusal.GONE)


def card(ref: str, work: Work) -> Message | None:
    """Draw for a manager the draft at which a colleague asks them to look, or what they said to it."""
    look = work.looks.get(ref)
    if look is None or look.by != work.me.id or look.asked_by is None or not work.me.manages:
        return None
    asker, one = work.people.named(look.asked_by), _open_one(work, look)
    if look.said is not LookSaid.WAITING:
        return views.said(work.reader, look, asker)
    if one is None:
        return views.over(work.reader, sent=work.announcements.get(look.announcement) is not None)
    seen = _as_read(work, one)
    return views.request(work.reader, one, asker, seen, Previewed(look.id, _print(work, one)))


def is_past(ref: str, work: Work) -> bool:
    """Tell whether there is nothing to look at any more: the draft was sent or thrown away."""
    look = work.looks.get(ref)
    return look is None or _open_one(work, look) is None


def heard(ref: str, work: Work) -> Message | None:
    """Draw for the manager who asked what their colleague says."""
    look = work.looks.get(ref)
    if look is None or look.asked_by != work.me.id or not work.me.manages:
        return None
    if look.said is LookSaid.WAITING:
        return None
    one, by = work.announcements.get(look.announcement), work.people.named(look.by)
    return views.heard(work.reader, look, by, is_earlier=one is not None and _is_earlier(work, one, look))


def say_right(request: Request, work: Work) -> Form | Aside:
    """Open the form in which a colleague says that it looks right."""
    return _open(work, announcements.LOOKS_RIGHT.read(request.ref), LookSaid.RIGHT)


def say_not(request: Request, work: Work) -> Form | Aside:
    """Open the form in which a colleague says that it should not go out this way."""
    return _open(work, announcements.NOT_THIS.read(request.ref), LookSaid.NOT_THIS)


def keep_right(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep that it looks right to a colleague, and tell the manager who asked."""
    return _keep(request, work, announcements.KEEP_RIGHT.read(request.ref), LookSaid.RIGHT)


def keep_not(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep that it should not go out this way, and tell the manager who asked."""
    return _keep(request, work, announcements.KEEP_NOT.read(request.ref), LookSaid.NOT_THIS)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show what a colleague has said: the answer to a repeated press."""
    about = announcements.KEEP_RIGHT.read(request.ref)
    return (card(about.about, work) if about else None) or work.refuse(Refusal.GONE)


def _open(work: Work, about: Previewed | None, said: LookSaid) -> Form | Aside:
    look = _mine(work, about)
    if about is None or look is None:
        return work.refuse(Refusal.GONE)
    return _over(work, look) or views.answer_form(work.reader, about, said)


def _keep(
    request: Request, work: Work, about: Previewed | None, said: LookSaid
) -> Message | Aside | Rejected:
    look, words = _mine(work, about), request.first("words").strip()
    if about is None or look is None or look.asked_by is None:
        return work.refuse(Refusal.GONE)
    if over := _over(work, look):
        return over
    if len(words) > LONGEST:
        errors = {"words": views.too_long(work.reader)}
        return Rejected(views.answer_form(work.reader, about, said, words), errors)
    seen = about.print or ""
    if not work.looks.say(look.id, said, print=seen, words=words):
        return work.refuse(Refusal.GONE)
    form = announcements.LOOKS_RIGHT if said is LookSaid.RIGHT else announcements.NOT_THIS
    work.drafts.drop(form.name, look.id)
    work.announcements.note(look.announcement, work.me.id, ManagerAct.LOOKED)
    work.show(look.asked_by, Notice(NoticeKind.LOOKED, look.id))
    work.show(work.me.id, Notice(NoticeKind.LOOK, look.id))
    one = _open_one(work, look)
    is_earlier = one is not None and seen != _print(work, one)
    return views.thanked(work.reader, work.people.named(look.asked_by), is_earlier=is_earlier)


def _mine(work: Work, about: Previewed | None) -> ColleagueLook | None:
    look = work.looks.get(about.about) if about else None
    return look if look and look.by == work.me.id and look.asked_by is not None else None


def _over(work: Work, look: ColleagueLook) -> Aside | None:
    """Say why there is nothing to say any more: it was said, or the draft was sent or thrown away."""
    if look.said is not LookSaid.WAITING and look.asked_by is not None:
        return Aside(views.said(work.reader, look, work.people.named(look.asked_by)))
    if _open_one(work, look) is not None:
        return None
    return Aside(views.over(work.reader, sent=work.announcements.get(look.announcement) is not None))


def _open_one(work: Work, look: ColleagueLook) -> Announcement | None:
    """Return what is looked at while there is something to say to it: a draft, or a notice that waits."""
    one = work.announcements.get(look.announcement)
    waits = one is not None and bool(one.necessary) and one.stage is Stage.SCHEDULED
    return one if one is not None and (waits or one.stage is Stage.DRAFT) else None


def _waits_for(work: Work, one: Announcement, to: Person) -> bool:
    return any(look.by == to.id and look.said is LookSaid.WAITING for look in work.looks.at(one.id))


def _is_earlier(work: Work, one: Announcement, look: ColleagueLook) -> bool:
    now = _open_one(work, look)
    return now is not None and look.print != _print(work, one)


def _print(work: Work, one: Announcement) -> str:
    return print_of(draft.written_of(one))


def _as_read(work: Work, one: Announcement) -> Message:
    if not one.necessary:
        return cards.card(work.reader, one, work.me)
    return necessary.card(work.reader, one, work.address, stopped=False) or Message(one.title)
