"""A mentor can't give what was asked, and offers something lighter: the mentee decides, and both are told."""

import pytest

from bot.domain.asks.ask import Status
from bot.domain.common.capacity import ASKING, EVERYTHING, Place
from bot.store.asks.ask import Asks
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.places import held, takes
from tests.fakes.reading import button_of, buttons_of, cards_of, errors_of, options_of, words_of

QUESTION = "How did you know that it was time to change?"
QUICK, TALK = ("quick-question", "2026-11"), ("career-chat", "2026-11")


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors(
        "Amara Okafor", offers={"quick-question": 1, "career-chat": 1, "ongoing": 1}, at_once=1
    )


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    leila = community_of_people.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, kind="career-chat")
    community_of_people.deliver()
    return leila


def offers(here: Community, amara: Acting, words: str = "Ten minutes I do have.") -> Message:
    form = amara.presses("Something lighter", here.inbox(amara)[0])
    preview = amara.submits(form, kind="quick-question", words=words)
    amara.presses("Send", preview)
    here.deliver()
    return here.inbox(amara)[0]


def test_an_offer_is_made_and_taken(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    form = amara.presses("Something lighter", here.inbox(amara)[0])
    # A career conversation takes half an hour: only the quick question is lighter.
    assert "Leila decides, and either way is fine." in words_of(form)
    assert options_of(form, "kind") == ["quick-question"]

    preview = amara.submits(form, words="Ten minutes I do have.")
    offered = "Amara can't do “career conversation” this time, and offers “one quick question” instead."
    assert offered in words_of(preview)
    assert "By Sunday 8 November you will know, or your place is free again." in words_of(preview)
    amara.presses("Send", preview)

    # The place has moved: the conversation's is free again, the question's and the overall one are held.
    assert held(here, amara) == {QUICK: 1, (EVERYTHING, ""): 1}
    here.deliver()
    assert "You offered: one quick question." in words_of(here.inbox(amara)[0])
    receipt, offer = here.inbox(leila)
    assert "It stays open until Sunday 8 November." in words_of(receipt)
    assert "Ten minutes I do have." in words_of(offer)
    assert [button.label for button in buttons_of(offer)] == [
        "Take the offer",
        "Not needed, thank you",
        "See",
        "Report or block",
    ]
    assert "offered instead, yours to say by Sunday 8 November" in words_of(leila.types("/mentoring"))

    taken = leila.presses("Take the offer", offer, key="yes-1")
    by = "You said yes to what Amara offered. By Sunday 8 November you will have Amara's answer"
    assert by in words_of(taken)
    assert leila.presses("Take the offer", offer, key="yes-1") == taken
    here.deliver()
    # A question in writing waits for its answer as any other does: no room, and every place still held.
    assert len(here.platform.rooms) == 0
    assert held(here, amara) == {QUICK: 1, (EVERYTHING, ""): 1}
    assert held(here, leila) == {(ASKING, ""): 1}
    assert "The lighter offer was taken, and is waiting for its answer." in words_of(
        leila.presses("Not needed, thank you", offer)
    )


def takes_the_question(here: Community, amara: Acting, leila: Acting) -> tuple[Message, Message]:
    """Let the mentee take the question in writing; return both cards that their mentor has of it."""
    offers(here, amara)
    leila.presses("Take the offer", here.inbox(leila)[1])
    here.deliver()
    first, news = here.inbox(amara)
    return first, news


@pytest.mark.in_slack
def test_a_question_that_was_taken_is_answered_in_writing(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    first, news = takes_the_question(here, amara, leila)
    agreed = "The ask was for: career conversation. You offered something lighter, and it was taken"
    for shown in (first, news):
        assert agreed in words_of(shown)
    # One living card: the older one is a line, and the mentor's is the message that rang.
    assert buttons_of(first) == []
    assert QUESTION in words_of(news)
    assert "Answer now" in [one.label for one in buttons_of(news)]
    assert "Something lighter" not in [one.label for one in buttons_of(news)]
    receipt, offer = here.inbox(leila)
    assert "One quick question, instead of: Career conversation" in words_of(receipt)
    assert [one.label for one in buttons_of(offer)] == ["Report or block"]

    home = amara.types("/mentoring")
    assert "1 ask is waiting for you" in words_of(home)
    card = amara.presses("See", home, on="Leila")
    form = amara.presses("Answer now", card)
    amara.presses("Send", amara.submits(form, words="When I wrote my third list, I noticed."))
    here.deliver()
    assert "When I wrote my third list, I noticed." in words_of(here.inbox(leila)[-1])
    assert "You answered. Leila has your words." in words_of(here.inbox(amara)[1])
    assert buttons_of(here.inbox(amara)[0]) == []
    assert held(here, amara) == {QUICK: 1}
    assert held(here, leila) == {}


def test_a_question_that_was_taken_has_reminders_and_a_clock(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    here.clock.moves(days=2)
    offers(here, amara)
    here.clock.moves(days=4)
    leila.presses("Take the offer", here.inbox(leila)[1])
    here.deliver()
    # The offer's own clock would end it here; from the yes on it is the mentor's.
    here.clock.moves(days=2)
    assert here.closes_what_is_over() == 0
    assert here.reminds() == 1
    here.deliver()
    assert "1 ask is waiting for you" in words_of(here.inbox(amara)[-1])
    here.clock.moves(days=4)
    assert here.closes_what_is_over() == 1
    here.deliver()
    assert "closed without an answer" in words_of(here.inbox(leila)[-1])
    assert "What Amara offered was closed" in words_of(here.inbox(leila)[-1])
    assert held(here, amara) == held(here, leila) == {}


def test_what_was_taken_is_not_made_lighter_once_more(community_of_people: Community) -> None:
    here = community_of_people
    kinds = {"quick-question": 1, "cv-review": 1, "ongoing": 1}
    mei, tom = here.mentors("Mei Tan", offers=kinds), here.joins("Tom Whitaker")
    tom.asks(tom.types("/find-mentor Mei"), QUESTION, kind="ongoing")
    here.deliver()
    form = mei.presses("Something lighter", here.inbox(mei)[0])
    mei.presses("Send", mei.submits(form, kind="cv-review"))
    here.deliver()
    tom.presses("Take the offer", here.inbox(tom)[1])
    here.deliver()
    news = here.inbox(mei)[-1]
    assert "Something lighter" not in [one.label for one in buttons_of(news)]
    once_more = mei.presses_token(f"1:offer:{button_of(news, 'Answer now').ref}")
    assert "There is no room left in what you offer that takes less time." in words_of(once_more)


def test_a_question_that_was_taken_may_be_declined(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    _, news = takes_the_question(here, amara, leila)
    preview = amara.submits(
        amara.presses("Decline kindly", news), ready="own", words="Not this month after all, I am sorry."
    )
    amara.presses("Send", preview)
    here.deliver()
    assert "You declined kindly." in words_of(here.inbox(amara)[1])
    assert "Amara can't this time" in words_of(here.inbox(leila)[-1])
    assert held(here, amara) == held(here, leila) == {}


@pytest.mark.on_both
def test_a_conversation_that_was_taken_opens_a_room(community_of_people: Community) -> None:
    here = community_of_people
    mei, tom = here.mentors("Mei Tan", offers={"career-chat": 1, "ongoing": 1}), here.joins("Tom Whitaker")
    tom.asks(tom.types("/find-mentor Mei"), QUESTION, kind="ongoing")
    here.deliver()
    mei.presses("Send", mei.submits(mei.presses("Something lighter", here.inbox(mei)[0])))
    here.deliver()
    offer = here.inbox(tom)[1]
    assert "Mei said yes" in words_of(tom.presses("Take the offer", offer))
    here.deliver()
    assert len(here.platform.rooms) == 1
    assert "Tom said yes to: career conversation." in words_of(here.inbox(mei)[0])
    assert "There is a room for the two of you now." in words_of(here.inbox(mei)[0])
    assert held(here, mei) == {TALK: 1, (EVERYTHING, ""): 1}
    assert held(here, tom) == {}
    assert "It has been accepted." in words_of(tom.presses("Not needed, thank you", offer))


def test_an_offer_that_is_not_needed_gives_every_place_back_and_leads_on(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    here.mentors("Mei Tan", offers={"career-chat": 2})
    offers(here, amara)
    offer = here.inbox(leila)[1]
    look = leila.presses("Not needed, thank you", offer)
    assert "Leila thanks you, and doesn't need it after all." in words_of(look)
    assert held(here, amara) == {QUICK: 1, (EVERYTHING, ""): 1}
    leila.presses("Let the offer go", look)
    here.deliver()
    passed = here.inbox(leila)[1]
    assert "You let the offer go, which is fine." in words_of(passed)
    # The mentors shown have room for the kind that was first asked for, and the form starts with it.
    assert [card.title for card in cards_of(passed)] == ["Mei Tan"]
    again = leila.presses("Ask Mei", passed)
    assert QUESTION in words_of(again)
    assert "What would help?: career-chat" in words_of(again)
    here.deliver()
    assert "Leila thanks you, and doesn't need it after all. Your place is back." in words_of(
        here.inbox(amara)[0]
    )
    assert held(here, amara) == held(here, leila) == {}


def test_an_offered_ask_counts_until_it_ends_and_can_be_taken_back(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    offers(here, amara)
    assert held(here, leila) == {(ASKING, ""): 1}
    assert "You have asked them already" in words_of(leila.presses_token(f"1:ask:{amara.person.id}"))
    receipt = here.inbox(leila)[0]
    leila.presses("Take the ask back", leila.presses("Take it back", receipt))
    here.deliver()
    assert "Leila is sorted" in words_of(here.inbox(amara)[0])
    assert "You took this back." in words_of(here.inbox(leila)[1])
    assert held(here, amara) == held(here, leila) == {}


def test_an_offer_closes_on_its_own_clock(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    here.clock.moves(days=3)
    offers(here, amara)
    here.clock.moves(days=4)
    assert here.closes_what_is_over() == 0
    here.clock.moves(days=2)
    assert here.closes_what_is_over() == 1
    here.deliver()
    assert "Your offer closed without an answer; that happens. Your place is back." in words_of(
        here.inbox(amara)[0]
    )
    assert "What Amara offered was closed without an answer." in words_of(here.inbox(leila)[-1])
    assert held(here, amara) == held(here, leila) == {}


def test_nobody_offers_what_they_have_no_room_for(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    form = amara.presses("Something lighter", here.inbox(amara)[0])
    assert "please choose another" in errors_of(amara.submits(form, kind="ongoing"))["kind"]
    long = amara.submits(form, words="x" * 601)
    assert "Your words are kept" in errors_of(long)["words"]

    here.clock.moves(days=30)
    full = here.mentors("Mei Tan", offers={"quick-question": 0, "ongoing": 1})
    leila.asks(leila.types("/find-mentor Mei"), QUESTION, on="Mei")
    here.deliver()
    refused = full.presses("Something lighter", here.inbox(full)[0])
    assert "There is no room left in what you offer that takes less time." in words_of(refused)


def test_the_last_lighter_place_goes_to_one(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    """The preview was open while the place was taken: the ask stays as it was."""
    here = community_of_people
    preview = amara.submits(amara.presses("Something lighter", here.inbox(amara)[0]))
    takes(here, Place(amara.person.id, *QUICK))
    assert "There is no room left" in words_of(amara.presses("Send", preview))
    assert held(here, amara) == {QUICK: 1, TALK: 1, (EVERYTHING, ""): 1}
    ask = here.database.read(lambda open_: Asks(open_, here.id).of_mentee(leila.person.id))[0]
    assert (ask.status, ask.kind) == (Status.WAITING, "career-chat")


def test_only_the_two_can_press(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    mallory = here.joins("Mallory")
    card = here.inbox(amara)[0]
    assert "What this was about is no longer here" in words_of(mallory.presses("Something lighter", card))
    preview = amara.submits(amara.presses("Something lighter", card))
    assert "What this was about is no longer here" in words_of(mallory.presses("Send", preview))
    offers(here, amara)
    offer = here.inbox(leila)[1]
    for label in ("Take the offer", "Not needed, thank you"):
        shown = mallory.presses(label, offer)
        assert "What this was about is no longer here" in words_of(shown)
        assert "is no longer here" in words_of(amara.presses(label, offer))
    assert "Something lighter has been offered." in words_of(amara.presses("Accept", card))


def test_nothing_lighter_is_offered_where_there_is_nothing_lighter(community_of_people: Community) -> None:
    here = community_of_people
    mei, tom = here.mentors("Mei Tan", offers={"quick-question": 2, "ongoing": 1}), here.joins("Tom Whitaker")
    tom.asks(tom.types("/find-mentor Mei"), QUESTION, kind="quick-question")
    here.deliver()
    assert "Something lighter" not in [button.label for button in buttons_of(here.inbox(mei)[0])]


def test_an_offer_can_be_taken_back_while_it_is_open(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    here.mentors("Mei Tan", offers={"career-chat": 2})
    card = offers(here, amara)
    offer = here.inbox(leila)[1]
    sure = amara.presses("Take the offer back", card)
    assert "Leila will read that it can't be after all, and see where to look next." in words_of(sure)
    assert "You offered" in words_of(amara.presses("Keep the offer", sure))
    assert "is no longer here" in words_of(leila.presses("Take the offer back", sure))
    back = amara.presses("Take the offer back", sure, key="back")
    assert amara.presses("Take the offer back", sure, key="back") == back
    assert (
        "You took your offer back. Leila was shown where to look next, and your place is back."
        in words_of(here.comes_to(amara, back))
    )
    here.deliver()

    receipt, on_offer, news = here.inbox(leila)
    for shown in (receipt, on_offer, news):
        assert "Amara can't give what they offered after all. It says nothing about you." in words_of(shown)
    assert [one.title for one in cards_of(news)] == ["Mei Tan"]
    assert "taken back, which happens" in words_of(leila.presses("Take the offer", offer))
    assert "could not after all" in words_of(leila.types("/mentoring"))
    assert held(here, amara) == held(here, leila) == {}
    # As after any no, the same mentor is not asked again for a while.
    assert "may be asked again from" in words_of(leila.presses_token(f"1:ask:{amara.person.id}"))


def test_an_offer_that_was_decided_on_stays(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    card = offers(here, amara)
    sure = amara.presses("Take the offer back", card)
    leila.presses("Take the offer", here.inbox(leila)[1])
    assert "is waiting for its answer." in words_of(amara.presses("Take the offer back", sure))
    assert "is waiting for its answer." in words_of(amara.presses("Take the offer back", card))
