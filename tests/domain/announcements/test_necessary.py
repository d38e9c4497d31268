"""The words of a necessary notice: plain, short, and without an address but this space's own."""

import pytest

from bot.domain.second_looks.necessary import (
    LONGEST,
    NecessaryProblem,
    foreign_address,
    plain,
    problem_of_words,
)

OWN = "https://mentoring.example.org"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("See https://evil.example/x.", "https://evil.example/x"),
        ("See HTTP://EVIL.EXAMPLE", "HTTP://EVIL.EXAMPLE"),
        ("(evil.example/path)", "evil.example/path"),
        ("www.evil.example", "www.evil.example"),
        ("[our page](https://evil.example)", "page](https://evil.example"),
        ("https://mentoring.example.org.evil.example", "https://mentoring.example.org.evil.example"),
        ("https://mentoring.example.org@evil.example/a", "https://mentoring.example.org@evil.example/a"),
        ("https://mentoring.example.org:8443/", "https://mentoring.example.org:8443/"),
        ("ftp://mentoring.example.org/", "ftp://mentoring.example.org/"),
        ("javascript://mentoring.example.org", "javascript://mentoring.example.org"),
        ("\uff45vil\uff0eexample", "evil.example"),
        ("192.0.2.7", "192.0.2.7"),
        ("bücher.example", "bücher.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("https://[::1", "https://[::1"),
        ("It closes.Please write.", "closes.Please"),
    ],
)
def test_an_address_elsewhere_is_found(words: str, found: str) -> None:
    assert foreign_address(words, OWN).rstrip("/") == found.rstrip("/")
    assert problem_of_words(words, OWN) is NecessaryProblem.LINK


@pytest.mark.parametrize(
    "words",
    [
        "Write to safety@alumni.example.org, or call +44 20 7946 0000.",
        "From 3.12.2026 at 10.30, e.g. on p.m. days, z.B. morgens; wait … then go.",
        "Read https://mentoring.example.org/terms (or mentoring.example.org).",
        "We met at the 5.30am train. It costs 3.50 a year, about 1.5kg.",
        "First... then it ended.",
        "Ask Nora/Karim, and/or the office: room 4.2.",
    ],
)
def test_what_is_no_address_elsewhere_may_stand(words: str) -> None:
    assert foreign_address(words, OWN) == ""


def test_without_an_address_of_its_own_a_space_names_none() -> None:
    assert (
        foreign_address("Read https://mentoring.example.org/terms", "")
        == "https://mentoring.example.org/terms"
    )


def test_its_words_have_their_length() -> None:
    assert problem_of_words("x" * LONGEST, OWN) is None
    assert problem_of_words("x" * (LONGEST + 1), OWN) is NecessaryProblem.TOO_LONG
    assert problem_of_words("🌱" * (LONGEST // 2 + 1), OWN) is NecessaryProblem.TOO_LONG
    assert problem_of_words("\u200b \n", OWN) is NecessaryProblem.EMPTY


def test_marks_stay_as_typed_and_its_own_address_is_a_link() -> None:
    first, second = plain("**Not** bold, @everyone\n- see https://mentoring.example.org/a, please", OWN)
    assert [span.text for span in first.spans] == ["**Not** bold, @everyone"]
    assert [(span.text, span.url) for span in second.spans] == [
        ("- see ", ""),
        ("https://mentoring.example.org/a", "https://mentoring.example.org/a"),
        (", please", ""),
    ]
    assert (first.listed, second.listed) == (False, False)
