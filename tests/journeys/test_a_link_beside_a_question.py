"""A mentee shows a CV by a link: live on the card of the mentor who was asked, and nowhere else."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.handlers.routing import Answer
from bot.store import tables
from bot.store.home import my_data
from bot.ui.attachments import Link
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import button_of, errors_of, file_of, form_of, message_of, words_of

QUESTION = "Would you read my CV and say what a hiring manager misses?"
CV = "https://cv.example.org/leila/secret-place"
KINDS = {"cv-review": 2, "quick-question": 4, "career-chat": 2}


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def amara(here: Community) -> Acting:
    return here.mentors("Amara Okafor", offers=KINDS)


@pytest.fixture
def leila(here: Community, amara: Acting) -> Acting:
    return here.joins("Leila Haddad")


def asks(mentee: Acting, mentor: Acting, **more: str) -> Answer:
    form = mentee.presses_token(f"1:ask:{mentor.person.id}")
    return mentee.submits_all(form, {"question": QUESTION, "kind": "cv-review", "link": CV, **more})


def sends(here: Community, mentee: Acting, mentor: Acting) -> None:
    mentee.presses("Send", asks(mentee, mentor))
    here.deliver()


def links(shown: Answer) -> list[tuple[str, str]]:
    return [(node.label, node.url) for node in message_of(shown).body if isinstance(node, Link)]


def asked(here: Community, mentor: Acting) -> Message:
    """Return the card of the ask, as it stands with its mentor now."""
    return next(card for card in here.inbox(mentor) if QUESTION in words_of(card))


def test_a_link_is_live_on_the_mentors_card(here: Community, amara: Acting, leila: Acting) -> None:
    preview = asks(leila, amara)
    shown = [("Leila would like to show you: cv.example.org", CV)]
    assert links(preview) == shown
    sent = leila.presses("Send", preview)
    here.deliver()
    assert links(asked(here, amara)) == shown
    # The mentee reads where it leads, and nothing to press.
    receipt = here.inbox(leila)[0]
    assert "With your link to cv.example.org" in words_of(receipt)
    assert [*links(receipt), *links(sent)] == []
    assert CV not in words_of(receipt)
    # It is on no other screen of the mentor's.
    home = amara.types("/mentoring")
    assert "cv.example.org" not in words_of(home)
    assert "cv.example.org" not in words_of(amara.presses("Answer now", asked(here, amara)))


def test_a_file_has_its_place_after_a_yes(leila: Acting, amara: Acting) -> None:
    box = next(f for f in form_of(leila.presses_token(f"1:ask:{amara.person.id}")).fields if f.name == "link")
    assert "A file? After a yes you can share it in your room." in box.hint


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"link": "http://cv.example.org"}, "begins with https://"),
        ({"link": "https://me@cv.example.org"}, "before an @"),
        ({"link": "https://0x7f.1"}, "a number for a name"),
        ({"link": "my CV is in my mail"}, "copy the whole of it"),
        ({"link": "https://cv.example.org/" + "x" * 500}, "500 characters"),
        ({"kind": "career-chat"}, "help in writing"),
        ({"unnamed": "yes"}, "who you are"),
    ],
)
def test_what_cannot_go_is_handed_back_with_how_to_mend_it(
    leila: Acting, amara: Acting, more: dict[str, str], says: str
) -> None:
    handed_back = asks(leila, amara, **more)
    assert isinstance(handed_back, Rejected)
    assert says in errors_of(handed_back)["link"]
    assert more.get("link", CV) in words_of(handed_back)


def test_where_nothing_is_given_in_writing_there_is_no_box(here: Community, leila: Acting) -> None:
    jonas = here.mentors("Jonas Berg", offers={"career-chat": 2})
    form = leila.presses_token(f"1:ask:{jonas.person.id}")
    assert isinstance(form, Form)
    assert "link" not in {field.name for field in form.fields}


def about(card: Message) -> str:
    """Return what *Report or block* on a card is about."""
    return button_of(card, "Report or block").token.rpartition(":")[2]


ENDINGS = ("a no", "a closing", "a taking back")


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_leaves_the_card_with_the_ask(here: Community, amara: Acting, leila: Acting, ending: str) -> None:
    sends(here, leila, amara)
    card = asked(here, amara)
    match ending:
        case "a no":
            amara.presses("Send", amara.submits(amara.presses("Decline kindly", card)))
        case "a closing":
            here.clock.moves(days=21)
            here.closes_what_is_over()
        case _:
            leila.presses("Take the ask back", leila.presses("Take it back", here.inbox(leila)[0]))
    here.deliver()
    assert links(asked(here, amara)) == []
    assert "cv.example.org" not in words_of(asked(here, amara))
    assert CV not in file_of(amara.presses_token("1:download:"), name="json").content.decode()


def test_it_stays_through_a_yes_and_leaves_with_a_block(
    here: Community, amara: Acting, leila: Acting
) -> None:
    sends(here, leila, amara)
    amara.presses("Accept", asked(here, amara))
    here.deliver()
    assert links(asked(here, amara))
    leila.presses_token(f"1:block:{about(asked(here, amara))}")
    here.deliver()
    assert links(asked(here, amara)) == []
    # It is back as soon as nothing is between them any more.
    leila.presses("Unblock", leila.presses_token("1:blocked:"))
    here.deliver()
    assert links(asked(here, amara))


def test_it_leaves_with_a_report_after_an_answer(here: Community, amara: Acting, leila: Acting) -> None:
    sends(here, leila, amara)
    form = amara.presses("Answer now", asked(here, amara))
    amara.presses("Send", amara.submits(form, words="Put the numbers first, they are hidden on page two."))
    here.deliver()
    assert links(asked(here, amara))
    ref = about(asked(here, amara))
    leila.submits(
        leila.presses_token(f"1:report:{ref}"), what="pressure", words="He wrote at midnight, often."
    )
    here.deliver()
    assert links(asked(here, amara)) == []


def test_of_an_open_ask_only_who_has_it_sees_it(here: Community, amara: Acting, leila: Acting) -> None:
    jonas = here.mentors("Jonas Berg", offers=KINDS, zone="Europe/London")
    form = leila.presses_token("1:carry:")
    preview = leila.submits_all(form, {"question": QUESTION, "kind": "cv-review", "link": CV})
    assert links(preview) == [("Leila would like to show you: cv.example.org", CV)]
    leila.presses("Send", preview)
    here.deliver()
    has, waits = (amara, jonas) if here.inbox(amara) else (jonas, amara)
    assert links(asked(here, has)) == [("Leila would like to show you: cv.example.org", CV)]
    assert here.inbox(waits) == []
    has.presses("Pass it on kindly", asked(here, has))
    here.deliver()
    assert links(asked(here, has)) == []
    assert links(asked(here, waits))
    # Its mentee takes it with them; nobody else's download has it.
    assert CV in file_of(leila.presses_token("1:download:"), name="json").content.decode()
    assert CV not in file_of(has.presses_token("1:download:"), name="json").content.decode()


def test_it_is_kept_downloaded_and_erased_like_the_question(
    here: Community, amara: Acting, leila: Acting
) -> None:
    sends(here, leila, amara)
    mine = json.loads(file_of(leila.presses_token("1:download:"), name="json").content)
    assert CV in json.dumps(mine)
    leila.submits(leila.presses_token("1:erase:"), word="erase")
    here.deliver()
    assert kept(here) == {""}
    assert links(asked(here, amara) if _has_card(here, amara) else Message("Gone")) == []


def test_it_is_forgotten_a_year_after_the_end(here: Community, amara: Acting, leila: Acting) -> None:
    sends(here, leila, amara)
    leila.presses("Take the ask back", leila.presses("Take it back", here.inbox(leila)[0]))
    later = here.clock() + timedelta(days=366)
    here.database.write(lambda open_: my_data.forget_words(open_, later))
    assert kept(here) == {""}


def kept(here: Community) -> set[str]:
    return set(here.database.read(lambda open_: open_.execute(select(tables.asks.c.link)).scalars().all()))


def _has_card(here: Community, mentor: Acting) -> bool:
    return any(QUESTION in words_of(card) for card in here.inbox(mentor))
