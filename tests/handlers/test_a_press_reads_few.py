"""A press reads what it is about, through an index: it costs the same among a hundred thousand people."""

import re
from typing import Final

import pytest

from tests.fakes.community import Community
from tests.fakes.plans import plan, statements

EVERYBODY: Final = re.compile(r"SCAN (people|asks)\b|SEARCH (people|asks) .*\(community=\?\)$")
"""A step of SQLite's plan that reads all people, or all asks, of a community."""

COUNTS_ALL: Final = "min(asks.sent_at)"
"""In the one statement that may: how others began, read beside a mentor's first ask."""


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
        leila.asks(found, "How did you know that it was time to leave law?", on=amara.name)
        here.deliver()
        amara.presses("Accept", here.inbox(amara)[-1])
    steps = [(step, words) for words, told in said if words.startswith(("SELECT", "UPDATE"))
             and COUNTS_ALL not in words for step in plan(here.database, words, told)]  # fmt: skip
    assert len(steps) > 30
    assert [words for step, words in steps if EVERYBODY.search(step)] == []
