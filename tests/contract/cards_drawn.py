"""What Microsoft's own renderer of Adaptive Cards makes of cards, asked in one process for all of them."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import pytest

from tests.contract.teams import Part

FOLDER: Final = Path(__file__).with_name("adaptivecards")
PATIENCE: Final = 120
"""Seconds; it takes about three."""


@dataclass(frozen=True, slots=True)
class CardDrawn:
    """What a card shows, as far as a test asks for it."""

    complaints: list[str]
    """What the renderer finds wrong, in parsing and after it."""
    texts: list[str]
    """What is read in each text, in order, the labels of inputs among them."""
    marks: list[str]
    """The name of each tag that Markdown has made."""
    links: list[str]
    buttons: list[str]
    """The labels of the buttons in sight, and three dots."""
    headings: int
    pictures: list[str]
    """What is read in place of each picture."""
    pressed: list[dict[str, Any] | None]
    """What each button in sight sends, as the card is first shown; None for one that opens a page."""


def draw(cards: Iterable[Part]) -> list[CardDrawn]:
    """Let the renderer draw cards; skip the test where there is none, and fail in CI."""
    node = shutil.which("node")
    if node is None or not FOLDER.joinpath("node_modules", ".installed").exists():
        missing = "there is no Node, or `make test` has not installed what it needs"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{missing}; .ci/run installs both")
        pytest.skip(f"{missing}: apt-get install nodejs npm")
    lines = "".join(f"{json.dumps(card)}\n" for card in cards)
    command = [node, "draw.cjs"]
    done = subprocess.run(
        command, cwd=FOLDER, input=lines.encode(), capture_output=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    names = [one.name for one in fields(CardDrawn)]
    answers = map(json.loads, done.stdout.decode().splitlines())
    return [CardDrawn(**{name: answer[name] for name in names}) for answer in answers]
