"""F21: a guest who was a member takes what is kept of them, or erases it, and does nothing else."""

import asyncio
import json
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, select

from bot.handlers import all_routes
from bot.handlers.former import former_members
from bot.store.tables import schema
from bot.ui.requests import Request, Surface
from bot.ui.verbs import home, people
from tests.adapters.slack.test_landing import QUESTION, asks
from tests.fakes.reading import buttons_of, errors_of, file_of, words_of
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.workspace import TEAM
from tests.fakes.waiting import wait_until
from tests.faults.slack.test_f21_who_left_is_gone import changes, is_away

THEIRS = {home.DOWNLOAD.name, people.FILE_PAGE.name, home.ERASE.name, home.ERASE_NOW.name}
LABELS = ["Take it all with me", "Erase everything"]


def everything(connection: Connection) -> Iterator[str]:
    for table in schema.metadata.sorted_tables:
        for row in connection.execute(select(table)):
            yield f"{table.name} {row!r}"


def kept(slack: InSlack, word: str = "") -> list[str]:
    every = slack.here.database.read(lambda open_: sorted(everything(open_)))
    return [one for one in every if word in one]


@pytest.fixture
def guest(slack: InSlack, amara: Member, leila: Member) -> Member:
    """Return Leila, who asked Amara something and is a guest since."""
    asks(leila)
    slack.delivers()
    changes(slack, leila.user, is_restricted=True)
    wait_until(lambda: is_away(slack, leila.user))
    slack.delivers()
    return leila


WAYS: dict[str, Callable[[Member], object]] = {
    "a command": lambda guest: guest.types("/find-mentor product"),
    "words": lambda guest: guest.types("my data"),
    "the Home tab": lambda guest: guest.opens_home(),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_guest_reads_one_narrow_page(slack: InSlack, guest: Member, way: str) -> None:
    WAYS[way](guest)
    guest.sees("It stays yours: you can take it with you, or erase it.")
    assert [one.label for one in buttons_of(guest.shown)] == LABELS
    assert "Amara" not in words_of(guest.shown)
    assert is_away(slack, guest.user), "to look is not to come back"


@pytest.mark.parametrize("way", WAYS)
def test_a_guest_takes_everything_along(slack: InSlack, guest: Member, way: str) -> None:
    WAYS[way](guest)
    guest.sees("It stays yours")
    guest.presses("Take it all with me")
    wait_until(lambda: bool(guest.delivered) and "Yours to take" in words_of(guest.delivered[-1]))
    slack.delivers()
    taken = file_of(guest.delivered[-1], name=".json")
    assert QUESTION in taken.content.decode()
    assert json.loads(taken.content)["people"][0]["name"] == "Leila Haddad"
    assert is_away(slack, guest.user)


@pytest.mark.parametrize("way", WAYS)
def test_a_guest_erases_everything(slack: InSlack, guest: Member, way: str) -> None:
    assert kept(slack, QUESTION)
    WAYS[way](guest)
    guest.sees("It stays yours")
    guest.presses("Erase everything")
    wait_until(lambda: "To erase everything" in words_of(guest.shown))
    guest.submits(word="yes")
    assert "Nothing was erased" in errors_of(guest.shown)["word"]
    guest.submits(word="erase")
    guest.sees("Your words and your name are gone")
    assert not kept(slack, QUESTION)
    assert not kept(slack, "Leila")
    guest.types("/mentoring")
    guest.sees("I have kept nothing about you")


def test_a_tab_that_was_open_becomes_the_narrow_page(slack: InSlack, amara: Member, leila: Member) -> None:
    leila.opens_home()
    leila.sees("Find a mentor")
    changes(slack, leila.user, is_ultra_restricted=True)
    wait_until(lambda: is_away(slack, leila.user))
    leila.sees("It stays yours")


def test_every_other_verb_is_refused_and_changes_nothing(slack: InSlack, guest: Member) -> None:
    former = former_members(slack.responder)
    actor = asyncio.run_coroutine_threadsafe(
        slack.connection._members.former(guest.user, TEAM), slack.loop
    ).result(10)
    others = set(all_routes()) - THEIRS
    assert len(others) > 250
    before = kept(slack)
    asked = [one.ref for one in slack.asked if one.ref]
    for verb in sorted(others):
        for ref in {"", "x", *asked[-2:]}:
            said = former.begin(Request(f"{verb}.{ref}", actor, Surface.CARD, verb, ref)).result(10)
            assert "It stays yours" in words_of(said), verb
            assert [one.label for one in buttons_of(said)] == LABELS, verb
    assert kept(slack) == before


def test_exactly_three_verbs_are_a_former_members(slack: InSlack) -> None:
    assert set(former_members(slack.responder).routes) == THEIRS


def test_a_former_member_is_spoken_to_in_their_language(slack: InSlack, guest: Member) -> None:
    slack.workspace.members[guest.user]["is_restricted"] = False
    slack.workspace.members[guest.user]["locale"] = "de-DE"
    changes(slack, guest.user, is_restricted=False)
    wait_until(lambda: not is_away(slack, guest.user))
    changes(slack, guest.user, is_restricted=True)
    wait_until(lambda: is_away(slack, guest.user))
    guest.types("/mentoring")
    guest.sees("Alles löschen")


def test_words_of_a_form_stand_in_the_refusal(slack: InSlack, leila: Member, amara: Member) -> None:
    leila.types("/find-mentor product")
    leila.presses("Ask")
    submission = leila.submission_of(question=QUESTION)
    changes(slack, leila.user, is_restricted=True)
    wait_until(lambda: is_away(slack, leila.user))
    slack.driver.submission(submission)
    leila.sees("It stays yours")
    assert QUESTION in words_of(leila.shown)
