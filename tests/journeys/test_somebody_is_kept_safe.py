"""A report or a block: contact ends at once, two people read a report, and the other person never knows."""

from functools import partial

import pytest
from sqlalchemy import update

from bot.handlers.routing import Answer
from bot.store.safety.report_and_block import Safety
from bot.store.tables import report_readers
from bot.ui.verbs import mentorships
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.racing import race
from tests.fakes.reading import (
    button_of,
    buttons_of,
    errors_of,
    form_of,
    message_of,
    options_of,
    value_of,
    words_of,
)

QUESTION = "How did you know that it was time to leave law?"
WORDS = "He wrote to me at midnight, three times, after I had said no."


@pytest.fixture
def jonas(community_of_people: Community) -> Acting:
    return community_of_people.mentors(
        "Jonas Berg", offers={"quick-question": 4, "ongoing": 2}, zone="Europe/Berlin"
    )


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", offers={"quick-question": 4})


@pytest.fixture
def leila(community_of_people: Community, jonas: Acting, amara: Acting) -> Acting:
    """Leila, who has asked Jonas."""
    leila = community_of_people.joins("Leila Haddad")
    asks(leila, jonas)
    community_of_people.deliver()
    return leila


@pytest.fixture
def readers(community_of_people: Community) -> tuple[Acting, Acting]:
    """Sara and Tom, whom the manager chose as readers of reports."""
    here = community_of_people
    sara, tom = here.joins("Sara Lindqvist"), here.joins("Tom Whitaker")
    manager = here.joins("Nadia Ferreira", manages=True)
    form = manager.presses_token("1:choose-readers:")
    chosen = manager.submits(form, first=sara.user, second=tom.user)
    assert "Sara Lindqvist and Tom Whitaker" in words_of(chosen)
    here.deliver()
    assert "one of two people who read reports" in words_of(here.inbox(tom)[-1])
    return sara, tom


def asks(mentee: Acting, mentor: Acting) -> None:
    mentee.presses(
        "Send", mentee.submits(mentee.presses_token(f"1:ask:{mentor.person.id}"), question=QUESTION)
    )


def reports(who: Acting, shown: Answer, **more: str | tuple[str, ...]) -> Answer:
    form = who.presses("Report", who.presses("Report or block", shown))
    return who.submits_all(form, {"what": "pressure", "words": WORDS, **more})


@pytest.mark.by_socket
def test_a_mentee_reports_a_mentor(
    community_of_people: Community, leila: Acting, jonas: Acting, readers: tuple[Acting, Acting]
) -> None:
    here, (sara, tom) = community_of_people, readers
    page = leila.presses("Report or block", here_is_jonas(leila))
    assert "Jonas never hears of either." in words_of(page)
    assert "Sara Lindqvist and Tom Whitaker" in words_of(page)
    form = leila.presses("Report", page)
    assert "call your local emergency number first" in words_of(form)
    slip = leila.submits(form, words=WORDS)
    assert "choose what comes nearest" in errors_of(slip)["what"]
    assert WORDS in words_of(slip)
    receipt = leila.submits(slip, what="pressure", more=("danger",))
    assert "call your local emergency number first" in words_of(receipt)
    here.deliver()
    assert "by Friday 6 November you will hear from one of them" in words_of(here.inbox(leila)[-1])

    # Both readers have it, with her words and without her question; to Jonas it looks like a withdrawal.
    for reader in readers:
        card = here.inbox(reader)[-1]
        assert "Leila Haddad reported Jonas Berg" in words_of(card)
        assert "somebody is in danger" in words_of(card)
        assert WORDS in words_of(card)
        assert QUESTION not in words_of(card)
    (his,) = here.inbox(jonas)
    assert "Leila is sorted; nothing to do, and your place is back." in words_of(his)

    sara.presses("I'm looking into it", here.inbox(sara)[-1])
    here.deliver()
    assert "Sara is looking into it." in words_of(here.inbox(tom)[-1])
    assert "Sara Lindqvist is looking into it" in words_of(here.inbox(leila)[-1])
    empty = sara.submits(sara.presses("Close the report", here.inbox(sara)[-1]), ready="own")
    assert "A few words" in errors_of(empty)["words"]
    *before, _ = here.inbox(leila)
    sara.submits(empty, ready="spoken")
    here.deliver()
    _, ended = here.inbox(leila)[len(before) :]  # how it ended comes as a message
    assert "I have spoken with them." in words_of(ended)
    assert "You and Jonas are kept apart." in words_of(ended)
    assert len(here.inbox(jonas)) == 1


def here_is_jonas(leila: Acting) -> Answer:
    return leila.presses("Read more", leila.types("/find-mentor Jonas"), on="Jonas")


def test_contact_may_go_on_once_a_reader_says_so(
    community_of_people: Community, leila: Acting, jonas: Acting, readers: tuple[Acting, Acting]
) -> None:
    here, (sara, _) = community_of_people, readers
    reports(leila, here_is_jonas(leila))
    here.deliver()
    assert "Resting" in words_of(leila.presses_token(f"1:ask:{jonas.person.id}"))
    sara.presses("I'm looking into it", here.inbox(sara)[-1])
    here.deliver()
    sara.submits(sara.presses("Close the report", here.inbox(sara)[-1]), contact="together", ready="seen")
    here.deliver()
    assert "You and Jonas may be in touch again." in words_of(here.inbox(leila)[-1])
    assert form_of(leila.presses_token(f"1:ask:{jonas.person.id}")).title == "Your ask"


def test_whoever_is_reported_reads_what_they_would_read_anyway(
    community_of_people: Community, leila: Acting, jonas: Acting, readers: tuple[Acting, Acting]
) -> None:
    """Two mentees ask; one withdraws, one reports: the two cards differ in the names alone."""
    here = community_of_people
    lena = here.joins("Leila Nasser")
    asks(lena, jonas)
    here.deliver()
    lena.presses("Take the ask back", lena.presses("Take it back", here.inbox(lena)[0]))
    reports(leila, here_is_jonas(leila))
    here.deliver()
    reported, taken_back = here.inbox(jonas)
    words = words_of(reported).replace("Leila Haddad", "…"), words_of(taken_back).replace("Leila Nasser", "…")
    assert words[0] == words[1]
    assert [button.verb for button in buttons_of(reported)] == [b.verb for b in buttons_of(taken_back)]


def test_a_reader_who_is_reported_never_reads_it(
    community_of_people: Community, jonas: Acting, amara: Acting
) -> None:
    """Amara and Jonas read reports; Leila reports Jonas: only Amara gets it, though he has an old button."""
    here = community_of_people
    manager = here.joins("Nadia Ferreira", manages=True)
    manager.submits(manager.presses_token("1:choose-readers:"), first=jonas.user, second=amara.user)
    here.deliver()
    leila = here.joins("Leila Haddad")
    page = leila.presses("Report or block", here_is_jonas(leila))
    assert "Jonas Berg" not in words_of(page)
    reports(leila, here_is_jonas(leila))
    here.deliver()
    card = here.inbox(amara)[-1]
    assert card.title == "A report, for you to read"
    assert [one.title for one in here.inbox(jonas)] == ["Reading reports"]
    token = button_of(card, "I'm looking into it").token
    assert message_of(jonas.presses_token(token)).title == "No longer here"
    see = token.replace("take-report", "see-report")
    assert message_of(jonas.presses_token(see)).title == "No longer here"
    assert message_of(manager.presses_token(see)).title == "No longer here"


def test_a_manager_who_is_reported_never_reads_it(community_of_people: Community) -> None:
    here = community_of_people
    boss = here.mentors("Nadia Ferreira")
    manager = here.joins("Nadia Ferreira", manages=True)
    assert manager.person.id == boss.person.id
    leila = here.joins("Leila Haddad")
    reports(leila, leila.presses_token(f"1:read:{boss.person.id}"))
    here.deliver()
    assert "Those who look after this community" in words_of(here.inbox(leila)[-1])
    assert here.inbox(boss) == []

    # After three days she is told that no reader managed to look into it.
    here.clock.moves(days=1, minutes=1)
    here.closes_what_is_over()
    here.clock.moves(days=2)
    here.closes_what_is_over()
    here.deliver()
    assert "Nobody has managed to look into it yet, and I am sorry." in words_of(here.inbox(leila)[-1])
    assert here.inbox(boss) == []


def test_a_report_that_nobody_takes_is_told_again_and_to_the_managers(
    community_of_people: Community, leila: Acting, readers: tuple[Acting, Acting]
) -> None:
    here, (sara, tom) = community_of_people, readers
    manager = here.acting(here.joins("Nadia Ferreira", manages=True).person)
    reports(leila, here_is_jonas(leila))
    here.deliver()
    assert [len(here.inbox(one)) for one in (sara, tom, manager)] == [2, 2, 0]
    here.clock.moves(days=1, minutes=1)
    here.closes_what_is_over()
    here.deliver()
    assert [len(here.inbox(one)) for one in (sara, tom, manager)] == [3, 3, 1]
    here.closes_what_is_over()
    here.deliver()
    assert len(here.inbox(manager)) == 1
    seen = here.inbox(sara)[-1]
    manager.presses("I'm looking into it", here.inbox(manager)[0])
    assert "Somebody is on it" in words_of(sara.presses("I'm looking into it", seen))


def test_a_report_is_read_at_night(
    community_of_people: Community, leila: Acting, readers: tuple[Acting, Acting]
) -> None:
    here, (sara, _) = community_of_people, readers
    here.clock.moves(hours=13)
    reports(leila, here_is_jonas(leila))
    here.deliver()
    assert here.inbox(sara)[-1].title == "A report, for you to read"


def test_a_mentor_blocks_a_mentee(
    community_of_people: Community, leila: Acting, jonas: Acting, amara: Acting
) -> None:
    """She reads an ordinary kind no with other mentors, and finds him nowhere; he is not disturbed again."""
    here = community_of_people
    (card,) = here.inbox(jonas)
    blocked = jonas.presses("Block", jonas.presses("Report or block", card), key="block-1")
    assert "You and Leila are kept apart from now on." in words_of(blocked)
    here.deliver()
    outcome = here.inbox(leila)[-1]
    assert outcome.title == "Jonas can't this time"
    assert "My weeks are full" in words_of(outcome)
    assert "[Ask Amara]" in words_of(outcome)
    assert "Jonas Berg" not in words_of(leila.types("/find-mentor"))
    assert "Jonas Berg" not in words_of(leila.types("/find-mentor Jonas"))
    assert "Resting" in words_of(leila.presses_token(f"1:ask:{jonas.person.id}"))
    assert "Resting" in words_of(leila.presses_token(f"1:read:{jonas.person.id}"))

    # His list shows her; one press ends the block.
    settings = jonas.presses("Settings", jonas.types("/mentoring"))
    listed = jonas.presses("People I blocked", settings)
    assert "Leila Haddad" in words_of(listed)
    assert "You haven't blocked anybody" in words_of(jonas.presses("Unblock", listed))
    assert "Jonas Berg" in words_of(leila.types("/find-mentor"))


def test_blocking_ends_a_room_and_what_follows_an_answer(
    community_of_people: Community, jonas: Acting, amara: Acting
) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    form = leila.presses_token(f"1:ask:{jonas.person.id}")
    assert "ongoing" in options_of(form, "kind")
    leila.presses("Send", leila.submits(form, question=QUESTION, kind="ongoing"))
    asks(leila, amara)
    here.deliver()
    jonas.presses("Accept", here.inbox(jonas)[0])
    answer = amara.submits(
        amara.presses("Answer now", here.inbox(amara)[0]), words="When Sunday nights grew heavy."
    )
    amara.presses("Send", answer)
    here.deliver()
    see = next(one for one in buttons_of(leila.types("/mentoring")) if one.verb is mentorships.SEE)
    page = leila.presses_token(see.token)
    leila.presses("Block", leila.presses("Report or block", page))
    here.deliver()
    assert "it needs no reason" in words_of(here.inbox(jonas)[-1])

    news = next(one for one in here.inbox(leila) if one.title == "Amara answered")
    form = leila.presses("One follow-up", news)
    leila.presses("Send", leila.submits(form, words="And how did you tell your family about it?"))
    here.deliver()
    leila.presses("Block", leila.presses("Report or block", news))
    here.deliver()
    assert "Closed by itself; your first answer stands." in words_of(here.inbox(amara)[-1])
    assert "No longer here" in words_of(leila.presses("Thank Amara", news))


@pytest.mark.on_both
def test_a_report_and_a_yes_at_the_same_instant(
    community_of_people: Community, leila: Acting, jonas: Acting, readers: tuple[Acting, Acting]
) -> None:
    here = community_of_people
    form = leila.presses("Report", leila.presses("Report or block", here_is_jonas(leila)))
    (card,) = here.inbox(jonas)
    race([partial(jonas.presses, "Accept", card), partial(leila.submits, form, what="other")])
    here.deliver()
    said = words_of(here.inbox(jonas)[0])
    assert "Leila is sorted" in said or "it needs no reason" in words_of(here.inbox(jonas)[-1])
    assert "In touch with" not in words_of(leila.types("/mentoring"))


def test_only_somebody_one_has_to_do_with_can_be_reported(
    community_of_people: Community, leila: Acting, jonas: Acting
) -> None:
    here = community_of_people
    tom = here.joins("Tom Whitaker")
    (card,) = here.inbox(jonas)
    about = button_of(card, "Report or block").ref
    for verb in ("safety", "block", "report", "send-report"):
        assert message_of(tom.presses_token(f"1:{verb}:{about}")).title == "No longer here"
        assert message_of(tom.presses_token(f"1:{verb}:{leila.person.id}")).title == "No longer here"


def test_a_repeated_report_is_one(
    community_of_people: Community, leila: Acting, readers: tuple[Acting, Acting]
) -> None:
    here, (sara, _) = community_of_people, readers
    form = leila.presses("Report", leila.presses("Report or block", here_is_jonas(leila)))
    first = leila.submits(form, what="other", key="report-1")
    assert leila.submits(form, what="other", key="report-1") == first
    here.deliver()
    assert [one.title for one in here.inbox(sara)].count("A report, for you to read") == 1


@pytest.mark.not_on_discord("its own list holds members alone")
def test_readers_are_chosen_by_managers_among_those_who_are_here(
    community_of_people: Community, leila: Acting, jonas: Acting
) -> None:
    here = community_of_people
    assert "For those who look after mentoring" in words_of(leila.presses_token("1:choose-readers:"))
    manager = here.joins("Nadia Ferreira", manages=True)
    form = manager.presses_token("1:choose-readers:")
    slip = manager.submits(form, first=leila.user, second="Jonas Berg")
    assert errors_of(slip)["second"].startswith("Choose a member")
    same = manager.submits(slip, first=leila.user, second=leila.user)
    assert errors_of(same)["second"].startswith("Two different people")
    manager.submits(same, first=leila.user, second=jonas.user)
    here.deliver()
    asked = here.inbox(leila)[-1]
    leila.presses("I'd rather not read reports", asked)
    here.deliver()
    (told,) = here.inbox(manager)
    assert "Leila Haddad would rather not read reports, and that is fine" in words_of(told)
    # Once more changes nothing, and is told to nobody.
    leila.presses("I'd rather not read reports", asked)
    assert here.deliver() == 0
    shown = manager.presses_token("1:choose-readers:")
    assert [value_of(field) for field in form_of(shown).fields] == [jonas.user, ""]


def test_one_who_was_asked_agrees_to_read(
    community_of_people: Community, leila: Acting, readers: tuple[Acting, Acting]
) -> None:
    here, (sara, tom) = community_of_people, readers
    # As for a member who had never written here when a manager picked them.
    asked = update(report_readers).where(report_readers.c.person == tom.person.id).values(agreed=False)
    here.database.write(lambda open_: open_.execute(asked))
    reports(leila, here_is_jonas(leila))
    here.deliver()
    assert "Sara Lindqvist will read it" in words_of(here.inbox(leila)[-1])
    tom.presses_token("1:start-reading:")
    assert here.database.read(lambda open_: Safety(open_, here.id, here.clock()).readers()) == [
        sara.person.id,
        tom.person.id,
    ]


def test_one_reader_is_not_one_of_them(
    community_of_people: Community, leila: Acting, readers: tuple[Acting, Acting]
) -> None:
    here, (_, tom) = community_of_people, readers
    tom.presses("I'd rather not read reports", here.inbox(tom)[-1])
    reports(leila, here_is_jonas(leila))
    here.deliver()
    reported = words_of(here.inbox(leila)[-1])
    assert "Sara Lindqvist will read it" in reported
    assert "one of them" not in reported
