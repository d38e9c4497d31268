"""F17: while a form is open, another person changes its subject: nothing is overwritten."""

from tests.adapters.slack.test_landing import asks
from tests.fakes.reading import words_of
from tests.fakes.slack.in_slack import InSlack, Member


def test_a_no_to_an_ask_that_was_taken_back(slack: InSlack, amara: Member, leila: Member) -> None:
    asks(leila)
    slack.delivers()
    amara.presses("Decline kindly")
    submitted = amara.submission_of(ready="week")
    leila.presses("Take it back")
    leila.presses("Take the ask back")
    slack.delivers()
    told = len(leila.delivered)
    slack.driver.submission(submitted)
    assert "It was taken back; there is nothing left to do." in words_of(amara.shown)
    slack.delivers()
    assert len(leila.delivered) == told


def test_new_words_for_an_ask_that_was_opened_meanwhile(slack: InSlack, amara: Member, leila: Member) -> None:
    asks(leila)
    slack.delivers()
    leila.types("/mentoring")
    leila.presses("See", on="Amara")
    leila.presses("Reword")
    submitted = leila.submission_of(question="Quite another question than I asked before?")
    amara.presses("Answer now")
    slack.driver.submission(submitted)
    assert "Your ask has been looked at" in words_of(leila.shown)
