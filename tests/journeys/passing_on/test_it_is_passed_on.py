"""Months after she was helped Leila answers one herself, and Amara hears that her answer travelled."""

from collections.abc import Sequence

from bot.domain.asks.ask import Status
from bot.domain.common.people import Door
from bot.domain.programme.programme import UnderEighteen
from bot.handlers.routing import Answer
from bot.store.asks.ask import Asks
from bot.store.mentors.card import Mentors
from bot.store.opening.opening import Beginnings
from bot.store.passing_on.pass_it_on import Passings
from bot.ui.forms import Form
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.passing_on import (
    ANSWER,
    HERS,
    HIS,
    NUDGE,
    OTHERS,
    STORY,
    TRAVELLED,
    WHOSE,
    answers,
    asked_in_march,
    called,
    door_of,
    has,
    labels,
    on,
    opens_small_door,
)
from tests.fakes.reading import buttons_of, errors_of, file_of, form_of, message_of, value_of, words_of


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
    """Open Leila's small door, after she has read the nudge and what it means."""
    (nudge,) = called(here, leila, NUDGE)
    assert "In November 2026 you asked something here, and somebody helped." in words_of(nudge)
    assert "one quick question" in words_of(nudge)
    assert {"Answer one", "Ask me later", "I'd rather not", "Fewer reminders", "Stop reminders"} <= labels(
        nudge
    )
    page = leila.presses("Answer one", nudge)
    assert "by one person at a time. Nobody can ask you for more." in words_of(page)
    assert "may come to you next" in words_of(page)
    assert "Amara, who helped you then, will hear once" in words_of(page)
    assert door_of(here, leila) is None
    form = leila.presses("Open my door to one", page)
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
    """Pass an open ask on, as the mentor who has it now."""
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


def test_nothing_of_whoever_asks_is_ever_shown_before_it_is_taken_up(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom, line="second-year student of mine")
    (nudge,) = called(here, leila, NUDGE)
    page = leila.presses("Answer one", nudge)
    shown = [
        nudge,
        page,
        leila.presses("Don't tell my first mentor", page),
        leila.presses("Open my door to one", page),
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
    (nudge,) = called(here, leila, NUDGE)
    assert "I don't say who is asking, and nobody knows that I'm asking you." in words_of(nudge)
    opens_small_door(here, leila)
    assert "\n".join(map(words_of, here.inbox(tom))) == before
    assert "Leila" not in before


def test_when_it_was_taken_up_meanwhile_she_reads_so_and_may_open_her_door_all_the_same(
    here: Community, leila: Acting, tom: Acting, amara: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    (nudge,) = called(here, leila, NUDGE)
    holder = next(one for one in (amara, jonas) if any(has(m, "Answer now") for m in here.inbox(one)))
    answers(here, holder)
    page = leila.presses("Answer one", nudge)
    assert "is in other hands now or has come to its end" in words_of(page)
    if nudge.cover is not None:
        beside = leila.presses("Show it to me", nudge.cover)
        assert "is in other hands now or has come to its end" in words_of(beside)
        assert "Open my door to one" in labels(message_of(beside))
    assert "may come to you next" not in words_of(page)
    opened = opens_small_door(here, leila)
    assert "Your small door is open" in words_of(opened)
    assert door_of(here, leila) is Door.OPEN
    # One more mentee may ask her, and no second at the same time.
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
    opened = leila.presses("Open my door to one", page, key="twice")
    again = leila.presses("Open my door to one", page, key="twice")
    assert words_of(opened) == words_of(again)
    assert "Your small door is open" in words_of(again)
    leila.presses("Open my door to one", page)
    here.deliver()
    assert len(called(here, leila, "Your door is open")) == 1


def test_a_card_begun_since_is_never_overruled(
    here: Community, leila: Acting, tom: Acting, jonas: Acting
) -> None:
    asked_in_march(here, tom)
    page = leila.presses("Answer one", called(here, leila, NUDGE)[0])
    form = leila.presses("Open my door to one", page)
    leila.submits(leila.presses_token("1:give:ongoing"), places="2")
    for shown in (
        leila.submits(form, story=STORY),
        leila.presses("Open my door to one", page),
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
    form = leila.presses("Open my door to one", page)
    here.database.write(
        lambda open_: Beginnings(open_, here.id, here.clock.now, here.services.programme).answer(
            UnderEighteen.YES
        )
    )
    assert "Your mentor page is the way" in words_of(leila.submits(form, story=STORY))
    assert door_of(here, leila) is None


def test_where_a_hello_comes_first_no_small_door_opens(here: Community, leila: Acting, tom: Acting) -> None:
    asked_in_march(here, tom)
    page = leila.presses("Answer one", called(here, leila, NUDGE)[0])
    form = leila.presses("Open my door to one", page)
    here.database.write(
        lambda open_: Beginnings(open_, here.id, here.clock.now, here.services.programme).approve(on=True)
    )
    assert "Your mentor page is the way" in words_of(leila.submits(form, story=STORY))
    assert door_of(here, leila) is None
