"""F15: Teams brings an activity again, also at once and to another process: one effect, one answer."""

from sqlalchemy import select

from bot.store.tables import mentorships, reports
from tests.fakes.racing import race
from tests.fakes.reading import words_of
from tests.fakes.teams import activities, routes
from tests.fakes.teams.acting import FETCH, SUBMIT
from tests.fakes.teams.community import TeamsCommunity
from tests.fakes.teams.driver import Posted
from tests.fakes.teams.people_act import TeamsActing
from tests.fakes.teams.values import Json, Message

QUESTION = "How did you know that it was time to change?"
WORDS = "He wrote to me at midnight, three times, after I had said no."


def sent(here: TeamsCommunity, leila: TeamsActing, amara: TeamsActing) -> Message:
    """Send an ask; return the mentor's card of it."""
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    here.deliver()
    (card,) = here.campus.here.of_the_bot(here.campus.here.personal(amara.who.account).id)
    return card


def accepting(amara: TeamsActing, card: Message) -> Json:
    """Return what Teams brings when she accepts."""
    action = next(one for one in _actions(card) if one["title"] == "Accept")
    return activities.executed(amara.who.spot, action, action["data"], card.id)


def _actions(card: Message) -> list[Json]:
    drawn = card.card_for() or {}
    return [one for part in drawn["body"] for one in part.get("actions") or ()]


def rows(here: TeamsCommunity, of: object) -> int:
    """Return how many rows a table has."""
    return len(here.database.read(lambda open_: open_.execute(select(of)).all()))  # type: ignore[call-overload]


def test_a_press_that_is_brought_again_is_answered_as_before(
    here: TeamsCommunity, leila: TeamsActing, amara: TeamsActing
) -> None:
    said = accepting(amara, sent(here, leila, amara))
    driver = amara.who.driver
    first, again = driver.brings(said), driver.brings(said)
    here.bot.settles()
    elsewhere = amara.second.brings(said)
    assert first.said["type"].endswith("card.adaptive")
    assert again.body == first.body
    assert elsewhere.body == first.body
    here.deliver()
    assert rows(here, mentorships) == 1
    assert len(here.campus.rooms) == 1


def test_presses_at_once_in_two_processes_have_one_effect(
    here: TeamsCommunity, leila: TeamsActing, amara: TeamsActing
) -> None:
    said = accepting(amara, sent(here, leila, amara))
    both = (amara.who.driver, amara.second) * 2
    answers: list[Posted] = race([lambda driver=driver: driver.brings(said) for driver in both])  # type: ignore[misc]
    assert {one.status for one in answers} == {200}
    assert len({one.body for one in answers}) == 1
    here.bot.settles()
    here.deliver()
    assert rows(here, mentorships) == 1
    assert len(here.campus.rooms) == 1


def test_words_that_are_brought_again_are_answered_once(here: TeamsCommunity, leila: TeamsActing) -> None:
    said = activities.words(leila.who.spot, "/find-mentor product")
    for _ in range(3):
        assert leila.who.driver.brings(said).status == 200
    here.bot.settles()
    assert [one.route for one in here.campus.here.calls].count(routes.SEND) == 1


def test_a_form_that_is_brought_again_is_one_report(
    here: TeamsCommunity, leila: TeamsActing, amara: TeamsActing
) -> None:
    leila.types("/mentoring")
    form = leila.presses_token(f"1:report:{amara.person.id}")
    told = leila.submits(form, what="pressure", words=WORDS, key="report")
    assert words_of(leila.submits(form, what="pressure", words=WORDS, key="report")) == words_of(told)
    assert rows(here, reports) == 1


def test_a_dialog_that_is_asked_for_twice_is_opened_twice(here: TeamsCommunity, amara: TeamsActing) -> None:
    page = amara.types("/be-a-mentor")
    standing = here.campus.here.of_the_bot(amara.who.at.id)[-1]
    action = next(one for one in _actions(standing) if "msteams" in one["data"])
    said = activities.dialog(amara.who.spot, FETCH, action["data"], standing.id)
    first, again = amara.who.driver.brings(said), amara.second.brings(said)
    assert words_of(page)
    assert first.said["task"]["type"] == "continue"
    assert again.body == first.body
    card = first.said["task"]["value"]["card"]["content"]
    wrong = activities.dialog(amara.who.spot, SUBMIT, card["actions"][0]["data"], standing.id)
    assert amara.who.driver.brings(wrong).said == amara.second.brings(wrong).said
