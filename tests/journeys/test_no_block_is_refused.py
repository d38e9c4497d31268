"""No block is ever refused, and from the sixth report of a day on its readers get one list."""

from functools import partial

import pytest

from bot.domain.safety.report_and_block import AT_ONCE_A_DAY
from bot.store.home.my_data import MyData
from bot.store.safety.report_and_block import Safety
from bot.ui.verbs import mentorships
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.keys import KEYS
from tests.fakes.racing import race
from tests.fakes.reading import buttons_of, cards_of, message_of, words_of

QUESTION = "How did you know that it was time to leave law?"


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def sara(here: Community) -> Acting:
    """Sara, who reads reports together with Tom."""
    sara, manager = here.joins("Sara Lindqvist"), here.joins("Nadia Ferreira", manages=True)
    tom = here.joins("Tom Whitaker")
    form = manager.presses_token("1:choose-readers:")
    manager.submits(form, first=sara.user, second=tom.user)
    here.deliver()
    return sara


def apart(here: Community, one: Acting) -> frozenset[str]:
    return here.database.read(lambda open_: Safety(open_, here.id, here.clock()).apart_from(one.person.id))


def blocks(here: Community, who: Acting, ref: str, whom: Acting) -> None:
    said = message_of(who.presses_token(f"1:block:{ref}"))
    assert said.title == "Blocked"
    assert whom.person.id in apart(here, who)


def test_whoever_they_are_a_block_holds(here: Community, sara: Acting) -> None:
    """A mentor, a reader of reports, a manager, one who is blocked already, one who was erased."""
    leila, amara = here.joins("Leila Haddad"), here.mentors("Amara Okafor")
    blocks(here, leila, amara.person.id, amara)
    blocks(here, leila, amara.person.id, amara)
    reader = here.mentors("Sara Lindqvist")
    blocks(here, leila, reader.person.id, sara)
    manager = here.mentors("Nadia Ferreira")
    blocks(here, leila, manager.person.id, manager)
    jonas = here.mentors("Jonas Berg")
    here.database.write(lambda open_: MyData(open_, here.id, here.clock()).erase(jonas.person.id, KEYS))
    blocks(here, leila, jonas.person.id, jonas)


def test_in_whatever_state_their_ask_is_a_block_holds(here: Community) -> None:
    leila, amara = here.joins("Leila Haddad"), here.mentors("Amara Okafor", offers={"ongoing": 1})
    leila.asks(leila.types("/find-mentor Amara"), QUESTION, kind="ongoing")
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    page = next(one for one in buttons_of(leila.types("/mentoring")) if one.verb is mentorships.SEE)
    leila.presses_token(f"1:finish:{page.ref}")
    here.deliver()
    # From the message that says that it has ended.
    ended = here.inbox(leila)[-1]
    leila.presses("Block", leila.presses("Report or block", ended))
    assert amara.person.id in apart(here, leila)


def test_one_without_a_name_is_blocked_unseen(here: Community) -> None:
    leila, amara = here.joins("Leila Haddad"), here.mentors("Amara Okafor")
    leila.asks(leila.types("/find-mentor Amara"), QUESTION, unnamed="yes")
    here.deliver()
    (card,) = here.inbox(amara)
    amara.presses("Block", amara.presses("Report or block", card))
    assert leila.person.id in apart(here, amara)
    assert "Leila" not in words_of(amara.presses_token("1:blocked:"))


def test_a_manager_and_whom_they_help_can_block_each_other(here: Community, sara: Acting) -> None:
    """From the card of an introduction, and from nobody else's."""
    maya = here.joins("Maya Lindqvist", manages=True)
    leila, mallory = here.joins("Leila Haddad"), here.joins("Mallory")
    here.mentors("Amara Okafor")
    leila.submits(leila.presses_token("1:introduce-me:"), kind="quick-question")
    here.deliver()
    (card,) = here.inbox(maya)
    (ref,) = {one.ref for one in buttons_of(card) if one.verb.name == "safety"}
    assert message_of(mallory.presses_token(f"1:block:{ref}")).title == "No longer here"
    maya.presses("Block", maya.presses("Report or block", card))
    assert leila.person.id in apart(here, maya)


def test_the_third_no_carries_it_too(here: Community, sara: Acting) -> None:
    leila = here.joins("Leila Haddad")
    for name in ("Jonas", "Mei", "Lena"):
        mentor = here.mentors(f"{name} Made-Up")
        leila.asks(leila.types(f"/find-mentor {name}"), QUESTION, on=name)
        here.deliver()
        form = mentor.presses("Decline kindly", here.inbox(mentor)[0])
        mentor.presses("Send", mentor.submits(form, ready="full"))
        here.deliver()
    third = here.inbox(leila)[-1]
    assert "Three is hard" in words_of(third)
    assert "Shall a person look at this with you?" in words_of(third)
    leila.presses("Block", leila.presses("Report or block", third))
    assert mentor.person.id in apart(here, leila)


def reports(who: Acting, whom: Acting, *more: str) -> None:
    form = who.presses_token(f"1:report:{whom.person.id}")
    said = who.submits_all(form, {"what": "pressure", "words": f"About {whom.name}.", "more": more})
    assert message_of(said).title == "Your report"


def read_at_once(here: Community, reader: Acting) -> int:
    return [one.title for one in here.inbox(reader)].count("A report, for you to read")


def lists(here: Community, reader: Acting) -> list[str]:
    return [words_of(one) for one in here.inbox(reader) if one.title == "Reports, for you to read"]


@pytest.mark.on_both
def test_from_the_sixth_report_on_readers_get_one_list_a_day(here: Community, sara: Acting) -> None:
    leila = here.joins("Leila Haddad")
    others = [here.mentors(f"Mentor Made-Up{n}") for n in range(AT_ONCE_A_DAY + 4)]
    for one in others[:-1]:
        reports(leila, one)
        here.deliver()
    # Each is kept and pauses contact, and five were told at once.
    assert {one.person.id for one in others[:-1]} <= apart(here, leila)
    assert (read_at_once(here, sara), lists(here, sara)) == (AT_ONCE_A_DAY, [])
    # Danger is told at once, however many there were.
    reports(leila, others[-1], "danger")
    here.deliver()
    assert read_at_once(here, sara) == AT_ONCE_A_DAY + 1

    here.clock.moves(hours=25)
    here.deliver()
    here.deliver()
    (told,) = lists(here, sara)
    for one in others[AT_ONCE_A_DAY:-1]:
        assert one.name in told
    assert others[0].name not in told
    # Each is read, taken and closed from the list.
    page = here.inbox(sara)[-1]
    seen = sara.presses("Read it", page, on="Leila")
    assert "Contact between them is paused." in words_of(seen)
    sara.presses("I'm looking into it", seen)
    here.deliver()
    assert len(cards_of(sara.presses_token("1:see-reports:"))) == 2
    assert message_of(leila.presses_token("1:see-reports:")).title == "No longer here"


def test_what_nobody_takes_is_told_again_as_a_list(here: Community, sara: Acting) -> None:
    leila = here.joins("Leila Haddad")
    for n in range(AT_ONCE_A_DAY + 30):
        reports(leila, here.mentors(f"Mentor Made-Up{n}"))
    here.clock.moves(days=1, hours=1)
    here.closes_what_is_over()
    here.deliver()
    at_once = read_at_once(here, sara)
    assert at_once == 2 * AT_ONCE_A_DAY
    assert len(lists(here, sara)) <= 2
    assert "[See 25 more]" in lists(here, sara)[-1]


@pytest.mark.on_both
def test_two_reports_at_once_are_counted_one_after_the_other(here: Community, sara: Acting) -> None:
    leila = here.joins("Leila Haddad")
    others = [here.mentors(f"Mentor Made-Up{n}") for n in range(AT_ONCE_A_DAY + 1)]
    for one in others[:-2]:
        reports(leila, one)
    race([partial(reports, leila, one) for one in others[-2:]])
    here.deliver()
    assert read_at_once(here, sara) == AT_ONCE_A_DAY
