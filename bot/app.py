"""The composition root: the only file that knows settings, store, routes, platforms and clock together."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from bot.adapters import registry
from bot.demo.trying import DemoClock, TryOut
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.handlers import FOLLOWERS, all_routes, for_managers
from bot.handlers.former import former_members
from bot.handlers.people.file_page import FilePageBook
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.handlers.run import Runner
from bot.jobs.absences import Absences
from bot.jobs.clock import Beats, Tick
from bot.jobs.closing import close_due
from bot.jobs.deliver import Deliverer
from bot.jobs.holding import Holding
from bot.jobs.indexing import Indexer
from bot.jobs.keeping_away import Keeper
from bot.jobs.setting_up import SettingUp
from bot.jobs.ticks import ticks
from bot.jobs.whereabouts import WhereaboutsBook, address
from bot.metrics import Metrics
from bot.platform import ListeningPort, Platform, how_they_tell, where_managers_choose
from bot.platform_context import PlatformContext
from bot.process.index import OwnIndex
from bot.process.ports import OwnPorts
from bot.process.readiness import Readiness
from bot.store.database import dialect
from bot.store.database.database import Database
from bot.store.database.keys import SecretKeys, recognise
from bot.store.index.index import Index
from bot.store.meaning.installed import meaning
from bot.store.outbox import leases, outages, zone_rules
from bot.store.outbox.counts import Counts, counts
from bot.store.services import Services
from bot.ui.requests import Actor, Request
from bot.views.common.reader import Reader, reader_of
from config.errors import Misconfigured
from config.secret_key import UNKNOWN, secret_keys
from config.settings import Settings

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

ALL = "all"
"""The process that does everything."""

DELIVERY_TICK = 1.0
"""Seconds between two polls of the outbox; a commit in this process wakes the deliverer at once."""


def real_time() -> datetime:
    """Return the time (UTC)."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class App:
    """One process of Alongside, put together. Each part is made when it is first used."""

    settings: Settings
    programme: Programme
    process: str = ALL
    clock: Callable[[], datetime] = real_time

    @cached_property
    def database(self) -> Database:
        """Return the database."""
        return Database(self.settings.database_url)

    @cached_property
    def index(self) -> Index:
        """Return this process's search index; raise `Misconfigured` if its folder cannot be used."""
        return self.own_index.open(self.database.identity(), lambda: self.clock().isocalendar().week)

    @cached_property
    def own_index(self) -> OwnIndex:
        """Return where this process's search index may be."""
        has_others = not self.alone and self.process != ALL
        return OwnIndex(Path(self.settings.data_dir), self.process, has_others)

    @property
    def alone(self) -> bool:
        """Tell whether one process does everything, as on SQLite."""
        return dialect.is_sqlite(self.settings.database_url)

    @cached_property
    def services(self) -> Services:
        """Return what every transaction needs."""
        silent, tempos = how_they_tell(self.platforms)
        address = self.settings.base_url or ""
        chosen_on = where_managers_choose(self.platforms)
        return Services(
            self.programme,
            self.index,
            self.clock,
            silent,
            address,
            tempos,
            chosen_on=chosen_on,
            meaning=meaning() if self.settings.meaning == "on" else None,
            keys=self.keys,
        )

    def recognise(self) -> None:
        """Raise `Misconfigured` before anything is changed, where the database knows only other keys."""
        _ = self.keys

    @cached_property
    def keys(self) -> SecretKeys:
        """Return the secret keys; raise `Misconfigured` where the database knows only others."""
        keys = SecretKeys.of(secret_keys(self.settings))
        if not self.database.write(lambda connection: recognise(connection, keys, self.clock())):
            raise Misconfigured((UNKNOWN,))
        return keys

    @cached_property
    def runner(self) -> Runner:
        """Return what runs every transaction, and wakes the deliverer after a commit."""
        return Runner(self.database, self.services, FOLLOWERS, self._wake, self._keep_away)

    @cached_property
    def responder(self) -> Responder:
        """Return what answers requests."""
        return Responder(self.runner, all_routes(), self.settings.first_manager or "")

    @cached_property
    def metrics(self) -> Metrics:
        """Return the metrics."""
        return Metrics(self.beats.age, lambda: self.indexer.lag)

    @cached_property
    def beats(self) -> Beats:
        """Return when the clock's ticks last ended."""
        return Beats()

    @cached_property
    def platforms(self) -> tuple[Platform, ...]:
        """Return the platforms that are configured; `adapter_at` finds one by its workspace."""
        return registry.configured(self.settings.keys_of, self._context())

    def platform(self, name: str) -> Platform:
        """Return a platform by its name, whether it is configured or not."""
        return registry.platform(name, self.settings.keys_of, self._context())

    @cached_property
    def tryout(self) -> TryOut | None:
        """Return what a visitor of the demo may try out; None where this process serves anything else."""
        asked = len(self.platforms) > 1
        if asked or not self.alone or not isinstance(self.clock, DemoClock):
            return None
        (chat,), jobs = self.platforms, [tick.act for tick in self.ticks()]
        deliver = self.deliverer.deliver_due
        return TryOut(self.database, self.clock, chat.name, chat.workspace, jobs, deliver)

    @cached_property
    def deliverer(self) -> Deliverer:
        """Return what delivers notices."""
        return Deliverer(self.runner, self.platforms)

    @cached_property
    def indexer(self) -> Indexer:
        """Return what keeps the search index up to date."""
        return Indexer(self.database, self.index, self.services)

    def prepare(self) -> None:
        """Catch up after a start. Where no other process delivers, leases can be freed."""
        if self.alone:
            self.database.write(lambda connection: leases.free_leases(connection, self.clock()))
        self.database.write(lambda connection: outages.try_at_once(connection, self.clock()))
        self.database.write(
            lambda connection: zone_rules.redraw(connection, self.clock(), zone_rules.rules())
        )
        # Before anything is delivered: what ended while no process ran is drawn as it ended.
        close_due(self.runner)
        if not self.index.watermark:
            log.info("The search index is empty; it is filled from the database")
        self.indexer.catch_up()

    def ports(self, *, web: bool) -> tuple[ListeningPort, ...]:
        """Return what this process listens on: a web process on `PORT`, any other for its health alone."""
        # Not the readiness itself: making it opens the database and the index.
        own = OwnPorts(self.settings, self.platforms, self.metrics, lambda: self.readiness, self._counts)
        return own.listening(web=web)

    def ticks(self) -> tuple[Tick, ...]:
        """Return what the clock runs, and how often."""
        deliver = Tick("deliver", DELIVERY_TICK, self.deliverer.wake)
        return (deliver, *ticks(self.runner, self.indexer))

    def _context(self) -> PlatformContext:
        return PlatformContext(
            programme=self.programme,
            clock=self.clock,
            database=lambda: self.database,
            begin=self._timed(self._later(Responder.begin)),
            begin_former=self._timed(lambda request: former_members(self.responder).begin(request)),
            complete=self._later(Responder.complete),
            promised=self._later(Responder.promised),
            refresh=self._later(Responder.refresh),
            left=self._later(Responder.left),
            known=self._later(Responder.known),
            address=lambda *of: address(self.database, *of),
            absences=Absences(lambda: self.database, self.clock, self._wake),
            gateways=Holding(lambda: self.database, real_time),
            people=WhereaboutsBook(lambda: self.database, self.clock),
            setups=SettingUp(lambda: self.database),
            file_pages=FilePageBook(lambda: self.database, self.clock),
            reader=self._reader,
            newcomer=self._newcomer,
            for_managers=for_managers(),
            port=self.settings.port,
            base_url=self.settings.base_url or "",
            trying=lambda: self.tryout,
        )

    def _timed(self, begin: Callable[[Request], Future[Answer]]) -> Callable[[Request], Future[Answer]]:
        return self.metrics.timing(begin, frozenset(all_routes()))

    def _newcomer(self, actor: Actor) -> Reader:
        return Reader(actor.locale, actor.zone, self.programme, self.clock())

    def _later(self, act: Callable[Concatenate[Responder, P], T]) -> Callable[P, T]:
        """Return an act of the responder, which is made only then: it opens the database and the index."""

        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            return act(self.responder, *args, **kwargs)

        return asked

    @cached_property
    def keeper(self) -> Keeper:
        """Return what writes beside the database what a restored backup may not undo."""
        return Keeper(self.runner, self.settings.data_dir)

    def _wake(self) -> None:
        self.deliverer.wake()

    def _keep_away(self) -> None:
        self.keeper.wake()

    @cached_property
    def readiness(self) -> Readiness:
        """Return what says whether this process can do its work."""
        parts = self.database, self.index, self.indexer, self.beats, self.platforms
        return Readiness(*parts, self.settings.data_dir)

    def _counts(self) -> Counts:
        return self.database.read(partial(counts, now=self.clock()))

    def _reader(self, person: Person) -> Reader:
        return reader_of(person, self.programme, self.clock())
