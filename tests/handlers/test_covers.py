"""What is for one reader alone stands under a cover where others could read it, and opens for them only."""

from dataclasses import replace

import pytest

from bot.ui.nodes import Message
from bot.ui.requests import Request, Surface
from bot.ui.verbs import read_token
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, message_of, words_of

QUESTION = "How did you tell your family that you would leave law?"


def asks(here: Community, *, unnamed: str = "") -> tuple[Acting, Acting]:
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION, unnamed=unnamed))
    here.deliver()
    return amara, leila


def cover_of(message: Message) -> Message:
    assert message.cover is not None
    return message.cover


def test_an_ask_with_a_name_stands_in_the_open(community_of_people: Community) -> None:
    amara, leila = asks(community_of_people)
    assert [one.cover for whose in (amara, leila) for one in community_of_people.inbox(whose)] == [None, None]


@pytest.mark.parametrize("whose", ["mentor", "mentee"])
def test_of_an_ask_without_a_name_the_cover_says_nothing(community_of_people: Community, whose: str) -> None:
    here = community_of_people
    amara, leila = asks(here, unnamed="yes")
    reader = amara if whose == "mentor" else leila
    (card,) = here.inbox(reader)
    cover = cover_of(card)
    assert "Something is waiting for you" in words_of(cover)
    assert "for you alone, so they are not kept in this thread" in words_of(cover)
    for words in (QUESTION, "Leila", "Amara", "quick question"):
        assert words.lower() not in words_of(cover).lower()
    opened = message_of(reader.presses("Show it to me", cover))
    assert QUESTION in words_of(opened)
    assert [one.label for one in buttons_of(opened)] == [one.label for one in buttons_of(card)]


def test_a_cover_opens_for_its_reader_alone(community_of_people: Community) -> None:
    here = community_of_people
    amara, leila = asks(here, unnamed="yes")
    mallory = here.joins("Mallory Example")
    (button,) = buttons_of(cover_of(here.inbox(amara)[0]))
    assert "Its words are for you alone, so they are not kept in this thread." in words_of(
        cover_of(here.inbox(amara)[0])
    )
    for stranger in (leila, mallory):
        said = words_of(message_of(stranger.presses_token(button.token)))
        assert "No longer here" in said
        assert QUESTION not in said
    assert "No longer here" in words_of(message_of(amara.presses_token("1:open-card:asked.ask_madeup")))
    assert "No longer here" in words_of(message_of(amara.presses_token("1:open-card:asked")))


def test_a_reminder_of_an_ask_without_a_name_is_covered(community_of_people: Community) -> None:
    here = community_of_people
    amara, _ = asks(here, unnamed="yes")
    for _ in range(12):
        here.clock.moves(days=1)
        here.reminds()
        here.deliver()
    reminders = [one for one in here.inbox(amara) if one.title != here.inbox(amara)[0].title]
    assert reminders
    assert all(one.cover is not None for one in reminders)


def test_what_is_over_waits_for_nobody_under_its_cover(community_of_people: Community) -> None:
    here = community_of_people
    _, leila = asks(here, unnamed="yes")
    (card,) = here.inbox(leila)
    leila.presses("Take the ask back", leila.presses("Take it back", card))
    here.deliver()
    last = here.inbox(leila)[0]
    title = cover_of(last).title
    assert title == ("Something is waiting for you" if buttons_of(last) else "Something for you")


def test_no_word_of_a_report_stands_outside_its_cover(community_of_people: Community) -> None:
    here = community_of_people
    maya = here.joins("Maya Lindqvist", manages=True)
    amara, _ = asks(here)
    (card,) = here.inbox(amara)
    page = amara.presses("Report or block", card)
    form = amara.presses("Report", page)
    amara.submits(form, what="hurtful", words="They wrote heather to me.", more=("share",))
    here.deliver()
    told = [one for whose in (maya, amara) for one in here.inbox(whose) if "heather" in words_of(one).lower()]
    news = [one for whose in (maya, amara) for one in here.inbox(whose) if "eport" in one.title]
    assert told
    assert news
    assert all("heather" not in words_of(cover_of(one)) for one in (*told, *news))
    assert all("Leila" not in words_of(cover_of(one)) for one in (*told, *news))


def letter(here: Community) -> tuple[Acting, Message]:
    """Help one person; return the mentor, and their letter of that quarter."""
    amara = here.mentors("Amara Okafor")
    here.plans()
    here.clock.moves(days=85)
    leila = here.joins("Leila Haddad")
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION, kind="quick-question"))
    here.deliver()
    written = amara.submits(amara.presses("Answer now", here.inbox(amara)[-1]), words=QUESTION)
    amara.presses("Send", written)
    for _ in range(10):
        here.clock.moves(days=1)
        here.reminds()
        here.deliver()
    (told,) = [one for one in here.inbox(amara) if one.title == "Your season"]
    return amara, told


def test_a_letter_that_is_opened_a_year_later_tells_of_its_own_quarter(
    community_of_people: Community,
) -> None:
    here = community_of_people
    amara, told = letter(here)
    here.clock.moves(days=365)
    opened = message_of(amara.presses("Show it to me", cover_of(told)))
    assert "1 person was helped by you: about 10 minutes" in words_of(opened)


def test_of_two_letters_the_one_that_was_pressed_opens(community_of_people: Community) -> None:
    here = community_of_people
    amara, _ = letter(here)
    tom = here.joins("Tom Whitaker")
    for mentee in (tom, here.joins("Mei Tan")):
        mentee.presses(
            "Send", mentee.submits(mentee.presses_token(f"1:ask:{amara.person.id}"), question=QUESTION)
        )
        here.deliver()
        card = next(one for one in here.inbox(amara) if any(b.label == "Answer now" for b in buttons_of(one)))
        amara.presses("Send", amara.submits(amara.presses("Answer now", card), words=QUESTION))
    for _ in range(100):
        here.clock.moves(days=1)
        here.reminds()
        here.deliver()
    first, second = [one for one in here.platform.lines.values() if one.message.title == "Your season"]
    token = read_token(buttons_of(cover_of(first.message))[0].token)
    press = Request("key", amara.actor, Surface.CARD, token.verb, token.ref)
    said = [
        words_of(here.responder.respond(replace(press, key=one.id, at={"line": one.id})))
        for one in (first, second)
    ]
    assert "1 person was helped by you" in said[0]
    assert "2 people were helped by you" in said[1]
