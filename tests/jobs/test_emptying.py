"""Who erases themselves leaves no conversation of the bot's behind; a refusal is tried again."""

import asyncio
from dataclasses import dataclass, field, replace

from sqlalchemy import func, select

from bot.domain.common.ids import PersonId
from bot.jobs.emptying import Emptier
from bot.port import Address, Disconnected
from bot.store.people.addresses import Addresses
from bot.store.tables import emptyings
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.platform import Serving, StandIn


@dataclass
class Keeping(StandIn):
    """A platform that keeps conversations, and may refuse to empty one."""

    emptied: list[dict[str, str]] = field(default_factory=list)
    refuses: int = 0

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Empty a conversation, unless it refuses."""
        assert erased
        if self.refuses:
            self.refuses -= 1
            raise Disconnected("the bot may not")
        self.emptied.append(dict(space.at))


def has_place(here: Community, who: Acting, other: PersonId | None = None) -> None:
    whose = (who.person.id, *((other,) if other else ()))
    at = {"channel": f"of {len(whose)}"}
    recipient = "room" if other else who.person.id
    here.database.write(lambda open_: Addresses(open_, here.id).keep(recipient, whose, at, here.clock()))


def erases(who: Acting) -> None:
    page = who.presses("My data", who.types("/mentoring"))
    who.submits(who.presses("Erase everything", page), word="erase")


def empties(here: Community, platform: StandIn) -> int:
    emptier = Emptier(here.database, [Serving(platform)], here.clock)
    return asyncio.run(emptier.empty_due())


def left(here: Community) -> int:
    count = select(func.count()).select_from(emptyings)
    return here.database.read(lambda open_: int(open_.execute(count).scalar_one()))


def test_an_own_conversation_is_emptied_once_and_a_room_stays(community_of_people: Community) -> None:
    here, platform = community_of_people, Keeping()
    leila, amara = here.joins("Leila Haddad"), here.joins("Amara Okafor")
    has_place(here, leila)
    has_place(here, amara)
    has_place(here, leila, amara.person.id)
    erases(leila)
    assert empties(here, platform) == 1
    assert empties(here, platform) == 0
    assert platform.emptied == [{"channel": "of 1"}]
    assert left(here) == 0


def test_a_refusal_is_tried_again_less_and_less_often(community_of_people: Community) -> None:
    here, platform = community_of_people, Keeping(refuses=2)
    leila = here.joins("Leila Haddad")
    has_place(here, leila)
    erases(leila)
    assert [empties(here, platform) for _ in range(3)] == [0, 0, 0]
    here.clock.moves(minutes=1)
    assert empties(here, platform) == 0
    here.clock.moves(minutes=1)
    assert empties(here, platform) == 0, "the second pause is twice as long"
    here.clock.moves(minutes=1)
    assert empties(here, platform) == 1


def test_nobody_who_stays_is_emptied(community_of_people: Community) -> None:
    here, platform = community_of_people, Keeping()
    has_place(here, here.joins("Leila Haddad"))
    assert empties(here, platform) == 0


def test_another_platform_is_waited_for(community_of_people: Community) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    has_place(here, leila)
    erases(leila)
    assert empties(here, replace(Keeping(), platform="elsewhere")) == 0
    assert empties(here, Keeping()) == 1
