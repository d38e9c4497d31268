"""A reader writes back to an announcement: nothing is sent without a press, and nothing is lost."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from bot.domain.common.ids import print_of
from bot.handlers.routing import Answer
from bot.store.tables import people
from bot.ui.nodes import Aside, Message
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted, sent
from tests.fakes.community import Community
from tests.fakes.reading import button_of, buttons_of, message_of, words_of

TITLE = "Who would open a door?"
SAID = "Gladly, in March!"


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def announces(nora: Acting, *, title: str = TITLE, action: str = "nothing") -> Answer:
    """Send an announcement to everybody; return what its manager is shown then."""
    draft = drafted(nora, title, words="One question a month.", action=action, signed="Nora, Office")
    return sent(nora, draft)


def replies_to(here: Community, who: Acting) -> list[Message]:
    here.deliver()
    return [one for one in here.inbox(who) if "wrote back" in one.title]


def ends(here: Community) -> None:
    here.deliver()
    here.closes_what_is_over()
    here.deliver()


@pytest.mark.by_socket
def test_words_are_offered_to_the_sender_and_sent_with_one_press(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    announces(nora)
    here.deliver()
    asked = six[0].types(SAID)
    assert message_of(asked).title == "Shall I pass this on to Nora?"
    assert "Nothing is sent yet, and your words are kept." in words_of(asked)
    assert labels(asked) == ["Send it to Nora", "Look for somebody", "Keep it to myself"]
    assert replies_to(here, nora) == []
    sent = six[0].presses("Send it to Nora", asked, key="once")
    assert message_of(sent).title == "It goes to Nora"
    assert SAID in words_of(sent)
    (card,) = replies_to(here, nora)
    assert card.title == "Reader Made-Up-0 wrote back"
    seen = {line for line in words_of(card).splitlines() if not line.startswith("[")}
    assert seen <= {*words_of(asked).splitlines()}
    assert f"Under your announcement “{TITLE}”." in seen
    told = "Nora gets your words and your name. If there is an answer, Nora writes to you."
    assert told in words_of(sent)
    assert "I pass no answer back. To answer, write to Reader yourself." in seen
    six[0].presses("Send it to Nora", asked, key="once")
    six[0].presses("Send it to Nora", asked)
    assert len(replies_to(here, nora)) == 1
    assert len(replies_to(here, six[1])) == 0


def test_the_same_words_are_looked_for_or_kept_to_oneself(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    amara = here.mentors("Amara Okafor", headline="Beekeeper", field="Bees")
    announces(nora)
    here.deliver()
    asked = six[0].types("Beekeeper")
    assert amara.name in words_of(six[0].presses("Look for somebody", asked))
    kept = six[0].presses("Keep it to myself", asked)
    assert "Beekeeper" in words_of(kept)
    assert "Nobody else has read it." in words_of(kept)
    assert "No longer here" in message_of(six[0].presses("Send it to Nora", asked)).title
    assert replies_to(here, nora) == []


def test_screens_and_commands_come_first_and_after_a_week_words_are_looked_for(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    announces(nora)
    assert message_of(six[0].types(SAID)).title != "Shall I pass this on to Nora?"
    here.deliver()
    assert message_of(six[0].types("settings")).title == "Settings"
    assert "Shall I pass this on" not in words_of(six[0].types("/find-mentor product"))
    assert message_of(nora.types(SAID)).title not in {
        "Shall I pass this on to Nora?",
        "This would reach nobody",
    }
    here.clock.moves(days=6, hours=23)
    assert "Shall I pass this on to Nora?" in words_of(six[0].types(SAID))
    here.clock.moves(hours=2)
    assert "Shall I pass this on" not in words_of(six[0].types(SAID))


def test_where_an_ask_waits_too_neither_is_first(here: Community, nora: Acting, six: list[Acting]) -> None:
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), "How did you know that it was time to leave law?")
    announces(nora)
    here.deliver()
    asked = amara.types("Yes, happy to!")
    assert message_of(asked).title == "Who is this for?"
    assert labels(asked)[:2] == ["For Leila", "For Nora"]
    assert {button_of(asked, label).weight for label in ("For Leila", "For Nora")} == {"plain"}
    for_leila = amara.presses("For Leila", asked)
    assert message_of(for_leila).title == "Shall I tell Leila yes?"
    for_nora = amara.presses("For Nora", asked)
    assert message_of(for_nora).title == "Shall I pass this on to Nora?"
    amara.presses("Send it to Nora", for_nora)
    (card,) = replies_to(here, nora)
    assert "Yes, happy to!" in words_of(card)
    late = amara.presses("For Leila", asked)
    assert "Shall I tell Leila yes?" not in words_of(late)


def test_a_sender_who_left_is_followed_by_who_went_on_or_nobody(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    karim = here.joins("Karim Haddad", manages=True)
    announces(nora)
    here.deliver()
    asked = six[0].types(SAID)
    here.responder.left(nora.actor.platform, nora.actor.workspace, nora.user).result()
    told = six[0].presses("Send it to Nora", asked)
    assert message_of(told).title == "This would reach nobody"
    assert SAID in words_of(told)
    assert labels(told) == ["Look for somebody", "Keep it to myself"]
    going = karim.presses("Look at it", karim.types("/announce"), on=TITLE)
    karim.presses("Go on", going)
    karim_asked = six[0].types(SAID)
    six[0].presses("Send it to Karim", karim_asked)
    assert [one.title for one in replies_to(here, karim)] == ["Reader Made-Up-0 wrote back"]


def test_words_that_are_too_long_are_handed_back(here: Community, nora: Acting, six: list[Acting]) -> None:
    announces(nora)
    here.deliver()
    asked = six[0].types("Gladly! " * 251)
    assert "2,000 fit" in words_of(asked)
    assert "Send it to Nora" not in labels(asked)
    assert "Look for somebody" in labels(asked)
    short, long = six[1].types(SAID), six[1].types("Gladly! " * 251)
    assert "2,000 fit" in words_of(six[1].presses("Send it to Nora", short))
    assert words_of(long).count("Gladly!") >= 251
    print_ = print_of({"words": ("Gladly! " * 251).strip()})
    ref = button_of(short, "Send it to Nora").token.rpartition(".")[0]
    assert "2,000 fit" in words_of(six[1].presses_token(f"{ref}.{print_}"))
    assert replies_to(here, nora) == []


def test_a_block_holds_and_its_author_is_reported_in_two_presses(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    announces(nora)
    here.deliver()
    asked = six[0].types(SAID)
    six[0].presses("Send it to Nora", asked)
    (card,) = replies_to(here, nora)
    theirs = button_of(card, "Report or block").token
    assert message_of(six[1].presses_token(theirs)).title == "No longer here"
    nora.presses("Block", nora.presses("Report or block", card))
    again = six[0].types("And in April?")
    assert message_of(again).title == "This would reach nobody"
    assert len(replies_to(here, nora)) == 1


def test_a_page_has_the_words_for_the_sender_and_a_number_for_others(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    karim = here.joins("Karim Haddad", manages=True)
    announces(nora)
    ends(here)
    for n, who in enumerate(six):
        who.presses("Send it to Nora", who.types(f"{SAID} {n}"))
    here.deliver()
    looked = nora.presses("Look at it", nora.types("/announce"), on=TITLE)
    assert "6 replies" in words_of(looked)
    (card,) = [one for one in here.inbox(nora) if one.title.startswith("Done")]
    page = nora.presses("Replies: 6", card)
    # The list stands beside the card, and its next page in its own place.
    assert (isinstance(page, Aside), card in here.inbox(nora)) == (True, True)
    further = nora.presses("More replies", page)
    assert isinstance(further, Message)
    every = words_of(page) + words_of(further)
    assert [n for n in range(6) if f"{SAID} {n}" in every] == [*range(6)]
    whole = nora.presses("Read it", page, on="Made-Up-5")
    assert f"{SAID} 5" in words_of(whole)
    other = karim.presses("Replies: 6", karim.presses("Look at it", karim.types("/announce"), on=TITLE))
    assert "6 replies" in words_of(other)
    assert SAID not in words_of(other)
    assert "Only the manager who was sent a reply reads it. It is kept for 90 days." in words_of(other)
    ref = button_of(page, "Read it", on="Made-Up-5").token
    assert SAID not in words_of(karim.presses_token(ref))


def test_words_go_with_their_writer_and_after_90_days_and_the_number_stays(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    announces(nora)
    ends(here)
    for who in six:
        who.presses("Send it to Nora", who.types(SAID))
    here.deliver()
    mine = words_of(six[0].types("my data"))
    assert "What you wrote back to announcements · 1" in mine
    assert "90 days; the manager you chose reads it" in mine
    form = six[0].presses("Erase everything", six[0].types("my data"))
    six[0].submits(form, word="erase")
    here.deliver()
    assert [SAID in words_of(one) for one in replies_to(here, nora)] == [True] * 5
    here.clock.is_set_to(datetime(2027, 3, 1, 10, tzinfo=UTC))
    here.closes_what_is_over()
    here.deliver()
    assert [one for one in here.inbox(nora) if SAID in words_of(one)] == []
    gone = [one for one in here.inbox(nora) if one.title == "A reply that is gone"]
    assert len(gone) == 6
    why = "Replies are kept for 90 days, or until their writer erases them."
    assert {why in words_of(one) for one in gone} == {True}
    looked = nora.presses("Look at it", nora.types("/announce"), on=TITLE)
    assert "6 replies" in words_of(looked)
    assert SAID not in words_of(nora.presses("Replies: 6", looked))


def test_a_block_between_sending_and_delivering_holds(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    announces(nora)
    here.deliver()
    six[0].presses("Send it to Nora", six[0].types(SAID))
    (card,) = replies_to(here, nora)
    six[0].presses("Send it to Nora", six[0].types("And in April?"))
    nora.presses("Block", nora.presses("Report or block", card))
    assert len(replies_to(here, nora)) == 1


def test_a_reply_that_is_erased_before_it_was_delivered_is_told_to_nobody(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    announces(nora)
    here.deliver()
    six[0].presses("Send it to Nora", six[0].types(SAID))
    six[0].submits(six[0].presses("Erase everything", six[0].types("my data")), word="erase")
    here.deliver()
    assert [one.title for one in here.inbox(nora) if "reply" in one.title or "back" in one.title] == []


def test_nobody_who_manages_no_more_gets_a_reply(here: Community, nora: Acting, six: list[Acting]) -> None:
    announces(nora)
    here.deliver()
    no_more = update(people).where(people.c.id == nora.person.id).values(manages=False)
    here.database.write(lambda open_: open_.execute(no_more))
    told = six[0].types(SAID)
    assert message_of(told).title == "This would reach nobody"
    why = f"Nobody gets replies to “{TITLE}” at the moment, so I can't pass this on."
    assert why in words_of(told)
