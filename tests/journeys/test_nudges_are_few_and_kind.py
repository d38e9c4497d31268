"""Every kind of nudge: few in a week, in the reader's morning, each with *Fewer* and *Stop*."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.store.common.planned_nudges import DueNudges
from bot.store.common.sent_nudges import Nudges
from bot.store.database.database import Transaction
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, message_of, words_of

QUESTION = "Would you walk beside me for half a year?"
LAGOS_TEN, LONDON_TEN = 9, 10
"""About ten in the morning, in UTC, in November."""


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def amara(here: Community) -> Acting:
    return here.mentors("Amara Okafor", offers={"ongoing": 2, "quick-question": 4})


@pytest.fixture
def leila(here: Community) -> Acting:
    return here.joins("Leila Haddad")


def labels(message: Message) -> list[str]:
    return [button.label for button in buttons_of(message)]


def called(here: Community, who: Acting, title: str) -> list[Message]:
    return [one for one in here.inbox(who) if title in one.title]


def on(here: Community, month: int, day: int, hour: int, minute: int = 1) -> int:
    """Run the hour's and the minute's ticks at an instant (UTC); return how many nudges were sent."""
    here.clock.is_set_to(datetime(2026, month, day, hour, minute, tzinfo=UTC))
    here.plans()
    told = here.reminds()
    here.deliver()
    return told


def says_yes(here: Community, leila: Acting, amara: Acting) -> Message:
    """Accept Leila's ask as Amara on Tuesday 3 November; return the room's first card."""
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION, kind="ongoing"))
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    (name,) = here.platform.rooms
    return next(line.message for line in here.platform.lines.values() if line.to == name)


# A first step after a yes


def test_where_nothing_has_begun_both_hear_how_small_a_beginning_can_be(
    here: Community, leila: Acting, amara: Acting
) -> None:
    says_yes(here, leila, amara)
    on(here, 11, 7, LAGOS_TEN - 1, 59)
    assert called(here, amara, "a first step") == []
    on(here, 11, 7, LAGOS_TEN)
    (card,) = called(here, amara, "You and Leila: a first step")
    assert "It can be as small as" in words_of(card)
    expected = {"Suggest times", "Questions to begin with", "Fewer reminders", "Stop reminders"}
    assert expected <= set(labels(card))
    assert called(here, leila, "a first step") == []
    on(here, 11, 7, LONDON_TEN)
    assert len(called(here, leila, "You and Amara: a first step")) == 1
    for day in range(8, 16):
        on(here, 11, day, LONDON_TEN)
    assert len(called(here, leila, "a first step")) == len(called(here, amara, "a first step")) == 1


def test_nobody_is_pushed_who_has_begun_or_stopped(here: Community, leila: Acting, amara: Acting) -> None:
    room = says_yes(here, leila, amara)
    leila.submits(leila.presses("Suggest times", room), day="2026-11-10", time="11:00")
    assert on(here, 11, 7, LONDON_TEN) == 0
    assert called(here, leila, "a first step") == called(here, amara, "a first step") == []


# Never asked yet


def test_a_mentor_whom_nobody_has_asked_hears_once_that_it_is_chance(here: Community, amara: Acting) -> None:
    here.opened(amara, here.clock.now)
    for day in range(4, 31):
        assert on(here, 11, day, LAGOS_TEN) == 0
    for day in range(1, 15):
        assert on(here, 12, day, LAGOS_TEN) == 0
    assert on(here, 12, 15, LAGOS_TEN) == 1
    (card,) = called(here, amara, "Nobody has asked yet")
    assert "That is chance, not you." in words_of(card)
    for day in range(16, 31):
        assert on(here, 12, day, LAGOS_TEN) == 0


def test_a_mentor_who_was_asked_hears_nothing_of_chance(
    here: Community, leila: Acting, amara: Acting
) -> None:
    here.opened(amara, here.clock.now)
    on(here, 11, 4, LAGOS_TEN)
    leila.asks(leila.types("/find-mentor Amara"), QUESTION)
    for day in range(14, 28):
        on(here, 12, day, LAGOS_TEN)
    assert called(here, amara, "Nobody has asked yet") == []


def test_whoever_was_never_asked_comes_first_among_equals(here: Community, leila: Acting) -> None:
    for name in ("Ada", "Bea", "Cleo", "Dora", "Edda"):
        here.mentors(f"{name} Made-Up")
    here.mentors("Zora Made-Up")
    for name in ("Ada", "Bea", "Cleo", "Dora", "Edda"):
        here.joins(f"Asker of {name}").asks(leila.types(f"/find-mentor {name}"), QUESTION, on=name)
    here.catch_up()
    for typed in ("/find-mentor product", "/find-mentor law", "/find-mentor"):
        leila.types(typed)
        found = words_of(leila.types(typed))
        assert "Zora Made-Up" in found, typed
        assert found.index("Zora") < min(found.find(n) % 9999 for n in ("Ada", "Bea", "Cleo", "Dora", "Edda"))


# Still happy to help


def test_two_silences_rest_the_card_kindly_and_one_tap_brings_it_back(
    here: Community, amara: Acting, leila: Acting
) -> None:
    here.opened(amara, here.clock.now)
    on(here, 11, 4, LAGOS_TEN)
    here.clock.is_set_to(datetime(2026, 12, 20, LAGOS_TEN, 1, tzinfo=UTC))
    here.reminds()  # the nudge that says it is chance
    assert quarter(here, datetime(2027, 2, 2, LAGOS_TEN, 1, tzinfo=UTC)) == 1
    (card,) = called(here, amara, "Still happy to help?")
    assert {"Still happy to help", "Rest", "Close my door", "Fewer reminders", "Stop reminders"} <= set(
        labels(card)
    )
    assert quarter(here, datetime(2027, 5, 4, LAGOS_TEN, 1, tzinfo=UTC)) == 1
    assert "Amara Okafor" in words_of(leila.types("/find-mentor product"))
    assert quarter(here, datetime(2027, 5, 18, LAGOS_TEN, 1, tzinfo=UTC)) == 1
    (rested,) = called(here, amara, "Your card is resting")
    here.catch_up()
    assert "1 mentor" not in words_of(leila.types("/find-mentor product"))
    assert "nobody can ask you" in words_of(rested)
    by_name = leila.types("/find-mentor Amara Okafor")
    assert "Resting" in words_of(by_name)
    assert "Ask" not in labels(message_of(by_name))
    assert "Resting" in words_of(leila.presses_token(f"1:ask:{amara.person.id}"))

    assert "Your card is found as before" in words_of(amara.presses("Bring my card back", rested, key="back"))
    assert "Your card is found as before" in words_of(amara.presses("Bring my card back", rested, key="back"))
    here.catch_up()
    assert "Amara Okafor" in words_of(leila.types("/find-mentor product"))
    assert quarter(here, datetime(2027, 8, 16, LAGOS_TEN, 1, tzinfo=UTC)) == 0
    assert quarter(here, datetime(2027, 8, 17, LAGOS_TEN, 1, tzinfo=UTC)) == 1


def quarter(here: Community, at: datetime) -> int:
    here.clock.is_set_to(at)
    here.plans()
    told = here.reminds()
    here.deliver()
    return told


def test_whoever_says_yes_or_answers_an_ask_is_not_silent(
    here: Community, amara: Acting, leila: Acting
) -> None:
    here.opened(amara, here.clock.now)
    quarter(here, datetime(2026, 11, 4, LAGOS_TEN, 1, tzinfo=UTC))
    quarter(here, datetime(2026, 12, 20, LAGOS_TEN, 1, tzinfo=UTC))
    quarter(here, datetime(2027, 2, 2, LAGOS_TEN, 1, tzinfo=UTC))
    amara.presses("Still happy to help", called(here, amara, "Still happy to help?")[0])
    asked = len(called(here, amara, "Still happy to help?"))
    assert quarter(here, datetime(2027, 5, 4, LAGOS_TEN, 1, tzinfo=UTC)) == 1
    here.clock.is_set_to(datetime(2027, 7, 1, LAGOS_TEN, tzinfo=UTC))
    leila.asks(leila.types("/find-mentor Amara"), QUESTION)
    here.deliver()
    ask = here.inbox(amara)[-1]
    amara.presses("Send", amara.submits(amara.presses("Decline kindly", ask), ready="full"))
    assert quarter(here, datetime(2027, 8, 3, LAGOS_TEN, 1, tzinfo=UTC)) == 0
    assert len(called(here, amara, "Still happy to help?")) == asked + 1
    assert quarter(here, datetime(2027, 11, 2, LAGOS_TEN, 1, tzinfo=UTC)) == 1


def test_whoever_helped_gets_the_letter_of_their_season_and_nobody_else_does(
    here: Community, amara: Acting, leila: Acting
) -> None:
    maya = here.joins("Maya Lindqvist", manages=True)
    here.opened(amara, here.clock.now)
    quarter(here, datetime(2026, 11, 4, LAGOS_TEN, 1, tzinfo=UTC))
    here.clock.is_set_to(datetime(2027, 1, 12, LAGOS_TEN, tzinfo=UTC))
    leila.asks(leila.types("/find-mentor Amara"), QUESTION, kind="quick-question")
    here.deliver()
    form = amara.presses("Answer now", here.inbox(amara)[-1])
    amara.presses("Send", amara.submits(form, words="Begin with one hour, and see whether you like it."))
    here.deliver()
    form = leila.presses("Thank Amara", here.inbox(leila)[-1])
    thanks = leila.submits(form, ready="own", words="That helped so much.")
    leila.presses("Send", thanks)
    here.deliver()
    assert quarter(here, datetime(2027, 2, 2, LAGOS_TEN, 1, tzinfo=UTC)) == 1
    (letter,) = called(here, amara, "Your season")
    assert "1 person was helped by you: about 10 minutes" in words_of(letter)
    assert "That helped so much." in words_of(letter)
    assert "This letter is yours alone. Nobody else reads it, and nobody is compared." in words_of(letter)
    assert called(here, leila, "Your season") == called(here, maya, "Your season") == []
    assert "That helped so much." not in words_of(maya.types("/programme"))
    assert {"Fewer reminders", "Stop reminders"} <= set(labels(letter))
    assert called(here, amara, "Still happy to help?") == []
    # The next quarter was a quiet one.
    assert quarter(here, datetime(2027, 5, 4, LAGOS_TEN, 1, tzinfo=UTC)) == 1
    assert len(called(here, amara, "Still happy to help?")) == 1


def test_whoever_wants_no_nudges_is_never_called_silent(here: Community, amara: Acting) -> None:
    amara.presses_token("1:reminders:none")
    here.opened(amara, here.clock.now)
    at = here.clock.now
    for _ in range(40):
        at += timedelta(days=14)
        assert quarter(here, at.replace(hour=LAGOS_TEN)) == 0
    assert here.inbox(amara) == []


# One budget for all of them


def plans(here: Community, who: Acting, *kinds: NudgeKind) -> None:
    """Plan nudges of several kinds for a person, all due now."""
    due = [
        PlannedNudge(here.id, who.person.id, kind, "looked" if kind is NudgeKind.PUSH else "", here.clock.now)
        for kind in kinds
    ]
    here.database.write(lambda open_: [DueNudges(open_, here.id).plan(one) for one in due])


def test_a_week_holds_two_of_all_kinds_together(here: Community, amara: Acting, leila: Acting) -> None:
    says_yes(here, leila, amara)
    here.database.write(lambda open_: spend(here, open_, amara, days=(4, 5)))
    for day in range(6, 11):
        on(here, 11, day, LONDON_TEN)
    assert called(here, amara, "a first step") == []
    assert len(called(here, leila, "a first step")) == 1
    on(here, 11, 11, LAGOS_TEN)
    assert len(called(here, amara, "a first step")) == 1


def test_a_nudge_that_finds_the_week_full_waits_for_the_next_free_morning(
    here: Community, leila: Acting
) -> None:
    here.mentors("Amara Okafor")
    here.database.write(lambda open_: spend(here, open_, leila, days=(1, 3)))
    here.clock.is_set_to(datetime(2026, 11, 3, 12, tzinfo=UTC))
    plans(here, leila, NudgeKind.PUSH)
    assert on(here, 11, 3, 12, 5) == 0
    assert on(here, 11, 8, LONDON_TEN - 1) == 0
    assert on(here, 11, 8, LONDON_TEN) == 1


def test_a_nudge_that_is_due_by_night_comes_in_the_morning(here: Community, leila: Acting) -> None:
    here.mentors("Amara Okafor")
    here.clock.is_set_to(datetime(2026, 11, 3, 23, tzinfo=UTC))
    plans(here, leila, NudgeKind.PUSH)
    assert on(here, 11, 3, 23, 30) == 0
    assert on(here, 11, 4, 9, 30) == 0
    assert on(here, 11, 4, LONDON_TEN) == 1


def spend(here: Community, open_: Transaction, who: Acting, days: tuple[int, ...]) -> None:
    for day in days:
        at = datetime(2026, 11, day, LONDON_TEN, tzinfo=UTC)
        Nudges(open_, here.id, at).add(who.person.id, NudgeKind.REMINDER)


def test_whoever_says_stop_while_nudges_are_on_their_way_gets_none_of_them(
    here: Community, leila: Acting, amara: Acting
) -> None:
    """F75: notices that are in the outbox already are not sent any more."""
    says_yes(here, leila, amara)
    plans(here, amara, NudgeKind.STILL_GLAD)
    had = len(here.inbox(amara))
    here.clock.is_set_to(datetime(2026, 11, 7, LONDON_TEN, 1, tzinfo=UTC))
    assert here.reminds() >= 2
    said = amara.presses_token("1:reminders:none")
    assert "No more nudges of any kind" in words_of(said)
    here.deliver()
    assert len(here.inbox(amara)) == had
    assert len(called(here, leila, "a first step")) == 1
    for day in range(8, 30):
        on(here, 11, day, LONDON_TEN)
    assert len(here.inbox(amara)) == had


def test_stop_keeps_a_reminder_from_the_door_too(here: Community, leila: Acting, amara: Acting) -> None:
    leila.asks(leila.types("/find-mentor Amara"), QUESTION, kind="quick-question")
    here.deliver()
    here.clock.is_set_to(datetime(2026, 11, 5, LAGOS_TEN, 1, tzinfo=UTC))
    assert here.reminds() == 1
    amara.presses_token("1:reminders:none")
    here.deliver()
    assert called(here, amara, "is waiting for you") == []


def test_settings_say_what_fewer_and_stop_change(here: Community, amara: Acting) -> None:
    few = words_of(amara.presses_token("1:reminders:fewer"))
    assert "At most 1 nudge a week from now on, whatever it is about, and 1 for any one ask." in few
    assert "At most 1 nudge a week, 1 for an ask" in words_of(amara.presses_token("1:settings:"))
    amara.presses_token("1:reminders:none")
    assert "No nudges; asks and answers still come" in words_of(amara.presses_token("1:settings:"))


def test_the_second_reminder_says_that_it_closes(here: Community, leila: Acting, amara: Acting) -> None:
    leila.asks(leila.types("/find-mentor Amara"), QUESTION, kind="quick-question")
    here.deliver()
    on(here, 11, 5, LAGOS_TEN)
    assert "closes by itself" not in words_of(called(here, amara, "is waiting for you")[-1])
    on(here, 11, 7, LAGOS_TEN)
    assert "closes by itself on Sunday 8 November" in words_of(called(here, amara, "is waiting for you")[-1])
