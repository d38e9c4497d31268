"""Delivery to a Slack on a socket: notices for people, and what Slack's ledger records."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from bot.adapters.slack.answering.departures import Departures
from bot.adapters.slack.answering.sending import Sending
from bot.adapters.slack.calls.api import Api
from bot.adapters.slack.calls.ourselves import Ourselves
from bot.adapters.slack.calls.pace import Pace
from bot.adapters.slack.people.members import Members
from bot.domain.announcements.pace import UNLIMITED, Tempo
from bot.domain.asks.ask import Status as Progress
from bot.domain.common.ids import AskId, CommunityId, MentorshipId, PersonId, fresh
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Mentor, Person
from bot.domain.mentorships.mentorship import Mentorship
from bot.handlers import FOLLOWERS
from bot.handlers.run import Runner
from bot.jobs.deliver import Deliverer
from bot.port import Adapter, Address, GoingOut, Sent, unrecorded
from bot.store.asks.ask import Asks
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.mentorships.mentorship import Mentorships
from bot.store.outbox.outbox import Lane, Outbox, Status
from bot.store.people.people import People
from bot.store.services import Services
from bot.store.tables import outbox
from bot.store.tables.types import AnyRow
from bot.ui.nodes import Message
from tests.fakes import asks, people
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.keys import KEYS
from tests.fakes.platform import Serving
from tests.fakes.slack.ledger import Call, Line, Refusal, Trouble
from tests.fakes.slack.workspace import BOT, TEAM, TOKEN, Workspace

POST = "chat.postMessage"


class Killed(BaseException):
    """The process ends, as by `kill -9`: nothing is caught, nothing is written."""


@dataclass
class OnSlack:
    """Slack as the deliverer sees it; the process can die at a send, or a call can be made before one."""

    sending: Departures
    platform: str = "slack"
    rings: bool = True
    tempo: Tempo = UNLIMITED
    opens_for_people: bool = False
    announces_first: bool = True
    dies_before: int = 0
    dies_after: int = 0
    """At which send the process dies: before it goes out, or after Slack has taken it."""
    dies_opening: bool = False
    """Whether the process dies before the next room is opened."""
    loses_at: tuple[int, Callable[[], None]] = (0, lambda: None)
    """Before which send a function is called, and the function."""
    sent: int = 0

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Send, unless the process is to die here."""
        self.sent += 1
        number = self.sent
        if number == self.dies_before:
            raise Killed
        if number == self.loses_at[0]:
            self.loses_at[1]()
        told = await self.sending.send(to, message, key=key, again=again, going_out=going_out)
        if number == self.dies_after:
            raise Killed
        return told

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a message anew."""
        return await self.sending.revise(at, message, key=key, stays=stays)

    async def open(self, space: Address, two: tuple[Address, ...]) -> Address:
        """Open a room, unless the process is to die here."""
        if self.dies_opening:
            raise Killed
        return await self.sending.open(space, two)

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """End a room."""
        del erased
        await self.sending.close(space)


@dataclass
class Delivering:
    """A community in Slack, with deliveries through a real Web API on a socket."""

    here: Workspace
    database: Database
    services: Services
    clock: Clock
    community: CommunityId
    api: Api
    slack: OnSlack
    others: tuple[Adapter, ...] = ()
    zone: str = "Europe/London"
    """Where people live who join from here on."""
    _ask: str = ""
    _mentor: Mentor | None = None

    @classmethod
    def to(
        cls, here: Workspace, database: Database, services: Services, clock: Clock, pace: Pace
    ) -> "Delivering":
        """Create a community in this workspace."""
        community = database.write(lambda open_: communities.ensure(open_, "slack", TEAM, TUESDAY_MORNING))
        api = Api(TOKEN, f"{here.url}api/", pace=pace)
        members = Members(api, _knows_nobody, Ourselves(api.call))
        slack = OnSlack(Departures(Sending(api), members))
        return cls(here, database, services, clock, community, api, slack)

    def joins(self, name: str, *, in_slack: bool = True) -> Person:
        """Add a person to the community, and to Slack too."""
        user = user_of(name)
        told = Person(PersonId(""), self.community, name, self.zone, "en-GB", "")
        if in_slack:
            self.here.joins(user, name)
        return self.database.write(
            lambda open_: People(open_, self.community).meet(user, told, TUESDAY_MORNING, KEYS)
        )

    def tells(self, *whom: Person, lane: Lane = Lane.AWAITED, card: str = "card") -> None:
        """Put a notice for these people into the outbox."""
        notice = Notice(NoticeKind.RECEIPT, self._an_ask())

        def tell(connection: Connection) -> None:
            told = Outbox(connection, self.community, self.clock())
            for one in whom:
                told.show(one.id, card=card, notice=notice, lane=lane)

        self.database.write(tell)

    def tells_room(self, room: str) -> None:
        """Put another notice for the two of a room into the outbox."""
        notice = Notice(NoticeKind.RECEIPT, self._an_ask())
        self.database.write(
            lambda open_: Outbox(open_, self.community, self.clock()).show(room, card="other", notice=notice)
        )

    def pairs(self, one: Person, other: Person) -> str:
        """Begin a mentorship whose room gets a welcome; return our id of the room."""
        room = MentorshipId(fresh("shp"))
        begun = Mentorship(
            room,
            self.community,
            AskId(self._an_ask(Progress.ACCEPTED, anew=True)),
            other.id,
            one.id,
            "quick-question",
            TUESDAY_MORNING,
        )

        def begin(connection: Connection) -> None:
            Mentorships(connection, self.community).add(begun)
            notice = Notice(NoticeKind.WELCOME, room)
            Outbox(connection, self.community, self.clock()).show(room, card=room, notice=notice)

        people.opens_door(self.database, people.card(other))
        self.database.write(begin)
        return room

    def worker(self) -> Deliverer:
        """Return a worker that delivers here."""
        runner = Runner(self.database, self.services, FOLLOWERS)
        return Deliverer(runner, [Serving(one) for one in (self.slack, *self.others)])

    async def a_life_later(self) -> None:
        """Deliver with another worker once the dead one's lease has ended."""
        self.clock.moves(seconds=61)
        self.slack.dies_before = self.slack.dies_after = 0
        self.slack.dies_opening = False
        await self.worker().deliver_due()

    def trouble(self, refusal: Refusal, to: str = "", *, after: bool = False, times: int = 1) -> None:
        """Make the next messages (to one person) fail."""
        self.here.fails(Trouble(lambda: refusal, POST, to, after_taking_it=after), times=times)

    def breaks(self, method: str) -> None:
        """Drop the connection after Slack has taken the next call of a method."""
        self.here.fails(Trouble(lambda: Refusal(drops=True), method, after_taking_it=True))

    def row(self, whose: str) -> AnyRow:
        """Return a person's row of the outbox."""
        query = select(outbox).where(outbox.c.recipient == whose)
        return self.database.read(lambda open_: open_.execute(query).one())

    def states(self) -> Counter[str]:
        """Return how many rows have each status."""
        return Counter(
            self.database.read(lambda open_: open_.execute(select(outbox.c.state)).scalars().all())
        )

    # Slack's own ledger
    def calls(self, method: str = POST, outcome: str = "") -> list[Call]:
        """Return the calls of a method that Slack got."""
        return [one for one in self.here.calls if one.method == method and outcome in ("", one.outcome)]

    def lines(self, channel: str = "") -> list[Line]:
        """Return the bot's messages in Slack."""
        return [one for one in self.here.lines if one.user == BOT and channel in ("", one.channel)]

    def with_(self, whom: Person) -> list[Line]:
        """Return the bot's messages in a person's direct messages."""
        return self.lines(self.here.direct(user_of(whom.name)))

    def told_once(self, *whom: Person) -> bool:
        """Tell whether each of these got exactly one message."""
        return all(len(self.with_(one)) == 1 for one in whom)

    def _an_ask(self, status: Progress = Progress.WAITING, *, anew: bool = False) -> str:
        if anew or not self._ask:
            leila, amara = self.joins("Leila Haddad"), self.joins("Amara Okafor")
            mentor = people.card(amara)
            if not self._ask:
                people.opens_door(self.database, mentor)
            # Of a waiting ask, a process on today's clock would tell that it has closed.
            ask = replace(asks.waiting(leila, mentor), status=status)
            self.database.write(lambda open_: Asks(open_, self.community).add(ask))
            self._ask = ask.id
        return self._ask


async def _knows_nobody(team: str, user: str) -> Person | None:
    """Return nobody: who acts does not matter here."""
    return None


def user_of(name: str) -> str:
    """Return a person's Slack id."""
    return "U" + "".join(letter for letter in name.upper() if letter.isalnum())


def by_hand(clock: Clock) -> Pace:
    """Return a pace on the story's own clock, in which sleeping moves the clock."""

    async def sleep(seconds: float) -> None:
        clock.moves(seconds=seconds)
        await asyncio.sleep(0)

    def now() -> float:
        return clock.now.timestamp()

    return Pace(gap=0, clock=now, sleep=sleep)


PENDING, SENT, FAILED, IN_DOUBT = Status.PENDING, Status.SENT, Status.FAILED, Status.IN_DOUBT
