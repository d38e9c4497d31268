"""A manager says hello before a mentor's first door opens, where the community wants it, yes or not yet."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select

from bot.domain.common.people import Door
from bot.domain.mentors.first_door import Approval, Status
from bot.domain.safety.report_and_block import Why
from bot.handlers.routing import Answer
from bot.handlers.work import Work
from bot.store import tables
from bot.store.database.database import Transaction
from bot.store.mentors.first_door import Approvals
from bot.store.safety.report_and_block import Safety
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, cards_of, errors_of, message_of, words_of

HEADLINE = "Midwife, twelve years on night shifts"
STORY = "I left nursing school twice before I stayed."


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def maya(here: Community) -> Acting:
    return here.joins("Maya Lindqvist", manages=True)


@pytest.fixture
def omar(here: Community) -> Acting:
    return here.joins("Omar Haddad", manages=True)


@pytest.fixture
def mei(here: Community, maya: Acting, omar: Acting) -> Acting:
    """Mei, whose card is ready, in a community where a hello comes first."""
    settled = maya.presses("Say hello first", maya.presses("New mentors", maya.types("/programme")))
    assert "At the moment: a first door opens after a hello from one of you." in words_of(settled)
    mei = here.joins("Mei Tan")
    writes(mei, HEADLINE)
    listed = mei.presses("How much of each", mei.types("/be-a-mentor"))
    mei.submits(mei.presses("Give this", listed, on="One quick question"), places="2", easy="")
    return mei


def writes(mentor: Acting, headline: str) -> None:
    form = mentor.presses("In your words", mentor.types("/be-a-mentor"))
    mentor.submits(form, headline=headline, story=STORY, field="Midwifery")


def opens(here: Community, mentor: Acting) -> Answer:
    shown = mentor.presses("Open my door", mentor.types("/be-a-mentor"))
    here.catch_up()
    here.deliver()
    return shown


def is_found(here: Community, mei: Acting) -> bool:
    here.catch_up()
    leila = here.joins("Leila Haddad")
    return "Mei Tan" in [one.title for one in cards_of(leila.types("/find-mentor midwife"))]


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def line_of(words: str, begins: str) -> set[str]:
    """Return the names on the line with this beginning."""
    (line,) = [one for one in words.splitlines() if one.startswith(begins)]
    return set(line.removeprefix(begins).strip(".").split(" · "))


def stands_of(here: Community, mei: Acting) -> str:
    theirs = select(tables.approvals.c.stands).where(tables.approvals.c.mentor == mei.person.id)
    return str(here.database.read(lambda open_: open_.execute(theirs).scalar_one()))


def test_a_hello_opens_the_door(here: Community, mei: Acting, maya: Acting, omar: Acting) -> None:
    before = words_of(mei.types("/be-a-mentor"))
    assert "A first door opens here after a hello" in before
    assert line_of(before, "Who says hello: ") == {"Maya Lindqvist", "Omar Haddad"}
    shown = opens(here, mei)
    assert "By Friday 6 November you will have a word, one way or the other." in words_of(shown)
    assert "Stop waiting for a hello" in labels(shown)
    assert "Open my door" not in labels(shown)
    assert not is_found(here, mei)
    assert here.inbox(mei) == []
    assert "Your door waits for a hello. By Friday 6 November" in words_of(mei.types("/mentoring"))

    # Each manager has one card: Mei's, as others would see it.
    assert [len(here.inbox(one)) for one in (maya, omar)] == [1, 1]
    card = here.inbox(maya)[0]
    assert "Mei Tan would like to open a door" in words_of(card)
    assert STORY in words_of(card)
    assert "1 new mentor is waiting for a hello." in words_of(omar.types("/programme"))
    listed = omar.presses("Approvals (1)", omar.types("/programme"))
    assert [one.title for one in cards_of(listed)] == ["Mei Tan"]

    # The first press wins; the second shows the truth.
    theirs = here.inbox(omar)[0]
    said = maya.presses("Say hello and open their door", card)
    assert "You said hello" in words_of(said)
    late = omar.presses("Say not yet", theirs)
    assert "Maya Lindqvist said hello" in words_of(late)
    here.deliver()
    (news,) = here.inbox(mei)
    assert news.title == "Your door is open"
    assert "Maya Lindqvist says hello, and is glad that you are here." in words_of(news)
    assert "Yours is door 1 of the first ten" in words_of(news)
    assert is_found(here, mei)
    assert "Approvals (1)" not in labels(omar.types("/programme"))
    assert "Maya Lindqvist said hello" in words_of(here.inbox(omar)[0])


def test_after_a_hello_her_door_is_hers_alone(here: Community, mei: Acting, maya: Acting) -> None:
    opens(here, mei)
    maya.presses("Say hello and open their door", here.inbox(maya)[0])
    here.deliver()
    closed = mei.presses("Close my door", mei.presses("Close my door", mei.types("/be-a-mentor")))
    assert "Your door is closed" in words_of(closed)
    assert "Your door is open." in words_of(opens(here, mei))
    assert "says hello" not in words_of(here.inbox(mei)[-1])


@pytest.mark.in_web_chat
@pytest.mark.not_in_slack
def test_a_kind_no_is_sent_beside_the_card_that_shows_it(here: Community, mei: Acting, maya: Acting) -> None:
    opens(here, mei)
    form = maya.presses("Say not yet", here.inbox(maya)[0])
    preview = maya.submits(form, ready="own", words="Shall we talk on Thursday?")
    line = message_of(maya.presses("Send", preview))
    assert line.title == "Sent"
    assert "Its card is in our messages, and always shows how things stand." in words_of(line)
    here.deliver()
    assert "You said kindly: not just yet." in words_of(here.inbox(maya)[0])


def test_a_kind_no_leads_onward(here: Community, mei: Acting, maya: Acting, omar: Acting) -> None:
    opens(here, mei)
    form = maya.presses("Say not yet", here.inbox(maya)[0])
    empty = maya.submits(form, ready="own", words=" ")
    assert "A few words of your own" in errors_of(empty)["words"]
    preview = maya.submits(form, ready="own", words="Shall we talk on Thursday?")
    assert "This is what Mei will read" in words_of(preview)
    assert here.deliver() == 0
    told = maya.presses("Send", preview)
    assert "You said kindly: not just yet." in words_of(here.comes_to(maya, told))
    here.deliver()
    assert "Maya Lindqvist said kindly: not just yet." in words_of(here.inbox(omar)[0])
    (news,) = here.inbox(mei)
    assert "Maya Lindqvist has read your card and says: not just yet." in words_of(news)
    assert "Shall we talk on Thursday?" in words_of(news)
    assert {"Maya Lindqvist", "Omar Haddad"} == line_of(
        words_of(news).rpartition("unclear, ")[2], "write to "
    )
    # The other manager does not read what this one wrote to her.
    assert "Thursday" not in words_of(here.inbox(omar)[0])
    assert not is_found(here, mei)

    # An unchanged card is not read again; a changed one is.
    same = opens(here, mei)
    assert "Your card is as it was when it was read." in words_of(same)
    assert len(here.inbox(maya)) == 1
    writes(mei, "Midwife, and a listener")
    assert "Your door waits for a hello." in words_of(opens(here, mei))
    omar.presses("Say hello and open their door", here.inbox(omar)[-1])
    here.deliver()
    assert "Omar Haddad says hello" in words_of(here.inbox(mei)[-1])


def test_nobody_finds_the_time_and_mei_is_told_kindly(
    here: Community, mei: Acting, maya: Acting, omar: Acting
) -> None:
    opens(here, mei)
    here.clock.moves(days=3)
    assert here.closes_what_is_over() == 0
    here.clock.moves(days=1)
    assert (here.closes_what_is_over(), here.closes_what_is_over()) == (1, 0)
    here.deliver()
    (news,) = here.inbox(mei)
    assert "Nobody has found the time for a hello yet, which says nothing about you." in words_of(news)
    assert line_of(words_of(news), "You can write to them too: ") == {"Maya Lindqvist", "Omar Haddad"}
    first, passed = here.inbox(omar)
    assert "a late word is still welcome" in words_of(first)
    assert "a late word is still welcome" in words_of(passed), "a promise that passes comes as a message"
    maya.presses("Say hello and open their door", here.inbox(maya)[-1])
    here.deliver()
    older, opened = here.inbox(mei)
    assert opened.title == "Your door is open"
    assert "says hello, and is glad that you are here" in words_of(older)
    assert "Stop waiting for a hello" not in labels(older)
    for card in (*here.inbox(omar), *here.inbox(maya)):
        assert "Say hello and open their door" not in labels(card)


def test_it_can_be_taken_back(here: Community, mei: Acting, maya: Acting) -> None:
    opens(here, mei)
    page = mei.presses("Stop waiting for a hello", mei.types("/be-a-mentor"))
    assert "Open my door" in labels(page)
    here.deliver()
    assert "They have taken it back." in words_of(here.inbox(maya)[0])
    assert here.closes_what_is_over() == 0
    assert "Your door waits for a hello." in words_of(opens(here, mei))
    assert len(here.inbox(maya)) == 2


def test_what_is_welcomed_is_what_was_read(here: Community, mei: Acting, maya: Acting) -> None:
    opens(here, mei)
    read = here.inbox(maya)[0]
    writes(mei, "Something else altogether")
    shown = maya.presses("Say hello and open their door", read)
    assert "The card has changed since you looked, so nothing was done." in words_of(shown)
    assert "Something else altogether" in words_of(shown)
    assert stands_of(here, mei) == Status.WAITING
    maya.presses("Say hello and open their door", shown)
    assert is_found(here, mei)


def test_what_she_keeps_for_those_she_helps_no_manager_reads(
    here: Community, mei: Acting, maya: Acting
) -> None:
    keeps_her_story(here, mei)
    opens(here, mei)
    assert HEADLINE in words_of(here.inbox(maya)[0])
    assert STORY not in words_of(here.inbox(maya)[0])


def keeps_her_story(here: Community, mei: Acting) -> None:
    def hide(connection: Transaction) -> None:
        Work(connection, here.services, here.id, mei.person).cards.hide(mei.person.id, frozenset({"story"}))

    here.database.write(hide)


def test_a_card_that_is_not_ready_any_more_is_welcomed_all_the_same(
    here: Community, mei: Acting, maya: Acting
) -> None:
    opens(here, mei)
    listed = mei.presses("How much of each", mei.types("/be-a-mentor"))
    mei.submits(mei.presses("Change", listed, on="One quick question"), places="0", easy="")
    see = maya.presses("Read the card", maya.presses("Approvals (1)", maya.types("/programme")))
    maya.presses("Say hello and open their door", see)
    here.deliver()
    (news,) = here.inbox(mei)
    assert "Maya Lindqvist says hello: you are welcome here." in words_of(news)
    listed = mei.presses("How much of each", mei.types("/be-a-mentor"))
    mei.submits(mei.presses("Give this", listed, on="One quick question"), places="1", easy="")
    assert "Your door is open." in words_of(opens(here, mei))


def test_switched_off_those_who_wait_are_let_in_and_told(
    here: Community, mei: Acting, maya: Acting, omar: Acting
) -> None:
    opens(here, mei)
    setting = maya.presses("New mentors", maya.types("/programme"))
    assert "1 new mentor is waiting for a hello." in words_of(setting)
    maya.presses("Let doors open at once", setting)
    assert (here.closes_what_is_over(), here.closes_what_is_over()) == (1, 0)
    here.deliver()
    (news,) = here.inbox(mei)
    assert "Nobody has to say hello first any more" in words_of(news)
    assert is_found(here, mei)
    assert "No hello is needed any more." in words_of(here.inbox(omar)[0])


def test_whoever_presses_before_the_clock_is_let_in_at_once(
    here: Community, mei: Acting, maya: Acting
) -> None:
    opens(here, mei)
    maya.presses("Let doors open at once", maya.presses("New mentors", maya.types("/programme")))
    assert "Your door is open." in words_of(opens(here, mei))
    assert stands_of(here, mei) == Status.NO_MORE
    assert here.closes_what_is_over() == 0


def test_switched_off_a_card_that_is_not_ready_is_told_so(here: Community, mei: Acting, maya: Acting) -> None:
    opens(here, mei)
    listed = mei.presses("How much of each", mei.types("/be-a-mentor"))
    mei.submits(mei.presses("Change", listed, on="One quick question"), places="0", easy="")
    maya.presses("Let doors open at once", maya.presses("New mentors", maya.types("/programme")))
    assert (here.closes_what_is_over(), here.closes_what_is_over()) == (1, 0)
    here.deliver()
    (news,) = here.inbox(mei)
    assert news.title == "No hello is needed any more"
    assert not is_found(here, mei)


def test_doors_that_were_open_stay_open(here: Community, maya: Acting) -> None:
    amara = here.mentors("Amara Okafor")
    shut = here.mentors("Jonas Berg", door=Door.CLOSED)
    maya.presses("Say hello first", maya.presses("New mentors", maya.types("/programme")))
    assert "Your door is open." in words_of(amara.types("/be-a-mentor"))
    assert "Your door is open." in words_of(opens(here, shut))
    assert here.inbox(maya) == []


def test_two_words_at_once_are_not_both_said(
    here: Community, mei: Acting, maya: Acting, omar: Acting
) -> None:
    opens(here, mei)

    def says(connection: Transaction, manager: Acting, waits: Approval, stands: Status) -> bool:
        said = replace(waits, stands=stands, by=manager.person.id)
        return Approvals(connection, here.id).change(said, when=Status.WAITING)

    (waits,) = here.database.read(lambda open_: Approvals(open_, here.id).unanswered())
    both = ((maya, Status.NOT_NOW), (omar, Status.WELCOMED))
    said = [here.database.write(partial(says, manager=one, waits=waits, stands=s)) for one, s in both]
    assert said == [True, False]
    assert stands_of(here, mei) == Status.NOT_NOW


def test_whoever_is_kept_apart_from_her_is_shown_nothing(
    here: Community, mei: Acting, maya: Acting, omar: Acting
) -> None:
    def keep(connection: Transaction) -> None:
        Safety(connection, here.id, here.clock()).keep_apart(mei.person.id, omar.person.id, Why.REPORT)

    here.database.write(keep)
    assert "Who says hello: Maya Lindqvist." in words_of(opens(here, mei))
    card = here.inbox(maya)[0]
    assert here.inbox(omar) == []
    assert "Approvals (1)" not in labels(omar.types("/programme"))
    assert "No longer here" in words_of(omar.presses("Say hello and open their door", card))
    assert "For those who look after mentoring" in words_of(
        mei.presses("Say hello and open their door", card)
    )
    assert stands_of(here, mei) == Status.WAITING


def test_nobody_says_hello_to_themselves_where_somebody_else_can(
    here: Community, mei: Acting, maya: Acting, omar: Acting
) -> None:
    writes(omar, HEADLINE)
    listed = omar.presses("How much of each", omar.types("/be-a-mentor"))
    omar.submits(omar.presses("Give this", listed, on="One quick question"), places="1", easy="")
    assert "Your door waits for a hello." in words_of(opens(here, omar))
    assert here.inbox(omar) == []
    assert "Approvals (1)" not in labels(omar.types("/programme"))
    (card,) = here.inbox(maya)
    assert "No longer here" in words_of(omar.presses("Say hello and open their door", card))
    maya.presses("Say hello and open their door", card)
    assert "Your door is open." in words_of(omar.types("/be-a-mentor"))


def test_whoever_looks_after_it_alone_waits_for_nobody(here: Community, maya: Acting) -> None:
    maya.presses("Say hello first", maya.presses("New mentors", maya.types("/programme")))
    writes(maya, HEADLINE)
    listed = maya.presses("How much of each", maya.types("/be-a-mentor"))
    maya.submits(maya.presses("Give this", listed, on="One quick question"), places="1", easy="")
    assert "Your door is open." in words_of(opens(here, maya))


def test_whoever_goes_is_named_on_no_card(here: Community, mei: Acting, maya: Acting, omar: Acting) -> None:
    opens(here, mei)
    form = mei.presses("Erase everything", mei.presses("My data", mei.types("/mentoring")))
    mei.submits(form, word="erase")
    here.deliver()
    for manager in (maya, omar):
        (card,) = here.inbox(manager)
        assert "Mei" not in words_of(card)
        assert "There is nothing left to do." in words_of(card)
        assert "Approvals (1)" not in labels(manager.types("/programme"))
    assert here.closes_what_is_over() == 0


def test_on_the_page_about_under_18s_it_is_offered(here: Community, maya: Acting) -> None:
    page = maya.presses("Under 18", maya.types("/programme"))
    minors = maya.presses("Somebody might be under 18", page)
    assert "I don't screen mentors: anybody who opens a door can be found and asked." in words_of(minors)
    kept = maya.presses("Save this answer", minors)
    assert "A hello first helps: no" in words_of(kept)
    maya.presses("Say hello first", kept)
    again = words_of(maya.presses("Under 18", maya.types("/programme")))
    assert "A door opens for the first time only after a hello from one of you" in again
    assert "[Say hello first]" not in again
    assert "[Our mentors are screened]" in again
