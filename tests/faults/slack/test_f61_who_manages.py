"""F61: managers' actions are refused to others; Slack's word on who manages is cached for a minute."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.adapters.slack.people import members
from tests.fakes.community import Community
from tests.fakes.reading import words_of
from tests.fakes.slack.in_slack import InSlack, in_slack
from tests.fakes.slack.ledger import Refusal, Trouble
from tests.fakes.slack.server import Server
from tests.fakes.slack.workspace import GRANTED

NOT_THEIRS = "For those who look after mentoring"


@dataclass
class Monotonic:
    """A clock that moves only when it is told to."""

    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def passing(monkeypatch: pytest.MonkeyPatch) -> Monotonic:
    clock = Monotonic()
    given = members.Members.__init__.__kwdefaults__
    monkeypatch.setattr(members.Members.__init__, "__kwdefaults__", {**(given or {}), "clock": clock})
    return clock


@pytest.fixture
def slack(passing: Monotonic, community_of_people: Community, server: Server) -> Iterator[InSlack]:
    with in_slack(community_of_people, server) as connected:
        yield connected


def test_a_member_is_refused_by_command_and_by_a_forged_press(slack: InSlack) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/programme")
    assert NOT_THEIRS in words_of(leila.shown)
    leila.presses_token("1:open-now:")
    assert NOT_THEIRS in words_of(leila.shown)


def test_whoever_is_no_manager_any_more_is_refused_within_a_minute(
    slack: InSlack, passing: Monotonic
) -> None:
    nadia = slack.joins("U0NADIA", "Nadia Ferreira", is_admin=True)
    nadia.types("/programme")
    assert NOT_THEIRS not in words_of(nadia.shown)
    page = nadia.place()
    slack.workspace.members["U0NADIA"]["is_admin"] = False
    passing.now += members.FRESH + 1
    nadia.presses_token("1:kinds:", page)
    assert NOT_THEIRS in words_of(nadia.shown)


def test_whoever_is_one_since_a_moment_is_let_in_within_a_minute(slack: InSlack, passing: Monotonic) -> None:
    nadia = slack.joins("U0NADIA", "Nadia Ferreira")
    nadia.types("/programme")
    assert NOT_THEIRS in words_of(nadia.shown)
    slack.workspace.members["U0NADIA"]["is_owner"] = True
    passing.now += members.FRESH + 1
    nadia.types("/programme")
    assert NOT_THEIRS not in words_of(nadia.shown)


def test_while_slack_says_nothing_a_permission_is_refused_and_everything_else_goes_on(
    slack: InSlack, passing: Monotonic
) -> None:
    nadia = slack.joins("U0NADIA", "Nadia Ferreira", is_admin=True)
    nadia.types("/programme")
    passing.now += members.FRESH + 1
    silent = Trouble(lambda: Refusal(status=429, retry_after="30"), "users.info")
    slack.workspace.fails(silent, times=20)
    nadia.types("/programme")
    assert "I couldn't check who you are" in words_of(nadia.shown)
    nadia.types("/mentoring")
    assert "Look after mentoring" in words_of(nadia.shown)


def test_the_members_of_a_group_manage_and_admins_outside_it_do_not(
    passing: Monotonic, community_of_people: Community, server: Server
) -> None:
    server.workspace.scopes = GRANTED | {"usergroups:read"}
    server.workspace.groups["S0MENTORING"] = ["U0NADIA"]
    with in_slack(community_of_people, server, group="S0MENTORING") as slack:
        nadia = slack.joins("U0NADIA", "Nadia Ferreira")
        admin = slack.joins("U0ADMIN", "Ada Min", is_admin=True, is_owner=True)
        nadia.types("/programme")
        admin.types("/programme")
        assert NOT_THEIRS not in words_of(nadia.shown)
        assert NOT_THEIRS in words_of(admin.shown)
        assert len(slack.calls("usergroups.users.list")) == 1
        server.workspace.groups["S0MENTORING"] = ["U0ADMIN"]
        passing.now += members.FRESH + 1
        nadia.types("/programme")
        assert NOT_THEIRS in words_of(nadia.shown)
