"""F07: a trigger is older than 3 seconds, or used: no modal, but a private button with a fresh trigger."""

import logging

import pytest

from tests.fakes.reading import words_of
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.workspace import TRIGGER_LIVES


@pytest.mark.parametrize("why", ["expired_trigger_id", "exchanged_trigger_id"])
def test_a_button_opens_the_form_instead(
    slack: InSlack, amara: Member, leila: Member, caplog: pytest.LogCaptureFixture, why: str
) -> None:
    caplog.set_level(logging.WARNING)
    leila.types("/find-mentor product")
    press = leila.press_of("Ask", on="Amara")
    if why == "expired_trigger_id":
        slack.workspace.later += TRIGGER_LIVES + 1
    else:
        slack.workspace.take_trigger(press["trigger_id"])
    slack.driver.press(press)
    assert leila.seen[-1].what == "ephemeral"
    assert "It is ready now, with everything you wrote." in words_of(leila.shown)
    leila.presses("Open the form")
    assert leila.seen[-1].what == "modal"
    assert [call.outcome for call in slack.calls("views.open")] == [why, "ok"]
    assert caplog.records == []


def test_on_the_home_tab_the_button_comes_as_a_message(slack: InSlack, leila: Member) -> None:
    leila.opens_home()
    leila.presses("Become a mentor")
    press = leila.press_of("In your words", where=slack.workspace.homes["U0LEILA"])
    slack.workspace.later += TRIGGER_LIVES + 1
    slack.driver.press(press)
    assert leila.seen[-1].what == "line"
    leila.presses("Open the form")
    assert leila.seen[-1].what == "modal"
