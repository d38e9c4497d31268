"""`fit`, through which all words from people pass: harmless, and whole or cut between letters."""

import unicodedata

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.ui.fit import MARK, fit, fit_line, fit_words, pieces
from bot.ui.limits import measure

FAMILY = "👩‍👩‍👧‍👦"
"""One grapheme: four people, joined; 11 UTF-16 code units."""

LEFT_ALONE = [
    "<b>Ann</b>",
    "@everyone",
    "<!channel>",
    "Zoë 🌱",
    "שירה",
    "عائشة",
    "Ann\u200fשרה",
    'O’Neill & "Co"',
]

UNSEEN = [
    *(chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"),
    *(chr(code) for code in range(0x7F, 0xA0)),
    "\u061c",
    "\u200b",
    "\u202a",
    "\u202b",
    "\u202c",
    "\u202d",
    "\u202e",
    "\u2060",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
    "\ufeff",
    "\ud800",
    "\udfff",
    "\ue000",
    "\uffff",
    "\U000e0001",
    "\U000e0041",
    "\U000e007f",
    "\U000f0000",
]

PIECES = st.sampled_from(
    [*LEFT_ALONE, *UNSEEN, FAMILY, "e\u0301", "e\u200b\u0301", "\u0301", " ", "\n", "\t", "\r\n"]
)
WORDS = st.one_of(st.text(st.characters(codec=None)), st.lists(PIECES | st.text(max_size=4)).map("".join))
LIMITS = st.integers(1, 60)


def graphemes(text: str) -> list[str]:
    return regex.findall(r"\X", text)


@settings(max_examples=150, deadline=None)
@given(WORDS, LIMITS)
@example("e\u200b\u0301", 5)
@example("x" * 10_000, 1)
def test_never_longer_than_the_limit_and_the_same_when_done_twice(words: str, limit: int) -> None:
    for door in (fit, fit_line):
        once = door(words, limit)

        assert measure(once) <= limit
        assert door(once, limit) == once


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_nothing_is_left_that_hides_or_reorders(words: str) -> None:
    left = fit(words, 3000).replace("\n", "")

    assert not [c for c in left if unicodedata.category(c) in {"Cc", "Cs", "Co"}]
    assert not set(left) & {c for c in UNSEEN if unicodedata.category(c) == "Cf"}
    assert not [c for c in left if "\U000e0000" <= c <= "\U000e007f"]


@pytest.mark.parametrize("hidden", UNSEEN, ids=lambda c: f"U+{ord(c):04X}")
def test_each_unseen_character_is_taken_out(hidden: str) -> None:
    assert fit(f"An{hidden}n", 20) == "Ann"


@pytest.mark.parametrize(
    "blank", "\u200c\u200d\u3164\u115f\uffa0\u2800\u034f\ufe0f\u00ad\u0301\u3000", ids=ascii
)
def test_words_in_which_nothing_is_visible_are_empty(blank: str) -> None:
    for words in (blank, blank * 40, f" {blank}\n{blank} "):
        assert (fit(words, 60), fit_line(words, 60)) == ("", "")
    assert fit(f"a {blank} b", 60).endswith("b")


def test_marks_are_not_heaped_upon_a_letter() -> None:
    assert fit("a" + "\u0335" * 300 + " b", 60) == "a" + "\u0335" * 8 + " b"
    for word in ("שִׁ֑יר", "བསྒྲུབས", "ক্ষ্ম্য", "ผู้ใหญ่", "Việt", "عَرَبِيّٗا"):
        assert fit(word, 60) == unicodedata.normalize("NFC", word)


@settings(max_examples=150, deadline=None)
@given(WORDS, LIMITS)
def test_whole_where_it_fits_and_cut_between_letters_with_a_mark(words: str, limit: int) -> None:
    whole, cut = fit(words, 100_000), fit(words, limit)

    if measure(whole) <= limit:
        assert cut == whole
        return
    kept = cut.removesuffix(MARK)
    assert kept != cut
    letters = graphemes(whole)
    assert kept in {"".join(letters[:n]).rstrip() for n in range(len(letters))}


@settings(max_examples=150, deadline=None)
@given(WORDS, LIMITS)
def test_as_much_is_kept_as_fits(words: str, limit: int) -> None:
    whole, cut = fit(words, 100_000), fit(words, limit)

    if cut != whole:
        letters = graphemes(whole)
        kept = next(n for n in range(len(letters)) if "".join(letters[:n]).rstrip() == cut.removesuffix(MARK))
        longer = "".join(letters[: kept + 1])
        assert not letters[kept].strip() or measure(longer) + 1 > limit


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_a_name_is_left_as_it_is(name: str) -> None:
    assert fit(name, 60) == name
    assert fit_line(name, 60) == name


def test_joined_emoji_stay_one() -> None:
    assert fit(FAMILY * 3, 33) == FAMILY * 3
    assert fit(FAMILY * 3, 32) == FAMILY * 2 + MARK
    assert fit(FAMILY, 10) == MARK


def test_a_letter_and_its_accents_stay_together() -> None:
    assert fit("a" + "x\u0323\u0331" * 3, 9) == "a" + "x\u0323\u0331" * 2 + MARK
    assert fit("naïve", 4) == "naï" + MARK
    assert fit("nai\u0308ve", 5) == "naïve"


def test_ten_thousand_pasted_characters_are_cut_to_the_limit() -> None:
    assert fit("word " * 2000, 100) == "word " * 19 + "word" + MARK


def test_a_paste_that_is_mostly_blank_says_that_it_was_cut() -> None:
    """Characters beyond a limit are not read; that cut is marked too."""
    assert fit("a" + " " * 30_000 + "b", 100) == f"a{MARK}"


def test_line_breaks_stay_and_gaps_close() -> None:
    assert fit("One\r\ntwo\rthree\n\n\n\nfour \t five", 60) == "One\ntwo\nthree\n\nfour five"


def test_a_line_stays_one_line() -> None:
    assert fit_line(" One\r\ntwo\u2028three\tfour ", 60) == "One two three four"


def test_invisible_words_are_no_words() -> None:
    assert fit("\u200b" * 30, 20) == ""


@given(WORDS, LIMITS)
@example("one two three", 7)
@example("one two", 3)
@example("a\nb c d e f", 6)
@example(f"{FAMILY}{FAMILY}", 12)
@example("e" + "\u0301" * 90, 20)
def test_pieces_hold_everything_but_the_spaces_between_them(words: str, limit: int) -> None:
    text = fit(words, 20_000)
    parts = pieces(text, max(2, limit))
    assert all(0 < measure(part) <= max(2, limit) for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(st.lists(st.text("abcé" + FAMILY[0], min_size=1, max_size=9), min_size=1).map(" ".join))
def test_no_word_that_fits_is_broken(text: str) -> None:
    assert [word for part in pieces(text, 20) for word in part.split()] == text.split()


@given(st.lists(st.sampled_from([FAMILY, "e\u0308\u0301", "a"]), min_size=1).map("".join))
def test_no_grapheme_that_fits_is_broken(text: str) -> None:
    text = fit(text, 20_000)
    assert [one for part in pieces(text, 12) for one in graphemes(part)] == graphemes(text)


def test_pieces_are_parted_between_lines_where_one_ends_late_enough() -> None:
    assert pieces("one two three\nfour five six", 20) == ["one two three", "four five six"]
    assert pieces("one\ntwo three four five six", 20) == ["one\ntwo three four", "five six"]


@pytest.mark.parametrize(
    ("said", "limit", "shown"),
    [
        ("How did you know that", 21, "How did you know that"),
        ("How did you know that", 20, "How did you know…"),
        ("How did you know that", 17, "How did you know…"),
        ("How did you know that", 16, "How did you…"),
        ("I congratulated", 10, "I congrat…"),
        ("Wolfeschlegelstein", 8, "Wolfesc…"),
        ("", 8, ""),
    ],
)
def test_a_quote_ends_between_two_words(said: str, limit: int, shown: str) -> None:
    assert fit_words(said, limit) == shown
