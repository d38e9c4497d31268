"""The people of these stories: Leila was helped by Amara, and Tom asks what Leila once asked."""

import pytest

from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.passing_on import helped, mentor


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def amara(here: Community) -> Acting:
    return mentor(here, "Amara Okafor")


@pytest.fixture
def jonas(here: Community) -> Acting:
    return mentor(here, "Jonas Berg")


@pytest.fixture
def leila(here: Community, amara: Acting) -> Acting:
    """Leila, whose ask Amara answered in November."""
    joined = here.joins("Leila Haddad", line="Civil engineer, first year at work")
    helped(here, joined, amara)
    return joined


@pytest.fixture
def tom(here: Community) -> Acting:
    return here.joins("Tom Whitaker", line="second-year student of mine")
