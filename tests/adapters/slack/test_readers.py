"""Readers of reports are picked among the workspace's members; one who never wrote is asked first."""

import pytest

from bot.domain.common.ids import PersonId
from bot.store.safety.report_and_block import Safety
from bot.ui.nodes import Message
from tests.fakes.reading import button_of, errors_of, words_of
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.workspace import TEAM


@pytest.fixture
def manager(slack: InSlack) -> Member:
    return slack.joins("U0NADIA", "Nadia Ferreira", is_admin=True)


def known(slack: InSlack, user: str) -> PersonId | None:
    found = slack.responder.known("slack", TEAM, user).result()
    return found.id if found else None


def readers(slack: InSlack) -> list[PersonId]:
    return slack.here.database.read(lambda open_: Safety(open_, slack.here.id, slack.here.clock()).readers())


def picks(manager: Member, first: str, second: str) -> None:
    manager.types("/programme")
    manager.presses_token("1:choose-readers:")
    manager.submits(first=first, second=second)


@pytest.mark.parametrize(
    "facts", [{"is_restricted": True}, {"is_bot": True}, {"is_stranger": True}, {"deleted": True}]
)
def test_who_is_no_member_cannot_be_a_reader(
    slack: InSlack, manager: Member, facts: dict[str, object]
) -> None:
    slack.joins("U0TOM", "Tom Whitaker")
    slack.joins("U0GUEST", "Gustav Gast", **facts)
    picks(manager, "U0TOM", "U0GUEST")
    assert errors_of(manager.shown)["second"].startswith("Choose a member")
    assert known(slack, "U0GUEST") is None
    assert readers(slack) == []


def test_one_who_never_wrote_is_asked_before_they_are_named(slack: InSlack, manager: Member) -> None:
    tom = slack.joins("U0TOM", "Tom Whitaker")
    tom.types("/mentoring")
    sara = slack.joins("U0SARA", "Sara Lindqvist")
    picks(manager, "U0TOM", "U0SARA")
    assert "Tom Whitaker reads reports from now on" in words_of(manager.shown)
    assert "Sara Lindqvist has never written to me, so I ask first" in words_of(manager.shown)
    assert readers(slack) == [known(slack, "U0TOM")]
    slack.delivers()
    asked = sara.delivered[-1]
    assert asked.title == "Would you read reports?"
    # Picked once more before she has answered, she is still only asked.
    picks(manager, "U0TOM", "U0SARA")
    assert readers(slack) == [known(slack, "U0TOM")]
    sara.presses_token(
        _token(asked, "Agree to read reports"),
        where=slack.workspace.standing(slack.workspace.direct("U0SARA"))[-1],
    )
    assert set(readers(slack)) == {known(slack, "U0TOM"), known(slack, "U0SARA")}
    slack.delivers()
    assert "Sara Lindqvist said yes, and reads reports from now on." in words_of(manager.delivered[-1])
    assert len(manager.delivered) == 1


def test_two_who_never_wrote_are_both_asked_first(slack: InSlack, manager: Member) -> None:
    slack.joins("U0TOM", "Tom Whitaker")
    slack.joins("U0SARA", "Sara Lindqvist")
    picks(manager, "U0TOM", "U0SARA")
    assert "have never written to me, so I ask them first." in words_of(manager.shown)
    assert "Nobody is chosen: those who look after this community read reports." in words_of(manager.shown)
    assert readers(slack) == []


def test_one_who_declines_reads_nothing(slack: InSlack, manager: Member) -> None:
    slack.joins("U0TOM", "Tom Whitaker").types("/mentoring")
    sara = slack.joins("U0SARA", "Sara Lindqvist")
    picks(manager, "U0TOM", "U0SARA")
    slack.delivers()
    line = slack.workspace.standing(slack.workspace.direct("U0SARA"))[-1]
    sara.presses_token(_token(sara.delivered[-1], "I'd rather not read reports"), where=line)
    sara.presses_token("1:start-reading:", where=line)
    assert readers(slack) == [known(slack, "U0TOM")]
    slack.delivers()
    assert "Sara Lindqvist would rather not read reports" in words_of(manager.delivered[-1])
    assert len(manager.delivered) == 1


def _token(shown: Message, label: str) -> str:
    return button_of(shown, label).token
