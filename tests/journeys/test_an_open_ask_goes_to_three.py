"""A mentee asks without choosing a mentor: it goes to three with room, in turn, and ends within a week."""

import json
from datetime import timedelta

import pytest

from bot.domain.asks.ask import Status
from bot.domain.common.capacity import ASKING, EVERYTHING
from bot.store.asks.ask import Asks
from bot.store.open_asks.open_ask import OpenAsks
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.places import held
from tests.fakes.reading import (
    buttons_of,
    cards_of,
    errors_of,
    file_of,
    form_of,
    message_of,
    options_of,
    value_of,
    words_of,
)

QUESTION = "How did you know that it was time to change?"
NAMES = ("Amara Okafor", "Jonas Berg", "Mei Tan", "Ada Byron")
QUICK = ("quick-question", "2026-11")
OPEN = "Ask without choosing anyone"


@pytest.fixture
def four(community_of_people: Community) -> list[Acting]:
    return [community_of_people.mentors(name, zone="Europe/London") for name in NAMES]


@pytest.fixture
def leila(community_of_people: Community, four: list[Acting]) -> Acting:
    return community_of_people.joins("Leila Haddad", line="second-year beekeeper")


def sends(mentee: Acting, *, unnamed: str = "", words: str = "product") -> Message:
    """Send an open ask, from a search on."""
    form = mentee.presses(OPEN, mentee.types(f"/find-mentor {words}"))
    return message_of(mentee.presses("Send", mentee.submits(form, question=QUESTION, unnamed=unnamed)))


def who_has_it(here: Community, mentors: list[Acting]) -> Acting:
    """Return the only mentor in whose inbox an ask waits."""
    waiting = [one for one in mentors if any(_waits(card) for card in here.inbox(one))]
    assert len(waiting) == 1
    return waiting[0]


def _waits(card: Message) -> bool:
    return any(button.label == "Pass it on kindly" for button in buttons_of(card))


def card_of(here: Community, mentor: Acting) -> Message:
    return next(card for card in here.inbox(mentor) if QUESTION in words_of(card))


def all_that(here: Community, who: Acting) -> str:
    return "\n".join(words_of(card) for card in here.inbox(who))


def test_it_is_read_before_it_is_sent_when_it_ends_and_what_then(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    form = leila.presses(OPEN, leila.types("/find-mentor product"))
    assert "up to three people who have room, one after the other" in words_of(form)
    short = leila.submits(form, question="Why?")
    assert "A little more, please" in errors_of(short)["question"]
    none = leila.submits(form, question=QUESTION, kind="work-shadowing")
    assert "Nobody gives this one at the moment" in errors_of(none)["kind"]
    preview = leila.submits(form, question=QUESTION)
    assert "By Tuesday 10 November you will have an answer, or others to ask." in words_of(preview)
    assert "you only learn the name of the one who takes it up" in words_of(preview)
    leila.presses("Discard this draft", preview)
    here.deliver()
    assert not any(here.inbox(one) for one in four)
    assert held(here, leila) == {}


def is_passed_on(here: Community, four: list[Acting], leila: Acting) -> Acting:
    """Pass it on as the mentor who has it, and return them; check what each side reads meanwhile."""
    here.deliver()
    mentor = who_has_it(here, four)
    card = card_of(here, mentor)
    assert "Carried to you because you have room for this; it was not addressed to you by name." in (
        words_of(card)
    )
    assert "Leila Haddad · second-year beekeeper" in words_of(card)
    assert held(here, mentor) == {QUICK: 1, (EVERYTHING, ""): 1}
    assert held(here, leila) == {(ASKING, ""): 1}
    (open_ask,) = here.inbox(leila)
    assert "It is on its way." in words_of(open_ask)
    assert "To anybody with room" in words_of(leila.types("/mentoring"))
    passed = mentor.presses("Pass it on kindly", card, key=f"pass-{mentor.user}")
    assert "You passed it on, which is fine. Nobody is told that it was you." in words_of(passed)
    assert mentor.presses("Pass it on kindly", card, key=f"pass-{mentor.user}") == passed
    assert held(here, mentor) == {}
    return mentor


def test_three_pass_it_on_one_after_the_other_and_nobody_is_named(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    sent = sends(leila)
    assert "You can have 3 asks under way at once" in words_of(sent)
    had = [is_passed_on(here, four, leila) for _ in range(3)]
    here.deliver()
    assert len({one.name for one in had}) == 3
    open_ask, news = here.inbox(leila)
    assert "Nobody could this time." in words_of(open_ask)
    assert held(here, leila) == {}

    # The suggestion is the mentor who was not asked, and nothing says who was asked.
    assert [card.title for card in cards_of(news)] == [({*NAMES} - {one.name for one in had}).pop()]
    again = leila.presses(buttons_of(news)[0].label, news)
    assert QUESTION in {value_of(field) for field in form_of(again).fields}
    for one in had:
        assert one.name not in all_that(here, leila)
        assert one.name not in words_of(leila.types("/mentoring"))
    kept = file_of(leila.presses_token("1:download:"), name=".json").content.decode()
    assert QUESTION in kept
    assert not [one.name for one in had if one.name in kept or one.person.id in kept]

    # Asking one of them by name is not refused as a second ask: a refusal would reveal who passed.
    preview = leila.submits(leila.presses_token(f"1:ask:{had[0].person.id}"), question=QUESTION)
    assert "Sent" in words_of(leila.presses("Send", preview))


def test_no_mentor_hears_of_another(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    first = who_has_it(here, four)
    first.presses("Pass it on kindly", card_of(here, first))
    here.deliver()
    second = who_has_it(here, four)
    for one in (first, second):
        others = [other.name for other in four if other is not one]
        shown = f"{all_that(here, one)}\n{words_of(one.types('/mentoring'))}"
        kept = file_of(one.presses_token("1:download:"), name=".json").content.decode()
        assert not [name for name in others if name in shown or name in kept]
    why_me = second.presses("Why me?", card_of(here, second))
    assert "Leila left it open who to ask. The least asked come first" in words_of(why_me)


def test_the_least_asked_come_first_and_newcomers_before_all(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    for n, mentor in enumerate((*four[:3], *four[:3])):
        asker = here.joins(f"Asker {n}")
        form = asker.presses_token(f"1:ask:{mentor.person.id}")
        asker.presses("Send", asker.submits(form, question="What would you do otherwise today?"))
    here.catch_up()
    sends(leila)
    here.deliver()
    assert who_has_it(here, four).name == "Ada Byron"


def test_a_day_that_is_over_is_told_kindly_and_it_goes_on(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    first = who_has_it(here, four)
    assert "until Thursday 5 November" in words_of(card_of(here, first))
    labels = [button.label for button in buttons_of(card_of(here, first))]
    assert labels == ["Accept", "Answer now", "Pass it on kindly", "Why me?", "Report or block"]
    sent_at = here.clock.now
    here.clock.moves(days=1, hours=7)
    assert here.closes_what_is_over() == 0
    assert here.reminds() == 0
    ended = None
    for _ in range(7 * 24):
        here.clock.moves(hours=1)
        here.closes_what_is_over()
        here.deliver()
        if len(here.inbox(leila)) > 1:
            ended = here.clock.now
            break
    assert "Your day with it is over and it has gone on, which is fine." in words_of(card_of(here, first))
    assert ended is not None
    assert ended - sent_at <= timedelta(days=7)
    assert "Your open ask has come back" in words_of(here.inbox(leila)[1])
    assert sum(bool(here.inbox(one)) for one in four) == 3
    assert held(here, leila) == {}
    assert all(held(here, one) == {} for one in four)


def test_the_first_who_takes_it_up_has_it(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    first = who_has_it(here, four)
    form = first.presses("Answer now", card_of(here, first))
    answer = "Because the questions were better there, and so were the people."
    sent = first.presses("Send", first.submits(form, words=answer))
    assert "You answered." in words_of(here.comes_to(first, sent))
    here.deliver()
    open_ask, news = here.inbox(leila)
    name = first.name.split()[0]
    assert f"{name} took it up. {name} answered." in words_of(open_ask)
    assert answer in words_of(news)
    assert "Thank" in words_of(leila.presses("See", open_ask))
    assert sum(bool(here.inbox(one)) for one in four) == 1
    assert held(here, leila) == {}


def test_a_yes_to_something_lighter_takes_it_up(community_of_people: Community) -> None:
    here = community_of_people
    gives = {"quick-question": 2, "career-chat": 2}
    amara = here.mentors("Amara Okafor", offers=gives, zone="Europe/London")
    here.mentors("Jonas Berg", offers=gives, zone="Europe/London")
    tom = here.joins("Tom Whitaker")
    form = tom.presses(OPEN, tom.types("/find-mentor Amara product"))
    tom.presses("Send", tom.submits(form, question=QUESTION, kind="career-chat"))
    here.deliver()
    preview = amara.submits(amara.presses("Something lighter", card_of(here, amara)), words="Gladly so.")
    amara.presses("Send", preview)
    here.deliver()
    open_ask, offer = here.inbox(tom)
    assert "Amara took it up." in words_of(open_ask)
    assert "By Sunday 8 November you will have Amara's answer" in words_of(
        tom.presses("Take the offer", offer)
    )
    here.deliver()
    assert held(here, amara) == {QUICK: 1, (EVERYTHING, ""): 1}
    assert "Answer now" in [button.label for button in buttons_of(here.inbox(amara)[-1])]


def test_it_can_be_taken_back(community_of_people: Community, four: list[Acting], leila: Acting) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    first = who_has_it(here, four)
    (open_ask,) = here.inbox(leila)
    sure = leila.presses("Take it back", open_ask)
    assert "What this was about is no longer here" in words_of(first.presses("Take the ask back", sure))
    back = leila.presses("Take the ask back", sure, key="back")
    assert leila.presses("Take the ask back", sure, key="back") == back
    assert "You took this back" in words_of(here.comes_to(leila, back))
    here.deliver()
    assert "Leila is sorted; nothing to do, and your place is back." in words_of(card_of(here, first))
    assert held(here, leila) == held(here, first) == {}
    here.clock.moves(days=9)
    assert here.closes_what_is_over() == 0
    assert "nothing to do" not in words_of(leila.presses("Take the ask back", sure))


def test_it_never_goes_to_somebody_kept_apart_asked_or_known(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    amara, jonas, mei, ada = four
    leila.presses_token(f"1:block:{amara.person.id}")
    form = leila.presses_token(f"1:ask:{jonas.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION))
    here.deliver()
    no = jonas.submits(jonas.presses("Decline kindly", here.inbox(jonas)[0]), ready="full")
    jonas.presses("Send", no)
    form = leila.presses_token(f"1:ask:{mei.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION))
    here.deliver()
    sends(leila)
    here.deliver()
    assert _waits(card_of(here, ada))
    ada.presses("Pass it on kindly", card_of(here, ada))
    here.deliver()
    assert "has come back" in here.inbox(leila)[-1].title
    assert not here.inbox(amara)


def test_a_block_by_the_mentee_takes_nothing_away_and_names_nobody(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    first = who_has_it(here, four)
    leila.presses_token(f"1:block:{first.person.id}")
    here.deliver()
    second = who_has_it(here, four)
    assert second is not first
    (open_ask,) = here.inbox(leila)
    assert "It is on its way." in words_of(open_ask)
    assert "Your day with it is over" in words_of(card_of(here, first))


def test_what_is_reported_is_carried_to_nobody_else(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    first = who_has_it(here, four)
    form = first.presses("Report", first.presses("Report or block", card_of(here, first)))
    first.submits(form, what="hurtful")
    here.deliver()
    assert "has come back" in here.inbox(leila)[-1].title
    assert sum(bool(here.inbox(one)) for one in four) == 1
    assert held(here, leila) == {}


def test_a_mentor_who_reported_it_reads_no_words_that_nobody_wrote(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    mentor = who_has_it(here, four)
    (token,) = {b.token for b in buttons_of(card_of(here, mentor)) if b.label == "Report or block"}
    mentor.submits(mentor.presses_token(token.replace("safety", "report")), what="other")
    here.deliver()
    assert "You passed it on, which is fine." in words_of(card_of(here, mentor))
    assert "My weeks are full" not in words_of(card_of(here, mentor))


def test_a_door_that_closes_hands_it_on(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    first = who_has_it(here, four)
    first.presses(
        "Close my door and find them others", first.presses("Close my door", first.types("/mentoring"))
    )
    here.deliver()
    assert who_has_it(here, four) is not first
    assert "You passed it on" in words_of(card_of(here, first))
    assert held(here, first) == {}


@pytest.mark.parametrize("who", ["mentee", "mentor"])
def test_whoever_goes_leaves_no_hole(
    community_of_people: Community, four: list[Acting], leila: Acting, who: str
) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    first = who_has_it(here, four)
    leaver = leila if who == "mentee" else first
    form = leaver.presses("Erase everything", leaver.presses("My data", leaver.types("/mentoring")))
    leaver.submits(form, word="erase")
    here.deliver()
    if who == "mentor":
        assert who_has_it(here, [one for one in four if one is not first]) is not first
        assert first.name not in all_that(here, leila)
        return
    cards = [card for one in four for card in here.inbox(one)]
    assert not any(_waits(card) for card in cards)
    assert QUESTION not in "\n".join(map(words_of, cards))
    assert all(held(here, one) == {} for one in four)
    left = here.database.read(lambda open_: OpenAsks(open_, here.id).latest(leila.person.id))
    assert left is not None
    assert (left.question, left.words) == ("", "")


def test_it_counts_as_one_of_three(community_of_people: Community, four: list[Acting], leila: Acting) -> None:
    here = community_of_people
    for mentor in four[:2]:
        form = leila.presses_token(f"1:ask:{mentor.person.id}")
        leila.presses("Send", leila.submits(form, question=QUESTION))
    assert "You can have 3 asks under way at once" in words_of(sends(leila))
    assert held(here, leila) == {(ASKING, ""): 3}
    form = leila.presses(OPEN, leila.types("/find-mentor product"))
    refused = leila.presses("Send", leila.submits(form, question=QUESTION))
    assert "All your asks are out" in words_of(refused)


def test_after_the_second_no_it_is_one_press_away(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    for mentor in four[:2]:
        form = leila.presses_token(f"1:ask:{mentor.person.id}")
        leila.presses("Send", leila.submits(form, question=QUESTION))
        here.deliver()
        no = mentor.submits(mentor.presses("Decline kindly", here.inbox(mentor)[0]), ready="full")
        mentor.presses("Send", no)
        here.deliver()
    form = leila.presses("Carry it to three people", here.inbox(leila)[-1])
    assert QUESTION in {value_of(field) for field in form_of(form).fields}
    leila.presses("Send", leila.submits(form))
    here.deliver()
    assert who_has_it(here, four) in four[2:]
    # An ask that is passed on does not count as a third no.
    third = who_has_it(here, four)
    third.presses("Pass it on kindly", card_of(here, third))
    here.deliver()
    assert "Three is hard" not in all_that(here, leila)


def test_words_typed_under_it_are_asked_back_about(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    first = who_has_it(here, four)
    back = first.types("Sorry, not this time")
    assert "Shall I tell Leila that it's a no this time?" in words_of(back)
    assert "You passed it on" in words_of(here.comes_to(first, first.presses("Pass it on kindly", back)))


def test_only_those_whose_it_is_can_press(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    first = who_has_it(here, four)
    mallory = here.joins("Mallory")
    card, (open_ask,) = card_of(here, first), here.inbox(leila)
    assert "is no longer here" in words_of(mallory.presses("Pass it on kindly", card))
    assert "is no longer here" in words_of(mallory.presses("Take it back", open_ask))
    ids = here.database.read(lambda open_: OpenAsks(open_, here.id).latest(leila.person.id))
    assert ids is not None
    assert "No longer here" in words_of(mallory.presses_token(f"1:see-carry:{ids.id}"))
    step = here.database.read(lambda open_: OpenAsks(open_, here.id).step(ids.id))
    # Not even a step's own id reveals the mentor who has it.
    for verb in ("see-ask", "safety", "show-name"):
        shown = words_of(leila.presses_token(f"1:{verb}:{step}"))
        assert first.name.split()[0] not in shown
        assert "No longer here" in shown
    found = here.database.read(lambda open_: Asks(open_, here.id).of_mentee(leila.person.id))
    assert found == []
    stands = here.database.read(lambda open_: Asks(open_, here.id).get(step or ""))
    assert stands is not None
    assert stands.status is Status.WAITING


def test_a_step_says_nothing_of_the_others_to_whoever_takes_their_data(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    first = who_has_it(here, four)
    first.presses("Pass it on kindly", card_of(here, first))
    kept = json.loads(file_of(first.presses_token("1:download:"), name=".json").content)
    assert [ask["mentee"] for ask in kept["asks"]] == ["Leila Haddad"]
    assert "carries" not in kept


def test_whoever_would_keep_it_for_a_week_comes_last(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    """A mentor who answers on Sundays alone gets it only where no other mentor can."""
    here = community_of_people
    sunday = here.mentors("Newcomer Sundays", days=frozenset({6}), zone="Europe/London")
    for n, mentor in enumerate(four):
        asker = here.joins(f"Asker {n}")
        form = asker.presses_token(f"1:ask:{mentor.person.id}")
        asker.presses("Send", asker.submits(form, question="What would you do otherwise today?"))
    here.catch_up()
    sends(leila)
    here.deliver()
    who = who_has_it(here, [*four, sunday])
    assert who in four
    for mentor in four:
        mentor.presses_token("1:rest-for:month")
    here.catch_up()
    who.presses("Pass it on kindly", card_of(here, who))
    here.deliver()
    assert "until Monday 9 November" in words_of(card_of(here, sunday))


def test_whoever_took_it_up_and_goes_is_named_no_longer(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    sends(leila)
    here.deliver()
    first = who_has_it(here, four)
    form = first.presses("Answer now", card_of(here, first))
    first.presses("Send", first.submits(form, words="Because the questions were better there."))
    here.deliver()
    name = first.name.split()[0]
    assert f"{name} took it up." in all_that(here, leila)
    form = first.presses("Erase everything", first.presses("My data", first.types("/mentoring")))
    first.submits(form, word="erase")
    here.deliver()
    assert name not in all_that(here, leila)
    assert "Somebody who left took it up." in all_that(here, leila)


def test_after_a_yes_it_may_stay_or_go(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    here = community_of_people
    form = leila.presses_token(f"1:ask:{four[0].person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION))
    here.catch_up()
    sends(leila)
    here.deliver()
    four[0].presses("Accept", here.inbox(four[0])[0])
    here.deliver()
    yes = next(card for card in here.inbox(leila) if card.title == "Amara said yes")
    assert "You have an open ask for the same." in words_of(yes)
    see = leila.presses("See the open ask", yes)
    leila.presses("Take the ask back", leila.presses("Take it back", see))
    here.deliver()
    assert held(here, leila) == {}


def closes(mentor: Acting) -> None:
    """Close a mentor's door, with the second look."""
    mentor.presses("Close my door", mentor.presses("Close my door", mentor.types("/be-a-mentor")))


def test_no_kind_of_help_is_offered_that_nobody_gives(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    ngozi = here.mentors("Ngozi Eze", offers={"cv-review": 1})
    results = leila.types("/find-mentor product")
    form = leila.presses(OPEN, results)
    assert options_of(form, "kind") == ["quick-question", "cv-review"]

    # Chosen in a form that was open meanwhile: no other is chosen instead, and the words stay.
    closes(ngozi)
    back = leila.submits(form, question=QUESTION, kind="cv-review")
    assert "Nobody gives this one at the moment" in errors_of(back)["kind"]
    again = leila.presses(OPEN, results)
    for shown in (back, again):
        assert options_of(shown, "kind") == ["quick-question"]
        values = {one.name: value_of(one) for one in form_of(shown).fields}
        assert (values["kind"], values["question"]) == ("", QUESTION)
    assert QUESTION in words_of(message_of(leila.submits(again, kind="quick-question")))


def test_where_no_door_is_open_it_is_said_and_the_words_stay(
    community_of_people: Community, four: list[Acting], leila: Acting
) -> None:
    results = leila.types("/find-mentor product")
    form = leila.presses(OPEN, results)
    for one in four:
        closes(one)
    for shown in (leila.submits(form, question=QUESTION), leila.presses(OPEN, results)):
        assert "No door is open at the moment, so there is nobody to ask yet." in words_of(shown)
        assert QUESTION in words_of(shown)
        assert "Tell me when somebody new comes" in [one.label for one in buttons_of(shown)]
    # Their own door is no help to the mentor who asks.
    amara = four[0]
    opened = amara.presses("Open my door", amara.types("/be-a-mentor"))
    assert "door is open" in words_of(opened)
    assert "No door is open" in words_of(amara.presses_token("1:carry:"))
    assert "No door is open" not in words_of(leila.presses(OPEN, results))
