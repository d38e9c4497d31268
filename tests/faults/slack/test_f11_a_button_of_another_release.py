"""F11: a button or a form of an earlier release is used: the answer says so, and leads on."""

import pytest

from tests.fakes.reading import buttons_of, words_of
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.ledger import Line, View

OLD = ("0:accept:ask_1", "1:a-verb-of-before:ask_1", "accept_request", "")


@pytest.mark.parametrize("token", OLD)
def test_wherever_it_stands_it_is_answered_kindly(slack: InSlack, leila: Member, token: str) -> None:
    leila.types("/mentoring")
    message = leila.place()
    leila.opens_home()
    home = leila.place()
    leila.presses("Settings")
    modal = leila.place()
    places: tuple[Line | View, ...] = (message, home, modal)
    for place in places:
        leila.presses_token(token, place)
        assert "out of date" in words_of(leila.shown)
        assert [button.label for button in buttons_of(leila.shown)] == ["My home"]


@pytest.mark.parametrize("token", OLD)
def test_a_form_that_stood_open_over_a_deploy(
    slack: InSlack, amara: Member, leila: Member, token: str
) -> None:
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara")
    submitted = leila.submission_of(question="How did you know?")
    submitted["view"]["private_metadata"] = token
    slack.driver.submission(submitted)
    assert "out of date" in words_of(leila.shown)
