"""F48: off for 1, 8, 40 or 400 days: what is past its day is told to nobody, and all ends in one quiet pass.

Each case queues one kind of notice or nudge and stops before it is delivered. Then the clock jumps, and the
ticks run in the order that is worst: delivery and nudges come before anything is closed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.jobs.closing import close_due
from bot.store.tables import asks as asks_table
from bot.store.tables import follow_ups
from bot.store.tables import introductions as introductions_table
from bot.ui.nodes import Message
from bot.ui.verbs import Verb, answers, introductions, mentorships, open_asks
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.places import held
from tests.fakes.reading import buttons_of, words_of

QUESTION = "How did you know that it was time to leave law for product?"
ANSWER = "I waited until Sunday nights grew heavy, then I left."
OFF = (1, 8, 40, 400)
A_WEEK_HOLDS = 2
GIVES = {"quick-question": 4, "career-chat": 2, "ongoing": 1}

OF_TODAY: tuple[Verb, ...] = (
    answers.ACCEPT,
    answers.ANSWER_MORE,
    answers.TAKE_OFFER,
    introductions.AGREE,
    mentorships.CHOOSE_TIME,
    open_asks.WITHDRAW,
)
"""What can be done only until a day: a new message with one of these must still be answered by it."""


@dataclass
class People:
    """The people of every case."""

    here: Community
    leila: Acting
    amara: Acting
    maya: Acting


@pytest.fixture
def cast(community_of_people: Community) -> People:
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers=GIVES)
    return People(here, here.joins("Leila Haddad"), amara, here.joins("Maya Lindqvist", manages=True))


def asks(cast: People, kind: str = "quick-question") -> None:
    cast.leila.asks(cast.leila.types("/find-mentor Amara"), QUESTION, kind=kind)


def asked(cast: People) -> None:
    asks(cast)


def reminded(cast: People) -> None:
    asks(cast)
    cast.here.deliver()
    cast.here.clock.moves(days=2, minutes=1)
    assert cast.here.reminds() == 1


def offered(cast: People) -> None:
    asks(cast, "career-chat")
    cast.here.deliver()
    form = cast.amara.presses("Something lighter", cast.here.inbox(cast.amara)[0])
    cast.amara.presses("Send", cast.amara.submits(form, kind="quick-question", words="Ten minutes I have."))


def followed_up(cast: People) -> None:
    asks(cast)
    cast.here.deliver()
    form = cast.amara.presses("Answer now", cast.here.inbox(cast.amara)[0])
    cast.amara.presses("Send", cast.amara.submits(form, words=ANSWER))
    cast.here.deliver()
    form = cast.leila.presses("One follow-up", cast.here.inbox(cast.leila)[-1])
    cast.leila.presses("Send", cast.leila.submits(form, words="And how did you tell your family?"))


def carried(cast: People) -> None:
    form = cast.leila.presses("Ask without choosing anyone", cast.leila.types("/find-mentor product"))
    cast.leila.presses("Send", cast.leila.submits(form, question=QUESTION, kind="quick-question"))


def together(cast: People) -> None:
    asks(cast, "ongoing")
    cast.here.deliver()
    cast.amara.presses("Accept", cast.here.inbox(cast.amara)[0])
    cast.here.deliver()


def suggested(cast: People) -> None:
    together(cast)
    (name,) = cast.here.platform.rooms
    room = next(line.message for line in cast.here.platform.lines.values() if line.to == name)
    cast.leila.submits(cast.leila.presses("Suggest times", room), day="2026-11-05", time="16:00")


def first_step(cast: People) -> None:
    together(cast)
    cast.here.clock.moves(days=5)
    assert cast.here.reminds() >= 1


def did_you_meet(cast: People) -> None:
    together(cast)
    cast.here.clock.moves(days=15)
    assert cast.here.reminds() >= 1


def still_going(cast: People) -> None:
    together(cast)
    cast.here.clock.moves(days=183)
    assert cast.here.reminds() >= 1


def pushed(cast: People) -> None:
    cast.leila.types("/find-mentor leaving law for product")
    for _ in range(6):
        cast.here.clock.moves(days=1)
        cast.here.plans()
    cast.here.clock.moves(hours=2)
    cast.here.reminds()


def wanted(cast: People) -> None:
    cast.leila.types("/find-mentor leaving law for product")
    cast.leila.submits(cast.leila.presses_token("1:introduce-me:"), kind="quick-question")


def proposed(cast: People) -> None:
    wanted(cast)
    cast.here.deliver()
    choice = cast.maya.presses("Introduce warmly", cast.maya.types("/programme"))
    cast.maya.presses("Propose Amara", cast.maya.presses("Think of Amara", choice))


def wished(cast: People) -> None:
    cast.leila.presses_token(f"1:wish:room.{cast.amara.person.id}")


def glad(cast: People) -> None:
    cast.here.plans()


Case = Callable[[People], None]
CASES: dict[str, tuple[Case, str, int]] = {
    "an ask": (asked, "would value your help", 8),
    "a reminder": (reminded, "is waiting for you", 8),
    "a lighter offer": (offered, "instead", 8),
    "a follow-up": (followed_up, "", 8),
    "an open ask": (carried, "would value your help", 8),
    "times": (suggested, "Times to choose from", 8),
    "a first step": (first_step, "a first step", 40),
    "did you meet": (did_you_meet, "meet?", 400),
    "still going": (still_going, "still going?", 9999),
    "a push": (pushed, "Shall somebody introduce you?", 40),
    "an introduction wanted": (wanted, "They were told that they would hear by", 8),
    "an introduction proposed": (proposed, "Shall I introduce you", 8),
    "a wish": (wished, "has room again", 9999),
    "still glad": (glad, "", 9999),
}
"""How each is queued, words that only a notice of it has, and after how many days it is past its day."""


def wakes(here: Community, days: int) -> list[tuple[str, Message]]:
    """Jump, run every tick twice in the worst order, and return what rang where."""
    here.clock.moves(days=days)
    before = set(here.platform.lines)
    for _ in range(2):
        here.deliver()
        here.reminds()
        here.deliver()
        here.closes_what_is_over()
        here.plans()
        here.looks_after_wishes()
        here.turns()
        here.deliver()
        here.clock.moves(minutes=1)
    return [(line.to, line.message) for name, line in here.platform.lines.items() if name not in before]


@pytest.mark.on_both
def test_an_introduction_is_over_for_all_three(cast: People) -> None:
    proposed(cast)
    wakes(cast.here, 40)
    assert held(cast.here, cast.amara) == {}
    assert not [one for one in cast.here.inbox(cast.leila) if "Until later" in words_of(one)]
    assert cast.here.inbox(cast.amara) == []
    assert "They let it go" in words_of(cast.here.inbox(cast.maya)[0])


def test_the_worker_closes_before_it_delivers(cast: People) -> None:
    """Right after a start an ask of long ago is drawn as it ended, and only its mentee hears of it."""
    asked(cast)
    cast.here.clock.moves(days=40)
    close_due(cast.here.runner)
    cast.here.deliver()
    assert cast.here.inbox(cast.amara) == []
    assert "No answer from Amara this time" in [one.title for one in cast.here.inbox(cast.leila)]


@pytest.mark.parametrize("days", OFF)
@pytest.mark.parametrize("kind", CASES)
def test_what_is_past_its_day_is_told_to_nobody(cast: People, kind: str, days: int) -> None:
    queue, words, past = CASES[kind]
    queue(cast)
    rang = wakes(cast.here, days)
    told = [message for _, message in rang if words and words in words_of(message)]
    if days >= past:
        assert told == []
    for _, message in rang:
        assert not [one for one in buttons_of(message) if one.verb in OF_TODAY and days >= past]
    nudges = [(to, one) for to, one in rang if "Stop reminders" in words_of(one)]
    for person in (cast.leila, cast.amara, cast.maya):
        assert sum(to == person.user for to, _ in nudges) <= A_WEEK_HOLDS


@pytest.mark.parametrize("kind", CASES)
def test_it_all_ends_in_one_pass(cast: People, kind: str) -> None:
    """After 40 days the first minute closes everything; the second has nothing left to do or to tell."""
    CASES[kind][0](cast)
    wakes(cast.here, 40)
    assert close_due(cast.here.runner) == 0
    assert wakes(cast.here, 0) == []


CLOCKS = {
    "an ask": (asks_table, "closes_at", "status"),
    "a lighter offer": (asks_table, "closes_at", "status"),
    "a follow-up": (follow_ups, "closes_at", "state"),
    "an open ask": (asks_table, "closes_at", "status"),
    "an introduction wanted": (introductions_table, "until", "stage"),
    "an introduction proposed": (introductions_table, "until", "stage"),
}
"""What waits until a date: its table, the column of the date, and the column of how it stands."""


@pytest.mark.parametrize("kind", CLOCKS)
def test_it_ends_at_the_date_that_was_said_and_not_a_minute_before(cast: People, kind: str) -> None:
    CASES[kind][0](cast)
    cast.here.deliver()
    table, until, stands = CLOCKS[kind]

    def row() -> tuple[datetime, str]:
        query = select(table.c[until], table.c[stands])
        at, how = cast.here.database.read(lambda open_: open_.execute(query).one())
        return at, how

    at, waiting = row()
    cast.here.clock.is_set_to(at - timedelta(minutes=1))
    cast.here.closes_what_is_over()
    assert row() == (at, waiting)
    cast.here.clock.is_set_to(at + timedelta(minutes=1))
    cast.here.closes_what_is_over()
    assert row()[1] != waiting
