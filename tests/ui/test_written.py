"""Marked words: what a piece may hold, and what is read beside a link."""

import pytest

from bot.ui import limits
from bot.ui.limits import DoesNotFit
from bot.ui.nodes import Message, Written, components, length, texts
from bot.ui.written import Piece, WordLine

PAGE = "https://alumni.example.org/doors?x=1"


def words(*pieces: Piece) -> Written:
    return Written((WordLine(pieces),))


def test_a_links_whole_host_is_read_behind_it() -> None:
    linked = words(Piece("Look at "), Piece("the doors", url=PAGE), Piece("."))

    assert linked.texts == ("Look at the doors (alumni.example.org).",)
    assert texts(linked) == ("Look at the doors (alumni.example.org).", PAGE)
    assert words(Piece("bank.example", url=PAGE)).texts == ("bank.example (alumni.example.org)",)


def test_a_host_that_is_the_text_itself_is_not_said_twice() -> None:
    assert words(Piece("alumni.example.org", url=PAGE)).texts == ("alumni.example.org",)
    assert words(Piece("alumni.example.org ", url=PAGE)).texts == (
        "alumni.example.org  (alumni.example.org)",
    )
    assert words(Piece(PAGE, url=PAGE)).texts == (PAGE,)
    assert words(Piece("https://alumni.example.org", url=PAGE)).texts == ("https://alumni.example.org",)
    elsewhere = "https://alumni.example.org.evil.example"
    assert words(Piece(PAGE, url=elsewhere)).texts == (f"{PAGE} (alumni.example.org.evil.example)",)
    hidden = Piece("https://alumni.example.org\u0130.evil.example", url=PAGE)
    assert words(hidden).texts == (f"{hidden.text} (alumni.example.org)",)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "javascript:alert(1)",
        "https://Example.org",
        "https://bücher.example",
        "https://me@example.org",
        "https://example.org:99",
        'https://example.org/"',
        "https://example.org/|",
        "https://example.org/>",
        "https://example.org/a b",
    ],
)
def test_a_link_opens_a_web_page_and_nothing_else(url: str) -> None:
    with pytest.raises(ValueError, match="no address of a page"):
        Piece("Look", url=url)


@pytest.mark.parametrize("text", ["", "one\ntwo"])
def test_a_piece_is_a_part_of_one_line(text: str) -> None:
    with pytest.raises(ValueError, match="part of one line"):
        Piece(text)


def test_words_that_cannot_be_seen_are_none() -> None:
    for lines in ((), (WordLine(),), (WordLine((Piece(" "),)),)):
        with pytest.raises(DoesNotFit):
            Written(lines)


def test_words_are_never_cut_and_their_links_count() -> None:
    beside = limits.measure(" (alumni.example.org)")
    words(Piece("x" * (limits.WRITTEN - beside), url=PAGE))
    with pytest.raises(DoesNotFit):
        words(Piece("x" * (limits.WRITTEN - beside + 1), url=PAGE))

    shown = Message("Title", (words(Piece("Look", url=PAGE)),))
    assert length(shown) == len("Title") + len("Look (alumni.example.org)") + len(PAGE)
    assert components(shown) == 2
