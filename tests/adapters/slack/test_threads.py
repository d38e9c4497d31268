"""What is said in a thread is answered in that thread, over real sockets."""

from tests.fakes.reading import words_of
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.ledger import Line
from tests.fakes.waiting import wait_until


def card_of(slack: InSlack, amara: Member) -> Line:
    """Return the card of an ask that was sent to Amara."""
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara")
    leila.submits(question="How did you know that it was time to leave law?")
    leila.presses("Send")
    slack.delivers()
    place = amara.place()
    assert isinstance(place, Line)
    return place


def answers_to(slack: InSlack, member: Member) -> list[Line]:
    """Return what the bot wrote to a person beside the card."""
    here = slack.workspace
    lines = here.standing(here.direct(member.user), viewer=member.user)
    return [one for one in lines if one.user != member.user][1:]


def test_words_in_a_thread_are_answered_there_and_so_is_what_is_pressed_on_the_answer(slack: InSlack) -> None:
    amara, _ = slack.mentors("U0AMARA", "Amara Okafor")
    card = card_of(slack, amara)
    amara.types("yes, gladly", thread=card.ts)
    wait_until(lambda: bool(answers_to(slack, amara)))
    amara.presses_token("1:why-me:" + str(amara.slack.here.id), answers_to(slack, amara)[0])
    wait_until(lambda: len(answers_to(slack, amara)) > 1)
    assert [one.thread for one in answers_to(slack, amara)] == [card.ts, card.ts]


def test_a_late_answer_is_in_the_thread_too(slack: InSlack) -> None:
    amara, _ = slack.mentors("U0AMARA", "Amara Okafor")
    card = card_of(slack, amara)
    slack.lingers("said", 2.5)
    amara.types("yes, gladly", thread=card.ts)
    wait_until(lambda: bool(answers_to(slack, amara)) and "One moment" not in words_of(amara.shown))
    assert {one.thread for one in answers_to(slack, amara)} == {card.ts}


def test_words_outside_of_threads_are_answered_outside(slack: InSlack) -> None:
    amara, _ = slack.mentors("U0AMARA", "Amara Okafor")
    card_of(slack, amara)
    amara.types("yes, gladly")
    wait_until(lambda: bool(answers_to(slack, amara)))
    assert [one.thread for one in answers_to(slack, amara)] == [""]


def test_a_thread_that_takes_no_answer_loses_none(slack: InSlack) -> None:
    amara, _ = slack.mentors("U0AMARA", "Amara Okafor")
    card_of(slack, amara)
    amara.types("yes, gladly", thread="1.000001")
    wait_until(lambda: bool(answers_to(slack, amara)))
    assert [one.thread for one in answers_to(slack, amara)] == [""]


def test_words_under_an_announcement_are_offered_to_its_sender_there(slack: InSlack) -> None:
    nora = slack.joins("U0NORA", "Nora Lindqvist", is_admin=True)
    readers = [slack.joins(f"U0READER{n}", f"Reader Made-Up-{n}") for n in range(4)]
    for one in (nora, *readers):
        one.types("/mentoring")
    nora.types("/announce")
    nora.presses("Write one")
    nora.submits(title="Doors", words="Open one.", action="nothing", signed="Nora, Office")
    nora.presses("Say who it is for")
    nora.submits(audience="everybody")
    nora.presses("Send it to 5")
    slack.delivers()
    card = readers[0].place()
    assert isinstance(card, Line)
    readers[0].types("Gladly, in March!", thread=card.ts)
    readers[0].sees("Shall I pass this on to Nora?")
    readers[0].presses("Send it to Nora")
    readers[0].sees("It goes to Nora")
    assert answers_to(slack, readers[0])[-1].thread == card.ts
    slack.delivers()
    nora.sees("Reader Made-Up-0 wrote back")
