"""What the app gives to every platform: how acts are answered, and the books that its processes share."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.domain.programme.setup import CommunitySetup
from bot.handlers.people.file_page import FilePageBook
from bot.handlers.routing import Answer
from bot.store.database.database import Database
from bot.store.programme.setup import BadgeChange
from bot.ui.requests import Actor, Completing, Completion, Request
from bot.ui.verbs import Verb
from bot.views.common.reader import Reader


class AbsenceBook(Protocol):
    """Where a platform reports that its app was taken out of a workspace, and that it is in it again."""

    def begin(self, platform: str, workspace: str) -> Future[None]:
        """Let a workspace rest; one that is unknown here stays so."""
        ...

    def end(self, platform: str, workspace: str) -> Future[None]:
        """Go on in a workspace; where it never was away, nothing happens."""
        ...

    def away(self, platform: str) -> Future[frozenset[str]]:
        """Return the workspaces of a platform from which its app was taken out."""
        ...

    def here(self, platform: str) -> Future[frozenset[str]]:
        """Return the workspaces of a platform in which its app is, as far as is known."""
        ...


class GatewayBook(Protocol):
    """Where processes agree which one of them holds a platform's gateway."""

    def take(self, name: str) -> Future[bool]:
        """Hold a gateway for some seconds more; tell whether this process does."""
        ...

    def note(self, name: str, sessions: Sequence[Any]) -> Future[None]:
        """Keep what is needed to go on with its sessions, as long as this process holds it."""
        ...

    def left(self, name: str, within: timedelta) -> Future[Sequence[Any]]:
        """Return what was noted last, by any process, if that was within this time."""
        ...

    def give(self, name: str) -> Future[None]:
        """Let another process have it at once."""
        ...


class PeopleBook(Protocol):
    """Where a platform whose bot serves several workspaces keeps where people act, and who was looked for."""

    def known_in(self, platform: str, account: str) -> Future[Sequence[str]]:
        """Return the workspaces in which an account is known, the one where it acted last first."""
        ...

    def came(self, platform: str, workspace: str, account: str) -> Future[None]:
        """Keep that an account acts in a workspace now; one that is unknown there stays so."""
        ...

    def wrote(self, platform: str, workspace: str, account: str, at: Mapping[str, str]) -> Future[None]:
        """Keep where a person wrote to the bot unasked; they are told things there from then on."""
        ...

    def moved(self, platform: str, workspace: str, account: str, at: Mapping[str, str]) -> Future[None]:
        """Keep where a person's own conversation is now, in place of what was kept."""
        ...

    def greets(self, platform: str, workspace: str, where: str) -> Future[bool]:
        """Keep that a conversation is greeted; tell whether none of the processes has done so already."""
        ...

    def greets_again(self, platform: str, workspace: str, where: str) -> Future[None]:
        """Let a conversation be greeted anew, should the app come back to it."""
        ...

    def unseen(self, platform: str, workspace: str) -> Future[Sequence[str]]:
        """Return some accounts that were not looked for within a day, though others find or wait for them."""
        ...

    def seen(self, platform: str, workspace: str, account: str) -> Future[None]:
        """Keep that an account is a member now."""
        ...


class SetupBook(Protocol):
    """Where a platform finds what the managers of each workspace chose of it."""

    def of(self, platform: str, workspace: str) -> Future[CommunitySetup]:
        """Return what was chosen; nothing where the workspace is unknown."""
        ...

    def badges(self, platform: str) -> Future[Mapping[str, Sequence[BadgeChange]]]:
        """Return the badges that are to be given, and taken away, now, by workspace."""
        ...

    def made(self, change: BadgeChange) -> Future[None]:
        """Keep that a badge was given, or taken away."""
        ...


class Trying(Protocol):
    """What a visitor of a demo may do beyond being anybody, as long as the demo is alone."""

    @property
    def days(self) -> int:
        """Return how many whole days the demo's clock is ahead of the real one."""
        ...

    def is_open(self) -> bool:
        """Tell whether the demo is alone in its database."""
        ...

    def begin_empty(self) -> bool:
        """Begin the empty community, or find it begun; tell whether that is allowed."""
        ...

    async def pass_a_day(self, seen: int) -> int | None:
        """Let 24 hours pass for a presser who saw the demo so many days ahead.

        Return how many messages came or changed; None where no whole day passed.
        """
        ...


@dataclass(frozen=True, slots=True)
class PlatformContext:
    """What the app gives to every platform. Nothing in it opens the database before it is called."""

    programme: Programme
    clock: Callable[[], datetime]
    database: Callable[[], Database]
    begin: Callable[[Request], Future[Answer]]
    """Answers a request."""
    complete: Callable[[Completing], Future[tuple[Completion, ...]]]
    """Says what a part of a command could be, while it is typed."""
    begin_former: Callable[[Request], Future[Answer]]
    """Answers a request of a person who is no member: at most, with what is kept of them."""
    promised: Callable[[str], Verb | None]
    """Says what a verb promises, before a platform has to choose between a form and a deferral."""
    refresh: Callable[[Actor], Future[None]]
    """Stores what a platform says about a person who is known already."""
    left: Callable[[str, str, str], Future[None]]
    """Ends what is open of a person who is no member any more: platform, workspace, its name for them."""
    absences: AbsenceBook
    gateways: GatewayBook
    people: PeopleBook
    setups: SetupBook
    file_pages: FilePageBook
    known: Callable[[str, str, str], Future[Person | None]]
    """Finds a person by their platform, its workspace, and its name for them."""
    address: Callable[[str, str, str], Future[Mapping[str, str] | None]]
    """Finds where a person's own conversation was opened, by the same three; None where none was."""
    reader: Callable[[Person], Reader]
    newcomer: Callable[[Actor], Reader]
    """Returns the reader for a person whom only their platform knows yet."""
    for_managers: frozenset[str]
    """The verbs for which the platform has to confirm afresh that the presser is a manager."""
    port: int
    """What `PORT` is set to."""
    base_url: str
    """The public address of `PORT`; empty if it has none."""
    trying: Callable[[], Trying | None] = lambda: None
    """Returns what a visitor of a demo may try out; None in a process that serves anything else."""
