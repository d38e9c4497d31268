"""The life of an ask: who may do what to it, how it ends, and which places it gives back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.asks import ask as ask_rules
from bot.domain.asks import standing as standing_rules
from bot.domain.asks.ask import Accepted, Ask, Ended, Hold, MaySend, Status
from bot.domain.asks.standing import Between
from bot.domain.common.capacity import ASKING, EVERYTHING, Place
from bot.domain.common.ids import AskId, PersonId
from bot.domain.common.people import Door, Mentor
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.programme.kinds import Kind
from tests.domain.values import CAPS, HERE, MENTEE, MENTOR, NOW, PROJECT, QUESTION, TALK

WAITING = Ask(
    id=AskId("ask_1"),
    community=HERE,
    mentee=MENTEE.id,
    mentor=MENTOR.id,
    kind=QUESTION.key,
    question="How do I begin with a very small garden?",
    status=Status.WAITING,
    month="2026-11",
    sent_at=NOW,
    closes_at=NOW + timedelta(days=5),
)
OF_KIND = Place(MENTOR.id, QUESTION.key, "2026-11")
OVER_ALL = Place(MENTOR.id, EVERYTHING)
AMONG_MINE = Place(MENTEE.id, ASKING)
LATER = NOW + timedelta(hours=3)
STRANGER = PersonId("per_stranger")

Act = Callable[[Ask, PersonId], "Accepted | Ended | Refused"]


def send(
    kind: Kind = QUESTION, *, mentor: Mentor = MENTOR, standing: Between | None = None
) -> MaySend | Refused:
    return ask_rules.send(
        MENTEE, mentor, kind, WAITING.question, standing=standing or Between(), caps=CAPS, now=NOW
    )


def test_a_welcome_ask_waits_with_everything_it_needs() -> None:
    sent = send()

    assert isinstance(sent, MaySend)
    assert sent.ask == replace(WAITING, id=sent.ask.id, closes_at=datetime(2026, 11, 28, 17, tzinfo=UTC))


def test_an_ask_holds_the_mentees_place_then_the_kinds_then_the_mentors() -> None:
    sent = send()

    assert isinstance(sent, MaySend)
    assert sent.holds == (
        Hold(AMONG_MINE, CAPS.open_asks, Refusal.ENOUGH_OPEN),
        Hold(OF_KIND, QUESTION.budget.places, Refusal.FULL),
        Hold(OVER_ALL, MENTOR.at_once, Refusal.FULL),
    )


@pytest.mark.parametrize("kind", [QUESTION, PROJECT, TALK], ids=lambda kind: kind.key)
def test_what_is_held_is_what_a_no_gives_back(kind: Kind) -> None:
    sent = send(kind)

    assert isinstance(sent, MaySend)
    assert {hold.place for hold in sent.holds} == set(ask_rules.places(sent.ask))


def test_two_asks_never_share_an_id() -> None:
    one, other = send(), send()

    assert isinstance(one, MaySend)
    assert isinstance(other, MaySend)
    assert one.ask.id != other.ask.id


def test_nobody_asks_themselves() -> None:
    assert send(mentor=replace(MENTOR, person=MENTEE)) == Refused(Refusal.YOURSELF)


def test_a_second_ask_waits_for_the_first() -> None:
    assert send(standing=Between(waiting=True)) == Refused(Refusal.ALREADY_ASKED)


def test_after_a_no_the_same_mentor_is_left_alone_for_thirty_days() -> None:
    no = NOW - CAPS.again_after

    assert send(standing=Between(last_no=no + timedelta(seconds=1))) == Refused(
        Refusal.TOO_SOON, until=NOW + timedelta(seconds=1)
    )
    assert isinstance(send(standing=Between(last_no=no)), MaySend)


@pytest.mark.parametrize("door", [Door.DRAFT, Door.CLOSED])
def test_behind_a_closed_door_nobody_is_asked(door: Door) -> None:
    assert send(mentor=replace(MENTOR, door=door)) == Refused(Refusal.AWAY)


def test_who_rests_is_not_asked_until_their_rest_ends() -> None:
    assert send(mentor=replace(MENTOR, resting_until=date(2026, 11, 24))) == Refused(Refusal.AWAY)
    assert isinstance(send(mentor=replace(MENTOR, resting_until=date(2026, 11, 23))), MaySend)


def test_what_is_not_offered_is_not_asked_for() -> None:
    assert send(TALK, mentor=replace(MENTOR, offers=MENTOR.offers[:1])) == Refused(Refusal.NOT_OFFERED)


def test_whether_one_may_ask_is_known_before_anything_is_written() -> None:
    asked = standing_rules.may_ask(MENTEE.id, MENTOR, TALK.key, standing=Between(), caps=CAPS, now=NOW)

    assert asked is None


def test_a_yes_begins_a_mentorship_and_frees_the_mentees_place_alone() -> None:
    yes = ask_rules.accept(WAITING, by=MENTOR.id, now=LATER)

    assert isinstance(yes, Accepted)
    assert yes.ask == replace(WAITING, status=Status.ACCEPTED, ended_at=LATER)
    assert yes.gives_back == (AMONG_MINE,)
    begun = yes.mentorship
    assert (begun.ask, begun.mentor, begun.mentee) == (WAITING.id, MENTOR.id, MENTEE.id)
    assert (begun.kind, begun.community, begun.started_at) == (WAITING.kind, HERE, LATER)


def test_an_answer_uses_up_a_months_place() -> None:
    answered = ask_rules.answer(WAITING, QUESTION, "Begin with herbs.", by=MENTOR.id, now=LATER)

    assert isinstance(answered, Ended)
    assert answered.ask == replace(WAITING, status=Status.ANSWERED, ended_at=LATER, words="Begin with herbs.")
    assert set(answered.gives_back) == {AMONG_MINE, OVER_ALL}
    assert len(answered.gives_back) == 2


def test_an_answer_gives_a_place_at_a_time_back() -> None:
    ask = replace(WAITING, kind=PROJECT.key, month="")
    answered = ask_rules.answer(ask, PROJECT, "Begin with herbs.", by=MENTOR.id, now=LATER)

    assert isinstance(answered, Ended)
    assert set(answered.gives_back) == {AMONG_MINE, OVER_ALL, Place(MENTOR.id, PROJECT.key)}


def test_what_is_given_in_a_talk_is_not_answered_in_writing() -> None:
    ask = replace(WAITING, kind=TALK.key)

    assert ask_rules.answer(ask, TALK, "Begin.", by=MENTOR.id, now=LATER) == Refused(Refusal.NOT_WRITTEN)


def test_a_kind_no_gives_everything_back_and_keeps_its_reason_apart() -> None:
    declined = ask_rules.decline(WAITING, "My weeks are full.", "busy", by=MENTOR.id, now=LATER)

    assert isinstance(declined, Ended)
    assert declined.ask == replace(
        WAITING, status=Status.DECLINED, ended_at=LATER, words="My weeks are full.", reason="busy"
    )
    assert set(declined.gives_back) == {OF_KIND, OVER_ALL, AMONG_MINE}


def test_what_is_taken_back_gives_everything_back() -> None:
    withdrawn = ask_rules.withdraw(WAITING, by=MENTEE.id, now=LATER)

    assert isinstance(withdrawn, Ended)
    assert withdrawn.ask == replace(WAITING, status=Status.WITHDRAWN, ended_at=LATER)
    assert set(withdrawn.gives_back) == {OF_KIND, OVER_ALL, AMONG_MINE}


def test_an_ask_closes_at_its_hour_and_not_before() -> None:
    early = ask_rules.close(WAITING, WAITING.closes_at - timedelta(microseconds=1))
    closed = ask_rules.close(WAITING, WAITING.closes_at)

    assert early == Refused(Refusal.ALREADY_SETTLED)
    assert isinstance(closed, Ended)
    assert closed.ask == replace(WAITING, status=Status.CLOSED, ended_at=WAITING.closes_at)
    assert set(closed.gives_back) == {OF_KIND, OVER_ALL, AMONG_MINE}


def accept(ask: Ask, by: PersonId) -> Accepted | Ended | Refused:
    return ask_rules.accept(ask, by=by, now=LATER)


def answer(ask: Ask, by: PersonId) -> Accepted | Ended | Refused:
    return ask_rules.answer(ask, QUESTION, "Begin with herbs.", by=by, now=LATER)


def decline(ask: Ask, by: PersonId) -> Accepted | Ended | Refused:
    return ask_rules.decline(ask, "My weeks are full.", "", by=by, now=LATER)


def withdraw(ask: Ask, by: PersonId) -> Accepted | Ended | Refused:
    return ask_rules.withdraw(ask, by=by, now=LATER)


ACTS = [(accept, MENTOR.id), (answer, MENTOR.id), (decline, MENTOR.id), (withdraw, MENTEE.id)]
SETTLED = [status for status in Status if status not in ask_rules.OPEN]


@pytest.mark.parametrize(("act", "owner"), ACTS)
def test_only_whoever_it_is_for_can_act(act: Act, owner: PersonId) -> None:
    others = {MENTOR.id, MENTEE.id, STRANGER} - {owner}

    assert {act(WAITING, other) for other in others} == {Refused(Refusal.NOT_YOURS)}
    assert not isinstance(act(WAITING, owner), Refused)


@pytest.mark.parametrize("status", SETTLED)
@pytest.mark.parametrize(("act", "owner"), ACTS)
def test_a_settled_ask_stays_settled(act: Act, owner: PersonId, status: Status) -> None:
    assert act(replace(WAITING, status=status), owner) == Refused(Refusal.ALREADY_SETTLED)


@pytest.mark.parametrize("status", SETTLED)
def test_a_settled_ask_does_not_close(status: Status) -> None:
    late = WAITING.closes_at + timedelta(days=1)

    assert ask_rules.close(replace(WAITING, status=status), late) == Refused(Refusal.ALREADY_SETTLED)


def test_a_stranger_does_not_learn_that_an_ask_is_settled() -> None:
    assert accept(replace(WAITING, status=Status.ANSWERED), STRANGER) == Refused(Refusal.NOT_YOURS)


@pytest.mark.parametrize(("act", "owner"), [(act, owner) for act, owner in ACTS if owner == WAITING.mentor])
def test_a_mentor_who_has_offered_waits_for_the_mentees_word(act: Act, owner: PersonId) -> None:
    offered = replace(WAITING, status=Status.OFFERED)

    assert act(offered, owner) == Refused(Refusal.ALREADY_SETTLED)
