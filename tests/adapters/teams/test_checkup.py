"""What the doctor says of Teams: the login over a real socket, and what was consented to."""

from collections.abc import Iterator

import pytest

from bot.adapters.teams.checkup import findings
from tests.fakes.teams.listening import keys_for
from tests.fakes.teams.server import serving
from tests.fakes.teams.world import Teams


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
