"""A mentee who did not dare to ask is introduced: a manager proposes a mentor, the mentee agrees and asks."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest

from bot.domain.safety.report_and_block import Why
from bot.handlers.routing import Answer
from bot.store.common.nudge_candidates import Candidate, Planning
from bot.store.database.database import Transaction
from bot.store.home.my_data import MyData
from bot.store.safety.report_and_block import Safety
from bot.ui.nodes import Aside, Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.discord.community import DiscordCommunity
from tests.fakes.keys import KEYS
from tests.fakes.reading import buttons_of, cards_of, message_of, options_of, words_of

SECRET = "leaving law for product, which makes me happy"
WORDS = "How did you move from law into product?"


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def maya(here: Community) -> Acting:
    return here.joins("Maya Lindqvist", manages=True)


@pytest.fixture
def amara(here: Community) -> Acting:
    return here.mentors("Amara Okafor", offers={"quick-question": 1, "career-chat": 1})


@pytest.fixture
def sara(here: Community, maya: Acting, amara: Acting) -> Acting:
    """Sara, who searched on Tuesday 3 November, and asked no one."""
    sara = here.joins("Sara Nilsen")
    sara.types(f"/find-mentor {SECRET}")
    return sara


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def passes(here: Community, day: int, hour: int = 10) -> int:
    here.clock.is_set_to(datetime(2026, 11, day, hour, 1, tzinfo=UTC))
    here.plans()
    told = here.reminds()
    here.deliver()
    return told


def pushed(here: Community, who: Acting) -> Message:
    """Move the clock until a person is offered an introduction."""
    for day in range(4, 12):
        passes(here, day)
    (card,) = [one for one in here.inbox(who) if "Shall somebody introduce you?" in words_of(one)]
    return card


def wants(here: Community, who: Acting, kind: str = "quick-question") -> Answer:
    form = who.presses("Ask for an introduction", pushed(here, who))
    said = who.submits(form, kind=kind)
    here.deliver()
    return said


def thinks(here: Community, maya: Acting, name: str = "Amara") -> Message:
    """Propose a mentor as Maya; return what she sees then."""
    choice = maya.presses("Introduce warmly", maya.types("/programme"))
    look = maya.presses(f"Think of {name}", choice)
    assert f"thought of {name} for this" in words_of(look)
    told = maya.presses(f"Propose {name}", look)
    here.deliver()
    return message_of(told)


def test_whoever_looked_is_offered_it_once_after_some_days(here: Community, sara: Acting) -> None:
    assert [passes(here, day) for day in range(4, 7)] == [0, 0, 0]
    card = pushed(here, sara)
    assert "Looking is fine too" in words_of(card)
    assert {
        "Ask for an introduction",
        "Just show me three",
        "Not now",
        "Fewer reminders",
        "Stop reminders",
    } <= set(labels(card))
    for day in range(12, 30):
        passes(here, day)
    assert len([one for one in here.inbox(sara) if one.title == "Looking is fine too"]) == 1


def test_nobody_reads_of_her_before_she_says_yes(here: Community, sara: Acting, maya: Acting) -> None:
    card = pushed(here, sara)
    assert "Nobody else knows that I'm asking you this." in words_of(card)
    assert here.inbox(maya) == []
    assert "Sara" not in words_of(maya.types("/programme"))
    three = sara.presses("Just show me three", card)
    assert "Amara Okafor" in words_of(three)
    later = sara.presses("Not now", card)
    assert "Not now is a fine answer" in words_of(later)
    # It stands in place of the push, whose steps are over; on Discord it is nobody else's to read.
    assert isinstance(later, Aside if isinstance(here, DiscordCommunity) else Message)
    here.deliver()
    assert here.inbox(maya) == []


def test_whoever_has_asked_since_hears_nothing_of_it(here: Community, sara: Acting) -> None:
    sara.asks(sara.types("/find-mentor Amara"), WORDS)
    for day in range(4, 20):
        passes(here, day)
    assert not [one for one in here.inbox(sara) if "introduce you" in words_of(one)]


def test_she_agrees_to_the_person_and_the_words_and_it_is_an_ask_like_any_other(
    here: Community, sara: Acting, maya: Acting, amara: Acting
) -> None:
    said = words_of(wants(here, sara))
    assert "By Saturday 14 November you will hear who they thought of, or that nobody could." in said
    (told,) = here.inbox(maya)
    assert "Sara Nilsen would like an introduction" in words_of(told)
    seen = thinks(here, maya)
    assert "You thought of Amara Okafor; it waits for their yes" in words_of(here.comes_to(maya, seen))

    at_home = sara.presses("My introduction", sara.types("/mentoring"))
    assert "Shall I introduce you to Amara" in words_of(at_home)

    # Amara hears nothing yet, and Sara chooses her own words.
    assert here.inbox(amara) == []
    proposal = here.inbox(sara)[-1]
    assert "Shall I introduce you to Amara with these words?" in words_of(proposal)
    form = sara.presses("Change the words", proposal)
    changed = here.comes_to(sara, sara.submits(form, question=WORDS))
    assert WORDS in words_of(changed)
    done = sara.presses("Introduce me", changed, key="yes")
    assert "Amara has your ask, like any other." in words_of(done)
    assert words_of(sara.presses("Introduce me", changed, key="yes")) == words_of(done)
    assert message_of(sara.presses("Introduce me", proposal)).title == "No longer here"
    here.deliver()

    (ask,) = here.inbox(amara)
    assert "Maya Lindqvist, who looks after mentoring here, thought of you." in words_of(ask)
    assert WORDS in words_of(ask)
    assert "Decline kindly" in labels(ask)
    assert "Amara Okafor has been asked, and will answer it like any other ask." in words_of(
        here.inbox(maya)[0]
    )
    assert "Sara" not in words_of(maya.types("/programme"))
    amara.presses("Send", amara.submits(amara.presses("Decline kindly", ask), ready="full"))
    here.deliver()
    assert "Amara can't this time" in words_of(here.inbox(sara)[-1])


def test_a_manager_never_reads_what_she_looked_for_nor_what_she_wrote(
    here: Community, sara: Acting, maya: Acting, amara: Acting
) -> None:
    wants(here, sara)
    thinks(here, maya)
    proposal = here.inbox(sara)[-1]
    changed = sara.submits(sara.presses("Change the words", proposal), question=WORDS)
    sara.presses("Introduce me", here.comes_to(sara, changed))
    here.deliver()
    assert WORDS in words_of(here.inbox(amara)[0])
    everything = " ".join(words_of(one) for one in here.inbox(maya)) + words_of(maya.types("/programme"))
    assert SECRET not in everything
    assert WORDS not in everything


def test_whoever_takes_everything_and_goes_is_named_on_no_card(
    here: Community, sara: Acting, maya: Acting
) -> None:
    wants(here, sara)
    assert "Sara" in words_of(here.inbox(maya)[0])
    form = sara.presses("Erase everything", sara.presses("My data", sara.types("/mentoring")))
    sara.submits(form, word="erase")
    here.deliver()
    assert not [card for card in here.inbox(maya) if "Sara" in words_of(card)]


def test_it_holds_a_place_and_never_one_above_what_is_offered(
    here: Community, sara: Acting, maya: Acting, amara: Acting
) -> None:
    wants(here, sara)
    thinks(here, maya)
    proposal = here.inbox(sara)[-1]
    # While Sara considers it, nobody else can take the only place.
    tom = here.joins("Tom Whitaker")
    full = tom.presses_token(f"1:ask:{amara.person.id}")
    assert options_of(full, "kind") == ["career-chat"]
    assert here.inbox(amara) == []
    done = sara.presses("Introduce me", proposal)
    assert "Amara has your ask, like any other." in words_of(done)
    here.deliver()
    assert len(here.inbox(amara)) == 1


def test_a_mentor_without_room_cannot_even_be_thought_of(
    here: Community, sara: Acting, maya: Acting, amara: Acting
) -> None:
    wants(here, sara)
    choice = maya.presses("Introduce warmly", maya.types("/programme"))
    tom = here.joins("Tom Whitaker")
    tom.asks(tom.types("/find-mentor Amara"), WORDS, kind="quick-question")
    assert "nobody is asked above what they give" in words_of(maya.presses("Think of Amara", choice))


def test_she_may_wish_for_somebody_else_or_let_it_go(
    here: Community, sara: Acting, maya: Acting, amara: Acting
) -> None:
    here.mentors("Jonas Berg", field="Law")
    wants(here, sara)
    thinks(here, maya)
    again = sara.presses("Suggest somebody else", here.inbox(sara)[-1])
    assert "you will hear who they thought of" in words_of(again)
    here.deliver()
    choice = maya.presses("Introduce warmly", here.inbox(maya)[0])
    assert "Think of Amara" not in labels(choice)
    told = len(here.inbox(sara))
    look = maya.presses("Think of Jonas", choice)
    here.deliver()
    assert len(here.inbox(sara)) == told
    maya.presses("Propose Jonas", look)
    here.deliver()
    gone = sara.presses("No introduction for now", here.inbox(sara)[-1])
    assert "nobody asks why" in words_of(gone)
    here.deliver()
    assert "They let it go, which is fine." in words_of(here.inbox(maya)[0])
    assert here.inbox(amara) == []


def test_a_manager_may_have_somebody_in_mind(here: Community, sara: Acting, maya: Acting) -> None:
    for n in range(8):
        here.mentors(f"Somebody Made-Up-{n}", field="Law")
    wants(here, sara)
    choice = maya.presses("Introduce warmly", maya.types("/programme"))
    found = maya.submits(maya.presses("Somebody I have in mind", choice), words="amara")
    assert "Think of Amara" in labels(found)
    nobody = maya.submits(maya.presses("Somebody I have in mind", choice), words="zzyzx")
    assert "Nobody with room fits “zzyzx” at the moment." in words_of(nobody)


def test_a_second_manager_reads_who_was_thought_of(
    here: Community, sara: Acting, maya: Acting, amara: Acting
) -> None:
    ida = here.joins("Ida Moen", manages=True)
    wants(here, sara)
    choice = ida.presses("Introduce warmly", ida.types("/programme"))
    look = ida.presses("Think of Amara", choice)
    thinks(here, maya)
    stands = "Maya Lindqvist thought of Amara Okafor; it waits for their yes"
    here.deliver()
    for label, on in (
        ("Think of Amara", choice),
        ("Somebody I have in mind", choice),
        ("Propose Amara", look),
    ):
        assert stands in words_of(here.comes_to(ida, ida.presses(label, on)))
    assert len([one for one in here.inbox(sara) if one.title == "Somebody for you"]) == 1


def test_every_wait_has_its_end(here: Community, sara: Acting, maya: Acting) -> None:
    wants(here, sara)
    here.clock.is_set_to(datetime(2026, 11, 14, 18, 1, tzinfo=UTC))
    assert (here.closes_what_is_over(), here.closes_what_is_over()) == (1, 0)
    here.deliver()
    assert "Nobody has found the time yet" in words_of(here.inbox(sara)[-1])
    assert "Maya Lindqvist" in words_of(here.inbox(sara)[-1])
    _, passed = (one for one in here.inbox(maya) if "Sara" in one.title)
    assert "a late word is still welcome" in words_of(passed)
    # A late proposal is still accepted, and waits for a week.
    thinks(here, maya)
    assert "Introduce warmly" not in labels(here.inbox(maya)[-1])
    proposal = here.inbox(sara)[-1]
    assert "Shall I introduce you" in words_of(proposal)
    here.clock.is_set_to(datetime(2026, 11, 21, 18, 1, tzinfo=UTC))
    assert here.closes_what_is_over() == 1
    here.deliver()
    assert "Introduce me" not in labels(here.inbox(sara)[-1])
    assert message_of(sara.presses("Introduce me", proposal)).title == "No longer here"


def test_two_noes_bring_it_too(here: Community, maya: Acting) -> None:
    sara = here.joins("Sara Nilsen")
    for name in ("Jonas", "Mei"):
        mentor = here.mentors(f"{name} Made-Up")
        sara.asks(sara.types(f"/find-mentor {name}"), WORDS, on=name)
        here.deliver()
        card = here.inbox(mentor)[0]
        mentor.presses("Send", mentor.submits(mentor.presses("Decline kindly", card), ready="full"))
        here.deliver()
    card = pushed(here, sara)
    assert "Your last asks did not work out." in words_of(card)
    here.mentors("Amara Okafor")
    sara.submits(sara.presses("Ask for an introduction", card), kind="quick-question")
    here.deliver()
    thinks(here, maya)
    # Her last question is filled in, and no mentor who said no is proposed again.
    assert WORDS in words_of(here.inbox(sara)[-1])


@pytest.mark.in_slack
def test_words_that_were_changed_stand_on_her_card(
    here: Community, sara: Acting, maya: Acting, amara: Acting
) -> None:
    """What *Introduce me* below the card sends is what stands above it."""
    wants(here, sara)
    thinks(here, maya)
    sara.submits(sara.presses("Change the words", here.inbox(sara)[-1]), question=WORDS)
    here.deliver()
    card = here.inbox(sara)[-1]
    assert WORDS in words_of(card)
    assert "You are introduced" in words_of(sara.presses("Introduce me", card))
    here.deliver()
    assert WORDS in words_of(here.inbox(amara)[-1])


def test_one_open_ask_that_came_back_is_not_several_noes(here: Community, maya: Acting) -> None:
    """Two mentors had it, which its mentee never hears: she asked once."""
    for name in ("Jonas", "Mei"):
        here.mentors(f"{name} Made-Up")
    sara = here.joins("Sara Nilsen")
    form = sara.presses("Ask without choosing anyone", sara.types("/find-mentor product"))
    sara.presses("Send", sara.submits(form, question=WORDS))
    for day in range(4, 12):
        here.clock.is_set_to(datetime(2026, 11, day, 10, 1, tzinfo=UTC))
        here.closes_what_is_over()
        here.deliver()
    assert "Nobody could this time." in words_of(here.inbox(sara)[-1])
    here.clock.is_set_to(datetime(2026, 11, 15, 10, 1, tzinfo=UTC))

    def pushes(open_: Transaction) -> tuple[list[Candidate], bool]:
        planning, since = Planning(open_, here.id), datetime(2026, 11, 1, tzinfo=UTC)
        found = planning.declined("declined", since=since, until=here.clock())
        return found, planning.noes_of_late(sara.person.id)

    assert here.database.read(pushes) == ([], False)


def test_only_a_manager_thinks_of_somebody_and_only_sara_agrees(
    here: Community, sara: Acting, maya: Acting, amara: Acting
) -> None:
    wants(here, sara)
    mallory = here.joins("Mallory")
    (ref,) = {b.ref for b in buttons_of(here.inbox(maya)[0]) if b.label == "Introduce warmly"}
    for presser in (mallory, sara):
        for verb in ("introduce", "look-to-introduce"):
            assert "For those who look after mentoring" in words_of(presser.presses_token(f"1:{verb}:{ref}"))
        propose = f"1:propose:{ref}.{amara.person.id}"
        assert "For those who look after mentoring" in words_of(presser.presses_token(propose))
    thinks(here, maya)
    for verb in ("agree", "somebody-else", "let-introduction-go"):
        for presser in (mallory, maya):
            said = message_of(presser.presses_token(f"1:{verb}:{ref}"))
            assert said.title in {"No longer here"}
    assert message_of(mallory.presses_token(f"1:introduced-words:{ref}")).title == "No longer here"
    here.deliver()
    assert here.inbox(amara) == []


def test_a_manager_who_is_kept_apart_from_her_sees_nothing(
    here: Community, sara: Acting, maya: Acting, amara: Acting
) -> None:
    omar = here.joins("Omar Haddad", manages=True)

    def keep(connection: Transaction) -> None:
        Safety(connection, here.id, here.clock()).keep_apart(sara.person.id, omar.person.id, Why.REPORT)

    here.database.write(keep)
    wants(here, sara)
    assert here.inbox(omar) == []
    assert "Sara" not in words_of(omar.types("/programme"))
    (ref,) = {b.ref for b in buttons_of(here.inbox(maya)[0]) if b.label == "Introduce warmly"}
    assert message_of(omar.presses_token(f"1:propose:{ref}.{amara.person.id}")).title == "No longer here"


def test_whoever_looks_after_nobody_any_more_hears_of_nobody(
    here: Community, sara: Acting, maya: Acting
) -> None:
    omar = here.joins("Omar Haddad", manages=True)
    form = sara.presses("Ask for an introduction", pushed(here, sara))
    sara.submits(form, kind="quick-question")
    here.acting(replace(omar.person, manages=False)).types("/mentoring")
    here.deliver()
    assert (len(here.inbox(maya)), here.inbox(omar)) == (1, [])


def test_a_mentor_who_was_only_thought_of_reads_nothing_of_it_in_their_data(
    here: Community, sara: Acting, maya: Acting, amara: Acting
) -> None:
    wants(here, sara)
    thinks(here, maya)

    def kept(connection: Transaction, who: Acting) -> list[dict[str, object]]:
        return MyData(connection, here.id, here.clock()).everything(who.person.id).get("introductions", [])

    assert [len(here.database.read(partial(kept, who=who))) for who in (sara, maya, amara)] == [1, 0, 0]
    here.database.write(lambda open_: MyData(open_, here.id, here.clock()).erase(amara.person.id, KEYS))
    here.deliver()
    assert "Amara" not in words_of(here.inbox(sara)[-1])
    taken = sara.presses("Introduce me", here.inbox(sara)[-1])
    assert "That place has just gone" in words_of(taken)


def test_nobody_kept_apart_from_her_is_thought_of(
    here: Community, sara: Acting, maya: Acting, amara: Acting
) -> None:
    def keep(connection: Transaction) -> None:
        Safety(connection, here.id, here.clock()).keep_apart(sara.person.id, amara.person.id, Why.BLOCK)

    here.database.write(keep)
    wants(here, sara)
    choice = maya.presses("Introduce warmly", maya.types("/programme"))
    assert "Think of Amara" not in labels(choice)
    (ref,) = {b.ref for b in buttons_of(here.inbox(maya)[0]) if b.label == "Introduce warmly"}
    maya.presses_token(f"1:propose:{ref}.{amara.person.id}")
    here.deliver()
    assert not [one for one in here.inbox(sara) if "Shall I introduce you" in words_of(one)]


def test_a_raised_hand_may_be_answered_with_an_introduction(here: Community, maya: Acting) -> None:
    sara = here.joins("Sara Nilsen")
    for name in ("Jonas", "Mei", "Lena"):
        mentor = here.mentors(f"{name} Made-Up")
        sara.asks(sara.types(f"/find-mentor {name}"), WORDS, on=name)
        here.deliver()
        card = here.inbox(mentor)[0]
        mentor.presses("Send", mentor.submits(mentor.presses("Decline kindly", card), ready="full"))
        here.deliver()
        here.clock.moves(minutes=5)
    sara.presses("Ask a person to help", here.inbox(sara)[-1])
    here.mentors("Amara Okafor")
    here.deliver()
    thinks(here, maya)
    assert "Shall I introduce you to Amara" in words_of(here.inbox(sara)[-1])
    page = maya.types("/programme")
    assert [card.title for card in cards_of(page)] == ["Sara Nilsen"]
    assert "waits for their yes" in words_of(page)
    assert "I'll write to Sara" not in labels(here.inbox(maya)[0])
    sara.presses("Suggest somebody else", here.inbox(sara)[-1])
    assert "Introduce warmly" in labels(maya.types("/programme"))


def pushes_of(here: Community, who: Acting) -> list[Message]:
    titles = {"Looking is fine too", "Shall we look together?", "You have asked for an introduction"}
    return [one for one in here.inbox(who) if one.title in titles]


def test_an_answered_push_keeps_no_step_of_its_own(here: Community, sara: Acting, maya: Acting) -> None:
    wants(here, sara)
    (push,) = pushes_of(here, sara)
    assert (push.title, labels(push)) == ("You have asked for an introduction", ["My introduction"])


def test_a_push_of_a_mentee_who_asks_after_all_keeps_no_step(
    here: Community, sara: Acting, maya: Acting
) -> None:
    pushed(here, sara)
    sara.asks(sara.types("/find-mentor Amara"), WORDS)
    here.deliver()
    (push,) = pushes_of(here, sara)
    assert "there is nothing left to do here" in words_of(push)
    assert labels(push) == ["My home"]


@pytest.mark.parametrize("how", ["leaves", "closes"])
def test_a_mentor_who_cannot_be_introduced_after_all_is_never_silence(
    here: Community, sara: Acting, maya: Acting, amara: Acting, how: str
) -> None:
    wants(here, sara)
    thinks(here, maya)
    proposal = here.inbox(sara)[-1]
    form = sara.presses("Change the words", proposal)
    leaves(here, amara) if how == "leaves" else closes(amara)
    here.deliver()
    old, news = here.inbox(sara)[-2:]
    assert (old.title, news.title) == ("They are looking for somebody else", "Somebody else, then")
    assert "The mentor they thought of can't be introduced to you after all." in words_of(news)
    assert "you will hear who they thought of, or that nobody could" in words_of(news)
    assert "Amara" not in words_of(news)
    # Presses that come too late are told the same, and words are kept for the next mentor.
    late = here.comes_to(sara, sara.presses("Introduce me", proposal))
    assert message_of(late).title == "Somebody else, then"
    late = sara.submits(form, question=WORDS)
    assert (message_of(late).title, WORDS in words_of(late)) == ("Somebody else, then", True)
    here.mentors("Jonas Berg", field="Law")
    thinks(here, maya, "Jonas")
    assert WORDS in words_of(here.inbox(sara)[-1])


def leaves(here: Community, who: Acting) -> None:
    here.responder.left(who.actor.platform, who.actor.workspace, who.user).result()


def closes(mentor: Acting) -> None:
    mentor.presses_token("1:close-now:")


def test_a_mentee_who_blocks_the_proposed_mentor_is_told_nothing_more(
    here: Community, sara: Acting, maya: Acting, amara: Acting
) -> None:
    wants(here, sara)
    thinks(here, maya)
    sara.presses_token(f"1:block:{amara.person.id}")
    here.deliver()
    assert here.inbox(sara)[-1].title == "They are looking for somebody else"
