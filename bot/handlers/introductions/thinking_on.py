"""The mentor who was thought of cannot be introduced after all: managers think on, the mentee hears it."""

from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal
from bot.domain.introductions.introduction import Introduction, Status
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import introductions
from bot.views.introductions import introduction as views


def tell(work: Work, was: Introduction) -> None:
    """Tell the mentee of a proposal, as a message of its own, that its mentor cannot be introduced."""
    work.show(was.person, Notice(NoticeKind.THINKING_ON, was.id, f"{work.now:%Y%m%d%H%M}"))


def card(ref: str, work: Work) -> Message | None:
    """Draw for its mentee that the mentor who was thought of cannot be introduced after all."""
    one = work.introductions.get(ref)
    return views.thinking_on(work.reader, one) if one and one.person == work.me.id else None


def is_past(ref: str, work: Work) -> bool:
    """Tell whether there is a newer state to hear of than that managers think of another mentor."""
    one = work.introductions.get(ref)
    return one is None or one.stage is not Status.WANTED


def stands(work: Work, one: Introduction | None) -> Aside:
    """Answer a press that comes too late: managers think of another mentor, or it is no longer here."""
    if one is None or not _is_theirs(work, one):
        return work.refuse(Refusal.GONE)
    return Aside(views.thinking_on(work.reader, one))


def keep_for_the_next(request: Request, work: Work, question: str) -> Aside:
    """Keep words that come too late for one mentor for the next, where managers think of another."""
    one = work.introductions.get(request.ref)
    if one is None or not _is_theirs(work, one):
        return work.refuse(Refusal.GONE)
    work.drafts.save(introductions.WORDS.name, one.id, {"question": question})
    return Aside(views.thinking_on(work.reader, one, question))


def _is_theirs(work: Work, one: Introduction) -> bool:
    return one.person == work.me.id and one.stage is Status.WANTED
