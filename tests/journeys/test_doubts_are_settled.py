"""A manager settles a message that may not have arrived: it is kept as told, or sent once more."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection, select, update

from bot.domain.open_asks.channel import choose
from bot.domain.safety.report_and_block import Why
from bot.handlers.routing import Answer
from bot.handlers.work import Work
from bot.port import InDoubt
from bot.store.common import communities
from bot.store.outbox import held
from bot.store.outbox.outbox import Status
from bot.store.tables import outbox
from tests.fakes import people
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.platform import PLATFORM
from tests.fakes.reading import buttons_of, message_of, words_of

QUESTION = "Could you read my CV?"
UNKNOWN = (InDoubt("the line broke"), InDoubt("nobody can look", for_good=True)) * 4
SETTLED = "Already settled"

pytestmark = [
    pytest.mark.on_both,
    pytest.mark.not_in_slack,
    pytest.mark.not_in_teams("what each call there may have done is in tests/faults/teams"),
]


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def grace(here: Community) -> Acting:
    return here.joins("Grace Obi", manages=True)


@pytest.fixture
def amara(here: Community, grace: Acting) -> Acting:
    """A mentor to whom an ask may have come, or not."""
    amara = here.mentors("Amara Okafor", offers={"quick-question": 4})
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    breaks(here, amara.user)
    return amara


def breaks(here: Community, to: str) -> None:
    """Let the line break at each send to a reader, until nobody knows whether it arrived."""
    here.platform.fails(to, *UNKNOWN)
    for _ in range(4):
        here.deliver()
        here.clock.moves(minutes=2)
    here.platform.mends()


def tokens(shown: Answer, label: str) -> list[str]:
    return [one.token for one in buttons_of(shown) if one.label == label]


def told(here: Community, who: Acting) -> int:
    """Return how many messages have reached somebody."""
    return len(here.platform.received(who.user))


def doubts(here: Community) -> int:
    query = select(outbox.c.id).where(outbox.c.state == Status.IN_DOUBT)
    return len(here.database.read(lambda open_: open_.execute(query).all()))


def test_what_has_arrived_is_not_sent_again(here: Community, grace: Acting, amara: Acting) -> None:
    assert "1 message may not have arrived." in words_of(grace.types("/mentoring"))
    page = grace.types("/programme")
    assert "A message to Amara Okafor" in words_of(page)
    sent = told(here, amara)
    after = grace.presses("It arrived", page)
    assert "May not have arrived" not in words_of(after)
    here.deliver()
    assert (doubts(here), told(here, amara)) == (0, sent)


def test_what_is_missing_is_sent_once_more(here: Community, grace: Acting, amara: Acting) -> None:
    sent = told(here, amara)
    after = grace.presses("Send it again", grace.types("/programme"))
    assert "May not have arrived" not in words_of(after)
    here.deliver()
    here.deliver()
    assert told(here, amara) == sent + 1
    assert QUESTION in words_of(here.inbox(amara)[-1])


def test_of_two_managers_the_second_is_told(here: Community, grace: Acting, amara: Acting) -> None:
    karim = here.joins("Karim Aziz", manages=True)
    page = karim.types("/programme")
    grace.presses("Send it again", grace.types("/programme"))
    for label in ("It arrived", "Send it again"):
        assert message_of(karim.presses(label, page)).title == SETTLED
    here.deliver()
    assert doubts(here) == 0


def test_an_older_button_settles_nothing_new(here: Community, grace: Acting, amara: Acting) -> None:
    page = grace.types("/programme")
    grace.presses("Send it again", page)
    breaks(here, amara.user)
    assert doubts(here) == 1
    for label in ("It arrived", "Send it again"):
        assert message_of(grace.presses_token(tokens(page, label)[0])).title == SETTLED
    assert doubts(here) == 1


@pytest.mark.parametrize("label", ["It arrived", "Send it again"])
def test_nobody_settles_what_is_not_theirs_to_see(
    here: Community, grace: Acting, amara: Acting, label: str
) -> None:
    (token,) = tokens(grace.types("/programme"), label)
    sent = told(here, amara)
    assert "May not have arrived" not in words_of(amara.presses_token(token))
    here.database.write(
        lambda open_: Work(open_, here.services, here.id, amara.person).safety.keep_apart(
            amara.person.id, grace.person.id, Why.BLOCK
        )
    )
    assert "Amara" not in words_of(grace.types("/programme"))
    assert message_of(grace.presses_token(token)).title == SETTLED
    row, version = token.rpartition(":")[2].split(".")
    other = token.replace(f":{row}.", f":{int(row) + 1}.")
    assert message_of(grace.presses_token(other)).title == SETTLED
    assert message_of(grace.presses_token(f"{token.rpartition('.')[0]}.{int(version) + 1}")).title == SETTLED
    here.deliver()
    assert (doubts(here), told(here, amara)) == (1, sent)


@pytest.mark.not_on_discord("who is in another server is told in tests/adapters/discord/test_two_servers.py")
def test_another_community_is_out_of_reach(here: Community, grace: Acting, amara: Acting) -> None:
    (token,) = tokens(grace.types("/programme"), "It arrived")
    elsewhere = here.database.write(
        lambda open_: communities.ensure(open_, PLATFORM, "elsewhere", here.clock())
    )
    noor = replace(people.mentee(here.database, elsewhere, "Noor Khan"), manages=True)
    acting = here.acting(noor, workspace="elsewhere")
    assert "May not have arrived" not in words_of(acting.types("/programme"))
    assert message_of(acting.presses_token(token)).title == SETTLED
    assert doubts(here) == 1


def test_what_a_backup_holds_is_left_to_the_operator(here: Community, grace: Acting, amara: Acting) -> None:
    (token,) = tokens(grace.types("/programme"), "It arrived")
    query = update(outbox).where(outbox.c.state == Status.IN_DOUBT).values(problem=f"{held.HELD}Monday")
    here.database.write(lambda open_: open_.execute(query))
    page = grace.types("/programme")
    assert "so your operator settles it" in words_of(page)
    assert tokens(page, "It arrived") == []
    assert message_of(grace.presses_token(token)).title == SETTLED
    assert doubts(here) == 1


def test_a_card_in_a_channel_is_not_sent_again(here: Community, grace: Acting, amara: Acting) -> None:
    (token,) = tokens(grace.types("/programme"), "Send it again")
    channel = choose(grace.person, "mentors", here.clock())
    move = update(outbox).where(outbox.c.state == Status.IN_DOUBT).values(recipient=channel.id)

    def in_a_channel(open_: Connection) -> None:
        Work(open_, here.services, here.id, grace.person).channels.choose(channel)
        open_.execute(move)

    here.database.write(in_a_channel)
    page = grace.types("/programme")
    assert "A card in the mentors' channel" in words_of(page)
    assert tokens(page, "Send it again") == []
    assert message_of(grace.presses_token(token)).title == SETTLED
    grace.presses("It arrived", page)
    assert doubts(here) == 0
