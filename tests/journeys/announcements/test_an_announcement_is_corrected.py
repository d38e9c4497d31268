"""An announcement is corrected where it stands: nobody gets it twice, and its card says how far that is."""

from dataclasses import replace

import pytest

from bot.domain.announcements.pace import Tempo
from bot.domain.common.notices import NoticeKind
from bot.handlers.routing import Answer
from bot.store.outbox import leases
from bot.store.outbox import outbox as rows
from bot.store.outbox.leases import Look
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted, sent
from tests.fakes.community import Community
from tests.fakes.platform import PLATFORM, Line
from tests.fakes.reading import buttons_of, errors_of, form_of, value_of, words_of

TITLE = "Exams begin on Monday"
RIGHT = "Exams begin on Tuesday"
SIGNED = "Nora Lindqvist, Alumni Office"


def sends(nora: Acting) -> Answer:
    """Send an announcement to everybody, and return its card as it begins."""
    sent(nora, drafted(nora, TITLE, words="Good luck.", signed=SIGNED))
    return goes(nora)


def goes(nora: Acting, title: str = "Exams begin") -> Answer:
    """Look at the announcement from the list."""
    return nora.presses("Look at it", nora.types("/announce"), on=title)


def corrects(nora: Acting, shown: Answer, title: str = RIGHT, words: str = "Good luck to you.") -> Answer:
    """Write a correction, and return the second look at it."""
    return nora.submits(nora.presses("Correct it", shown), title=title, words=words)


def news(here: Community, who: Acting) -> list[Message]:
    return [one for one in here.inbox(who) if one.title in {TITLE, RIGHT, "Exams are over"}]


def passes(here: Community) -> None:
    here.deliver()
    here.closes_what_is_over()
    here.deliver()


def test_it_is_changed_where_it_stands_and_rings_for_nobody(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    sends(nora)
    passes(here)
    looked = corrects(nora, goes(nora))
    assert "Corrected on Tuesday 3 November" in words_of(looked)
    assert "It is changed where it stands, for 7 people, and rings for nobody." in words_of(looked)
    nora.presses("Send the correction", looked)
    assert "Nora Lindqvist corrected it on Tuesday 3 November." in words_of(goes(nora))
    passes(here)
    for who in (*six, nora):
        (card,) = news(here, who)
        assert card.title == RIGHT
        assert "Corrected on Tuesday 3 November" in words_of(card)
        assert "Good luck to you." in words_of(card)
        assert [one.label for one in buttons_of(card)] == ["Open a door", "Stop announcements"]
    said = words_of(goes(nora))
    assert "Changed where it stands: 7 of 7." in said
    assert "Done: 7 of 7 have had it" in said
    assert "No more announcements." in words_of(six[0].presses("Stop announcements", news(here, six[0])[0]))


@pytest.mark.in_web_chat
def test_corrected_twice_the_last_words_win(here: Community, nora: Acting, six: list[Acting]) -> None:
    sends(nora)
    passes(here)
    nora.presses("Send the correction", corrects(nora, goes(nora)))
    here.clock.moves(days=1)
    nora.presses("Send the correction", corrects(nora, goes(nora), "Exams are over"))
    passes(here)
    for who in six:
        (card,) = news(here, who)
        assert card.title == "Exams are over"
        assert "Corrected on Wednesday 4 November" in words_of(card)
    assert "Changed where it stands: 7 of 7." in words_of(
        nora.presses("Look at it", nora.types("/announce"), on="Exams are over")
    )


def test_who_has_not_had_it_gets_the_corrected_words_once(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    sends(nora)
    looked = corrects(nora, goes(nora))
    assert "7 who have not had it yet get these words." in words_of(looked)
    nora.presses("Send the correction", looked)
    passes(here)
    assert [[one.title for one in news(here, who)] for who in six] == [[RIGHT]] * 6
    said = words_of(goes(nora))
    assert "Nora Lindqvist corrected it on Tuesday 3 November." in said
    assert "Changed where it stands" not in said


@pytest.mark.on_both
@pytest.mark.in_slack
def test_a_pause_rests_a_correction_and_a_cancellation_lets_it_go_on(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    sends(nora)
    here.deliver()
    nora.presses("Pause", goes(nora))
    nora.presses("Send the correction", corrects(nora, goes(nora)))
    passes(here)
    assert [[one.title for one in news(here, who)] for who in six] == [[TITLE]] * 6
    said = words_of(goes(nora))
    assert "Changed where it stands: 0 of 7." in said
    assert "7 are still to be changed" in said
    assert "Paused: 7 of 7 have had it" in said
    nora.presses("Cancel the rest", goes(nora))
    passes(here)
    assert [[one.title for one in news(here, who)] for who in six] == [[RIGHT]] * 6


@pytest.mark.on_both
def test_of_two_managers_at_once_one_corrects_it(here: Community, nora: Acting, six: list[Acting]) -> None:
    karim = here.joins("Karim Haddad", manages=True)
    sends(nora)
    passes(here)
    theirs, hers = corrects(karim, goes(karim), "Exams are over"), corrects(nora, goes(nora))
    karim.presses("Send the correction", theirs)
    said = nora.presses("Send the correction", hers)
    assert "Karim Haddad corrected it a moment ago. Yours was not made." in words_of(said)
    assert RIGHT in words_of(said)
    passes(here)
    assert [[one.title for one in news(here, who)] for who in six] == [["Exams are over"]] * 6
    here.clock.moves(minutes=1)
    nora.presses("Send the correction", said)
    passes(here)
    assert [[one.title for one in news(here, who)] for who in six] == [[RIGHT]] * 6


def test_what_is_wrong_with_it_is_said_beside_the_field(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    sends(nora)
    passes(here)
    form = nora.presses("Correct it", goes(nora))
    assert [value_of(field) for field in form_of(form).fields] == [TITLE, "Good luck."]
    same = "These are the words as they stand. Please change something."
    assert errors_of(nora.submits(form)) == {"words": same}
    wrong = nora.submits(form, words="See [it](http://example.org)")
    assert "https://" in errors_of(wrong)["words"]
    again = nora.presses("Correct it", goes(nora))
    assert value_of(form_of(again).fields[1]) == "See [it](http://example.org)"


def test_a_manager_alone_corrects(here: Community, nora: Acting, six: list[Acting]) -> None:
    form = form_of(nora.presses("Correct it", sends(nora)))
    said = six[0].presses_token(f"1:correct-announcement:{form.ref}")
    assert "For those who look after mentoring" in words_of(said)


@pytest.mark.not_in_slack
def test_a_message_that_was_deleted_stays_away_and_who_left_is_a_number(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    sends(nora)
    passes(here)
    for who in six[:2]:
        here.platform.deletes(who.user)
    for who in six[2:4]:
        here.responder.left(who.actor.platform, who.actor.workspace, who.user).result()
    nora.presses("Send the correction", corrects(nora, goes(nora)))
    passes(here)
    assert [news(here, who) for who in six[:2]] == [[], []]
    assert [[one.title for one in news(here, who)] for who in six[2:]] == [[TITLE]] * 2 + [[RIGHT]] * 2
    said = words_of(goes(nora))
    assert "Changed where it stands: 3 of 7." in said
    assert "2 can't be changed: they were deleted, or are too old" in said
    assert "2 readers of it have left" in said
    assert "Done: 7 of 7 have had it" in said


def test_the_card_says_at_the_end_how_far_it_came(here: Community, nora: Acting, six: list[Acting]) -> None:
    sends(nora)
    passes(here)
    nora.presses("Send the correction", corrects(nora, goes(nora)))
    passes(here)
    (card,) = [one for one in here.inbox(nora) if one.title.startswith("Done")]
    assert "Changed where it stands: 7 of 7." in words_of(card)


@pytest.mark.on_both
@pytest.mark.not_in_slack
@pytest.mark.not_on_discord("it writes into its stand-in by hand")
@pytest.mark.not_in_teams("it writes into its stand-in by hand")
def test_what_a_worker_sent_meanwhile_is_changed_after_all(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    """A worker has drawn the old words when the correction comes; three others were killed at it."""
    card = sends(nora)
    taken = here.database.write(lambda open_: leases.claim(open_, Look(here.clock()), limit=4, bulk=4))
    one = next(one for one in taken if one.notice.kind is NoticeKind.ANNOUNCEMENT)
    nora.presses("Send the correction", corrects(nora, card))
    here.database.write(lambda open_: rows.told(open_, one, {"line": "line-0"}))
    (whose,) = [who.user for who in (*six, nora) if who.person.id == one.recipient]
    here.platform.lines["line-0"] = Line("line-0", whose, Message(TITLE, ()))
    here.clock.moves(minutes=2)
    passes(here)
    assert [[shown.title for shown in news(here, who)] for who in (*six, nora)] == [[RIGHT]] * 7


@pytest.mark.on_both
@pytest.mark.not_in_slack
def test_a_worker_that_is_killed_at_the_edits_loses_none(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    sends(nora)
    passes(here)
    nora.presses("Send the correction", corrects(nora, goes(nora)))
    lost = here.database.write(lambda open_: leases.claim(open_, Look(here.clock()), limit=5, bulk=5))
    assert len([one for one in lost if one.revises]) == 5
    passes(here)
    assert [one.title for who in (*six, nora) for one in news(here, who)].count(RIGHT) in {2, 3}
    here.clock.moves(minutes=2)
    passes(here)
    assert [[one.title for one in news(here, who)] for who in (*six, nora)] == [[RIGHT]] * 7
    assert "Changed where it stands: 7 of 7." in words_of(goes(nora))


@pytest.mark.not_in_slack
@pytest.mark.not_on_discord("how fast Discord takes messages is its own")
@pytest.mark.not_in_teams("how fast Teams takes messages is its own")
def test_how_long_it_takes_is_said_beforehand(here: Community, nora: Acting, six: list[Acting]) -> None:
    slow = replace(here, services=replace(here.services, tempos={PLATFORM: Tempo(sends=2, edits=0.1)}))
    nora = slow.acting(nora.person)
    looked = drafted(nora, TITLE, words="Good luck.", signed=SIGNED)
    assert "That takes about 4 minutes." in words_of(looked)
    nora.presses("Send it to 7", looked)
    assert "Done by about 10:15." in words_of(goes(nora))
    passes(slow)
    assert "That takes until about 11:15." in words_of(corrects(nora, goes(nora)))
