"""A mentor says no; a mentor is full; an ask is never answered: each ends kindly, and leads on."""

from tests.fakes.community import Community
from tests.fakes.reading import cards_of, errors_of, form_of, value_of, words_of

QUESTION = "How did you know that it was time to change?"


def test_a_no_is_kind_and_three_others_have_room(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor")
    for name in ("Jonas Berg", "Mei Tan", "Tomás Ibarra", "Ada Full"):
        here.mentors(name, offers={"quick-question": 0 if "Full" in name else 2})
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor Amara"), QUESTION)
    here.deliver()

    form = amara.presses("Decline kindly", here.inbox(amara)[0])
    assert "Saying no is part of it. Leila will be shown where to look next." in words_of(form)
    empty = amara.submits(form, ready="own", words="")
    assert "A few words of your own" in errors_of(empty)["words"]
    preview = amara.submits(form, ready="time", reason="busy")
    assert "I couldn't give this the time it deserves at the moment." in words_of(preview)
    amara.presses("Send", preview)

    here.deliver()
    assert "You declined kindly." in words_of(here.inbox(amara)[0])
    news = here.inbox(leila)[-1]
    assert "It says nothing about you" in words_of(news)
    assert "busy" not in words_of(news).lower()
    assert {card.title for card in cards_of(news)} == {"Jonas Berg", "Mei Tan", "Tomás Ibarra"}

    # One press later: the question is copied, the greeting is not.
    again = leila.presses("Ask Mei", news)
    assert QUESTION in {value_of(field) for field in form_of(again).fields}
    leila.presses("Send", leila.submits(again))
    found = leila.types("/find-mentor Amara")
    assert "You can ask Amara again from" in words_of(found)
    assert "Ask" not in [button.label for button in cards_of(found)[0].buttons]
    # An older card still has the button.
    assert "may be asked again from" in words_of(leila.presses_token(f"1:ask:{amara.person.id}"))


def test_an_earlier_no_offers_nobody_who_is_asked_or_said_no_since(community_of_people: Community) -> None:
    here = community_of_people
    every = [here.mentors(name) for name in ("Amara Okafor", "Jonas Berg", "Mei Tan", "Tomás Ibarra")]
    amara, jonas, *_ = every
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor Amara"), QUESTION)
    here.deliver()
    amara.presses("Send", amara.submits(amara.presses("Decline kindly", here.inbox(amara)[0]), ready="full"))
    here.deliver()
    (no,) = [one for one in here.inbox(leila) if one.title == "Amara can't this time"]
    assert {card.title for card in cards_of(no)} == {"Jonas Berg", "Mei Tan", "Tomás Ibarra"}

    leila.presses("Send", leila.submits(leila.presses("Ask Jonas", no)))
    here.deliver()
    (no,) = [one for one in here.inbox(leila) if one.title == "Amara can't this time"]
    assert {card.title for card in cards_of(no)} == {"Mei Tan", "Tomás Ibarra"}

    jonas.presses("Send", jonas.submits(jonas.presses("Decline kindly", here.inbox(jonas)[0]), ready="full"))
    here.deliver()
    assert not [
        button.label
        for card in here.inbox(leila)
        for one in cards_of(card)
        for button in one.buttons
        if button.label in {"Ask Amara", "Ask Jonas"}
    ]


def test_nobody_is_asked_above_what_they_give(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers={"quick-question": 4, "career-chat": 2}, at_once=1)
    first, second = here.joins("Leila Haddad"), here.joins("Tom Whitaker")
    found_by_tom = second.types("/find-mentor product")
    preview = second.submits(second.presses("Ask", found_by_tom), question=QUESTION)
    first.asks(first.types("/find-mentor product"), QUESTION)

    # Tom's preview was open while the last place was taken: he is told kindly, and his words are kept.
    refused = second.presses("Send", preview)
    assert "took the last place" in words_of(refused)
    here.deliver()
    assert len(here.inbox(amara)) == 1

    # A full mentor leaves the search, and can still be found by name.
    here.catch_up()
    assert "0 mentors" in words_of(second.types("/find-mentor Amara Okafor"))
    assert "No room at the moment" in words_of(second.types("/find-mentor Amara Okafor"))

    # A withdrawal gives the place back, and Tom's words are still kept.
    leilas = here.inbox(first)[0]
    first.presses("Take the ask back", first.presses("Take it back", leilas))
    here.catch_up()
    form = second.presses("Ask", second.types("/find-mentor product"))
    assert QUESTION in {value_of(field) for field in form_of(form).fields}


def test_three_open_asks_are_enough(community_of_people: Community) -> None:
    here = community_of_people
    for number in range(4):
        here.mentors(f"Mentor {number}")
    leila = here.joins("Leila Haddad")
    for number in range(3):
        leila.asks(leila.types(f"/find-mentor Mentor {number}"), QUESTION, on=f"Mentor {number}")
    found = leila.types("/find-mentor Mentor 3")
    preview = leila.submits(leila.presses("Ask", found, on="Mentor 3"), question=QUESTION)
    assert "All your asks are out" in words_of(leila.presses("Send", preview))


def test_silence_ends_on_the_mentors_own_clock(community_of_people: Community) -> None:
    here = community_of_people
    sundays_only = frozenset({6})
    amara = here.mentors("Amara Okafor", offers={"quick-question": 1}, days=sundays_only)
    here.mentors("Mei Tan")
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor Amara"), QUESTION, on="Amara")
    here.deliver()

    here.clock.moves(days=6)
    assert here.closes_what_is_over() == 0
    here.clock.moves(days=15)
    assert here.closes_what_is_over() == 1
    here.deliver()
    assert "Closed without an answer; that happens." in words_of(here.inbox(amara)[0])
    receipt, news = here.inbox(leila)
    assert "it says nothing about you" in words_of(receipt)
    assert [card.title for card in cards_of(news)] == ["Mei Tan"]
    assert here.closes_what_is_over() == 0


def test_a_mentor_cannot_ask_themselves(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor")
    assert "That is your own card" in words_of(amara.presses_token(f"1:ask:{amara.person.id}"))


def test_a_resting_mentor_is_left_in_peace(community_of_people: Community) -> None:
    here = community_of_people
    until = here.clock().date().replace(day=28)
    amara = here.mentors("Amara Okafor", resting_until=until)
    leila = here.joins("Leila Haddad")
    assert "Resting" in words_of(leila.presses_token(f"1:ask:{amara.person.id}"))
    here.turns()
    here.clock.moves(days=30)
    assert cards_of(leila.types("/find-mentor product")) == []
    here.turns()
    assert [card.title for card in cards_of(leila.types("/find-mentor product"))] == ["Amara Okafor"]
