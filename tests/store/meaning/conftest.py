"""Fixtures of the tests of meaning: real weights, in this process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.meaning.model import Model
from bot.store.meaning.near import Near
from tests.fakes import meaning


@pytest.fixture
def weights_file() -> Path:
    return meaning.file_of_weights()


@pytest.fixture
def model(weights_file: Path) -> Model:
    del weights_file
    return meaning.model()


@pytest.fixture
def near(weights_file: Path) -> Iterator[Near]:
    made = Near(weights_file, meaning.PATIENTLY)
    yield made
    made.close()
