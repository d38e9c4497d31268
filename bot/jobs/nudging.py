"""Nudging: tells whoever's nudge is due, of any kind, each in a transaction of its own; plans the next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.domain.common.people import stranger
from bot.handlers.answers import reminders
from bot.handlers.introductions import push
from bot.handlers.mentors import quarterly
from bot.handlers.mentorships import first_step, met
from bot.handlers.passing_on import pass_it_on, travelled
from bot.handlers.work import Work
from bot.jobs import wishing
from bot.store.common import communities
from bot.store.common.planned_nudges import DueNudges
from bot.store.database.database import Database, Transaction
from bot.store.repositories import Services

NextDue = Callable[[Work], bool | None]
"""Takes whoever's nudge is longest due; tells whether they were told, None where nobody's is."""

EVERY: Mapping[NudgeKind, NextDue] = MappingProxyType(
    {
        NudgeKind.REMINDER: reminders.next_due,
        NudgeKind.MET: met.next_due,
        NudgeKind.FIRST_STEP: first_step.next_due,
        NudgeKind.STILL_GLAD: quarterly.next_still_glad,
        NudgeKind.NEVER_ASKED: quarterly.next_never_asked,
        NudgeKind.PUSH: push.next_due,
        NudgeKind.TRAVELLED: travelled.next_due,
        NudgeKind.ANSWER_ONE: pass_it_on.next_due,
    }
)
"""Every kind whose time is known beforehand; the first come before the others where a week is short."""

Planning = Callable[[Work], Sequence[PlannedNudge]]
"""Returns what is yet to be planned, a batch of it."""

PLANS: tuple[Planning, ...] = (
    quarterly.plan_still_glad,
    quarterly.plan_never_asked,
    push.plan,
    pass_it_on.plan,
)
"""What finds those for whom nothing was planned yet: a batch at a time, until there is nobody left."""

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


def nudge_due(database: Database, services: Services) -> int:
    """Tell everybody whose nudge is due; return how many were told."""
    everywhere = database.read(communities.every)
    return sum(
        _until_nobody(database, partial(_one, services=services, community=community, next_due=next_due))
        for community in everywhere
        for next_due in EVERY.values()
    )


def plan_nudges(database: Database, services: Services) -> int:
    """Plan nudges for those for whom nobody has yet; return for how many."""
    everywhere = database.read(communities.every)
    return sum(_plan_all(database, services, community, plan) for community in everywhere for plan in PLANS)


def would_tell(database: Database, services: Services) -> list[Would]:
    """Return who would be nudged if it ran at the services's time: it runs, and everything is taken back."""
    would: list[Would] = []
    for community in database.read(communities.every):
        try:
            database.write(partial(_try, services=services, community=community, would=would))
        except _TakenBack:
            continue
    return would


class _TakenBack(Exception):
    """The dry run of one community has come to its end: its transaction is rolled back."""


def _try(connection: Transaction, services: Services, community: CommunityId, would: list[Would]) -> None:
    work = Work(connection, services, community, stranger(community))
    for next_due in EVERY.values():
        while len(work.nudges.added) < MOST_LISTED and next_due(work) is not None:
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


def _until_nobody(database: Database, one: Callable[[Transaction], bool | None]) -> int:
    told = 0
    while (nudged := database.write(one)) is not None:
        told += nudged
    return told


def _one(
    connection: Transaction, services: Services, community: CommunityId, next_due: NextDue
) -> bool | None:
    return next_due(Work(connection, services, community, stranger(community)))


def _plan_all(database: Database, services: Services, community: CommunityId, plan: Planning) -> int:
    planned = 0
    for _ in range(MOST_BATCHES):
        # Whom it is for is found on a snapshot: no writer waits for it.
        due = database.read(lambda open_: plan(Work(open_, services, community, stranger(community))))
        more = database.write(partial(_keep, community=community, planned=due)) if due else 0
        if not more:
            break
        planned += more
    return planned


def _keep(connection: Transaction, community: CommunityId, planned: Sequence[PlannedNudge]) -> int:
    kept = DueNudges(connection, community)
    return sum(kept.plan(due) for due in planned)
