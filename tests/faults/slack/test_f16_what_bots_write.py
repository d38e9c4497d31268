"""F16: messages of bots, also our own, and edited ones are not answered: no loops."""

from tests.fakes.slack import payloads
from tests.fakes.slack.in_slack import InSlack, Member

ROUNDS = 100


def test_our_own_messages_are_not_answered_however_often(slack: InSlack, leila: Member) -> None:
    leila.types("hello")
    asked, told = len(slack.asked), len(slack.calls("chat.postMessage"))
    ours = payloads.by_bot(slack.workspace, "U0LEILA", "One moment")
    for number in range(ROUNDS):
        slack.driver.event({**ours, "event_id": f"EvOURS{number}"})
    assert (len(slack.asked), len(slack.calls("chat.postMessage"))) == (asked, told)


def test_what_is_edited_or_said_by_slack_itself_is_not_answered(slack: InSlack, leila: Member) -> None:
    typed = payloads.typed(slack.workspace, "U0LEILA", "hello")
    for said in (
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"edited": {"user": "U0LEILA", "ts": "1.0"}},
        {"subtype": "bot_message", "bot_id": "B0OTHER"},
        {"channel_type": "mpim"},
    ):
        event = {**typed, "event_id": f"Ev{said}", "event": {**typed["event"], **said}}
        assert slack.driver.event(event).status == 200
    assert slack.asked == []
