"""Fixtures of the search tests: an index in a real directory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.index.index import Index


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    opened = Index.open(tmp_path / "index", database="ours")
    assert isinstance(opened, Index)
    yield opened
    opened.close()
