"""No message rings in its reader's night, and nothing is lost by waiting."""

from datetime import UTC, datetime

import pytest

from bot.port import TryLater
from bot.store.people.people import People
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import errors_of, form_of, value_of, words_of

QUESTION = "How did you know that it was time to change?"
TEN_AT_NIGHT = datetime(2026, 11, 3, 22, tzinfo=UTC)


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    """Amara in Lagos, an hour ahead of UTC."""
    return community_of_people.mentors("Amara Okafor")


@pytest.fixture
def leila(community_of_people: Community) -> Acting:
    """Leila in Auckland, thirteen hours ahead of UTC."""
    return community_of_people.joins("Leila Haddad", zone="Pacific/Auckland")


def asks(leila: Acting) -> None:
    leila.asks(leila.types("/find-mentor Amara"), QUESTION, on="Amara")


def test_a_night_in_lagos_is_a_day_in_auckland(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    here.clock.is_set_to(TEN_AT_NIGHT)
    asks(leila)
    here.deliver()

    # Leila's receipt answers her own press; Amara's card waits for nine in the morning in Lagos.
    assert [message.title for message in here.inbox(leila)] == ["Your ask to Amara"]
    assert here.inbox(amara) == []
    here.clock.is_set_to(datetime(2026, 11, 4, 7, 59, tzinfo=UTC))
    assert here.deliver() == 0
    here.clock.moves(minutes=1)
    here.deliver()
    (card,) = here.inbox(amara)
    assert QUESTION in words_of(card)

    # It is nine in the evening in Auckland now: the receipt is redrawn, which rings nowhere; the yes waits.
    amara.presses("Accept", card)
    here.deliver()
    assert len(here.inbox(leila)) == 1
    assert "Amara said yes." in words_of(here.inbox(leila)[0])
    here.clock.is_set_to(datetime(2026, 11, 4, 20, 1, tzinfo=UTC))
    here.deliver()
    told = [message.title for message in here.inbox(leila)]
    assert told == ["Your ask to Amara", "Amara said yes", "A room for the two of you"]


def test_somebody_who_presses_at_night_is_answered_at_night(
    community_of_people: Community, amara: Acting
) -> None:
    here = community_of_people
    tom = here.joins("Tom Whitaker", zone="Africa/Lagos")
    here.clock.is_set_to(TEN_AT_NIGHT)
    asks(tom)
    here.deliver()
    assert len(here.inbox(tom)) == 1
    assert here.inbox(amara) == []


def test_an_ask_taken_back_in_the_night_was_never_shown_as_waiting(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    here.clock.is_set_to(TEN_AT_NIGHT)
    asks(leila)
    here.deliver()
    leila.presses("Take the ask back", leila.presses("Take it back", here.inbox(leila)[0]))
    here.clock.moves(hours=12)
    here.deliver()
    (card,) = here.inbox(amara)
    assert "nothing to do, and your place is back" in words_of(card)


@pytest.mark.usefixtures("amara")
def test_a_closing_is_told_in_the_morning_and_never_lost(
    community_of_people: Community, leila: Acting
) -> None:
    """Six in the evening in Lagos is six in the morning in Auckland: Leila reads of it at nine."""
    here = community_of_people
    asks(leila)
    here.deliver()
    here.clock.is_set_to(datetime(2026, 11, 8, 17, 1, tzinfo=UTC))
    assert here.closes_what_is_over() == 1
    here.deliver()
    assert len(here.inbox(leila)) == 1
    here.clock.is_set_to(datetime(2026, 11, 8, 20, 1, tzinfo=UTC))
    here.deliver()
    assert here.inbox(leila)[-1].title == "No answer from Amara this time"


def test_what_was_late_does_not_arrive_at_night(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    """The ask is sent by day, and the platform only comes back when it is night in Lagos."""
    here = community_of_people
    here.clock.is_set_to(datetime(2026, 11, 3, 18, 55, tzinfo=UTC))
    here.platform.fails(amara.user, TryLater("out for a while", after=3600))
    asks(leila)
    here.deliver()
    here.clock.moves(hours=2)
    here.deliver()
    assert here.inbox(amara) == []
    here.clock.is_set_to(datetime(2026, 11, 4, 8, 1, tzinfo=UTC))
    here.deliver()
    assert len(here.inbox(amara)) == 1


@pytest.mark.not_in_slack("Slack rings")
@pytest.mark.not_on_discord("Discord rings")
@pytest.mark.not_in_teams("Teams rings")
def test_where_nothing_rings_nothing_waits(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    here.platform.rings = False
    here.clock.is_set_to(TEN_AT_NIGHT)
    asks(leila)
    here.deliver()
    assert len(here.inbox(amara)) == 1


def test_asks_arrive_as_the_mentor_chose(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    """On a Tuesday morning Amara chooses once a day; it is past ten in Lagos already."""
    here = community_of_people
    settings = amara.presses("Settings", amara.types("/mentoring"))
    form = amara.presses("Change hours and reminders", settings)
    saved = amara.submits(form, arrival="daily")
    assert "Once a day, about 10:00" in words_of(saved)

    asks(leila)
    here.deliver()
    assert here.inbox(amara) == []
    here.clock.is_set_to(datetime(2026, 11, 4, 8, 59, tzinfo=UTC))
    here.deliver()
    assert here.inbox(amara) == []
    here.clock.moves(minutes=1)
    here.deliver()
    assert len(here.inbox(amara)) == 1


def test_somebody_has_quiet_hours_of_their_own(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    form = amara.presses("Change hours and reminders", amara.presses("Settings", amara.types("/mentoring")))
    saved = amara.submits(form, start="10:00", end="15:00")
    assert "10:00 to 15:00" in words_of(saved)
    asks(leila)
    here.deliver()
    assert here.inbox(amara) == []
    here.clock.is_set_to(datetime(2026, 11, 3, 14, 0, tzinfo=UTC))
    here.deliver()
    assert len(here.inbox(amara)) == 1

    # The same start and end mean no quiet hours: then even midnight is allowed.
    again = amara.presses("Change hours and reminders", saved)
    assert "No quiet hours" in words_of(amara.submits(again, start="00:00", end="00:00"))


def test_the_zone_is_asked_once_and_what_was_answered_holds(community_of_people: Community) -> None:
    """Nadia's platform says UTC, as platforms do that do not know the zone; she lives in Lagos."""
    here = community_of_people
    nadia = here.joins("Nadia Ferreira", zone="")
    settings = nadia.presses("Settings", nadia.types("/mentoring"))
    assert "I don't know your time zone yet" in words_of(settings)
    assert "Right?" not in words_of(settings)

    form = nadia.presses("Say where I am", settings)
    slip = nadia.submits(form, other="Lagoss")
    assert "“Lagoss” could be Lagos" in errors_of(slip)["other"]
    assert "Lagoss" in [value_of(field) for field in form_of(slip).fields]
    moved = nadia.submits(slip, other="lagos")
    assert "Lagos, 11:00 now" in words_of(moved)
    assert "Right?" not in words_of(moved)

    # Her platform still says UTC with every press, and a new name: the name changes, her zone stays.
    assert "Lagos time" in words_of(nadia.types("/mentoring"))
    renamed = nadia.is_known_as(name="Nadine Ferreira")
    home = words_of(renamed.types("/mentoring", key="renamed"))
    assert "Nadine" in home
    assert "Lagos time" in home


def test_an_offset_is_asked_back_and_the_second_answer_is_enough(community_of_people: Community) -> None:
    here = community_of_people
    nadia = here.joins("Nadia Ferreira", zone="")
    form = nadia.presses("Say where I am", nadia.presses("Settings", nadia.types("/mentoring")))
    back = nadia.submits(form, other="GMT+2")
    assert "Johannesburg" in errors_of(back)["other"]
    # The words stand in the form that was handed back, and the choice from its list counts.
    assert "GMT+2" in [value_of(field) for field in form_of(back).fields]
    moved = nadia.submits(back, other="GMT+2", zone="Africa/Johannesburg")
    assert "Johannesburg, 12:00 now" in words_of(moved)


def test_a_typed_place_that_was_handed_back_is_there_when_the_form_opens_again(
    community_of_people: Community,
) -> None:
    nadia = community_of_people.joins("Nadia Ferreira", zone="")
    settings = nadia.presses("Settings", nadia.types("/mentoring"))
    nadia.submits(nadia.presses("Say where I am", settings), other="IST")
    again = nadia.presses("Say where I am", settings)
    assert "IST" in [value_of(field) for field in form_of(again).fields]
    nadia.submits(again, other="Dublin")
    assert "IST" not in [
        value_of(field) for field in form_of(nadia.presses("Say where I am", settings)).fields
    ]


@pytest.mark.not_on_discord("Discord tells nobody's zone")
def test_an_offset_of_an_earlier_release_is_asked_about_once(community_of_people: Community) -> None:
    here = community_of_people
    nadia = here.joins("Nadia Ferreira", zone="Europe/Berlin")
    here.database.write(lambda open_: People(open_, here.id).move(nadia.person.id, "Etc/GMT+2"))
    nadia.is_known_as()  # what the platform says of her is known here
    for key in ("first", "second"):
        assert "Berlin time" in words_of(nadia.types("/mentoring", key=key))
    here.deliver()
    (asked,) = [one for one in here.inbox(nadia) if one.title == "Which time do you keep?"]
    assert "You're in Berlin" in words_of(asked)
    kept = nadia.presses("That's my time zone", asked)
    assert "Right?" not in words_of(kept)
    here.clock.moves(hours=1)
    nadia.types("/mentoring", key="third")
    here.deliver()
    assert [one.title for one in here.inbox(nadia)].count("Which time do you keep?") <= 1


@pytest.mark.not_on_discord("Discord tells nobody's zone, so none is guessed")
def test_a_right_guess_is_kept_with_one_press(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor")
    settings = amara.presses("Settings", amara.types("/mentoring"))
    assert "You're in Lagos, so 10:00 is 09:00 UTC. Right?" in words_of(settings)
    kept = amara.presses("That's my time zone", settings)
    assert "Right?" not in words_of(kept)
    # While she travels, her platform names another zone; her own stays.
    travelling = amara.is_known_as(zone="Asia/Tokyo")
    assert "Lagos time" in words_of(travelling.types("/mentoring"))


def test_a_room_that_waits_for_one_does_not_wake_the_other(
    community_of_people: Community, amara: Acting
) -> None:
    """Amara says yes before Tom's day begins in Denver, and the room is late: by then it is her evening."""
    here = community_of_people
    tom = here.joins("Tom Whitaker", zone="America/Denver")
    asks(tom)
    here.deliver()
    here.clock.is_set_to(datetime(2026, 11, 4, 15, 0, tzinfo=UTC))
    amara.presses("Accept", here.inbox(amara)[0])
    here.clock.is_set_to(datetime(2026, 11, 4, 20, 0, tzinfo=UTC))
    here.deliver()
    assert here.inbox(tom)[-1].title == "Amara said yes"

    # Nothing was delivered while both were awake, and now it is nine in the evening in Lagos.
    here.clock.is_set_to(datetime(2026, 11, 5, 16, 1, tzinfo=UTC))
    here.deliver()
    assert here.inbox(amara)[-1].title == here.inbox(tom)[-1].title == "A room for the two of you"


def test_a_room_of_two_whose_days_never_meet_waits_for_whoever_did_not_press(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    """Lagos and Auckland are half a world apart: Amara, who said yes, hears of it when Leila does."""
    here = community_of_people
    asks(leila)
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.clock.is_set_to(datetime(2026, 11, 3, 20, 1, tzinfo=UTC))
    here.deliver()
    assert here.inbox(amara)[-1].title == here.inbox(leila)[-1].title == "A room for the two of you"
