"""Comparing two or three mentors, chosen or saved, side by side."""

from dataclasses import astuple

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Door, Mentor
from bot.domain.common.refusals import Refusal
from bot.handlers.search import find
from bot.handlers.work import Work
from bot.store.search.saved import Mark
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import search
from bot.views.search import compare as views


def compare(request: Request, work: Work) -> Message | Aside:
    """Show the mentors of the button side by side, filled up with saved ones; or say how to choose."""
    saved = list(work.marks.of(work.me.id, Mark.SAVED))
    about = search.COMPARE.read(request.ref)
    named = [PersonId(one) for one in astuple(about) if one] if about else []
    seen = find.see(work, dict.fromkeys((*named, *saved)))
    apart = {*work.safety.apart_from(work.me.id), work.me.id}
    known = [
        one
        for one in dict.fromkeys((*named, *saved))
        if one in seen and one not in apart and _is_shown(seen[one].mentor)
    ]
    if not known:
        return work.refuse(Refusal.GONE)
    if len(known) == 1:
        return views.with_whom(work.reader, seen[known[0]], saved=known[0] in saved)
    beside, instead = known[: views.SIDE_BY_SIDE], known[views.SIDE_BY_SIDE :]
    return views.side_by_side(
        work.reader, tuple(seen[one] for one in beside), tuple(seen[one] for one in instead)
    )


def _is_shown(mentor: Mentor) -> bool:
    return mentor.door is not Door.DRAFT and not mentor.person.has_left
