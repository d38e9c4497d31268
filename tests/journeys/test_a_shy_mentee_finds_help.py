"""The first story: a mentee who has never asked anyone anything searches, asks, and is answered."""

from dataclasses import replace

import pytest

from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.discord.community import DiscordCommunity
from tests.fakes.reading import cards_of, errors_of, form_of, value_of, words_of

QUESTION = "How did you explain to your family that you were leaving law?"
ANSWER = "I told them over dinner, and then again a year later."
MUCH = 4_000
"""More than fits, and as many characters as a box on Discord takes."""


@pytest.mark.by_socket
def test_from_hello_to_an_answer(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors(
        "Amara Okafor",
        offers={"quick-question": 4, "career-chat": 2},
        glad=("How did you explain the change to your family?",),
        easy="one question at a time",
    )
    here.mentors("Jonas Berg", field="Law", headline="Partner", story="I stayed, and that was right for me.")
    leila = here.joins("Leila Haddad", line="2nd-year Civil Engineering")
    she_looks_and_asks(leila)
    here.deliver()
    she_is_answered(amara, here.inbox(amara)[0])
    here.deliver()

    # Leila's card changes, and a separate message brings the words.
    receipt, news = here.inbox(leila)
    assert "Amara answered." in words_of(receipt)
    assert ANSWER in words_of(news)


def she_looks_and_asks(leila: Acting) -> None:
    # She types the one command she has heard of, and is greeted in private.
    assert "Only you can see this." in words_of(leila.types("/find-mentor"))

    # She writes what she wonders about, as a sentence, and finds a mentor who has been there.
    found = leila.types("/find-mentor I am a lawyer who wants to move into product")
    assert cards_of(found)[0].title == "Amara Okafor"
    assert "Lagos, Nigeria (1 h ahead of you)" in words_of(found)

    # The whole card says what makes an ask easy, and what Amara would love to be asked.
    card = leila.presses("Read more", found, on="Amara")
    assert "What makes it easy for Amara: one question at a time" in words_of(card)
    form = leila.presses("How did you explain the change to your family?", card)
    assert "How did you explain the change to your family?" in words_of(form)

    # Before it is sent she sees it as Amara will, and by when she will have an answer.
    preview = leila.submits(form, kind="quick-question", question=QUESTION)
    assert "you will have Amara's answer, or others to ask." in words_of(preview)
    sent = leila.presses("Send", preview)
    assert "You can have 3 asks under way at once, but you needn't" in words_of(sent)


def she_is_answered(amara: Acting, ask: Message) -> None:
    # Amara is shown who asks, which of her four it is, and a date.
    assert "Somebody would value your help: one quick question" in words_of(ask)
    assert "Leila Haddad · 2nd-year Civil Engineering" in words_of(ask)
    assert "Number 1 of the 4 you offer this month." in words_of(ask)
    assert QUESTION in words_of(ask)

    # She answers at once, in writing, and sees it before it goes.
    written = amara.submits(amara.presses("Answer now", ask), words=ANSWER)
    amara.presses("Send", written)


def test_a_mistake_in_the_form_loses_nothing(community_of_people: Community) -> None:
    here = community_of_people
    here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    form = leila.presses("Ask", leila.types("/find-mentor product"))

    short = leila.submits(form, question="Why?")
    assert "at least 20 characters" in errors_of(short)["question"]
    assert "Your question: Why?" in words_of(short)

    long = leila.submits(form, question="x" * MUCH, line="y" * 400)
    assert "This has 4,000 characters and 1,200 fit" in errors_of(long)["question"]
    assert "This has 400 characters and 100 fit" in errors_of(long)["line"]

    # She goes away and comes back: every word is still there.
    again = leila.presses("Ask", leila.types("/find-mentor product"))
    assert {value_of(field) for field in form_of(again).fields} >= {"x" * MUCH, "y" * 400}


def test_a_yes_opens_a_room_for_the_two(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers={"career-chat": 2})
    leila = here.joins("Leila Haddad", line="2nd-year Civil Engineering")
    leila.asks(leila.types("/find-mentor product"), QUESTION)
    here.deliver()

    accepted = amara.presses("Accept", here.inbox(amara)[0])
    assert "You said yes." in words_of(accepted)
    here.deliver()

    told = [words_of(message) for message in here.inbox(leila)]
    assert any("Amara said yes" in words for words in told)
    (room,) = here.platform.rooms.values()
    assert set(room) == {leila.user, amara.user}
    welcome = [words_of(message) for message in here.inbox(amara) if "meet" in words_of(message)]
    assert len(welcome) == 1
    # On Discord a moderator can open any thread, so nothing is said that would not be true.
    is_theirs_alone = "Alongside's managers don't see this." in welcome[0]
    assert is_theirs_alone is not isinstance(here, DiscordCommunity)
    assert "In touch with" in words_of(leila.types("/mentoring"))
    assert "In touch with" in words_of(amara.types("/mentoring"))


def test_looking_again_later_goes_on_where_she_was(community_of_people: Community) -> None:
    here = community_of_people
    countries = ("Nigeria", "Kenya", "Ghana", "Kenya")
    for number, country in enumerate(countries):
        here.mentors(f"Mentor {number}", place="A city", country=country)
    leila = here.joins("Leila Haddad")

    first = leila.types("/find-mentor product")
    assert len(cards_of(first)) == 3
    second = leila.presses("Next page", first)
    assert len(cards_of(second)) == 1
    assert len({card.title for card in (*cards_of(first), *cards_of(second))}) == 4

    narrowing = leila.presses("Narrow it", first)
    in_kenya = leila.narrows(narrowing, country="Kenya")
    assert "Narrowed to Kenya." in words_of(in_kenya)
    assert len(cards_of(in_kenya)) == 2
    assert len(cards_of(leila.narrows(in_kenya, country=()))) == 3


@pytest.mark.not_on_discord("there each choice narrows the next at once")
def test_nobody_found_is_nobodys_fault_and_names_what_would_help(community_of_people: Community) -> None:
    here = community_of_people
    here.mentors("Amara Okafor", country="Nigeria", languages=("English",))
    here.mentors("Mei Tan", country="Singapore", languages=("Mandarin",))
    here.mentors("Ana Ruiz", country="Peru", languages=("Mandarin",))
    leila = here.joins("Leila Haddad")
    narrowing = leila.presses("Narrow it", leila.types("/find-mentor product"))

    nobody = leila.narrows(narrowing, country="Nigeria", language="Mandarin")
    assert "Nobody for “product” has room at the moment." in words_of(nobody)
    helped = leila.presses("Without “Nigeria”: 2 people", nobody)
    assert {card.title for card in cards_of(helped)} == {"Mei Tan", "Ana Ruiz"}


def test_saved_people_are_kept_and_passed_over_people_are_not_shown_again(
    community_of_people: Community,
) -> None:
    here = community_of_people
    here.mentors("Amara Okafor")
    here.mentors("Mei Tan")
    leila = here.joins("Leila Haddad")
    found = leila.types("/find-mentor product")

    kept = leila.presses("Save for later", leila.presses("Read more", found, on="Amara"))
    leila.presses("Remove from saved", kept)
    kept = leila.presses("Save for later", leila.presses("Read more", found, on="Amara"))
    assert "Remove from saved" in words_of(kept)
    leila.presses("Not for me", leila.presses("Read more", found, on="Mei"))

    assert [card.title for card in cards_of(leila.types("/find-mentor product"))] == ["Amara Okafor"]
    home = leila.types("/mentoring")
    assert [card.title for card in cards_of(leila.presses("1 saved", home))] == ["Amara Okafor"]


def test_a_community_that_is_only_just_opening_says_so(community_of_people: Community) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    assert "the first doors open soon" in words_of(leila.types("/find-mentor"))
    here.mentors("Amara Okafor")
    here.mentors("Mei Tan")
    hello = leila.types("/find-mentor")
    assert "We are just opening: 2 mentors so far." in words_of(hello)
    met = leila.presses("Meet the first 2", hello)
    assert {card.title for card in cards_of(met)} == {"Amara Okafor", "Mei Tan"}
    # What narrowing finds is counted on the button that shows it.
    leila.presses("Show 2 mentors", leila.presses("Narrow it", met))


@pytest.mark.not_in_slack("the bot there has a programme of its own")
@pytest.mark.not_on_discord("the bot there has a programme of its own")
@pytest.mark.not_in_teams("the bot there has a programme of its own")
@pytest.mark.parametrize("few", [0, 1, 2])
def test_a_community_that_is_not_opening_any_more_does_not_say_so(
    community_of_people: Community, few: int
) -> None:
    programme = community_of_people.services.programme
    few_are_enough = replace(programme, caps=replace(programme.caps, few_doors=few))
    services = replace(community_of_people.services, programme=few_are_enough)
    here = replace(community_of_people, services=services)
    here.mentors("Amara Okafor")
    here.mentors("Mei Tan")
    hello = words_of(here.joins("Leila Haddad").types("/find-mentor"))
    assert "I know people here who have said they would like to be asked." in hello
    assert "just opening" not in hello
