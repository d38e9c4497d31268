"""Where answers land: at the place where something was done, over real sockets."""

from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside
from tests.fakes.reading import words_of
from tests.fakes.slack_bot import InSlack

QUESTION = "How did you know that it was time to leave law?"


def test_a_command_is_answered_in_its_acknowledgement_to_its_writer_alone(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    posted = leila.types("/find-mentor product")
    assert posted.said["response_type"] == "ephemeral"
    assert "Amara Okafor" in words_of(leila.shown)
    assert slack.calls("chat.postMessage") == []


def test_from_a_command_to_an_ask_that_is_sent(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara")
    assert isinstance(leila.shown, Form)
    leila.submits(question="Hm")
    assert isinstance(leila.shown, Rejected)
    leila.submits(question=QUESTION)
    assert QUESTION in words_of(leila.shown)
    leila.presses("Send")
    assert "Sent" in words_of(leila.shown)
    assert isinstance(leila.shown, Aside), "what follows a form follows in its modal"
