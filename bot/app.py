"""The composition root: the only file that knows settings, store, routes, platforms and clock together."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from starlette.applications import Starlette

from bot.adapters import http, registry
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.handlers import FOLLOWERS, all_routes, for_managers
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.handlers.run import Runner
from bot.jobs.clock import HOUR, MINUTE, Tick
from bot.jobs.closing import close_due
from bot.jobs.deliver import Deliverer
from bot.jobs.indexing import Indexer
from bot.jobs.nudging import nudge_due, plan_nudges
from bot.jobs.turning import turn
from bot.jobs.wishing import wish_due
from bot.metrics import Metrics
from bot.platform import Platform, PlatformContext, doors, problems
from bot.store.common import seen_requests, sent_nudges
from bot.store.database.database import Database, Transaction
from bot.store.home.my_data import forget_words
from bot.store.index.directory import InUse, NotAnIndexError
from bot.store.index.index import Index
from bot.store.outbox import outages, outbox, zone_rules
from bot.store.repositories import Services
from bot.store.search import searches, wishes
from bot.ui.requests import Actor, Request
from bot.ui.verbs import Verb
from bot.views.common.reader import Reader, reader_of
from config.errors import Misconfigured
from config.settings import Settings

log = logging.getLogger(__name__)

DELIVERY_TICK = 1.0
"""Seconds between two polls of the outbox; a commit in this process wakes the deliverer at once."""


@dataclass(frozen=True)
class App:
    """One process of Alongside, put together. Each part is made when it is first used."""

    settings: Settings
    programme: Programme
    process: str = "all"
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    @cached_property
    def database(self) -> Database:
        """Return the database."""
        return Database(self.settings.database_url)

    @cached_property
    def index(self) -> Index:
        """Return this process's search index; raise `Misconfigured` if its folder cannot be used."""
        folder = Path(self.settings.data_dir) / "index" / self.process
        try:
            opened = Index.open(folder, database=self.database.identity(), turn=self._week)
        except (OSError, NotAnIndexError) as problem:
            line = f"DATA_DIR: {folder} cannot hold the search index: {problem}"
            raise Misconfigured((line,)) from problem
        if isinstance(opened, InUse):
            line = f"DATA_DIR: another Alongside runs on {folder}; stop it, or give this one another DATA_DIR"
            raise Misconfigured((line,))
        return opened

    @cached_property
    def services(self) -> Services:
        """Return what every transaction needs."""
        return Services(self.programme, self.index, self.clock)

    @cached_property
    def runner(self) -> Runner:
        """Return what runs every transaction, and wakes the deliverer after a commit."""
        return Runner(self.database, self.services, FOLLOWERS, self._wake)

    @cached_property
    def responder(self) -> Responder:
        """Return what answers requests."""
        return Responder(self.runner, all_routes(), self.settings.first_manager or "")

    @cached_property
    def metrics(self) -> Metrics:
        """Return the metrics."""
        return Metrics(
            lambda: self.database.read(outbox.pending),
            lambda: self.database.read(outbox.in_doubt),
            lambda: len(self.database.read(outages.cut_off)),
        )

    @cached_property
    def platforms(self) -> tuple[Platform, ...]:
        """Return the platforms that are configured; `adapter_at` finds one by its workspace."""
        return registry.configured(self.settings.keys_of, self._context())

    def platform(self, name: str) -> Platform:
        """Return a platform by its name, whether it is configured or not."""
        return registry.platform(name, self.settings.keys_of, self._context())

    @cached_property
    def deliverer(self) -> Deliverer:
        """Return what delivers notices."""
        return Deliverer(self.runner, self.platforms)

    @cached_property
    def indexer(self) -> Indexer:
        """Return what keeps the search index up to date."""
        return Indexer(self.database, self.index, self.services)

    def prepare(self, *, alone: bool) -> None:
        """Catch up after a start; `alone` if no other process delivers, so that leases can be freed."""
        if alone:
            self.database.write(lambda connection: outbox.free_leases(connection, self.clock()))
        self.database.write(lambda connection: outages.try_at_once(connection, self.clock()))
        self.database.write(
            lambda connection: zone_rules.redraw(connection, self.clock(), zone_rules.rules())
        )
        # Before anything is delivered: what ended while no process ran is drawn as it ended.
        close_due(self.runner)
        if not self.index.watermark:
            log.info("The search index is empty; it is filled from the database")
        self.indexer.catch_up()

    def http(self) -> Starlette:
        """Return what is served on `PORT`."""
        served = doors(self.platforms)
        return http.application(self._ready, self.metrics.registry, doors=served, amiss=self._amiss)

    def ticks(self) -> tuple[Tick, ...]:
        """Return what the clock runs, and how often."""
        return (
            Tick("deliver", DELIVERY_TICK, self.deliverer.wake),
            Tick("close", MINUTE, lambda: close_due(self.runner)),
            Tick("nudge", MINUTE, lambda: nudge_due(self.runner)),
            Tick("wish", MINUTE, lambda: wish_due(self.runner, self.indexer.catch_up)),
            Tick("plan", HOUR, lambda: plan_nudges(self.runner)),
            Tick("turn", HOUR, lambda: turn(self.database, self.clock())),
            Tick("forget", HOUR, lambda: self.database.write(self._forget)),
        )

    def _context(self) -> PlatformContext:
        return PlatformContext(
            programme=self.programme,
            clock=self.clock,
            database=lambda: self.database,
            begin=self._timed,
            promised=self._promised,
            refresh=self._refresh,
            left=self._left,
            known=self._known,
            reader=self._reader,
            newcomer=self._newcomer,
            for_managers=for_managers(),
            port=self.settings.port,
            base_url=self.settings.base_url or "",
        )

    @cached_property
    def _timed(self) -> Callable[[Request], Future[Answer]]:
        return self.metrics.timing(self._begin, frozenset(all_routes()))

    def _known(self, platform: str, workspace: str, user: str) -> Future[Person | None]:
        return self.responder.known(platform, workspace, user)

    def _left(self, platform: str, workspace: str, user: str) -> Future[None]:
        return self.responder.left(platform, workspace, user)

    def _refresh(self, actor: Actor) -> Future[None]:
        return self.responder.refresh(actor)

    def _newcomer(self, actor: Actor) -> Reader:
        return Reader(actor.locale, actor.zone, self.programme, self.clock())

    def _begin(self, request: Request) -> Future[Answer]:
        # Not `responder.begin` in the context: making the responder opens the database and the index.
        return self.responder.begin(request)

    def _promised(self, verb: str) -> Verb | None:
        return self.responder.promised(verb)

    def _wake(self) -> None:
        self.deliverer.wake()

    def _forget(self, connection: Transaction) -> None:
        searches.forget_old(connection, self.clock())
        seen_requests.forget_old(connection, self.clock())
        sent_nudges.forget_old(connection, self.clock())
        forget_words(connection, self.clock())
        wishes.forget_told(connection, self.clock())

    def _ready(self) -> str:
        try:
            self.database.read(outbox.pending)
        except Exception as problem:
            return f"the database does not answer: {type(problem).__name__}"
        return problems(self.platforms)

    def _amiss(self) -> str:
        lost = self.database.read(outages.cut_off)
        return "".join(
            f"nobody of {one.platform} {one.workspace} can be reached: {one.why}\n" for one in lost
        )

    def _week(self) -> int:
        return self.clock().isocalendar().week

    def _reader(self, person: Person) -> Reader:
        return reader_of(person, self.programme, self.clock())
