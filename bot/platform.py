"""A platform as a value: everything that a process does with it."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from starlette.types import ASGIApp

from bot.domain.announcements.pace import Tempo
from bot.domain.programme.setup import CommunitySetup
from bot.port import Adapter


class NoManifest(Exception):
    """A setting or an answer of the platform is missing that its manifest needs; the text says which."""


@dataclass(frozen=True, slots=True)
class AppPackage:
    """A manifest that a platform takes only as a file: a name for the file, and what is in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the doctor checked: whether it works, and what to do if it does not."""

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
        """Return its name, which is stored with each community."""
        ...

    @property
    def by_gateway(self) -> bool:
        """Tell whether its people are heard over one connection that a process of its own may hold."""
        ...

    @property
    def chosen_by_managers(self) -> bool:
        """Tell whether each workspace's managers choose where people are told things, and who manages."""
        ...

    @property
    def workspace(self) -> str:
        """Return the workspace that it serves; empty until the platform has said which it is."""
        ...

    @property
    def adapter(self) -> Adapter:
        """Return what sends to its people."""
        ...

    def doors(self) -> Mapping[str, ASGIApp]:
        """Return what it serves on `PORT`, by path."""
        ...

    def own_ports(self) -> tuple[ListeningPort, ...]:
        """Return the ports other than `PORT` on which it listens."""
        ...

    async def run(self, *, listens: bool) -> None:
        """Stay connected until cancelled, where that is needed; take acts if this process `listens`."""
        ...

    def problem(self) -> str:
        """Return what prevents serving it; empty if nothing does."""
        ...

    def manifest(self) -> Mapping[str, object] | AppPackage | None:
        """Return the app manifest that an operator uses there, as JSON or a file; None if it takes none.

        Raise `NoManifest` where a setting is missing, or the platform has to be asked and does not answer.
        """
        ...

    def checkup(self, chosen: Mapping[str, CommunitySetup]) -> Iterator[Finding]:
        """Ask the platform whether what an operator configured, and what managers chose, works.

        `chosen` is by workspace, of those in which the app is; nothing where no database could be read.
        """
        ...

    def greeting(self) -> AsyncIterator[str]:
        """Tell an operator, at the start of a process that listens, how the platform reaches it."""
        ...


def doors(platforms: Iterable[Platform]) -> Mapping[str, ASGIApp]:
    """Return what all platforms serve on `PORT`; raise `ValueError` if two claim the same path."""
    found: dict[str, ASGIApp] = {}
    for platform in platforms:
        for path, door in platform.doors().items():
            if path in found:
                raise ValueError(f"{path} is claimed twice, the second time by {platform.name}")
            found[path] = door
    return found


def problems(platforms: Iterable[Platform]) -> str:
    """Return what prevents serving any of them, one line each; empty if nothing does."""
    return "\n".join(filter(None, (one.problem() for one in platforms)))


def where_managers_choose(platforms: Iterable[Platform]) -> frozenset[str]:
    """Return the platforms of which each workspace's managers choose something."""
    return frozenset(one.name for one in platforms if one.chosen_by_managers)


def how_they_tell(platforms: Iterable[Platform]) -> tuple[frozenset[str], Mapping[str, Tempo]]:
    """Return which platforms ring for no reader, and how fast each takes messages."""
    every = [one.adapter for one in platforms]
    silent = frozenset(one.platform for one in every if not one.rings)
    return silent, {one.platform: one.tempo for one in every}
