"""The people of these stories: Nora, who manages, and those who read what she announces."""

import pytest

from tests.fakes.acting import Acting
from tests.fakes.community import Community


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def nora(here: Community) -> Acting:
    return here.joins("Nora Lindqvist", manages=True)


@pytest.fixture
def six(here: Community) -> list[Acting]:
    return [here.joins(f"Reader Made-Up-{n}") for n in range(6)]
