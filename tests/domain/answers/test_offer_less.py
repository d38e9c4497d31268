"""Lighter offers: which kinds may be offered, whose deadline counts, and whose decision it waits for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.answers import offer_less
from bot.domain.answers.offer_less import Offered
from bot.domain.asks import ask as ask_rules
from bot.domain.asks.ask import Accepted, Ask, Ended, MaySend, Status
from bot.domain.asks.standing import Between
from bot.domain.common.capacity import EVERYTHING, Place
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.programme.kinds import Budget, Offer, Per
from tests.domain.values import CAPS, MENTEE, MENTOR, NOW, PROGRAMME, PROJECT, QUESTION, TALK

MONTH = "2026-11"


@pytest.fixture
def waiting() -> Ask:
    sent = ask_rules.send(MENTEE, MENTOR, PROJECT, "How?", standing=Between(), caps=CAPS, now=NOW)
    assert isinstance(sent, MaySend)
    return sent.ask


def offer(ask: Ask, kind: str) -> Offered | Refused:
    return offer_less.offer(ask, MENTOR, MENTEE, kind, "Rather this.", programme=PROGRAMME, now=NOW)


@pytest.fixture
def offered(waiting: Ask) -> Ask:
    made = offer(waiting, QUESTION.key)
    assert isinstance(made, Offered)
    return made.ask


def test_the_lightest_with_room_come_first(waiting: Ask) -> None:
    held = {(TALK.key, MONTH): 1}

    assert offer_less.kinds(waiting, MENTOR, PROGRAMME, held, NOW) == (QUESTION, TALK)


def test_a_kind_without_room_is_not_offered_though_the_limit_over_all_is_reached(waiting: Ask) -> None:
    held = {(TALK.key, MONTH): 2, (EVERYTHING, ""): MENTOR.at_once}

    assert offer_less.kinds(waiting, MENTOR, PROGRAMME, held, NOW) == (QUESTION,)


def test_a_kind_that_is_not_given_is_not_offered(waiting: Ask) -> None:
    only = replace(MENTOR, offers=(Offer(PROJECT.key, PROJECT.budget), Offer(TALK.key, Budget(1, Per.MONTH))))

    assert offer_less.kinds(waiting, only, PROGRAMME, {}, NOW) == (TALK,)


def test_an_offer_moves_the_place_and_keeps_what_was_asked(waiting: Ask) -> None:
    made = offer(waiting, QUESTION.key)

    assert isinstance(made, Offered)
    assert (made.ask.kind, made.ask.first_kind, made.ask.month) == (QUESTION.key, PROJECT.key, MONTH)
    assert (made.hold.place, made.hold.limit) == (Place(MENTOR.id, QUESTION.key, MONTH), 2)
    assert made.gives_back == Place(MENTOR.id, PROJECT.key)


def test_the_mentee_has_the_lighter_kinds_clock_in_their_own_zone(offered: Ask) -> None:
    # Five days later, at six in the evening in Nairobi.
    assert offered.closes_at == datetime(2026, 11, 28, 15, tzinfo=UTC)


@pytest.mark.parametrize("kind", [PROJECT.key, "no-such-kind"])
def test_what_is_not_lighter_cannot_be_offered(waiting: Ask, kind: str) -> None:
    assert offer(waiting, kind) == Refused(Refusal.NOTHING_LIGHTER)


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.WAITING])
def test_only_a_waiting_ask_has_something_offered_for_it(waiting: Ask, status: Status) -> None:
    assert offer(replace(waiting, status=status), QUESTION.key) == Refused(Refusal.ALREADY_SETTLED)


def test_the_mentee_may_take_it(offered: Ask) -> None:
    yes = offer_less.take(offered, by=MENTEE.id, now=NOW)

    assert isinstance(yes, Accepted)
    assert (yes.mentorship.kind, yes.was) == (QUESTION.key, Status.OFFERED)


def test_the_mentee_may_let_it_go(offered: Ask) -> None:
    no = offer_less.pass_on(offered, by=MENTEE.id, now=NOW)

    assert isinstance(no, Ended)
    assert (no.ask.status, no.was) == (Status.NOT_NEEDED, Status.OFFERED)
    assert set(no.gives_back) == set(ask_rules.places(offered))


@pytest.mark.parametrize("act", [offer_less.take, offer_less.pass_on])
def test_it_is_the_mentees_word_alone_and_once(offered: Ask, act: Callable[..., object]) -> None:
    assert act(offered, by=MENTOR.id, now=NOW) == Refused(Refusal.NOT_YOURS)
    settled = replace(offered, status=Status.CLOSED)
    assert act(settled, by=MENTEE.id, now=NOW) == Refused(Refusal.ALREADY_SETTLED)


def test_it_can_be_taken_back_and_closes_from_where_it_stands(offered: Ask) -> None:
    back = ask_rules.withdraw(offered, by=MENTEE.id, now=NOW)
    closed = ask_rules.close(offered, offered.closes_at)

    assert isinstance(back, Ended)
    assert isinstance(closed, Ended)
    assert (back.was, closed.was) == (Status.OFFERED, Status.OFFERED)
