"""An empty community from its installation to its tenth door, and to the first wish that comes true."""

import pytest

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.handlers.routing import Answer
from bot.store.opening.opening import open_to_everyone
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import button_of, buttons_of, cards_of, errors_of, words_of

NAMES = ("Ana", "Ben", "Chi", "Dov", "Eve", "Fay", "Gus", "Hal", "Ida", "Jun")


@pytest.fixture
def here(community_to_be: Community) -> Community:
    return community_to_be


@pytest.fixture
def maya(here: Community) -> Acting:
    """The installer, the first person whom Alongside meets."""
    maya = comes(here, "Maya Lindqvist")
    here.deliver()
    return maya


def comes(here: Community, name: str, *, manages: bool = True) -> Acting:
    """Write to Alongside as a person whom it has never met."""
    acting = here.acting(Person(PersonId(""), here.id, name, "Europe/London", manages=manages))
    acting.types("/mentoring")
    return acting


def titles(shown: Answer) -> list[str]:
    return [card.title for card in cards_of(shown)]


def opens_a_door(here: Community, name: str, story: str = "I kept bees for a while.") -> Acting:
    """Open the door of an invited person, through the real pages."""
    mentor = here.joins(f"{name} Made-Up")
    page = mentor.types("/be-a-mentor")
    mentor.submits(
        mentor.presses("In your words", page, on="Who"), headline="Nurse", story=story, field="Health"
    )
    gives = mentor.presses("How much of each", page, on="What")
    shown = mentor.submits(mentor.presses("Give this", gives, on="quick question"), places="2")
    assert "room for 2 now" in words_of(mentor.presses("How much of each", shown))
    mentor.presses("Open my door", shown)
    here.deliver()
    here.catch_up()
    return mentor


def prepares(here: Community, maya: Acting) -> None:
    """Do Maya's three steps, of which only one is required before the opening."""
    # Only Maya is told, and she finds three steps.
    welcome = here.inbox(maya)[0]
    assert "Nobody else has been told." in words_of(welcome)
    page = maya.presses("Begin", welcome)
    assert titles(page) == [
        "Check the kinds of help",
        "Might anyone here be under 18?",
        "Choose two people who read reports",
        "Invite five who would say yes",
    ]
    page = maya.presses("These kinds are right", maya.presses("See them", page))
    assert "1 of 4 steps is done." in words_of(page)

    # It cannot open before the question about age is answered.
    asked = maya.presses("Open to everyone", maya.types("/programme"))
    assert "Might anyone here be under 18?" in words_of(asked)
    maya.presses("Nobody here is under 18", asked)
    page = maya.presses("Back", maya.presses("Read the invitation", maya.types("/programme")))
    assert "3 of 4 steps are done." in words_of(page)
    ravi = here.joins("Ravi Menon")
    maya.submits(maya.presses("Choose them", page), first=maya.user, second=ravi.user)
    assert "4 of 4 steps are done." in words_of(maya.types("/programme"))


def comes_too_soon(here: Community) -> Acting:
    """Join as a student before the opening: she is promised nothing, and may ask to be told."""
    leila = here.joins("Leila Haddad")
    soon = leila.types("/find-mentor nursing")
    assert "is being prepared, and opens soon" in words_of(soon)
    assert [button.label for button in buttons_of(soon)] == ["Tell me when", "Be a mentor"]
    assert "once, when it opens to everyone" in words_of(leila.presses("Tell me when", soon))
    return leila


def test_from_installation_to_the_tenth_door(here: Community, maya: Acting) -> None:
    prepares(here, maya)
    leila = comes_too_soon(here)
    assert "1 person would like to be told when you open." in words_of(maya.types("/programme"))

    # Ten invited people open their doors; each learns the number of their door.
    ten = [opens_a_door(here, name) for name in NAMES]
    assert "door 1 of the first ten" in words_of(here.inbox(ten[0])[0])
    assert "door 4 of the first ten" in words_of(ten[3].types("/be-a-mentor"))
    assert "the tenth of the first ten doors" in words_of(ten[9].types("/be-a-mentor"))
    eleventh = opens_a_door(here, "Kit")
    assert "first ten" not in words_of(eleventh.types("/be-a-mentor"))
    # There are more by now: who came first is nobody's to be told any more.
    assert "first ten" not in words_of(ten[3].types("/be-a-mentor"))

    # At the tenth, only Maya and the ten are told; Maya is offered the opening.
    assert [len(here.inbox(one)) for one in (*ten, eleventh, leila)] == [2] * 10 + [1, 0]
    told = here.inbox(maya)[-1]
    assert "Ten doors are open" in words_of(told)
    assert "Open to everyone" not in words_of(here.inbox(ten[0])[-1])
    assert here.looks_after_wishes() == 0
    maya.presses("Open to everyone", maya.presses("Open to everyone", told))

    # Leila is told once, and finds a mentor.
    assert (here.looks_after_wishes(), here.looks_after_wishes()) == (1, 0)
    here.deliver()
    (news,) = here.inbox(leila)
    assert "Mentoring is now open to everyone here" in words_of(news)
    assert titles(leila.types("/find-mentor nurse")) != []


def test_with_children_about_it_opens_only_after_an_honest_page(here: Community, maya: Acting) -> None:
    asked = maya.presses("Answer", maya.types("/programme"))
    means = maya.presses("Somebody might be under 18", asked)
    assert "Nothing is kept yet" in words_of(means)
    assert "I don't screen mentors" in words_of(means)
    assert "Not answered yet" in words_of(maya.types("/programme"))
    # An older button says what it means first, too.
    assert words_of(maya.presses_token("1:answer-18:yes")) == words_of(means)
    honest = maya.presses("Save this answer", means)
    assert "I don't screen mentors" in words_of(honest)
    assert "screen every mentor before they open a door" in words_of(honest)
    again = maya.presses("Open to everyone", maya.types("/programme"))
    assert words_of(again) == words_of(honest)
    # A button kept from another place opens nothing either.
    assert words_of(maya.presses_token("1:open-now:")) == words_of(honest)
    maya.presses("Our mentors are screened", honest)
    first = maya.presses("Open to everyone", maya.types("/programme"))
    assert "told honestly how many there are" in words_of(first)
    assert "Looking after mentoring" in words_of(maya.presses("Open to everyone", first))

    # A confirmation for an earlier answer no longer counts.
    look = maya.presses("Under 18", maya.types("/programme"))
    maya.presses("Nobody here is under 18", look)
    means = maya.presses("Somebody might be under 18", maya.presses("Under 18", maya.types("/programme")))
    assert "Our mentors are screened" in words_of(maya.presses("Save this answer", means))


def test_only_those_who_look_after_it_can_prepare_it(here: Community, maya: Acting) -> None:
    leila = here.joins("Leila Haddad")
    refused = leila.types("/programme")
    assert "If something should change, write to Maya Lindqvist." in words_of(refused)
    for token in (
        "open-now:", "answer-18:no", "turn-kind:cv-review.off", "kinds-right:", "screened:", "invitation:",
        "kind:cv-review", "kinds:", "under-18:", "opening:", "programme:",
    ):  # fmt: skip
        assert words_of(leila.presses_token(f"1:{token}")) == words_of(refused)
    assert "0 of 4 steps are done." in words_of(maya.types("/programme"))
    assert "[Look after mentoring]" not in words_of(leila.types("/mentoring"))
    assert "/programme" not in words_of(leila.presses("Help", leila.types("/mentoring")))
    assert "/programme" in words_of(maya.presses("Help", maya.types("/mentoring")))


def test_nobody_can_ask_before_the_opening_but_doors_can_open(here: Community, maya: Acting) -> None:
    ana, leila = opens_a_door(here, "Ana"), here.joins("Leila Haddad")
    for token in (f"ask:{ana.person.id}", f"preview-ask:{ana.person.id}", "topic:unsure", "find:everyone"):
        assert "Nearly there" in words_of(leila.presses_token(f"1:{token}"))
    # She has settled nothing yet, so she is greeted as a newcomer once it is open.
    leila.presses("Tell me when", leila.types("/find-mentor"))
    here.database.write(lambda open_: open_to_everyone(open_, here.id, here.clock()))
    assert "Hello. I'm Alongside" in words_of(leila.types("/find-mentor"))


def test_whoever_looks_after_it_may_look_around(here: Community, maya: Acting) -> None:
    opens_a_door(here, "Ana")
    assert titles(maya.types("/find-mentor nurse")) == ["Ana Made-Up"]


def test_the_first_to_come_is_not_taken_for_the_installer(here: Community) -> None:
    leila = comes(here, "Leila Haddad", manages=False)
    assert (here.deliver(), here.inbox(leila)) == (0, [])
    maya = comes(here, "Maya Lindqvist")
    here.deliver()
    assert "Nobody else has been told." in words_of(here.inbox(maya)[0])


def test_the_installer_is_greeted_once_and_nobody_after_them(here: Community, maya: Acting) -> None:
    omar = comes(here, "Omar Made-Up")
    maya.types("/programme")
    assert here.deliver() == 0
    assert (len(here.inbox(maya)), here.inbox(omar)) == (1, [])


def test_a_kind_of_help_is_done_without_and_offered_again(here: Community, maya: Acting) -> None:
    ana = opens_a_door(here, "Ana")
    kinds = maya.presses("See them", maya.types("/programme"))
    form = maya.presses("Change", kinds, on="CV")
    wrong = maya.submits(form, places="none", reminder="9")
    assert set(errors_of(wrong)) == {"places", "reminder"}
    kinds = maya.submits(form, places="3", reminder="5")
    assert "half an hour, in writing · 3 a month · reminds after 5 days" in words_of(kinds)

    token = button_of(kinds, "Stop offering it here", on="quick question").token
    kinds = maya.presses_token(token)
    assert "Not offered here for now" in words_of(kinds)
    assert words_of(maya.presses_token(token)) == words_of(kinds)
    here.catch_up()
    assert titles(maya.types("/find-mentor nurse")) == []
    assert "One quick question" not in titles(
        ana.presses("How much of each", ana.types("/be-a-mentor"), on="What")
    )
    maya.presses("Offer it again", kinds, on="quick question")
    here.catch_up()
    assert titles(maya.types("/find-mentor nurse")) == ["Ana Made-Up"]

    # The last kind stays.
    for _ in range(7):
        kinds = maya.presses("Stop offering it here", kinds)
    assert "One kind of help has to stay" in words_of(maya.presses("Stop offering it here", kinds))


def test_a_door_opens_after_an_earlier_founder_erased_everything(here: Community, maya: Acting) -> None:
    ana, _ = [opens_a_door(here, name) for name in NAMES[:2]]
    ana.submits(ana.presses("Erase everything", ana.types("my data")), word="erase")
    chi = opens_a_door(here, NAMES[2])
    assert "Your door is open" in {one.title for one in here.inbox(chi)}


def test_a_first_ask_says_how_others_began_once_there_is_history(community_of_people: Community) -> None:
    here, leila = community_of_people, community_of_people.joins("Leila Haddad")
    for number, name in enumerate(("Ana", "Ben", "Chi", "Dov")):
        mentor = here.mentors(f"{name} Made-Up")
        leila.asks(leila.types(f"/find-mentor {name}"), "How did you know that it was time?", on=name)
        here.deliver()
        card = here.inbox(mentor)[0]
        assert ("Your first ask." in words_of(card)) is (number >= 3)
        if name != "Chi":
            mentor.presses("Accept", card)
            continue
        mentor.presses("Send", mentor.submits(mentor.presses("Decline kindly", card), ready="full"))
    assert (
        "Of the first asks of 3 others here, 2 ended with a yes or an answer; a no was fine too."
        in words_of(card)
    )

    # A second ask has no such line, and neither has an answered one.
    here.deliver()
    assert "Your first ask." not in words_of(here.inbox(mentor)[0])
    sam = here.joins("Sam Made-Up")
    sam.asks(sam.types("/find-mentor Dov"), "How did you know that it was time?", on="Dov")
    here.deliver()
    assert [words_of(one).count("Your first ask.") for one in here.inbox(mentor)] == [0] * len(
        here.inbox(mentor)
    )
