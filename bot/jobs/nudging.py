"""Nudging: tells due nudges of every kind, each in a transaction of its own, and plans new ones."""

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
"""The most nudges of one community that a dry run reports."""

MOST_BATCHES = 1000


@dataclass(frozen=True, slots=True)
class Would:
    """A person who would be nudged, and how."""

    name: str
    kind: NudgeKind
    asks: int = 0
    """How many asks wait for them, where it is a reminder."""


def nudge_due(runner: Runner) -> int:
    """Tell every nudge that is due; return how many were told."""
    due = runner.due(NUDGES.values())
    return sum(_tell_all(runner, community, nudged.next_due) for community, nudged in due)


def plan_nudges(runner: Runner) -> int:
    """Plan the nudges that are not planned yet; return how many."""
    everywhere = runner.database.read(communities.every)
    return sum(_plan_all(runner, community, plan) for community in everywhere for plan in PLANS)


def would_tell(runner: Runner) -> list[Would]:
    """Return who would be nudged at the services' time: a dry run in a transaction that is rolled back."""
    would: list[Would] = []
    for community in runner.database.read(communities.every):
        try:
            runner.write(community, partial(_try, would=would))
        except _RolledBack:
            continue
    return would


class _RolledBack(Exception):
    """The dry run of one community is complete: roll its transaction back."""


def _try(work: Work, would: list[Would]) -> None:
    for nudged in NUDGES.values():
        while len(work.nudges.added) < MOST_LISTED and nudged.next_due(work) is not None:
            pass
    wishing.tell_in(work)
    would.extend(_named(work, work.nudges.added))
    raise _RolledBack


def _named(work: Work, told: Sequence[tuple[PersonId, NudgeKind]]) -> list[Would]:
    return sorted(
        (Would(work.people.named(one).name, kind, _asks(work, one, kind)) for one, kind in told),
        key=lambda would: (would.name, would.kind),
    )


def _asks(work: Work, person: PersonId, kind: NudgeKind) -> int:
    return len(work.asks.waiting_for(person)) if kind is NudgeKind.REMINDER else 0


def _tell_all(runner: Runner, community: CommunityId, next_due: NextDue) -> int:
    told = 0
    while (nudged := runner.write(community, next_due)) is not None:
        told += nudged
    return told


def _plan_all(runner: Runner, community: CommunityId, plan: Planning) -> int:
    planned = 0
    for _ in range(MOST_BATCHES):
        # Find on a snapshot whom to nudge: no writer waits for it.
        due = runner.read(community, plan)
        more = runner.write(community, partial(_keep, planned=due)) if due else 0
        if not more:
            break
        planned += more
    return planned


def _keep(work: Work, planned: Sequence[PlannedNudge]) -> int:
    return sum(work.due_nudges.plan(due) for due in planned)
