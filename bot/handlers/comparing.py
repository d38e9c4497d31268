"""Comparing: two or three people side by side, of those one has saved."""

from bot.domain.ids import PersonId
from bot.domain.people import Door
from bot.domain.refusals import Refusal, Refused
from bot.handlers import search
from bot.handlers.readers import reader
from bot.store.marks import Mark
from bot.store.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views import comparing as views
from bot.views import refusals


def compare(request: Request, work: Work) -> Message | Aside:
    """Put those whom the button names side by side, and fill up from the saved ones; or say how to choose."""
    saved = list(work.marks.of(work.me.id, Mark.SAVED))
    named = [PersonId(one) for one in request.ref.split(".") if one]
    seen = search.see(work, dict.fromkeys((*named, *saved)))
    apart = {*work.safety.apart_from(work.me.id), work.me.id}
    known = [
        one
        for one in dict.fromkeys((*named, *saved))
        if one in seen and one not in apart and seen[one].mentor.door is not Door.DRAFT
    ]
    if not known:
        return refusals.refused(reader(work), Refused(Refusal.GONE))
    if len(known) == 1:
        return views.with_whom(reader(work), seen[known[0]], saved=known[0] in saved)
    beside, instead = known[: views.SIDE_BY_SIDE], known[views.SIDE_BY_SIDE :]
    return views.side_by_side(
        reader(work), tuple(seen[one] for one in beside), tuple(seen[one] for one in instead)
    )
