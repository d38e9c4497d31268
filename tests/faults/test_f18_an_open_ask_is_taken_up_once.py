"""F18: an open ask is accepted in the instant in which it moves on: exactly one mentorship begins."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest

from bot.domain.asks.ask import Ask, Status
from bot.domain.open_asks.open_ask import Status as OpenAskStatus
from bot.handlers.routing import Answer
from bot.jobs.closing import close_due
from bot.store.asks.ask import Asks
from bot.store.database.database import Database
from bot.store.open_asks.open_ask import OpenAsks
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.places import held
from tests.fakes.racing import race
from tests.fakes.reading import buttons_of, message_of, words_of
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


def through(acting: Acting, here: Community) -> Acting:
    """Return a person who acts through another process."""
    return replace(acting, responder=here.responder)


@pytest.mark.timeout(3600)
def test_f18_one_who_takes_it_up_while_it_moves_on_and_one_to_whom_it_moves(
    community_of_people: Community, elsewhere: Community
) -> None:
    """The first accepts in the instant in which the clock moves it on to the second, who accepts at once."""
    here = community_of_people
    two = [
        here.mentors(name, offers={"ongoing": MUCH}, at_once=MUCH, zone="Europe/London")
        for name in ("Amara Okafor", "Jonas Berg")
    ]
    endings = set()
    for n in range(ROUNDS):
        leila = here.joins(f"Leila Number {n}")
        sends(leila, n)
        here.deliver()
        first = next(one for one in two if card_of(here, one, n))
        second = next(one for one in two if one is not first)
        accepts = partial(first.presses, "Accept", card_of(here, first, n)[0])
        here.clock.moves(days=3)
        acts: list[Callable[[], Answer | None]] = [
            accepts,
            partial(moves_on_and_is_accepted, elsewhere, second, n),
        ]
        answers = race(acts)
        here.deliver()
        taken = exactly_one_pair(here, leila)
        endings.add(taken.mentor == first.person.id)
        loser = second if taken.mentor == first.person.id else first
        told_why(here, loser, n, answers[0] if loser is first else None)
        assert all(held(here, leila).values()) is True
        here.clock.moves(days=30)
    assert len(endings) > 1 or ROUNDS < 100


@pytest.mark.timeout(3600)
def test_f18_taken_up_passed_on_taken_back_and_over_at_once(
    community_of_people: Community, elsewhere: Community
) -> None:
    here = community_of_people
    names = ("Amara Okafor", "Jonas Berg", "Mei Tan")
    three = [
        here.mentors(name, offers={"ongoing": MUCH}, at_once=MUCH, zone="Europe/London") for name in names
    ]
    states = set()
    for n in range(ROUNDS):
        leila = here.joins(f"Leila Number {n}")
        sends(leila, n)
        here.deliver()
        first = next(one for one in three if card_of(here, one, n))
        card, sure = card_of(here, first, n)[0], leila.presses("Take it back", here.inbox(leila)[0])
        here.clock.moves(days=3)
        acts: list[Callable[[], object]] = [
            partial(first.presses, "Accept", card),
            partial(through(first, elsewhere).presses, "Pass it on kindly", card),
            partial(through(leila, elsewhere).presses, "Take the ask back", sure),
            partial(close_due, here.runner),
        ]
        race(acts)
        here.deliver()
        steps, state = stands(here, leila)
        states.add(state)
        waiting = [step for step in steps if step.status is Status.WAITING]
        taken = [step for step in steps if step.status is Status.ACCEPTED]
        assert (len(waiting), len(taken)) == {
            OpenAskStatus.CARRYING: (1, 0),
            OpenAskStatus.TAKEN: (0, 1),
            OpenAskStatus.WITHDRAWN: (0, 0),
            OpenAskStatus.ENDED: (0, 0),
        }[state]
        assert held(here, leila) == ({("?", ""): 1} if waiting else {})
    assert len(states) > 1 or ROUNDS < 100


@pytest.mark.timeout(3600)
def test_f18_sent_twice_at_once_it_is_sent_once(community_of_people: Community, elsewhere: Community) -> None:
    here = community_of_people
    for name in ("Amara Okafor", "Jonas Berg", "Mei Tan"):
        here.mentors(name, offers={"ongoing": MUCH}, at_once=MUCH)
    for n in range(ROUNDS):
        leila = here.joins(f"Leila Number {n}")
        form = leila.presses_token("1:carry:")
        preview = leila.submits(form, question=QUESTION.format(n=n), kind="ongoing")
        both = [partial(one.presses, "Send", preview) for one in (leila, through(leila, elsewhere))]
        titles = [message_of(one).title for one in race(both)]
        assert titles == ["On its way"] * 2, "both presses read one state"
        steps, _ = stands(here, leila)
        assert len(steps) == 1
        assert held(here, leila) == {("?", ""): 1}


def sends(leila: Acting, n: int) -> None:
    form = leila.presses_token("1:carry:")
    leila.presses("Send", leila.submits(form, question=QUESTION.format(n=n), kind="ongoing"))


def card_of(here: Community, mentor: Acting, n: int) -> list[Message]:
    """Return a mentor's card of this round, if they have one."""
    return [card for card in here.inbox(mentor)[-6:] if QUESTION.format(n=n) in words_of(card)][-1:]


def moves_on_and_is_accepted(there: Community, second: Acting, n: int) -> Answer | None:
    """Run the clock's tick, and accept as soon as the ask has arrived."""
    close_due(there.runner)
    there.deliver()
    cards = card_of(there, second, n)
    return through(second, there).presses("Accept", cards[0]) if cards else None


def stands(here: Community, leila: Acting) -> tuple[list[Ask], OpenAskStatus]:
    def read(connection: object) -> tuple[list[Ask], OpenAskStatus]:
        carries, asks = OpenAsks(connection, here.id), Asks(connection, here.id)  # type: ignore[arg-type]
        carry = carries.latest(leila.person.id)
        assert carry is not None
        steps = [asks.get(step) for step in carries.carried_to(carry.id).values()]
        return [step for step in steps if step is not None], carry.state

    return here.database.read(read)


def exactly_one_pair(here: Community, leila: Acting) -> Ask:
    steps, state = stands(here, leila)
    taken = [step for step in steps if step.status is Status.ACCEPTED]
    assert len(taken) == 1
    assert state is OpenAskStatus.TAKEN
    assert not [step for step in steps if step.status is Status.WAITING]
    theirs = [two for two in here.platform.rooms.values() if leila.user in two]
    assert len(theirs) == 1
    return taken[0]


def told_why(here: Community, loser: Acting, n: int, answer: Answer | None) -> None:
    """Check that the mentor who came too late is told why, kindly, and has no button left to accept."""
    if answer is not None:
        assert "It has gone on to somebody else, which is nobody's fault." in words_of(answer)
    for card in card_of(here, loser, n):
        assert "it has gone on, which is fine" in words_of(card)
        assert "Accept" not in [button.label for button in buttons_of(card)]
