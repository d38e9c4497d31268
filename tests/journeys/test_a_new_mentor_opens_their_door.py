"""Mei has only ever asked; now she opens a door of her own, in her own order, and is found."""

import pytest
from sqlalchemy import func, select

from bot.store import tables
from bot.ui.nodes import Aside
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import button_of, buttons_of, cards_of, errors_of, form_of, value_of, words_of

QUESTION = "How did you know that it was time to change?"
HEADLINE = "Midwife, twelve years on night shifts"
STORY = "I left nursing school twice before I stayed."


@pytest.fixture
def mei(community_of_people: Community) -> Acting:
    return community_of_people.joins("Mei Tan", zone="Europe/London")


def who(mei: Acting) -> None:
    form = mei.presses("In your words", mei.types("/be-a-mentor"))
    mei.submits(form, headline=HEADLINE, story=STORY, field="Midwifery")


def gives(mei: Acting, kind: str, places: str, easy: str = "") -> str:
    listed = mei.presses("How much of each", mei.types("/be-a-mentor"))
    label = "Give this" if "Give this" in words_of(listed) else "Change"
    here = next(card for card in cards_of(listed) if card.title == kind)
    form = mei.presses(here.buttons[0].label or label, listed, on=kind)
    return words_of(mei.submits(form, places=places, easy=easy))


def is_found(whose: Acting, words: str = "midwife") -> bool:
    return "Mei Tan" in [card.title for card in cards_of(whose.types(f"/find-mentor {words}"))]


@pytest.mark.by_socket
def test_the_door_says_kindly_what_is_missing(mei: Acting) -> None:
    page = mei.types("/be-a-mentor")
    assert isinstance(page, Aside)
    assert "Nobody sees your card until you open your door. A no never needs a reason." in words_of(page)
    assert "Nothing is given yet" in words_of(page)

    # The door says kindly what is missing, and takes her there.
    early = mei.presses("Open my door", page)
    assert "Still to come: one line about you; a few words" in words_of(early)
    assert [button.label for button in buttons_of(early)] == ["In your words", "Choose what you give"]

    # Any order: first what she gives; then only her own words are missing.
    gives(mei, "CV or portfolio review", "1", "if it is in PDF")
    half = mei.presses("Open my door", mei.types("/be-a-mentor"))
    assert [button.label for button in buttons_of(half)] == ["In your words"]


def test_a_mentee_becomes_somebody_who_can_be_found(community_of_people: Community, mei: Acting) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    gives(mei, "CV or portfolio review", "1", "if it is in PDF")
    who(mei)
    where = mei.presses("Place and languages", mei.types("/be-a-mentor"))
    mei.submits(where, place="Leeds", country="United Kingdom", languages="english, Cantonese; english")
    again = form_of(mei.presses("Place and languages", mei.types("/be-a-mentor")))
    assert value_of(again.fields[2]) == "English, Cantonese"
    when = mei.presses("Days and questions", mei.types("/be-a-mentor"))
    kept = mei.submits(when, days=("0", "3"), glad1="What scared you most?")
    assert "I answer on: Monday, Thursday" in words_of(kept)

    # Until she opens it no one finds her, or reads her card through a guessed button.
    here.catch_up()
    assert not is_found(leila)
    assert "No longer here" in words_of(leila.presses_token(f"1:read:{mei.person.id}"))
    card = words_of(mei.presses("See my card", kept))
    assert "room for 1" in card
    assert "What makes it easy for Mei: if it is in PDF" in card
    assert "Speaks English, Cantonese." in card

    opened = mei.presses("Open my door", kept)
    assert "Your door is open." in words_of(opened)
    here.catch_up()
    assert is_found(leila)
    here.deliver()
    assert [message.title for message in here.inbox(mei)] == ["Your door is open"]
    assert "[What scared you most?]" in words_of(
        leila.presses("Read more", leila.types("/find-mentor midwife"))
    )

    leila.asks(leila.types("/find-mentor midwife"), QUESTION)
    here.deliver()
    assert "Somebody would value your help" in words_of(here.inbox(mei)[-1])


def test_what_it_comes_to_is_said_in_words(mei: Acting) -> None:
    assert "About 40 minutes a month, at most 3 people at a time." in gives(mei, "One quick question", "4")
    assert "About 1½ hours a month" in gives(mei, "CV or portfolio review", "2", "if it is in PDF")
    assert "And, at any one time: 1 × ongoing mentoring." in gives(mei, "Ongoing mentoring", "1")
    form = mei.presses(
        "At most 3 people at a time", mei.presses("How much of each", mei.types("/be-a-mentor"))
    )
    assert "at most 1 person at a time" in words_of(mei.submits(form, at_once="1"))


def test_words_are_never_lost_and_what_is_wrong_stands_beside_them(mei: Acting) -> None:
    form = mei.presses("In your words", mei.types("/be-a-mentor"))
    wrong = mei.submits(form, headline=" ", story="x" * 321, field="y" * 61)
    errors = errors_of(wrong)
    assert errors["headline"] == "One line, please: it is what people read first."
    assert "This has 321 characters and 320 fit." in errors["story"]
    assert "This has 61 characters and 60 fit." in errors["field"]
    again = form_of(mei.presses("In your words", mei.types("/be-a-mentor")))
    assert {value_of(field) for field in again.fields} >= {"x" * 321, "y" * 61}

    days = mei.presses("Days and questions", mei.types("/be-a-mentor"))
    none = mei.submits(days, days=(), glad1="z" * 121)
    assert "At least one day, please" in errors_of(none)["days"]
    assert "This has 121 characters and 120 fit." in errors_of(none)["glad1"]

    listed = mei.presses("How much of each", mei.types("/be-a-mentor"))
    give = mei.presses("Give this", listed, on="CV or portfolio review")
    assert value_of(form_of(give).fields[0]) == "2"
    mistaken = errors_of(mei.submits(give, places="lots", easy="e" * 81))
    assert mistaken["places"] == "Please choose one of these."
    assert "This has 81 characters and 80 fit." in mistaken["easy"]
    at_once = mei.presses("At most 3 people at a time", listed)
    assert errors_of(mei.submits(at_once, at_once="0")) == {"at_once": "Please choose one of these."}


def test_a_practice_ask_only_explains(community_of_people: Community, mei: Acting) -> None:
    here = community_of_people
    ask = mei.presses("See a practice ask", mei.types("/be-a-mentor"))
    assert isinstance(ask, Aside)
    assert "Somebody would value your help: one quick question" in words_of(ask)
    assert "Robin (made up)" in words_of(ask)
    for button in buttons_of(ask):
        explained = mei.presses(button.label, ask)
        assert f"“{button.label}”" in words_of(explained)
        assert "Nothing was sent." in words_of(explained)

    # Nothing of it was saved, and no one was told.
    kept = here.database.read(
        lambda open_: [
            open_.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (tables.asks, tables.mentors, tables.outbox, tables.places)
        ]
    )
    assert kept == [0, 0, 0, 0]


def test_the_same_form_delivered_twice_does_not_undo_what_came_between(
    community_of_people: Community, mei: Acting
) -> None:
    form = mei.presses("In your words", mei.types("/be-a-mentor"))
    mei.submits(form, headline="The first line", story=STORY, key="delivery-1")
    mei.submits(form, headline="The second line", story=STORY)
    repeated = mei.submits(form, headline="The first line", story=STORY, key="delivery-1")
    shown = repeated if community_of_people.answers_again else mei.types("/be-a-mentor")
    assert "The second line" in words_of(shown)


def test_what_is_changed_behind_an_open_door_is_found_at_once(
    community_of_people: Community, mei: Acting
) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    who(mei)
    assert "Your room now" not in words_of(mei.types("/mentoring"))
    gives(mei, "One quick question", "1")
    mei.presses("Open my door", mei.types("/be-a-mentor"))
    here.catch_up()
    assert "Your room now" in words_of(mei.types("/mentoring"))
    form = mei.presses("In your words", mei.types("/be-a-mentor"))
    mei.submits(form, headline="Beekeeper", story="Bees calmed me down.", field="Farming")
    here.catch_up()
    assert is_found(leila, "beekeeper")

    # A kind that is taken off is no longer on the card.
    gives(mei, "CV or portfolio review", "1")
    gives(mei, "CV or portfolio review", "0")
    assert "CV" not in words_of(mei.presses("See my card", mei.types("/be-a-mentor")))


def test_a_door_that_closed_before_the_news_could_be_told_is_not_told(
    community_of_people: Community, mei: Acting
) -> None:
    who(mei)
    gives(mei, "One quick question", "1")
    opened = mei.presses("Open my door", mei.types("/be-a-mentor"))
    mei.presses("Close my door", mei.presses("Close my door", opened))
    community_of_people.deliver()
    assert community_of_people.inbox(mei) == []


def test_opening_twice_says_it_once(community_of_people: Community, mei: Acting) -> None:
    here = community_of_people
    who(mei)
    gives(mei, "One quick question", "1")
    page = mei.types("/be-a-mentor")
    mei.presses("Open my door", page, key="delivery-1")
    mei.presses("Open my door", page, key="delivery-1")
    token = button_of(page, "Open my door").token
    assert "Your door is open." in words_of(mei.presses_token(token))
    here.deliver()
    assert len(here.inbox(mei)) == 1
