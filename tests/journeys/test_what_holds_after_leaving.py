"""A person erases themselves and comes back under the same account: what others decided still holds."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.handlers.people import leaving
from bot.store.outbox import outbox
from bot.store.people import returning
from bot.store.tables import asks as asks_
from bot.store.tables import outbox as told_rows
from bot.store.tables import people, reports
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import file_of, form_of, message_of, words_of

pytestmark = pytest.mark.on_both

QUESTION = "How did you know that it was time to leave law?"
WORDS = "He wrote to me at midnight, three times, after I had said no."


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", offers={"quick-question": 4})


@pytest.fixture
def omar(community_of_people: Community, amara: Acting) -> Acting:
    return community_of_people.joins("Omar Haddad")


@pytest.fixture
def sara(community_of_people: Community) -> Acting:
    """Sara, a manager, who reads reports."""
    return community_of_people.joins("Sara Lindqvist", manages=True)


def asks(mentee: Acting, mentor: Acting) -> None:
    form = mentee.presses_token(f"1:ask:{mentor.person.id}")
    mentee.presses("Send", mentee.submits(form, question=QUESTION, kind="quick-question", line="a student"))


def goes(here: Community, who: Acting) -> None:
    who.submits(who.presses_token("1:erase:"), word="erase")
    here.deliver()
    here.catch_up()


def through(here: Community, who: Acting, other: Acting) -> str:
    """Return by what one knows the other: the ask, or the mentor's card."""
    asked = select(asks_.c.id).where(asks_.c.mentor == who.person.id)
    ask = here.database.read(lambda open_: open_.execute(asked).scalar_one_or_none())
    return ask or str(other.person.id)


def blocks(here: Community, who: Acting, other: Acting) -> None:
    assert "Blocked" in words_of(who.presses_token(f"1:block:{through(here, who, other)}"))


def complains(here: Community, who: Acting, other: Acting) -> None:
    form = who.presses_token(f"1:report:{through(here, who, other)}")
    who.submits_all(form, {"what": "pressure", "words": WORDS})
    here.deliver()


def finds_and_reaches_nobody(here: Community, who: Acting, mentor: Acting) -> None:
    before = len(here.inbox(mentor))
    assert "Amara" not in words_of(who.types("/find-mentor"))
    assert "Amara Okafor" not in words_of(who.types("/find-mentor Amara"))
    assert "Resting" in words_of(who.presses_token(f"1:ask:{mentor.person.id}"))
    who.presses_token(f"1:send-ask:{mentor.person.id}")
    here.deliver()
    assert len(here.inbox(mentor)) == before


@pytest.mark.in_slack
def test_a_block_holds_when_the_blocked_comes_back(
    community_of_people: Community, amara: Acting, omar: Acting
) -> None:
    here = community_of_people
    asks(omar, amara)
    here.deliver()
    blocks(here, amara, omar)
    goes(here, omar)
    finds_and_reaches_nobody(here, omar, amara)

    # A second time as well; she reads who it is, and can unblock them.
    goes(here, omar)
    finds_and_reaches_nobody(here, omar, amara)
    listed = amara.presses_token("1:blocked:")
    assert "Omar Haddad" in words_of(listed)
    amara.presses("Unblock", listed)
    here.clock.moves(days=31)
    assert form_of(omar.presses_token(f"1:ask:{amara.person.id}")).title == "Your ask"


def test_a_blocked_mentor_who_comes_back_is_not_found(
    community_of_people: Community, amara: Acting, omar: Acting
) -> None:
    here = community_of_people
    asks(omar, amara)
    blocks(here, omar, amara)
    goes(here, amara)
    back = opens_anew(here)
    assert "Amara Okafor" not in words_of(omar.types("/find-mentor Amara"))
    assert "Your ask" not in words_of(omar.presses_token(f"1:ask:{back}"))
    assert "Amara Okafor" in words_of(omar.presses_token("1:blocked:"))


@pytest.mark.in_slack
def test_a_reports_pause_holds_and_its_readers_know_the_name(
    community_of_people: Community, amara: Acting, omar: Acting, sara: Acting
) -> None:
    here = community_of_people
    asks(omar, amara)
    here.deliver()
    complains(here, amara, omar)
    goes(here, omar)
    assert "Amara Okafor reported Omar Haddad" in words_of(here.inbox(sara)[-1])
    finds_and_reaches_nobody(here, omar, amara)
    assert "reports" not in json.loads(file_of(omar.presses_token("1:download:"), name=".json").content)
    sara.presses("I'm looking into it", here.inbox(sara)[-1])
    here.deliver()
    assert "Contact between them is paused." in words_of(here.inbox(sara)[-1])
    sara.submits(sara.presses("Close the report", here.inbox(sara)[-1]), contact="together", ready="seen")
    here.clock.moves(days=31)
    assert form_of(omar.presses_token(f"1:ask:{amara.person.id}")).title == "Your ask"


def test_a_pause_holds_when_the_reporter_comes_back(
    community_of_people: Community, amara: Acting, omar: Acting, sara: Acting
) -> None:
    here = community_of_people
    asks(omar, amara)
    here.deliver()
    complains(here, omar, amara)
    goes(here, omar)
    finds_and_reaches_nobody(here, omar, amara)


def test_a_closed_report_forgets_the_name(
    community_of_people: Community, amara: Acting, omar: Acting, sara: Acting
) -> None:
    here = community_of_people
    asks(omar, amara)
    here.deliver()
    complains(here, amara, omar)
    goes(here, omar)
    # A day later it is told again, on a card of its own.
    here.clock.moves(days=1)
    here.closes_what_is_over()
    here.deliver()
    assert sum("Omar" in words_of(one) for one in here.inbox(sara)) == 2
    report = here.database.read(lambda open_: open_.execute(select(reports.c.id)).scalar_one())
    sara.presses("I'm looking into it", here.inbox(sara)[-1])
    sara.submits(sara.presses_token(f"1:close-report:{report}"), ready="seen")
    here.deliver()
    cards = [words_of(one) for one in here.inbox(sara)]
    assert "You closed it" in cards[-1]
    assert "Omar" not in "".join(cards)
    found = here.database.read(lambda open_: open_.execute(select(reports.c.about_name)).scalar_one())
    assert found == ""


@pytest.mark.parametrize("leaver", ["mentee", "mentor"])
def test_the_days_after_a_no_hold(
    community_of_people: Community, amara: Acting, omar: Acting, leaver: str
) -> None:
    here = community_of_people
    asks(omar, amara)
    here.deliver()
    form = amara.presses("Decline kindly", here.inbox(amara)[0])
    amara.presses("Send", amara.submits(form, ready="full"))
    here.deliver()
    goes(here, omar if leaver == "mentee" else amara)
    back = amara.person.id if leaver == "mentee" else opens_anew(here)
    assert "[Ask Amara" not in words_of(omar.types("/find-mentor Amara"))
    assert "Your ask" not in words_of(omar.presses_token(f"1:ask:{back}"))
    here.clock.moves(days=31)
    assert form_of(omar.presses_token(f"1:ask:{back}")).title == "Your ask"


def opens_anew(here: Community) -> str:
    """Let Amara come back under her account, and open a door."""
    return here.mentors("Amara Okafor", offers={"quick-question": 4}).person.id


def test_a_block_of_somebody_who_has_just_gone_holds(
    community_of_people: Community, amara: Acting, omar: Acting
) -> None:
    """They wrote something, and erased themselves before she could block them."""
    here = community_of_people
    asks(omar, amara)
    here.deliver()
    goes(here, omar)
    blocks(here, amara, omar)
    finds_and_reaches_nobody(here, omar, amara)


def test_a_block_by_an_old_card_finds_who_is_back(
    community_of_people: Community, amara: Acting, omar: Acting
) -> None:
    here = community_of_people
    asks(omar, amara)
    here.deliver()
    goes(here, omar)
    omar.types("/mentoring")
    blocks(here, amara, omar)
    finds_and_reaches_nobody(here, omar, amara)


def test_what_stays_tells_nothing_of_the_account(
    community_of_people: Community, amara: Acting, omar: Acting, tmp_path: Path
) -> None:
    here = community_of_people
    asks(omar, amara)
    here.deliver()
    blocks(here, amara, omar)
    goes(here, omar)
    rows = here.database.read(lambda open_: [str(row) for row in open_.execute(select(people))])
    assert [row for row in rows if omar.user in row or "Omar" in row] == []
    files = (file for file in tmp_path.rglob("*.db*") if file.is_file())
    assert [file for file in files if omar.user.encode() in file.read_bytes()] == []


def test_a_mark_ends_once_nothing_holds(community_of_people: Community, amara: Acting, omar: Acting) -> None:
    here = community_of_people
    tom = here.joins("Tom Whitaker")
    asks(omar, amara)
    here.deliver()
    blocks(here, amara, omar)
    goes(here, omar)
    goes(here, tom)
    assert len(marks(here)) == 2
    here.clock.moves(days=29)
    forget(here)
    assert len(marks(here)) == 2
    here.clock.moves(days=2)
    forget(here)
    assert len(marks(here)) == 1, "the block holds on"
    finds_and_reaches_nobody(here, omar, amara)


def marks(here: Community) -> list[str]:
    kept = select(people.c.mark).where(people.c.mark != "")
    return here.database.read(lambda open_: list(open_.execute(kept).scalars()))


def forget(here: Community) -> None:
    again = here.services.programme.caps.again_after
    here.database.write(lambda open_: returning.forget_old(open_, here.clock(), again_after=again))


def test_it_is_said_before_and_after(community_of_people: Community, omar: Acting) -> None:
    form = form_of(omar.presses_token("1:erase:"))
    said = words_of(form)
    assert "block" in said
    assert "30 days" in said
    farewell = message_of(omar.submits(form, word="erase"))
    assert farewell.title == "Your words and your name are gone"
    assert "block" in words_of(farewell)


def test_a_report_that_nobody_closes_ends_after_a_year(
    community_of_people: Community, amara: Acting, omar: Acting, sara: Acting
) -> None:
    here = community_of_people
    complains(here, omar, amara)
    here.clock.moves(days=364)
    here.closes_what_is_over()
    here.deliver()
    before, hers = len(here.inbox(sara)), len(here.inbox(omar))
    here.clock.moves(days=2)
    here.closes_what_is_over()
    here.deliver()
    card = words_of(here.inbox(sara)[-1])
    assert len(here.inbox(sara)) == before + 1
    assert "It was open for 12 months, so it has ended." in card
    assert WORDS not in "".join(words_of(one) for one in here.inbox(sara))
    assert len(here.inbox(omar)) == hers + 1
    assert "It has ended" in words_of(here.inbox(omar)[-1])
    assert "Resting" in words_of(omar.presses_token(f"1:ask:{amara.person.id}"))


def test_a_report_goes_a_year_after_it_was_closed(
    community_of_people: Community, amara: Acting, omar: Acting, sara: Acting
) -> None:
    here = community_of_people
    complains(here, omar, amara)
    sara.presses("I'm looking into it", here.inbox(sara)[-1])
    here.deliver()
    sara.submits(sara.presses("Close the report", here.inbox(sara)[-1]), ready="seen")
    kept = select(reports.c.id)
    here.clock.moves(days=364)
    forget(here)
    assert here.database.read(lambda open_: open_.execute(kept).scalars().all())
    here.clock.moves(days=2)
    forget(here)
    assert here.database.read(lambda open_: open_.execute(kept).scalars().all()) == []
    assert "Resting" in words_of(omar.presses_token(f"1:ask:{amara.person.id}"))


def test_what_was_told_goes_after_a_year(community_of_people: Community, amara: Acting, omar: Acting) -> None:
    here = community_of_people
    asks(omar, amara)
    here.deliver()
    told = rows_of_the_outbox(here)
    tom = here.joins("Tom Whitaker")
    asks(tom, amara)
    assert rows_of_the_outbox(here) > told > 0
    here.clock.moves(days=364)
    assert here.database.write(lambda open_: outbox.forget_told(open_, here.clock())) == 0
    here.clock.moves(days=2)
    assert here.database.write(lambda open_: outbox.forget_told(open_, here.clock())) == told
    assert rows_of_the_outbox(here) > 0, "what is still to be told stays"


def rows_of_the_outbox(here: Community) -> int:
    return here.database.read(lambda open_: len(open_.execute(select(told_rows.c.id)).all()))


def leaves(here: Community, who: Acting) -> None:
    """Let a person leave the workspace, as their platform says."""
    here.runner.write_as(lambda _: (here.id, who.person), leaving.leave)
    here.deliver()
    here.catch_up()


def test_who_comes_back_may_be_asked_at_once_by_those_whose_ask_ended(
    community_of_people: Community, amara: Acting, omar: Acting
) -> None:
    here = community_of_people
    asks(omar, amara)
    here.deliver()
    leaves(here, amara)
    assert "is not here any more" in words_of(here.inbox(omar)[-1])
    # Back again, with one press: nobody has said no.
    amara.presses("Open my door", amara.types("/be-a-mentor"))
    here.catch_up()
    form = omar.presses("Ask", omar.types("/find-mentor Amara"))
    omar.presses("Send", omar.submits(form, question=QUESTION, kind="quick-question", line="a student"))
    here.deliver()
    assert QUESTION in words_of(here.inbox(amara)[-1])


def test_a_report_whose_reader_left_goes_to_the_other_readers(
    community_of_people: Community, amara: Acting, omar: Acting, sara: Acting
) -> None:
    here = community_of_people
    nina = here.joins("Nina Berg", manages=True)
    asks(omar, amara)
    here.deliver()
    complains(here, amara, omar)
    (card,) = [one for one in here.inbox(sara) if WORDS in words_of(one)]
    sara.presses("I'm looking into it", card)
    here.deliver()
    before = len(here.inbox(nina))
    leaves(here, sara)
    (again,) = [one for one in here.inbox(nina)[before:] if WORDS in words_of(one)]
    assert "Sara" not in words_of(nina.presses("I'm looking into it", again))
