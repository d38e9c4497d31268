"""Words from people enter only through here: unsafe characters are removed, and long words are cut."""

import unicodedata

import regex

from bot.ui.limits import measure

MARK = "…"

# Overrides and isolates reorder the text around them; tags and control characters are invisible.
_INVISIBLE = regex.compile(
    r"(?!\n)[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u061c\u200b\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
# Joiners, fillers, selectors, marks without a letter, and the empty pattern of Braille.
_BLANK = regex.compile(r"[\s\p{Default_Ignorable_Code_Point}\p{M}\u2800]*")
# No language puts so many marks on a letter; more of them cover the lines above and below.
_HEAPED = regex.compile(r"(\p{M}{8})\p{M}+")
_GRAPHEME = regex.compile(r"\X")
_SPACES = regex.compile(r"[^\S\n]+")
_LINES = regex.compile(r"\n{3,}")

_READ = 20_000
"""How many characters of a text are read: a pasted page can be megabytes, and no more could be shown."""


def fit(text: str, limit: int) -> str:
    """Return a person's words, unchanged where they are safe, in at most `limit` UTF-16 code units.

    Words in which nothing is visible are empty.
    """
    if len(text) <= limit and text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # as nearly all words are
    plain = _LINES.sub("\n\n", visible(text)).strip()
    if _BLANK.fullmatch(plain):
        return ""
    return plain if len(text) <= _READ and measure(plain) <= limit else _cut(plain, limit)


def visible(text: str) -> str:
    """Return a person's words without what cannot be seen, each gap one space, and nothing cut off."""
    return _SPACES.sub(" ", _visible(text))


def fit_line(text: str, limit: int) -> str:
    """Return a person's words as a single line, such as a name inside one of our sentences."""
    return fit(" ".join(text.split()), limit)


def fit_words(text: str, limit: int) -> str:
    """Return a person's words as a single line that ends between two words, as a quote of ours does.

    A word is broken only where what stands before it would be less than half of the line.
    """
    whole, line = fit_line(text, _READ), fit_line(text, limit)
    kept = line.removesuffix(MARK)
    at = kept.rfind(" ", len(kept) // 2)
    is_broken = line != whole and not whole[len(kept) :].startswith(" ")
    return kept[:at].rstrip() + MARK if is_broken and at > 0 else line


def pieces(text: str, limit: int) -> list[str]:
    """Return a text in pieces of at most `limit` UTF-16 code units, parted between lines, else between words.

    Only the spaces between two pieces are left out. A word is broken only where it alone is too long, and a
    grapheme only where that is.
    """
    parts, rest = list[str](), text.strip()
    while measure(rest) > limit:
        head = _head(rest, limit)
        parts.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    return [*parts, rest] if rest else parts


def _head(text: str, limit: int) -> str:
    whole = _whole_graphemes(text, limit)
    # One more is looked at: a word that ends exactly at the limit is not taken back.
    near = text[: len(whole) + 1]
    line, word = near.rfind("\n", len(near) // 2), near.rfind(" ", 1)
    at = line if line > 0 else word
    return text[:at] if at > 0 else whole


def _whole_graphemes(text: str, limit: int) -> str:
    """Return as much of a text's beginning as fits; one code point at least, so that cutting always ends."""
    end, room = 0, limit
    for grapheme in _GRAPHEME.finditer(text):
        room -= measure(grapheme.group())
        if room < 0:
            break
        end = grapheme.end()
    return text[:end] or text[: max(1, limit // 2)]


def _visible(text: str) -> str:
    head = text[:_READ]
    if head.isascii() and head.isprintable():
        return head  # as nearly every name is
    head = head.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _HEAPED.sub(r"\1", unicodedata.normalize("NFC", _INVISIBLE.sub("", head)))


def _cut(text: str, limit: int) -> str:
    if text[:limit].isascii():  # then each character is one of its graphemes
        return text[: limit - measure(MARK)].rstrip() + MARK
    kept, room = [], limit - measure(MARK)
    for grapheme in _GRAPHEME.finditer(text):
        room -= measure(grapheme.group())
        if room < 0:
            break
        kept.append(grapheme.group())
    return "".join(kept).rstrip() + MARK
