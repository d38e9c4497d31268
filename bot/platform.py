"""A platform as a value: everything that a process does with it, and what it is given of the app."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from starlette.types import ASGIApp

from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.handlers.routing import Answer
from bot.port import Adapter
from bot.store.database.database import Database
from bot.ui.requests import Actor, Request
from bot.views.common.reader import Reader


@dataclass(frozen=True, slots=True)
class PlatformContext:
    """What every platform is given of the app. Nothing in it opens the database before it is called."""

    programme: Programme
    clock: Callable[[], datetime]
    database: Callable[[], Database]
    begin: Callable[[Request], Future[Answer]]
    """Answers a request."""
    refresh: Callable[[Actor], Future[None]]
    """Takes what a platform says of somebody who is known already."""
    known: Callable[[str, str, str], Future[Person | None]]
    """Finds a person by their platform, its workspace, and its name for them."""
    reader: Callable[[Person], Reader]
    newcomer: Callable[[Actor], Reader]
    """Returns the reader of whom only their platform has told us yet."""
    for_managers: frozenset[str]
    """The verbs for which the platform's word that somebody manages must be fresh."""
    port: int
    """What `PORT` is set to."""
    base_url: str
    """Where the web reaches `PORT`; empty where it cannot."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the doctor looked at: whether it is well, and what to do where it is not."""

    well: bool
    said: str


@dataclass(frozen=True, slots=True)
class ListeningPort:
    """One port that this process listens on: its setting, its address, and what it serves."""

    setting: str
    host: str
    number: int
    pages: Callable[[], ASGIApp]


class Platform(Protocol):
    """One platform that an operator configured. Its libraries are loaded when it is first connected."""

    @property
    def name(self) -> str:
        """Return its name, as stored with each community."""
        ...

    @property
    def workspace(self) -> str:
        """Return which workspace it serves; empty as long as the platform has not said so."""
        ...

    @property
    def adapter(self) -> Adapter:
        """Return what sends to its people."""
        ...

    def doors(self) -> Mapping[str, ASGIApp]:
        """Return what it serves on `PORT`, by path."""
        ...

    def own_ports(self) -> tuple[ListeningPort, ...]:
        """Return the ports that it listens on beside `PORT`."""
        ...

    async def run(self, *, listens: bool) -> None:
        """Keep it connected until cancelled; where this process `listens`, take what its people do.

        One that has nothing to keep up returns at once.
        """
        ...

    def problem(self) -> str:
        """Say what stands in the way of serving it, or nothing."""
        ...

    def manifest(self) -> Mapping[str, object] | None:
        """Return what it has to know of us, as JSON; None for one that takes no manifest."""
        ...

    def checkup(self) -> Iterator[Finding]:
        """Ask it whether what an operator configured works."""
        ...

    def greeting(self) -> AsyncIterator[str]:
        """Say to an operator, at the start of a process that listens, how it is listened to."""
        ...


def doors(platforms: Iterable[Platform]) -> Mapping[str, ASGIApp]:
    """Return what all platforms serve on `PORT`; raise `ValueError` where two claim one path."""
    found: dict[str, ASGIApp] = {}
    for platform in platforms:
        for path, door in platform.doors().items():
            if path in found:
                raise ValueError(f"{path} is claimed twice, the second time by {platform.name}")
            found[path] = door
    return found


def problems(platforms: Iterable[Platform]) -> str:
    """Say what stands in the way of serving any of them, a line each, or nothing."""
    return "\n".join(filter(None, (one.problem() for one in platforms)))
