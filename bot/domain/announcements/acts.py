"""What managers did with an announcement, act by act: who sent it, and whether its time came in vain."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.announcements.announcement import Announcement, ManagerAct
from bot.domain.common.ids import PersonId

Acted = tuple[PersonId, ManagerAct, datetime]
"""Which manager did what, and when (UTC)."""

_SENDING = (ManagerAct.SENT, ManagerAct.PLANNED, ManagerAct.TOOK_OVER)
"""What a manager did with an announcement who sent it."""

_PLANNING = (ManagerAct.PLANNED, ManagerAct.TOOK_OVER, ManagerAct.MOVED)
_LOOKING = (ManagerAct.TRIED, ManagerAct.ASKED, ManagerAct.LOOKED)
"""What changes nothing of an announcement."""


def senders(acts: Iterable[Acted]) -> list[PersonId]:
    """Return the managers who sent an announcement, by what was done with it; the first first, each once."""
    return list(dict.fromkeys(by for by, act, _ in acts if act in _SENDING))


def answerable(one: Announcement, acts: Sequence[Acted]) -> list[PersonId]:
    """Return the managers who get replies: who sent it, then who last took part in sending it."""
    parts = (*_SENDING, ManagerAct.WENT_ON)
    return list(dict.fromkeys((one.by, *(by for by, act, _ in reversed(acts) if act in parts))))


def was_put_back(acts: Sequence[Acted]) -> bool:
    """Tell of a draft whether it had been planned, and no manager made it a draft again.

    Then its time came with too few people left for it.
    """
    changes = [act for _, act, _ in acts if act not in _LOOKING]
    return bool(changes) and changes[-1] in _PLANNING
