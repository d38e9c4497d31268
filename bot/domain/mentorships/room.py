"""What the two people of a mentorship may do in their room: suggest times, choose one, finish."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.common import capacity
from bot.domain.common.ids import PersonId
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.mentorships.mentorship import Ending, Mentorship, Suggestion

MOST_TIMES = 3
"""How many times one of the two may have suggested at once."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A mentorship that has ended, and the places it gives back."""

    mentorship: Mentorship
    gives_back: tuple[capacity.Place, ...]


def may(found: Mentorship | None, *, by: PersonId) -> Mentorship | Refused:
    """Return the mentorship to one of its two people while it goes on, else the refusal."""
    if found is None:
        return Refused(Refusal.GONE)
    if by not in found.two:
        return Refused(Refusal.NOT_YOURS)
    return found if found.ending is Ending.GOING else Refused(Refusal.FINISHED)


def suggest(found: Mentorship, at: datetime, *, by: PersonId, now: datetime) -> Mentorship | Refused:
    """Add a time that would suit one of the two; a time that is there already is not added again.

    The first time that a person adds begins a new card, so that the other is told; the next ones join it.
    """
    if at <= now:
        return Refused(Refusal.TIME_GONE)
    ahead = tuple(one for one in found.suggested if one.at > now)
    if any(one.at == at for one in ahead):
        return replace(found, suggested=ahead)
    if sum(one.by == by for one in ahead) >= MOST_TIMES:
        return Refused(Refusal.ENOUGH_TIMES)
    every = sorted((*ahead, Suggestion(at, by)), key=lambda one: one.at)
    new = _changed(replace(found, suggested=tuple(every)))
    joins = any(one.by == by for one in ahead)
    return new if joins else replace(new, listed=new.version)


def is_suggested_to(who: PersonId, found: Mentorship, at: datetime) -> bool:
    """Tell whether the other of the two has suggested a time already, so that it is `who`'s to choose."""
    return any(one.at == at and one.by != who for one in found.suggested)


def choose(found: Mentorship, at: datetime, *, by: PersonId, now: datetime) -> Mentorship | Refused:
    """Choose a time that the other suggested; the other suggestions are dropped."""
    wanted = next((one for one in found.suggested if one.at == at), None)
    if wanted is None or at <= now:
        return Refused(Refusal.TIME_GONE)
    if wanted.by == by:
        return Refused(Refusal.THEIRS_TO_CHOOSE)
    new = _changed(replace(found, suggested=(), meets_at=at, called_off=None))
    return replace(new, settled=new.version)


def call_off(found: Mentorship, now: datetime) -> Mentorship | Refused:
    """Cancel the chosen time that is still to come; nothing else changes."""
    if found.meets_at is None or found.meets_at < now:
        return Refused(Refusal.TIME_GONE)
    new = _changed(replace(found, meets_at=None, called_off=found.meets_at))
    return replace(new, listed=new.version)


def finish(found: Mentorship, month: str, how: Ending, now: datetime, *, by: str = "") -> Finished:
    """End the mentorship; the mentor has room again. A month's place stays used.

    `month` is the month in which the ask's place counted; empty for a kind that counts at a time. `by` is
    kept only where the two finish: who stops is nobody's to know.
    """
    over_all = capacity.Place(found.mentor, capacity.EVERYTHING)
    back = (over_all,) if month else (capacity.Place(found.mentor, found.kind), over_all)
    off = found.meets_at or found.called_off
    ended = replace(found, suggested=(), meets_at=None, called_off=off, ending=how, ended_at=now)
    ended = replace(ended, ended_by=by if how is Ending.TOGETHER else "")
    return Finished(_changed(ended), back)


def _changed(new: Mentorship) -> Mentorship:
    return replace(new, version=new.version + 1)
