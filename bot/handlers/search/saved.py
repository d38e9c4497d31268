"""The mentors whom a person saved for later."""

from bot.domain.common.ids import PersonId
from bot.handlers.search import find
from bot.handlers.work import Work
from bot.store.search.saved import Mark
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.search import saved as views


def saved(request: Request, work: Work) -> Message | Aside:
    """List the saved cards."""
    here = whom_saved(work)
    seen = find.see(work, here)
    return views.saved_people(work.reader, tuple(seen[one] for one in here))


def whom_saved(work: Work) -> list[PersonId]:
    """Return the mentors whom the presser saved and can still read, the latest first."""
    ids = work.marks.of(work.me.id, Mark.SAVED)
    if not ids:
        return []
    apart, cards = work.safety.apart_from(work.me.id), work.mentors.many(ids)
    return [one for one in ids if one not in apart and one in cards and cards[one].person.is_here]
