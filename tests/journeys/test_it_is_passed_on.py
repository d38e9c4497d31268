"""Months after she was helped Leila answers one herself, and Amara hears that her answer travelled."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.domain.asks import Status
from bot.domain.notices import Notice, Telling
from bot.domain.nudging import Due, Kind
from bot.domain.people import Door
from bot.domain.programme import UnderEighteen
from bot.domain.safety import What, Why, report
from bot.handlers.routing import Answer
from bot.jobs.nudging import would_tell
from bot.store.asks import Asks
from bot.store.beginnings import Beginnings
from bot.store.carries import Carries
from bot.store.database import Transaction
from bot.store.due import DueNudges
from bot.store.kinds import Kinds
from bot.store.mentors import Mentors
from bot.store.mentorships import Mentorships
from bot.store.nudges import Nudges
from bot.store.passings import Passings
from bot.store.safety import Safety
from bot.store.tables import due_nudges
from bot.store.work import Work
from bot.ui.forms import Form
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.asks import waiting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, errors_of, file_of, form_of, value_of, words_of

HERS = "How does a civil engineer begin in bridge design without a placement?"
HIS = "Is bridge design open to an engineer who never had a placement?"
ELSE = "Which cameras do you trust when it rains on a wedding?"
ANSWER = "Write to two small practices in your own town and offer a week."
NUDGE, TRAVELLED = "Somebody asks what you once asked", "Your answer travelled"
TEN = 10
OPEN = "Ask without choosing anyone"
WHOSE = "whose question of November 2026 you took up,"
OTHERS = ("Ada Byron", "Mei Tan", "Olga Lund", "Pia Roth", "Sol Reyes", "Uma Rao")
STORY = "I built one bridge in a summer, and it held."


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def amara(here: Community) -> Acting:
    return mentor(here, "Amara Okafor")


@pytest.fixture
def jonas(here: Community) -> Acting:
    return mentor(here, "Jonas Berg")


def mentor(here: Community, name: str) -> Acting:
    """Let somebody be a mentor whose quarter's word is not due in these months: a day holds one nudge."""
    joined = here.mentors(name, field="Engineering", zone="Europe/London")
    return here.opened(joined, datetime(2027, 2, 1, tzinfo=UTC))


@pytest.fixture
def leila(here: Community, amara: Acting) -> Acting:
    """Leila, whom Amara answered in November."""
    joined = here.joins("Leila Haddad", line="Civil engineer, first year at work")
    helped(here, joined, amara)
    return joined


@pytest.fixture
def tom(here: Community) -> Acting:
    return here.joins("Tom Whitaker", line="second-year student of mine")


def helped(here: Community, mentee: Acting, mentor: Acting, *, unnamed: str = "") -> None:
    form = mentee.presses_token(f"1:ask:{mentor.person.id}")
    sent = mentee.submits(form, question=HERS, kind="quick-question", unnamed=unnamed)
    mentee.presses("Send", sent)
    here.deliver()
    answers(here, mentor)


def answers(here: Community, mentor: Acting) -> None:
    """Let a mentor answer the ask that waits for them."""
    card = next(one for one in reversed(here.inbox(mentor)) if has(one, "Answer now"))
    form = mentor.presses("Answer now", card)
    mentor.presses("Send", mentor.submits(form, words=ANSWER))
    here.deliver()


def has(message: Message, label: str) -> bool:
    return any(button.label == label for button in buttons_of(message))


def labels(message: Message) -> set[str]:
    return {button.label for button in buttons_of(message)}


def called(here: Community, who: Acting, title: str) -> list[Message]:
    return [one for one in here.inbox(who) if one.title == title]


def on(here: Community, month: int, day: int, hour: int = TEN, year: int = 2027) -> int:
    """Let the ticks of the hour and the minute come at an instant (UTC); return how many were nudged."""
    here.clock.is_set_to(datetime(year, month, day, hour, 1, tzinfo=UTC))
    here.plans()
    told = here.reminds()
    here.deliver()
    return told


def asks_openly(here: Community, mentee: Acting, question: str = HIS, **written: str) -> None:
    form = mentee.presses(OPEN, mentee.types("/find-mentor engineering"))
    mentee.presses("Send", mentee.submits(form, question=question, **written))
    here.deliver()


def asked_in_march(here: Community, tom: Acting, question: str = HIS, **written: str) -> None:
    """Let Tom ask openly on Tuesday 2 March, and the next morning come."""
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom, question, **written)
    on(here, 3, 2, 11)
    on(here, 3, 3)


def door_of(here: Community, who: Acting) -> Door | None:
    card = here.database.read(lambda open_: Mentors(open_, here.id).get(who.person.id))
    return card.door if card else None


def opens_small_door(here: Community, leila: Acting) -> Message:
    """Go from the nudge to a small door."""
    form = leila.presses("Yes, one at a time", leila.presses_token("1:answer-one:"))
    shown = leila.submits(form, story=STORY)
    here.catch_up()
    here.deliver()
    return shown.message  # type: ignore[union-attr]


# The whole of it


def test_an_answer_travels(here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting) -> None:
    asked_in_march(here, tom)
    reads_and_opens(here, leila)
    passes_it_on(here, amara, jonas)
    answers(here, leila)
    assert any(ANSWER in words_of(one) for one in here.inbox(tom))

    assert called(here, amara, TRAVELLED) == []
    on(here, 3, 4)
    (news,) = called(here, amara, TRAVELLED)
    assert f"Leila, {WHOSE} has now helped somebody else." in words_of(news)
    assert {"Fewer reminders", "Stop reminders"} <= labels(news)
    for private in ("Tom", HIS, HERS, ANSWER):
        assert private not in words_of(news)
    for day in range(5, 20):
        on(here, 3, day)
    assert len(called(here, amara, TRAVELLED)) == 1
    assert called(here, jonas, TRAVELLED) == []
    assert "Amara" not in words_of(leila.presses_token("1:answer-one:"))


def reads_and_opens(here: Community, leila: Acting) -> None:
    """Let Leila read the nudge and what it means, and open her small door."""
    (nudge,) = called(here, leila, NUDGE)
    assert "In November 2026 you asked something here, and somebody helped." in words_of(nudge)
    assert "one quick question" in words_of(nudge)
    assert {"Answer one", "Later", "Not now", "Fewer reminders", "Stop reminders"} <= labels(nudge)
    page = leila.presses("Answer one", nudge)
    assert "by one person at a time. Nobody can ask you for more." in words_of(page)
    assert "may come to you next" in words_of(page)
    assert "Amara, who helped you then, will hear once" in words_of(page)
    assert door_of(here, leila) is None
    form = leila.presses("Yes, one at a time", page)
    assert value_of(form_of(form).fields[0]) == "Civil engineer, first year at work"
    assert "story" in errors_of(leila.submits(form, story=""))
    assert "You give one quick question, to one person at a time." in words_of(opens_small_door(here, leila))
    (door,) = called(here, leila, "Your door is open")
    assert "this is where asks will arrive" in words_of(door)
    card = here.database.read(lambda open_: Mentors(open_, here.id).get(leila.person.id))
    assert card is not None
    assert (card.door, card.at_once, [one.kind for one in card.offers]) == (Door.OPEN, 1, ["quick-question"])
    assert card.offers[0].budget.places == 1


def passes_it_on(here: Community, *mentors: Acting) -> None:
    """Let whoever has the open ask now pass it on."""
    holder = next(one for one in mentors if any(has(m, "Pass it on kindly") for m in here.inbox(one)))
    theirs = next(m for m in here.inbox(holder) if has(m, "Pass it on kindly"))
    holder.presses("Pass it on kindly", theirs)
    here.deliver()


def test_it_comes_to_her_before_anybody_else(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    others = [here.mentors(name, field="Engineering", zone="Europe/London") for name in OTHERS]
    asked_in_march(here, tom)
    opens_small_door(here, leila)
    passes_it_on(here, amara, jonas, *others)
    assert any(HIS in words_of(one) for one in here.inbox(leila))


def test_a_card_in_the_mentors_channel_is_anybodys_there_and_asks_nobody(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    maya = here.joins("Maya Lindqvist", manages=True)
    form = maya.presses_token("1:choose-channel:")
    maya.submits(form, where=here.channel)
    here.deliver()
    asked_in_march(here, tom, card="Bridges, and finding out whether they are mine")
    assert here.in_channel()[-1].title == "Could you help? One quick question"
    assert called(here, leila, NUDGE) == []


# Nobody's words, nobody's name


def test_nothing_of_whoever_asks_is_ever_shown_before_it_is_taken_up(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom, line="second-year student of mine")
    (nudge,) = called(here, leila, NUDGE)
    page = leila.presses("Answer one", nudge)
    shown = [
        nudge,
        page,
        leila.presses("Leave that out", page),
        leila.presses("Yes, one at a time", page),
        opens_small_door(here, leila),
        leila.presses("My mentor page", leila.presses_token("1:answer-one:")),
        leila.types("/mentoring"),
        *here.inbox(leila),
    ]
    taken = file_of(leila.presses_token("1:download:"), name=".json").content.decode()
    said = "\n".join((*map(words_of, shown), *_tokens(shown), taken))
    for private in ("Tom", "Whitaker", "second-year", HIS, "never had", tom.person.id):
        assert private not in said
    assert "car_" not in "\n".join(_tokens(shown))
    for id_ in ("1:see-carry:", "1:see-card:", "1:see-ask:", "1:accept:"):
        for carry in _carries(here, leila):
            assert "Tom" not in words_of(leila.presses_token(f"{id_}{carry}"))


def _tokens(shown: Sequence[Answer]) -> list[str]:
    return [button.token for one in shown if not isinstance(one, Form) for button in buttons_of(one)]


def _carries(here: Community, leila: Acting) -> list[str]:
    had = here.database.read(lambda open_: Passings(open_, here.id).of(leila.person.id))
    assert had is not None
    return [had.carry]


def test_whoever_asks_hears_nothing_of_the_nudge(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    before = "\n".join(map(words_of, here.inbox(tom)))
    opens_small_door(here, leila)
    assert "\n".join(map(words_of, here.inbox(tom))) == before
    assert "Leila" not in before


# Who is asked, and when


def test_nobody_is_asked_while_nobody_asks_for_something_like_it(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom, ELSE)
    assert called(here, leila, NUDGE) == []
    on(here, 3, 20)
    assert called(here, leila, NUDGE) == []


def test_the_same_question_about_another_field_brings_nobody(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    """Leila can say nothing of museums, although Tom asks in her very words."""
    here.mentors("Mei Tan", field="Museums", zone="Europe/London")
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    form = tom.presses(OPEN, tom.types("/find-mentor museums"))
    question = "How does one begin in museum design without a placement?"
    tom.presses("Send", tom.submits(form, question=question))
    on(here, 3, 2, 11)
    on(here, 3, 3)
    assert called(here, leila, NUDGE) == []


def test_what_is_no_small_question_brings_nobody(here: Community, leila: Acting, tom: Acting) -> None:
    here.mentors("Mei Tan", offers={"career-chat": 2}, zone="Europe/London")
    asked_in_march(here, tom, kind="career-chat")
    assert called(here, leila, NUDGE) == []


@pytest.mark.parametrize(("month", "day", "year", "is_asked"), [(1, 28, 2027, False), (2, 3, 2027, True)])
def test_three_months_go_by_first(
    here: Community,
    leila: Acting,
    tom: Acting,
    jonas: Acting,
    month: int,
    day: int,
    year: int,
    is_asked: bool,
) -> None:
    here.clock.is_set_to(datetime(year, month, day, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, month, day, 11, year)
    on(here, month, day + 1, TEN, year)
    assert bool(called(here, leila, NUDGE)) is is_asked


def test_after_a_year_it_is_over(here: Community, leila: Acting, tom: Acting, jonas: Acting) -> None:
    here.clock.is_set_to(datetime(2027, 11, 4, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, 11, 4, 11)
    on(here, 11, 5)
    assert called(here, leila, NUDGE) == []


@pytest.mark.parametrize(("how", "is_asked"), [("finish", True), ("stop", False)])
def test_a_finished_mentorship_has_helped_and_one_that_stopped_may_not_have(
    here: Community, tom: Acting, amara: Acting, jonas: Acting, how: str, is_asked: bool
) -> None:
    leila = here.joins("Leila Haddad", line="Civil engineer")
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    leila.presses("Send", leila.submits(form, question=HERS, kind="quick-question"))
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    (ship,) = here.database.read(lambda open_: Mentorships(open_, here.id).of(leila.person.id))
    on(here, 11, 20, year=2026)
    leila.presses_token(f"1:{how}:{ship.id}")
    here.deliver()
    asked_in_march(here, tom)
    assert bool(called(here, leila, NUDGE)) is is_asked


@pytest.mark.parametrize(
    "why", ["mentor", "draft", "stop", "kept apart", "not welcome", "reported", "under 18"]
)
def test_who_is_not_asked(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting, why: str
) -> None:
    match why:
        case "mentor":
            leila.submits(
                leila.presses("In your words", leila.types("/be-a-mentor")), headline="I", story="I"
            )
            leila.submits(leila.presses_token("1:give:quick-question"), places="1")
            leila.presses("Open my door", leila.types("/be-a-mentor"))
            leila.presses_token("1:close-now:")
        case "draft":
            leila.submits(leila.presses_token("1:give:ongoing"), places="2")
        case "stop":
            leila.presses_token("1:reminders:none")
        case "kept apart":
            here.database.write(lambda open_: _apart(here, open_, tom, leila))
        case "not welcome":
            leila.presses_token(f"1:block:{amara.person.id}")
        case "reported":
            here.database.write(lambda open_: _report(here, open_, amara, leila))
        case _:
            here.database.write(
                lambda open_: Beginnings(open_, here.id, here.clock.now, here.ground.programme).answer(
                    UnderEighteen.YES
                )
            )
    here.catch_up()
    asked_in_march(here, tom)
    assert called(here, leila, NUDGE) == []


def _apart(here: Community, open_: Transaction, one: Acting, other: Acting) -> None:
    kept = Safety(open_, here.id, here.clock.now)
    kept.keep_apart(one.person.id, other.person.id, Why.BLOCK)


def _report(here: Community, open_: Transaction, by: Acting, about: Acting) -> None:
    made = report(
        by.person.id,
        about.person.id,
        here.id,
        subject="",
        what=What.OTHER,
        words="",
        danger=False,
        shares=False,
        now=here.clock.now,
    )
    Safety(open_, here.id, here.clock.now).add(made)


def test_one_person_is_asked_for_each_open_ask(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    mei = here.joins("Mei Tan")
    helped(here, mei, amara)
    asked_in_march(here, tom)
    on(here, 3, 4)
    assert len([who for who in (leila, mei) if called(here, who, NUDGE)]) == 1


def test_whoever_wants_no_nudges_keeps_nobody_else_from_being_asked(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    mei = here.joins("Mei Tan")
    helped(here, mei, amara)
    mei.presses_token("1:reminders:none")
    asked_in_march(here, tom)
    assert len(called(here, leila, NUDGE)) == 1


def test_whoever_cannot_be_told_in_time_leaves_it_to_the_next(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    """Mei would come first, but says *Stop* while her nudge is planned."""
    here.clock.is_set_to(datetime(2026, 11, 5, TEN, tzinfo=UTC))
    mei = here.joins("Mei Tan")
    helped(here, mei, amara)
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, 3, 2, 11)
    mei.presses_token("1:reminders:none")
    on(here, 3, 3)
    mei.presses_token("1:reminders:usual")
    on(here, 3, 3, 11)
    on(here, 3, 4)
    assert called(here, mei, NUDGE) == []
    assert len(called(here, leila, NUDGE)) == 1


def test_a_nudge_that_came_too_late_is_not_told(
    here: Community, leila: Acting, tom: Acting, jonas: Acting, amara: Acting
) -> None:
    """Somebody takes the question up in the night: in the morning nobody waits any more."""
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, 3, 2, 11)
    holder = next(one for one in (amara, jonas) if any(has(m, "Answer now") for m in here.inbox(one)))
    answers(here, holder)
    on(here, 3, 3)
    assert called(here, leila, NUDGE) == []
    # She was not asked, so she may be when somebody else asks.
    here.clock.is_set_to(datetime(2027, 3, 9, TEN, tzinfo=UTC))
    asks_openly(here, here.joins("Olu Ade"))
    on(here, 3, 9, 11)
    on(here, 3, 10)
    assert len(called(here, leila, NUDGE)) == 1


def test_a_nudge_on_its_way_is_not_drawn_once_nobody_waits(
    here: Community, leila: Acting, tom: Acting, jonas: Acting, amara: Acting
) -> None:
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, 3, 2, 11)
    here.clock.is_set_to(datetime(2027, 3, 3, TEN, 1, tzinfo=UTC))
    assert here.reminds() == 1
    tom.presses("Yes, take it back", tom.presses("Take it back", here.inbox(tom)[-1]))
    here.deliver()
    assert called(here, leila, NUDGE) == []


def test_two_whose_nudges_were_planned_for_the_same_ask_are_not_both_told(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    """Two clocks may have planned at the same moment."""
    mei = here.joins("Mei Tan")
    helped(here, mei, amara)
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    carry = here.database.read(lambda open_: Carries(open_, here.id).latest(tom.person.id))
    assert carry is not None
    both = [
        Due(here.id, who.person.id, Kind.ANSWER_ONE, carry.id, here.clock.now, carry.ends_at)
        for who in (leila, mei)
    ]
    here.database.write(lambda open_: [DueNudges(open_, here.id).plan(due) for due in both])
    on(here, 3, 3)
    assert len([who for who in (leila, mei) if called(here, who, NUDGE)]) == 1


def test_what_everybody_here_asks_about_makes_nobody_alike(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    """Where all the askings of a community speak of its branch office, that tells nothing."""
    hers = here.database.read(lambda open_: Mentors(open_, here.id).get(amara.person.id))
    assert hers is not None
    for n in range(24):
        asked = replace(
            waiting(here.joins(f"Asker {n}").person, hers),
            status=Status.ANSWERED,
            ended_at=here.clock.now,
            question=f"Whom in the Lisbon branch office would you ask about topic{n}?",
        )
        here.database.write(lambda open_, one=asked: Asks(open_, here.id).add(one))  # type: ignore[misc]
    asked_in_march(here, tom, "How quiet is the Lisbon branch office on Fridays?")
    planned = select(due_nudges.c.person).where(due_nudges.c.kind == Kind.ANSWER_ONE)
    assert here.database.read(lambda open_: open_.execute(planned).all()) == []


def test_a_kind_that_is_not_given_any_more_brings_nobody(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, 3, 2, 11)
    here.database.write(lambda open_: Kinds(open_, here.id).turn("quick-question", off=True))
    on(here, 3, 3)
    assert called(here, leila, NUDGE) == []


def test_it_is_one_of_the_week_and_waits_for_the_morning(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    here.database.write(lambda open_: _spend(here, open_, leila))
    asks_openly(here, tom)
    on(here, 3, 2, 11)
    on(here, 3, 3)
    assert called(here, leila, NUDGE) == []
    on(here, 3, 5, 4)
    assert called(here, leila, NUDGE) == []
    on(here, 3, 5)
    assert len(called(here, leila, NUDGE)) == 1


def _spend(here: Community, open_: Transaction, who: Acting) -> None:
    for day in (26, 28):
        at = datetime(2027, 2, day, TEN, tzinfo=UTC)
        Nudges(open_, here.id, at).add(who.person.id, Kind.MET)


def test_a_dry_run_says_who_would_be_asked(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom)
    on(here, 3, 2, 11)
    here.clock.is_set_to(datetime(2027, 3, 3, TEN, 1, tzinfo=UTC))
    would = [(one.name, one.kind) for one in would_tell(here.database, here.ground)]
    assert ("Leila Haddad", Kind.ANSWER_ONE) in would
    assert called(here, leila, NUDGE) == []


# Later, not now, once in a lifetime


def test_not_now_is_for_good(here: Community, leila: Acting, tom: Acting, jonas: Acting) -> None:
    asked_in_march(here, tom)
    left = leila.presses("Not now", called(here, leila, NUDGE)[0], key="once")
    assert "I won't ask this again" in words_of(left)
    assert "I won't ask this again" in words_of(leila.presses_token("1:answer-none:", key="once"))
    asks_again(here, 6, 10)
    assert len(nudges_of(here, leila)) == 1


def test_later_is_once_more_after_three_months(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    said = leila.presses("Later", called(here, leila, NUDGE)[0])
    assert "I may ask once more in three months" in words_of(said)
    asks_again(here, 5, 20)
    assert len(nudges_of(here, leila)) == 1
    asks_again(here, 6, 10)
    assert len(nudges_of(here, leila)) == 2
    assert "Later" not in labels(called(here, leila, NUDGE)[-1])
    # An old *Later* is not a third time.
    assert "won't ask this again" in words_of(leila.presses_token("1:answer-later:"))
    asks_again(here, 9, 20)
    assert len(nudges_of(here, leila)) == 2


def asks_again(here: Community, month: int, day: int) -> None:
    """Let somebody else ask something like it, and the next morning come."""
    here.clock.is_set_to(datetime(2027, month, day, TEN, tzinfo=UTC))
    asks_openly(here, here.joins(f"Asker {month}"))
    on(here, month, day, 11)
    on(here, month, day + 1)


def nudges_of(here: Community, who: Acting) -> list[str]:
    """Return the open asks because of which somebody was told, as their rows say."""
    theirs = (due_nudges.c.person == who.person.id) & (due_nudges.c.kind == Kind.ANSWER_ONE)
    query = select(due_nudges.c.ref).where(theirs, due_nudges.c.at.is_(None))
    return list(here.database.read(lambda open_: open_.execute(query).scalars().all()))


def test_whoever_was_asked_and_said_nothing_is_not_asked_again(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    asks_again(here, 6, 10)
    assert len(nudges_of(here, leila)) == 1


# The small door


def test_when_it_was_taken_up_meanwhile_she_reads_so_and_may_open_her_door_all_the_same(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    holder = next(one for one in (amara, jonas) if any(has(m, "Answer now") for m in here.inbox(one)))
    answers(here, holder)
    page = leila.presses("Answer one", called(here, leila, NUDGE)[0])
    assert "is in other hands by now or has come to its end" in words_of(page)
    assert "may come to you next" not in words_of(page)
    opened = opens_small_door(here, leila)
    assert "Your small door is open" in words_of(opened)
    assert door_of(here, leila) is Door.OPEN
    # The next one may ask her, and no second at the same time.
    for n, name in enumerate(("Olu Ade", "Pia Roth")):
        asker = here.joins(name)
        form = asker.presses_token(f"1:ask:{leila.person.id}")
        if n == 0:
            asker.presses("Send", asker.submits(form, question=HIS))
            here.catch_up()
        else:
            assert "Ask" not in words_of(form).split("\n")[0]
    waiting = here.database.read(lambda open_: Asks(open_, here.id).waiting_for(leila.person.id))
    assert [one.status for one in waiting] == [Status.WAITING]


def test_a_card_that_is_written_already_opens_with_one_press_once(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    form = leila.presses("In your words", leila.types("/be-a-mentor"))
    leila.submits(form, headline="Civil engineer", story=STORY)
    asked_in_march(here, tom)
    page = leila.presses("Answer one", called(here, leila, NUDGE)[0])
    assert "Two small boxes" not in words_of(page)
    opened = leila.presses("Yes, one at a time", page, key="twice")
    again = leila.presses("Yes, one at a time", page, key="twice")
    assert words_of(opened) == words_of(again)
    assert "Your small door is open" in words_of(again)
    leila.presses("Yes, one at a time", page)
    here.deliver()
    assert len(called(here, leila, "Your door is open")) == 1


def test_a_card_begun_since_is_never_overruled(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    page = leila.presses("Answer one", called(here, leila, NUDGE)[0])
    form = leila.presses("Yes, one at a time", page)
    leila.submits(leila.presses_token("1:give:ongoing"), places="2")
    for shown in (
        leila.submits(form, story=STORY),
        leila.presses("Yes, one at a time", page),
        leila.presses_token("1:open-small-door:"),
    ):
        assert "Your mentor page is the way from here" in words_of(shown)
    card = here.database.read(lambda open_: Mentors(open_, here.id).get(leila.person.id))
    assert card is not None
    assert (card.door, card.at_once, [one.kind for one in card.offers]) == (Door.DRAFT, 3, ["ongoing"])


def test_whoever_was_never_asked_finds_nothing_here(here: Community, leila: Acting, tom: Acting) -> None:
    for verb in ("answer-one", "open-small-door", "small-card", "answer-later", "answer-none", "tell-first"):
        assert "No longer here" in words_of(tom.presses_token(f"1:{verb}:"))
    assert door_of(here, tom) is None


def test_where_somebody_might_be_under_18_no_small_door_opens(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    page = leila.presses("Answer one", called(here, leila, NUDGE)[0])
    form = leila.presses("Yes, one at a time", page)
    here.database.write(
        lambda open_: Beginnings(open_, here.id, here.clock.now, here.ground.programme).answer(
            UnderEighteen.YES
        )
    )
    assert "Your mentor page is the way" in words_of(leila.submits(form, story=STORY))
    assert door_of(here, leila) is None


# What the first mentor hears


def helps(here: Community, leila: Acting, asker: Acting) -> None:
    """Let somebody ask Leila by name, and Leila answer."""
    form = asker.presses_token(f"1:ask:{leila.person.id}")
    asker.presses("Send", asker.submits(form, question="What would you do otherwise today?"))
    here.deliver()
    answers(here, leila)


def test_she_may_leave_it_out(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    page = leila.presses("Answer one", called(here, leila, NUDGE)[0])
    out = leila.presses("Leave that out", page)
    assert "Amara, who helped you then, will not hear of it." in words_of(out)
    assert "will hear once" in words_of(leila.presses("Let them hear", out))
    leila.presses("Leave that out", page)
    opens_small_door(here, leila)
    helps(here, leila, here.joins("Olu Ade"))
    for day in range(4, 20):
        on(here, 3, day)
    assert called(here, amara, TRAVELLED) == []


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
    notice = Notice(Telling.TRAVELLED, leila.person.id)
    for who in (amara, jonas):
        here.database.write(
            lambda open_, to=who: Work(open_, here.ground, here.id, to.person).show(  # type: ignore[misc]
                to.person.id, card="travelled", notice=notice
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
    assert "And it travelled: 1 person whom you helped has helped somebody else." in words_of(letter)
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
            # It has been told of by then; there is no button any more.
            assert "Amara" not in words_of(leila.presses_token("1:answer-one:"))
            return
        case _:
            leila.presses("Leave that out", leila.presses_token("1:answer-one:"))
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
    """Amara asks Leila something, and need not be told that Leila helped somebody."""
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
