"""What came of an announcement: numbers that name nobody, and technical reasons by name."""

import pytest
from sqlalchemy import select

from bot.handlers.routing import Answer
from bot.store.tables import announcement_counts, announcement_steps
from bot.ui.nodes import Aside
from tests.fakes.acting import Acting
from tests.fakes.announcing import for_everybody, sent
from tests.fakes.community import Community
from tests.fakes.reading import message_of, words_of
from tests.journeys.announcements.test_a_manager_announces import has_ended, news
from tests.journeys.announcements.test_a_manager_announces import writes as writes_one
from tests.journeys.announcements.test_a_reader_replies import ends, labels

TITLE = "Open a door before the exams"


@pytest.fixture
def readers(here: Community) -> list[Acting]:
    return [here.joins(f"Reader Made-Up-{n}") for n in range(8)]


def announces(nora: Acting, action: str = "door") -> None:
    sent(nora, for_everybody(nora, writes_one(nora, action=action)))


def looks(nora: Acting) -> Answer:
    return nora.presses("Look at it", nora.types("/announce"), on=TITLE)


def opens_a_door(who: Acting) -> None:
    form = who.presses("In your words", who.types("/be-a-mentor"))
    who.submits(form, headline="Midwife", story="I left nursing school twice.", field="Midwifery")
    listed = who.presses("How much of each", who.types("/be-a-mentor"))
    who.submits(who.presses("Give this", listed, on="One quick question"), places="2", easy="")
    who.presses("Open my door", who.types("/be-a-mentor"))


def test_presses_and_doors_are_counted_once_a_reader_and_only_as_many(
    here: Community, nora: Acting, readers: list[Acting]
) -> None:
    announces(nora)
    ends(here)
    said = words_of(looks(nora))
    assert "Nobody has pressed “Open a door” · No replies so far" in said
    assert "Who reads it is not tracked." in said
    for who in readers[:4]:
        shown = who.presses("Open a door", news(here, who)[0])
        assert message_of(shown).title == "Being a mentor, on your own terms"
        who.presses("Open a door", news(here, who)[0])
    assert "A few have pressed “Open a door”" in words_of(looks(nora))
    for who in readers[4:7]:
        who.presses("Open a door", news(here, who)[0])
    for who in readers[:5]:
        opens_a_door(who)
    assert "7 have pressed “Open a door” · 5 opened a door within a week" in words_of(looks(nora))
    # Somebody who erases everything leaves the number, and no row.
    form = readers[0].presses("Erase everything", readers[0].types("my data"))
    readers[0].submits(form, word="erase")
    assert "7 have pressed “Open a door” · 5 opened a door within a week" in words_of(looks(nora))
    kept = here.database.read(lambda open_: {row.person for row in open_.execute(select(announcement_steps))})
    assert kept == {who.person.id for who in readers[1:7]}
    # A week later only numbers are kept, and nothing more is counted.
    here.clock.moves(days=7, seconds=1)
    readers[7].presses("Open a door", news(here, readers[7])[0])
    opens_a_door(readers[7])
    here.closes_what_is_over()
    here.deliver()
    assert here.database.read(lambda open_: open_.execute(select(announcement_steps)).all()) == []
    numbers = here.database.read(lambda open_: open_.execute(select(announcement_counts)).all())
    assert sorted((row.step, row.number) for row in numbers) == [("opened", 5), ("pressed", 7)]
    (card,) = [one for one in here.inbox(nora) if one.title.startswith("Done")]
    assert "7 have pressed “Open a door” · 5 opened a door within a week" in words_of(card)


def test_a_search_under_it_is_counted_and_a_try_out_is_not(
    here: Community, nora: Acting, readers: list[Acting]
) -> None:
    looked = for_everybody(nora, writes_one(nora, action="search"))
    nora.presses("Send it to me first", looked)
    here.deliver()
    nora.presses("Find somebody", news(here, nora)[0])
    nora.presses("Send to all the same", looked)
    ends(here)
    assert "Nobody has pressed “Find somebody”" in words_of(looks(nora))
    for who in readers[:5]:
        assert "mentor" in words_of(who.presses("Find somebody", news(here, who)[0]))
    opens_a_door(readers[0])
    kept = here.database.read(lambda open_: [row.step for row in open_.execute(select(announcement_steps))])
    assert kept == ["pressed"] * 5
    assert "5 have pressed “Find somebody”" in words_of(looks(nora))


def test_a_press_counts_for_the_announcement_that_it_stands_under(
    here: Community, nora: Acting, readers: list[Acting]
) -> None:
    announces(nora)
    ends(here)
    here.clock.moves(days=8)
    announces(nora)
    ends(here)
    first, second = news(here, readers[0])
    readers[0].presses("Open a door", first)
    assert here.database.read(lambda open_: open_.execute(select(announcement_steps)).all()) == []
    readers[0].presses("Open a door", second)
    assert len(here.database.read(lambda open_: open_.execute(select(announcement_steps)).all())) == 1


def test_who_stopped_is_one_figure_of_the_whole_community(
    here: Community, nora: Acting, readers: list[Acting]
) -> None:
    announces(nora)
    ends(here)
    for who in readers[:4]:
        who.presses("Stop announcements", news(here, who)[0])
    assert "A few people here have stopped announcements, in all." in words_of(looks(nora))
    readers[4].presses_token("1:stop-announcements:")
    assert "5 people here have stopped announcements, in all." in words_of(looks(nora))


def test_who_could_not_be_reached_is_named_and_who_chose_is_a_number(
    here: Community, nora: Acting, readers: list[Acting]
) -> None:
    announces(nora)
    readers[0].presses_token("1:stop-announcements:")
    here.responder.left(readers[1].actor.platform, readers[1].actor.workspace, readers[1].user).result()
    has_ended(here, readers[2], "failed")
    has_ended(here, readers[3], "in_doubt")
    ends(here)
    (card,) = [one for one in here.inbox(nora) if one.title.startswith("Done")]
    missed = nora.presses("Why 4 missed it", card)
    assert (isinstance(missed, Aside), card in here.inbox(nora)) == (True, True)
    said = words_of(missed)
    assert "These could not be reached: Reader Made-Up-2" in said
    assert "Of these it is not known whether it reached them: Reader Made-Up-3" in said
    assert "1 left meanwhile · 1 stopped announcements meanwhile" in said
    assert "Who left or stopped announcements is a number alone." in said
    assert not [n for n in (0, 1, 4) if f"Made-Up-{n}" in said]
    assert labels(missed) == ["Try it again", "Back"]


def test_announcements_are_stopped_and_had_again_under_settings(
    here: Community, nora: Acting, readers: list[Acting]
) -> None:
    mine = readers[0].types("settings")
    assert "One a week at most" in words_of(mine)
    readers[0].presses("Stop announcements", mine)
    announces(nora)
    ends(here)
    assert (news(here, readers[0]), len(news(here, readers[1]))) == ([], 1)
    stopped = readers[0].types("stop")
    assert "You have stopped them" in words_of(stopped)
    readers[0].presses("Get announcements again", stopped)
    here.clock.moves(days=8)
    announces(nora)
    here.deliver()
    assert len(news(here, readers[0])) == 1
