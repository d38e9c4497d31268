"""F68: a mentee asks a hundred times, fifty ask one mentor at once: limits hold, refusals are kind."""

from functools import partial

from bot.handlers.routing import Answer
from bot.store.asks.ask import Asks
from bot.ui.forms import Form
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.racing import race
from tests.fakes.reading import message_of, words_of

QUESTION = "How did you know that it was time to change?"
A_HUNDRED = 100
MANY = 50
PLACES = 4
OPEN_ASKS = 3


def asks_as_far_as_it_goes(eager: Acting, mentor: Acting) -> Answer:
    """Open the form, fill it in and send it; stop at the first refusal."""
    form = eager.presses_token(f"1:ask:{mentor.person.id}")
    if not isinstance(form, Form):
        return form
    return eager.presses("Send", eager.submits(form, question=QUESTION))


def test_whoever_asks_a_hundred_times_has_three_open_and_troubles_nobody_else(
    community_of_people: Community,
) -> None:
    here = community_of_people
    mentors = [here.mentors(f"Mentor Number {n}") for n in range(10)]
    eager = here.joins("Eager Elbow")
    for number in range(A_HUNDRED):
        shown = asks_as_far_as_it_goes(eager, mentors[number % len(mentors)])
        assert "Something broke" not in words_of(shown)
    here.deliver()
    kept = here.database.read(lambda open_: Asks(open_, here.id).of_mentee(eager.person.id))
    assert len(kept) == OPEN_ASKS
    assert [len(here.inbox(mentor)) for mentor in mentors] == [1] * OPEN_ASKS + [0] * 7
    assert len(here.inbox(eager)) == OPEN_ASKS


def test_of_fifty_who_ask_one_mentor_at_once_each_is_answered_kindly(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers={"quick-question": PLACES}, at_once=PLACES)
    here.mentors("Jonas Berg", offers={"quick-question": MANY}, at_once=MANY)
    crowd = [here.joins(f"Asker Number {n}") for n in range(MANY)]
    forms = [one.presses_token(f"1:ask:{amara.person.id}") for one in crowd]
    previews = [one.submits(form, question=QUESTION) for one, form in zip(crowd, forms, strict=True)]
    answers = race([partial(one.presses, "Send", seen) for one, seen in zip(crowd, previews, strict=True)])
    titles = [message_of(answer).title for answer in answers]
    assert (titles.count("Sent"), titles.count("Just taken")) == (PLACES, MANY - PLACES)
    assert all("Jonas" in words_of(one) for one in answers if message_of(one).title == "Just taken")
    here.deliver()
    assert len(here.inbox(amara)) == PLACES
