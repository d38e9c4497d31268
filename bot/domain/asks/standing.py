"""What stands between a mentee and a mentor before an ask: one that waits, a no, or that they are apart."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.common import capacity
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Mentor
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.programme.programme import Caps


@dataclass(frozen=True, slots=True)
class Between:
    """What has happened between a mentee and a mentor so far."""

    waiting: bool = False
    last_no: datetime | None = None
    apart: bool = False
    """Whether one of the two has blocked the other, who is never told."""
    open_ask: str = ""
    """The id of the ask that waits, where it was read."""

    def not_before(self, caps: Caps, now: datetime) -> datetime | None:
        """Return from when the mentor may be asked again after a no; None where nothing stands against it."""
        again = None if self.last_no is None else self.last_no + caps.again_after
        return again if again is not None and now < again else None


def may_ask(
    mentee: PersonId, mentor: Mentor, kind: str, *, standing: Between, caps: Caps, now: datetime
) -> Refused | None:
    """Return why this mentee cannot ask this mentor for this kind, or None where they can."""
    if mentee == mentor.id:
        return Refused(Refusal.YOURSELF)
    if standing.waiting:
        return Refused(Refusal.ALREADY_ASKED)
    if not standing.apart and (again := standing.not_before(caps, now)) is not None:
        return Refused(Refusal.TOO_SOON, until=again)
    if standing.apart or not capacity.is_in(mentor, now):
        return Refused(Refusal.AWAY)
    return None if mentor.offer(kind) else Refused(Refusal.NOT_OFFERED)
