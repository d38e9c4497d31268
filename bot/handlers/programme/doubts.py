"""Messages in doubt, as a manager sees and settles them."""

from bot.domain.common.notices import NoticeInDoubt
from bot.domain.common.refusals import Refusal
from bot.handlers.programme import page
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import programme


def has_arrived(request: Request, work: Work) -> Message | Aside:
    """Keep that a message has arrived: a reader told the manager so."""
    doubt = _of(request, work)
    return _settled(request, work, done=doubt is not None and work.doubts.has_arrived(doubt))


def send_again(request: Request, work: Work) -> Message | Aside:
    """Send a message once more: a reader told the manager that it is not there."""
    doubt = _of(request, work)
    may = doubt is not None and doubt.may_be_sent_again
    return _settled(request, work, done=doubt is not None and may and work.doubts.send_again(doubt))


def _of(request: Request, work: Work) -> NoticeInDoubt | None:
    """Return what a press is about, if the presser sees it on the page, and may settle it."""
    about = programme.HAS_ARRIVED.read(request.ref)
    seen = (one for one, _ in page.in_doubt(work) if not one.held)
    return next((one for one in seen if about == programme.DoubtOf(one.row, one.version)), None)


def _settled(request: Request, work: Work, *, done: bool) -> Message | Aside:
    return page.page(request, work) if done else work.refuse(Refusal.ALREADY_SETTLED)
