"""Writing an announcement: a draft that every manager here may go on with."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.announcements import audience, markup, timing
from bot.domain.announcements.announcement import LONGEST_SIGNED, Action, Announcement, ManagerAct, Stage
from bot.domain.common.ids import AnnouncementId, fresh
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.announcements import sending
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import announcements
from bot.views.announcements import shown, starts
from bot.views.announcements import writing as views


def page(request: Request, work: Work) -> Message:
    """List what is being written, what goes out and what has gone."""
    every = work.announcements
    going = every.of(Stage.SCHEDULED, Stage.RUNNING, Stage.PAUSED)
    over = every.of(Stage.DONE, Stage.CANCELLED)
    return shown.page(work.reader, every.of(Stage.DRAFT), going, over)


def write(request: Request, work: Work) -> Form | Aside:
    """Open the words of a draft, or of a new announcement."""
    if not request.ref:
        signed = {"signed": work.me.name[:LONGEST_SIGNED]}
        return views.words_form(work.reader, "", {**signed, **work.drafts.get(announcements.WRITE.name, "")})
    one = draft_of(work, request.ref)
    return views.words_form(work.reader, one.id, _written(one)) if one else work.refuse(Refusal.GONE)


def keep_words(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the words of an announcement, and show them as their readers will get them."""
    written = {name: request.first(name).strip() for name in ("title", "words", "action", "signed", "greets")}
    one = draft_of(work, request.ref) if request.ref else None
    if request.ref and one is None:
        return work.refuse(Refusal.SENT_ALREADY)
    if errors := _errors(work, written):
        work.drafts.save(announcements.WRITE.name, request.ref, written)
        return Rejected(views.words_form(work.reader, request.ref, written), errors)
    work.drafts.drop(announcements.WRITE.name, request.ref)
    return Aside(sending.drawn(work, _keep(work, one, written)))


def choose_audience(request: Request, work: Work) -> Form | Aside:
    """Open the list of groups that an announcement may be for."""
    one = draft_of(work, request.ref)
    return views.who_form(work.reader, one) if one else work.refuse(Refusal.GONE)


def keep_audience(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep for whom an announcement is, and show how many they are."""
    one = draft_of(work, request.ref)
    if one is None:
        return work.refuse(Refusal.SENT_ALREADY)
    chosen = audience.read(request.first("audience"), [kind.key for kind in work.programme.offered])
    if isinstance(chosen, Refused):
        errors = {"audience": views.no_such_audience(work.reader)}
        return Rejected(views.who_form(work.reader, one), errors)
    new = replace(one, audience=str(chosen), by=work.me.id)
    return Aside(sending.drawn(work, new)) if _change(work, new) else work.refuse(Refusal.SENT_ALREADY)


def starting_texts(request: Request, work: Work) -> Message | Aside:
    """Offer the texts to start from."""
    return shown.starting_texts(work.reader)


def start(request: Request, work: Work) -> Message | Aside:
    """Begin a draft with a starting text, in the language of the presser."""
    if request.ref not in starts.STARTS:
        return work.refuse(Refusal.GONE)
    text = starts.starting_text(work.reader, request.ref)
    new = replace(_new(work), title=text.title, words=text.words, signed=work.me.name[:LONGEST_SIGNED])
    work.announcements.add(new)
    work.announcements.note(new.id, work.me.id, ManagerAct.WROTE)
    return Aside(sending.drawn(work, new))


def choose_time(request: Request, work: Work) -> Form | Aside:
    """Open the day and the time at which an announcement arrives."""
    one = draft_of(work, request.ref)
    return views.when_form(work.reader, one.id, one.day, one.time) if one else work.refuse(Refusal.GONE)


def keep_time(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep when an announcement arrives; without a day and a time it is sent at once."""
    one = draft_of(work, request.ref)
    if one is None:
        return work.refuse(Refusal.SENT_ALREADY)
    day, time = request.first("day").strip(), request.first("time").strip()[:5]
    planned = timing.read(day, time)
    if (day or time) and planned is None:
        errors = {"day": views.no_such_time(work.reader)}
        return Rejected(views.when_form(work.reader, one.id, day, time), errors)
    if planned is not None and timing.is_over(*planned, work.me.zone, work.now):
        errors = {"day": views.over(work.reader)}
        return Rejected(views.when_form(work.reader, one.id, day, time), errors)
    new = replace(one, day=day, time=time, by=work.me.id)
    return Aside(sending.drawn(work, new)) if _change(work, new) else work.refuse(Refusal.SENT_ALREADY)


def use_again(request: Request, work: Work) -> Message | Aside:
    """Begin a new draft with the words and the audience of an announcement."""
    old = work.announcements.get(request.ref)
    if old is None:
        return work.refuse(Refusal.GONE)
    new = replace(_new(work), **{name: getattr(old, name) for name in AGAIN})
    work.announcements.add(new)
    work.announcements.note(new.id, work.me.id, ManagerAct.WROTE)
    return Aside(sending.drawn(work, new))


AGAIN = ("title", "words", "action", "signed", "greets", "audience")
"""What a new draft takes over from an announcement."""


def throw_away(request: Request, work: Work) -> Message | Aside:
    """Delete a draft; what has been sent stays."""
    if not work.announcements.throw_away(request.ref):
        return work.refuse(Refusal.SENT_ALREADY)
    return shown.thrown_away(work.reader)


def draft_of(work: Work, announcement: str) -> Announcement | None:
    """Return a draft by id; None where it has been sent or is not there."""
    one = work.announcements.get(announcement)
    return one if one and one.stage is Stage.DRAFT else None


def _keep(work: Work, one: Announcement | None, written: Mapping[str, str]) -> Announcement:
    base = one or _new(work)
    new = replace(
        base,
        by=work.me.id,
        title=written["title"],
        words=written["words"],
        action=Action(written["action"]),
        signed=written["signed"],
        greets=bool(written["greets"]),
    )
    if one is None:
        work.announcements.add(new)
        work.announcements.note(new.id, work.me.id, ManagerAct.WROTE)
    else:
        _change(work, new)
    return new


def _new(work: Work) -> Announcement:
    return Announcement(AnnouncementId(fresh("ann")), work.community, work.me.id, work.now)


def _change(work: Work, new: Announcement) -> bool:
    if not work.announcements.change(new, when=Stage.DRAFT):
        return False
    work.announcements.note(new.id, work.me.id, ManagerAct.WROTE)
    return True


def _written(one: Announcement) -> Mapping[str, str]:
    greets = views.FIRST_NAME if one.greets else ""
    words = {"title": one.title, "words": one.words, "action": one.action.value}
    return {**words, "signed": one.signed, "greets": greets}


def _errors(work: Work, written: Mapping[str, str]) -> dict[str, str]:
    reader = work.reader
    found = {
        "title": markup.problem_of_title(written["title"]),
        "words": markup.problem_of_words(written["words"]),
    }
    wrong = {name: problem for name, problem in found.items() if problem}
    errors = {name: views.wrong(reader, what, title=name == "title") for name, what in wrong.items()}
    if written["action"] not in set(Action):
        errors["action"] = views.no_such_action(reader)
    if not written["signed"] or len(written["signed"]) > LONGEST_SIGNED:
        errors["signed"] = views.not_signed(reader)
    return errors
