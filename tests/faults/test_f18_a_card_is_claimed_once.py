"""F18, in a mentors' channel: of mentors who claim a card in the same instant one has it; places add up."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest

from bot.domain.asks.ask import Status
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.open_asks.channel import choose
from bot.domain.open_asks.open_ask import OpenAsk
from bot.domain.open_asks.open_ask import Status as OpenAskStatus
from bot.handlers.work import Work
from bot.jobs.closing import close_due
from bot.store.asks.ask import Asks
from bot.store.database.database import Database, Transaction
from bot.store.open_asks.open_ask import OpenAsks
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.places import held
from tests.fakes.racing import race
from tests.fakes.reading import message_of
from tests.fakes.rounds import rounds

ROUNDS = rounds(5, 1000)
MUCH = 5000
QUESTION = "Question {n}: how did you know that it was time to change?"


@pytest.fixture
def elsewhere(community_of_people: Community, address: str) -> Iterator[Community]:
    """The same community, as in another process."""
    database = Database(address)
    yield replace(community_of_people, database=database)
    database.close()


@pytest.fixture
def two(community_of_people: Community) -> list[Acting]:
    """Two mentors with much room, and a channel in which they can say that they could help."""
    here = community_of_people
    mentors = [
        here.mentors(name, offers={"ongoing": MUCH}, at_once=MUCH, zone="Europe/London")
        for name in ("Amara Okafor", "Jonas Berg")
    ]
    here.database.write(lambda open_: _choose(here, open_, mentors[0]))
    here.deliver()
    return mentors


def _choose(here: Community, connection: Transaction, chooser: Acting) -> None:
    work = Work(connection, here.services, here.id, chooser.person)
    channel = choose(chooser.person, here.channel, work.now)
    work.channels.choose(channel)
    work.show(channel.id, Notice(NoticeKind.CHANNEL_HELLO, channel.id))


def through(acting: Acting, here: Community) -> Acting:
    """Return a person who acts through another process."""
    return replace(acting, responder=here.responder)


def sends(here: Community, leila: Acting, n: int) -> Message:
    """Send an open ask; return its card in the channel."""
    form = leila.presses_token("1:carry:")
    question = QUESTION.format(n=n)
    leila.presses("Send", leila.submits(form, question=question, kind="ongoing", card=question))
    here.deliver()
    return here.in_channel()[-1]


@pytest.mark.timeout(3600)
def test_f18_claimed_by_two_at_once_one_has_it(
    community_of_people: Community, elsewhere: Community, two: list[Acting]
) -> None:
    here, (amara, jonas) = community_of_people, two
    won = set()
    for n in range(ROUNDS):
        leila = here.joins(f"Leila Number {n}")
        card = sends(here, leila, n)
        before = [held(here, one) for one in two]
        acts = [partial(one.presses, "Take this ask", card) for one in (amara, through(jonas, elsewhere))]
        titles = [message_of(one).title for one in race(acts)]
        assert sorted(titles) == ["Somebody is on it", "Thank you, it is yours"]
        here.deliver()
        carry, waiting = stands(here, leila.person.id)
        winner = two[titles.index("Thank you, it is yours")]
        won.add(winner.name)
        assert waiting == [winner.person.id]
        assert carry.state is OpenAskStatus.CARRYING
        for one, was in zip(two, before, strict=True):
            assert total(held(here, one)) == total(was) + 2 * (one is winner)
        assert held(here, leila) == {("?", ""): 1}
        assert "Somebody is looking into this." in str(here.in_channel()[-1])
    assert len(won) > 1 or ROUNDS < 100


@pytest.mark.timeout(3600)
def test_f18_claimed_taken_back_and_over_at_once(
    community_of_people: Community, elsewhere: Community, two: list[Acting]
) -> None:
    here, (amara, jonas) = community_of_people, two
    states = set()
    for n in range(ROUNDS):
        leila = here.joins(f"Leila Number {n}")
        card = sends(here, leila, n)
        sure = leila.presses("Take it back", here.inbox(leila)[0])
        here.clock.moves(days=6, hours=23, minutes=59)
        before = [total(held(here, one)) for one in two]
        acts: list[Callable[[], object]] = [
            partial(amara.presses, "Take this ask", card),
            partial(through(jonas, elsewhere).presses, "Take this ask", card),
            partial(through(leila, elsewhere).presses, "Take the ask back", sure),
            partial(_over, here),
        ]
        race(acts)
        here.clock.moves(days=1)
        here.closes_what_is_over()
        here.deliver()
        carry, waiting = stands(here, leila.person.id)
        states.add(carry.state)
        assert not waiting
        assert carry.state in {OpenAskStatus.WITHDRAWN, OpenAskStatus.ENDED}
        assert [total(held(here, one)) for one in two] == before
        assert held(here, leila) == {}
    assert len(states) > 1 or ROUNDS < 100


@pytest.mark.timeout(3600)
def test_f20_with_one_place_left_two_cards_claimed_at_once_are_one(
    community_of_people: Community, elsewhere: Community, two: list[Acting]
) -> None:
    here = community_of_people
    for n in range(ROUNDS):
        leila, tom = here.joins(f"Leila Number {n}"), here.joins(f"Tom Number {n}")
        cards = [sends(here, one, n) for one in (leila, tom)]
        mei = here.mentors(f"Mei Number {n}", offers={"ongoing": 1}, at_once=1, zone="Europe/London")
        both = [
            partial(one.presses, "Take this ask", card)
            for one, card in zip((mei, through(mei, elsewhere)), cards, strict=True)
        ]
        titles = [message_of(one).title for one in race(both)]
        assert sorted(titles) == ["Thank you, it is yours", "Your room is taken"]
        assert held(here, mei) == {("ongoing", ""): 1, ("*", ""): 1}
        here.deliver()
        standing = [stands(here, one.person.id) for one in (leila, tom)]
        assert [len(waiting) for _, waiting in standing] == [int("Thank" in title) for title in titles]
        assert [carry.is_anybodys for carry, _ in standing] == ["Thank" not in title for title in titles]


def _over(here: Community) -> None:
    here.clock.moves(minutes=2)
    close_due(here.runner)


def total(places: dict[tuple[str, str], int]) -> int:
    return sum(places.values())


def stands(here: Community, mentee: PersonId) -> tuple[OpenAsk, list[PersonId]]:
    """Return the status of an open ask, and the mentor with whom it waits."""

    def read(connection: Transaction) -> tuple[OpenAsk, list[PersonId]]:
        carries, asks = OpenAsks(connection, here.id), Asks(connection, here.id)
        carry = carries.latest(mentee)
        assert carry is not None
        steps = [asks.get(step) for step in carries.carried_to(carry.id).values()]
        return carry, [step.mentor for step in steps if step and step.status is Status.WAITING]

    return here.database.read(read)
