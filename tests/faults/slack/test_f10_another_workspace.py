"""F10: a payload from a foreign workspace: acknowledged, not answered, and nothing is written."""

from bot.domain.common.people import Mentor
from bot.store.common import communities
from tests.fakes.slack import payloads
from tests.fakes.slack.in_slack import InSlack, Member


def test_nothing_is_written_for_a_foreign_workspace(slack: InSlack, leila: Member) -> None:
    here = slack.workspace
    typed = {**payloads.typed(here, "U0LEILA", "product"), "team_id": "T0OTHER"}
    changed = {**payloads.user_changed(here, "U0LEILA"), "team_id": "T0OTHER"}
    command = {**payloads.command(here, "U0LEILA", "/find-mentor product"), "team_id": "T0OTHER"}
    slack.driver.event(typed)
    slack.driver.event(changed)
    slack.driver.command(command)
    slack.driver.press({**_press(slack), "team": {"id": "T0OTHER"}})
    assert slack.asked == []
    assert len(slack.here.database.read(communities.every)) == 1


def test_what_was_answered_here_is_not_repeated_to_a_foreign_workspace(
    slack: InSlack, mentor: tuple[Member, Mentor], leila: Member
) -> None:
    """A form that another team sends under the same key gets no answer from memory."""
    leila.types("/mentoring")
    leila.presses_token(f"1:report:{mentor[1].id}")
    submitted = leila.submission_of(what="pressure", words="He wrote to me at midnight.")
    ours = slack.driver.submission(submitted)
    theirs = slack.driver.submission({**submitted, "team": {"id": "T0OTHER"}})
    assert slack.driver.submission(submitted).body == ours.body
    assert theirs.body != ours.body


def _press(slack: InSlack) -> payloads.Payload:
    line = slack.workspace.post({"channel": "U0LEILA", "text": "a card"})
    return payloads.press(slack.workspace, "U0LEILA", line, payloads.button(line, "1:home:"))
