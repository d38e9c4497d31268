"""A person sees their stored data, downloads it and erases it: nothing of theirs is left anywhere."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.domain.common.people import Person
from bot.store import tables
from bot.store.home.my_data import forget_words
from bot.store.tables import schema
from bot.ui.nodes import Message
from tests.fakes import people
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, errors_of, file_of, form_of, message_of, words_of

pytestmark = pytest.mark.on_both

QUESTION = "How did you know that it was time to leave law, of all things?"
ANSWER = "When Sunday nights grew heavier than the Mondays after them."
LINE = "second-year beekeeper and accordionist"


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors(
        "Amara Okafor",
        offers={"quick-question": 4, "ongoing": 2},
        headline="Lighthouse keeper of products",
        story="I moved from zymurgy into product.",
    )


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    return community_of_people.joins("Leila Haddad", line=LINE)


def asks(mentee: Acting, mentor: Acting, kind: str = "quick-question") -> None:
    form = mentee.presses_token(f"1:ask:{mentor.person.id}")
    preview = mentee.submits(form, question=QUESTION, kind=kind, line=LINE)
    mentee.presses("Send", preview)


def goes(who: Acting) -> Message:
    form = who.presses("Erase everything", who.presses("My data", who.types("/mentoring")))
    slip = who.submits(form, word="yes")
    assert "Nothing was erased" in errors_of(slip)["word"]
    return message_of(who.submits(slip, word=" Erase "))


def everything(connection: Connection) -> Iterator[str]:
    for table in schema.metadata.sorted_tables:
        for row in connection.execute(select(table)):
            yield from (str(value) for value in row)


def is_left(here: Community, *words: str) -> list[str]:
    """Return every value in the database that contains any of these words."""
    found = here.database.read(lambda connection: list(everything(connection)))
    return [value for value in found if any(word.casefold() in value.casefold() for word in words)]


def addresses_kept(here: Community) -> int:
    """Return how many addresses of people and rooms are kept."""
    return here.database.read(lambda open_: len(open_.execute(select(tables.addresses)).all()))


def test_a_mentee_looks_takes_it_along_and_goes(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    leila.types("/find-mentor lighthouse")
    asks(leila, amara)
    here.deliver()
    page = leila.presses("My data", leila.types("/mentoring"))
    assert "Asks and answers · 1" in words_of(page)
    assert "What you looked for · 1" in words_of(page)
    assert "the words 12 months after each ended" in words_of(page)
    assert "What you looked for" not in words_of(leila.presses("Forget my searches", page))

    files = leila.presses("Take it all with me", page)
    kept = json.loads(file_of(files, name=".json").content)
    assert kept["people"][0]["name"] == "Leila Haddad"
    assert kept["asks"][0]["question"] == QUESTION
    assert kept["asks"][0]["mentor"] == "Amara Okafor"
    readable = file_of(files, name=".html").content.decode()
    assert QUESTION in readable
    assert LINE in readable

    assert goes(leila).title == "Your words and your name are gone"
    here.deliver()
    assert here.catch_up() <= 1, "nobody left the index, so there is no more than Amara's room to take in"
    assert is_left(here, "Leila", "Haddad", QUESTION, LINE) == []
    (card,) = here.inbox(amara)
    assert "They are not here any more; there is nothing to do, and your place is back." in words_of(card)
    assert "Somebody who left" in words_of(card)
    assert QUESTION not in words_of(card)


def test_a_hello_is_no_search_and_what_was_sent_is_no_draft(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    leila.types("/find-mentor")
    greeted = words_of(leila.presses_token("1:my-data:"))
    assert "That I said hello · 1" in greeted
    assert "What you looked for" not in greeted
    leila.types("/find-mentor lighthouse")
    asks(leila, amara)
    page = leila.presses_token("1:my-data:")
    assert "What you looked for · 1" in words_of(page)
    assert "Drafts" not in words_of(page)
    forgotten = words_of(leila.presses("Forget my searches", page))
    assert "That I said hello · 1" in forgotten
    assert "What you looked for" not in forgotten


def test_a_mentor_who_goes_leaves_an_ending_and_a_next_step(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    jonas = here.mentors("Jonas Berg")
    asks(leila, amara)
    here.deliver()
    goes(amara)
    here.deliver()
    here.catch_up()
    receipt, outcome = here.inbox(leila)
    assert receipt.title == "Your ask to somebody who left"
    assert QUESTION in words_of(receipt)
    assert "[Ask Jonas]" in words_of(outcome)
    assert is_left(here, "Amara", "Okafor", "lighthouse", "zymurgy") == []
    assert "Amara" not in words_of(leila.types("/find-mentor"))
    assert "No longer here" in words_of(leila.presses_token(f"1:read:{amara.person.id}"))
    assert form_of(leila.presses("Ask Jonas", outcome)).title == "Your ask"
    assert jonas.person.id != amara.person.id


def test_a_room_an_answer_and_thanks_lose_the_words_of_whoever_went(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    asks(leila, amara)
    here.deliver()
    form = amara.presses("Answer now", here.inbox(amara)[0])
    amara.presses("Send", amara.submits(form, words=ANSWER))
    here.deliver()
    news = here.inbox(leila)[-1]
    thanks = leila.submits(
        leila.presses("Thank Amara", news), ready="own", words="You lifted a piano off me."
    )
    leila.presses("Send", thanks)
    asks(leila, amara, "ongoing")
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[-1])
    here.deliver()
    assert "Leila Haddad" in words_of(here.inbox(amara)[-1])

    goes(leila)
    here.deliver()
    assert is_left(here, "Leila", "Haddad", QUESTION, LINE, "piano") == []
    shown = "\n".join(words_of(card) for card in here.inbox(amara))
    assert not [word for word in ("Leila", "Haddad", QUESTION, "piano") if word in shown]
    assert "This has come to its end; it needs no reason." in shown
    assert ANSWER in shown

    # What Amara wrote is hers: she can still download it, and then erases herself too.
    kept = json.loads(file_of(amara.presses_token("1:download:"), name=".json").content)
    assert ANSWER in [ask["words"] for ask in kept["asks"]]
    assert {ask["mentee"] for ask in kept["asks"]} == {"Somebody who left"}
    goes(amara)
    here.deliver()
    assert is_left(here, ANSWER, "Okafor") == []


def test_a_download_has_nothing_that_only_others_may_read(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    asks(leila, amara)
    here.deliver()
    form = amara.presses("Decline kindly", here.inbox(amara)[0])
    amara.presses("Send", amara.submits(form, ready="full", reason="unclear"))
    amara.types("/find-mentor secret garden")
    leila.presses_token(f"1:save:{amara.person.id}")
    leila.presses_token(f"1:block:{amara.person.id}")
    hers = file_of(leila.presses_token("1:download:"), name=".json").content.decode()
    assert "unclear" not in hers
    assert "secret garden" not in hers
    theirs = json.loads(file_of(amara.presses_token("1:download:"), name=".json").content)
    assert theirs["asks"][0]["reason"] == "unclear"
    assert "apart" not in theirs
    assert "marks" not in theirs
    assert set(theirs["asks"][0]) >= {"question", "words", "mentee", "mentor"}


def test_whoever_comes_back_begins_afresh(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    leila.types("/find-mentor lighthouse")
    goes(leila)
    assert "Hello. I'm Alongside" in words_of(leila.types("/find-mentor"))
    home = leila.types("/mentoring")
    assert "Your asks" not in words_of(home)
    rows = here.database.read(lambda open_: list(everything(open_)))
    assert rows.count("Leila Haddad") == 1


def test_nothing_of_them_is_left_on_the_disk(
    community_of_people: Community, address: str, tmp_path: Path
) -> None:
    """Every byte of the database's file and of the search index; PostgreSQL's own files are not ours."""
    here = community_of_people
    # All in one batch, and so in one file of the index: deleting one mentor does not change that file.
    for number in range(3):
        other = f"Mentor Number {number}"
        people.mentor(here.database, here.id, other, user=here.user_of(other))
    name = "Amara Quetzalcoatl"
    made = people.mentor(here.database, here.id, name, headline="Lighthouse zymurgy", user=here.user_of(name))
    here.catch_up()
    amara = here.acting(made.person)
    tom = here.joins("Tom Whitaker")
    asks(tom, amara)
    here.deliver()
    words = (b"quetzalcoatl", b"lighthouse", b"zymurgy")
    before = bytes_of(tmp_path)
    assert any(word in before for word in words)
    goes(amara)
    here.deliver()
    here.catch_up()
    after = bytes_of(tmp_path)
    assert [word for word in words if word in after] == []
    assert "3 mentors for “number”" in words_of(tom.types("/find-mentor number"))


def bytes_of(folder: Path) -> bytes:
    return b"\n".join(file.read_bytes().lower() for file in folder.rglob("*") if file.is_file())


def test_words_are_forgotten_a_year_after_an_ask_ended(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    asks(leila, amara)
    here.deliver()
    form = amara.presses("Answer now", here.inbox(amara)[0])
    amara.presses("Send", amara.submits(form, words=ANSWER))
    here.deliver()
    here.clock.moves(days=364)
    assert here.database.write(lambda open_: forget_words(open_, here.clock())) == 0
    here.clock.moves(days=2)
    assert here.database.write(lambda open_: forget_words(open_, here.clock())) == 1
    assert is_left(here, QUESTION, ANSWER) == []
    assert "answered" in words_of(leila.types("/mentoring"))


def test_nobody_reads_or_erases_anybody_else(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    tom: Person = here.joins("Tom Whitaker").person
    kept = file_of(leila.presses_token(f"1:download:{tom.id}"), name=".json").content.decode()
    assert "Tom Whitaker" not in kept
    labels = [button.label for button in buttons_of(leila.presses_token("1:my-data:"))]
    assert labels[-2:] == ["Erase everything", "My home"]


@pytest.mark.in_slack
@pytest.mark.not_on_discord("their own conversation is an address too")
@pytest.mark.not_in_teams("their own conversation is an address too")
def test_where_somebody_is_reached_is_shown_to_them_and_goes_with_them(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    asks(leila, amara)
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[-1])
    here.deliver()
    page = leila.presses("My data", leila.types("/mentoring"))
    assert "Where I write to you · 1" in words_of(page)
    files = leila.presses("Take it all with me", page)
    (room,) = json.loads(file_of(files, name=".json").content)["addresses"]
    assert {room["person"], room["other"]} == {"Leila Haddad", "Amara Okafor"}
    readable = file_of(files, name=".html").content.decode()
    assert room["at"]
    assert all(where in readable for where in room["at"].values())

    goes(leila)
    here.deliver()
    assert addresses_kept(here) == 0
    assert "addresses" not in json.loads(file_of(amara.presses_token("1:download:"), name=".json").content)
