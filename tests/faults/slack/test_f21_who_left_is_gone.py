"""F21, F22: a person who left Slack is gone at once, whatever said so; a fault of ours closes no door."""

import pytest

from bot.domain.common.people import Door
from bot.store.mentors.card import Mentors
from bot.store.outbox import outages
from bot.store.people.people import People
from tests.adapters.slack.test_landing import asks
from tests.fakes.reading import words_of
from tests.fakes.slack import payloads
from tests.fakes.slack.delivering import FAILED, PENDING, SENT, Delivering
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.workspace import Refusal
from tests.fakes.waiting import wait_until

AMARA = "U0AMARA"


def door(slack: InSlack, user: str = AMARA) -> Door | None:
    def find(open_: object) -> Door | None:
        person = People(open_, slack.here.id).known_as(user)  # type: ignore[arg-type]
        card = Mentors(open_, slack.here.id).get(person.id) if person else None  # type: ignore[arg-type]
        return card.door if card else None

    return slack.here.database.read(find)


def changes(slack: InSlack, user: str, **facts: object) -> None:
    slack.workspace.members[user].update(facts)
    slack.driver.event(payloads.user_changed(slack.workspace, user))


@pytest.mark.parametrize("fact", ["deleted", "is_restricted", "is_ultra_restricted"])
def test_a_mentor_who_leaves_is_gone_for_everybody_who_looks(
    slack: InSlack, amara: Member, leila: Member, fact: str
) -> None:
    slack.meets("U0MAYA", "Maya Lindqvist", manages=True)
    maya = slack.joins("U0MAYA", "Maya Lindqvist", is_admin=True)
    asks(leila)
    slack.delivers()
    had = len(amara.delivered)

    changes(slack, AMARA, **{fact: True})
    wait_until(lambda: door(slack) is Door.CLOSED)
    slack.delivers()

    assert "Amara is not here any more" in words_of(leila.delivered[-1])
    assert "Amara Okafor is not here any more" in words_of(maya.delivered[-1])
    assert len(amara.delivered) == had
    # The index still has the open door: it was not caught up.
    leila.types("/find-mentor product")
    assert "Amara" not in words_of(leila.shown)


def test_who_comes_back_finds_their_card_and_opens_with_one_press(slack: InSlack, amara: Member) -> None:
    changes(slack, AMARA, deleted=True)
    wait_until(lambda: door(slack) is Door.CLOSED)
    changes(slack, AMARA, deleted=False)
    amara.types("/be-a-mentor")
    assert "Head of Product" in words_of(amara.shown)
    amara.presses("Open my door")
    wait_until(lambda: door(slack) is Door.OPEN)


def test_an_accept_of_an_ask_whose_mentee_left_is_refused_with_the_truth(
    slack: InSlack, amara: Member, leila: Member
) -> None:
    asks(leila)
    slack.delivers()
    press = amara.press_of("Accept")
    changes(slack, "U0LEILA", deleted=True)
    wait_until(lambda: slack.responder.known("slack", slack.workspace.team, "U0LEILA").result().has_left)  # type: ignore[union-attr]
    slack.driver.press(press)
    assert "not here any more" in words_of(amara.shown)


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

    telling.here.mends() if hasattr(telling.here, "mends") else telling.here.troubles.clear()
    telling.clock.moves(minutes=11)
    await telling.worker().deliver_due()
    assert telling.states() == {FAILED: 5, SENT: 3}


def has_left(telling: Delivering, user: str) -> bool:
    person = telling.database.read(lambda open_: People(open_, telling.community).known_as(user))
    return person is not None and person.has_left
