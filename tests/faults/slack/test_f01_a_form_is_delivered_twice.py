"""F01, F02: the same submission or event is delivered twice, also at once: one effect, the same answer."""

from bot.domain.common.people import Mentor
from tests.fakes.community import Community
from tests.fakes.racing import race
from tests.fakes.reading import words_of
from tests.fakes.slack import payloads
from tests.fakes.slack.in_slack import InSlack, Member, in_slack
from tests.fakes.slack.server import Server

WORDS = "He wrote to me at midnight, three times, after I had said no."


def opens_report(leila: Member, about: Mentor) -> payloads.Payload:
    """Open the form of a report and fill it in; return its submission."""
    leila.types("/mentoring")
    leila.presses_token(f"1:report:{about.id}")
    return leila.submission_of(what="pressure", words=WORDS)


def reports(slack: InSlack, manager: Member) -> list[str]:
    """Return the reports of which their readers were told."""
    slack.delivers()
    told = [words_of(one) for one in manager.delivered]
    return [words for words in told if WORDS in words]


def test_one_report_and_byte_equal_answers(
    slack: InSlack, mentor: tuple[Member, Mentor], leila: Member
) -> None:
    slack.meets("U0NADIA", "Nadia Ferreira", manages=True)
    nadia = slack.joins("U0NADIA", "Nadia Ferreira", is_admin=True)
    submitted = opens_report(leila, mentor[1])
    both = race([lambda: slack.driver.submission(submitted)] * 2)
    later = slack.driver.submission(submitted)
    assert both[0].body == both[1].body == later.body
    assert len(reports(slack, nadia)) == 1


def test_one_report_where_two_processes_get_it_at_once(
    community_of_people: Community,
    server: Server,
    slack: InSlack,
    mentor: tuple[Member, Mentor],
    leila: Member,
) -> None:
    slack.meets("U0NADIA", "Nadia Ferreira", manages=True)
    nadia = slack.joins("U0NADIA", "Nadia Ferreira", is_admin=True)
    submitted = opens_report(leila, mentor[1])
    with in_slack(community_of_people, server) as other:
        both = race([lambda: slack.driver.submission(submitted), lambda: other.driver.submission(submitted)])
    assert both[0].body == both[1].body
    assert len(reports(slack, nadia)) == 1


def test_a_form_that_was_handed_back_is_no_repeat(
    slack: InSlack, mentor: tuple[Member, Mentor], leila: Member
) -> None:
    leila.types("/mentoring")
    leila.presses_token(f"1:report:{mentor[1].id}")
    empty = leila.submission_of(words=WORDS)
    for _ in range(2):
        assert slack.driver.submission(empty).said["response_action"] == "errors"
    assert len(slack.asked) == 4


def test_an_event_that_is_tried_again_is_answered_once(slack: InSlack, amara: Member, leila: Member) -> None:
    typed = payloads.typed(slack.workspace, "U0LEILA", "product")
    race([lambda: slack.driver.event(typed), lambda: slack.driver.event(typed, retry=1)])
    for retry in (2, 3):
        assert slack.driver.event(typed, retry=retry).took < 1.0
    assert len(slack.calls("chat.postMessage")) == 1
