"""Pages that give a file once: looking at one changes nothing, its button gives the file to one presser."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import httpx
import pytest
from sqlalchemy import select

from bot.domain.programme.programme import Programme
from bot.store import tables
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.views.people import file_page as views
from tests.adapters.teams.on_teams import OnTeams, connected
from tests.adapters.teams.test_files import asks, questions
from tests.fakes.clock import Clock
from tests.fakes.teams import cards
from tests.fakes.teams.acting import Person, arrives
from tests.fakes.teams.driver import PLAIN
from tests.fakes.teams.world import Teams

BASE = "https://mentoring.example.org"
LINK = re.compile(rf"{re.escape(BASE)}(/files/[\w-]+)")


@pytest.fixture
def teams(on_sqlite: str, programme: Programme, index: Index, clock: Clock, here: Teams) -> Iterator[OnTeams]:
    """An open community whose bot has an address on the internet."""
    with ExitStack() as stack:
        database = Database(on_sqlite)
        stack.callback(database.close)
        yield stack.enter_context(connected(database, programme, index, clock, here, address=BASE))


def does(teams: OnTeams, method: str, path: str, **more: str) -> httpx.Response:
    headers = {"Accept-Language": "en-GB", **more}
    return httpx.request(method, f"{teams.base}{path}", headers=headers, verify=PLAIN, trust_env=False)


def path_of(teams: OnTeams, one: Person) -> str:
    """Return the path of the page to which the bot's latest message leads."""
    standing = teams.here.of_the_bot(one.in_chat().at.id)[-1]
    urls = [str(part.get("url", "")) for part in cards.every(standing.card_for(one.id) or {})]
    (found,) = [match[1] for url in urls if (match := LINK.fullmatch(url))]
    return found


@pytest.fixture
def path(teams: OnTeams, leila: Person) -> str:
    """The page with the data of somebody who did not allow that it is put into their OneDrive."""
    leila.declines(asks(leila)[-1])
    teams.settles()
    leila.presses("Have it from a page")
    teams.settles()
    return path_of(teams, leila)


def test_looking_changes_nothing_and_the_button_gives_the_file_once(
    teams: OnTeams, leila: Person, path: str
) -> None:
    for method in ("GET", "HEAD", "GET"):
        looked = does(teams, method, path)
        assert (looked.status_code, looked.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert '<form method="post"><button>Download it</button></form>' in looked.text
    assert "Leila" not in looked.text

    given = does(teams, "POST", path)
    assert given.status_code == 200
    assert json.loads(given.content)["people"][0]["name"] == "Leila Haddad"
    assert given.headers["content-disposition"] == 'attachment; filename="my-data.json"'
    assert given.headers["content-type"] == "application/json"

    for method in ("POST", "GET"):
        over = does(teams, method, path)
        assert over.status_code == 410
        assert "Ask me for the file again in our chat" in over.text
        assert "<button" not in over.text
    assert teams.here.complaints == []


def test_no_answer_is_kept_guessed_or_told_on(teams: OnTeams, path: str) -> None:
    for one in (does(teams, "GET", path), does(teams, "POST", path), does(teams, "POST", path)):
        assert one.headers["cache-control"] == "no-store"
        assert one.headers["x-content-type-options"] == "nosniff"
        assert one.headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in one.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in one.headers["content-security-policy"]


def test_of_two_presses_at_once_one_gets_the_file(teams: OnTeams, path: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        given = sorted(one.status_code for one in threads.map(lambda _: does(teams, "POST", path), range(4)))
    assert given == [200, 410, 410, 410]


def test_after_ten_minutes_it_is_over(teams: OnTeams, leila: Person, clock: Clock, path: str) -> None:
    said = (
        "The page gives you the file once, within 10 minutes. It asks for no name, so keep its address to"
        " yourself."
    )
    assert said in leila.reads()
    clock.moves(minutes=9)
    assert does(teams, "GET", path).status_code == 200
    clock.moves(minutes=1)
    over = does(teams, "GET", path)
    assert over.status_code == 410
    said = (
        "It gave its file already, or its 10 minutes are over. Ask me for the file again in our chat, and I"
        " give you another page."
    )
    assert said in over.text
    assert does(teams, "POST", path).status_code == 410


def test_what_is_no_page_is_over_too_in_the_readers_language(teams: OnTeams, leila: Person) -> None:
    leila.says("hello")
    teams.settles()

    for strange in ("/files/x", "/files/%00", "/files/" + "a" * 3_000):
        assert does(teams, "GET", strange).status_code == 410
        assert does(teams, "POST", strange).status_code == 410
    assert (
        "Diese Seite hat jetzt nichts zu geben"
        in does(teams, "GET", "/files/x", **{"Accept-Language": "de"}).text
    )
    assert does(teams, "GET", "/files/x", **{"Accept-Language": "%,;"}).status_code == 410
    assert does(teams, "PUT", "/files/x").status_code == 405


def test_neither_the_file_nor_the_secret_is_kept(teams: OnTeams, leila: Person, path: str) -> None:
    secret = path.removeprefix("/files/")
    (row,) = teams.database.read(lambda open_: open_.execute(select(tables.file_pages)).all())
    assert secret not in str(row)
    assert set(row._mapping) == {"key", "community", "person", "verb", "about", "name", "until"}
    leila.says("/mentoring")
    leila.presses("My data")
    teams.settles()
    assert "Pages that give you a file once · 1" in leila.reads()
    assert "10 minutes; the file itself is not kept" in leila.reads()


def test_a_repeat_of_the_press_ends_no_page(teams: OnTeams, leila: Person, path: str) -> None:
    teams.second.brings(leila.sent[-1])
    teams.does(teams.other.adapter.background.finish())

    assert does(teams, "GET", path).status_code == 200
    assert "You have a page for it already" in leila.reads()


def test_another_page_ends_the_one_before(teams: OnTeams, leila: Person, path: str) -> None:
    leila.presses("Have it from a page")
    teams.settles()

    assert does(teams, "POST", path).status_code == 410
    assert does(teams, "POST", path_of(teams, leila)).status_code == 200


def test_a_guest_has_no_onedrive_here_and_takes_theirs_from_a_page(teams: OnTeams, leila: Person) -> None:
    leila.says("hello")
    teams.settles()
    leila.account.guest = True
    # Another process has not asked about them yet.
    there = arrives(teams.here, leila.account, teams.second)

    there.says("/mentoring")
    there.presses("Take it all with me")
    teams.does(teams.other.adapter.background.finish())
    assert questions(leila) == []
    there.presses("Have it from a page")
    teams.does(teams.other.adapter.background.finish())

    given = does(teams, "POST", path_of(teams, leila))
    assert "Leila Haddad" in given.text


@pytest.mark.parametrize(("url", "is_public"), [("", False), ("http://127.0.0.1:8080", False), (BASE, True)])
def test_nobody_is_led_to_a_page_that_is_not_encrypted(url: str, is_public: bool) -> None:
    assert views.is_public(url) is is_public
