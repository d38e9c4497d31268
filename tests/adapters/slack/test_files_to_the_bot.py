"""A file that a person sends to the bot is answered: it cannot be passed on, and nobody believes it was."""

from bot.ui.nodes import Aside, Message
from tests.fakes.reading import words_of
from tests.fakes.slack import payloads
from tests.fakes.slack.in_slack import InSlack, Member

TOLD = (
    "I can't open files or pass them on, so nobody gets this one from me. A link can go with an ask in"
    " writing; after a yes, you can share a file in your room."
)


def sends_a_file(leila: Member, words: str = "") -> None:
    slack = leila.slack
    slack.driver.event(payloads.sent_file(slack.workspace, leila.user, words))


def test_a_file_without_words_is_answered(slack: InSlack) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad")
    sends_a_file(leila)
    assert isinstance(leila.shown, Message | Aside)
    assert TOLD in words_of(leila.shown)
    assert slack.asked[-1].words == ""


def test_words_beside_a_file_are_answered_and_the_file_too(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    sends_a_file(leila, "product")
    assert "Amara Okafor" in words_of(leila.shown)
    assert (
        "I can't open files or pass them on, so nobody gets this one from me. A link can go with an ask in"
        " writing; after a yes, you can share a file in your room."
    ) in words_of(leila.shown)


def test_words_alone_are_answered_without_a_word_about_files(slack: InSlack) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("product")
    assert TOLD not in words_of(leila.shown)
