"""The line of an act is true: what it says stands against what its presses changed in the stories.

The stories fail where a press changes, or tells anybody, what does not stand in `changes.json`; here the
lines are held to that file.
"""

import re
from typing import Final

import pytest

from bot.store.database.database import Database
from bot.views import acts
from bot.views.common.acts import Act
from tests.fakes import people
from tests.process.conftest import found_web_chat
from tests.stored import changes as comparing
from tests.stored.changes import changes, known

TELLS: Final = re.compile(r"\b(tells|asks (the|for)|sends|proposes|suggests)\b")
"""What a line says where another person, the room or the channel is told something at once."""
TOLD: Final = ("tells another: ", "tells the room: ", "tells the channel: ")
SHOWS: Final = re.compile(r"^keeps .* and shows (it|them) as ")
DRAFTS: Final = frozenset({"+drafts", "drafts.fields", "-drafts"})
DELETES: Final = re.compile(r"\b(deletes|erases|takes a mark off|lets the two)\b")


def tells(act: Act) -> bool:
    """Tell whether a press of this act told somebody else something."""
    return any(one.startswith(TOLD) for one in changes(act.verb.name))


def test_what_was_added_or_taken_away_is_seen(on_sqlite: str) -> None:
    database = Database(on_sqlite)
    file = comparing.Rereading(on_sqlite)
    before = file.every()
    people.mentee(database, found_web_chat(database), "Leila Haddad")
    after = file.every()
    assert file.every() is after
    file.close()
    database.close()
    assert before.keys() == after.keys() == {table.name for table in comparing.TABLES}
    assert {"+communities", "+people"} <= set(comparing._between(before, after, None))
    assert {"-communities", "-people"} <= set(comparing._between(after, before, None))


def test_each_line_stands_beside_what_its_presses_change() -> None:
    assert {act.verb.name: act.does for act in acts.EVERY} == {
        verb: of["does"] for verb, of in known().items()
    }
    assert [act.verb.name for act in acts.EVERY if not changes(act.verb.name)] == []


def test_a_line_says_that_somebody_else_is_told_where_they_are() -> None:
    wrong = [(act.verb.name, act.does) for act in acts.EVERY if bool(TELLS.search(act.does)) != tells(act)]
    assert wrong == []


def test_a_preview_keeps_a_draft_and_changes_nothing_else() -> None:
    previews = [act for act in acts.EVERY if SHOWS.search(act.does)]
    assert len(previews) >= 9
    assert [act.verb.name for act in previews if not set(changes(act.verb.name)) <= DRAFTS] == []


def test_what_is_deleted_is_gone_from_its_table() -> None:
    deleting = [act for act in acts.EVERY if DELETES.search(act.does)]
    assert len(deleting) >= 6
    rows = [[one for one in changes(act.verb.name) if one.startswith("-")] for act in deleting]
    assert all(rows)


@pytest.mark.parametrize("verb", ["save", "preview-ask", "finish-now"])
def test_what_says_that_it_tells_nobody_tells_nobody(verb: str) -> None:
    assert not tells(acts.ACTS[verb])
