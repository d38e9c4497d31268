"""A mentor keeps part of their card for the mentees they help: no one else reads it or finds them by it."""

import pytest

from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import filters_of, form_of, message_of, value_of, words_of

QUESTION = "How did you know that it was time to leave law?"


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors(
        "Amara Okafor", field="Beekeeping", place="Lagos", country="Nigeria", languages=("Yoruba",)
    )


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    return community_of_people.joins("Leila Haddad")


def hides(who: Acting, *hidden: str) -> str:
    form = who.presses("Who sees what", who.types("/be-a-mentor"))
    return words_of(who.submits(form, hidden=hidden))


def test_what_is_kept_is_neither_shown_nor_searched_nor_counted(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    for word in ("beekeeping", "Nigeria", "Yoruba", "messy"):
        assert "Amara Okafor" in words_of(leila.types(f"/find-mentor {word}"))
    hides(amara, "story", "field", "place", "country", "languages", "answers-in")
    here.catch_up()
    for word in ("beekeeping", "Nigeria", "Yoruba", "messy"):
        assert "Amara Okafor" not in words_of(leila.types(f"/find-mentor {word}"))
    found = leila.types("/find-mentor Amara")
    card = leila.presses("Read more", found, on="Amara")
    for shown in (found, card, leila.presses("Save for later", card), leila.presses_token("1:saved:")):
        assert not [w for w in ("Lagos", "Nigeria", "Yoruba", "messy", "new here") if w in words_of(shown)]
    facets = filters_of(leila.presses("Narrow it", leila.types("/find-mentor Head")))
    values = {option.value for select in facets.selects for option in select.options}
    assert values.isdisjoint({"Beekeeping", "Nigeria", "Yoruba"})


def test_those_they_help_see_it_all(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    hides(amara, "place", "story")
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION))
    here.deliver()
    assert "Lagos" not in words_of(leila.presses_token(f"1:read:{amara.person.id}"))
    amara.presses("Accept", here.inbox(amara)[0])
    assert "Lagos" in words_of(leila.presses_token(f"1:read:{amara.person.id}"))
    tom = here.joins("Tom Whitaker")
    assert "Lagos" not in words_of(tom.presses_token(f"1:read:{amara.person.id}"))


def test_a_mentor_sees_both_faces(amara: Acting) -> None:
    page = hides(amara, "place", "nonsense")
    assert "Lagos" in page
    card = words_of(amara.presses_token("1:my-card:"))
    assert "Only those you have said yes to also see: my town or city." in card
    assert "Lagos" not in card
    form = form_of(amara.presses_token("1:who-sees:"))
    assert value_of(form.fields[0]) == "place"
    hides(amara)
    assert "Lagos" in words_of(amara.presses_token("1:my-card:"))


def test_others_in_their_place_show_no_more(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    jonas = here.mentors("Jonas Berg", field="Beekeeping")
    hides(amara, "place", "country")
    here.catch_up()
    form = leila.presses_token(f"1:ask:{jonas.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION))
    here.deliver()
    no = jonas.submits(jonas.presses("Decline kindly", here.inbox(jonas)[0]), ready="full")
    jonas.presses("Send", no)
    here.deliver()
    outcome = words_of(here.inbox(leila)[-1])
    assert "Amara Okafor" in outcome
    assert "Nigeria" not in outcome


def test_when_asks_arrive_is_one_choice_in_two_places(amara: Acting) -> None:
    form = amara.presses("Days and questions", amara.types("/be-a-mentor"))
    amara.submits(form, arrival="daily")
    settings = amara.presses("Settings", amara.types("/mentoring"))
    assert "Once a day, about 10:00" in words_of(settings)
    amara.submits(amara.presses("Change hours and reminders", settings), arrival="days")
    again = form_of(amara.presses("Days and questions", amara.types("/be-a-mentor")))
    assert "days" in [value_of(field) for field in again.fields]


def test_a_field_is_written_as_most_write_it(community_of_people: Community, amara: Acting) -> None:
    nadia = community_of_people.mentors("Nadia Ferreira", field="Law")
    form = nadia.presses("In your words", nadia.types("/be-a-mentor"))
    assert "Beekeeping" in words_of(nadia.submits(form, field="bEEkeeping"))
    form = nadia.presses("In your words", nadia.types("/be-a-mentor"))
    assert "Glassblowing" in words_of(nadia.submits(form, field="Glassblowing"))


def test_rest_and_the_door_are_a_press_from_home(amara: Acting, leila: Acting) -> None:
    home = amara.types("/mentoring")
    assert message_of(amara.presses("Rest", home)).title == "Rest until"
    assert message_of(amara.presses("Close my door", home)).title == "Close your door?"
    assert "[Rest]" not in words_of(leila.types("/mentoring"))
