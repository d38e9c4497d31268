"""The rows of fields and jobs can be written by hand: each is whole, and no form says two things."""

from collections import defaultdict

from bot.store.index.occupations import LANGUAGES, occupations, rows
from bot.store.index.phrases import folded_words


def columns(row: str) -> list[list[str]]:
    """Return the forms of a row by its columns, without what tells how they count."""
    said = row.rpartition(":")[2].split("|")
    return [[form.strip().removeprefix("~") for form in column.split(",")] for column in said]


def test_a_row_has_its_four_languages_and_rows_that_are_wider() -> None:
    wide = {columns(row)[0][0] for row in rows()}
    for row in rows():
        said = columns(row)
        assert len(said) == len(LANGUAGES), row
        assert all(form for column in said for form in column), row
        assert wide.issuperset(occupations().wider(said[0][0])), row


def test_no_form_stands_in_two_rows() -> None:
    stands = defaultdict(set)
    for row in rows():
        for form in (form for column in columns(row) for form in column):
            stands[folded_words(form), form.endswith("=")].add(columns(row)[0][0])
    assert {form: keys for form, keys in stands.items() if len(keys) > 1} == {}
