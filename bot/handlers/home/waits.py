"""What waits for the person who acts besides asks: reports, a proposal, and what managers see to."""

from bot.domain.asks.human_help import HelpStatus
from bot.domain.introductions.introduction import FOR_MANAGERS, Status
from bot.handlers.introductions import for_managers
from bot.handlers.mentors import first_door_approve
from bot.handlers.programme import page
from bot.handlers.safety import who_reads
from bot.handlers.work import Work
from bot.views.home.waits import Proposed, Waits


def of(work: Work) -> Waits:
    """Return what waits for the person who acts."""
    manages = work.me.manages
    return Waits(
        reports=len(who_reads.waiting(work)),
        asked_to_read=work.me.id in work.safety.asked_to_read(),
        proposed=_proposed(work),
        approvals=first_door_approve.how_many(work) if manages else 0,
        hands=_hands(work) if manages else 0,
        doubts=len(page.in_doubt(work)) if manages else 0,
    )


def _proposed(work: Work) -> Proposed | None:
    one = work.introductions.going_of(work.me.id)
    if (
        one is None
        or one.stage is not Status.PROPOSED
        or one.is_late(work.now)
        or not (one.by and one.mentor)
    ):
        return None
    return Proposed(one, work.people.named(one.by), work.people.named(one.mentor))


def _hands(work: Work) -> int:
    """Return how many mentees wait for a manager: not those to whom another manager writes."""
    raised = [hand for hand, _, by in page.hands(work) if _waits(hand.reach) or (by and by.id == work.me.id)]
    wanted = [one for one in for_managers.waiting(work) if one.one.stage in FOR_MANAGERS]
    return len(raised) + len(wanted)


def _waits(reach: HelpStatus) -> bool:
    return reach is not HelpStatus.PROMISED
