"""F57: a forged button or form is refused in the same words as one whose subject does not exist."""

from tests.adapters.slack.test_landing import QUESTION, asks
from tests.fakes.reading import words_of
from tests.fakes.slack.in_slack import InSlack, Member


def asked(slack: InSlack, amara: Member, leila: Member) -> str:
    """Send an ask from Leila to Amara; return its id, as the button on Amara's card carries it."""
    asks(leila)
    slack.delivers()
    press = amara.press_of("Accept")
    return str(press["actions"][0]["value"]).rpartition(":")[2]


def test_an_ask_between_others_is_neither_changed_nor_described(
    slack: InSlack, amara: Member, leila: Member
) -> None:
    ask = asked(slack, amara, leila)
    tom = slack.joins("U0TOM", "Tom Whitaker")
    tom.types("/mentoring")
    home = tom.place()
    for verb in ("accept", "see-ask", "withdraw-now", "send-decline", "send-answer", "see-card", "why-me"):
        tom.presses_token(f"1:{verb}:{ask}", home)
        assert QUESTION not in words_of(tom.shown)
        assert "Leila" not in words_of(tom.shown)
        assert "Amara" not in words_of(tom.shown)
    slack.delivers()
    assert len(leila.delivered) == 1
    amara.presses("Accept")
    assert amara.seen[-1].what == "replaced"


def test_a_form_for_an_ask_between_others_is_refused(slack: InSlack, amara: Member, leila: Member) -> None:
    ask = asked(slack, amara, leila)
    tom = slack.joins("U0TOM", "Tom Whitaker")
    tom.types("/find-mentor product")
    tom.presses("Ask", on="Amara")
    for token in (f"1:preview-decline:{ask}", f"1:preview-answer:{ask}", f"1:preview-reword:{ask}"):
        submitted = tom.submission_of(question="Something else altogether, please?")
        submitted["view"]["private_metadata"] = token
        slack.driver.submission(submitted)
        assert QUESTION not in words_of(tom.shown)
        assert "Leila" not in words_of(tom.shown)
        tom.types("/find-mentor product")
        tom.presses("Ask", on="Amara")
    slack.delivers()
    assert len(leila.delivered) == 1
