"""F34: a refusal that names the person ends what is open of them; any other word closes no door."""

import pytest

from bot.store.outbox import outages
from bot.store.people.people import People
from tests.fakes.slack.delivering import FAILED, PENDING, SENT, Delivering
from tests.fakes.slack.ledger import Refusal


@pytest.mark.parametrize("word", ["user_disabled", "user_not_found", "user_not_visible"])
async def test_a_refusal_that_names_the_person_ends_what_is_open_of_them(
    telling: Delivering, word: str
) -> None:
    gone = telling.joins("Gone Away")
    telling.tells(gone)
    telling.trouble(Refusal(error=word), "UGONEAWAY")
    await telling.worker().deliver_due()
    assert has_left(telling, "UGONEAWAY")


@pytest.mark.parametrize(
    ("facts", "left"), [({"deleted": True}, True), ({"is_restricted": True}, True), ({}, False)]
)
async def test_where_only_the_conversation_refuses_users_info_decides(
    telling: Delivering, facts: dict[str, object], left: bool
) -> None:
    one = telling.joins("Gone Away")
    telling.here.members["UGONEAWAY"].update(facts)
    telling.tells(one)
    telling.trouble(Refusal(error="channel_not_found"), "UGONEAWAY")
    await telling.worker().deliver_due()
    assert has_left(telling, "UGONEAWAY") is left
    assert telling.row(one.id).state == FAILED


@pytest.mark.parametrize("word", ["restricted_action", "no_permission", "cannot_dm_bot", "invalid_arguments"])
async def test_any_other_word_closes_no_door(telling: Delivering, word: str) -> None:
    one = telling.joins("Still Here")
    telling.tells(one)
    telling.trouble(Refusal(error=word), "USTILLHERE")
    await telling.worker().deliver_due()
    assert not has_left(telling, "USTILLHERE")
    assert telling.row(one.id).state == FAILED


@pytest.mark.parametrize("word", ["restricted_action", "user_not_found"])
async def test_the_sixth_refusal_in_ten_minutes_stops_the_workspace(telling: Delivering, word: str) -> None:
    crowd = [telling.joins(f"Person Number {letter}") for letter in "ABCDEFGH"]
    telling.tells(*crowd)
    telling.trouble(Refusal(error=word), times=99)
    await telling.worker().deliver_due()
    assert telling.states() == {FAILED: 5, PENDING: 3}
    left = [one for one in crowd if has_left(telling, f"UPERSONNUMBER{one.name[-1]}")]
    assert len(left) == (5 if word == "user_not_found" else 0)
    (lost,) = telling.database.read(outages.cut_off)
    assert "sixth" in lost.why

    telling.here.troubles.clear()
    telling.clock.moves(minutes=11)
    await telling.worker().deliver_due()
    assert telling.states() == {FAILED: 5, SENT: 3}


def has_left(telling: Delivering, user: str) -> bool:
    person = telling.database.read(lambda open_: People(open_, telling.community).known_as(user))
    return person is not None and person.has_left
