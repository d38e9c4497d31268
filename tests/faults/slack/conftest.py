"""The same community in Slack as in the adapter's own tests, with a mentee and a mentor."""

import pytest

from bot.domain.common.people import Mentor
from tests.adapters.slack.conftest import database, founded, server, slack
from tests.fakes.slack.in_slack import InSlack, Member

__all__ = ["database", "founded", "server", "slack"]


@pytest.fixture
def mentor(slack: InSlack) -> tuple[Member, Mentor]:
    """Amara, a mentor with room, and her card."""
    return slack.mentors("U0AMARA", "Amara Okafor")


@pytest.fixture
def amara(mentor: tuple[Member, Mentor]) -> Member:
    return mentor[0]


@pytest.fixture
def leila(slack: InSlack) -> Member:
    """Leila, whom the bot knows."""
    slack.meets("U0LEILA", "Leila Haddad")
    return slack.joins("U0LEILA", "Leila Haddad")
