"""What the doctor says of Teams: the login over a real socket, and what was consented to."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace
from typing import cast

import pytest

from bot.adapters.teams.checkup import findings, pages, unreached
from bot.adapters.teams.platform import TeamsPlatform
from bot.domain.programme.setup import NOTHING_CHOSEN
from bot.platform_context import PlatformContext
from tests.adapters.teams.on_teams import OnTeams
from tests.fakes.teams.listening import keys_for
from tests.fakes.teams.server import serving
from tests.fakes.teams.world import TENANT, Teams

NAMES = [f"Reader Made-Up-{number}" for number in range(12)]


@pytest.fixture
def served(here: Teams) -> Iterator[Teams]:
    with serving(here):
        yield here


def test_a_right_secret_is_known_and_consents_are_named(served: Teams) -> None:
    said = list(findings(keys_for(served)))

    assert [one.well for one in said] == [True, True]
    assert "Chat.Create" in said[1].said


def test_a_wrong_secret_says_what_to_mend(served: Teams) -> None:
    (said,) = findings(keys_for(served, client_secret="no"))

    assert not said.well
    assert "TEAMS_CLIENT_SECRET" in said.said
    assert "AADSTS" in said.said


def test_a_group_of_managers_that_may_not_be_read_is_to_be_mended(served: Teams) -> None:
    served.consented.clear()

    said = list(findings(keys_for(served, manager_group="aaaaaaaa-0000-0000-0000-000000000000")))

    assert [one.said.split()[0] for one in said if not one.well] == ["GroupMember.Read.All"]


def test_who_never_added_the_app_is_named_before_an_announcement_does_not_reach_them(teams: OnTeams) -> None:
    nia, omar = (teams.person(name, installed=False) for name in ("Obi, Nia", "Diallo, Omar"))
    team = teams.here.founds("Alumni", nia.account, members=[omar.account])
    team.has_bot = True
    teams.here.consented.clear()
    for one in (nia, omar):
        one.goes(teams.here.chats[team.id]).says("/find-mentor law", mentions=True)
    omar.installs()
    omar.says("hello")
    teams.settles()
    context = cast("PlatformContext", SimpleNamespace(database=lambda: teams.database, base_url=""))
    platform = TeamsPlatform(keys_for(teams.here), context)

    said = [one.said for one in platform.checkup({TENANT: NOTHING_CHOSEN}) if "announcement" in one.said]

    assert len(said) == 1
    assert "Nia Obi, who used Alongside in a team alone" in said[0]
    assert "Omar" not in said[0]
    assert not [one for one in platform.checkup({}) if "announcement" in one.said]


def test_of_many_ten_are_named() -> None:
    (said,) = unreached(NAMES)

    assert "Reader Made-Up-9 and 2 more" in said.said
    assert list(unreached([])) == []


class Page(BaseHTTPRequestHandler):
    """An operator's server, on which one of two pages stands."""

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200 if self.path == "/mentoring/privacy" else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep silent."""


def test_pages_of_the_operator_that_do_not_answer_are_named() -> None:
    with HTTPServer(("127.0.0.1", 0), Page) as server:
        at = f"http://127.0.0.1:{server.server_port}/mentoring"
        with ThreadPoolExecutor(1) as threads:
            serving = threads.submit(server.serve_forever, 0.01)
            said = list(pages(at))
            server.shutdown()
            serving.result()

    assert [one.well for one in said] == [False]
    assert said[0].said.startswith(f"{at}/terms does not answer (status 404)")
    assert [one.said.split()[-1] for one in pages(at)] == ["yours.", "yours."]
