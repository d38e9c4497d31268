"""Nudging: tells whoever's nudge is due, of any kind, each in a transaction of its own; plans the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.handlers import NUDGES, PLANS
from bot.handlers.feature import NextDue, Planning
from bot.handlers.run import Runner
from bot.handlers.work import Work
from bot.jobs import wishing
from bot.store.common import communities

MOST_LISTED = 1000
"""Nudges of one community that a dry run looks at."""

MOST_BATCHES = 1000


@dataclass(frozen=True, slots=True)
class Would:
    """Somebody who would be nudged, and how."""

    name: str
    kind: NudgeKind
    asks: int = 0
    """How many asks wait for them, where it is a reminder."""


def nudge_due(runner: Runner) -> int:
    """Tell everybody whose nudge is due; return how many were told."""
    due = runner.due(NUDGES.values())
    return sum(_until_nobody(runner, community, nudged.next_due) for community, nudged in due)


def plan_nudges(runner: Runner) -> int:
    """Plan nudges for those for whom nobody has yet; return for how many."""
    everywhere = runner.database.read(communities.every)
    return sum(_plan_all(runner, community, plan) for community in everywhere for plan in PLANS)


def would_tell(runner: Runner) -> list[Would]:
    """Return who would be nudged if it ran at the services's time: it runs, and everything is taken back."""
    would: list[Would] = []
    for community in runner.database.read(communities.every):
        try:
            runner.write(community, partial(_try, would=would))
        except _TakenBack:
            continue
    return would


class _TakenBack(Exception):
    """The dry run of one community has come to its end: its transaction is rolled back."""


def _try(work: Work, would: list[Would]) -> None:
    for nudged in NUDGES.values():
        while len(work.nudges.added) < MOST_LISTED and nudged.next_due(work) is not None:
            pass
    wishing.tell_in(work)
    would.extend(_named(work, work.nudges.added))
    raise _TakenBack


def _named(work: Work, told: Sequence[tuple[PersonId, NudgeKind]]) -> list[Would]:
    return sorted(
        (Would(work.people.named(one).name, kind, _asks(work, one, kind)) for one, kind in told),
        key=lambda would: (would.name, would.kind),
    )


def _asks(work: Work, person: PersonId, kind: NudgeKind) -> int:
    return len(work.asks.waiting_for(person)) if kind is NudgeKind.REMINDER else 0


def _until_nobody(runner: Runner, community: CommunityId, next_due: NextDue) -> int:
    told = 0
    while (nudged := runner.write(community, next_due)) is not None:
        told += nudged
    return told


def _plan_all(runner: Runner, community: CommunityId, plan: Planning) -> int:
    planned = 0
    for _ in range(MOST_BATCHES):
        # Whom it is for is found on a snapshot: no writer waits for it.
        due = runner.read(community, plan)
        more = runner.write(community, partial(_keep, planned=due)) if due else 0
        if not more:
            break
        planned += more
    return planned


def _keep(work: Work, planned: Sequence[PlannedNudge]) -> int:
    return sum(work.due_nudges.plan(due) for due in planned)
