"""A community in Teams that gets notices, seen from outside of the process that delivers them."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from bot.domain.asks.ask import Status as Progress
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Person
from bot.store.asks.ask import Asks
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.outbox.outbox import Outbox, Status
from bot.store.people.people import People
from bot.store.tables import outbox
from tests.fakes import asks, people
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.keys import KEYS
from tests.fakes.teams.community import Campus
from tests.fakes.teams.values import Message
from tests.fakes.teams.world import TENANT


@dataclass(frozen=True)
class TellingInTeams:
    """Notices for the members of a tenant, and what its ledger says of them."""

    campus: Campus
    database: Database
    clock: Clock
    community: CommunityId
    zone: str

    @classmethod
    def to(cls, campus: Campus, database: Database, clock: Clock, zone: str) -> "TellingInTeams":
        """Create the community of this tenant; its people live in this zone."""
        made = database.write(lambda open_: communities.ensure(open_, "teams", TENANT, TUESDAY_MORNING))
        return cls(campus, database, clock, made, zone)

    def joins(self, name: str) -> Person:
        """Add a person to the community, who has the app; where their chat is nobody has told yet."""
        user = self.campus.account(name).object_id
        told = Person(PersonId(""), self.community, name, self.zone, "en-GB", "")
        return self.database.write(
            lambda open_: People(open_, self.community).meet(user, told, TUESDAY_MORNING, KEYS)
        )

    def tells(self, *whom: Person) -> None:
        """Put a notice for these people into the outbox."""
        leila, amara = self.joins("Leila Haddad"), self.joins("Amara Okafor")
        mentor = people.card(amara)
        people.opens_door(self.database, mentor)
        ask = replace(asks.waiting(leila, mentor), status=Progress.WAITING)

        def tell(connection: Connection) -> None:
            Asks(connection, self.community).add(ask)
            told = Outbox(connection, self.community, self.clock())
            for one in whom:
                told.show(one.id, card="card", notice=Notice(NoticeKind.RECEIPT, ask.id))

        self.database.write(tell)

    def cards(self, whom: Person) -> list[Message]:
        """Return what the bot wrote to a person."""
        chat = self.campus.here.personal(self.campus.account(whom.name))
        return self.campus.here.of_the_bot(chat.id)

    def in_doubt(self) -> set[str]:
        """Return the people of whom a manager is told that a message may not have arrived."""
        unsure = select(outbox.c.recipient).where(outbox.c.state == Status.IN_DOUBT)
        return set(self.database.read(lambda open_: open_.execute(unsure).scalars().all()))
