"""The endpoint itself: Slack's own requests, malformed payloads, and what is never logged."""

import json
import logging
from urllib.parse import urlencode

import pytest

from tests.fakes.slack import payloads
from tests.fakes.slack.driver import FORM
from tests.fakes.slack.in_slack import InSlack

JSON = "application/json"


def test_slack_is_answered_when_it_asks_whether_we_are_there(slack: InSlack) -> None:
    asked = json.dumps({"type": "url_verification", "challenge": "abc", "token": "x"}).encode()
    assert slack.driver.post(asked, JSON).said == {"challenge": "abc"}
    assert slack.driver.post(urlencode({"ssl_check": "1", "token": "x"}).encode(), FORM).status == 200


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{", JSON),
        (b"\xff\xfe", JSON),
        (b"[]", JSON),
        (b"5", JSON),
        (b"", JSON),
        (b"payload=%7B", FORM),
        (b"payload=5", FORM),
        (b"payload=%5B%5D", FORM),
        (b"", FORM),
        (urlencode({"payload": json.dumps({"type": "block_actions"})}).encode(), FORM),
        (urlencode({"payload": json.dumps({"type": "block_actions", "actions": [5]})}).encode(), FORM),
        (json.dumps({"type": "event_callback"}).encode(), JSON),
        (b"[" * 100_000, JSON),
    ],
)
def test_what_is_no_payload_hurts_nobody(slack: InSlack, body: bytes, kind: str) -> None:
    assert slack.driver.post(body, kind).status in {200, 400, 404, 500}
    assert slack.asked == []
    slack.joins("U0LEILA", "Leila Haddad").types("/mentoring")
    assert len(slack.asked) == 1


def test_what_people_write_never_comes_into_a_log(slack: InSlack, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/find-mentor my secret worry")
    leila.types("my secret worry in words")
    leila.presses_token("1:nothing:my secret worry")
    refused = payloads.command(slack.workspace, "U0LEILA", "/find-mentor my secret worry")
    slack.driver.post(urlencode(refused).encode(), FORM, headers={"X-Slack-Signature": "v0=00"})
    assert len(leila.seen) == 3
    assert "secret worry" not in caplog.text
