"""F08: a `response_url` is used up or expired (30 minutes): the card is drawn anew, the answer is told."""

import pytest

from tests.adapters.slack.test_landing import asks
from tests.fakes.reading import words_of
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.ledger import Line, Refusal, Trouble
from tests.fakes.slack.workspace import REPLY_LIVES, REPLY_USES


@pytest.fixture(params=["expired_url", "used_url"])
def why(request: pytest.FixtureRequest) -> str:
    """How a `response_url` has run out."""
    return str(request.param)


def presses_late(slack: InSlack, amara: Member, leila: Member, label: str, why: str) -> Line:
    """Let Amara press on the card of an ask, with a reply that has run out; return the card."""
    asks(leila)
    slack.delivers()
    card = amara.place()
    assert isinstance(card, Line)
    press = amara.press_of(label)
    if why == "expired_url":
        slack.workspace.later += REPLY_LIVES + 1
    else:
        slack.workspace.replies[str(press["response_url"]).rsplit("/", 1)[1]].uses = REPLY_USES
    slack.driver.press(press)
    assert [call.outcome for call in slack.calls("response_url")][-1] == why
    return card


def test_the_pressed_card_is_drawn_anew_and_there_is_no_other(
    slack: InSlack, amara: Member, leila: Member, why: str
) -> None:
    card = presses_late(slack, amara, leila, "Accept", why)
    assert "Accept" not in str(card.blocks)
    assert len(amara.delivered) == 1


def test_a_card_that_is_gone_comes_as_a_direct_message(
    slack: InSlack, amara: Member, leila: Member, why: str
) -> None:
    gone = Refusal(error="message_not_found")
    slack.workspace.fails(Trouble(lambda: gone, "chat.update"))
    presses_late(slack, amara, leila, "Accept", why)
    assert [one.what for one in amara.seen] == ["line", "line"]
    assert "Leila" in words_of(amara.shown)


def test_an_answer_beside_it_is_a_direct_message_and_never_in_a_channel(
    slack: InSlack, amara: Member, leila: Member, why: str
) -> None:
    presses_late(slack, amara, leila, "Why me?", why)
    assert [one.what for one in amara.seen] == ["line", "line"]
    assert "Leila" in words_of(amara.shown)
    channels = {call.arguments["channel"] for call in slack.calls("chat.postMessage")}
    assert channels <= {"U0AMARA", "U0LEILA"}
