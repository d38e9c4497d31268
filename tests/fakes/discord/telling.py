"""A community on Discord that gets notices, seen from outside of the process that delivers them."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.domain.asks.ask import Status
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Person
from bot.store.asks.ask import Asks
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.outbox.outbox import Outbox
from bot.store.people.people import People
from tests.fakes import asks, people
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.discord.community import Town
from tests.fakes.discord.values import Message
from tests.fakes.discord.world import BOT
from tests.fakes.keys import KEYS


@dataclass(frozen=True)
class TellingOnDiscord:
    """Notices for the members of a server, and what its ledger says of them."""

    town: Town
    database: Database
    clock: Clock
    community: CommunityId
    zone: str

    @classmethod
    def to(
        cls, town: Town, database: Database, clock: Clock, zone: str = "Europe/London"
    ) -> "TellingOnDiscord":
        """Create the community of this server; its people live in this zone."""
        made = database.write(
            lambda open_: communities.ensure(open_, town.platform, town.guild.id, TUESDAY_MORNING)
        )
        return cls(town, database, clock, made, zone)

    def joins(self, name: str) -> Person:
        """Add a person to the community and to the server."""
        user = self.town.account(name)
        told = Person(PersonId(""), self.community, name, self.zone, "en-GB", "")
        return self.database.write(
            lambda open_: People(open_, self.community).meet(user, told, TUESDAY_MORNING, KEYS)
        )

    def tells(self, *whom: Person) -> None:
        """Put a notice for these people into the outbox."""
        leila, amara = self.joins("Leila Haddad"), self.joins("Amara Okafor")
        mentor = people.card(amara)
        people.opens_door(self.database, mentor)
        ask = replace(asks.waiting(leila, mentor), status=Status.WAITING)

        def tell(connection: Connection) -> None:
            Asks(connection, self.community).add(ask)
            told = Outbox(connection, self.community, self.clock())
            for one in whom:
                told.show(one.id, card="card", notice=Notice(NoticeKind.RECEIPT, ask.id))

        self.database.write(tell)

    def cards(self, whom: Person) -> list[Message]:
        """Return what a person sees of the bot's, wherever it stands: without what begins a thread."""
        here, user = self.town.here, self.town.account(whom.name)
        return [
            one
            for one in here.messages.values()
            if one.author == BOT
            and one.nonce
            and not one.deleted
            and here.sees(here.channels[one.channel], user)
        ]

    def told_once(self, *whom: Person) -> bool:
        """Tell whether each of these got exactly one card."""
        return all(len(self.cards(one)) == 1 for one in whom)
