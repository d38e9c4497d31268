"""What an opening requires, when a wish may be told, and how a request for a person's help ends."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.asks import human_help
from bot.domain.asks.human_help import Hand, HelpStatus
from bot.domain.common import capacity
from bot.domain.common.ids import AskId, HandId, PersonId
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.opening.opening import Beginning, Needed, is_tenth, needed
from bot.domain.programme.kinds import Budget, Offer, Per
from bot.domain.programme.programme import UnderEighteen
from tests.domain.values import HERE, MENTOR, NOW, PROGRAMME

HAND = Hand(HandId("hnd_1"), HERE, PersonId("per_mentee"), AskId("ask_1"), NOW, NOW + timedelta(days=3))
MAYA, OMAR = PersonId("per_maya"), PersonId("per_omar")


@pytest.mark.parametrize(
    ("answer", "screened", "what"),
    [
        (UnderEighteen.UNANSWERED, False, Needed.UNDER_18),
        (UnderEighteen.UNANSWERED, True, Needed.UNDER_18),
        (UnderEighteen.YES, False, Needed.SCREENED),
        (UnderEighteen.YES, True, None),
        (UnderEighteen.NO, False, None),
    ],
)
def test_what_has_to_be_said_before_an_opening(
    answer: UnderEighteen, screened: bool, what: Needed | None
) -> None:
    assert needed(Beginning(under_18=answer, screened=screened)) is what


def test_only_the_tenth_door_is_the_tenth() -> None:
    assert [number for number in range(12) if is_tenth(number)] == [10]


def test_a_kind_that_is_done_without_is_no_suggestion() -> None:
    without = replace(PROGRAMME, off=frozenset({"question"}))
    assert [kind.key for kind in without.offered] == ["project", "talk"]
    assert (without.smallest().key, PROGRAMME.smallest().key) == ("talk", "question")
    assert without.kind("question").minutes == 10


def test_a_hand_hears_in_the_early_evening_of_the_third_day() -> None:
    assert human_help.until(datetime(2026, 11, 23, 23, tzinfo=UTC), "Asia/Tokyo") == datetime(
        2026, 11, 27, 9, tzinfo=UTC
    )


def test_a_manager_gives_their_word_once_and_late_is_better_than_never() -> None:
    promised = human_help.promise(HAND, MAYA)
    assert promised == replace(HAND, reach=HelpStatus.PROMISED, by=MAYA)
    assert human_help.promise(replace(HAND, reach=HelpStatus.OVER), MAYA) == promised
    assert human_help.promise(promised, OMAR) == Refused(Refusal.HAND_TAKEN)
    assert human_help.promise(HAND, HAND.person) == Refused(Refusal.NOT_YOURS)


def test_only_who_gave_their_word_puts_it_away() -> None:
    promised = replace(HAND, reach=HelpStatus.PROMISED, by=MAYA)
    assert human_help.done(promised, MAYA) == replace(promised, reach=HelpStatus.DONE)
    assert human_help.done(promised, OMAR) == Refused(Refusal.HAND_TAKEN)
    assert human_help.done(HAND, MAYA) == Refused(Refusal.HAND_TAKEN)


def test_a_hand_that_waits_is_over_when_its_day_is() -> None:
    assert human_help.close(HAND, HAND.until - timedelta(seconds=1)) is None
    assert human_help.close(HAND, HAND.until) == replace(HAND, reach=HelpStatus.OVER)
    assert human_help.close(replace(HAND, reach=HelpStatus.PROMISED), HAND.until) is None


def test_room_comes_again_by_the_calendar_alone() -> None:
    monthly = replace(MENTOR, offers=(Offer("question", Budget(1, Per.MONTH)),))
    full = {("question", "2026-11"): 1, (capacity.EVERYTHING, ""): 1}
    assert capacity.again_from(monthly, full, NOW) == date(2026, 12, 1)
    assert capacity.again_from(monthly, full, datetime(2026, 12, 31, 12, tzinfo=UTC)) is None
    december = {("question", "2026-12"): 1}
    assert capacity.again_from(monthly, december, datetime(2026, 12, 31, 12, tzinfo=UTC)) == date(2027, 1, 1)
    # With as many mentees as they take on, or with room, no day can be named.
    assert capacity.again_from(monthly, {**full, (capacity.EVERYTHING, ""): 3}, NOW) is None
    assert capacity.again_from(monthly, {}, NOW) is None
    at_a_time = replace(MENTOR, offers=(Offer("project", Budget(1, Per.TIME)),))
    assert capacity.again_from(at_a_time, {("project", ""): 1}, NOW) is None
    resting = replace(monthly, resting_until=date(2026, 12, 5))
    assert capacity.again_from(resting, {}, NOW) == date(2026, 12, 5)
