"""The morning after the meeting each of the two is asked alone whether they met; a week holds few nudges."""

from datetime import UTC, datetime

import pytest

from bot.domain.common.nudge_budget import NudgeKind
from bot.store.common.sent_nudges import Nudges
from bot.store.database.database import Transaction
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, message_of, words_of

QUESTION = "Would you walk beside me for half a year?"


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", offers={"ongoing": 2, "quick-question": 4})


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    """Leila in New York, whose ask was accepted for Tuesday 10 November, 16:00 in London."""
    here = community_of_people
    leila = here.joins("Leila Haddad", zone="America/New_York")
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION, kind="ongoing"))
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.clock.is_set_to(datetime(2026, 11, 3, 15, tzinfo=UTC))
    here.deliver()
    return leila


def room(here: Community) -> list[Message]:
    (name,) = here.platform.rooms
    return [line.message for line in here.platform.lines.values() if line.to == name]


def agree(here: Community, leila: Acting, amara: Acting, day: str = "2026-11-10") -> None:
    leila.submits(leila.presses("Suggest times", room(here)[0]), day=day, time="11:00")
    here.deliver()
    card = next(c for c in reversed(room(here)) if "Choose this time" in [b.label for b in buttons_of(c)])
    amara.presses("Choose this time", card)
    here.deliver()


def ticks(here: Community, month: int, day: int, hour: int, minute: int) -> None:
    here.clock.is_set_to(datetime(2026, month, day, hour, minute, tzinfo=UTC))
    here.reminds()
    here.deliver()


def asked(here: Community, who: Acting) -> list[Message]:
    return [one for one in here.inbox(who) if one.title.startswith("Did you and")]


def test_each_is_asked_apart_on_the_next_morning_of_their_own(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    agree(here, leila, amara)
    ticks(here, 11, 11, 8, 59)
    assert asked(here, amara) == asked(here, leila) == []
    ticks(here, 11, 11, 9, 1)
    assert [one.title for one in asked(here, amara)] == ["Did you and Leila meet?"]
    assert asked(here, leila) == []
    ticks(here, 11, 11, 15, 1)
    (question,) = asked(here, leila)
    ticks(here, 11, 12, 15, 1)
    assert len(asked(here, leila)) == len(asked(here, amara)) == 1

    # She says yes and, in one tap, that it was not for her; Amara sees neither.
    how = leila.presses("We met", question, key="met-1")
    assert "How did it go? One tap, and Amara never sees it." in words_of(how)
    assert leila.presses("We met", question, key="met-1") == how
    after = leila.presses("It wasn't for me", how)
    assert "It stays with me" in words_of(after)
    here.deliver()
    assert "you met on Tuesday 10 November" in words_of(leila.types("/mentoring"))
    assert "you met on" not in words_of(amara.types("/mentoring"))
    thanks = amara.presses("We met", asked(here, amara)[0])
    assert "Thank you for the time you gave." in words_of(thanks)
    assert "How did it go" not in words_of(thanks)


def test_not_yet_leads_to_other_times(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    agree(here, leila, amara)
    ticks(here, 11, 11, 15, 1)
    not_yet = leila.presses("We haven't met yet", asked(here, leila)[0])
    assert "weeks are long" in words_of(not_yet)
    leila.submits(leila.presses("Suggest times", not_yet), day="2026-11-20", time="11:00")
    here.deliver()
    card = next(c for c in reversed(room(here)) if "Choose this time" in [b.label for b in buttons_of(c)])
    amara.presses("Choose this time", card)
    ticks(here, 11, 21, 15, 1)
    # A separate question, after the first was answered.
    assert here.inbox(leila)[-1].title == "Did you and Amara meet?"
    assert "How did it go?" in words_of(leila.presses("We met", asked(here, leila)[-1]))


def test_without_a_time_both_are_asked_in_two_weeks(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    ticks(here, 11, 16, 15, 1)
    assert asked(here, leila) == []
    ticks(here, 11, 17, 15, 1)
    assert len(asked(here, leila)) == len(asked(here, amara)) == 1
    after = leila.presses("We met", asked(here, leila)[0])
    leila.presses("It helped", after)
    assert "you met on Tuesday 17 November" in words_of(leila.types("/mentoring"))


def test_nobody_is_asked_about_what_was_called_off_or_has_ended(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    agree(here, leila, amara)
    amara.presses("Call off this time", amara.presses("Call it off", room(here)[-1]))
    here.deliver()
    ticks(here, 11, 11, 15, 1)
    assert asked(here, leila) == []
    look = leila.presses("Stop without a reason", leila.presses("How to stop", room(here)[0]))
    leila.presses("Stop with Amara", look)
    here.clock.moves(minutes=10)
    here.closes_what_is_over()
    ticks(here, 12, 1, 15, 1)
    assert asked(here, leila) == []


def test_a_week_holds_two_and_who_wants_none_gets_none(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    agree(here, leila, amara)
    leila.presses_token("1:reminders:none")
    here.clock.is_set_to(datetime(2026, 11, 10, 10, tzinfo=UTC))
    for kind in (NudgeKind.REMINDER, NudgeKind.STILL_GLAD):
        spends(here, amara, kind)
    ticks(here, 11, 11, 15, 1)
    assert asked(here, amara) == asked(here, leila) == []
    for day in range(12, 20):
        ticks(here, 11, day, 15, 1)
    assert len(asked(here, amara)) == 1
    assert asked(here, leila) == []


def spends(here: Community, who: Acting, kind: NudgeKind) -> None:
    def act(connection: Transaction) -> None:
        Nudges(connection, here.id, here.clock()).add(who.person.id, kind)

    here.database.write(act)


def test_only_the_two_may_answer(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    agree(here, leila, amara)
    ticks(here, 11, 11, 15, 1)
    tom = here.joins("Tom Whitaker")
    yes = next(b for b in buttons_of(asked(here, leila)[0]) if b.label == "We met").token
    assert message_of(tom.presses_token(yes)).title == "No longer here"
    went = yes.replace("met", "went", 1).replace(".yes", ".poor")
    assert message_of(amara.presses_token(went)).title == "No longer here"
