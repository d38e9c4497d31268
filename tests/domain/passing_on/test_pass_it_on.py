"""Passing it on: who may be asked again, which words make asks alike, and the smallest door."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.common.ids import AskId, OpenAskId, PersonId
from bot.domain.common.people import Door, Person
from bot.domain.mentors import card
from bot.domain.open_asks.open_ask import OpenAsk, Status
from bot.domain.passing_on import pass_it_on
from bot.domain.passing_on.pass_it_on import (
    AGAIN,
    ENOUGH,
    EVERYDAY,
    MOST_TIMES,
    Helped,
    Passing,
    TimeHelped,
)
from bot.domain.passing_on.pass_it_on import (
    Status as PassingStatus,
)
from bot.domain.programme.kinds import Per
from bot.domain.programme.programme import Programme
from tests.domain.values import HERE, NOW

LEILA, AMARA = PersonId("per_leila"), PersonId("per_amara")
HELPED = Helped(LEILA, AskId("ask_1"), AMARA, "How does one begin?", "Law")
CARRY = OpenAsk(
    OpenAskId("car_2"),
    HERE,
    PersonId("per_tom"),
    "quick-question",
    "And how?",
    "",
    False,
    Status.CARRYING,
    NOW,
    NOW,
)
HAD = Passing(LEILA, HERE, AskId("ask_0"), OpenAskId("car_1"), NOW, PassingStatus.LATER)
A_MOMENT = timedelta(seconds=1)

NOTHING: frozenset[str] = frozenset()

words = st.frozensets(st.sampled_from("abcdefgh"))


def asking(helped: Helped, about: str, field: str = "") -> TimeHelped:
    return TimeHelped(helped, frozenset(about), frozenset(field))


def test_whoever_was_never_asked_may_be() -> None:
    assert pass_it_on.asked(None, HELPED, CARRY, NOW) == Passing(
        LEILA, HERE, HELPED.ask, CARRY.id, NOW, PassingStatus.TOLD, 1
    )


@pytest.mark.parametrize("stage", [stage for stage in PassingStatus if stage is not PassingStatus.LATER])
def test_once_is_once(stage: PassingStatus) -> None:
    assert pass_it_on.asked(replace(HAD, stage=stage), HELPED, CARRY, NOW + 4 * AGAIN) is None


def test_later_is_once_more_and_after_its_time() -> None:
    assert pass_it_on.asked(HAD, HELPED, CARRY, NOW + AGAIN - A_MOMENT) is None
    again = pass_it_on.asked(HAD, HELPED, CARRY, NOW + AGAIN)
    assert again is not None
    assert (again.stage, again.times, again.carry, again.ask) == (PassingStatus.TOLD, 2, CARRY.id, HELPED.ask)
    later = replace(again, stage=PassingStatus.LATER)
    assert again.times == MOST_TIMES
    assert pass_it_on.asked(later, HELPED, CARRY, NOW + 9 * AGAIN) is None


@given(one=words, other=words, without=words)
def test_likeness_is_the_same_both_ways_and_never_of_one_word(
    one: frozenset[str], other: frozenset[str], without: frozenset[str]
) -> None:
    shared = pass_it_on.in_common(one, other, without)
    assert shared == pass_it_on.in_common(other, one, without)
    assert shared == 0 or pass_it_on.SHARED <= shared <= len((one & other) - without)


def test_two_words_of_five_are_too_few() -> None:
    long = frozenset("abcdefg")
    assert pass_it_on.in_common(long, frozenset("abtuv")) == 0
    assert pass_it_on.in_common(long, frozenset("abtu")) == 2


def test_the_most_alike_come_first_and_the_others_not_at_all() -> None:
    near, far = replace(HELPED, ask=AskId("ask_near")), replace(HELPED, ask=AskId("ask_far"))
    said = [asking(far, "ab"), asking(HELPED, "xyz"), asking(near, "abc")]
    assert pass_it_on.nearest(frozenset("abcd"), said, NOTHING, NOTHING) == [near, far]


def test_the_same_question_about_another_field_is_another_question() -> None:
    to, fields = frozenset("abL"), frozenset("LM")
    of_it, named, other = asking(HELPED, "ab", "L"), asking(HELPED, "abL", "M"), asking(HELPED, "ab", "M")
    assert [pass_it_on.nearest(to, [one], NOTHING, fields) for one in (of_it, named, other)] == [
        [HELPED],
        [HELPED],
        [],
    ]
    # An ask without a field of work is put to everybody.
    assert pass_it_on.nearest(frozenset("ab"), [other], NOTHING, fields) == [HELPED]


def test_of_ones_own_askings_the_closest_comes_first_whatever_else_they_say() -> None:
    near, far = replace(HELPED, ask=AskId("ask_near")), replace(HELPED, ask=AskId("ask_far"))
    long = "abcnopqrstuvwxyz"
    said = [asking(HELPED, "a"), asking(far, "abz"), asking(near, long)]
    assert pass_it_on.nearest(frozenset("abcdefghij"), [asking(near, long)], NOTHING, NOTHING) == []
    assert pass_it_on.closest(frozenset("abcdefghij"), said) == [near, far]


def test_what_many_say_tells_nothing_once_there_are_many() -> None:
    few = [frozenset({"everybody", f"own {n}"}) for n in range(ENOUGH - 1)]
    assert pass_it_on.everyday(few) == frozenset()
    many = [*few, frozenset({"everybody"})]
    assert pass_it_on.everyday(many) == {"everybody"}
    rare = [frozenset({"rare"} if n < ENOUGH // EVERYDAY else {f"own {n}"}) for n in range(ENOUGH)]
    assert pass_it_on.everyday(rare) == frozenset()


def test_the_smallest_door_gives_one_at_a_time_to_one_person(programme: Programme) -> None:
    kind = pass_it_on.smallest(programme)
    assert kind is not None
    assert kind.key == "quick-question"
    door = pass_it_on.small_door(Person(LEILA, HERE, "Leila"), kind, programme)
    assert (door.door, door.at_once) == (Door.OPEN, 1)
    assert [(one.kind, one.budget.places, one.budget.per) for one in door.offers] == [
        ("quick-question", 1, Per.TIME)
    ]


def test_where_nothing_is_given_in_writing_there_is_no_small_door(programme: Programme) -> None:
    spoken = replace(programme, off=frozenset(kind.key for kind in programme.kinds if kind.written))
    assert pass_it_on.smallest(spoken) is None


def test_only_a_card_that_chose_nothing_is_unbegun(programme: Programme) -> None:
    kind = pass_it_on.smallest(programme)
    assert kind is not None
    begun = card.begun(Person(LEILA, HERE, "Leila"), programme)
    assert pass_it_on.is_unbegun(begun)
    assert not pass_it_on.is_unbegun(replace(begun, door=Door.CLOSED))
    assert not pass_it_on.is_unbegun(replace(begun, offers=(pass_it_on.small_offer(kind),)))
