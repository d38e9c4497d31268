"""Who acts on Discord: as their interaction says it, or as Discord says when asked, at most a minute ago."""

from contextlib import closing
from dataclasses import replace

import pytest

from bot.adapters.discord.calls.api import DiscordApi
from bot.adapters.discord.people import guilds as of_guilds
from bot.adapters.discord.people.guilds import Guilds
from bot.adapters.discord.people.members import CannotAskDiscord, DiscordMembers, Managers
from bot.adapters.discord.reading.inbound import PLATFORM, DiscordAct, DiscordWhere
from bot.adapters.discord.reading.interactions import read_interaction
from bot.adapters.discord.reading.who import DiscordMember
from bot.domain.common.people import stranger
from bot.domain.programme.programme import Programme
from bot.jobs.whereabouts import WhereaboutsBook
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.people.people import People
from bot.ui.requests import Actor
from tests.fakes.clock import Clock
from tests.fakes.discord import acts, moderating, permissions
from tests.fakes.discord.acting import Person
from tests.fakes.discord.community import Town
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.values import Kind
from tests.fakes.keys import KEYS

MEMBER = "GET /guilds/{guild}/members/{user}"
GUILD = "GET /guilds/{guild}"


class Now:
    """A clock of seconds that a test moves."""

    seconds = 1_000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.seconds


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def members(api: DiscordApi, town: Town, now: Now) -> DiscordMembers:
    return DiscordMembers(api, managers=managed_by(town.managing.id), clock=now)


def managed_by(*roles: str) -> Managers:
    async def managers(guild: str) -> frozenset[str]:
        del guild
        return frozenset(roles)

    return managers


def by_message(person: Person) -> DiscordAct:
    member = DiscordMember(person.user.id, person.user.global_name)
    return DiscordAct(key="message.1", member=member, where=DiscordWhere.WORDS, verb="said", channel="1")


def in_server(town: Town, person: Person, programme: Programme) -> DiscordAct:
    with town.here.lock:
        data = {"id": "1", "name": "mentoring", "type": 1}
        one = acts.begin(town.here, Kind.COMMAND, person.user, town.channel, data)
    found = read_interaction(one.payload, programme)
    assert isinstance(found, DiscordAct)
    return found


async def manages(members: DiscordMembers, town: Town, act: DiscordAct) -> bool | None:
    who = await members.who(act, town.guild.id, decides=True)
    assert isinstance(who, Actor)
    return who.manages


async def test_an_interaction_says_itself_who_manages_and_nobody_is_asked(
    members: DiscordMembers, town: Town, leila: Person, programme: Programme
) -> None:
    assert await manages(members, town, in_server(town, leila, programme)) is False
    moderating.gives(town.here, town.guild, leila.user, town.managing.id)
    assert await manages(members, town, in_server(town, leila, programme)) is True
    assert town.here.calls == []


async def test_the_role_of_managers_needs_no_permission(
    api: DiscordApi, town: Town, leila: Person, programme: Programme
) -> None:
    plain = town.here.role(town.guild, "Mentoring team")
    moderating.gives(town.here, town.guild, leila.user, plain.id)
    act = in_server(town, leila, programme)
    for roles, expected in (((plain.id,), True), ((), False)):
        members = DiscordMembers(api, managers=managed_by(*roles))
        assert await manages(members, town, act) is expected
        assert await manages(members, town, by_message(leila)) is expected


@pytest.mark.parametrize("may", [permissions.MANAGE_GUILD, permissions.ADMINISTRATOR])
async def test_in_a_direct_message_discord_is_asked_who_manages(
    members: DiscordMembers, town: Town, leila: Person, may: int
) -> None:
    ruling = town.here.role(town.guild, "Ruling", may)
    moderating.gives(town.here, town.guild, leila.user, ruling.id)
    assert await manages(members, town, by_message(leila)) is True


async def test_the_owner_of_a_server_manages_and_another_member_does_not(
    members: DiscordMembers, town: Town, leila: Person
) -> None:
    owner = Person(town.here, town.here.users[town.guild.owner], town.channel)
    assert await manages(members, town, by_message(owner)) is True
    assert await manages(members, town, by_message(leila)) is False


async def test_what_a_manager_may_not_do_is_not_asked_for(
    members: DiscordMembers, town: Town, leila: Person
) -> None:
    who = await members.who(by_message(leila), town.guild.id, decides=False)
    assert who is not None
    assert who.manages is None
    assert [call.route for call in town.here.calls] == [MEMBER]


async def test_what_discord_said_is_believed_for_a_minute(
    members: DiscordMembers, town: Town, leila: Person, now: Now
) -> None:
    assert await manages(members, town, by_message(leila)) is False
    moderating.gives(town.here, town.guild, leila.user, town.managing.id)
    now.seconds += 59
    assert await manages(members, town, by_message(leila)) is False
    assert len(town.here.calls) == 2
    now.seconds += 2
    assert await manages(members, town, by_message(leila)) is True
    assert len(town.here.calls) == 4


async def test_a_manager_of_before_is_none_a_minute_later(
    members: DiscordMembers, town: Town, leila: Person, now: Now
) -> None:
    moderating.gives(town.here, town.guild, leila.user, town.managing.id)
    assert await manages(members, town, by_message(leila)) is True
    town.guild.members[leila.user.id].roles.clear()
    now.seconds += 61
    assert await manages(members, town, by_message(leila)) is False


async def test_who_is_no_member_is_nobody(
    members: DiscordMembers, town: Town, leila: Person, now: Now
) -> None:
    leila.leaves(town.guild)
    assert await members.who(by_message(leila), town.guild.id, decides=True) is None
    now.seconds += 61
    town.here.users.pop(leila.user.id)
    assert await members.who(by_message(leila), town.guild.id, decides=True) is None


@pytest.mark.parametrize("route", [MEMBER, GUILD])
@pytest.mark.parametrize(
    "refusal", [Refusal(status=502), Refusal(code=50001), Refusal(status=429, retry_after=1.0)]
)
async def test_who_cannot_be_asked_about_manages_nothing(
    members: DiscordMembers, town: Town, leila: Person, route: str, refusal: Refusal
) -> None:
    town.here.fails(Trouble(lambda: refusal, route))
    with pytest.raises(CannotAskDiscord):
        await members.who(by_message(leila), town.guild.id, decides=True)


async def test_people_of_two_servers_are_not_taken_for_each_other(
    members: DiscordMembers, town: Town, leila: Person
) -> None:
    second = town.here.founds("Law School", leila.user)
    town.guild.members[leila.user.id].nick = "Leila (2nd year)"
    names = []
    for guild in (town.guild.id, second.id):
        who = await members.who(by_message(leila), guild, decides=True)
        assert who is not None
        names.append((who.workspace, who.name, who.manages))
    assert names == [(town.guild.id, "Leila (2nd year)", False), (second.id, "Leila Haddad", True)]


async def test_who_last_pressed_somewhere_acts_there(
    monkeypatch: pytest.MonkeyPatch, on_sqlite: str, clock: Clock
) -> None:
    with closing(Database(on_sqlite)) as database:
        for guild in ("2", "3"):
            arrives_in(database, guild, "known", clock)
        book = WhereaboutsBook(lambda: database, clock)
        guilds = Guilds(book)
        assert await guilds.of("new") == ""
        for one in ("1", "2", "3"):
            guilds.joined(one)
        assert await guilds.of("new") == "1"
        assert await guilds.of("known") == "2"
        clock.moves(minutes=1)
        await guilds.acted("3", "known")
        assert await guilds.of("known") == "3"
        # Another process, or the same one after a restart.
        after = Guilds(book)
        for one in ("1", "2", "3"):
            after.joined(one)
        assert await after.of("known") == "3"
        guilds.left("3")
        assert await guilds.of("known") == "2"
        monkeypatch.setattr(of_guilds, "MOST", 2)
        for number in range(5):
            await guilds.acted("1", str(number))
        assert len(guilds._last) == 2


def arrives_in(database: Database, guild: str, user: str, clock: Clock) -> None:
    def act(open_: Transaction) -> None:
        community = communities.ensure(open_, PLATFORM, guild, clock())
        people = People(open_, community)
        people.meet(user, replace(stranger(community), name="Leila Haddad"), clock(), KEYS)

    database.write(act)


def test_a_new_session_tells_which_servers_of_its_shard_are_gone() -> None:
    guilds = Guilds(NotImplemented)
    even, odd = str(2 << 22), str(1 << 22)
    guilds.joined(even)
    guilds.joined(odd)
    assert guilds.gone((), [even], 0, 1) == (odd,)
    assert guilds.gone((), [], 0, 2) == (even,)
    assert guilds.gone((), [], 1, 2) == (odd,)
    assert guilds.gone((even, odd, "no-number"), [even], 0, 1) == (odd,)
