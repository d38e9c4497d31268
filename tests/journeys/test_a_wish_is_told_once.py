"""A wish to be told of a mentor: kept until it comes true, told once, seen by no one else."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection

from bot.domain.safety.report_and_block import Why
from bot.handlers.routing import Answer
from bot.store.safety.report_and_block import Safety
from bot.ui.verbs import read_token
from tests.fakes.acting import Acting
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, cards_of, errors_of, words_of

QUESTION = "How did you know that it was time to leave law?"


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def leila(here: Community) -> Acting:
    return here.joins("Leila Haddad")


def titles(shown: Answer) -> list[str]:
    return [card.title for card in cards_of(shown)]


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def nurses(here: Community, name: str, place: str = "Glasgow") -> Acting:
    return here.mentors(name, headline="Nurse", story="Wards at night.", field="Nursing", place=place)


def test_few_mentors_yet_and_somebody_new_fits(here: Community, leila: Acting) -> None:
    here.mentors("Amara Okafor")
    hello = leila.types("/find-mentor")
    assert "We are just opening: 1 mentor so far. What would help you?" in words_of(hello)
    form = leila.presses("Tell me when", hello)
    assert "A few words are enough" in errors_of(leila.submits(form, words=" "))["words"]
    long = errors_of(leila.submits(form, words="x" * 201))["words"]
    assert "These are 201 characters and 200 fit: a little shorter." in long
    kept = leila.submits(form, words="nursing in Glasgow")
    assert "once, when somebody new fits “nursing in Glasgow”" in words_of(kept)

    # Amara was here before, and a new mentor who shares no word with the wish does not fit it.
    here.mentors("Mei Tan", field="Law", story="Contracts.", headline="Lawyer")
    assert here.looks_after_wishes() == 0
    fay = nurses(here, "Fay Made-Up")
    assert (here.looks_after_wishes(), here.looks_after_wishes()) == (1, 0)
    here.deliver()
    (news,) = here.inbox(leila)
    assert titles(news) == ["Fay Made-Up"]
    assert "when somebody fits “nursing in Glasgow”" in words_of(news)
    assert "To Fay, who offers these" in words_of(leila.presses("Ask", news))
    assert [len(here.inbox(one)) for one in (fay,)] == [0]

    # Told once: Leila does not hear of the next nurse unless she asks to.
    nurses(here, "Gus Made-Up")
    assert here.looks_after_wishes() == 0
    assert "once, when somebody new fits" in words_of(leila.presses("Keep looking", news))
    assert here.looks_after_wishes() == 0
    nurses(here, "Hal Made-Up")
    here.clock.moves(days=1)
    assert here.looks_after_wishes() == 1
    here.deliver()
    assert len(here.inbox(leila)) == 2


def test_whoever_fitted_already_is_no_news(here: Community, leila: Acting) -> None:
    fay = nurses(here, "Fay Made-Up")
    leila.presses("Tell me when somebody new fits", leila.types("/find-mentor nursing"))
    # Fay changes her card, so her listing counts as changed.
    fay.submits(fay.presses("Place and languages", fay.types("/be-a-mentor")), place="Leeds")
    here.catch_up()
    assert here.looks_after_wishes() == 0
    nurses(here, "Gus Made-Up")
    assert here.looks_after_wishes() == 1


def test_one_word_of_many_is_no_answer(here: Community, leila: Acting) -> None:
    here.mentors("Amara Okafor")
    hello = leila.types("/find-mentor")
    leila.submits(leila.presses("Tell me when", hello), words="nursing children wards Glasgow")
    here.mentors("Mei Tan", field="Law", story="Contracts.", headline="Lawyer", place="Glasgow")
    assert here.looks_after_wishes() == 0
    nurses(here, "Fay Made-Up")
    assert here.looks_after_wishes() == 1


def test_nothing_found_becomes_a_wish_that_can_be_let_go(here: Community, leila: Acting) -> None:
    here.mentors("Amara Okafor")
    nobody = leila.types("/find-mentor nursing")
    kept = leila.presses("Tell me when somebody new fits", nobody)
    again = leila.presses("Tell me when somebody new fits", nobody)
    assert words_of(again) == words_of(kept)
    mine = leila.presses("1 wish", leila.types("/mentoring"))
    assert titles(mine) == ["Somebody new for “nursing”"]
    assert "That wish is gone" in words_of(leila.presses("Let this wish go", mine))
    assert "wish" not in words_of(leila.types("/mentoring"))
    assert "You haven't asked to be told about anything." in words_of(leila.presses_token("1:wishes:"))
    nurses(here, "Fay Made-Up")
    assert here.looks_after_wishes() == 0


def test_a_wish_belongs_to_one_person(here: Community, leila: Acting) -> None:
    here.mentors("Amara Okafor")
    nobody = leila.types("/find-mentor nursing")
    mallory = here.joins("Mallory")
    assert "No longer here" in words_of(mallory.presses("Tell me when somebody new fits", nobody))
    kept = leila.presses("Tell me when somebody new fits", nobody)
    mallory.presses("Let this wish go", kept)
    nurses(here, "Fay Made-Up")
    assert here.looks_after_wishes() == 1
    here.deliver()
    news = here.inbox(leila)[0]
    assert "No longer here" in words_of(mallory.presses("Keep looking", news))
    assert here.inbox(mallory) == []


def test_room_again_after_a_full_month(here: Community, leila: Acting) -> None:
    amara = here.mentors("Amara Okafor", offers={"quick-question": 1}, at_once=2)
    tom = here.joins("Tom Whitaker")
    tom.asks(tom.types("/find-mentor product"), QUESTION)
    here.catch_up()
    full = leila.types("/find-mentor Amara")
    assert "No room at the moment; room again from Tuesday 1 December." in words_of(full)
    assert labels(leila.presses("Read more", full)) == [
        "Tell me when there is room",
        "Save for later",
        "Compare",
        "Not for me",
        "Back to the results",
        "Report or block",
    ]
    kept = leila.presses("Tell me when there is room", full)
    assert "once, when Amara has room again. They are told nothing about it." in words_of(kept)
    assert "When Amara has room again" in titles(leila.presses_token("1:wishes:"))
    assert here.looks_after_wishes() == 0

    # Tom takes his ask back: room returns sooner. Only Leila hears of it.
    here.deliver()
    told_amara = len(here.inbox(amara))
    sure = tom.presses("Take it back", here.inbox(tom)[0])
    assert "Amara will read that you are sorted and that there is nothing left to do." in words_of(sure)
    tom.presses("Take the ask back", sure)
    assert (here.looks_after_wishes(), here.looks_after_wishes()) == (1, 0)
    here.deliver()
    assert "Amara has room again" in words_of(here.inbox(leila)[-1])
    assert len(here.inbox(amara)) == told_amara

    # The room is taken before she looks: the card says so, and offers to tell her next time.
    sam = here.joins("Sam Made-Up")
    sam.asks(sam.types("/find-mentor Amara"), QUESTION)
    refused = leila.presses("Ask", here.inbox(leila)[-1])
    assert "Just taken" in words_of(refused)
    leila.presses("Tell me when there is room", refused)
    here.clock.is_set_to(datetime(2026, 12, 1, 12, tzinfo=UTC))
    here.turns()
    assert here.looks_after_wishes() == 1


def test_room_again_when_a_rest_ends(here: Community, leila: Acting) -> None:
    here.mentors("Amara Okafor", resting_until=date(2026, 11, 6))
    away = leila.types("/find-mentor Amara")
    assert "Resting: room again from Friday 6 November." in words_of(away)
    leila.presses("Tell me when there is room", away)
    here.clock.moves(days=1)
    here.turns()
    assert here.looks_after_wishes() == 0
    here.clock.moves(days=2)
    here.turns()
    assert here.looks_after_wishes() == 1
    here.deliver()
    news = here.inbox(leila)[0]
    assert "Amara has room again" in words_of(news)
    assert "There is room now" in words_of(leila.presses_token(f"1:wish:room.{_mentor_of(news)}"))


def _mentor_of(news: Answer) -> str:
    return next(read_token(button.token).ref for button in buttons_of(news) if button.label == "Ask")


def test_wishes_keep_to_the_budget_of_a_week_and_to_quiet_hours(here: Community, leila: Acting) -> None:
    here.mentors("Amara Okafor")
    for words in ("nursing", "gardens", "violins"):
        leila.presses("Tell me when somebody new fits", leila.types(f"/find-mentor {words}"))
    here.clock.is_set_to(TUESDAY_MORNING.replace(hour=22))
    for field in ("Nursing", "Gardens", "Violins"):
        here.mentors(f"{field} Made-Up", field=field, headline=field, story="Long ago.")
    assert here.looks_after_wishes() == 0
    here.deliver()
    assert here.inbox(leila) == []
    here.clock.moves(hours=12)
    assert here.looks_after_wishes() == 2
    assert here.looks_after_wishes() == 0
    here.deliver()
    assert len(here.inbox(leila)) == 2
    here.clock.moves(days=7)
    assert here.looks_after_wishes() == 1


def test_what_people_look_for_is_counted_from_three_upwards(here: Community, leila: Acting) -> None:
    here.mentors("Amara Okafor")
    maya = here.joins("Maya Lindqvist", manages=True)
    people = [leila, *(here.joins(f"{name} Student") for name in ("Tom", "Sam", "Una"))]
    for n, one in enumerate(people):
        one.presses("Tell me when somebody new fits", one.types("/find-mentor nursing"))
        # The same word from one person twice counts once.
        one.presses("Tell me when somebody new fits", one.types("/find-mentor nursing Glasgow"))
        one.presses("Tell me when somebody new fits", one.types("/find-mentor Haddad"))
        page = words_of(maya.types("/programme"))
        assert ("nursing" in page) == (n >= 2)
    assert "What people look for: glasgow 4 · nursing 4" in page
    for private in ("Leila", "Tom", "haddad", "Haddad"):
        assert private not in page


def test_ten_wishes_are_enough(here: Community, leila: Acting) -> None:
    here.mentors("Amara Okafor")
    for n in range(10):
        leila.presses(
            "Tell me when somebody new fits", leila.types(f"/find-mentor zither{'abcdefghij'[n] * 5}")
        )
    eleventh = leila.types("/find-mentor nursing")
    assert "Ten are enough at once" in words_of(leila.presses("Tell me when somebody new fits", eleventh))
    mine = leila.types("/mentoring")
    leila.presses("Let this wish go", leila.presses("10 wishes", mine))
    assert "I'll tell you" in words_of(leila.presses("Tell me when somebody new fits", eleventh))


def kept_apart(here: Community, one: Acting, other: Acting) -> None:
    def keep(connection: Connection) -> None:
        Safety(connection, here.id, here.clock()).keep_apart(one.person.id, other.person.id, Why.BLOCK)

    here.database.write(keep)


def test_two_who_are_kept_apart_are_never_each_other_s_news(here: Community, leila: Acting) -> None:
    amara = here.mentors("Amara Okafor", resting_until=date(2026, 11, 6))
    leila.presses("Tell me when there is room", leila.types("/find-mentor Amara"))
    leila.presses("Tell me when somebody new fits", leila.types("/find-mentor nursing"))
    fay = nurses(here, "Fay Made-Up")
    for mentor in (amara, fay):
        kept_apart(here, mentor, leila)
    here.clock.moves(days=3)
    here.turns()
    assert here.looks_after_wishes() == 0
    # An old button answers as it does to everybody, and keeps a wish that never comes true.
    refused = leila.presses_token(f"1:ask:{fay.person.id}")
    assert "I'll tell you" in words_of(leila.presses("Tell me when there is room", refused))
    assert here.looks_after_wishes() == 0
    nurses(here, "Gus Made-Up")
    assert here.looks_after_wishes() == 1


def test_what_was_told_is_not_drawn_once_they_are_kept_apart(here: Community, leila: Acting) -> None:
    here.mentors("Amara Okafor")
    leila.presses("Tell me when somebody new fits", leila.types("/find-mentor nursing"))
    fay = nurses(here, "Fay Made-Up")
    assert here.looks_after_wishes() == 1
    kept_apart(here, fay, leila)
    here.deliver()
    assert here.inbox(leila) == []
