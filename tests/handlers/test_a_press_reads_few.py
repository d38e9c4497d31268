"""A press reads what it is about, through an index and once: it costs the same among any number of people."""

import re
from typing import Final

import pytest

from tests.fakes.community import Community
from tests.fakes.plans import plan, statements

EVERYBODY: Final = re.compile(r"SCAN (people|asks)\b|SEARCH (people|asks) .*\(community=\?\)$")
"""A step of SQLite's plan that reads all people, or all asks, of a community."""

COUNTS_ALL: Final = "min(asks.sent_at)"
"""In the one statement that may: how others began, read beside a mentor's first ask."""


SENT_WITH, ACCEPTED_WITH = 23, 25
"""The most statements of an ask that is sent, and of one that is accepted on its delivered card."""

QUESTION: Final = "How did you know that it was time to leave law?"


@pytest.fixture
def address(on_sqlite: str) -> str:
    return on_sqlite


def test_no_search_ask_or_answer_reads_everybody(community_of_people: Community) -> None:
    here = community_of_people
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    leila.types("/find-mentor product")  # the first hello is of a first time
    with statements() as said:
        leila.types("/mentoring")
        amara.types("/be-a-mentor")
        found = leila.types("/find-mentor product")
        leila.asks(found, QUESTION, on=amara.name)
        here.deliver()
        amara.presses("Accept", here.inbox(amara)[-1])
    steps = [(step, words) for words, told in said if words.startswith(("SELECT", "UPDATE"))
             and COUNTS_ALL not in words for step in plan(here.database, words, told)]  # fmt: skip
    assert len(steps) > 30
    assert [words for step, words in steps if EVERYBODY.search(step)] == []


def test_a_sent_ask_and_an_accept_take_few_statements(community_of_people: Community) -> None:
    """Each is a price that every press pays; a higher number needs a reason."""
    here = community_of_people
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    found = leila.types("/find-mentor product")
    seen = leila.submits(leila.presses("Ask", found, on=amara.name), question=QUESTION)
    with statements() as sending:
        leila.presses("Send", seen)
    here.deliver()
    (card,) = here.inbox(amara)
    with statements() as accepting:
        amara.presses("Accept", card)
    assert len(sending) <= SENT_WITH
    assert len(accepting) <= ACCEPTED_WITH
