"""Groups and channels: only what mentions the bot is read, and each is answered in their own chat."""

import pytest

from tests.adapters.teams.on_teams import OnTeams
from tests.fakes.teams import activities
from tests.fakes.teams.acting import Person
from tests.fakes.teams.values import Chat


@pytest.fixture
def group(teams: OnTeams, leila: Person) -> Chat:
    """A group chat to which the app was added."""
    return teams.here.group_chat(leila.account, teams.person("Okafor, Amara").account)


def test_what_does_not_mention_the_bot_is_not_read_even_if_teams_brings_it(
    teams: OnTeams, leila: Person, group: Chat
) -> None:
    """An app with resource-specific consent would be brought all messages (learn.microsoft.com)."""
    there = leila.goes(group)
    there.installs(group)
    teams.settles(lambda: bool(teams.here.of_the_bot(group.id)))
    assert "I read only what mentions me, and nothing else that is said here." in there.reads()

    teams.driver.tells(activities.words(there.spot, "I am looking for a mentor, tell nobody", mentions=False))
    teams.settles()

    assert (teams.watch.asked, len(teams.here.of_the_bot(group.id)), teams.told(leila)) == ([], 1, [])


def test_what_mentions_it_is_answered_in_ones_own_chat(teams: OnTeams, leila: Person, group: Chat) -> None:
    leila.goes(group).says("/find-mentor statistics", mentions=True)
    teams.settles(lambda: bool(teams.told(leila)))

    (asked,) = teams.watch.asked
    assert "statistics" in str(asked)
    assert "statistics" in leila.reads()
    assert "statistics" not in leila.goes(group).reads().replace("/find-mentor statistics", "")
