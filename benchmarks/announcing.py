"""S6: an announcement to everybody becomes rows, is counted, paused, goes on, and is cancelled.

Ours alone: no peer keeps a row for each reader. The goal, for 85,000 readers: three seconds of the writer in
all, and no transaction that another writer waits for long. Last in its community, which it changes.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from time import perf_counter

from benchmarks.community import Home, Opened, opened
from benchmarks.measure import Times
from benchmarks.size import Size
from benchmarks.table import Row
from bot.domain.announcements.announcement import Announcement, Stage
from bot.domain.audiences.audience import Audience, Group
from bot.domain.common.ids import AnnouncementId, PersonId
from bot.handlers.announcing import running
from bot.handlers.work import Work

GOAL = "≤ 3 s for 85,000"
ID = AnnouncementId("ann_0123456789abcdefghijkl")


def run(home: Home, _: Size) -> list[Row]:
    """Measure each step once: what they do cannot be done twice."""
    with opened(home) as parts:
        narrowed = _narrowed(parts, home)
        reach = _timed(parts, home, lambda work: work.audiences.reach(Audience(Group.EVERYBODY)).readers)
        _timed(parts, home, partial(_begun, readers=reach[0]))
        making = _made(parts, home)
        steps: dict[str, Callable[[Work], int]] = {
            "S6 counted": lambda work: work.sendings.tally(_one(work)).everybody,
            "S6 paused": lambda work: work.sendings.pause(ID),
            "S6 goes on": lambda work: work.sendings.release(_one(work)),
            "S6 cancelled": lambda work: work.sendings.drop(ID),
        }
        rows = [Row("S6 rows, in all", home.members, f"{sum(making):.2f} s for {reach[0]:,}", later=GOAL)]
        rows.append(_row("S6 rows, a transaction", home, making))
        rows.append(_row("S6 reach", home, [reach[1]]))
        rows += narrowed
        return [*rows, *(_row(name, home, [_timed(parts, home, act)[1]]) for name, act in steps.items())]


def _narrowed(parts: Opened, home: Home) -> list[Row]:
    """Count each kind of audience before anything is sent: a manager waits for it, at most 300 ms."""
    shown = _shown(parts, home)
    counted: dict[str, Callable[[Work], int]] = {
        f"S6 audience: {one}": partial(_readers, audience=one)
        for one in (
            Audience(Group.MENTORS, field=shown["field"], language=shown["language"]),
            Audience(Group.ROOM),
            Audience(Group.MENTEES),
            Audience(Group.HELPED),
        )
    }
    counted["S6 audience: room beside it"] = lambda work: bool(work.audiences.room_for(home.members))
    counted["S6 audience: offered values"] = lambda work: len(work.cards_here.values())
    return [
        _row(name, home, [_timed(parts, home, act)[1] for _ in range(5)]) for name, act in counted.items()
    ]


def _shown(parts: Opened, home: Home) -> dict[str, str]:
    def values(work: Work) -> dict[str, str]:
        return {name: counts.most_common(1)[0][0] for name, counts in work.cards_here.values().items()}

    return parts.responder.runner.write(home.community, values)


def _readers(work: Work, audience: Audience) -> int:
    return work.audiences.reach(audience).readers


def _row(figure: str, home: Home, taken: list[float]) -> Row:
    times = Times.of(taken)
    return Row(figure, home.members, str(times), cost=times.p50)


def _made(parts: Opened, home: Home) -> list[float]:
    taken = []
    while (made := _timed(parts, home, running.queue_more))[0]:
        taken.append(made[1])
    return taken


def _timed(parts: Opened, home: Home, act: Callable[[Work], int]) -> tuple[int, float]:
    start = perf_counter()
    done = parts.responder.runner.write(home.community, act)
    return done, perf_counter() - start


def _begun(work: Work, readers: int) -> int:
    now = datetime.now(UTC)
    one = Announcement(ID, work.community, PersonId("per_bench"), now, Stage.RUNNING, "Doors", "Open one")
    audience = str(Audience(Group.EVERYBODY))
    work.announcements.add(replace(one, signed="Office", audience=audience, begun_at=now, readers=readers))
    return readers


def _one(work: Work) -> Announcement:
    found = work.announcements.get(ID)
    if found is None:
        raise RuntimeError("the announcement is not there: the figures would be of nothing")
    return found
