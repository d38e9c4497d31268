"""A few failures of a run are tried again by themselves; many, or none that is known, are not."""

import json
from pathlib import Path

import pytest

from tests.few_failed import FEW, verdict


@pytest.mark.parametrize("count", [1, FEW])
def test_a_few_failures_are_worth_another_run(tmp_path: Path, count: int) -> None:
    assert verdict(_failed(tmp_path, count)) == ""


def test_more_failures_are_no_accident(tmp_path: Path) -> None:
    assert verdict(_failed(tmp_path, FEW + 1)).startswith("4 tests failed")


def test_a_run_that_broke_is_not_tried_again(tmp_path: Path) -> None:
    assert verdict(tmp_path / "nothing") == verdict(_failed(tmp_path, 0)) != ""


def _failed(folder: Path, count: int) -> Path:
    kept = folder / "lastfailed"
    kept.write_text(json.dumps({f"tests/test_a.py::test_{n}": True for n in range(count)}))
    return kept
