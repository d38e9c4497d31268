"""Metrics: how many requests came, how long they took, and how many notices wait."""

import math
from collections.abc import Callable
from concurrent.futures import Future
from time import perf_counter
from typing import Protocol

from prometheus_client import CollectorRegistry, Gauge, Histogram

from bot.handlers.routing import Answer
from bot.ui.requests import Request

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 3.0)

Begin = Callable[[Request], Future[Answer]]


COUNTS = {
    "pending": ("alongside_outbox_pending", "Notices that wait to be told"),
    "in_doubt": (
        "alongside_outbox_in_doubt",
        "Notices of which nobody can tell whether they were told",
    ),
    "failed": ("alongside_outbox_failed", "Notices that could not be told; each keeps its problem"),
    "oldest_due": (
        "alongside_outbox_oldest_due_seconds",
        "Seconds for which the oldest due notice has waited",
    ),
    "cut_off": (
        "alongside_workspaces_cut_off",
        "Workspaces in which nobody can be reached until it is mended",
    ),
    "away": (
        "alongside_workspaces_uninstalled",
        "Workspaces that uninstalled the app; 30 days later everything of theirs is deleted",
    ),
}
"""What the database counts, by its name in `Counted`: the metric, and what it means."""


class Counted(Protocol):
    """What the database counts."""

    @property
    def pending(self) -> int:
        """Return how many notices wait to be told."""
        ...

    @property
    def in_doubt(self) -> int:
        """Return of how many notices nobody can tell whether they were told."""
        ...

    @property
    def failed(self) -> int:
        """Return how many notices could not be told."""
        ...

    @property
    def oldest_due(self) -> float:
        """Return the seconds for which the oldest due notice has waited."""
        ...

    @property
    def cut_off(self) -> int:
        """Return in how many workspaces nobody can be reached."""
        ...

    @property
    def away(self) -> int:
        """Return how many workspaces uninstalled the app."""
        ...


class Metrics:
    """What `/metrics` shows."""

    def __init__(self, tick_age: Callable[[], float], index_lag: Callable[[], float]) -> None:
        """Count in our own registry; what the database counts is unknown (NaN) until `show`."""
        self.registry = CollectorRegistry()
        self._seconds = Histogram(
            "alongside_request_seconds",
            "Seconds from a request to its answer, by platform, verb and kind of answer",
            ("platform", "verb", "answer"),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._counts = {name: Gauge(*about, registry=self.registry) for name, about in COUNTS.items()}
        self._asked("alongside_last_tick_age_seconds", "Seconds since the clock last ran a tick", tick_age)
        self._asked(
            "alongside_index_lag_seconds",
            "Seconds since the search index was last level with the database",
            index_lag,
        )
        self.show(None)

    def show(self, counts: Counted | None) -> None:
        """Show what the database counts; None where it does not answer."""
        for name, gauge in self._counts.items():
            gauge.set(math.nan if counts is None else getattr(counts, name))

    def timing(self, begin: Begin, known: frozenset[str]) -> Begin:
        """Return `begin` with each answer timed. All unknown verbs share one label."""

        def timed(request: Request) -> Future[Answer]:
            start, begun = perf_counter(), begin(request)
            verb = request.verb if request.verb in known else "unknown"
            begun.add_done_callback(lambda done: self._observe(request.actor.platform, verb, start, done))
            return begun

        return timed

    def _asked(self, name: str, meaning: str, count: Callable[[], float]) -> None:
        Gauge(name, meaning, registry=self.registry).set_function(count)

    def _observe(self, platform: str, verb: str, start: float, done: Future[Answer]) -> None:
        answer = "cancelled" if done.cancelled() else type(done.result()).__name__.lower()
        self._seconds.labels(platform, verb, answer).observe(perf_counter() - start)
