"""A download is one page and its data, or as many of each as its rows need, and no row is lost."""

import gzip
import json

import pytest

from bot.ui import limits
from bot.ui.attachments import File
from bot.views.home import my_data
from tests.contract.made_up import READER

A_LINE = 1_500
"""Characters of a long answer."""


def files(rows: int) -> list[File]:
    """Return the files of a download with so many long rows in two tables."""
    every = [{"id": f"ask_{number}", "question": "é" * A_LINE} for number in range(rows)]
    shown = my_data.download(READER, {"asks": every, "thanks": every}, {})
    return [node for node in shown.message.body if isinstance(node, File)]


@pytest.mark.parametrize(("rows", "parts"), [(1, 1), (200, 3)])
def test_what_is_too_large_for_one_file_comes_as_several(rows: int, parts: int) -> None:
    handed = files(rows)
    assert len({one.name for one in handed}) == len(handed) == 2 * parts
    assert all(len(one.content) <= limits.FILE for one in handed)
    read = [json.loads(one.content) for one in handed if one.media == "application/json"]
    for table in ("asks", "thanks"):
        ids = [row["id"] for part in read for row in part.get(table, ())]
        assert ids == [f"ask_{number}" for number in range(rows)]
    pages = "".join(one.content.decode() for one in handed if one.media == "text/html")
    assert pages.count("é" * A_LINE) == 2 * rows


def test_what_is_more_than_a_message_carries_is_compressed() -> None:
    handed = files(4_000)
    assert len(handed) <= 2 * my_data.MOST_PARTS
    data = [json.loads(gzip.decompress(one.content)) for one in handed if one.name.endswith(".json.gz")]
    assert sum(len(part.get("asks", ())) for part in data) == 4_000


def test_each_part_says_which_it_is() -> None:
    assert [one.label for one in files(200)][:2] == [
        "A page to read, part 1 of 3",
        "A page to read, part 2 of 3",
    ]
