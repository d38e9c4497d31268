"""Managers see who did what with an announcement, and when; an erased manager has no name there."""

import pytest

from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, message_of, words_of
from tests.journeys.announcements.test_a_reader_replies import announces, ends

TITLE = "Who would open a door?"


def done_with_it(manager: Acting) -> list[str]:
    """Return what a manager reads that was done, line by line."""
    looked = manager.presses("Look at it", manager.types("/announce"), on=TITLE)
    return words_of(manager.presses("Who did what", looked)).splitlines()


@pytest.mark.on_both
@pytest.mark.in_slack
def test_each_act_stands_there_with_its_manager_and_its_time(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    karim = here.joins("Karim Haddad", manages=True)
    announces(nora)
    looked = karim.presses("Look at it", karim.types("/announce"), on=TITLE)
    here.clock.moves(minutes=5)
    karim.presses("Pause", looked)
    here.clock.moves(minutes=5)
    nora.presses("Go on", nora.presses("Look at it", nora.types("/announce"), on=TITLE))
    ends(here)

    lines = done_with_it(karim)
    assert lines[:2] == ["Who did what", TITLE]
    assert [one for one in lines if " by " in one] == [
        "Tuesday 3 November, 10:00 · written by Nora Lindqvist",
        "Tuesday 3 November, 10:00 · sent by Nora Lindqvist",
        "Tuesday 3 November, 10:05 · paused by Karim Haddad",
        "Tuesday 3 November, 10:10 · continued by Nora Lindqvist",
    ]
    (ref,) = {
        one.ref
        for one in buttons_of(karim.presses("Look at it", karim.types("/announce"), on=TITLE))
        if one.label == "Who did what"
    }
    assert message_of(six[0].presses_token(f"1:announcement-history:{ref}")).title != "Who did what"

    (card,) = [one for one in here.inbox(nora) if one.title.startswith("Done")]
    nora.presses("Who did what", card)
    assert card in here.inbox(nora)

    karim.submits(karim.presses("Erase everything", karim.types("my data")), word="erase")
    here.deliver()
    assert "Tuesday 3 November, 10:05 · paused by somebody who left" in done_with_it(nora)


def test_of_many_acts_the_latest_are_listed(here: Community, nora: Acting, six: list[Acting]) -> None:
    announces(nora)
    for _ in range(11):
        nora.presses("Pause", nora.presses("Look at it", nora.types("/announce"), on=TITLE))
        nora.presses("Go on", nora.presses("Look at it", nora.types("/announce"), on=TITLE))
    lines = done_with_it(nora)
    assert lines[2] == "And 4 earlier"
    assert len([one for one in lines if " by " in one]) == 20
