"""What the first mentor hears once their help was passed on, and where it is kept from them."""

from datetime import UTC, datetime

import pytest

from bot.domain.common.notices import Notice, NoticeKind
from bot.handlers.work import Work
from bot.store.passing_on.pass_it_on import Passings
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.passing_on import (
    NUDGE,
    STORY,
    TEN,
    TRAVELLED,
    answers,
    asked_in_march,
    called,
    has,
    helped,
    on,
    opens_small_door,
)
from tests.fakes.reading import words_of


def helps(here: Community, leila: Acting, asker: Acting) -> None:
    """Send an ask to Leila by name, and answer it as Leila."""
    form = asker.presses_token(f"1:ask:{leila.person.id}")
    asker.presses("Send", asker.submits(form, question="What would you do otherwise today?"))
    here.deliver()
    answers(here, leila)


def test_she_may_leave_it_out(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    page = leila.presses("Answer one", called(here, leila, NUDGE)[0])
    out = leila.presses("Don't tell my first mentor", page)
    assert "Amara, who helped you then, will not hear of it." in words_of(out)
    assert "will hear once" in words_of(leila.presses("Let my first mentor hear", out))
    leila.presses("Don't tell my first mentor", page)
    opens_small_door(here, leila)
    helps(here, leila, here.joins("Olu Ade"))
    for day in range(4, 20):
        on(here, 3, day)
    assert called(here, amara, TRAVELLED) == []


@pytest.mark.not_in_slack
def test_a_mentor_who_is_no_member_any_more_is_not_spoken_of(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    here.responder.left(amara.actor.platform, amara.actor.workspace, amara.user).result()
    asked_in_march(here, tom)
    page = leila.presses("Answer one", called(here, leila, NUDGE)[0])
    assert "who helped you then" not in words_of(page)


def test_a_mentor_who_left_is_not_spoken_of(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    form = amara.presses("Erase everything", amara.presses("My data", amara.types("/mentoring")))
    amara.submits(form, word="erase")
    asked_in_march(here, tom)
    page = leila.presses("Answer one", called(here, leila, NUDGE)[0])
    assert "who helped you then" not in words_of(page)


def test_whoever_opened_a_door_of_their_own_has_promised_nobody_a_word(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    """She went her own way after the nudge, and never read that Amara would hear of it."""
    asked_in_march(here, tom)
    form = leila.presses("In your words", leila.types("/be-a-mentor"))
    leila.submits(form, headline="Civil engineer", story=STORY)
    leila.submits(leila.presses_token("1:give:quick-question"), places="2")
    leila.presses("Open my door", leila.types("/be-a-mentor"))
    here.catch_up()
    helps(here, leila, here.joins("Olu Ade"))
    on(here, 3, 4)
    assert called(here, amara, TRAVELLED) == []


def test_it_is_drawn_for_the_first_mentor_alone(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    opens_small_door(here, leila)
    notice = Notice(NoticeKind.TRAVELLED, leila.person.id)
    for who in (amara, jonas):
        here.database.write(
            lambda open_, to=who: Work(open_, here.services, here.id, to.person).show(  # type: ignore[misc]
                to.person.id, notice
            )
        )
    here.deliver()
    assert len(called(here, amara, TRAVELLED)) == 1
    assert called(here, jonas, TRAVELLED) == []


def test_her_first_mentors_season_counts_it(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    opens_small_door(here, leila)
    helps(here, leila, here.joins("Olu Ade"))
    on(here, 3, 4)
    helps(here, amara, here.joins("Pia Roth"))
    on(here, 5, 3)
    (letter,) = called(here, amara, "Your season")
    assert "And it travelled: 1 person you helped has helped somebody else." in words_of(letter)
    assert "Leila" not in words_of(letter)


def test_an_accepted_ask_is_help_too(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    opens_small_door(here, leila)
    olu = here.joins("Olu Ade")
    form = olu.presses_token(f"1:ask:{leila.person.id}")
    olu.presses("Send", olu.submits(form, question="What would you do otherwise today?"))
    here.deliver()
    leila.presses("Accept", next(m for m in here.inbox(leila) if has(m, "Accept")))
    on(here, 3, 4)
    assert len(called(here, amara, TRAVELLED)) == 1


def test_a_no_has_helped_nobody(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    opens_small_door(here, leila)
    olu = here.joins("Olu Ade")
    form = olu.presses_token(f"1:ask:{leila.person.id}")
    olu.presses("Send", olu.submits(form, question="What would you do otherwise today?"))
    here.deliver()
    card = next(m for m in here.inbox(leila) if has(m, "Decline kindly"))
    leila.presses("Send", leila.submits(leila.presses("Decline kindly", card), ready="full"))
    on(here, 3, 4)
    assert called(here, amara, TRAVELLED) == []


@pytest.mark.parametrize("why", ["she blocks", "she is blocked", "she goes", "stop", "left out late"])
@pytest.mark.parametrize("when", ["before it is due", "on its way"])
def test_it_is_not_told_where_it_would_not_be_welcome(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting, why: str, when: str
) -> None:
    asked_in_march(here, tom)
    opens_small_door(here, leila)
    helps(here, leila, here.joins("Olu Ade"))
    if when == "on its way":
        here.clock.is_set_to(datetime(2027, 3, 4, TEN, 1, tzinfo=UTC))
        here.reminds()
    match why:
        case "she blocks":
            leila.presses_token(f"1:block:{amara.person.id}")
        case "she is blocked":
            amara.presses_token(f"1:block:{leila.person.id}")
        case "she goes":
            form = leila.presses("Erase everything", leila.presses("My data", leila.types("/mentoring")))
            leila.submits(form, word="erase")
        case "stop":
            amara.presses_token("1:reminders:none")
        case _ if when == "on its way":
            # Amara has heard of it by then; there is no button any more.
            assert "Amara" not in words_of(leila.presses_token("1:answer-one:"))
            return
        case _:
            leila.presses("Don't tell my first mentor", leila.presses_token("1:answer-one:"))
    on(here, 3, 4)
    assert called(here, amara, TRAVELLED) == []


def test_whoever_was_asked_without_a_name_hears_nothing(
    here: Community, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    leila = here.joins("Leila Haddad", line="Civil engineer")
    helped(here, leila, amara, unnamed="yes")
    asked_in_march(here, tom)
    page = leila.presses("Answer one", called(here, leila, NUDGE)[0])
    assert "Amara" not in words_of(page)
    opens_small_door(here, leila)
    helps(here, leila, here.joins("Olu Ade"))
    for day in range(4, 12):
        on(here, 3, day)
    assert called(here, amara, TRAVELLED) == []


def test_whom_she_helps_is_not_told_it_of_themselves(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    """Amara herself asks Leila, so she need not be told that Leila helped."""
    asked_in_march(here, tom)
    opens_small_door(here, leila)
    helps(here, leila, amara)
    on(here, 3, 4)
    assert called(here, amara, TRAVELLED) == []


def test_a_mentor_who_asks_for_it_themselves_brings_nobody_whom_they_helped(
    here: Community, leila: Acting, amara: Acting, jonas: Acting
) -> None:
    asked_in_march(here, amara)
    assert called(here, leila, NUDGE) == []


def test_it_goes_with_whoever_takes_everything(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    form = leila.presses("Erase everything", leila.presses("My data", leila.types("/mentoring")))
    leila.submits(form, word="erase")
    assert here.database.read(lambda open_: Passings(open_, here.id).of(leila.person.id)) is None
