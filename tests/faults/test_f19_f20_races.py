"""F19, F20: for presses at the same instant, places are held once, and an ask ends the same way for both."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest

from bot.domain.asks.ask import Status
from bot.handlers.routing import Answer
from bot.jobs.closing import close_due
from bot.store.asks.ask import Asks
from bot.store.database.database import Database
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.places import held
from tests.fakes.racing import race
from tests.fakes.reading import buttons_of, message_of, words_of
from tests.fakes.rounds import rounds

ROUNDS = rounds(5, 1000)
QUESTION = "How did you know that it was time to change?"
PLACES = 2


@pytest.fixture
def elsewhere(community_of_people: Community, address: str) -> Iterator[Community]:
    """The same community, as in another process."""
    database = Database(address)
    yield replace(community_of_people, database=database)
    database.close()


def through(acting: Acting, here: Community) -> Acting:
    """Return a person who acts through another process."""
    return replace(acting, responder=here.responder)


@pytest.mark.timeout(1800)
def test_f19_of_five_who_ask_for_the_last_two_places_two_get_them(
    community_of_people: Community, elsewhere: Community
) -> None:
    here = community_of_people
    here.mentors("Jonas Berg", offers={"quick-question": 100}, at_once=100)
    five = [here.joins(f"Asker Number {n}") for n in range(5)]
    for round_ in range(ROUNDS):
        name = f"Amara {round_}"
        amara = here.mentors(name, offers={"quick-question": PLACES}, at_once=PLACES)
        previews = [one.submits(_form(one, amara), question=QUESTION) for one in five]
        sides = [through(one, elsewhere if n % 2 else here) for n, one in enumerate(five)]
        sends = [partial(one.presses, "Send", seen) for one, seen in zip(sides, previews, strict=True)]
        answers = race(sends)
        sent = [one for one in answers if message_of(one).title == "Sent"]
        told_why = [one for one in answers if message_of(one).title == "Just taken"]
        assert (len(sent), len(told_why)) == (PLACES, len(five) - PLACES)
        assert all("[Ask " in words_of(one) for one in told_why)
        here.deliver()
        assert len(here.inbox(amara)) == PLACES
        for one, answer in zip(five, answers, strict=True):
            if answer in sent:
                _takes_back(one, here)


@pytest.mark.timeout(1800)
def test_f20_an_ask_that_is_answered_taken_back_and_closed_at_once_ends_one_way(
    community_of_people: Community, elsewhere: Community
) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    endings = set()
    for round_ in range(ROUNDS):
        amara = here.mentors(f"Amara {round_}", offers={"quick-question": 1})
        leila.presses("Send", leila.submits(_form(leila, amara), question=QUESTION))
        here.deliver()
        card, receipt = here.inbox(amara)[-1], here.inbox(leila)[-1]
        sure = leila.presses("Take it back", receipt)
        no = amara.submits(amara.presses("Decline kindly", card), ready="full")
        here.clock.moves(days=22)
        acts: list[Callable[[], object]] = [
            partial(amara.presses, "Accept", card),
            partial(through(amara, elsewhere).presses, "Send", no),
            partial(through(leila, elsewhere).presses, "Take the ask back", sure),
            partial(close_due, here.runner),
        ]
        race(acts)
        here.deliver()
        ended = _standing(here, leila, amara)
        endings.add(ended)
        _both_read_the_same(here, amara, leila, ended)
    assert len(endings) > 1 or ROUNDS < 100


@pytest.mark.timeout(1800)
def test_an_ask_that_is_sent_twice_at_once_is_sent_once(
    community_of_people: Community, elsewhere: Community
) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    for round_ in range(ROUNDS):
        amara = here.mentors(f"Amara {round_}", offers={"quick-question": PLACES})
        preview = leila.submits(_form(leila, amara), question=QUESTION)
        both = [partial(one.presses, "Send", preview) for one in (leila, through(leila, elsewhere))]
        titles = [message_of(one).title for one in race(both)]
        assert titles == ["Sent"] * 2, "both presses read one state"
        here.deliver()
        assert len(here.inbox(amara)) == 1
        _takes_back(leila, here)
    assert held(here, leila) == {}


def _form(one: Acting, mentor: Acting) -> Answer:
    return one.presses_token(f"1:ask:{mentor.person.id}")


def _takes_back(one: Acting, here: Community) -> None:
    receipt = here.inbox(one)[-1]
    one.presses("Take the ask back", one.presses("Take it back", receipt))


def _standing(here: Community, mentee: Acting, mentor: Acting) -> Status:
    ids = mentee.person.id, mentor.person.id
    found = here.database.read(lambda open_: Asks(open_, here.id).latest(*ids))
    assert found is not None
    return found.status


def _both_read_the_same(here: Community, amara: Acting, leila: Acting, ended: Status) -> None:
    said = {
        Status.ACCEPTED: ("You said yes", "said yes"),
        Status.DECLINED: ("You declined kindly", "can't this time"),
        Status.WITHDRAWN: ("nothing to do, and your place is back", "You took this back"),
        Status.CLOSED: ("Closed without an answer", "Closed without an answer"),
    }
    mentor, mentee = said[ended]
    cards = [one for one in here.inbox(amara) if QUESTION in words_of(one)]
    assert mentor in words_of(cards[0])
    receipt = [one for one in here.inbox(leila) if one.title == f"Your ask to {amara.name.split()[0]}"][-1]
    assert mentee in words_of(receipt)
    assert not [button for button in buttons_of(cards[0]) if button.label == "Accept"]
