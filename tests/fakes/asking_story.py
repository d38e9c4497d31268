"""A mentor with much room, mentees who ask, and real processes of the web chat that may be killed."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import httpx
from sqlalchemy import func, select

from bot.adapters.web.reading.inbound import actor_of
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Mentor, Person
from bot.domain.programme.programme import Programme
from bot.handlers import FOLLOWERS, all_routes
from bot.handlers.respond import Responder
from bot.handlers.run import Runner
from bot.store.asks.ask import Asks
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.opening.opening import open_to_everyone
from bot.store.outbox import outbox
from bot.store.people.people import People
from bot.store.services import Services
from bot.store.tables import outbox as table
from tests.fakes import people
from tests.fakes.acting import Acting
from tests.fakes.chatting import Window
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.keys import KEYS
from tests.fakes.running import ALONGSIDE, Running, start, wait_until_ready
from tests.process.conftest import found_web_chat

MUCH = 100
QUESTION = "How did you know that it was time to leave law? I am number {number}."
MONTHS_OF_ROOM = {"quick-question": MUCH}


class Story:
    """A mentor with much room, mentees who ask, and a process that is killed again and again."""

    def __init__(self, database: Database, folder: Path) -> None:
        """Create the community, open to everyone, and its mentor."""
        self.database = database
        self.folder = folder
        self.community = found_web_chat(database)
        database.write(lambda open_: open_to_everyone(open_, self.community, TUESDAY_MORNING))
        self.amara: Mentor = people.mentor(database, self.community, offers=MONTHS_OF_ROOM, at_once=MUCH)
        self._send: dict[PersonId, str] = {}

    def starts(self, *arguments: str, program: Sequence[str] = ALONGSIDE, **settings: str) -> Running:
        """Start the process and wait until it serves."""
        process = start(self.folder, *arguments, program=program, **settings)
        wait_until_ready(process)
        return process

    def prepares(self, process: Running, number: int) -> Person:
        """Add a mentee who has written an ask but not sent it."""
        asker = people.mentee(self.database, self.community, f"Asker Number {number}")
        fields = {"kind": "quick-question", "question": QUESTION.format(number=number), "line": ""}
        window = self.window(process, asker)
        window.submits(f"1:preview-ask:{self.amara.id}", **fields)
        (self._send[asker.id],) = (token for token in window.tokens() if token.startswith("1:send-ask:"))
        return asker

    def send_of(self, asker: Person) -> str:
        """Return the token of *Send* under the preview of a mentee's ask."""
        return self._send[asker.id]

    def responder(
        self,
        index: Index,
        programme: Programme,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> Responder:
        """Return the responder of a process that only serves and delivers nothing."""
        services = Services(programme, index, clock, keys=KEYS)
        return Responder(Runner(self.database, services, FOLLOWERS), all_routes())

    def asks(self, responder: Responder, numbers: Iterable[int]) -> None:
        """Add a mentee for each number and send their ask without a window."""
        for number in numbers:
            person = people.mentee(self.database, self.community, f"Asker Number {number}")
            asker = Acting(person, actor_of(people.user_of(person.name), person), responder)
            form = asker.presses_token(f"1:ask:{self.amara.id}")
            asker.presses("Send", asker.submits(form, question=QUESTION.format(number=number)))

    def asker(self, number: int) -> Person:
        """Return the mentee of this number."""
        user = people.user_of(f"Asker Number {number}")
        found = self.database.read(lambda open_: People(open_, self.community).known_as(user))
        assert found is not None
        return found

    def window(self, process: Running, person: Person) -> Window:
        """Return a person's window, which the web chat knows by their platform id."""
        return Window(process.chat, people.user_of(person.name), person.id)

    def sends(self, process: Running, asker: Person) -> bool:
        """Send the ask; tell whether it was answered before the process died."""
        with suppress(httpx.TransportError):
            self.window(process, asker).presses(self.send_of(asker))
            return True
        return False

    def tries(self, process: Running, asker: Person) -> None:
        """Try to send the ask, whatever the answer: a refused connection and an error page are accepted."""
        with suppress(httpx.HTTPError):
            self.sends(process, asker)

    def was_kept(self, asker: Person) -> bool:
        """Tell whether the ask is in the database."""
        return bool(self.database.read(lambda open_: Asks(open_, self.community).of_mentee(asker.id)))

    def cards(self, process: Running, number: int) -> int:
        """Return how many cards of one ask the mentor's room shows."""
        lines = self.window(process, self.amara.person).lines()
        return sum(QUESTION.format(number=number) in line for line in lines)

    def claimed(self) -> int:
        """Return how many rows of the outbox have a lease."""
        taken = select(func.count()).select_from(table).where(table.c.lease.is_not(None))
        return self.database.read(lambda open_: open_.execute(taken).scalar_one())

    def everything_is_told(self) -> bool:
        """Tell whether no row of the outbox is pending."""
        return self.database.read(outbox.pending) == 0
