"""Where a card is elsewhere, the line beside it says what its button said: sent, taken back, or done."""

import re

import pytest

from bot.views.acts import EVERY
from bot.views.common import one_card
from tests.contract.made_up import READER

SENDS = [act.verb.name for act in EVERY if re.fullmatch("Send|Send the .*", "|".join(act.labels))]
TAKES_BACK = [act.verb.name for act in EVERY if act.labels[0].startswith("Take") and "back" in act.labels[0]]


def test_the_verbs_are_read_from_their_buttons() -> None:
    assert {"send-not-yet", "send-answer", "send-report"} <= set(SENDS)
    assert {"withdraw-now", "let-go-now"} <= set(TAKES_BACK)


@pytest.mark.parametrize("verb", SENDS)
def test_after_a_send_it_says_sent(verb: str) -> None:
    assert one_card.done(READER, verb).title == "Sent"


@pytest.mark.parametrize("verb", TAKES_BACK)
def test_after_taking_back_it_says_so(verb: str) -> None:
    assert one_card.done(READER, verb).title == "Taken back"


@pytest.mark.parametrize("verb", ["accept", "finish-together", "no-such-verb"])
def test_after_anything_else_it_says_done(verb: str) -> None:
    assert one_card.done(READER, verb).title == "Done"


def test_after_an_act_that_came_too_late_it_only_says_where_to_look() -> None:
    assert one_card.done(READER, "accept", changed=False).title == "See its card"


def test_a_second_send_was_sent_all_the_same() -> None:
    assert one_card.done(READER, "send-answer", changed=False).title == "Sent"
