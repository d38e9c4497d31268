"""Who acts: looked up in Slack sparingly, cached for a bounded time, and for members alone."""

import pytest

from bot.store.people.people import People
from tests.fakes.reading import words_of
from tests.fakes.slack import payloads
from tests.fakes.slack.in_slack import InSlack
from tests.fakes.slack.ledger import Refusal, Trouble
from tests.fakes.slack.workspace import TEAM
from tests.fakes.waiting import wait_until


def is_known(slack: InSlack, user: str) -> bool:
    """Tell whether anything is cached about a person."""
    return slack.responder.known("slack", TEAM, user).result() is not None


def test_a_member_is_met_as_slack_tells_of_them(slack: InSlack) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad", tz="Africa/Lagos", locale="de-DE")
    leila.types("/mentoring")
    met = slack.responder.known("slack", TEAM, "U0LEILA").result()
    assert met is not None
    assert (met.name, met.zone, met.locale, met.manages) == ("Leila Haddad", "Africa/Lagos", "de-DE", False)


@pytest.mark.parametrize(
    ("shown", "real", "called"),
    [
        ("Leila H.", "Haddad, Leila", "Leila H."),
        ("", "Leila Haddad", "Leila Haddad"),
        (None, "Leila", "Leila"),
    ],
)
def test_a_display_name_comes_before_a_real_name(
    slack: InSlack, shown: str | None, real: str, called: str
) -> None:
    leila = slack.joins("U0LEILA", real)
    slack.workspace.members["U0LEILA"]["profile"]["display_name"] = shown
    leila.types("/mentoring")
    assert _name(slack, "U0LEILA") == called


@pytest.mark.parametrize(
    "facts",
    [
        {"is_restricted": True},
        {"is_restricted": True, "is_ultra_restricted": True},
        {"is_stranger": True},
        {"team_id": "T0OTHER"},
        {"is_bot": True},
        {"is_workflow_bot": True},
        {"deleted": True},
    ],
)
def test_who_is_no_member_is_told_so_and_nothing_is_kept(slack: InSlack, facts: dict[str, object]) -> None:
    guest = slack.joins("U0GUEST", "Gustav Gast", **facts)
    guest.types("/find-mentor product")
    assert "Mentoring here is between members" in words_of(guest.shown)
    guest.opens_home()
    assert "Mentoring here is between members" in words_of(guest.shown)
    guest.presses_token("1:find:")
    assert not is_known(slack, "U0GUEST")
    assert slack.asked == []


def test_whoever_has_given_the_app_a_token_of_their_own_is_no_bot(slack: InSlack) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad", is_app_user=True)
    leila.types("/mentoring")
    assert is_known(slack, "U0LEILA")


def test_slack_is_asked_once_about_somebody_new_and_not_at_all_about_whoever_is_known(slack: InSlack) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad")
    for _ in range(3):
        leila.types("/mentoring")
    assert len(slack.calls("users.info")) == 1
    slack.meets("U0TOM", "Tom Whitaker")
    tom = slack.joins("U0TOM", "Tom Whitaker")
    slack.workspace.fails(Trouble(lambda: Refusal(status=429, retry_after="30"), "users.info"), times=9)
    tom.types("/mentoring")
    assert "Tom" in words_of(tom.shown)


def test_somebody_new_waits_while_slack_says_nothing(slack: InSlack) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad")
    slack.workspace.fails(Trouble(lambda: Refusal(error="internal_error"), "users.info"))
    leila.types("/mentoring")
    assert "I couldn't check who you are" in words_of(leila.shown)
    assert not is_known(slack, "U0LEILA")
    leila.types("/mentoring")
    assert is_known(slack, "U0LEILA")


def test_whoever_is_known_from_before_is_looked_up_at_leisure(slack: InSlack) -> None:
    slack.meets("U0TOM", "Tom Whitaker")
    tom = slack.joins("U0TOM", "Thomas Whitaker-Jones")
    tom.types("/mentoring")
    assert slack.calls("users.info") == []
    wait_until(lambda: len(slack.calls("users.info")) == 1)
    tom.types("/mentoring")
    assert "Thomas" in words_of(tom.shown)


def test_a_change_in_slack_changes_the_name_here_and_nothing_for_strangers(slack: InSlack) -> None:
    slack.meets("U0LEILA", "Leila Haddad")
    slack.joins("U0LEILA", "Leila Said")
    slack.joins("U0NEW", "Nina Neu")
    for user in ("U0LEILA", "U0NEW"):
        slack.driver.event(payloads.user_changed(slack.workspace, user))
    wait_until(lambda: _name(slack, "U0LEILA") == "Leila Said")
    assert not is_known(slack, "U0NEW")


def test_a_member_who_becomes_a_guest_is_refused_from_then_on(slack: InSlack) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/mentoring")
    slack.workspace.members["U0LEILA"]["is_restricted"] = True
    slack.driver.event(payloads.user_changed(slack.workspace, "U0LEILA"))
    leila.types("/mentoring")
    assert "Mentoring here is between members" in words_of(leila.shown)


def test_a_zone_of_ones_own_outlives_what_slack_says(slack: InSlack) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/mentoring")
    met = slack.responder.known("slack", TEAM, "U0LEILA").result()
    assert met is not None
    slack.here.database.write(lambda open_: People(open_, slack.here.id).move(met.id, "Asia/Tokyo"))
    slack.workspace.members["U0LEILA"]["tz"] = "America/New_York"
    slack.driver.event(payloads.user_changed(slack.workspace, "U0LEILA"))
    leila.types("/mentoring")
    assert "Tokyo time" in words_of(leila.shown)


@pytest.mark.parametrize("locale", ["en-AQ", "xx-YY", "es-LA", "", None, "en_US.UTF-8"])
def test_a_locale_that_nobody_has_a_calendar_for_hurts_nobody(slack: InSlack, locale: str | None) -> None:
    leila = slack.joins("U0LEILA", "Leila Haddad", locale=locale, tz=None)
    leila.types("/mentoring")
    assert "Leila" in words_of(leila.shown)


def _name(slack: InSlack, user: str) -> str:
    found = slack.responder.known("slack", TEAM, user).result()
    return found.name if found else ""
