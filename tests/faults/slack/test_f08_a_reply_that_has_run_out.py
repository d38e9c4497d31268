"""F08: a `response_url` is used up or expired (30 minutes): the answer comes as a direct message."""

import pytest

from tests.adapters.slack.test_landing import asks
from tests.fakes.reading import words_of
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.workspace import REPLY_LIVES, REPLY_USES


@pytest.mark.parametrize("why", ["expired_url", "used_url"])
@pytest.mark.parametrize("label", ["Accept", "Why me?"])
def test_the_answer_is_a_direct_message_and_never_in_a_channel(
    slack: InSlack, amara: Member, leila: Member, why: str, label: str
) -> None:
    asks(leila)
    slack.delivers()
    press = amara.press_of(label)
    if why == "expired_url":
        slack.workspace.later += REPLY_LIVES + 1
    else:
        slack.workspace.replies[str(press["response_url"]).rsplit("/", 1)[1]].uses = REPLY_USES
    before = len(amara.seen)
    slack.driver.press(press)
    assert [call.outcome for call in slack.calls("response_url")][-1] == why
    assert [one.what for one in amara.seen[before:]] == ["line"]
    assert "Leila" in words_of(amara.shown)
    channels = {call.arguments["channel"] for call in slack.calls("chat.postMessage")}
    assert channels <= {"U0AMARA", "U0LEILA"}
