"""Who is let in at `/api/messages` (F60), and with what; the rest has no effect, and no word in the log."""

import json
import logging
from collections.abc import Mapping
from typing import Final

import httpx
import pytest

from bot.adapters.teams.doors.guard import LARGEST_BODY
from tests.adapters.teams.on_teams import OnTeams
from tests.fakes.teams import activities, bad_tokens
from tests.fakes.teams.acting import Person
from tests.fakes.teams.keys import Key, made
from tests.fakes.teams.routes import KEYS, METADATA, TOKEN
from tests.fakes.teams.values import Json
from tests.fakes.teams.world import Teams
from tests.fakes.waiting import wait_until

SECRET: Final = "I have been ill for a year"
KEY_ROUTES: Final = frozenset({KEYS, METADATA})
ODD: Final[Mapping[str, bytes]] = {
    "no JSON": b"{",
    "a list": b"[]",
    "nothing": b"",
    "null": b"null",
    "a number": b"7",
    "deep brackets": b"[" * 50_000,
    "not UTF-8": b'{"type": "\xff"}',
}


def activity_of(one: Person) -> Json:
    return activities.words(one.spot, SECRET)


def status(teams: OnTeams, posted: bad_tokens.Posted) -> int:
    body = json.dumps(posted.activity).encode()
    # A client of HTTP drops a space at the end of a header's value.
    header = None if posted.authorization is None else posted.authorization.strip()
    return teams.driver.post(body, header).status


@pytest.mark.parametrize("group", ["HEADERS", "SIGNATURES", "CLAIMS", "ELSEWHERE", "TENANTS"])
def test_what_is_not_from_teams_has_no_effect(
    teams: OnTeams, leila: Person, group: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    cases = getattr(bad_tokens, group)
    leila.says("hello")
    heard, called = len(teams.watch.asked), len(teams.here.calls)

    told = {
        name: status(teams, posted)
        for name, posted in bad_tokens.alone(cases, teams.driver.signer, activity_of(leila))
    }

    assert {name: code for name, code in told.items() if code not in {400, 401, 403, 431}} == {}
    assert len(teams.watch.asked) == heard
    assert {call.route for call in teams.here.calls[called:]} <= KEY_ROUTES
    assert teams.here.leaks == []
    assert SECRET not in caplog.text


def test_a_good_token_is_taken_within_five_minutes_of_our_clock(teams: OnTeams, leila: Person) -> None:
    cases = {name: one for name, one in bad_tokens.GOOD.items() if name != "signed by a new key"}

    told = {
        name: status(teams, posted)
        for name, posted in bad_tokens.alone(cases, teams.driver.signer, activity_of(leila))
    }

    assert told == dict.fromkeys(cases, 200)


@pytest.mark.parametrize("endorsed", [(), ("webchat",)])
def test_a_key_that_is_not_endorsed_for_teams_signs_nothing(
    here: Teams, teams: OnTeams, leila: Person, endorsed: tuple[str, ...]
) -> None:
    other = Key("another-channel", made(98), endorsed)
    here.keys.published.insert(0, other)
    activity = activity_of(leila)

    posted = teams.driver.post(
        json.dumps(activity).encode(), f"Bearer {teams.driver.signer.signs(activity, key=other)}"
    )

    assert posted.status == 403
    assert teams.watch.asked == []


@pytest.mark.parametrize("name", ODD)
def test_a_body_of_another_shape_is_no_error_of_ours(teams: OnTeams, leila: Person, name: str) -> None:
    bearer = teams.driver.signer.bearer(activity_of(leila))

    assert teams.driver.post(ODD[name], bearer).status == 400


def test_what_is_too_long_is_not_read(teams: OnTeams, leila: Person) -> None:
    bearer = teams.driver.signer.bearer(activity_of(leila))
    long = b" " * (LARGEST_BODY + 1)

    def parts() -> object:
        yield from (long[at : at + 65_536] for at in range(0, len(long), 65_536))

    assert teams.driver.post(long, bearer).status == 413
    streamed = httpx.post(
        teams.driver.address,
        content=parts(),  # type: ignore[arg-type]
        headers={"Authorization": bearer, "Content-Type": "application/json"},
    )
    assert streamed.status_code == 413


def test_another_method_and_another_kind_of_body_are_refused(teams: OnTeams, leila: Person) -> None:
    bearer = teams.driver.signer.bearer(activity_of(leila))

    assert httpx.get(teams.driver.address, headers={"Authorization": bearer}).status_code == 405
    assert teams.driver.post(b"{}", bearer, headers={"Content-Type": "text/plain"}).status == 415


def test_without_keys_nobody_is_let_in_and_teams_may_send_again(
    here: Teams, teams: OnTeams, leila: Person
) -> None:
    published, here.keys.published = here.keys.published, []
    activity = activity_of(leila)
    token = teams.driver.signer.signs(activity, key=published[0])

    refused = teams.driver.post(json.dumps(activity).encode(), f"Bearer {token}")

    assert refused.status == 503
    assert teams.watch.asked == []


def test_only_a_token_of_the_login_goes_to_the_connector(teams: OnTeams, leila: Person) -> None:
    leila.says("hello")

    teams.settles()
    wait_until(lambda: bool(teams.here.of_the_bot(leila.at.id)))
    carried = {call.token for call in teams.here.calls if call.route.startswith(("POST /v3", "GET /v3"))}
    assert carried <= set(teams.here.grants)
    assert [call.route for call in teams.here.calls].count(TOKEN) == 1
