"""Which mentees are asked to pass it on, when, how often, and which never are."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.domain.asks.ask import Status
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.domain.programme.programme import UnderEighteen
from bot.domain.safety.report_and_block import What, Why, report
from bot.jobs.nudging import would_tell
from bot.store.asks.ask import Asks
from bot.store.common.planned_nudges import DueNudges
from bot.store.common.sent_nudges import Nudges
from bot.store.database.database import Transaction
from bot.store.mentors.card import Mentors
from bot.store.mentorships.mentorship import Mentorships
from bot.store.open_asks.open_ask import OpenAsks
from bot.store.opening.opening import Beginnings
from bot.store.programme.kinds import Kinds
from bot.store.safety.report_and_block import Safety
from bot.store.tables import due_nudges
from tests.fakes.acting import Acting
from tests.fakes.asks import waiting
from tests.fakes.community import Community
from tests.fakes.passing_on import (
    ELSE,
    HERS,
    NUDGE,
    OPEN,
    TEN,
    answers,
    asked_in_march,
    asks_openly,
    called,
    has,
    helped,
    labels,
    on,
)
from tests.fakes.reading import words_of


def test_nobody_is_asked_while_nobody_asks_for_something_like_it(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom, ELSE)
    assert called(here, leila, NUDGE) == []
    on(here, 3, 20)
    assert called(here, leila, NUDGE) == []


@pytest.mark.not_in_slack
def test_who_has_left_keeps_the_nudge_from_nobody_else(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    sara = here.joins("Sara Nilsen", line="Civil engineer, first year at work")
    helped(here, sara, jonas)
    here.responder.left(sara.actor.platform, sara.actor.workspace, sara.user).result()
    asked_in_march(here, tom)
    assert len(called(here, leila, NUDGE)) == 1


def test_the_same_question_about_another_field_brings_nobody(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    """Leila knows nothing of museums, although Tom asks in the same words."""
    here.mentors("Mei Tan", field="Museums", zone="Europe/London")
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    form = tom.presses(OPEN, tom.types("/find-mentor museums"))
    question = "How does one begin in museum design without a placement?"
    tom.presses("Send", tom.submits(form, question=question))
    on(here, 3, 2, 11)
    on(here, 3, 3)
    assert called(here, leila, NUDGE) == []


def test_what_is_no_small_question_brings_nobody(here: Community, leila: Acting, tom: Acting) -> None:
    here.mentors("Mei Tan", offers={"career-chat": 2}, zone="Europe/London")
    asked_in_march(here, tom, kind="career-chat")
    assert called(here, leila, NUDGE) == []


@pytest.mark.parametrize(("month", "day", "year", "is_asked"), [(1, 28, 2027, False), (2, 3, 2027, True)])
def test_three_months_go_by_first(
    here: Community,
    leila: Acting,
    tom: Acting,
    jonas: Acting,
    month: int,
    day: int,
    year: int,
    is_asked: bool,
) -> None:
    here.clock.is_set_to(datetime(year, month, day, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, month, day, 11, year)
    on(here, month, day + 1, TEN, year)
    assert bool(called(here, leila, NUDGE)) is is_asked


def test_after_a_year_it_is_over(here: Community, leila: Acting, tom: Acting, jonas: Acting) -> None:
    here.clock.is_set_to(datetime(2027, 11, 4, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, 11, 4, 11)
    on(here, 11, 5)
    assert called(here, leila, NUDGE) == []


@pytest.mark.parametrize(("how", "is_asked"), [("finish", True), ("stop", False)])
def test_a_finished_mentorship_has_helped_and_one_that_stopped_may_not_have(
    here: Community, tom: Acting, amara: Acting, jonas: Acting, how: str, is_asked: bool
) -> None:
    leila = here.joins("Leila Haddad", line="Civil engineer")
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    leila.presses("Send", leila.submits(form, question=HERS, kind="quick-question"))
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    (ship,) = here.database.read(lambda open_: Mentorships(open_, here.id).of(leila.person.id))
    on(here, 11, 20, year=2026)
    leila.presses_token(f"1:{how}-now:{ship.id}")
    here.clock.moves(minutes=10)
    here.closes_what_is_over()
    here.deliver()
    asked_in_march(here, tom)
    assert bool(called(here, leila, NUDGE)) is is_asked


@pytest.mark.parametrize(
    "why", ["mentor", "draft", "stop", "kept apart", "not welcome", "reported", "under 18"]
)
def test_who_is_not_asked(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting, why: str
) -> None:
    match why:
        case "mentor":
            leila.submits(
                leila.presses("In your words", leila.types("/be-a-mentor")), headline="I", story="I"
            )
            leila.submits(leila.presses_token("1:give:quick-question"), places="1")
            leila.presses("Open my door", leila.types("/be-a-mentor"))
            leila.presses_token("1:close-now:")
        case "draft":
            leila.submits(leila.presses_token("1:give:ongoing"), places="2")
        case "stop":
            leila.presses_token("1:reminders:none")
        case "kept apart":
            here.database.write(lambda open_: _apart(here, open_, tom, leila))
        case "not welcome":
            leila.presses_token(f"1:block:{amara.person.id}")
        case "reported":
            here.database.write(lambda open_: _report(here, open_, amara, leila))
        case _:
            here.database.write(
                lambda open_: Beginnings(open_, here.id, here.clock.now, here.services.programme).answer(
                    UnderEighteen.YES
                )
            )
    here.catch_up()
    asked_in_march(here, tom)
    assert called(here, leila, NUDGE) == []


def _apart(here: Community, open_: Transaction, one: Acting, other: Acting) -> None:
    kept = Safety(open_, here.id, here.clock.now)
    kept.keep_apart(one.person.id, other.person.id, Why.BLOCK)


def _report(here: Community, open_: Transaction, by: Acting, about: Acting) -> None:
    made = report(
        by.person.id,
        about.person.id,
        here.id,
        subject="",
        what=What.OTHER,
        words="",
        danger=False,
        shares=False,
        now=here.clock.now,
    )
    Safety(open_, here.id, here.clock.now).add(made)


def test_one_person_is_asked_for_each_open_ask(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    mei = here.joins("Mei Tan")
    helped(here, mei, amara)
    asked_in_march(here, tom)
    on(here, 3, 4)
    assert len([who for who in (leila, mei) if called(here, who, NUDGE)]) == 1


def test_whoever_wants_no_nudges_keeps_nobody_else_from_being_asked(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    mei = here.joins("Mei Tan")
    helped(here, mei, amara)
    mei.presses_token("1:reminders:none")
    asked_in_march(here, tom)
    assert len(called(here, leila, NUDGE)) == 1


def test_whoever_cannot_be_told_in_time_leaves_it_to_the_next(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    """Mei would be first, but presses *Stop* while her nudge is planned."""
    here.clock.is_set_to(datetime(2026, 11, 5, TEN, tzinfo=UTC))
    mei = here.joins("Mei Tan")
    helped(here, mei, amara)
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, 3, 2, 11)
    mei.presses_token("1:reminders:none")
    on(here, 3, 3)
    mei.presses_token("1:reminders:usual")
    on(here, 3, 3, 11)
    on(here, 3, 4)
    assert called(here, mei, NUDGE) == []
    assert len(called(here, leila, NUDGE)) == 1


def test_a_nudge_that_came_too_late_is_not_told(
    here: Community, leila: Acting, tom: Acting, jonas: Acting, amara: Acting
) -> None:
    """A mentor takes the question up in the night: in the morning no mentee waits any more."""
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, 3, 2, 11)
    holder = next(one for one in (amara, jonas) if any(has(m, "Answer now") for m in here.inbox(one)))
    answers(here, holder)
    on(here, 3, 3)
    assert called(here, leila, NUDGE) == []
    # She was not asked, so she may be asked for another mentee.
    here.clock.is_set_to(datetime(2027, 3, 9, TEN, tzinfo=UTC))
    asks_openly(here, here.joins("Olu Ade"))
    on(here, 3, 9, 11)
    on(here, 3, 10)
    assert len(called(here, leila, NUDGE)) == 1


def test_a_nudge_on_its_way_is_not_drawn_once_nobody_waits(
    here: Community, leila: Acting, tom: Acting, jonas: Acting, amara: Acting
) -> None:
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, 3, 2, 11)
    here.clock.is_set_to(datetime(2027, 3, 3, TEN, 1, tzinfo=UTC))
    assert here.reminds() == 1
    tom.presses("Take the ask back", tom.presses("Take it back", here.inbox(tom)[-1]))
    here.deliver()
    assert called(here, leila, NUDGE) == []


def test_two_whose_nudges_were_planned_for_the_same_ask_are_not_both_told(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    """Two clocks may have planned at the same moment."""
    mei = here.joins("Mei Tan")
    helped(here, mei, amara)
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    carry = here.database.read(lambda open_: OpenAsks(open_, here.id).latest(tom.person.id))
    assert carry is not None
    both = [
        PlannedNudge(here.id, who.person.id, NudgeKind.ANSWER_ONE, carry.id, here.clock.now, carry.ends_at)
        for who in (leila, mei)
    ]
    here.database.write(lambda open_: [DueNudges(open_, here.id).plan(due) for due in both])
    on(here, 3, 3)
    assert len([who for who in (leila, mei) if called(here, who, NUDGE)]) == 1


def test_what_everybody_here_asks_about_makes_nobody_alike(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    """Where every ask of a community names its branch office, that name makes no two asks alike."""
    hers = here.database.read(lambda open_: Mentors(open_, here.id).get(amara.person.id))
    assert hers is not None
    for n in range(24):
        asked = replace(
            waiting(here.joins(f"Asker {n}").person, hers),
            status=Status.ANSWERED,
            ended_at=here.clock.now,
            question=f"Whom in the Lisbon branch office would you ask about topic{n}?",
        )
        here.database.write(lambda open_, one=asked: Asks(open_, here.id).add(one))  # type: ignore[misc]
    asked_in_march(here, tom, "How quiet is the Lisbon branch office on Fridays?")
    planned = select(due_nudges.c.person).where(due_nudges.c.kind == NudgeKind.ANSWER_ONE)
    assert here.database.read(lambda open_: open_.execute(planned).all()) == []


def test_a_kind_that_is_not_given_any_more_brings_nobody(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, 3, 2, 11)
    here.database.write(lambda open_: Kinds(open_, here.id).turn("quick-question", off=True))
    on(here, 3, 3)
    assert called(here, leila, NUDGE) == []


def test_it_is_one_of_the_week_and_waits_for_the_morning(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    here.database.write(lambda open_: _spend(here, open_, leila))
    asks_openly(here, tom)
    on(here, 3, 2, 11)
    on(here, 3, 3)
    assert called(here, leila, NUDGE) == []
    on(here, 3, 5, 4)
    assert called(here, leila, NUDGE) == []
    on(here, 3, 5)
    assert len(called(here, leila, NUDGE)) == 1


def _spend(here: Community, open_: Transaction, who: Acting) -> None:
    for day in (26, 28):
        at = datetime(2027, 2, day, TEN, tzinfo=UTC)
        Nudges(open_, here.id, at).add(who.person.id, NudgeKind.MET)


def test_a_dry_run_says_who_would_be_asked(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, 3, 2, 11)
    here.clock.is_set_to(datetime(2027, 3, 3, TEN, 1, tzinfo=UTC))
    would = [(one.name, one.kind) for one in would_tell(here.runner)]
    assert ("Leila Haddad", NudgeKind.ANSWER_ONE) in would
    assert called(here, leila, NUDGE) == []


def test_not_now_is_for_good(here: Community, leila: Acting, tom: Acting, jonas: Acting) -> None:
    asked_in_march(here, tom)
    left = leila.presses("I'd rather not", called(here, leila, NUDGE)[0], key="once")
    assert "I won't ask this again" in words_of(left)
    assert "I won't ask this again" in words_of(leila.presses_token("1:answer-none:", key="once"))
    asks_again(here, 6, 10)
    assert len(nudges_of(here, leila)) == 1


def test_later_is_once_more_after_three_months(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    said = leila.presses("Ask me later", called(here, leila, NUDGE)[0])
    assert "I may ask once more in three months" in words_of(said)
    asks_again(here, 5, 20)
    assert len(nudges_of(here, leila)) == 1
    asks_again(here, 6, 10)
    assert len(nudges_of(here, leila)) == 2
    assert "Ask me later" not in labels(called(here, leila, NUDGE)[-1])
    # An old *Later* button does not lead to a third time.
    assert "won't ask this again" in words_of(leila.presses_token("1:answer-later:"))
    asks_again(here, 9, 20)
    assert len(nudges_of(here, leila)) == 2


def asks_again(here: Community, month: int, day: int) -> None:
    """Send a similar open ask of another mentee, and move the clock to the next morning."""
    here.clock.is_set_to(datetime(2027, month, day, TEN, tzinfo=UTC))
    asks_openly(here, here.joins(f"Asker {month}"))
    on(here, month, day, 11)
    on(here, month, day + 1)


def nudges_of(here: Community, who: Acting) -> list[str]:
    """Return the open asks that led to a nudge for this person, from their rows."""
    theirs = (due_nudges.c.person == who.person.id) & (due_nudges.c.kind == NudgeKind.ANSWER_ONE)
    query = select(due_nudges.c.ref).where(theirs, due_nudges.c.at.is_(None))
    return list(here.database.read(lambda open_: open_.execute(query).scalars().all()))


def test_whoever_was_asked_and_said_nothing_is_not_asked_again(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    asks_again(here, 6, 10)
    assert len(nudges_of(here, leila)) == 1
