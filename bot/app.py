"""The composition root: the only file that knows settings, store, routes, adapters and clock together."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from starlette.applications import Starlette

from bot.adapters import http
from bot.adapters.web import server
from bot.adapters.web.adapter import WebChat
from bot.adapters.web.book import Book
from bot.domain.people import Person
from bot.domain.programme import Programme
from bot.handlers import all_routes
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.jobs.clock import HOUR, MINUTE, Tick
from bot.jobs.closing import close_due
from bot.jobs.deliver import Deliverer
from bot.jobs.indexing import Indexer
from bot.jobs.nudging import nudge_due, plan_nudges
from bot.jobs.turning import turn
from bot.jobs.wishing import wish_due
from bot.metrics import Metrics
from bot.store import deliveries, lookings, nudges, outbox, wishes
from bot.store.database import Database, Transaction
from bot.store.my_data import forget_words
from bot.store.search.directory import InUse
from bot.store.search.index import Index
from bot.store.work import Ground
from bot.ui.requests import Request
from bot.views.reader import Reader, reader_of
from config.errors import Misconfigured
from config.settings import Settings

DELIVERY_TICK = 1.0
"""Seconds between two looks at the outbox; a commit in this process wakes it at once."""


@dataclass(frozen=True)
class App:
    """One process of Alongside, put together. Parts are made when they are first asked for."""

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
        """Return this process's search index; raise `Misconfigured` where another process has it."""
        folder = Path(self.settings.data_dir) / "index" / self.process
        opened = Index.open(folder, database=self.database.identity(), turn=self._week)
        if isinstance(opened, InUse):
            line = f"DATA_DIR: another Alongside runs on {folder}; stop it, or give this one another DATA_DIR"
            raise Misconfigured((line,))
        return opened

    @cached_property
    def ground(self) -> Ground:
        """Return what every transaction stands on."""
        return Ground(self.programme, self.index, self.clock)

    @cached_property
    def responder(self) -> Responder:
        """Return who answers requests."""
        wake, manager = self.deliverer.wake, self.settings.first_manager or ""
        return Responder(self.database, self.ground, all_routes(), wake, manager)

    @cached_property
    def metrics(self) -> Metrics:
        """Return our figures."""
        return Metrics(lambda: self.database.read(outbox.pending))

    @cached_property
    def web_chat(self) -> WebChat:
        """Return the web chat."""
        begin = self.metrics.timing(self._begin, frozenset(all_routes()))
        return WebChat(Book(self.database, self.clock), begin, self._reader, self.programme)

    @cached_property
    def deliverer(self) -> Deliverer:
        """Return who delivers."""
        return Deliverer(self.database, self.ground, {WebChat.platform: self.web_chat})

    @cached_property
    def indexer(self) -> Indexer:
        """Return who keeps the index up."""
        return Indexer(self.database, self.index, self.ground)

    def prepare(self, *, alone: bool) -> None:
        """Catch up with what happened while we were off; `alone` where no other process delivers."""
        if alone:
            self.database.write(lambda connection: outbox.free_leases(connection, self.clock()))
        self.indexer.catch_up()

    def web_pages(self) -> Starlette:
        """Return the web chat's own listener."""
        return server.application(self.web_chat, self.programme)

    def http(self) -> Starlette:
        """Return what is served on `PORT`."""
        return http.application(self._ready, self.metrics.registry)

    def ticks(self) -> tuple[Tick, ...]:
        """Return what the clock does, and how often."""
        return (
            Tick("deliver", DELIVERY_TICK, self.deliverer.wake),
            Tick("close", MINUTE, self._close),
            Tick("nudge", MINUTE, self._nudge),
            Tick("wish", MINUTE, self._wish),
            Tick("plan", HOUR, lambda: plan_nudges(self.database, self.ground)),
            Tick("turn", HOUR, lambda: turn(self.database, self.clock())),
            Tick("forget", HOUR, lambda: self.database.write(self._forget)),
        )

    def _begin(self, request: Request) -> Future[Answer]:
        # Not the responder itself: it wakes the deliverer, which sends through the adapter that answers here.
        return self.responder.begin(request)

    def _close(self) -> None:
        if close_due(self.database, self.ground):
            self.deliverer.wake()

    def _nudge(self) -> None:
        if nudge_due(self.database, self.ground):
            self.deliverer.wake()

    def _wish(self) -> None:
        if wish_due(self.database, self.ground, self.indexer.catch_up):
            self.deliverer.wake()

    def _forget(self, connection: Transaction) -> None:
        lookings.forget_old(connection, self.clock())
        deliveries.forget_old(connection, self.clock())
        nudges.forget_old(connection, self.clock())
        forget_words(connection, self.clock())
        wishes.forget_told(connection, self.clock())

    def _ready(self) -> str:
        try:
            self.database.read(outbox.pending)
        except Exception as problem:
            return f"the database does not answer: {type(problem).__name__}"
        return ""

    def _week(self) -> int:
        return self.clock().isocalendar().week

    def _reader(self, person: Person) -> Reader:
        return reader_of(person, self.programme, self.clock())
