"""Metrics: how many requests came, how long they took, and how many notices wait."""

from collections.abc import Callable
from concurrent.futures import Future
from time import perf_counter

from prometheus_client import CollectorRegistry, Gauge, Histogram

from bot.handlers.routing import Answer
from bot.ui.requests import Request

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 3.0)

Begin = Callable[[Request], Future[Answer]]


class Metrics:
    """What `/metrics` shows."""

    def __init__(
        self, pending: Callable[[], float], in_doubt: Callable[[], float], cut_off: Callable[[], float]
    ) -> None:
        """Count in our own registry; the database is asked for its counts at each scrape."""
        self.registry = CollectorRegistry()
        self._seconds = Histogram(
            "alongside_request_seconds",
            "Seconds from a request to its answer, by platform, verb and kind of answer",
            ("platform", "verb", "answer"),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._asked("alongside_outbox_pending", "Notices that wait to be told", pending)
        self._asked(
            "alongside_outbox_in_doubt", "Notices of which nobody can tell whether they were told", in_doubt
        )
        self._asked(
            "alongside_workspaces_cut_off",
            "Workspaces in which nobody can be reached until it is mended",
            cut_off,
        )

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
