"""A necessary notice before it is sent: written by one manager, looked at by another."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.announcements.announcement import LONGEST_SIGNED, Announcement, Stage
from bot.domain.audiences.audience import Group
from bot.domain.common.ids import print_of
from bot.domain.common.refusals import Refusal
from bot.domain.second_looks import necessary as rules
from bot.domain.second_looks.necessary import NecessaryReason
from bot.handlers.announcements import draft
from bot.handlers.second_looks import colleague
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import announcements
from bot.views.announcing import writing as forms
from bot.views.second_looks import necessary as views

BEFORE = frozenset({Stage.DRAFT, Stage.SCHEDULED})
"""Stages in which nobody has been sent it."""


def write(request: Request, work: Work) -> Form | Aside:
    """Open the reason and the words of a necessary notice, or of a new one."""
    if not request.ref:
        signed = {"signed": work.me.name[:LONGEST_SIGNED]}
        return views.form(work.reader, "", {**signed, **work.drafts.get(announcements.NECESSARY.name, "")})
    one = _draft(work, request.ref)
    if one is None:
        return work.refuse(Refusal.GONE)
    words = {"reason": one.necessary, "words": one.words, "signed": one.signed}
    return views.form(work.reader, one.id, words)


def keep(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep a necessary notice as a draft, and show it as everybody will read it."""
    written = {name: request.first(name).strip() for name in ("reason", "words", "signed")}
    one = _draft(work, request.ref) if request.ref else None
    if request.ref and one is None:
        return work.refuse(Refusal.SENT_ALREADY)
    if errors := _errors(work, written):
        work.drafts.save(announcements.NECESSARY.name, request.ref, written)
        return Rejected(views.form(work.reader, request.ref, written), errors)
    work.drafts.drop(announcements.NECESSARY.name, request.ref)
    return Aside(drawn(work, _keep(work, one, written)))


def drawn(work: Work, one: Announcement) -> Message:
    """Draw a necessary notice that is not sent yet, for the manager who looks at it."""
    by = work.people.named(one.by)
    shown = views.NoticeShown(
        one,
        card(work, one, stopped=False) or Message(one.title),
        work.necessary_readers.reach(),
        print_of(written(one.id, work)),
        by,
        mine=one.by == work.me.id,
        alone=not colleague.others(work),
        looked=colleague.notes(work, one),
    )
    return views.look(work.reader, shown)


def card(work: Work, one: Announcement, stopped: bool) -> Message | None:
    """Draw a necessary notice as a person reads it who has stopped announcements, or has not."""
    return views.card(work.reader, one, work.address, stopped=stopped)


def written(about: str, work: Work) -> Mapping[str, str]:
    """Return what another manager would confirm, field by field; nothing once it has been sent."""
    one = work.announcements.get(about)
    if one is None or not one.necessary or one.stage not in BEFORE:
        return {}
    return {"necessary": one.necessary, "words": one.words, "signed": one.signed, "by": one.by}


def _draft(work: Work, announcement: str) -> Announcement | None:
    one = draft.any_draft(work, announcement)
    return one if one and one.necessary else None


def _keep(work: Work, one: Announcement | None, written: Mapping[str, str]) -> Announcement:
    new = replace(
        one or draft.new(work),
        by=work.me.id,
        necessary=written["reason"],
        title=views.title_of(work.reader, written["reason"]),
        words=written["words"],
        signed=written["signed"],
        audience=Group.EVERYBODY.value,
    )
    return draft.keep(work, one, new)


def _errors(work: Work, written: Mapping[str, str]) -> dict[str, str]:
    reader, words, own = work.reader, written["words"], work.address
    errors = {}
    if written["reason"] not in set(NecessaryReason):
        errors["reason"] = forms.no_such_action(reader)
    if problem := rules.problem_of_words(words, own):
        errors["words"] = views.wrong(reader, problem, rules.foreign_address(words, own))
    if not written["signed"] or len(written["signed"]) > LONGEST_SIGNED:
        errors["signed"] = forms.not_signed(reader)
    return errors
