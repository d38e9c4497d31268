"""The rest of an announcement is cancelled: those who had it are told why, once, and nobody else is."""

from functools import partial

import pytest
from sqlalchemy import update

from bot.domain.common.notices import NoticeKind
from bot.handlers.routing import Answer
from bot.store.outbox import leases
from bot.store.outbox import outbox as rows
from bot.store.outbox.leases import Look
from bot.store.tables import outbox
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted, sent
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, errors_of, words_of

TITLE = "Open a door before the exams"
WHY = "The exams were moved, so <!channel> there is no hurry.\nSorry for the noise."


def goes(nora: Acting) -> Answer:
    return nora.presses("Look at it", nora.types("/announce"), on=TITLE)


def cancelled(here: Community, nora: Acting, missed: Acting) -> Answer:
    """Send to seven, and cancel the rest while one of them has not had it."""
    sent(nora, drafted(nora, TITLE, signed="Nora Lindqvist, Alumni Office"))
    waits = (outbox.c.recipient == missed.person.id) & (outbox.c.kind == NoticeKind.ANNOUNCEMENT)
    here.database.write(lambda open_: open_.execute(update(outbox).where(waits).values(state="paused")))
    here.deliver()
    nora.presses("Cancel the rest", goes(nora))
    return goes(nora)


def told(here: Community, who: Acting) -> list[Message]:
    return [one for one in here.inbox(who) if one.title == f"About “{TITLE}”"]


def writes(nora: Acting, shown: Answer, label: str = "Tell the 6 why") -> Answer:
    return nora.submits(nora.presses(label, shown), words=WHY)


def test_those_who_had_it_are_told_once_and_nobody_else(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    shown = cancelled(here, nora, six[0])
    six[1].presses_token("1:stop-announcements:")
    looked = writes(nora, shown)
    to = "It goes once, to the 5 people who had the announcement and have not stopped or left since."
    assert to in words_of(looked)
    assert "This is what those who had it will read" in words_of(looked)
    assert "From Nora Lindqvist, Alumni Office, to those who had this announcement." in words_of(looked)
    assert "there is no hurry." in words_of(looked)
    nora.presses("Tell them now", looked)
    here.deliver()
    here.closes_what_is_over()
    here.deliver()
    assert [len(told(here, who)) for who in (*six, nora)] == [0, 0, 1, 1, 1, 1, 1]
    assert "Sorry for the noise." in words_of(told(here, six[2])[0])
    said = words_of(goes(nora))
    wrote = "Nora Lindqvist wrote on Tuesday 3 November to 5 people who had it why the rest was cancelled."
    assert wrote in said
    assert "Tell the 6 why" not in said


@pytest.mark.not_in_slack
@pytest.mark.not_on_discord("it writes into its stand-in by hand")
@pytest.mark.not_in_teams("it writes into its stand-in by hand")
def test_while_a_worker_has_some_in_its_hands_the_card_says_so(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    nora.presses("Send it to 7", drafted(nora, TITLE, signed="Nora Lindqvist, Alumni Office"))
    taken = here.database.write(lambda open_: leases.claim(open_, Look(here.clock()), limit=4, bulk=4))
    in_hand = [one for one in taken if one.notice.kind is NoticeKind.ANNOUNCEMENT]
    over = nora.presses("Cancel the rest", goes(nora))
    assert len(in_hand) == 3
    assert "3 are being sent it at this moment" in words_of(over)
    assert "Once that is over, you can tell here why to those who had it." in words_of(over)
    assert "still to get it" not in words_of(over)
    for one in in_hand:
        here.database.write(partial(rows.told, due=one, sent_to={"line": f"line-{one.recipient}"}))
    here.closes_what_is_over()
    shown = goes(nora)
    assert "at this moment" not in words_of(shown)
    assert "Once that is over" not in words_of(shown)
    assert "Tell the 3 why" in [one.label for one in buttons_of(shown)]


@pytest.mark.on_both
def test_of_two_managers_one_tells_them(here: Community, nora: Acting, six: list[Acting]) -> None:
    karim = here.joins("Karim Haddad", manages=True)
    shown = cancelled(here, nora, six[0])
    theirs, hers = writes(karim, shown, "Tell the 7 why"), writes(nora, shown, "Tell the 7 why")
    karim.presses("Tell them now", theirs)
    said = nora.presses("Tell them now", hers)
    assert "Karim Haddad has told them why. It went once." in words_of(said)
    here.deliver()
    assert [len(told(here, who)) for who in six] == [0, 1, 1, 1, 1, 1]
    again = nora.presses_token(f"1:tell-why-cancelled:{buttons_of(hers)[1].ref}")
    assert "Karim Haddad has told them why. It went once." in words_of(again)


def test_where_nobody_is_left_to_read_it_it_is_said_and_cannot_be_sent(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    shown = cancelled(here, nora, six[0])
    for who in (*six, nora):
        who.presses_token("1:stop-announcements:")
    looked = writes(nora, shown)
    assert "It goes to nobody: everybody who had the announcement has stopped or left since." in words_of(
        looked
    )
    assert [one.label for one in buttons_of(looked)] == ["Change the reason", "Not now"]


@pytest.mark.in_web_chat
def test_it_does_not_count_as_the_one_of_the_week(here: Community, nora: Acting, six: list[Acting]) -> None:
    nora.presses("Tell them now", writes(nora, cancelled(here, nora, six[0])))
    here.deliver()
    here.clock.moves(days=7)
    again = nora.presses("Use it again", nora.types("/announce"), on=TITLE)
    assert "7 of 7 will get it." in words_of(again)


def test_a_reason_is_short(here: Community, nora: Acting, six: list[Acting]) -> None:
    form = nora.presses("Tell the 6 why", cancelled(here, nora, six[0]))
    for words in ("", "x" * 601):
        said = errors_of(nora.submits(form, words=words))
        assert said == {"words": "Please write a few words, in at most 600 characters."}


def test_who_stops_before_it_comes_is_told_nothing(here: Community, nora: Acting, six: list[Acting]) -> None:
    nora.presses("Tell them now", writes(nora, cancelled(here, nora, six[0])))
    six[2].presses_token("1:stop-announcements:")
    here.deliver()
    assert [len(told(here, who)) for who in six] == [0, 1, 0, 1, 1, 1]
