"""What the doctor says of Teams: the login over a real socket, and what was consented to."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest

from bot.adapters.teams.checkup import findings, unreached
from bot.adapters.teams.platform import TeamsPlatform
from bot.domain.programme.setup import NOTHING_CHOSEN
from bot.platform import PlatformContext
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
    context = cast("PlatformContext", SimpleNamespace(database=lambda: teams.database))
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
