"""A community of the smallest size, settled once for the stories of one file."""

import pytest

from benchmarks.community import Home, settled
from benchmarks.size import TINY


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return settled(tmp_path_factory.mktemp("bench"), TINY.communities[0])
