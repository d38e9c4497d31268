"""The inventory is complete: every table, and every column that could hold words."""

import pytest
from sqlalchemy import Column, Table, Text

from bot.store.home.inventory import INVENTORY, NOT_KEPT, WHOLE_ROW, Kept
from bot.store.tables import schema
from bot.store.tables.types import Values

NOBODYS = {
    "announcement_counts",
    "announcement_posts",
    "channels",
    "communities",
    "facts",
    "gateways",
    "emptyings",
    "setups",
    "badges",
    "deliveries",
    "kinds",
    "kept_audiences",
}
"""Tables in which no row is about a person."""

ABOUT = [kept for kept in INVENTORY if kept.theirs]


def test_every_table_is_accounted_for_once() -> None:
    """A new table needs an entry in `bot/store/home/inventory.py`: whose it is, what an erasure removes."""
    names = [kept.table.name for kept in INVENTORY]
    assert sorted(names) == sorted(table.name for table in schema.metadata.sorted_tables)
    assert {kept.table.name for kept in INVENTORY if not kept.theirs} == NOBODYS


@pytest.mark.parametrize("kept", ABOUT, ids=lambda kept: kept.table.name)
def test_every_column_that_is_named_is_there(kept: Kept) -> None:
    there = set(kept.table.columns.keys())
    erased = {name for each in kept.theirs.values() if each != WHOLE_ROW for name in each}
    people = set() if kept.through_ask else set(kept.theirs)
    assert (
        people | erased | kept.others | set(kept.private) | set(kept.private.values()) | kept.machine
    ) <= there


def holds_words(column: "Column[object]") -> bool:
    return isinstance(column.type, Text | Values)


@pytest.mark.parametrize("kept", ABOUT, ids=lambda kept: kept.table.name)
def test_every_word_goes_with_whoever_wrote_it(kept: Kept) -> None:
    """A new column of words has to be erased with its person, or its whole row has."""
    if WHOLE_ROW in kept.theirs.values():
        return
    erased = {name for each in kept.theirs.values() for name in each}
    words = {column.name for column in kept.table.c if holds_words(column)}
    assert words - erased <= KEPT_WORDS.get(kept.table.name, set())


KEPT_WORDS = {"reports": {"said", "by_name", "about_name"}, "mentorships": set(), "people": set()}
"""Words that stay: a reader's reply to the reporter, and the names in a report until it is closed."""


def names_people(table: Table) -> set[str]:
    return {key.parent.name for key in table.foreign_keys if key.column.table.name == "people"}


@pytest.mark.parametrize("kept", ABOUT, ids=lambda kept: kept.table.name)
def test_whoever_a_row_names_is_its_person_or_an_other(kept: Kept) -> None:
    assert names_people(kept.table) <= set(kept.theirs) | kept.others


def test_no_picture_of_anybody_is_kept() -> None:
    names = {
        f"{table.name}.{column.name}" for table in schema.metadata.sorted_tables for column in table.columns
    }
    assert {name for name in names if any(word in name for word in NOT_KEPT)} == set()
