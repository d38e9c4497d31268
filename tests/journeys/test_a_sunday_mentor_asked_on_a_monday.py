"""A mentor who answers on Sundays is asked on a Monday: everything moves to their own days."""

from datetime import UTC, datetime

import pytest

from bot.domain.common.people import EVERY_DAY
from bot.ui.nodes import Message
from bot.ui.verbs import read_token
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, cards_of, words_of

QUESTION = "How did you know that it was time to change?"
SUNDAYS = frozenset({6})
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 29, 9, 1, tzinfo=UTC)
NEXT_SUNDAY = datetime(2026, 12, 6, 9, 1, tzinfo=UTC)


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    community_of_people.clock.is_set_to(MONDAY)
    return community_of_people.mentors("Amara Okafor", days=SUNDAYS)


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    """Leila, who has asked Amara on a Monday; both have been told."""
    leila = community_of_people.joins("Leila Haddad")
    asks(community_of_people, leila)
    return leila


def asks(here: Community, mentee: Acting) -> None:
    mentee.asks(mentee.types("/find-mentor Amara"), QUESTION, on="Amara")
    here.deliver()


def reminders(here: Community, mentor: Acting) -> list[Message]:
    return [message for message in here.inbox(mentor) if "[Fewer reminders]" in words_of(message)]


def ticks(here: Community, at: datetime) -> int:
    """Run the clock's ticks at this instant, and deliver everything due."""
    here.clock.is_set_to(at)
    told = here.reminds()
    here.deliver()
    return told


def test_she_is_reminded_on_sunday_and_once_more(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    assert "Monday 7 December" in words_of(here.inbox(leila)[0])
    for day in (25, 27, 28):
        assert ticks(here, datetime(2026, 11, day, 12, tzinfo=UTC)) == 0
    assert ticks(here, SUNDAY) == 1
    assert ticks(here, SUNDAY) == 0
    assert ticks(here, NEXT_SUNDAY) == 1

    first, second = reminders(here, amara)
    assert first.title == second.title == "1 ask is waiting for you"
    assert QUESTION in words_of(amara.presses("See", second))
    here.clock.is_set_to(datetime(2026, 12, 7, 18, 1, tzinfo=UTC))
    assert here.closes_what_is_over() == 1


def test_one_card_lists_all_that_waits(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    here.clock.moves(days=1)
    asks(here, here.joins("Tom Whitaker"))
    assert ticks(here, SUNDAY) == 1
    (card,) = reminders(here, amara)
    assert card.title == "2 asks are waiting for you"
    assert [each.title for each in cards_of(card)] == ["Leila Haddad", "Tom Whitaker"]


@pytest.mark.usefixtures("leila")
def test_after_a_stop_of_weeks_she_is_reminded_once(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    # It is half past midnight in Lagos: she reads of it in the morning, the last one before it closes.
    assert ticks(here, datetime(2026, 12, 6, 23, 30, tzinfo=UTC)) == 0
    assert ticks(here, datetime(2026, 12, 7, 8, 59, tzinfo=UTC)) == 0
    assert reminders(here, amara) == []
    assert ticks(here, datetime(2026, 12, 7, 9, 1, tzinfo=UTC)) == 1
    assert len(reminders(here, amara)) == 1


@pytest.mark.usefixtures("leila")
def test_a_reminder_of_what_was_answered_meanwhile_is_not_told(
    community_of_people: Community, amara: Acting
) -> None:
    here = community_of_people
    here.clock.is_set_to(SUNDAY)
    assert here.reminds() == 1
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    assert reminders(here, amara) == []


def test_two_nudges_a_week_are_enough(community_of_people: Community) -> None:
    """Jonas answers every day, and is asked on five days running."""
    here = community_of_people
    here.clock.is_set_to(MONDAY)
    jonas = here.mentors("Jonas Berg", offers={"quick-question": 9}, at_once=9, days=EVERY_DAY)
    told = 0
    for day in range(23, 31):
        here.clock.is_set_to(datetime(2026, 11, day, 10, tzinfo=UTC))
        told += here.reminds()
        if day < 28:
            mentee = here.joins(f"Mentee Number {day}")
            mentee.asks(mentee.types("/find-mentor Jonas"), QUESTION, on="Jonas")
        here.deliver()
        here.closes_what_is_over()
    assert told == len(reminders(here, jonas)) == 2


def test_fewer_and_none(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    ticks(here, SUNDAY)
    (card,) = reminders(here, amara)
    assert "At most 1 nudge a week from now on" in words_of(amara.presses("Fewer reminders", card))
    assert ticks(here, NEXT_SUNDAY) == 0

    stopped = amara.presses("Stop reminders", card)
    assert "No more nudges of any kind." in words_of(stopped)
    assert "No nudges; asks and answers still come" in words_of(amara.presses("Settings", stopped))
    assert "At most 2 nudges a week" in words_of(amara.presses("Remind me as before", stopped))


def test_remind_me_sunday_moves_the_reminder_and_the_closing_once(
    community_of_people: Community, leila: Acting
) -> None:
    """Mei answers on Thursdays and Sundays; a question of Monday would close on Monday."""
    here = community_of_people
    mei = here.mentors("Mei Tan", days=frozenset({3, 6}))
    leila.asks(leila.types("/find-mentor Mei"), QUESTION, on="Mei")
    here.deliver()
    here.clock.is_set_to(datetime(2026, 11, 29, 9, 30, tzinfo=UTC))
    receipt = next(m for m in here.inbox(leila) if m.title == "Your ask to Mei")
    assert "By Monday 30 November" in words_of(receipt)

    (card,) = here.inbox(mei)
    moved = mei.presses("Remind me Thursday", card)
    assert "I'll remind you on Thursday 3 December." in words_of(moved)
    assert [button.label for button in buttons_of(moved) if "Remind" in button.label] == []
    here.deliver()
    receipt = next(m for m in here.inbox(leila) if m.title == "Your ask to Mei")
    # Two more of her days, Sunday and Thursday, lie between: it closes on the Friday after.
    assert "By Friday 11 December" in words_of(receipt)

    again = mei.presses("Remind me Thursday", card)
    assert "No later day" in words_of(again)
    ticks(here, datetime(2026, 12, 3, 9, 1, tzinfo=UTC))
    assert len(reminders(here, mei)) == 1


def test_the_day_on_the_button_is_the_day_that_is_meant(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    """Amara presses *Remind me Sunday* on the Saturday: she means tomorrow."""
    here = community_of_people
    (card,) = here.inbox(amara)
    here.clock.is_set_to(datetime(2026, 11, 28, 18, tzinfo=UTC))
    moved = amara.presses("Remind me Sunday", card, key="once")
    assert "I'll remind you on Sunday 29 November." in words_of(moved)
    assert amara.presses("Remind me Sunday", card, key="once") == moved


def test_a_reminder_that_was_asked_for_comes_whatever_was_settled(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    (card,) = here.inbox(amara)
    amara.presses_token("1:reminders:none")
    amara.presses("Remind me Sunday", card)
    assert ticks(here, SUNDAY) == 1
    assert ticks(here, NEXT_SUNDAY) == 0


def test_an_ask_is_never_kept_longer_than_three_weeks(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    (card,) = here.inbox(amara)
    here.clock.is_set_to(datetime(2026, 12, 5, 12, tzinfo=UTC))
    moved = amara.presses("Remind me on Sunday 13 December", amara.presses_token(see(card)))
    assert "An answer by Monday 14 December would be kind." in words_of(here.comes_to(amara, moved))


def test_only_the_mentor_moves_a_day(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    (card,) = here.inbox(amara)
    token = next(button.token for button in buttons_of(card) if "Remind" in button.label)
    assert "Remind me Sunday" in words_of(card)
    jonas = here.mentors("Jonas Berg")
    assert "No longer here" in words_of(jonas.presses_token(token))
    amara.presses("Accept", card)
    assert "It has been accepted." in words_of(amara.presses_token(token))


def see(card: Message) -> str:
    """Return the token that opens the current card of an ask, taken from the ask of its buttons."""
    return f"1:see-card:{read_token(buttons_of(card)[0].token).ref}"
