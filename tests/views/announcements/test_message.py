"""An announcement as its reader gets it: greeted, signed, with its one action first."""

from dataclasses import replace

from bot.domain.announcements.markup import LONGEST_TITLE, parse
from bot.ui.nodes import Button, Buttons, Message, Text, Tone, Written
from bot.ui.verbs import home, mentors
from bot.views.announcements.message import Announced, announcement, written
from bot.views.words.preview import as_read
from tests.contract.made_up import READER, VOICES, cast

SAID = Announced(
    title="The doors are open",
    words=parse("Come **soon**."),
    sender="Nora Lindqvist",
    office="Alumni Office",
    audience="mentors",
)
ACTION = Button("Open a door", mentors.BE_A_MENTOR)
STOP = Button("Stop announcements", home.HOME)


def texts(message: Message) -> list[str]:
    return [node.text for node in message.body if isinstance(node, Text)]


def test_it_is_signed_with_a_name_an_office_and_whom_it_is_for() -> None:
    message = announcement(READER, SAID, action=(ACTION,), steps=(STOP,))

    assert message.title == "The doors are open"
    assert isinstance(message.body[0], Written)
    assert message.body[1] == Text("From Nora Lindqvist, Alumni Office, to mentors.", Tone.QUIET)
    assert message.body[2] == Buttons((ACTION, STOP))


def test_it_is_signed_with_a_name_alone_where_there_is_no_office() -> None:
    message = announcement(READER, replace(SAID, office=" "))

    assert texts(message) == ["From Nora Lindqvist to mentors."]
    assert not any(isinstance(node, Buttons) for node in message.body)


def test_its_reader_is_greeted_by_their_first_name_where_that_is_wished() -> None:
    mentee = cast(VOICES[0]).mentee
    assert texts(announcement(READER, SAID, to=mentee))[0] == "Hello Imani,"
    assert len(texts(announcement(READER, SAID, to=replace(mentee, name="")))) == 1


def test_what_cannot_be_seen_is_left_out_and_nothing_else() -> None:
    shown = written(parse("one\u200b  \u202etwo\n[\u2060](https://example.org/a)"))

    assert shown.texts == ("one two", "example.org")
    assert announcement(READER, replace(SAID, title="A\u202e\ttitle")).title == "A title"


def test_a_preview_shows_the_very_same_words() -> None:
    message = announcement(READER, SAID, steps=(STOP,))
    assert as_read(message) == (Text("The doors are open", Tone.LEAD), *message.body[:2])


def test_the_longest_title_is_never_cut() -> None:
    title = "t" * LONGEST_TITLE
    assert announcement(READER, replace(SAID, title=title)).title == title
