"""Amara is asked more than she has time for: she lowers, rests, closes, and no mentee is left waiting."""

from datetime import date

import pytest

from bot.handlers.routing import Answer
from bot.store.asks.ask import Asks
from bot.store.mentors.capacity import read_held
from bot.store.mentors.card import Mentors
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.asks import waiting
from tests.fakes.community import ELSEWHERE, Community
from tests.fakes.reading import button_of, cards_of, words_of

QUESTION = "How did you know that it was time to change?"
QUICK = "One quick question"
DOOR = "And your door, from here on?"


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", offers={"quick-question": 4}, at_once=5)


def asks(here: Community, name: str) -> Acting:
    """Add a mentee who asks Amara."""
    acting = here.joins(name)
    acting.asks(acting.types("/find-mentor Amara"), QUESTION, on="Amara")
    here.deliver()
    here.catch_up()
    return acting


def gives(amara: Acting, places: str) -> str:
    listed = amara.presses("How much of each", amara.types("/be-a-mentor"))
    card = next(card for card in cards_of(listed) if card.title == QUICK)
    return words_of(amara.submits(amara.presses(card.buttons[0].label, listed, on=QUICK), places=places))


def declines(here: Community, amara: Acting, number: int) -> Message:
    """Decline the newest ask of so many kindly, and return its revised card."""
    preview = amara.submits(amara.presses("Decline kindly", here.inbox(amara)[number]), ready="full")
    amara.presses("Send", preview)
    here.deliver()
    return here.inbox(amara)[number]


def found_with_room(here: Community, by: Acting) -> list[str]:
    here.catch_up()
    shown = by.types("/find-mentor product")
    return [card.title for card in cards_of(shown) if "Ask" in [button.label for button in card.buttons]]


def held(here: Community, amara: Acting) -> dict[str, int]:
    """Return how many places of hers are held, by kind."""
    places = here.database.read(
        lambda open_: read_held(open_, (amara.person.id,))[amara.person.id],
    )
    return {kind: number for (kind, _), number in places.items() if number}


def test_less_room_never_breaks_what_stands(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    asks(here, "Leila Haddad")
    asks(here, "Tom Whitaker")
    ada = here.joins("Ada Lind")
    assert "full now" in gives(amara, "1")
    assert found_with_room(here, ada) == []

    # Waiting asks can still be answered; only what she offers beyond them is room.
    assert "You said yes." in words_of(amara.presses("Accept", here.inbox(amara)[0]))
    assert "room for 1 now" in gives(amara, "3")
    assert found_with_room(here, ada) == ["Amara Okafor"]

    # A kind that is taken off is no longer offered; the ask that waits for it stays open.
    assert "Nothing is given yet" in gives(amara, "0")
    assert found_with_room(here, ada) == []
    assert "You said yes." in words_of(amara.presses("Accept", here.inbox(amara)[1]))
    here.deliver()
    assert len(here.platform.rooms) == 2


def test_a_rest_begins_at_once_and_ends_by_itself(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    leila = asks(here, "Leila Haddad")
    ada = here.joins("Ada Lind")
    choosing = amara.presses("Rest", amara.types("/be-a-mentor"))
    rested = words_of(amara.presses("Rest for a month", choosing))
    assert "You are resting: room again from Thursday 3 December. 1 ask is still waiting" in rested

    assert found_with_room(here, ada) == []
    by_name = words_of(ada.types("/find-mentor Amara"))
    assert "Resting: room again from Thursday 3 December." in by_name
    assert "Resting" in words_of(ada.presses_token(f"1:ask:{amara.person.id}"))
    assert "Somebody would value your help" in words_of(here.inbox(amara)[0])

    # She has other mentors found for those who wait, and keeps resting.
    page = amara.types("/be-a-mentor")
    sure = amara.presses("Find them others", page)
    assert "from Leila" in words_of(sure)
    assert "still wait" not in words_of(amara.presses("Find them others", sure))
    here.deliver()
    assert "Somebody else will have the time it deserves." in words_of(here.inbox(leila)[-1])

    here.turns()
    here.clock.moves(days=30)
    here.turns()
    assert found_with_room(here, ada) == ["Amara Okafor"]


def test_back_before_the_rest_is_over(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    ada = here.joins("Ada Lind")
    amara.presses("Rest for two weeks", amara.presses("Rest", amara.types("/be-a-mentor")))
    assert found_with_room(here, ada) == []
    back = amara.presses("I'm back now", amara.types("/be-a-mentor"))
    assert "Your door is open." in words_of(back)
    assert found_with_room(here, ada) == ["Amara Okafor"]


def answers_one_of(here: Community, amara: Acting, name: str) -> None:
    mentee = asks(here, name)
    form = amara.presses("Answer now", here.inbox(amara)[-1])
    amara.presses("Send", amara.submits(form, words="I waited until Sunday nights grew heavy, then I left."))
    here.deliver()
    assert here.inbox(mentee)[-1].title == "Amara answered"


def test_closing_shows_what_is_owed_and_finds_everybody_others(
    community_of_people: Community, amara: Acting
) -> None:
    here = community_of_people
    here.mentors("Jonas Berg")
    mei = asks(here, "Mei Tan")
    amara.presses("Accept", here.inbox(amara)[0])
    # A yes alone helps nobody yet: Amara has answered Sara, and has not met Mei.
    answers_one_of(here, amara, "Sara Lindqvist")
    leila, tom = asks(here, "Leila Haddad"), asks(here, "Tom Whitaker")

    owed = amara.presses("Close my door", amara.types("/be-a-mentor"))
    for words in (
        "Thank you: 1 person helped.",
        "You stay in touch with Mei",
        "2 asks are waiting, from Leila",
    ):
        assert words in words_of(owed)
    assert "Your door is open." in words_of(amara.presses("Back", owed))

    closed = amara.presses("Close my door and find them others", owed, key="delivery-1")
    assert "Your door is closed and your card is kept." in words_of(closed)
    assert amara.presses("Close my door and find them others", owed, key="delivery-1") == closed
    here.deliver()
    for one in (leila, tom):
        news = here.inbox(one)[-1]
        assert "I'd rather say so than keep you waiting." in words_of(news)
        assert [card.title for card in cards_of(news)] == ["Jonas Berg"]
    assert "You declined kindly." in words_of(here.inbox(amara)[-1])
    assert "said yes" in words_of(here.inbox(mei)[1])

    ada = here.joins("Ada Lind")
    assert found_with_room(here, ada) == ["Jonas Berg"]
    assert held(here, amara) == {"quick-question": 2, "*": 1}

    # One press opens it again, with every place that was given back.
    amara.presses("Open my door", closed)
    assert sorted(found_with_room(here, ada)) == ["Amara Okafor", "Jonas Berg"]
    here.deliver()
    assert here.inbox(amara)[-1].title == "Your door is open"


def test_an_ask_that_came_as_the_door_closed_is_not_left_behind(
    community_of_people: Community, amara: Acting
) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    form = leila.presses("Ask", leila.types("/find-mentor product"))
    preview = leila.submits(form, question=QUESTION)
    amara.presses("Close my door", amara.presses("Close my door", amara.types("/be-a-mentor")))
    assert "Resting" in words_of(leila.presses("Send", preview))

    # With several writers an ask can slip through: it is on her page until it has ended.
    card = here.database.read(lambda open_: Mentors(open_, here.id).get(amara.person.id))
    assert card is not None
    here.database.write(lambda open_: Asks(open_, here.id).add(waiting(leila.person, card)))
    page = amara.types("/be-a-mentor")
    assert "1 ask is still waiting" in words_of(page)
    sure = amara.presses("Find them others", page)
    handed = amara.presses("Find them others", sure)
    assert "still waiting" not in words_of(handed)
    assert amara.presses("Find them others", sure) == handed
    here.deliver()
    assert "can't this time" in words_of(here.inbox(leila)[-1])


def test_an_old_button_of_a_closed_door_changes_nothing(
    community_of_people: Community, amara: Acting
) -> None:
    owed = amara.presses("Close my door", amara.types("/be-a-mentor"))
    rests = amara.presses("Rest", amara.types("/be-a-mentor"))
    amara.presses("Close my door", owed)
    for shown in (amara.presses("Close my door", owed), amara.presses("Rest for a week", rests)):
        assert "Your door is not open" in words_of(shown)
    assert "No longer here" in words_of(amara.presses_token("1:rest-for:ever"))
    assert "Your door is closed" in words_of(amara.types("/be-a-mentor"))


def test_after_two_noes_a_rest_is_offered_once(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    asks(here, "Leila Haddad")
    assert "Rest your card" not in words_of(declines(here, amara, 0))
    asks(here, "Tom Whitaker")
    second = declines(here, amara, 1)
    assert "Saying no is part of it. Rest your card for a week?" in words_of(second)

    mallory = here.joins("Mallory")
    assert "is no longer here" in words_of(mallory.presses("Rest for a week", second))
    left = amara.presses("Leave my door as it is", second)
    assert "Your door stays as it is." in words_of(left)
    assert "[A week]" not in words_of(left)
    here.deliver()
    assert "Your door stays as it is." in words_of(here.inbox(amara)[1])

    # Two more noes within thirty days: she is not asked again.
    for number, name in enumerate(("Ada Lind", "Ben Moss"), start=2):
        asks(here, name)
        assert "Rest your card" not in words_of(declines(here, amara, number))
    here.clock.moves(days=31)
    asks(here, "Cleo Ray")
    again = declines(here, amara, 4)
    assert "Rest your card for a week?" in words_of(again)
    resting = amara.presses("Rest for a week", again)
    assert "You are resting: room again from Friday 11 December." in words_of(resting)
    assert date(2026, 12, 4) == here.clock().date()
    assert found_with_room(here, mallory) == []
    # On a platform the pressed card may be in the way already: then the answer says that it is elsewhere.
    late = words_of(amara.presses_token(button_of(again, "Leave my door as it is").token))
    assert late == words_of(resting) or ELSEWHERE.intersection(late.splitlines())
    assert found_with_room(here, mallory) == []


def test_a_pair_of_noes_counts_once(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    for number, name in enumerate(("Leila Haddad", "Tom Whitaker")):
        asks(here, name)
        declines(here, amara, number)
    here.clock.moves(days=31)
    asks(here, "Ada Lind")
    assert "Rest your card" not in words_of(declines(here, amara, 2))


def test_nobody_who_rests_already_is_offered_a_rest(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    asks(here, "Leila Haddad")
    asks(here, "Tom Whitaker")
    amara.presses("Rest for a week", amara.presses("Rest", amara.types("/be-a-mentor")))
    declines(here, amara, 0)
    assert "Rest your card" not in words_of(declines(here, amara, 1))


def test_a_yes_between_two_noes_is_no_reason_to_rest(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    asks(here, "Leila Haddad")
    declines(here, amara, 0)
    asks(here, "Tom Whitaker")
    amara.presses("Accept", here.inbox(amara)[1])
    asks(here, "Ada Lind")
    here.deliver()
    latest = next(n for n, m in enumerate(here.inbox(amara)) if "Somebody would value" in m.title)
    assert "Rest your card" not in words_of(declines(here, amara, latest))


def test_now_and_then_an_answer_leads_on_to_the_door(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    for name in ("Leila Haddad", "Tom Whitaker"):
        asks(here, name)
        assert DOOR not in words_of(accepts(here, amara, next_of(here, amara)))
    asks(here, "Ada Lind")
    third = accepts(here, amara, next_of(here, amara))
    assert DOOR in words_of(third)
    assert "What you give" in words_of(amara.presses("Open fewer", third))
    assert "You leave the search at once" in words_of(amara.presses("Rest until", third))
    mallory = here.joins("Mallory")
    assert "is no longer here" in words_of(mallory.presses("Leave my door as it is", third))
    left = amara.presses("Leave my door as it is", third)
    assert "Your door stays as it is." in words_of(left)
    assert "[Open fewer]" not in words_of(left)


def test_it_is_asked_once_in_a_while(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    shown = []
    for name in ("Leila Haddad", "Tom Whitaker", "Ada Lind", "Ben Moss"):
        asks(here, name)
        answered = answers(here, amara, next_of(here, amara))
        shown.append(DOOR in words_of(here.comes_to(amara, answered)))
    assert shown == [False, False, True, False]


def accepts(here: Community, amara: Acting, number: int) -> Answer:
    return amara.presses("Accept", here.inbox(amara)[number])


def answers(here: Community, amara: Acting, number: int) -> Answer:
    form = amara.presses("Answer now", here.inbox(amara)[number])
    return amara.presses("Send", amara.submits(form, words="I would begin with the smallest of the three."))


def next_of(here: Community, amara: Acting) -> int:
    here.deliver()
    return next(n for n, m in enumerate(here.inbox(amara)) if "Somebody would value" in m.title)
