"""The whole of what the home page shows the beginning of, page by page."""

from bot.handlers.home import home
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import home as verbs
from bot.views.home import everything as views


def everything(request: Request, work: Work) -> Message | Aside:
    """Show a page of all that waits, of one's asks, and of the people one is in touch with."""
    page = verbs.ALL.read(request.ref)
    return views.everything(work.reader, home.of(work), page.number if page else 0)
