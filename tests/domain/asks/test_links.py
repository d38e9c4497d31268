"""Which links are taken, and how their host is shown: nothing on it may deceive."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.asks import links
from bot.domain.asks.links import Wrong

TAKEN = {
    "https://example.org": "https://example.org",
    "HTTPS://Example.ORG/CV.pdf": "https://example.org/CV.pdf",
    "https://docs.example.org/d/1a?usp=sharing#page=2": "https://docs.example.org/d/1a?usp=sharing#page=2",
    "example.org/cv": "https://example.org/cv",
    "https://example.org./cv": "https://example.org/cv",
    "https://bücher.example/Lebenslauf": "https://xn--bcher-kva.example/Lebenslauf",
    "https://example.org/résumé": "https://example.org/r%C3%A9sum%C3%A9",
    'https://example.org/a|b<c>"d': "https://example.org/a%7Cb%3Cc%3E%22d",
    "https://1.example.org": "https://1.example.org",
    "https://example.org/me@here": "https://example.org/me@here",
    " https://example.org ": "https://example.org",
}

REFUSED = {
    "http://example.org": Wrong.NOT_HTTPS,
    "javascript://example.org/%0aalert(1)": Wrong.NOT_HTTPS,
    "javascript:alert(1)": Wrong.NO_LINK,
    "data:text/html,hello": Wrong.NO_LINK,
    "ftp://example.org": Wrong.NOT_HTTPS,
    "//example.org": Wrong.NO_LINK,
    "https:example.org": Wrong.NO_LINK,
    "https:///example.org": Wrong.NO_LINK,
    "https://": Wrong.NO_LINK,
    "my cv": Wrong.NO_LINK,
    "https://bank.example@evil.example": Wrong.USERINFO,
    "https://user:pass@example.org": Wrong.USERINFO,
    "https://example.org\\@evil.example": Wrong.NO_LINK,
    "https://127.0.0.1": Wrong.ADDRESS,
    "https://2130706433": Wrong.ADDRESS,
    "https://0x7f000001": Wrong.ADDRESS,
    "https://0x7f.0.0.1": Wrong.ADDRESS,
    "https://0177.0.0.01": Wrong.ADDRESS,
    "https://127.1": Wrong.ADDRESS,
    "https://127.0.0.1.": Wrong.ADDRESS,
    "https://example.0x": Wrong.ADDRESS,
    "https://１２７.０.０.１": Wrong.ADDRESS,
    "https://127。0。0。1": Wrong.ADDRESS,
    "https://①②⑦.0.0.1": Wrong.ADDRESS,
    "https://[::1]": Wrong.ADDRESS,
    "https://[::ffff:127.0.0.1]/cv": Wrong.ADDRESS,
    "https://localhost": Wrong.ADDRESS,
    "https://printer.local": Wrong.ADDRESS,
    "https://cv": Wrong.NO_LINK,
    "https://%31%32%37.0.0.1x": Wrong.NO_LINK,
    "https://example.org:8080": Wrong.NO_LINK,
    "https://-a.example": Wrong.NO_LINK,
    "https://a..example": Wrong.NO_LINK,
    "https://a_b.example": Wrong.NO_LINK,
    "https://example.org/a b": Wrong.NO_LINK,
    "https://example.org/\u202efdp.vc": Wrong.NO_LINK,
    "https://exam\u200bple.org": Wrong.NO_LINK,
    "https://exam\tple.org": Wrong.NO_LINK,
    "https://example.org/" + "x" * 481: Wrong.LONG,
    "https://example.org/" + "語" * 400: Wrong.LONG,
}

SHOWN = {
    "https://example.org/cv": "example.org",
    "https://a.very.long.name.of.many.parts.example.org/": "a.very.long.name.of.many.parts.example.org",
    "https://münchen.example": "münchen.example",
    "https://пример.рф": "пример.рф",
    "https://例え.テスト": "xn--r8jz45g.xn--zckzah",  # Han and kana together
    "https://テスト.テスト": "テスト.テスト",
    # One letter that is Cyrillic among Latin ones; a name that is Cyrillic as a whole under a Latin ending.
    "https://ex\u0430mple.org": "xn--exmple-4nf.org",
    "https://\u0430\u0440\u0440\u04cf\u0435.example": "xn--80ak6aa92e.example",
    # Cyrillic as a whole, and every letter of a part looks Latin.
    "https://\u0441\u043e\u0440\u0435.рф": "xn--e1argc.xn--p1ai",
    # Latin letters that look like others: a dotless i, a script g.
    "https://b\u0131nk.example": "xn--bnk-jua.example",
    "https://\u0261oogle.example": "xn--oogle-qmc.example",
}


@pytest.mark.parametrize("typed", TAKEN)
def test_a_link_is_taken(typed: str) -> None:
    assert links.read(typed) == TAKEN[typed]


@pytest.mark.parametrize("typed", REFUSED)
def test_a_link_is_not_taken(typed: str) -> None:
    assert links.read(typed) is REFUSED[typed]


@pytest.mark.parametrize("typed", SHOWN)
def test_the_whole_host_is_shown_and_cannot_deceive(typed: str) -> None:
    link = links.read(typed)
    assert not isinstance(link, Wrong)
    assert links.host_shown(link) == SHOWN[typed]


def test_a_link_of_five_hundred_characters_is_taken() -> None:
    assert links.read("https://example.org/" + "x" * 480) == "https://example.org/" + "x" * 480


@settings(deadline=None)
@given(st.text(max_size=60) | st.text(max_size=60).map("https://{}".format))
def test_whatever_is_typed_is_a_link_of_ours_or_none(typed: str) -> None:
    link = links.read(typed)
    if isinstance(link, Wrong):
        return
    assert link.isascii()
    assert link.startswith("https://")
    assert not set(link) & set(' <>"|\\^`{}\n\r\t')
    assert "@" not in link.removeprefix("https://").split("/")[0].split("?")[0].split("#")[0]
    assert links.read(link) == link
