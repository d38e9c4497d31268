"""Restoring: what people decided since a copy was made holds in it, and it tells nothing by itself."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person
from bot.domain.safety.kept_away import PAIRS, Fact, KeptKind, Known, LogLine
from bot.handlers.home import restored
from bot.handlers.run import Runner
from bot.handlers.work import Work
from bot.jobs.closing import close_due
from bot.jobs.nudging import nudge_due
from bot.jobs.wishing import wish_due
from bot.store.backup import facts
from bot.store.database.database import Transaction
from bot.store.outbox import held
from bot.store.people.people import People
from bot.store.safety import kept_away
from bot.store.safety.kept_away import KnownPerson

MARGIN = timedelta(minutes=5)
"""How long before a copy a line may have been written whose act the copy does not have yet."""


@dataclass(slots=True)
class Outcome:
    """What a restore has done with a copy."""

    applied: Counter[KeptKind] = field(default_factory=Counter)
    strange: int = 0
    """Lines of a community or under a key that is not here."""
    held: int = 0


@dataclass(frozen=True, slots=True)
class Restoring:
    """One copy that becomes the database."""

    runner: Runner
    catch_up: Callable[[], int]
    log: Known
    copied: datetime
    """The moment of the copy (UTC)."""

    def settle(self) -> Outcome:
        """Apply the log, end what is over, and hold everything that no reader has yet.

        What fell due since the copy is queued before anything is held, so that it is held too.
        """
        outcome = Outcome()
        self._apply(outcome)
        self.catch_up()
        close_due(self.runner)
        nudge_due(self.runner)
        wish_due(self.runner, self.catch_up)
        outcome.held = self.runner.database.write(self._end)
        return outcome

    def _end(self, connection: Transaction) -> int:
        number = held.hold(connection, f"{self.copied:%Y-%m-%d %H:%M} UTC")
        held.number_anew(connection)
        facts.finish(connection)
        return number

    def _apply(self, outcome: Outcome) -> None:
        database, keys = self.runner.database, self.runner.services.keys
        where = database.read(lambda connection: kept_away.communities_by_mark(connection, keys))
        known = {
            one: database.read(partial(kept_away.people_by_mark, community=one, keys=keys))
            for one in frozenset(where.values())
        }
        for fact, line in self._in_order():
            here = where.get(fact.community)
            if here is None:
                outcome.strange += 1
            elif _One(self.runner, here, known[here]).hold(fact, line):
                outcome.applied[fact.kind] += 1

    def _in_order(self) -> list[tuple[Fact, LogLine]]:
        order = {kind: number for number, kind in enumerate(KeptKind)}
        news = [(fact, line) for fact, line in self.log.lines.items() if self._is_news(fact, line)]
        return sorted(news, key=lambda one: (order[one[0].kind], one[1].at))

    def _is_news(self, fact: Fact, line: LogLine) -> bool:
        # An erasure is compared with its person instead, who may have come back since.
        return fact.kind is KeptKind.ERASED or line.at >= self.copied - MARGIN


@dataclass(frozen=True, slots=True)
class _One:
    """One line, in its community."""

    runner: Runner
    community: CommunityId
    people: dict[str, KnownPerson]

    def hold(self, fact: Fact, line: LogLine) -> bool:
        """Let a line hold in the copy; tell whether there was anything to do."""
        if fact.kind in PAIRS:
            return self._pair(fact, line)
        met = self.people.get(fact.marks[0])
        if met is None or met.gone or not line.holds:
            return False
        if fact.kind is KeptKind.ERASED:
            if met.since >= line.at:
                return False
            self.people[fact.marks[0]] = replace(met, gone=True)
        self._act(met, partial(restored.hold, kind=fact.kind, until=fact.until))
        return True

    def _pair(self, fact: Fact, line: LogLine) -> bool:
        one, other = (self.people.get(mark) for mark in fact.marks)
        if not line.holds:
            if one and other:
                self._act(one, partial(restored.let, other=other.id, kind=fact.kind))
            return bool(one and other)
        known = bool(one and other and not (one.gone or other.gone))
        person, with_whom = one or self._remembered(fact.marks[0]), other or self._remembered(fact.marks[1])
        apart = partial(restored.keep_apart, other=with_whom.id, kind=fact.kind, known=known)
        self._act(person, apart)
        return True

    def _remembered(self, mark: str) -> KnownPerson:
        now = self.runner.services.clock()
        made = partial(kept_away.remember, community=self.community, mark=mark, now=now)
        return self.people.setdefault(mark, self.runner.database.write(made))

    def _act(self, who: KnownPerson, act: Callable[[Work], object]) -> None:
        def whose(open_: Transaction) -> tuple[CommunityId, Person]:
            return self.community, People(open_, self.community).named(who.id)

        self.runner.write_as(whose, act)
