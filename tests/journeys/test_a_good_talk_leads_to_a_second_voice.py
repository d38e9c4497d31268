"""After a good talk a mentee may meet a mentor who helps in another manner: once, beside the first one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from bot.domain.common.helping_styles import Manner
from bot.handlers.routing import Answer
from bot.ui.nodes import Message
from tests.fakes import people
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.racing import race
from tests.fakes.reading import buttons_of, errors_of, file_of, form_of, message_of, value_of, words_of

QUESTION = "Would you walk beside me for half a year?"
BOTH = {"ongoing": 2, "quick-question": 4}
WhyNot = Callable[[Community, Acting, Acting], None]
ASKED = "Amara encourages. Would you also like one who challenges?"
WOULD = "Would you also like"


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    here = community_of_people
    return here.helping(here.mentors("Amara Okafor", offers=BOTH), Manner.ENCOURAGES)


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    return community_of_people.joins("Leila Haddad")


def tomas_is_here(
    here: Community, name: str = "Tomás Ferreira", field: str = "Product", story: str = "I like an argument."
) -> Acting:
    mentor = here.mentors(name, offers=BOTH, field=field, story=story, at_once=2)
    return here.helping(mentor, Manner.CHALLENGES)


def jonas_is_here(here: Community, field: str = "Product") -> Acting:
    return here.helping(here.mentors("Jonas Berg", offers=BOTH, field=field), Manner.LISTENS)


def begin(here: Community, leila: Acting, mentor: Acting, kind: str = "ongoing") -> None:
    form = leila.presses_token(f"1:ask:{mentor.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION, kind=kind))
    here.deliver()
    mentor.presses("Accept", here.inbox(mentor)[-1])
    here.deliver()


def asked_how(here: Community, leila: Acting, about: str = "Amara", days: int = 15) -> Message:
    """Move to two weeks later, when both are asked; return the question how it went."""
    day = here.clock().replace(hour=15, minute=1) + timedelta(days=days)
    for later in range(3):
        here.clock.is_set_to(day + timedelta(days=later))
        here.reminds()
        here.deliver()
    title = f"Did you and {about} meet?"
    card = next(one for one in reversed(here.inbox(leila)) if one.title == title)
    return message_of(leila.presses("We met", card))


def it_helped(here: Community, leila: Acting, mentor: Acting) -> Answer:
    begin(here, leila, mentor)
    return leila.presses("It helped", asked_how(here, leila, mentor.name.split()[0]))


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def test_she_meets_one_who_challenges(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    tomas = tomas_is_here(here)
    begin(here, leila, amara)
    how = asked_how(here, leila)
    assert WOULD not in words_of(how)
    after = leila.presses("It helped", how, key="went-1")
    assert "Good to hear." in words_of(after)
    assert ASKED in words_of(after)
    assert "Neither of them hears of this." in words_of(after)
    assert labels(after)[:2] == ["Meet Tomás", "One is enough"]
    assert leila.presses("It helped", how, key="went-1") == after
    card = leila.presses("Meet Tomás", after)
    assert message_of(card).title == "Tomás Ferreira"
    assert "Tomás challenges. Speaks English." in words_of(card)
    leila.asks(card, QUESTION)
    here.deliver()
    assert [one.title for one in here.inbox(tomas)] != []
    # She has asked him by now, so the card says nothing more.
    assert WOULD not in words_of(leila.presses("It helped", how))


@pytest.mark.parametrize("answer", ["It was all right", "It wasn't for me"])
def test_after_another_answer_nobody_is_offered(
    community_of_people: Community, amara: Acting, leila: Acting, answer: str
) -> None:
    here = community_of_people
    tomas_is_here(here)
    begin(here, leila, amara)
    how = asked_how(here, leila)
    after = leila.presses(answer, how)
    assert (WOULD in words_of(after), "Meet Tomás" in labels(after)) == (False, False)
    # No second voice was offered, so another good talk may lead to one at once.
    jonas = jonas_is_here(here)
    assert "Meet Tomás" in labels(it_helped(here, leila, jonas))


def test_who_thinks_again_is_offered_nobody_either(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    tomas_is_here(here)
    begin(here, leila, amara)
    how = asked_how(here, leila)
    assert "Meet Tomás" in labels(leila.presses("It helped", how))
    assert WOULD not in words_of(leila.presses("It wasn't for me", how))


def test_the_mentor_is_offered_nobody(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    tomas_is_here(here)
    begin(here, leila, amara)
    good = next(b for b in buttons_of(asked_how(here, leila)) if b.label == "It helped").token
    assert message_of(amara.presses_token(good)).title == "No longer here"
    question = next(one for one in here.inbox(amara) if one.title == "Did you and Leila meet?")
    assert WOULD not in words_of(amara.presses("We met", question))


def test_not_now_takes_it_off_the_card_for_good(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    tomas_is_here(here)
    begin(here, leila, amara)
    how = asked_how(here, leila)
    after = leila.presses("It helped", how)
    let_go = next(b for b in buttons_of(after) if b.label == "One is enough").token
    # Nobody else can press it for her.
    amara.presses_token(let_go)
    assert ASKED in words_of(leila.presses("It helped", how))
    left = leila.presses_token(let_go, key="left-1")
    assert WOULD not in words_of(left)
    assert "Good to hear." in words_of(left)
    assert leila.presses_token(let_go, key="left-1") == left
    assert WOULD not in words_of(leila.presses("It helped", how))


def meet_again(here: Community, leila: Acting, mentor: Acting, room: int = 0) -> Answer:
    """Choose another time, let it pass, and return how the mentee is asked again how it went."""
    about = mentor.name.split()[0]
    day = (here.clock() + timedelta(days=7)).date().isoformat()
    leila.submits(leila.presses("Suggest times", lines(here, room)[0]), day=day, time="11:00")
    here.deliver()
    mentor.presses(
        "Choose this time", next(c for c in reversed(lines(here, room)) if "Choose this time" in labels(c))
    )
    here.deliver()
    return leila.presses("It helped", asked_how(here, leila, about, days=8))


def lines(here: Community, room: int) -> list[Message]:
    name = list(here.platform.rooms)[room]
    return [line.message for line in here.platform.lines.values() if line.to == name]


def test_a_mentorship_leads_on_once_however_long_ago(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    tomas_is_here(here)
    leila.presses("One is enough", it_helped(here, leila, amara))
    here.clock.is_set_to(datetime(2027, 5, 4, 15, 1, tzinfo=UTC))
    assert WOULD not in words_of(meet_again(here, leila, amara))


def test_two_mentorships_lead_on_ninety_days_apart(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    jonas = jonas_is_here(here, field="Law")
    tomas_is_here(here, "Mei Tan", field="Law")
    tomas_is_here(here)
    assert "Meet Tomás" in labels(it_helped(here, leila, amara))
    assert WOULD not in words_of(it_helped(here, leila, jonas))
    # None was offered for Jonas's mentorship, so one still may be; and Law is nearest to Law.
    here.clock.is_set_to(datetime(2027, 3, 2, 15, 1, tzinfo=UTC))
    after = meet_again(here, leila, jonas, room=1)
    assert "Jonas listens. Would you also like one who challenges?" in words_of(after)
    assert labels(after)[:2] == ["Meet Mei", "One is enough"]


def is_full(here: Community, tomas: Acting, leila: Acting) -> None:
    for name in ("Sara Lindgren", "Kwabena Sarpong"):
        other = here.joins(name)
        form = other.presses_token(f"1:ask:{tomas.person.id}")
        other.presses("Send", other.submits(form, question=QUESTION, kind="ongoing"))


def rests(here: Community, tomas: Acting, leila: Acting) -> None:
    tomas.presses_token("1:rest-for:month")


def closes(here: Community, tomas: Acting, leila: Acting) -> None:
    tomas.presses_token("1:close-now:")


def blocks_her(here: Community, tomas: Acting, leila: Acting) -> None:
    leila_is_a_mentor(here, leila)
    tomas.presses_token(f"1:block:{leila.person.id}")


def is_blocked(here: Community, tomas: Acting, leila: Acting) -> None:
    leila.presses_token(f"1:block:{tomas.person.id}")


def is_passed_over(here: Community, tomas: Acting, leila: Acting) -> None:
    leila.presses_token(f"1:pass:{tomas.person.id}")


def was_asked(here: Community, tomas: Acting, leila: Acting) -> None:
    form = leila.presses_token(f"1:ask:{tomas.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION, kind="quick-question"))
    here.deliver()
    no = tomas.submits(tomas.presses("Decline kindly", here.inbox(tomas)[-1]), ready="full")
    tomas.presses("Send", no)


def is_helped_by_her(here: Community, tomas: Acting, leila: Acting) -> None:
    leila_is_a_mentor(here, leila)
    begin(here, tomas, leila)


def keeps_it(here: Community, tomas: Acting, leila: Acting) -> None:
    form = tomas.presses("Who sees what", tomas.types("/be-a-mentor"))
    tomas.submits(form, hidden=("manners",))


def says_otherwise(here: Community, tomas: Acting, leila: Acting) -> None:
    form = tomas.presses("In your words", tomas.types("/be-a-mentor"))
    tomas.submits(form, manners=("encourages",))


def leila_is_a_mentor(here: Community, leila: Acting) -> None:
    card = people.card(leila.person, offers=BOTH, field="Nursing")
    people.opens_door(here.database, card)


WHY_NOT = (
    *(is_full, rests, closes, blocks_her, is_blocked, is_passed_over, was_asked),
    *(is_helped_by_her, keeps_it, says_otherwise),
)


@pytest.mark.parametrize("why_not", WHY_NOT, ids=lambda one: one.__name__)
def test_nobody_is_offered_who_could_not_or_should_not_be(
    community_of_people: Community, amara: Acting, leila: Acting, why_not: WhyNot
) -> None:
    here = community_of_people
    tomas = tomas_is_here(here)
    # The index has not caught up yet: the database decides.
    why_not(here, tomas, leila)
    assert WOULD not in words_of(it_helped(here, leila, amara))


@pytest.mark.parametrize(("asked", "meets"), [(False, "Meet Tomás"), (True, "Meet Mei")])
def test_the_nearest_is_offered_who_was_not_asked_before(
    community_of_people: Community, amara: Acting, leila: Acting, asked: bool, meets: str
) -> None:
    here = community_of_people
    # Her ask speaks of walking beside a person, and so does his card.
    tomas = tomas_is_here(here, story="I walk beside people for a year.")
    tomas_is_here(here, "Mei Tan")
    if asked:
        was_asked(here, tomas, leila)
    assert meets in labels(it_helped(here, leila, amara))


def test_what_is_on_the_card_is_looked_at_again(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    tomas = tomas_is_here(here)
    begin(here, leila, amara)
    how = asked_how(here, leila)
    assert "Meet Tomás" in labels(leila.presses("It helped", how))
    rests(here, tomas, leila)
    assert WOULD not in words_of(leila.presses("It helped", how))
    tomas.presses_token("1:rest-for:now")
    assert "Meet Tomás" in labels(leila.presses("It helped", how))
    keeps_it(here, amara, leila)
    assert WOULD not in words_of(leila.presses("It helped", how))
    amara.submits(amara.presses("Who sees what", amara.types("/be-a-mentor")), hidden=())
    is_blocked(here, tomas, leila)
    assert WOULD not in words_of(leila.presses("It helped", how))


def test_where_an_open_ask_goes_is_not_told_by_it(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    tomas = tomas_is_here(here)
    begin(here, leila, amara)
    how = asked_how(here, leila)
    before = leila.presses("It helped", how)
    here.catch_up()
    form = leila.presses("Ask without choosing anyone", leila.types("/find-mentor product"))
    leila.presses("Send", leila.submits(form, question=QUESTION, kind="quick-question"))
    here.deliver()
    assert "Somebody would value your help" in here.inbox(tomas)[-1].title
    assert leila.presses("It helped", how) == before


@pytest.mark.on_both
@pytest.mark.not_in_slack
def test_two_good_talks_at_once_lead_on_to_one(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    jonas = jonas_is_here(here)
    tomas_is_here(here)
    for name in ("Sara", "Kwabena"):
        mentee = here.joins(f"{name} Lind")
        for mentor in (amara, jonas):
            begin(here, mentee, mentor)
        talks = [asked_how(here, mentee, about, days) for about, days in (("Amara", 15), ("Jonas", 0))]
        after = race([partial(mentee.presses, "It helped", how) for how in talks])
        assert sorted(WOULD in words_of(one) for one in after) == [False, True]


def test_nobody_is_described_who_keeps_it_or_says_nothing(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    tomas_is_here(here)
    keeps_it(here, amara, leila)
    begin(here, leila, amara)
    # Amara helps her, so she reads it on the card.
    card = leila.presses_token(f"1:read:{amara.person.id}")
    assert "Amara encourages." in words_of(card)
    how = asked_how(here, leila)
    assert WOULD not in words_of(leila.presses("It helped", how))
    form = amara.presses("In your words", amara.types("/be-a-mentor"))
    amara.submits(form, manners=())
    amara.submits(amara.presses("Who sees what", amara.types("/be-a-mentor")), hidden=())
    assert WOULD not in words_of(leila.presses("It helped", how))


def test_who_has_three_open_asks_is_offered_nobody_yet(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    tomas_is_here(here)
    begin(here, leila, amara)
    how = asked_how(here, leila)
    ada, *_ = (here.mentors(name, field="Law") for name in ("Ada Falk", "Ben Roy", "Cleo Lund"))
    for name in ("Ada", "Ben", "Cleo"):
        leila.asks(leila.types(f"/find-mentor {name}"), QUESTION)
    assert WOULD not in words_of(leila.presses("It helped", how))
    here.deliver()
    no = ada.submits(ada.presses("Decline kindly", here.inbox(ada)[-1]), ready="full")
    ada.presses("Send", no)
    assert "Meet Tomás" in labels(leila.presses("It helped", how))


def test_a_mentor_says_how_they_help_and_at_most_two(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    form = amara.presses("In your words", amara.types("/be-a-mentor"))
    assert value_of(form_of(form).fields[-1]) == "encourages"
    slip = amara.submits(form, manners=("encourages", "listens", "explains"), field="Beekeeping")
    assert errors_of(slip)["manners"] == "Two at most, please: the ones that people would tell you by."
    again = form_of(amara.presses("In your words", amara.types("/be-a-mentor")))
    assert value_of(again.fields[-1]) == "encourages, listens, explains"
    page = amara.submits(slip, manners=("explains", "listens", "sings"))
    assert "I listen · I explain step by step" in words_of(page)
    card = leila.presses_token(f"1:read:{amara.person.id}")
    assert "Amara listens and explains step by step. Speaks English." in words_of(card)
    keeps_it(community_of_people, amara, leila)
    assert "listens" not in words_of(leila.presses_token(f"1:read:{amara.person.id}"))
    own = words_of(amara.presses_token("1:my-card:"))
    assert "Only those you have said yes to also see: my way of helping." in own


def test_whoever_was_offered_learns_nothing_and_may_go(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    tomas = tomas_is_here(here)
    it_helped(here, leila, amara)
    assert "second voices" in page_of(leila)
    assert "second voices" not in page_of(tomas)
    form = tomas.presses("Erase everything", tomas.presses("My data", tomas.types("/mentoring")))
    tomas.submits(form, word="erase")
    here.deliver()
    assert "Tomás" not in "".join(words_of(one) for one in here.inbox(leila))
    assert "Good to hear." in words_of(here.inbox(leila)[-1])


def page_of(who: Acting) -> str:
    """Return the readable page of a person's download."""
    download = who.presses("Take it all with me", who.presses("My data", who.types("/mentoring")))
    return file_of(download, name=".html").content.decode()
