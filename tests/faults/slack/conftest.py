"""The same community in Slack as the adapter's own tests have, and somebody who asks somebody."""

import pytest

from bot.domain.common.people import Mentor
from tests.adapters.slack.conftest import database, founded, server, slack
from tests.fakes.slack.in_slack import InSlack, Member

__all__ = ["database", "founded", "server", "slack"]


@pytest.fixture
def mentor(slack: InSlack) -> tuple[Member, Mentor]:
    """Amara, who has room, and her card."""
    return slack.mentors("U0AMARA", "Amara Okafor")


@pytest.fixture
def amara(mentor: tuple[Member, Mentor]) -> Member:
    return mentor[0]


@pytest.fixture
def leila(slack: InSlack) -> Member:
    """Leila, whom the bot knows."""
    slack.meets("U0LEILA", "Leila Haddad")
    return slack.joins("U0LEILA", "Leila Haddad")
