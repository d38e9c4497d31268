"""Correcting an announcement that was sent: written, looked at once more, and changed where it stands."""

from collections.abc import Mapping

from bot.domain.announcements import markup, pace
from bot.domain.announcements.announcement import Announcement, ManagerAct, ReaderState
from bot.domain.common.events import NoticeQueued
from bot.domain.common.ids import print_of
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.corrections import correcting as rules
from bot.handlers.announcing import running
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.refs import Previewed
from bot.ui.requests import Request
from bot.ui.verbs import announcements
from bot.views.announcements import card as cards
from bot.views.announcing import writing as forms
from bot.views.channel_posts import channel
from bot.views.corrections import correcting as views

DRAFT = announcements.CORRECT.name


def correct(request: Request, work: Work) -> Form | Aside:
    """Open the words of an announcement that was sent, as they stand or as they were being corrected."""
    one = _sent(request, work)
    if isinstance(one, Refused):
        return work.refuse(one)
    return views.form(work.reader, one, work.drafts.get(DRAFT, one.id))


def keep(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep a correction, say what is wrong with it, or show it as readers will see it."""
    one = _sent(request, work)
    if isinstance(one, Refused):
        return work.refuse(one)
    written = {name: request.first(name).strip() for name in ("title", "words")}
    work.drafts.save(DRAFT, one.id, {**written, "base": _base(one)})
    if errors := _errors(work, one, written):
        return Rejected(views.form(work.reader, one, written), errors)
    return _looked_at(work, one)


def show(request: Request, work: Work) -> Message | Aside:
    """Show the kept correction as readers will see it."""
    one = _sent(request, work)
    if isinstance(one, Refused):
        return work.refuse(one)
    if _errors(work, one, work.drafts.get(DRAFT, one.id)):
        return running.now(work, one.id)
    return _looked_at(work, one)


def send(request: Request, work: Work) -> Message | Aside:
    """Make a correction: those who have it have it changed where it stands, others get the new words."""
    one = _sent(request, work)
    if isinstance(one, Refused):
        return work.refuse(one)
    written = work.drafts.get(DRAFT, one.id)
    if not written or _errors(work, one, written):
        return running.now(work, one.id)
    new = rules.correct(one, written["title"], written["words"], work.now)
    if written["base"] != _base(one) or not work.corrections.correct(one, new):
        return _not_made(work, one.id)
    work.drafts.drop(DRAFT, one.id)
    work.announcements.note(one.id, work.me.id, ManagerAct.CORRECTED)
    work.happened(NoticeQueued())
    running.show(work, new)
    return running.now(work, one.id)


def show_how_far(work: Work) -> bool:
    """Draw the card of a corrected announcement again: each minute, and once all is changed that can be."""
    for one in work.corrections.to_show():
        work.corrections.close(one.id)
        running.show(work, one)
        return True
    return False


def _sent(request: Request, work: Work) -> Announcement | Refused:
    """Return the announcement that is pressed, if it can be corrected."""
    return rules.may_correct(work.announcements.get(request.ref), work.posts.of(request.ref))


def _not_made(work: Work, announcement: str) -> Message | Aside:
    """Show the correction again, now in place of the one that another manager has made a moment ago."""
    one = work.announcements.get(announcement)
    by = work.announcements.last_by(announcement, ManagerAct.CORRECTED)
    if one is None or by is None:
        return work.refuse(Refusal.GONE)
    work.drafts.save(DRAFT, one.id, {**work.drafts.get(DRAFT, one.id), "base": _base(one)})
    return views.corrected_already(work.reader, work.people.named(by), _looked_at(work, one))


def _looked_at(work: Work, one: Announcement) -> Aside:
    written = work.drafts.get(DRAFT, one.id)
    new = rules.correct(one, written["title"], written["words"], work.now)
    if (post := work.posts.of(one.id)) and rules.stands(post):
        about = Previewed(one.id, print_of(written))
        return views.look_once_more_at_post(work.reader, channel.in_channel(work.reader, new), post, about)
    tally = work.sendings.tally(one)
    stand = tally.of(ReaderState.TOLD)
    return views.look_once_more(
        work.reader,
        views.Correction(
            cards.card(work.reader, new, work.me),
            stand,
            tally.of(ReaderState.QUEUED),
            pace.takes(stand, work.tempo.edits),
            Previewed(one.id, print_of(written)),
        ),
    )


def _base(one: Announcement) -> str:
    """Return a print of the words that are corrected: of two managers at once one corrects them."""
    return print_of({"title": one.title, "words": one.words})


def _errors(work: Work, one: Announcement, written: Mapping[str, str]) -> dict[str, str]:
    title, words = written.get("title", ""), written.get("words", "")
    found = {"title": markup.problem_of_title(title), "words": markup.problem_of_words(words)}
    wrong = {name: problem for name, problem in found.items() if problem}
    errors = {name: forms.wrong(work.reader, what, title=name == "title") for name, what in wrong.items()}
    if not errors and (title, words) == (one.title, one.words):
        errors["words"] = views.the_same(work.reader)
    return errors
