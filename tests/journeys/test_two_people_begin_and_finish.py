"""A yes, a room for two, a time that suits both, and an end that is told to both."""

from datetime import UTC, datetime

import pytest

from bot.domain.common.capacity import EVERYTHING
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.calendars import Entry, read_entry
from tests.fakes.community import Community
from tests.fakes.places import held
from tests.fakes.reading import buttons_of, errors_of, file_of, options_of, words_of

QUESTION = "Would you walk beside me for half a year?"
PLACES = {("ongoing", ""): 1, (EVERYTHING, ""): 1}


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors(
        "Amara Okafor", offers={"quick-question": 4, "ongoing": 1}, zone="Africa/Lagos"
    )


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, kind="ongoing")
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    return leila


def room(here: Community) -> list[Message]:
    (name,) = here.platform.rooms
    return [line.message for line in here.platform.lines.values() if line.to == name]


def entry(card: Message) -> Entry:
    return read_entry(file_of(card))


def suggests(here: Community, who: Acting, day: str, time: str) -> None:
    who.submits(who.presses("Suggest times", room(here)[0]), day=day, time=time)
    here.deliver()


@pytest.mark.by_socket
def test_they_find_a_time_that_suits_both(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    form = leila.presses("Suggest times", room(here)[0])
    assert "Your time, London." in words_of(form)
    assert len(options_of(form, "day")) == 14
    suggested = leila.submits(form, day="2026-11-10", time="16:00")
    assert "Tuesday 10 November, 17:00 Lagos / 16:00 London" in words_of(suggested)
    again = leila.presses("Suggest another", suggested)
    leila.submits(again, day="2026-11-11", time="09:30")
    here.deliver()

    card = room(here)[-1]
    assert "Wednesday 11 November, 10:30 Lagos / 09:30 London" in words_of(card)
    assert "Choose this time" in [button.label for button in buttons_of(card)]
    assert "You suggested this one, so the other of you picks." in words_of(
        leila.presses("Choose this time", card)
    )
    chosen = amara.presses("Choose this time", card, key="choice-1")
    assert "You meet on Tuesday 10 November, 17:00 Lagos / 16:00 London." in words_of(chosen)
    assert amara.presses("Choose this time", card, key="choice-1") == chosen
    here.deliver()
    assert "You have a time" in words_of(room(here)[-1])
    (listed,) = room(here)[1:-1]
    assert "What stands now is further down." in words_of(listed)

    # Each finds it on the page of the two, under "In touch with".
    home = leila.types("/mentoring")
    see = [button for button in buttons_of(home) if button.label == "See"][-1]
    assert "You meet on Tuesday 10 November" in words_of(leila.presses_token(see.token))

    # A second press on the old list shows the current state.
    assert "That time has moved on" in words_of(amara.presses("Choose this time", card))


def test_a_time_that_is_over_is_not_put_into_a_calendar(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    suggests(here, leila, "2026-11-10", "16:00")
    amara.presses("Choose this time", room(here)[-1])
    here.deliver()
    here.clock.is_set_to(datetime(2026, 11, 12, 10, tzinfo=UTC))
    assert "That time has moved on" in words_of(leila.presses("Call it off", room(here)[-1]))
    home = leila.types("/mentoring")
    see = [button for button in buttons_of(home) if button.label == "See"][-1]
    assert "Your last time was Tuesday 10 November" in words_of(leila.presses_token(see.token))


def test_a_time_can_be_moved_and_called_off(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    suggests(here, leila, "2026-11-10", "16:00")
    amara.presses("Choose this time", room(here)[-1])
    here.deliver()
    settled = room(here)[-1]

    # Moving the meeting starts a new list; the agreed time is shown until another is chosen.
    amara.submits(amara.presses("Move it", settled), day="2026-11-12", time="18:00")
    here.deliver()
    assert "You meet on Tuesday 10 November" in words_of(room(here)[-1])
    leila.presses("Choose this time", room(here)[-1])
    here.deliver()
    assert "You meet on Thursday 12 November, 18:00 Lagos / 17:00 London." in words_of(room(here)[-1])
    assert not [card for card in room(here) if "10 November" in words_of(card)]

    assert "No time is chosen now." in words_of(leila.presses("Call it off", room(here)[-1]))
    here.deliver()
    assert "No time is chosen now." in words_of(room(here)[-1])
    assert entry(room(here)[-1]).status == "CANCELLED"
    assert not [card for card in room(here) if "You meet on" in words_of(card)]


def test_their_calendars_follow_them(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    """The same entry is added, moved and removed; ending the mentorship before they met removes it too."""
    here = community_of_people
    suggests(here, leila, "2026-11-10", "16:00")
    amara.presses("Choose this time", room(here)[-1])
    here.deliver()
    first = entry(room(here)[-1])
    assert first.start == datetime(2026, 11, 10, 16, tzinfo=UTC)

    amara.submits(amara.presses("Move it", room(here)[-1]), day="2026-11-12", time="18:00")
    here.deliver()
    leila.presses("Choose this time", room(here)[-1])
    here.deliver()
    moved = entry(room(here)[-1])
    assert moved.start == datetime(2026, 11, 12, 17, tzinfo=UTC)
    assert moved.uid == first.uid
    assert moved.sequence > first.sequence

    leila.presses("Stop without a reason", leila.presses("How to stop", room(here)[0]))
    here.deliver()
    gone = entry(room(here)[-1])
    assert (gone.uid, gone.status, gone.start) == (first.uid, "CANCELLED", moved.start)
    assert gone.sequence > moved.sequence


def test_three_times_each_are_enough(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    for time in ("09:00", "10:00", "10:00", "11:00"):
        suggests(here, leila, "2026-11-10", time)
    form = leila.presses("Suggest times", room(here)[0])
    assert "Three times are enough" in words_of(leila.submits(form, day="2026-11-10", time="12:00"))
    wrong = leila.submits(form, day="2026-11-10", time="03:17")
    assert "choose a day and a time" in errors_of(wrong)["time"]
    suggests(here, amara, "2026-11-10", "20:00")
    here.clock.moves(days=9)
    assert "It has passed or is not on the list any more." in words_of(
        amara.presses_token(
            next(b.token for b in buttons_of(room(here)[-1]) if b.label == "Choose this time")
        )
    )


def test_questions_to_begin_with_are_for_this_kind(community_of_people: Community, leila: Acting) -> None:
    shown = leila.presses("Questions to begin with", room(community_of_people)[0])
    assert "What would you like to be different in six months?" in words_of(shown)


@pytest.mark.parametrize(
    ("label", "said", "last"),
    [
        ("Finish together", "You and Amara finished together.", "finished this together"),
        ("Stop without a reason", "You and Amara stopped here.", "No reason is needed, and none is kept."),
    ],
)
def test_both_endings_are_told_to_both_and_give_the_place_back(
    community_of_people: Community, amara: Acting, leila: Acting, label: str, said: str, last: str
) -> None:
    here = community_of_people
    assert held(here, amara) == PLACES
    suggests(here, leila, "2026-11-10", "16:00")
    how = amara.presses("How to stop", room(here)[0])
    assert "and not who pressed" in words_of(how)
    done = amara.presses(label, how, key="end-1")
    assert "Your place is back." in words_of(done)
    assert amara.presses(label, how, key="end-1") == done
    assert held(here, amara) == {}
    here.deliver()

    assert said in words_of(here.inbox(leila)[-1])
    assert "Leila" in words_of(here.inbox(amara)[-1])
    for card in room(here):
        assert last in words_of(card)
        assert buttons_of(card) == []
    assert "Both of you were told, kindly." in words_of(leila.presses(label, how))
    assert held(here, amara) == {}
    assert "In touch with" not in words_of(leila.types("/mentoring"))


def test_a_months_place_stays_used_when_two_finish(community_of_people: Community) -> None:
    here = community_of_people
    mei = here.mentors("Mei Tan", offers={"career-chat": 2})
    tom = here.joins("Tom Whitaker")
    tom.asks(tom.types("/find-mentor Mei"), QUESTION)
    here.deliver()
    mei.presses("Accept", here.inbox(mei)[0])
    here.deliver()
    mei.presses("Finish together", mei.presses("How to stop", room(here)[0]))
    assert held(here, mei) == {("career-chat", "2026-11"): 1}


def test_nobody_else_can_press_in_their_room(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    mallory, card = here.joins("Mallory"), room(here)[0]
    for label in ("Suggest times", "Questions to begin with", "How to stop"):
        assert "This card is between two other people" in words_of(mallory.presses(label, card))
    how = amara.presses("How to stop", card)
    for label in ("Finish together", "Stop without a reason", "Not now"):
        assert "This card is between two other people" in words_of(mallory.presses(label, how))
    assert held(here, amara) == PLACES


def test_after_a_yes_the_others_may_be_let_go(community_of_people: Community) -> None:
    here = community_of_people
    amara, jonas = here.mentors("Amara Okafor"), here.mentors("Jonas Berg")
    tom, mallory = here.joins("Tom Whitaker"), here.joins("Mallory")
    for name in ("Amara", "Jonas"):
        tom.asks(tom.types(f"/find-mentor {name}"), QUESTION, on=name)
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    news = next(card for card in here.inbox(tom) if "Jonas is still thinking" in words_of(card))
    assert "Your ask to Jonas" in words_of(tom.presses("Keep that ask", news))
    for shown in (mallory.presses("Let Jonas go kindly", news, key="let-go-1") for _ in range(2)):
        assert QUESTION not in words_of(shown)
        assert "nothing was changed" in words_of(shown)
    after = tom.presses("Let Jonas go kindly", news)
    assert "Amara said yes" in words_of(after)
    assert "still thinking" not in words_of(after)
    here.deliver()
    assert "Tom is sorted; nothing to do, and your place is back." in words_of(here.inbox(jonas)[0])
    assert held(here, jonas) == {}
