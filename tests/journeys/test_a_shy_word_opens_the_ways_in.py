"""Words that name nobody open the ways in; whoever is listed can be asked, or it is said from when."""

import logging

import pytest

from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, cards_of, message_of, words_of

SHY = (
    "help",
    "hi",
    "HELP",
    "I need a mentor",
    "looking for a mentor please",
    "hello, can anybody help me?",
    "Hallo, ich suche eine Mentorin",
    "Kann mir jemand helfen?",
    "bonjour, je cherche un mentor s'il vous plaît",
    "j'ai besoin d'aide",
    "hola, necesito ayuda por favor",
    "¿alguien me puede ayudar?",
    "what is it",
    "?",
)
QUESTION = "How did you know that it was time to change?"


@pytest.mark.parametrize("words", SHY)
def test_words_that_name_nobody_are_the_same_as_none(community_of_people: Community, words: str) -> None:
    here = community_of_people
    here.mentors("Amara Okafor", story="Not only law: it is about people who need help.")
    leila, tom = here.joins("Leila Haddad"), here.joins("Tom Whitaker")

    first = leila.types(f"/find-mentor {words}")
    assert message_of(first) == message_of(tom.types("/find-mentor"))
    leila.types("/find-mentor product")
    again = leila.types(f"/find-mentor {words}")
    assert message_of(again).title == "1 mentor with room now"
    assert "Why:" not in words_of(again)


def test_framing_words_around_real_ones_are_left_out(community_of_people: Community) -> None:
    here = community_of_people
    here.mentors("Amara Okafor", story="I need quiet, and I help mentors.")
    here.mentors("Mei Tan", headline="Nursing lead", story="Twelve years on wards.")
    found = here.joins("Leila Haddad").types("/find-mentor I need a mentor for nursing")

    assert [card.title for card in cards_of(found)] == ["Mei Tan"]
    assert "Why: nursing" in words_of(found)


def test_a_full_mentor_who_is_named_comes_first(community_of_people: Community) -> None:
    here = community_of_people
    for number in range(3):
        here.mentors(f"Amara Obi {number}", headline="Okafor and partners")
    here.mentors("Dr. Amara Okáfor", headline="Weaver", offers={"quick-question": 0})

    found = here.joins("Leila Haddad").types("/find-mentor okafor amara please")

    first = cards_of(found)[0]
    assert first.title == "Dr. Amara Okáfor"
    assert [button.label for button in first.buttons] == ["Tell me when there is room", "Read more"]


def labels(shown: object) -> list[str]:
    return [button.label for button in buttons_of(shown)]  # type: ignore[arg-type]


def everywhere(who: Acting, mentor: Acting) -> dict[str, list[str]]:
    """Return the labels on each screen that shows a mentor to somebody who saved them."""
    return {
        "results": [b.label for c in cards_of(who.types("/find-mentor Amara")) for b in c.buttons],
        "saved": [b.label for c in cards_of(who.presses_token("1:saved:")) for b in c.buttons],
        "compare": [
            b.label
            for c in cards_of(who.presses_token(f"1:compare:{mentor.person.id}"))
            for b in c.buttons
            if c.title == "Amara Okafor"
        ],
        "card": labels(who.presses_token(f"1:read:{mentor.person.id}")),
    }


def test_who_has_said_no_lately_is_listed_without_ask(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor", glad=("What was hard?",))
    jonas = here.mentors("Jonas Berg")
    leila = here.joins("Leila Haddad")
    for mentor in (amara, jonas):
        leila.presses("Save for later", leila.presses_token(f"1:read:{mentor.person.id}"))
    before = everywhere(leila, amara)
    assert "Ask" in before["results"]
    assert "Ask Amara" in before["compare"]
    assert {"Ask", "What was hard?"} <= {*before["card"]}

    leila.asks(leila.types("/find-mentor Amara"), QUESTION, on="Amara")
    waiting = everywhere(leila, amara)
    for screen in ("results", "compare", "card"):
        assert "See your ask" in waiting[screen]
        assert not any(label.startswith("Ask") for label in waiting[screen])
    found = leila.types("/find-mentor Amara")
    assert QUESTION in words_of(leila.presses("See your ask", found, on="Amara"))

    here.deliver()
    form = amara.presses("Decline kindly", here.inbox(amara)[0])
    amara.presses("Send", amara.submits(form, ready="time"))
    after = everywhere(leila, amara)
    assert not any(
        label.startswith("Ask") or label in {"See your ask", "What was hard?"}
        for shown in after.values()
        for label in shown
    )
    for shown in (
        leila.types("/find-mentor Amara"),
        leila.presses_token("1:saved:"),
        leila.presses_token(f"1:compare:{amara.person.id}"),
        leila.presses_token(f"1:read:{amara.person.id}"),
    ):
        assert "You can ask Amara again from" in words_of(shown)
    # Everybody else can ask her.
    assert "Ask" in labels(here.joins("Tom Whitaker").types("/find-mentor Amara"))


def test_a_mentor_who_hides_and_is_full_costs_nobody_their_list(
    community_of_people: Community, caplog: pytest.LogCaptureFixture
) -> None:
    here = community_of_people
    amara, jonas = here.mentors("Amara Okafor", offers={"quick-question": 1}), here.mentors("Jonas Berg")
    form = amara.presses("Who sees what", amara.types("/be-a-mentor"))
    amara.submits(form, hidden=("answers-in", "story", "place", "country"))
    here.catch_up()
    leila, tom = here.joins("Leila Haddad"), here.joins("Tom Whitaker")
    for mentor in (amara, jonas):
        leila.presses("Save for later", leila.presses_token(f"1:read:{mentor.person.id}"))
    tom.asks(tom.types("/find-mentor Amara Okafor"), QUESTION, on="Amara")

    with caplog.at_level(logging.WARNING):
        # The index does not know yet that the last place was taken.
        for shown in (leila.types("/find-mentor product"), leila.presses_token("1:saved:")):
            assert {card.title for card in cards_of(shown)} == {"Amara Okafor", "Jonas Berg"}
            assert "No room at the moment" in words_of(shown)
    assert "request failed" not in caplog.text
