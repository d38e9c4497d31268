"""Delivery and the address book: a place is opened once, kept before any send, and found again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from bot.domain.common.notices import Notice, NoticeKind
from bot.port import Address, AddressGone
from bot.store.home.my_data import MyData
from bot.store.outbox.outbox import LEASE, Outbox, Status
from bot.store.tables import addresses, outbox
from bot.store.tables.types import AnyRow
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.keys import KEYS
from tests.fakes.platform import StandIn

QUESTION = "How did you know that it was time to leave law?"


@dataclass
class Meanwhile(StandIn):
    """A platform that calls a function while it opens a place."""

    happens: Callable[[], object] = lambda: None

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a place, and call the function."""
        opened = await super().open(space, people)
        self.happens()
        return opened


@pytest.fixture
def platform() -> Meanwhile:
    return Meanwhile(opens_anew=True)


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor")


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    """A mentee whose ask Amara has accepted; both know of it, and their room is not opened yet."""
    here = community_of_people
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    return leila


def kept(here: Community) -> Mapping[str, Mapping[str, str]]:
    query = select(addresses.c.recipient, addresses.c.at)
    return {row.recipient: row.at for row in here.database.read(lambda open_: open_.execute(query).all())}


def row_of(here: Community, recipient: str, card: str) -> AnyRow:
    query = select(outbox).where(outbox.c.recipient == recipient, outbox.c.card == card)
    return here.database.read(lambda open_: open_.execute(query).one())


def tells(here: Community, recipient: str, card: str, notice: Notice) -> None:
    here.database.write(
        lambda open_: Outbox(open_, here.id, here.clock()).show(recipient, card=card, notice=notice)
    )


def room(here: Community) -> str:
    """Return our own name for the room of the two."""
    query = select(outbox.c.recipient).where(outbox.c.kind == NoticeKind.WELCOME)
    return str(here.database.read(lambda open_: open_.execute(query).scalar_one()))


def greets_again(here: Community, card: str) -> str:
    """Put another notice for the two in their room into the outbox."""
    name = room(here)
    tells(here, name, card, Notice(NoticeKind.WELCOME, name))
    return name


def openings(platform: StandIn) -> list[str]:
    return [call.to for call in platform.calls if call.verb == "open"]


@pytest.mark.usefixtures("leila")
def test_a_room_is_opened_once_however_much_is_told_in_it(
    community_of_people: Community, platform: Meanwhile
) -> None:
    here = community_of_people
    here.deliver()
    name = greets_again(here, "another")
    here.deliver()
    assert openings(platform) == [name]
    (only,) = platform.rooms
    assert kept(here) == {name: {"room": only}}
    assert [line.to for line in platform.lines.values()][-2:] == [only] * 2


def test_nothing_is_opened_for_people_where_the_platform_needs_none(
    community_of_people: Community, leila: Acting, platform: Meanwhile
) -> None:
    here = community_of_people
    here.deliver()
    assert openings(platform) == [room(here)]
    assert leila.person.id not in kept(here)


def test_a_persons_own_place_is_opened_once_where_the_platform_needs_it(
    community_of_people: Community, amara: Acting, platform: Meanwhile
) -> None:
    here = community_of_people
    platform.opens_for_people = True
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    here.deliver()
    receipt = here.database.read(
        lambda open_: open_.execute(
            select(outbox.c.ref).where(outbox.c.kind == NoticeKind.RECEIPT)
        ).scalar_one()
    )
    tells(here, leila.person.id, "another", Notice(NoticeKind.RECEIPT, receipt))
    here.deliver()
    assert len(here.inbox(leila)) == 2
    assert sorted(openings(platform)) == sorted([amara.user, leila.user])
    assert set(kept(here)) == {amara.person.id, leila.person.id}
    assert {line.to for line in platform.lines.values()} == {at["room"] for at in kept(here).values()}


@pytest.mark.usefixtures("leila")
def test_a_room_that_is_gone_is_opened_anew_once(community_of_people: Community, platform: Meanwhile) -> None:
    here = community_of_people
    here.deliver()
    name = greets_again(here, "another")
    platform.rooms.clear()
    here.deliver()
    assert openings(platform) == [name] * 2
    assert row_of(here, name, "another").state == Status.SENT
    (two,) = platform.rooms
    assert kept(here) == {name: {"room": two}}
    assert list(platform.lines.values())[-1].to == two


@pytest.mark.usefixtures("leila")
def test_a_room_that_stays_gone_is_given_up_after_one_opening(
    community_of_people: Community, platform: Meanwhile
) -> None:
    here = community_of_people
    here.deliver()
    name = greets_again(here, "another")
    platform.fails(name, *(AddressGone("gone again") for _ in range(9)))
    here.deliver()
    here.clock.moves(days=1)
    here.deliver()
    assert openings(platform) == [name] * 2
    row = row_of(here, name, "another")
    assert (row.state, row.problem) == (Status.FAILED, "gone again")


def test_who_is_erased_while_their_room_is_opened_does_not_come_back(
    community_of_people: Community, leila: Acting, platform: Meanwhile
) -> None:
    here = community_of_people
    platform.happens = lambda: here.database.write(
        lambda open_: MyData(open_, here.id, here.clock()).erase(leila.person.id, KEYS)
    )
    here.deliver()
    name = room(here)
    assert kept(here) == {}
    assert [call.verb for call in platform.calls if call.to == name] == ["open"]
    assert row_of(here, name, name).problem == "somebody left while a place was opened for them"
    # From now on it is known, and the one who stays still gets notices.
    platform.happens = lambda: None
    here.clock.moves(minutes=1)
    here.deliver()
    assert row_of(here, name, name).state == Status.SENT
    assert kept(here) == {}


def test_who_is_erased_while_their_own_place_is_opened_does_not_come_back(
    community_of_people: Community, amara: Acting, platform: Meanwhile
) -> None:
    here = community_of_people
    platform.opens_for_people = True
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)

    def erases() -> None:
        if openings(platform)[-1] == leila.user:
            here.database.write(
                lambda open_: MyData(open_, here.id, here.clock()).erase(leila.person.id, KEYS)
            )

    platform.happens = erases
    here.deliver()
    here.clock.moves(minutes=1)
    here.deliver()
    assert set(kept(here)) == {amara.person.id}
    assert [call.verb for call in platform.calls if call.to == leila.user] == ["open"]


@pytest.mark.usefixtures("leila")
def test_a_lease_that_ends_while_a_room_is_opened_sends_nothing(
    community_of_people: Community, platform: Meanwhile, caplog: pytest.LogCaptureFixture
) -> None:
    here = community_of_people
    platform.happens = lambda: here.clock.moves(seconds=LEASE.total_seconds())
    here.deliver()
    name = room(here)
    assert "drawn too late" in caplog.text
    # A new claim finds the kept address.
    assert [call.verb for call in platform.calls if call.to == name] == ["open", "send"]


def test_a_lease_that_ends_while_a_persons_place_is_opened_sends_nothing_yet(
    community_of_people: Community, amara: Acting, platform: Meanwhile, caplog: pytest.LogCaptureFixture
) -> None:
    here = community_of_people
    platform.opens_for_people = True
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    platform.happens = lambda: here.clock.moves(seconds=LEASE.total_seconds())
    here.deliver()
    assert caplog.text.count("drawn too late") == 2
    # A new claim finds each kept address.
    done = [call.verb for call in platform.calls if call.to == leila.user]
    assert done == ["open", "send"]


@pytest.mark.usefixtures("leila")
def test_a_fault_while_a_room_is_opened_is_no_doubt(
    community_of_people: Community, platform: Meanwhile
) -> None:
    here = community_of_people

    def breaks() -> None:
        raise ConnectionError("the line broke")

    platform.happens = breaks
    here.deliver()
    name = room(here)
    assert (row_of(here, name, name).state, row_of(here, name, name).problem) == (
        Status.PENDING,
        "ConnectionError",
    )
    platform.happens = lambda: None
    here.clock.moves(minutes=1)
    here.deliver()
    assert row_of(here, name, name).state == Status.SENT


async def test_a_room_is_ended_once() -> None:
    platform = StandIn()
    space = await platform.open(
        Address("here", "shp_1"), (Address("here", "leila"), Address("here", "amara"))
    )
    await platform.close(space)
    await platform.close(space)
    assert platform.closed == ["shp_1"]
