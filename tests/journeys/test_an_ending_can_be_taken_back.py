"""For ten minutes an ending can be taken back; then it happens once, whatever comes between."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import pytest

from bot.domain.common.capacity import EVERYTHING
from bot.domain.mentorships.mentorship import Ending
from bot.handlers.mentorships import ending
from bot.handlers.routing import Answer
from bot.store.mentorships.ending import PendingEndings
from bot.ui.nodes import Message
from bot.ui.verbs import mentorships
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.places import held
from tests.fakes.racing import race
from tests.fakes.reading import buttons_of, options_of, words_of

if TYPE_CHECKING:
    from tests.fakes.slack.community import SlackCommunity

pytestmark = pytest.mark.on_both

PLACES = {("ongoing", ""): 1, (EVERYTHING, ""): 1}
TOLD = "Leila finished this, with thanks."


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", offers={"ongoing": 1})


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor Amara"), "Would you walk beside me for half a year?", kind="ongoing")
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    return leila


def room(here: Community) -> str:
    (name,) = here.platform.rooms
    return name


def token(here: Community, verb: str) -> str:
    (line,) = [
        line for line in here.platform.lines.values() if "A room for the two of you" in words_of(line.message)
    ]
    (stop,) = [button for button in buttons_of(line.message) if button.verb == mentorships.HOW_TO_STOP]
    return f"1:{verb}:{stop.ref}"


def finishes(here: Community, who: Acting) -> Answer:
    return who.presses_token(token(here, "finish-now"))


def is_over(here: Community) -> None:
    here.clock.moves(minutes=10)
    here.closes_what_is_over()
    here.deliver()


def told(here: Community, who: Acting) -> list[Message]:
    titles = {"Finished, with thanks", "You and Leila", "You and Amara"}
    return [card for card in here.inbox(who) if card.title in titles]


def test_taken_back_nothing_has_happened(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    waits = finishes(here, leila)
    before = {name: line.message for name, line in here.platform.lines.items()}
    here.clock.moves(minutes=9)
    back = leila.presses("Go on with Amara", waits)
    assert "Everything stands as it was, and nobody was told." in words_of(back)
    is_over(here)
    assert {name: line.message for name, line in here.platform.lines.items()} == before
    assert held(here, amara) == PLACES
    assert "How to stop" in words_of(leila.presses_token(token(here, "see-mentorship")))

    # Another time it begins anew, with ten minutes of its own.
    finishes(here, leila)
    here.clock.moves(minutes=9)
    assert here.closes_what_is_over() == 0
    is_over(here)
    assert TOLD in words_of(here.inbox(amara)[-1])


def test_pressed_again_it_ends_at_its_first_time_and_once(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    first = finishes(here, leila)
    here.clock.moves(minutes=6)
    assert words_of(finishes(here, leila)) == words_of(first)
    # The look and *How to stop* show what waits, and the way back.
    for verb in ("finish", "stop", "how-to-stop", "see-mentorship"):
        assert "Go on with Amara" in [
            button.label for button in buttons_of(leila.presses_token(token(here, verb)))
        ]
    here.clock.moves(minutes=4)
    assert here.closes_what_is_over() == 1
    assert here.closes_what_is_over() == 0
    here.deliver()
    assert len(told(here, amara)) == 1
    assert told(here, leila) == []
    assert "Both of you were told, kindly." in words_of(leila.presses("Go on with Amara", first))


def test_both_may_finish_and_neither_knows_of_the_other(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    finishes(here, leila)
    here.clock.moves(minutes=4)
    assert "Go on with" not in words_of(amara.presses_token(token(here, "how-to-stop")))
    theirs = finishes(here, amara)
    # Taking one's own back leaves the other's.
    here.clock.moves(minutes=1)
    amara.presses("Go on with Leila", theirs)
    finishes(here, amara)
    here.clock.moves(minutes=5)
    assert here.closes_what_is_over() == 1
    here.clock.moves(minutes=10)
    assert here.closes_what_is_over() == 0
    here.deliver()
    assert len(told(here, amara)) == 1
    assert held(here, amara) == {}


def test_a_time_agreed_meanwhile_goes_with_it(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    finishes(here, leila)
    form = amara.presses_token(token(here, "suggest"))
    amara.submits(form, slot=options_of(form, "slot")[0])
    is_over(here)
    assert TOLD in words_of(here.inbox(amara)[-1])
    assert held(here, amara) == {}


def test_a_block_meanwhile_ends_it_at_once_without_a_name(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    finishes(here, leila)
    amara.presses_token(token(here, "block"))
    here.deliver()
    assert held(here, amara) == {}
    assert [TOLD in words_of(card) for card in told(here, amara)] == [False]
    is_over(here)
    assert here.closes_what_is_over() == 0
    assert len(told(here, amara)) == len(told(here, leila)) == 1


@pytest.mark.parametrize("who", ["presser", "other"])
def test_an_erasure_meanwhile_ends_it(
    community_of_people: Community, amara: Acting, leila: Acting, who: str
) -> None:
    here = community_of_people
    finishes(here, leila)
    goes, stays = (leila, amara) if who == "presser" else (amara, leila)
    goes.submits(goes.presses_token("1:erase:"), word="erase")
    here.deliver()
    here.clock.moves(minutes=10)
    assert here.closes_what_is_over() == 0
    here.deliver()
    assert len([card for card in here.inbox(stays) if "it needs no reason" in words_of(card)]) == 1


def test_a_crash_loses_nothing_and_two_workers_end_it_once(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    finishes(here, leila)
    here.clock.moves(minutes=10)

    def dies(work: object) -> None:
        assert ending.close_due(work)  # type: ignore[arg-type]
        raise RuntimeError("the process ends here")

    with pytest.raises(RuntimeError, match="ends here"):
        here.runner.write(here.id, dies)
    assert held(here, amara) == PLACES
    race([lambda: here.runner.write(here.id, ending.close_due)] * 4)
    here.deliver()
    assert len(told(here, amara)) == 1
    assert held(here, amara) == {}


def test_taken_back_at_the_last_moment_it_either_ends_or_goes_on(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    finishes(here, leila)
    back = token(here, "take-back-ending")
    here.clock.moves(minutes=10)
    acts: list[Callable[[], object]] = [
        lambda: leila.presses_token(back),
        lambda: here.runner.write(here.id, ending.close_due),
    ]
    race(acts)
    here.deliver()
    ship = back.rpartition(":")[2]
    found = here.runner.read(here.id, lambda work: work.mentorships.get(ship))
    assert found is not None
    over = found.ending is not Ending.GOING
    assert len(told(here, amara)) == over
    assert held(here, amara) == ({} if over else PLACES)


def test_taken_back_between_being_found_due_and_being_ended_it_goes_on(
    community_of_people: Community, amara: Acting, leila: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock has read what is due when it is taken back: what it read counts no more."""
    here = community_of_people
    finishes(here, leila)
    here.clock.moves(minutes=10)
    due = here.runner.read(here.id, lambda work: work.pending_endings.longest_due(work.now))
    leila.presses_token(token(here, "take-back-ending"))
    monkeypatch.setattr(PendingEndings, "longest_due", lambda *_: due)
    assert here.runner.write(here.id, ending.close_due)
    here.deliver()
    assert told(here, amara) == []
    assert held(here, amara) == PLACES


@pytest.mark.in_slack
def test_in_slack_too_one_press_is_one_message_and_one_file(
    community_of_people: Community, amara: Acting, leila: Acting, where: str
) -> None:
    """What Slack received for an agreed time and for the end: nothing twice, and each file once."""
    if where != "slack":
        pytest.skip("the workspace is Slack's")
    here = cast("SlackCommunity", community_of_people)
    form = leila.presses_token(token(here, "suggest"))
    leila.submits(form, slot=options_of(form, "slot")[0])
    here.deliver()
    (listed,) = [card for card in here.inbox(amara) if card.title == "Times to choose from"]
    before, files = len(here.here.lines), len(here.here.files)
    amara.presses("Choose this time", listed)
    here.deliver()
    # The card, and below it its file, which Slack cannot carry inside a card.
    assert len(here.here.files) == files + 1
    new = here.here.lines[before:]
    assert len([line for line in new if line.blocks]) == 1
    assert {line.channel for line in new} == {listed_in(here)}

    before, files = len(here.here.lines), len(here.here.files)
    (welcome,) = [card for card in here.inbox(leila) if card.title == "A room for the two of you"]
    look = leila.presses("Finish together", leila.presses("How to stop", welcome))
    leila.presses("Finish with Amara", look)
    is_over(here)
    new = [line for line in here.here.lines[before:] if not line.only_for]
    assert len([line for line in new if line.blocks]) == 1
    assert len(here.here.files) == files + 1


def listed_in(here: "SlackCommunity") -> str:
    """The channel of the only room."""
    (name,) = here.here.rooms
    return name
