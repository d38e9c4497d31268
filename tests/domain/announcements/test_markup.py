"""The small markdown of an announcement: what is marked, what stays as typed, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.announcements.markup import (
    LONGEST_TITLE,
    LONGEST_WORDS,
    MOST_LINKS,
    Problem,
    Span,
    WrittenLine,
    host_of,
    parse,
    problem_of_title,
    problem_of_words,
)

PAGE = "[the page](https://alumni.example.org/doors?x=1)"


def test_each_mark_is_read() -> None:
    assert parse(f"Come **soon**, *please*, _all_: {PAGE}.\n\n- one\n• two") == (
        WrittenLine(
            (
                Span("Come "),
                Span("soon", bold=True),
                Span(", "),
                Span("please", italic=True),
                Span(", "),
                Span("all", italic=True),
                Span(": "),
                Span("the page", url="https://alumni.example.org/doors?x=1", host="alumni.example.org"),
                Span("."),
            )
        ),
        WrittenLine(()),
        WrittenLine((Span("one"),), listed=True),
        WrittenLine((Span("two"),), listed=True),
    )


@pytest.mark.parametrize(
    "typed",
    [
        *("2 * 3 * 4", "first_name_here", "**", "[x]", "a*b*c", "<!channel> @everyone"),
        "https://localhost:tada:",
    ],
)
def test_what_is_no_whole_mark_stays_as_typed(typed: str) -> None:
    assert parse(typed) == (WrittenLine((Span(typed),)),)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "example.org/a",
        "javascript:alert(1)",
        "https://bank.example@evil.example",
        "https://localhost",
        "https://",
        "https://example.org:8443",
        "https://0x7f.1",
        "https://intranet.local/page",
        "https://" + "a" * 60 + "." + "b" * 40 + ".example",
        "https://example.org\\@evil.example",
    ],
)
def test_a_link_that_is_not_safe_is_refused_and_never_alive(url: str) -> None:
    typed = f"[bank]({url})"
    assert problem_of_words(typed) is Problem.NOT_HTTPS
    assert parse(typed) == (WrittenLine((Span(typed),)),)


def test_a_link_is_opened_as_it_is_shown() -> None:
    (line,) = parse("[cv](https://B\u00fccher.example/t\u00fcr?q=a|b#\u00e9)")
    assert line.spans == (
        Span("cv", url="https://xn--bcher-kva.example/t%C3%BCr?q=a%7Cb#%C3%A9", host="xn--bcher-kva.example"),
    )


@pytest.mark.parametrize(
    ("typed", "before", "text", "after"),
    [
        ("Look at https://example.org/a.", "Look at ", "https://example.org/a", "."),
        ("(https://example.org/a)", "(", "https://example.org/a", ")"),
        ("https://example.org/Bee_(insect), soon", "", "https://example.org/Bee_(insect)", ", soon"),
        ("“https://example.org/?q=a&b=”", "“", "https://example.org/?q=a&b=", "”"),
        ("https://example.org/first_name_here", "", "https://example.org/first_name_here", ""),
        ("[the page](https://example.org/a b)", "[the page](", "https://example.org/a", " b)"),
    ],
)
def test_an_address_that_stands_alone_is_a_link(typed: str, before: str, text: str, after: str) -> None:
    assert problem_of_words(typed) is None
    (line,) = parse(typed)
    around = [Span(before)] * bool(before), [Span(after)] * bool(after)
    assert line.spans == (*around[0], Span(text, url=text, host="example.org"), *around[1])


def test_an_address_that_stands_alone_is_checked_and_counted() -> None:
    for typed in (
        "https://bank.example@evil.example",
        "https://localhost",
        "http://example.org",
        "xhttps://a.example",
    ):
        assert problem_of_words(typed) is None
        assert parse(typed) == (WrittenLine((Span(typed),)),)
    assert problem_of_words("https://example.org/a " * MOST_LINKS) is None
    assert problem_of_words("https://example.org/a " * (MOST_LINKS + 1)) is Problem.TOO_MANY_LINKS
    assert parse("**https://example.org**") == (
        WrittenLine((Span("https://example.org", bold=True, url="https://example.org", host="example.org"),)),
    )


def test_a_mark_may_stand_around_a_link_or_be_the_whole_of_its_text() -> None:
    url, host = "https://example.org/a", "example.org"
    for typed in (f"**[Come]({url})**", f"[**Come**]({url})"):
        assert parse(typed) == (WrittenLine((Span("Come", bold=True, url=url, host=host),)),)
    assert parse(f"[the **page**]({url})") == (WrittenLine((Span("the **page**", url=url, host=host),)),)


def test_links_within_marks_are_counted_and_checked_too() -> None:
    assert problem_of_words("**[x](http://example.org)**") is Problem.NOT_HTTPS
    assert problem_of_words("_[x](https://example.org)_ " * (MOST_LINKS + 1)) is Problem.TOO_MANY_LINKS


def test_the_host_that_is_shown_is_the_one_that_is_opened() -> None:
    assert host_of("https://b\u00fccher.example/") == "xn--bcher-kva.example"
    assert host_of("https://EXAMPLE.org/") == "example.org"


def test_limits() -> None:
    assert problem_of_title("x" * LONGEST_TITLE) is None
    assert problem_of_title("x" * (LONGEST_TITLE + 1)) is Problem.TOO_LONG
    assert problem_of_title(" \n") is Problem.EMPTY
    assert problem_of_words("\u200b\u2060\n\u200e") is Problem.EMPTY
    assert problem_of_words("**\u202e**\n- _\u200b_") is Problem.EMPTY
    assert problem_of_words("[\u200b](https://example.org)") is None
    assert problem_of_words("🌱" * (LONGEST_WORDS // 2)) is None
    assert problem_of_words("🌱" * (LONGEST_WORDS // 2) + "x") is Problem.TOO_LONG
    assert problem_of_words("\u0958" * (LONGEST_WORDS // 2)) is None
    assert problem_of_words("\u0958" * (LONGEST_WORDS // 2 + 1)) is Problem.TOO_LONG
    for letters in (100, 300):
        link = "[x](https://example.org/" + "\u6f22" * letters + ")"
        assert problem_of_words(f"{link} **{link}** {link}") is Problem.TOO_LONG
    assert problem_of_words(PAGE * MOST_LINKS) is None
    assert problem_of_words(PAGE * (MOST_LINKS + 1)) is Problem.TOO_MANY_LINKS


@given(st.text(alphabet="ab*_[]()-:/.@ \nhttps", max_size=80))
def test_reading_never_fails_and_only_safe_links_live(words: str) -> None:
    spans = [span for line in parse(words) for span in line.spans]
    assert all(host_of(span.url) == span.host != "" for span in spans if span.url)
