"""A full disk is a sentence to the person who pressed, with a reference, and their words are given back."""

import pytest
from sqlalchemy import Connection, text

from tests.fakes.community import Community
from tests.fakes.reading import message_of, words_of

QUESTION = "How did you know that it was time to leave law? " * 20
MOST = 40
"""So many drafts fill the free pages of a new file."""


@pytest.fixture
def address(on_sqlite: str) -> str:
    return on_sqlite


def _may_not_grow(connection: Connection) -> None:
    pages = connection.execute(text("PRAGMA page_count")).scalar_one()
    connection.execute(text(f"PRAGMA max_page_count = {pages}"))


def test_a_full_disk_is_a_sentence(community_of_people: Community) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    forms = [leila.presses_token(f"1:ask:{here.mentors(f'Amara {n}').person.id}") for n in range(MOST)]
    here.database.write(_may_not_grow)
    answers = (leila.submits(form, question=QUESTION) for form in forms)
    full = next(one for one in answers if message_of(one).title == "I can't keep anything right now")
    assert "has no room left to write" in words_of(message_of(full))
    assert "err_" in words_of(message_of(full))
    assert QUESTION.strip() in words_of(message_of(full))
