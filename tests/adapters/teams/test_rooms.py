"""Rooms for two: a group chat where an administrator lets us, else own chats and the way to the other."""

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.adapters.teams.drawing import rooms
from bot.port import Address, NotReached, Sent, TryLater
from bot.ui.attachments import Way
from bot.ui.nodes import Message, Text
from tests.adapters.teams.on_teams import SEND, UPDATE, OnTeams
from tests.fakes.teams import cards
from tests.fakes.teams.acting import Person
from tests.fakes.teams.ledger import Failure, Trouble
from tests.fakes.teams.values import Kind
from tests.fakes.teams.world import TENANT

HELLO = Message("A room for the two of you", (Text("Say hello."),))


@pytest.fixture
def omar(teams: OnTeams) -> Person:
    return teams.person("Omar Diallo")


def opened(teams: OnTeams, *people: Person) -> Address:
    two = tuple(Address(TENANT, one.id) for one in people)
    return teams.does(teams.connection.adapter.open(Address(TENANT, "shp_1"), two))


def sent(teams: OnTeams, to: Address) -> Sent:
    return teams.does(teams.connection.adapter.send(to, HELLO, key="k"))


def links(teams: OnTeams, one: Person) -> list[str]:
    (card,) = [made.card_for(one.id) for made in teams.here.of_the_bot(one.in_chat().at.id)[-1:]]
    return [str(part["url"]) for part in cards.every(card or {}) if part.get("type") == "Action.OpenUrl"]


def test_with_consent_the_two_and_the_bot_are_in_a_group_chat(
    teams: OnTeams, leila: Person, omar: Person
) -> None:
    room = opened(teams, leila, omar)

    chat = teams.here.open(room.at["conversation"])
    assert (chat.kind, chat.people, chat.has_bot) == (Kind.GROUP, {leila.id, omar.id}, True)
    sent(teams, room)
    assert [one.chat for one in teams.here.of_the_bot(chat.id)] == [chat.id]
    assert rooms.url(room.at).startswith("https://teams.microsoft.com/l/chat/19%3A")


@pytest.mark.parametrize(
    "missing", ["Chat.Create", "TeamsAppInstallation.ReadWriteSelfForChat.All", "AppCatalog.Read.All"]
)
def test_without_consent_each_is_told_in_their_own_chat_how_to_reach_the_other(
    teams: OnTeams, leila: Person, omar: Person, missing: str
) -> None:
    teams.here.consented.discard(missing)
    leila.says("hello")
    omar.says("hello")
    teams.settles()

    at = sent(teams, opened(teams, leila, omar))

    for one, other in ((leila, omar), (omar, leila)):
        assert teams.told(one)[-1].startswith(HELLO.title)
        (link,) = links(teams, one)
        asked = parse_qs(urlsplit(link).query)
        assert asked["users"] == [other.account.mail]
        assert asked["tenantId"] == [TENANT]
        assert asked["message"] == [
            f"Hello {other.account.name.split(', ')[-1].split()[0]}, shall we find a time to talk?"
        ]
    teams.does(teams.connection.adapter.revise(at, HELLO, key="k"))
    assert len(teams.calls(UPDATE)) == 2


def test_a_way_to_a_room_without_a_chat_leads_its_reader_to_the_other() -> None:
    at = {"first": "a", "second": "b", "first_named": "a@x", "second_named": "b@x", "tenant": "t"}
    shown = Message("Hello", (Way("Go to your room", "shp_1", at),))

    led = {who: rooms.led(shown, who).body[0] for who in ("a", "b")}

    ways = {who: way.at["users"] for who, way in led.items() if isinstance(way, Way)}
    assert ways == {"a": "b@x", "b": "a@x"}


def test_a_broken_line_makes_a_group_chat_again_and_none_is_written_in_twice(
    teams: OnTeams, leila: Person, omar: Person
) -> None:
    teams.here.fails(Trouble(Failure(drops=True), "POST /chats", after_taking_it=True))
    worker = Address(TENANT, "shp_1"), (Address(TENANT, leila.id), Address(TENANT, omar.id))

    with pytest.raises(TryLater, match="line broke"):
        teams.does(teams.connection.adapter.open(*worker))
    sent(teams, opened(teams, leila, omar))

    assert len(teams.calls(SEND)) == 1


def test_who_never_added_the_app_is_not_reached_and_has_not_left(teams: OnTeams, leila: Person) -> None:
    teams.here.consented.clear()
    stranger = teams.person("Nia Obi", installed=False)

    with pytest.raises(NotReached):
        opened(teams, leila, stranger)


@pytest.fixture
def alone(teams: OnTeams, leila: Person, omar: Person) -> Address:
    """A room without a chat: no administrator has consented to anything."""
    teams.here.consented.clear()
    leila.says("hello")
    omar.says("hello")
    teams.settles()
    return opened(teams, leila, omar)


def copies(teams: OnTeams, *people: Person) -> list[int]:
    """Return how often each of these has the room's message."""
    return [sum(one.startswith(HELLO.title) for one in teams.told(who)) for who in people]


@pytest.mark.parametrize("failure", [Failure(429, retry_after=0.1), Failure(drops=True)])
def test_where_the_second_chat_takes_nothing_for_a_moment_both_are_told(
    teams: OnTeams, leila: Person, omar: Person, alone: Address, failure: Failure
) -> None:
    teams.here.fails(Trouble(failure, SEND, omar.id))

    sent(teams, alone)

    assert copies(teams, leila, omar) == [1, 1]


def test_where_the_second_of_the_two_took_the_app_out_the_first_is_told_once(
    teams: OnTeams, leila: Person, omar: Person, alone: Address
) -> None:
    teams.here.fails(Trouble(Failure(403, "BotNotInConversationRoster"), SEND, omar.id, lasts=True))

    at = sent(teams, alone)
    teams.does(teams.connection.adapter.revise(at, HELLO, key="k"))

    assert copies(teams, leila, omar) == [1, 0]


def test_what_one_of_the_two_deleted_stays_deleted_and_the_other_is_drawn_anew(
    teams: OnTeams, leila: Person, omar: Person, alone: Address
) -> None:
    at = sent(teams, alone)
    (theirs,) = [one for one in teams.here.of_the_bot(leila.at.id) if one.id == at.at["activity"]]
    theirs.deleted = True

    teams.does(teams.connection.adapter.revise(at, Message("It goes on"), key="k"))

    assert copies(teams, leila, omar) == [0, 0]
    assert [one.startswith("It goes on") for one in (*teams.told(leila), *teams.told(omar))].count(True) == 1


def test_what_a_topic_cannot_hold_is_left_out_of_it(teams: OnTeams, omar: Person) -> None:
    law = teams.person('Ada "the" Lind: law/tax')
    for one in (law, omar):
        one.says("hello")
    teams.settles()

    room = opened(teams, law, omar)

    assert teams.here.open(room.at["conversation"]).topic == "Ada the Lind law tax & Omar Diallo"
