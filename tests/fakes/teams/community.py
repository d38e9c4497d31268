"""A whole community in Teams: the interface of `tests/fakes/community.py`, over activities and calls."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from bot.adapters.teams.adapter import Teams as Adapter
from bot.adapters.teams.calls.pace import TeamsPace
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person
from bot.handlers import FOLLOWERS, all_routes
from bot.handlers.respond import Responder
from bot.handlers.run import Runner
from bot.jobs.deliver import Deliverer
from bot.port import Address, GoingOut, InDoubt, Sent, TryLater, unrecorded
from bot.store.database.database import Database, Transaction
from bot.store.index.index import Index
from bot.store.people.addresses import Addresses
from bot.store.services import Services
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.clock import Clock
from tests.fakes.community import Community
from tests.fakes.platform import Serving, StandIn
from tests.fakes.teams import routes
from tests.fakes.teams.acting import arrives
from tests.fakes.teams.driver import Driver
from tests.fakes.teams.handing import asking, whoever_reads
from tests.fakes.teams.ledger import Failure, Trouble
from tests.fakes.teams.listening import RunningTeams, listening
from tests.fakes.teams.people_act import TeamsActing
from tests.fakes.teams.places import PlacesInTeams
from tests.fakes.teams.server import serving
from tests.fakes.teams.values import BOT, Account, Chat, Group, Kind
from tests.fakes.teams.values import Message as Standing
from tests.fakes.teams.world import Teams


@dataclass(frozen=True, slots=True)
class ToldInTeams:
    """One delivered message, and the person, the room or the channel that got it."""

    to: str
    message: Message
    drawn: int = 1
    """How often it was drawn."""


@dataclass(frozen=True)
class Campus:
    """The tenant of a story, and what it may see and change of Teams itself."""

    here: Teams
    mentors: Chat
    managing: Group
    places: PlacesInTeams = field(default_factory=PlacesInTeams)
    accounts: dict[str, Account] = field(default_factory=dict)
    delivered: set[str] = field(default_factory=set)
    """The ids of messages that came from the outbox, and not as answers."""
    taken: set[tuple[str, int]] = field(default_factory=set)
    """The cards, as they were drawn, whose files somebody took."""
    platform: str = "teams"
    rings: bool = True

    def account(self, name: str) -> Account:
        """Return somebody's account, who has the app; it is made where there is none."""
        if name not in self.accounts:
            made = self.here.joins(name)
            self.accounts[name] = made
            self.here.installed.add(made.object_id)
            self.here.teams[self.mentors.team].members.add(made.object_id)
        return self.accounts[name]

    @property
    def rooms(self) -> Mapping[str, tuple[str, ...]]:
        """Return the rooms for two, and who is in each."""
        groups = [one for one in self.here.chats.values() if one.kind is Kind.GROUP]
        return {one.id: tuple(sorted(one.people)) for one in groups}

    @property
    def lines(self) -> Mapping[str, ToldInTeams]:
        """Return every delivered message, by its id."""
        return {
            one.id: ToldInTeams(self._whose(one), self.places.read(one, ""), 1 + one.edited)
            for one in self._told()
        }

    def received(self, user: str) -> list[Message]:
        """Return the messages that a person sees, in their own chat and in rooms for two, oldest first."""
        theirs = [one for one in self._told() if user in self.here.chats[one.chat].people]
        return [self.places.read(one, user) for one in theirs]

    def seen_by(self, user: str) -> list[Message]:
        """Return everything of the bot's that a person still sees outside of rooms, answers too."""
        chat = self.here.personal(self.here.accounts[user])
        cards = [one for one in self.here.of_the_bot(chat.id, to=user) if one.card_for(user) is not None]
        return [self.places.read(one, user) for one in cards]

    def fails(self, to: str, *problems: BaseException, after_taking_it: bool = False) -> None:
        """Make the next messages to a person or a channel fail."""
        for problem in problems:
            later = problem.after if isinstance(problem, TryLater) else 0.0
            why = "ConversationBlockedByUser" if to in self.here.accounts else "BotNotInConversationRoster"
            how = Failure(429, "429", later) if later else Failure(403, why)
            how = Failure(drops=True) if isinstance(problem, InDoubt) else how
            self.here.fails(Trouble(how, routes.SEND, to, after_taking_it=after_taking_it))

    def deletes(self, to: str) -> None:
        """Let every message of the bot's to a person, or in a channel, be deleted."""
        theirs = [one for one in self._told() if self._whose(one) == to]
        for one in theirs:
            one.deleted = True

    def mends(self) -> None:
        """Clear all planned failures."""
        self.here.mends()

    def _told(self) -> list[Standing]:
        return [
            one
            for one in list(self.here.messages.values())
            if one.id in self.delivered and not one.deleted and one.sender == BOT
        ]

    def _whose(self, standing: Standing) -> str:
        chat = self.here.chats[standing.chat]
        return next(iter(chat.people)) if chat.kind is Kind.PERSONAL else chat.id


@dataclass(frozen=True)
class Delivering:
    """The bot's adapter, noting what the outbox sent."""

    adapter: Adapter
    campus: Campus

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        """Return everything else as the adapter has it."""
        return getattr(self.adapter, name)

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Send a message."""
        with self._noting():
            return await self.adapter.send(to, message, key=key, again=again, going_out=going_out)

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a message anew, or send it where it is gone."""
        with self._noting():
            return await self.adapter.revise(at, message, key=key, stays=stays)

    @contextmanager
    def _noting(self) -> Iterator[None]:
        before = set(self.campus.here.messages)
        try:
            yield
        finally:
            self.campus.delivered.update(set(self.campus.here.messages) - before)


@dataclass(frozen=True)
class TeamsCommunity(Community):
    """One community in Teams with all its real parts."""

    campus: Campus = field(kw_only=True)
    bot: RunningTeams = field(kw_only=True)

    def acting(self, person: Person, platform: str = "", workspace: str = "") -> Any:  # noqa: ANN401, ARG002
        """Return a known person as an actor, under their object id."""
        account = self.campus.account(person.name)
        account.locale, account.zone = person.locale, person.zone
        managing = self.campus.managing.members
        (managing.add if person.manages else managing.discard)(account.object_id)
        first, second = (Driver(self.campus.here, one) for one in (self.bot.address, self.bot.second))
        if person.id:
            self._has_met(person, account)
        who = arrives(self.campus.here, account, first)
        return TeamsActing(person, who, second, self.campus.places, self.bot.settles)

    def _has_met(self, person: Person, account: Account) -> None:
        """Let the address book know the chat of somebody who acted in it before."""
        chat = self.campus.here.personal(account)
        at = {"conversation": chat.id, "service": self.campus.here.service_url, "tenant": account.tenant}

        def keep(open_: Transaction) -> None:
            Addresses(open_, self.id).keep(person.id, (person.id,), at, self.clock())

        self.database.write(keep)

    def user_of(self, name: str) -> str:
        """Return a person's object id."""
        return self.campus.account(name).object_id

    def inbox(self, whose: Acting) -> list[Message]:
        """Return the delivered messages that a person sees now."""
        return self.campus.received(whose.user)

    @property
    def channel(self) -> str:
        """Return the id of the mentors' channel."""
        return self.campus.mentors.id

    def in_channel(self) -> list[Message]:
        """Return the bot's messages in the mentors' channel, as they are now, oldest first."""
        standing = self.campus.here.of_the_bot(self.channel)
        return [self.campus.places.read(one, "") for one in standing]

    @property
    def deliverer(self) -> Deliverer:
        """Return a worker that delivers to Teams, one by one: a story is read in order."""
        noting: Any = Delivering(self.bot.connection.adapter, self.campus)
        return Deliverer(self.runner, [Serving(noting)], at_once=1)

    def deliver(self) -> int:
        """Deliver until nothing is due; return how many rows of the outbox there were."""
        rows = self.bot.does(self.deliverer.deliver_due())
        for one in list(self.campus.here.messages.values()):
            if (one.id, one.edited) not in self.campus.taken and not one.deleted and asking(one):
                self.campus.taken.add((one.id, one.edited))
                self._takes(one)
        return rows

    def _takes(self, standing: Standing) -> None:
        """Let one of those who read a card take the files that it offers."""
        here = self.campus.here
        account = here.accounts[whoever_reads(here, standing)]
        who = arrives(here, account, Driver(here, self.bot.address))
        self.campus.places.files.takes(who, standing, self.bot.settles)


def a_campus() -> Campus:
    """Return a tenant with a group of managers, and a team whose channel is its mentors'."""
    here = Teams()
    owner = here.joins("The Owner")
    team = here.founds("Alumni", owner)
    team.has_bot = True
    return Campus(here, here.channel(team, "Mentors"), here.group("Mentoring office"))


@contextmanager
def in_teams(
    founded: CommunityId,
    database: Database,
    services: Services,
    clock: Clock,
    index: Index,
    campus: Campus,
    *,
    pace: TeamsPace | None = None,
) -> Iterator[TeamsCommunity]:
    """Run a community in Teams, its bot behind its real door."""
    responder = Responder(Runner(database, services, FOLLOWERS), all_routes())
    managing = campus.managing.id
    with serving(campus.here), listening(campus.here, responder, pace=pace, manager_group=managing) as bot:
        face = cast("StandIn", campus)
        yield TeamsCommunity(founded, database, services, clock, index, face, campus=campus, bot=bot)
