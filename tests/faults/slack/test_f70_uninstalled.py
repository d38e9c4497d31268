"""F9, F70: the app is taken out of a workspace: it rests, comes back as it was, or is purged."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.adapters.slack import installation
from bot.domain.common.ids import CommunityId
from bot.jobs.absences import purge
from bot.jobs.closing import close_due
from bot.jobs.nudging import nudge_due, plan_nudges
from bot.port import Address, Disconnected
from bot.store.common import absences, communities
from bot.store.database.database import Transaction
from bot.store.home import purging
from bot.store.tables import asks as asks_table
from bot.store.tables import outbox
from bot.ui.nodes import Message
from tests.adapters.slack.test_landing import QUESTION, asks
from tests.fakes import people
from tests.fakes.reading import words_of
from tests.fakes.slack import payloads
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.workspace import TEAM, Workspace
from tests.fakes.waiting import wait_until

Event = Callable[[Workspace], payloads.Payload]

ORDERS = [
    [payloads.uninstalled],
    [payloads.tokens_revoked],
    [payloads.uninstalled, payloads.tokens_revoked],
    [payloads.tokens_revoked, payloads.uninstalled, payloads.uninstalled],
]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for Slack to settle, and an act asks whether the app is back."""
    monkeypatch.setattr(installation, "SETTLES", 0.0)
    monkeypatch.setattr(installation, "AN_ACT_ASKS", 0.0)


def away(slack: InSlack) -> bool:
    return bool(slack.here.database.read(absences.every))


def takes_out(slack: InSlack, *events: Event) -> None:
    """Uninstall the app as Slack does: our token is refused, and these events come."""
    slack.workspace.revoked = "account_inactive"
    for event in events or (payloads.uninstalled,):
        slack.driver.event(event(slack.workspace))
    wait_until(lambda: away(slack) and slack.connection.installation.away)


def sent(slack: InSlack) -> list[str]:
    """Return every call that Slack got, but for the question who we are."""
    return [call.method for call in slack.workspace.calls if call.method != "auth.test"]


def rows(slack: InSlack, state: str) -> int:
    count = select(func.count()).select_from(outbox).where(outbox.c.state == state)
    return slack.here.database.read(lambda open_: open_.execute(count).scalar_one())


def the_ask(slack: InSlack) -> str:
    return str(
        slack.here.database.read(lambda open_: open_.execute(select(asks_table.c.status)).scalar_one())
    )


@pytest.mark.parametrize("events", ORDERS)
def test_nothing_is_sent_once_the_app_is_taken_out(
    slack: InSlack, amara: Member, leila: Member, events: list[Event]
) -> None:
    asks(leila)
    wait_until(lambda: rows(slack, "pending") == 2)
    takes_out(slack, *events)
    before = sent(slack)

    for _ in range(3):
        slack.here.clock.moves(hours=1)
        slack.delivers()

    assert sent(slack) == before
    assert rows(slack, "pending") == 2
    assert rows(slack, "failed") == 0


def test_tokens_of_people_alone_are_no_sign(slack: InSlack, amara: Member, leila: Member) -> None:
    asks(leila)
    slack.workspace.revoked = "account_inactive"
    event = payloads.tokens_revoked(slack.workspace)
    slack.driver.event({**event, "event": {**event["event"], "tokens": {"oauth": ["U0LEILA"], "bot": []}}})
    slack.driver.event(payloads.user_changed(slack.workspace, "U0LEILA"))
    slack.workspace.revoked = ""
    assert not away(slack)
    assert slack.delivers() > 0


@pytest.mark.parametrize("event", [payloads.uninstalled, payloads.tokens_revoked])
def test_an_old_event_closes_no_workspace_in_which_the_token_holds(
    slack: InSlack, amara: Member, leila: Member, event: Event
) -> None:
    asks(leila)
    asked = len(slack.calls("auth.test"))
    slack.driver.event(event(slack.workspace))
    wait_until(lambda: len(slack.calls("auth.test")) == asked + 2)
    slack.delivers()
    assert not away(slack)
    assert QUESTION in words_of(amara.delivered[-1])


def test_a_late_press_changes_nothing_and_is_told_nothing(
    slack: InSlack, amara: Member, leila: Member
) -> None:
    asks(leila)
    slack.delivers()
    press = amara.press_of("Accept", where=amara.place())
    takes_out(slack)
    before, shown = sent(slack), len(amara.seen)
    posted = slack.driver.press(press)
    assert not posted.body.strip()
    assert sent(slack) == before
    assert len(amara.seen) == shown
    assert the_ask(slack) == "waiting"


def test_the_gate_lets_no_call_through_that_was_on_its_way(
    slack: InSlack, amara: Member, leila: Member
) -> None:
    asks(leila)
    takes_out(slack)
    before = sent(slack)
    installed = slack.connection.installation
    asking = slack.connection.adapter.send(Address(TEAM, "U0AMARA"), Message("Hello", ()), key="1")
    with pytest.raises(Disconnected):
        asyncio.run_coroutine_threadsafe(asking, slack.loop).result(10)
    assert installed.away
    assert sent(slack) == before


def test_another_process_that_got_no_event_answers_nobody_either(
    slack: InSlack, amara: Member, leila: Member
) -> None:
    database, clock = slack.here.database, slack.here.clock
    database.write(lambda open_: absences.begin(open_, "slack", TEAM, clock()))
    leila.types("/find-mentor product")
    assert "I couldn't check who you are" in words_of(leila.shown)
    assert "Amara" not in words_of(leila.shown)


def test_a_late_form_gives_back_what_was_typed_and_nothing_else(
    slack: InSlack, amara: Member, leila: Member
) -> None:
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara")
    form = leila.submission_of(question=QUESTION)
    takes_out(slack)
    said = slack.driver.submission(form).body
    assert QUESTION in said
    assert "Amara" not in said


def test_while_it_is_away_no_ask_closes_and_nothing_is_planned(
    slack: InSlack, amara: Member, leila: Member
) -> None:
    asks(leila)
    slack.delivers()
    takes_out(slack)
    slack.here.clock.moves(days=25)
    assert close_due(slack.here.runner) == 0
    assert plan_nudges(slack.here.runner) == 0
    assert nudge_due(slack.here.runner) == 0
    assert the_ask(slack) == "waiting"


def test_who_comes_back_finds_everything_and_has_the_days_that_were_lost(
    slack: InSlack, amara: Member, leila: Member
) -> None:
    asks(leila)
    closes = slack.here.database.read(
        lambda open_: open_.execute(select(asks_table.c.closes_at)).scalar_one()
    )
    takes_out(slack)
    slack.here.clock.moves(days=20, hours=1)

    slack.workspace.revoked = ""
    amara.opens_home()
    wait_until(lambda: not away(slack))
    close_due(slack.here.runner)
    nudged = nudge_due(slack.here.runner)
    slack.delivers()

    assert the_ask(slack) == "waiting"
    later = slack.here.database.read(lambda open_: open_.execute(select(asks_table.c.closes_at)).scalar_one())
    assert later.replace(microsecond=0) == closes.replace(microsecond=0) + timedelta(days=21)
    assert nudged == 0
    assert QUESTION in words_of(amara.delivered[-1])
    amara.presses("Accept")
    wait_until(lambda: the_ask(slack) == "accepted")


def test_cards_that_show_a_date_show_the_one_that_moved(slack: InSlack, amara: Member, leila: Member) -> None:
    asks(leila)
    slack.delivers()
    before = [words_of(one) for one in amara.delivered]
    takes_out(slack)
    slack.here.clock.moves(days=7)
    slack.workspace.revoked = ""
    amara.opens_home()
    wait_until(lambda: not away(slack))
    slack.delivers()
    after = [words_of(one) for one in amara.delivered]
    assert len(after) == len(before)
    assert after != before


def test_after_thirty_days_nothing_of_it_is_left_and_others_are_untouched(
    slack: InSlack, amara: Member, leila: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purging, "A_BATCH", 2)
    asks(leila)
    slack.delivers()
    database, clock = slack.here.database, slack.here.clock
    others = everything(slack, other_community(slack))
    takes_out(slack)
    clock.moves(days=29, hours=23)
    assert purge(database, clock()) == 0
    clock.moves(hours=1)
    assert purge(database, clock()) == 1
    assert everything(slack, slack.here.id) == {}
    assert everything(slack, database.read(communities.every)[0]) == others != {}
    assert purge(database, clock()) == 0
    slack.here.catch_up()


def test_a_purge_that_was_killed_goes_on_and_a_new_installation_keeps_its_own(
    slack: InSlack, amara: Member, leila: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks(leila)
    database, clock = slack.here.database, slack.here.clock
    takes_out(slack)
    clock.moves(days=30)
    left = [3]
    delete = purging.delete_some

    def killed(*given: object, **more: object) -> int:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        return delete(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(purging, "delete_some", killed)
    with pytest.raises(KeyboardInterrupt):
        purge(database, clock())
    slack.workspace.revoked = ""
    leila.types("/mentoring")
    new = database.read(lambda open_: communities.find(open_, "slack", TEAM))
    assert new not in (None, slack.here.id)
    left[0] = -1
    assert purge(database, clock()) == 1
    assert everything(slack, slack.here.id) == {}
    assert new is not None
    assert everything(slack, new)["people"] == 1


def other_community(slack: InSlack) -> CommunityId:
    database = slack.here.database
    other = database.write(lambda open_: communities.ensure(open_, "web", "demo", slack.here.clock()))
    people.opens_door(database, people.card(people.mentee(database, other, "Amara Okafor")))
    return other


def everything(slack: InSlack, community: str) -> dict[str, int]:
    """Return how many rows there are of a community, by table."""

    def count(open_: Transaction) -> dict[str, int]:
        found = {
            table.name: open_.execute(
                select(func.count()).select_from(table).where(table.c.community == community)
            ).scalar_one()
            for table in purging.tables()
        }
        return {name: number for name, number in found.items() if number}

    return slack.here.database.read(count)
