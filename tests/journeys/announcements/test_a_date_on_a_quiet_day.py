"""A date that comes to lie on a quiet day, as after a standstill, goes on to the first day after."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update

from bot.domain.common.ids import IntroductionId
from bot.domain.introductions.introduction import Introduction
from bot.store.database.database import Transaction
from bot.store.introductions.introduction import Introductions
from bot.store.programme.quiet_weeks import QuietTimes
from bot.store.tables import carries, follow_ups, introductions
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import words_of

QUESTION = "How did you know that it was time to change?"
BEFORE = datetime(2026, 12, 10, 10, tzinfo=UTC)
IN_EXAMS = datetime(2026, 12, 22, 17, tzinfo=UTC)
AFTER = datetime(2027, 1, 5, 17, tzinfo=UTC)
"""The first day after the exams, at the same hour."""

SAID = "Tuesday 5 January 2027"


@pytest.fixture
def nora(community_of_people: Community) -> Acting:
    community_of_people.clock.is_set_to(BEFORE)
    return community_of_people.joins("Nora Lindqvist", manages=True)


@pytest.fixture
def leila(community_of_people: Community, nora: Acting) -> Acting:
    return community_of_people.joins("Leila Haddad", line="second-year beekeeper")


def in_exams(here: Community, leila: Acting) -> None:
    """Have every date that waits lie in the exams, and let the clock come to it."""

    def write(open_: Transaction) -> None:
        QuietTimes(open_, here.id, here.clock()).add(date(2026, 12, 14), date(2027, 1, 4), leila.person.id)
        open_.execute(update(follow_ups).values(closes_at=IN_EXAMS))
        open_.execute(update(carries).values(ends_at=IN_EXAMS))
        open_.execute(update(introductions).values(until=IN_EXAMS))

    here.database.write(write)
    ticks(here, datetime(2026, 12, 22, 18, tzinfo=UTC))


def ticks(here: Community, at: datetime) -> None:
    here.clock.is_set_to(at)
    here.closes_what_is_over()
    here.deliver()


def test_a_follow_up_waits_for_its_answer_until_then(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    mei = here.mentors("Mei Tan", zone="Europe/London")
    leila.asks(leila.types("/find-mentor Mei"), QUESTION, on="Mei")
    here.deliver()
    form = mei.presses("Answer now", here.inbox(mei)[0])
    mei.presses("Send", mei.submits(form, words="I noticed that I read about nothing else."))
    here.deliver()
    form = leila.presses("One follow-up", here.inbox(leila)[-1])
    leila.presses("Send", leila.submits(form, words="And how long did you wait after that?"))
    here.deliver()
    in_exams(here, leila)
    assert here.database.read(lambda open_: open_.execute(select(follow_ups.c.closes_at)).scalar()) == AFTER
    assert SAID in words_of(here.inbox(mei)[-1])
    ticks(here, datetime(2027, 1, 5, 17, 1, tzinfo=UTC))
    assert here.database.read(lambda open_: open_.execute(select(follow_ups.c.state)).scalar()) == "closed"


def test_a_card_in_the_channel_stands_until_then(
    community_of_people: Community, nora: Acting, leila: Acting
) -> None:
    here = community_of_people
    here.mentors("Amara Okafor", zone="Europe/London")
    page = nora.presses("Where open asks go", nora.types("/programme"))
    nora.submits(nora.presses("As cards in a mentors' channel", page), where=here.channel)
    here.deliver()
    form = leila.presses("Ask without choosing anyone", leila.types("/find-mentor product"))
    leila.presses("Send", leila.submits(form, question=QUESTION, card="From law into product", unnamed=""))
    here.deliver()
    in_exams(here, leila)
    assert "Take this ask" in str(here.in_channel()[-1])
    assert SAID in words_of(here.inbox(leila)[-1])
    ticks(here, datetime(2027, 1, 5, 17, 1, tzinfo=UTC))
    assert "Take this ask" not in str(here.in_channel()[-1])


def test_a_proposal_waits_for_its_mentee_until_then_and_a_promise_does_not(
    community_of_people: Community, nora: Acting, leila: Acting
) -> None:
    here = community_of_people
    here.mentors("Amara Okafor", zone="Europe/London")
    tom = here.joins("Tom Whitaker")
    leila.types("/find-mentor product")

    def wanted(open_: Transaction) -> None:
        for id_, who in (("int_leila", leila), ("int_tom", tom)):
            one = Introduction(
                IntroductionId(id_), here.id, who.person.id, "quick-question", BEFORE, IN_EXAMS
            )
            Introductions(open_, here.id).add(one)

    here.database.write(wanted)
    choice = nora.presses("Introduce warmly", nora.types("/programme"), on="Leila")
    nora.presses("Propose Amara", nora.presses("Think of Amara", choice))
    here.deliver()
    in_exams(here, leila)
    rows = select(introductions.c.person, introductions.c.stage)
    stages = dict(here.database.read(lambda open_: [tuple(row) for row in open_.execute(rows)]))
    assert stages == {leila.person.id: "proposed", tom.person.id: "over"}
    assert SAID in words_of(here.inbox(leila)[-1])
    ticks(here, datetime(2027, 1, 5, 17, 1, tzinfo=UTC))
    stages = dict(here.database.read(lambda open_: [tuple(row) for row in open_.execute(rows)]))
    assert stages[leila.person.id] == "let-go"
