"""A page that gives a file once, for where the platform itself cannot hand one over."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from bot.domain.common.refusals import Refusal
from bot.handlers.work import Work
from bot.store.common import communities, seen_requests
from bot.store.database.database import Database, Transaction
from bot.store.people import file_pages
from bot.store.people.file_pages import FilePage
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import people
from bot.views.people import file_page as views


def page(request: Request, work: Work) -> Message | Aside:
    """Make a page for one file of the presser's, and hand them its address."""
    file = people.FILE_PAGE.read(request.ref)
    if file is None:
        return work.refuse(Refusal.GONE)
    if not views.is_public(work.address):
        return views.no_page(work.reader)
    secret = work.file_pages.add(file.verb, file.about or "", file.name)
    return views.handed(work.reader, work.address, secret)


def given(request: Request, work: Work) -> Message | Aside:
    """Say that a page was handed over already: the answer to a repeated press, which ends no page."""
    file = people.FILE_PAGE.read(request.ref)
    return work.refuse(Refusal.GONE) if file is None else views.given(work.reader, file)


@dataclass(frozen=True, slots=True)
class FilePageBook:
    """The pages of every community."""

    database: Callable[[], Database]
    """Returns the database; not called before something is asked."""
    clock: Callable[[], datetime]

    def first(self, platform: str, workspace: str, key: str) -> Future[bool]:
        """Write down an act by its key; tell whether it is the first of it. Where nobody is known, it is."""
        now = self.clock()

        def write(open_: Transaction) -> bool:
            here = communities.find(open_, platform, workspace)
            return here is None or seen_requests.is_first(open_, here, key, now)

        return self.database().writing(write)

    def find(self, platform: str, workspace: str, secret: str) -> Future[FilePage | None]:
        """Return what a page gives; None where it gives nothing (any more)."""
        now = self.clock()

        def look(open_: Transaction) -> FilePage | None:
            here = communities.find(open_, platform, workspace)
            return file_pages.find(open_, here, secret, now) if here else None

        return self.database().reading(look)

    def spend(self, platform: str, workspace: str, secret: str) -> Future[bool]:
        """Use a page up; tell whether nobody else has."""
        now = self.clock()

        def write(open_: Transaction) -> bool:
            here = communities.find(open_, platform, workspace)
            return here is not None and file_pages.spend(open_, here, secret, now)

        return self.database().writing(write)
