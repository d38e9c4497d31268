"""Who did what with an announcement, and when."""

from itertools import groupby

from bot.domain.common.refusals import Refusal
from bot.handlers.work import Work
from bot.ui.nodes import Aside
from bot.ui.requests import Request
from bot.views.outcomes import history as views


def history(request: Request, work: Work) -> Aside:
    """List what managers did with an announcement; of the same act again and again, the last time."""
    one = work.announcements.get(request.ref)
    if one is None:
        return work.refuse(Refusal.GONE)
    runs = groupby(work.announcements.acts(one.id), key=lambda done: done[:2])
    acts = [list(run)[-1] for _, run in runs]
    done = [(work.people.named(by), act, at) for by, act, at in acts]
    # Beside the card, which stays and shows how things stand.
    return Aside(views.history(work.reader, one, done))
