"""Measuring: contestants take turns in one process, so that other load slows all of them alike."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter, process_time

AT_LEAST = 6
"""Rounds that even the slowest contestant runs: each query of a set once."""

Contestant = Callable[[int], object]
"""Does the work of one round; the round's number says which."""


@dataclass(frozen=True, slots=True)
class Times:
    """What one contestant took, in seconds: the median and the 95th percentile."""

    p50: float
    p95: float

    @classmethod
    def of(cls, taken: Sequence[float]) -> "Times":
        """Return the figures of some measurements; raise ValueError where there are none."""
        if not taken:
            raise ValueError("nothing was measured")
        ordered = sorted(taken)
        return cls(median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))])

    def __str__(self) -> str:
        return f"{milliseconds(self.p50)} / {milliseconds(self.p95)} ms"


@dataclass(slots=True)
class Spent:
    """What one piece of work took, in seconds: by the wall clock, and of the processor on all threads."""

    wall: float = 0.0
    processor: float = 0.0

    @staticmethod
    def both(taken: Sequence["Spent"]) -> tuple[Times, Times]:
        """Return the figures by the wall clock, and those of the processor."""
        return Times.of([one.wall for one in taken]), Times.of([one.processor for one in taken])


@contextmanager
def spent() -> Iterator[Spent]:
    """Note what is done meanwhile; other programs slow the wall clock most and the processor least."""
    taken, start, before = Spent(), perf_counter(), process_time()
    yield taken
    taken.processor, taken.wall = process_time() - before, perf_counter() - start


def milliseconds(seconds: float) -> str:
    """Return seconds as milliseconds, to three significant digits."""
    value = seconds * 1000
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def interleaved(
    contestants: Mapping[str, Contestant], *, rounds: int, seconds: float = 60.0
) -> dict[str, list[float]]:
    """Return the seconds that each contestant took in each round, after a warm-up of one turn of each query.

    A contestant that has used up `seconds` sits out, but not before `AT_LEAST` rounds. The garbage collector
    stays on, as in production; only older objects are frozen, so that it does not walk them again. What a
    caller has frozen before stays so.
    """
    is_first = not gc.get_freeze_count()
    for act in contestants.values():
        for number in range(min(AT_LEAST, rounds)):
            act(number)
    gc.collect()
    gc.freeze()
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    spent = dict.fromkeys(contestants, 0.0)
    for number in range(rounds):
        for name, act in contestants.items():
            if number < AT_LEAST or spent[name] < seconds:
                taken[name].append(once(partial(act, number)))
                spent[name] += taken[name][-1]
    if is_first:
        gc.unfreeze()
    return taken


def once(act: Callable[[], object]) -> float:
    """Return how many seconds a call takes."""
    start = perf_counter()
    act()
    return perf_counter() - start
