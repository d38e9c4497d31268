"""What one process listens on: a web process on `PORT`, any other for its health alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.adapters import http
from bot.metrics import Metrics
from bot.platform import ListeningPort, Platform, doors
from bot.process.health import apart, in_time
from bot.process.readiness import Readiness
from bot.store.outbox.counts import Counts
from config.settings import Settings


@dataclass(frozen=True, slots=True)
class OwnPorts:
    """The ports of one process. Nothing in it opens the database before a page is asked for."""

    settings: Settings
    platforms: Sequence[Platform]
    metrics: Metrics
    readiness: Callable[[], Readiness]
    counts: Callable[[], Counts]
    """Counts what the metrics show of the database."""

    def listening(self, *, web: bool) -> tuple[ListeningPort, ...]:
        """Return the ports, each with what it serves."""
        settings, health = self.settings, http.health(self._problem, self._amiss)
        metrics = http.metrics(self.metrics.registry, self._count)
        own = health if settings.metrics_port is not None else [*health, *metrics]
        if web:
            served = partial(http.application, own, doors(self.platforms))
            ports = [ListeningPort("PORT", settings.host, settings.port, served)]
            ports += [port for platform in self.platforms for port in platform.own_ports()]
        else:
            ports = [http.port("HEALTH_PORT", settings.host, settings.health_port, own)]
        if settings.metrics_port is not None:
            ports.append(http.port("METRICS_PORT", settings.metrics_host, settings.metrics_port, metrics))
        return tuple(ports)

    async def _problem(self) -> str:
        return await self.readiness().problem()

    async def _amiss(self) -> str:
        return await self.readiness().amiss()

    async def _count(self) -> None:
        self.metrics.show(await in_time(apart(self._counted), None))

    def _counted(self) -> Counts | None:
        return self.counts()
