"""An open ask as a card in the mentors' channel: one line, no name; the first mentor to claim it reads it."""

from datetime import timedelta

import pytest

from bot.domain.common.capacity import ASKING, EVERYTHING, Place
from bot.port import InDoubt, Unreachable
from bot.store.common.due import Moment
from bot.store.open_asks.channel import amiss_in
from bot.store.outbox import held, in_doubt
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.places import held as holds
from tests.fakes.places import takes
from tests.fakes.reading import (
    buttons_of,
    errors_of,
    file_of,
    form_of,
    message_of,
    value_of,
    words_of,
)
from tests.fakes.slack.community import SlackCommunity
from tests.fakes.slack.ledger import Refusal, Trouble

QUESTION = "How did you know that it was time to change?"
LINE = "Moving from law into product, late"
QUICK = ("quick-question", "2026-11")
OPEN = "Ask without choosing anyone"
COULD = "Take this ask"


@pytest.fixture
def maya(community_of_people: Community) -> Acting:
    return community_of_people.joins("Maya Lindqvist", manages=True)


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", zone="Europe/London")


@pytest.fixture
def jonas(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Jonas Berg", zone="Europe/London")


@pytest.fixture
def leila(community_of_people: Community, amara: Acting, jonas: Acting) -> Acting:
    return community_of_people.joins("Leila Haddad", line="second-year beekeeper")


def chooses(here: Community, manager: Acting) -> None:
    """Choose the mentors' channel, as a manager."""
    page = manager.presses("Where open asks go", manager.types("/programme"))
    assert "privately to up to three mentors who have room, one after the other" in words_of(page)
    form = manager.presses("As cards in a mentors' channel", page)
    kept = manager.submits(form, where=here.channel)
    assert "my first message is on its way to the channel" in words_of(kept)
    here.deliver()


def writes(mentee: Acting, *, card: str = LINE, unnamed: str = "") -> Message:
    """Go from a search to the preview of an open ask."""
    form = mentee.presses(OPEN, mentee.types("/find-mentor product"))
    return message_of(mentee.submits(form, question=QUESTION, card=card, unnamed=unnamed))


def sends(here: Community, mentee: Acting, *, card: str = LINE, unnamed: str = "") -> Message:
    sent = message_of(mentee.presses("Send", writes(mentee, card=card, unnamed=unnamed)))
    here.deliver()
    return sent


def card_in(here: Community) -> Message:
    return here.in_channel()[-1]


def card_of(here: Community, mentor: Acting) -> Message:
    return next(card for card in here.inbox(mentor) if QUESTION in words_of(card))


def claims(here: Community, mentor: Acting) -> str:
    answer = mentor.presses(COULD, card_in(here))
    here.deliver()
    return words_of(answer)


def test_what_goes_into_the_channel_is_read_before_and_names_nobody(
    community_of_people: Community, maya: Acting, amara: Acting, jonas: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    (hello,) = here.in_channel()
    assert "From now on, open asks are posted here as cards" in words_of(hello)
    assert "as cards in the mentors' channel" in words_of(maya.presses_token("1:channel:"))

    preview = writes(leila)
    assert "Everybody in the mentors' channel reads this card." in words_of(preview)
    assert "And this is what the mentor who takes it will read, privately:" in words_of(preview)
    assert "By Tuesday 10 November you will have an answer, or others to ask." in words_of(preview)
    sent = message_of(leila.presses("Send", preview))
    assert "It will be in the mentors' channel in a moment." in words_of(sent)
    assert "You can have 3 asks under way at once" in words_of(sent)
    here.deliver()

    card = card_in(here)
    face = words_of(card).removesuffix(f"[{COULD}]\n[Report]").strip()
    assert LINE in face
    assert "Could you help? One quick question" in face
    assert "until Tuesday 10 November" in face
    assert all(part in words_of(preview) for part in face.splitlines())
    assert not [word for word in ("Leila", "Haddad", "beekeeper", QUESTION) if word in words_of(card)]
    assert not here.inbox(amara)
    assert not here.inbox(jonas)
    assert holds(here, amara) == holds(here, jonas) == {}
    assert holds(here, leila) == {(ASKING, ""): 1}
    assert "It stands in the mentors' channel." in words_of(here.inbox(leila)[0])


@pytest.mark.by_socket
def test_the_first_who_can_gets_the_words_and_answers_them(
    community_of_people: Community, maya: Acting, amara: Acting, jonas: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    sends(here, leila)
    card, open_ask = card_in(here), here.inbox(leila)
    assert "Thank you, it is yours" in claims(here, amara)
    theirs = card_of(here, amara)
    assert "You said in the mentors' channel that you could help." in words_of(theirs)
    assert "Leila Haddad · second-year beekeeper" in words_of(theirs)
    assert holds(here, amara) == {QUICK: 1, (EVERYTHING, ""): 1}
    assert holds(here, leila) == {(ASKING, ""): 1}
    looking = card_in(here)
    assert "Somebody is looking into this." in words_of(looking)
    assert not buttons_of(looking)
    assert "Amara" not in words_of(looking)
    assert here.inbox(leila) == open_ask

    form = amara.presses("Answer now", theirs)
    amara.presses("Send", amara.submits(form, words="Because the questions were better there."))
    here.deliver()
    assert "Taken care of. Thank you." in words_of(card_in(here))
    assert LINE not in words_of(card_in(here))
    assert "Amara" not in words_of(card_in(here))
    assert "Amara took it up. Amara answered." in words_of(here.inbox(leila)[0])
    assert holds(here, leila) == {}
    assert len(here.in_channel()) == 2
    assert "There is nothing left to do here" in words_of(jonas.presses(COULD, card))


def test_who_was_not_quick_enough_is_told_so_kindly_and_nothing_changes(
    community_of_people: Community, maya: Acting, amara: Acting, jonas: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    sends(here, leila)
    card = card_in(here)
    mine = amara.presses(COULD, card, key="amara-could")
    said = words_of(jonas.presses(COULD, card))
    assert "Somebody was a moment quicker, thank you." in said
    assert "Amara" not in said
    here.deliver()
    assert not here.inbox(jonas)
    assert holds(here, jonas) == {}
    # A retry, and another press on an old card, show the claimer what they have.
    assert amara.presses(COULD, card, key="amara-could") == mine
    assert "Thank you, it is yours" in words_of(amara.presses(COULD, card))
    assert holds(here, amara) == {QUICK: 1, (EVERYTHING, ""): 1}
    assert QUESTION in words_of(amara.presses("See it here", mine))


def test_its_mentee_is_never_told_that_somebody_was_quicker(
    community_of_people: Community, maya: Acting, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    sends(here, leila)
    shown = card_in(here)
    assert message_of(leila.presses(COULD, shown)).title == "Yours"
    claims(here, amara)
    assert message_of(leila.presses(COULD, shown)).title == "Yours"


def test_what_is_passed_stands_in_the_channel_again_and_who_had_it_is_nobodys_to_know(
    community_of_people: Community, maya: Acting, amara: Acting, jonas: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    sends(here, leila)
    before, told = card_in(here), here.inbox(leila)
    claims(here, amara)
    passed = amara.presses("Pass it on kindly", card_of(here, amara))
    assert "You passed it on, which is fine. Nobody is told that it was you." in words_of(passed)
    here.deliver()
    assert card_in(here) == before
    assert here.inbox(leila) == told
    assert holds(here, amara) == {}
    assert holds(here, leila) == {(ASKING, ""): 1}
    assert "You had this one, and it is with the others now" in claims(here, amara)
    assert "Thank you, it is yours" in claims(here, jonas)
    kept = file_of(leila.presses_token("1:download:"), name=".json").content.decode()
    assert LINE in kept
    assert not [one.name for one in (amara, jonas) if one.name in kept or one.person.id in kept]


def test_a_claim_that_is_left_goes_back_after_a_day_and_the_ask_home_within_a_week(
    community_of_people: Community, maya: Acting, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    sends(here, leila)
    sent_at = here.clock.now
    claims(here, amara)
    assert "until Thursday 5 November" in words_of(card_of(here, amara))
    here.clock.moves(days=3)
    here.closes_what_is_over()
    here.deliver()
    assert "Your place is back, and so is the card in the channel." in words_of(card_of(here, amara))
    assert COULD in words_of(card_in(here))
    for _ in range(5 * 24):
        here.clock.moves(hours=1)
        here.closes_what_is_over()
        here.deliver()
        if len(here.inbox(leila)) > 1:
            break
    assert timedelta(days=7) <= here.clock.now - sent_at <= timedelta(days=7, hours=15)
    assert "Your open ask has come back" in words_of(here.inbox(leila)[1])
    assert "It has gone back; there is nothing left to do." in words_of(card_in(here))
    assert LINE not in words_of(card_in(here))
    assert holds(here, leila) == holds(here, amara) == {}


@pytest.mark.parametrize("claimed", [False, True])
def test_it_can_be_taken_back(
    community_of_people: Community, maya: Acting, amara: Acting, leila: Acting, *, claimed: bool
) -> None:
    here = community_of_people
    chooses(here, maya)
    sends(here, leila)
    card = card_in(here)
    if claimed:
        claims(here, amara)
    sure = leila.presses("Take it back", here.inbox(leila)[0])
    back = leila.presses("Take the ask back", sure)
    said = "You took this back, and its card in the mentors' channel says so."
    assert said in words_of(here.comes_to(leila, back))
    here.deliver()
    assert "It was taken back; there is nothing left to do." in words_of(card_in(here))
    assert holds(here, leila) == holds(here, amara) == {}
    assert "There is nothing left to do here" in words_of(here.mentors("Mei Tan").presses(COULD, card))


def test_who_cannot_is_told_why_and_what_to_do(
    community_of_people: Community, maya: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    tom = here.joins("Tom Whitaker")
    resting = here.mentors("Mei Tan", resting_until=here.clock.now.date() + timedelta(days=5))
    otherwise = here.mentors("Ada Byron", offers={"cv-review": 1})
    full = here.mentors("Ines Costa", at_once=1)
    takes(here, place_of(full))
    sends(here, leila)
    told = (
        (tom, "Before you take up one quick question here, say what you give and how much."),
        (resting, "While your card rests, nothing is given to you"),
        (otherwise, "This one asks for one quick question, which is not on your card."),
        (full, "Your room for one quick question is taken at the moment"),
        (leila, "That is your own ask, as the channel sees it."),
    )
    for who, why in told:
        assert why in claims(here, who)
    assert COULD in words_of(card_in(here))
    assert not here.inbox(tom)


@pytest.mark.parametrize("why", ["block", "blocked", "no", "waiting", "touch"])
def test_what_is_between_two_is_never_said_of_a_card_without_a_name(
    community_of_people: Community, maya: Acting, amara: Acting, leila: Acting, why: str
) -> None:
    here = community_of_people
    chooses(here, maya)
    stands_between(here, amara, leila, why)
    sends(here, leila)
    inbox = here.inbox(amara)
    said = claims(here, amara)
    assert "I'm keeping this one for somebody else. Saying why would say whose it is" in said
    assert "Leila" not in said
    assert here.inbox(amara) == inbox
    assert COULD in words_of(card_in(here))


def stands_between(here: Community, mentor: Acting, mentee: Acting, why: str) -> None:
    """Put something between the two because of which a claim is refused."""
    if why == "block":
        mentee.presses_token(f"1:block:{mentor.person.id}")
        return
    form = mentee.presses_token(f"1:ask:{mentor.person.id}")
    mentee.presses("Send", mentee.submits(form, question=QUESTION))
    here.deliver()
    if why == "no":
        no = mentor.submits(mentor.presses("Decline kindly", card_of(here, mentor)), ready="full")
        mentor.presses("Send", no)
    elif why == "touch":
        mentor.presses("Accept", card_of(here, mentor))
    elif why == "blocked":
        mentor.presses("Block", mentor.presses("Report or block", card_of(here, mentor)))
    here.deliver()


def test_a_block_by_whoever_has_it_puts_it_back_and_a_report_brings_it_home(
    community_of_people: Community, maya: Acting, amara: Acting, jonas: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    sends(here, leila)
    claims(here, amara)
    amara.presses("Block", amara.presses("Report or block", card_of(here, amara)))
    here.deliver()
    assert COULD in words_of(card_in(here))
    claims(here, jonas)
    form = jonas.presses("Report", jonas.presses("Report or block", card_of(here, jonas)))
    jonas.submits(form, what="hurtful")
    here.deliver()
    assert "It has gone back; there is nothing left to do." in words_of(card_in(here))
    assert "has come back" in here.inbox(leila)[-1].title
    assert holds(here, leila) == holds(here, jonas) == {}


def test_a_card_that_is_reported_leaves_the_channel_and_whose_it_was_is_never_said(
    community_of_people: Community, maya: Acting, amara: Acting, jonas: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    # The two have something open: ending it now would reveal whose card it was.
    stands_between(here, amara, leila, "waiting")
    sends(here, leila)
    waiting, card = card_of(here, amara), card_in(here)
    form = amara.presses("Report", card)
    assert "the person who wrote the card never will. It leaves the channel." in words_of(form)
    told = amara.submits(form, what="hurtful", more=("share",), key="report")
    assert amara.submits(form, what="hurtful", more=("share",), key="report") == told
    here.deliver()
    assert "It has gone back; there is nothing left to do." in words_of(card_in(here))
    assert "has come back" in here.inbox(leila)[-1].title
    assert card_of(here, amara) == waiting
    kept = file_of(amara.presses_token("1:download:"), name=".json").content.decode()
    assert leila.person.id not in kept.partition('"reports"')[2].partition("]")[0]
    assert "Leila" not in words_of(told) + words_of(here.inbox(amara)[-1])
    assert LINE in words_of(here.inbox(maya)[-1])
    assert "No longer here" in words_of(jonas.presses("Report", card))
    assert "No longer here" in words_of(leila.presses("Report", card))


def test_those_who_read_a_report_of_a_card_decide_whether_the_two_are_kept_apart(
    community_of_people: Community, maya: Acting, amara: Acting, jonas: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    sends(here, leila)
    amara.submits(amara.presses("Report", card_in(here)), what="hurtful")
    here.deliver()
    report = here.inbox(maya)[-1]
    assert "They may be in touch again." in words_of(report)
    taken = maya.presses("I'm looking into it", report)
    here.deliver()
    maya.submits(maya.presses("Close the report", taken), contact="apart", ready="apart")
    here.deliver()
    assert "Leila" not in words_of(here.inbox(amara)[-1])
    kept = file_of(amara.presses_token("1:download:"), name=".json").content.decode()
    assert leila.person.id not in kept
    assert "Leila" not in kept
    sends(here, leila)
    assert "I'm keeping this one for somebody else." in claims(here, amara)
    assert "Thank you, it is yours" in claims(here, jonas)


def test_a_mentee_who_goes_takes_their_line_out_of_the_channel(
    community_of_people: Community, maya: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    sends(here, leila)
    form = leila.presses_token("1:erase:")
    leila.submits(form, word="erase")
    here.deliver()
    assert "It was taken back" in words_of(card_in(here))
    assert LINE not in words_of(card_in(here))


def test_without_a_name_it_has_none_when_it_is_claimed_either(
    community_of_people: Community, maya: Acting, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    sends(here, leila, unnamed="yes")
    claims(here, amara)
    theirs = words_of(card_of(here, amara))
    assert "The person who asked" in theirs
    assert "Leila" not in theirs


def test_the_line_is_asked_for_and_begins_with_what_was_looked_for(
    community_of_people: Community, maya: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    form = form_of(leila.presses(OPEN, leila.types("/find-mentor product")))
    (line,) = [field for field in form.fields if field.name == "card"]
    assert value_of(line) == "product"
    for wrong, why in (
        ("", "A few words more"),
        ("x" * 141, "140 characters are read"),
        (f"leila haddad, {LINE}", "Your name"),
    ):
        assert why in errors_of(leila.submits(form, question=QUESTION, card=wrong))["card"]


@pytest.mark.in_slack
def test_a_line_that_would_do_harm_stays_words(
    community_of_people: Community, maya: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    sends(here, leila, card="<!channel> @everyone\n# *look* <https://example.org|here>")
    assert "<!channel> @everyone # *look* <https://example.org|here>" in words_of(card_in(here))


def test_what_was_read_before_sending_is_what_happens(
    community_of_people: Community, maya: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    preview = writes(leila)
    page = maya.presses("Where open asks go", maya.types("/programme"))
    back = maya.presses("Send open asks privately", page)
    assert "privately to up to three mentors" in words_of(back)
    assert "Have one more look at it first" in words_of(leila.presses("Send", preview))
    form = leila.presses_token("1:carry:")
    assert "one after the other" in words_of(form)
    leila.presses("Send", leila.submits(form, question=QUESTION))
    here.deliver()
    assert len(here.in_channel()) == 1
    assert "It is on its way." in words_of(here.inbox(leila)[0])


def test_the_same_channel_chosen_twice_is_greeted_once(community_of_people: Community, maya: Acting) -> None:
    here = community_of_people
    form = maya.presses_token("1:choose-channel:")
    for _ in range(2):
        maya.submits(form, where=here.channel)
        here.deliver()
    assert len(here.in_channel()) == 1
    assert "Choose one, please." in errors_of(maya.submits(form, where=""))["where"]


def test_only_who_looks_after_it_chooses_where_open_asks_go(
    community_of_people: Community, leila: Acting
) -> None:
    for token in ("1:channel:", "1:choose-channel:", "1:leave-channel:"):
        assert "for those who look after mentoring here" in words_of(leila.presses_token(token))
    community_of_people.deliver()
    assert not community_of_people.in_channel()


def test_three_at_once_are_enough_in_the_channel_too(
    community_of_people: Community, maya: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    for n in range(3):
        sends(here, leila, card=f"{LINE}, number {n}")
    assert "All your asks are out" in words_of(leila.presses("Send", writes(leila)))
    here.deliver()
    assert len(here.in_channel()) == 1 + 3


def place_of(mentor: Acting) -> Place:
    return Place(mentor.person.id, EVERYTHING)


def loses(here: Community) -> None:
    """Make the platform refuse every message to the channel."""
    if isinstance(here, SlackCommunity):
        here.here.channels[here.channel] = False
    else:
        here.platform.fails(here.channel, *(Unreachable("not_in_channel") for _ in range(9)))


def mends(here: Community) -> None:
    """Add the bot to the channel."""
    if isinstance(here, SlackCommunity):
        here.here.channels[here.channel] = True
    else:
        here.platform.mends()


@pytest.mark.in_slack
def test_a_channel_in_which_we_may_not_write_is_not_used_and_a_manager_is_told_how_to_mend_it(
    community_of_people: Community, maya: Acting, amara: Acting, jonas: Acting, leila: Acting
) -> None:
    here = community_of_people
    loses(here)
    chooses(here, maya)
    here.closes_what_is_over()
    here.deliver()
    (lost,) = here.inbox(maya)
    assert "I cannot write in the mentors' channel that was chosen." in words_of(lost)
    told = {"discord": "What I was told: 50007", "teams": "What I was told: 403 "}
    assert told.get(here.platform.platform, "What I was told: not_in_channel") in words_of(lost)
    page = maya.presses("Where open asks go", maya.types("/programme"))
    assert "I cannot write in the channel that was chosen" in words_of(page)
    form = leila.presses(OPEN, leila.types("/find-mentor product"))
    assert "one after the other" in words_of(form)

    mends(here)
    maya.submits(maya.presses("Choose again", lost), where=here.channel)
    here.deliver()
    here.closes_what_is_over()
    here.deliver()
    assert len(here.inbox(maya)) == 1
    sends(here, leila)
    assert COULD in words_of(card_in(here))


@pytest.mark.in_slack
def test_what_stood_in_a_channel_that_was_lost_is_carried_from_one_to_the_next(
    community_of_people: Community, maya: Acting, amara: Acting, jonas: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    sends(here, leila)
    first = card_in(here)
    loses(here)
    sends(here, leila, card="Another one, on CVs this time")
    for _ in range(2):
        here.closes_what_is_over()
        here.deliver()
    # Both asks go to mentors in turn, within the promised week; a press on the old card changes nothing.
    carried = [card for one in (amara, jonas) for card in here.inbox(one) if QUESTION in words_of(card)]
    assert len(carried) == 2
    assert all("Carried to you because you have room for this" in words_of(card) for card in carried)
    assert [words_of(card).count("It is on its way.") for card in here.inbox(leila)] == [1, 1]
    assert holds(here, leila) == {(ASKING, ""): 2}
    assert "There is nothing left to do here" in words_of(jonas.presses(COULD, first))
    assert [card.title for card in here.inbox(maya)] == ["The mentors' channel does not answer"]


@pytest.mark.in_slack
def test_a_card_of_which_nobody_can_tell_whether_it_arrived_goes_on_privately(
    community_of_people: Community, maya: Acting, amara: Acting, jonas: Acting, leila: Acting
) -> None:
    here = community_of_people
    chooses(here, maya)
    leila.presses("Send", writes(leila))
    if isinstance(here, SlackCommunity):
        here.here.fails(Trouble(lambda: Refusal(drops=True), "chat.postMessage", here.channel))
    else:
        here.platform.fails(here.channel, InDoubt("a broken line", for_good=True))
    here.deliver()
    here.clock.moves(minutes=2)
    here.deliver()
    here.closes_what_is_over()
    here.deliver()
    assert sum(QUESTION in words_of(card) for one in (amara, jonas) for card in here.inbox(one)) == 1
    assert not here.inbox(maya)
    page = maya.types("/programme")
    assert "A card in the mentors' channel" in words_of(page)
    assert "Send it again" not in [one.label for one in buttons_of(page)]
    assert "May not have arrived" not in words_of(maya.presses("It arrived", page))
    here.deliver()
    assert len(here.in_channel()) == 1


def test_what_a_restored_backup_holds_says_nothing_of_the_channel(
    community_of_people: Community, maya: Acting, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    page = maya.presses("Where open asks go", maya.types("/programme"))
    maya.submits(maya.presses("As cards in a mentors' channel", page), where=here.channel)
    assert is_well_when_held(here)
    here.database.write(in_doubt.held_have_arrived)
    message_of(leila.presses("Send", writes(leila)))
    assert is_well_when_held(here)


def is_well_when_held(here: Community) -> bool:
    """Hold everything, as a restored backup does, and tell whether the channel counts as well."""
    assert here.database.write(lambda open_: held.hold(open_, "2026-11-03 10:00 UTC"))
    moment = Moment(here.clock(), here.services.programme)
    return not here.database.read(lambda open_: amiss_in(open_, moment))
