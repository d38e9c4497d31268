"""Words: how people's text is split and folded, and which of a searcher's words are searched for."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

import regex

LONGEST: Final = 40
"""Letters of a word that are read; longer words are pasted keys and addresses."""

MOST_WORDS: Final = 12
"""Different words of one search; more of them find nothing new and cost time."""

_FEW: Final = 3
_LOOKED_AT: Final = 1_000
_KEPT: Final = 20_000

# Han, kana, Thai, Lao and Khmer are written without spaces: there each character stands for itself.
_SPACELESS: Final = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}]"
_TOKEN: Final = regex.compile(
    r"\p{L}(?:(?:&\p{L})++|\+\+|#)(?![\p{L}\p{N}])"
    rf"|(?!{_SPACELESS})[\p{{L}}\p{{N}}](?:(?!{_SPACELESS})[\p{{L}}\p{{N}}\p{{M}}]|['’](?=\p{{L}}))*+"
    rf"|{_SPACELESS}"
)
# The same for ASCII, at a third of the cost: it matters when an index of 85,000 listings is rebuilt.
_PLAIN_TOKEN: Final = re.compile(
    r"[A-Za-z](?:(?:&[A-Za-z])++|\+\+|#)(?![A-Za-z0-9])|[A-Za-z0-9](?:[A-Za-z0-9]++|'(?=[A-Za-z]))*+"
)
_ACCENTS: Final = regex.compile(r"[\u0300-\u036f'’]")
# Letters that Unicode does not decompose into a base and an accent.
_PLAIN_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"}
)

_SMALL_WORDS: Final = """
    a an and are as at be been but by can could did do does for from had has have if in into is it its
    of off on or our so than that the their them then there these they this those to too up us was we
    were what when where which while will with would you your
"""
_FRAMING_WORDS: Final = """
    about advice am any anybody anyone ask asking best better find get getting give hello help helping
    hi how i id ideally im ive just keen know learn like looking love me meet mentor mentoring mentors
    my myself need needs once one please really should some somebody someone speak talk talking thank
    thanks want wanted wanting wants who whom whos wish wondering
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_FRAMING: Final = frozenset(_FRAMING_WORDS.split())


class Word(NamedTuple):
    """One word: as it was written, and folded to lower case without accents."""

    typed: str
    folded: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words that a search asks for; of a sentence not all must match, as it has filler words too."""

    words: tuple[Word, ...] = ()
    sentence: bool = False


def fold(text: str) -> str:
    """Return the text in lower case, without accents and apostrophes, so that `Tomás` and `tomas` are one."""
    if text.isascii():
        return text.lower().replace("'", "")
    # Decomposed twice: a styled capital becomes a capital only then, and some small letters decompose again.
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", small.translate(_PLAIN_LETTERS)))


def cut(text: str, *, at_most: int = _KEPT) -> tuple[list[str], list[str]]:
    """Return the words of the text's first `at_most` characters as written, and the same words folded."""
    text = text[:at_most]
    token = _PLAIN_TOKEN if text.isascii() else _TOKEN
    typed = [found[:LONGEST] for found in token.findall(text)]
    folded = fold("\n".join(typed)).split("\n") if typed else []
    if not text.isascii():
        # Compatibility forms (such as U+FDFA) fold to several words: keep both lists the same length.
        folded = ["".join(word.split()) or one for one, word in zip(typed, folded, strict=True)]
    return typed, folded


def words(text: str, *, at_most: int = _KEPT) -> list[Word]:
    """Return the words of the text's first `at_most` characters, in order."""
    return [Word(typed, folded) for typed, folded in zip(*cut(text, at_most=at_most), strict=True)]


def wanted(text: str) -> Wanted:
    """Return the words worth searching for; small words and "I am a ... who wants to ..." are left out.

    Where the text holds nothing else, those words are searched for: "Will" and "May" are names too.
    """
    said = words(text, at_most=_LOOKED_AT)
    shouted = text.isupper() and len(said) > _FEW
    content = tuple(word for word in said if _tells(word, shouted=shouted))
    framed = any(word.folded in _FRAMING for word in said)
    return Wanted(_different(content or said), sentence=framed and bool(content))


def telling(text: str) -> tuple[Word, ...]:
    """Return every word of a text that is worth searching for, each once."""
    said = words(text)
    shouted = text.isupper() and len(said) > _FEW
    first = {word.folded: word for word in reversed(said) if _tells(word, shouted=shouted)}
    return tuple(first.values())


def _tells(word: Word, *, shouted: bool) -> bool:
    # "IT", "US" and "AM" in capitals are fields and places, unless everything is.
    if word.typed.isupper() and len(word.typed) > 1 and not shouted:
        return True
    return word.folded not in _SMALL and word.folded not in _FRAMING


def _different(said: Iterable[Word]) -> tuple[Word, ...]:
    first: dict[str, Word] = {}
    for word in said:
        first.setdefault(word.folded, word)
    return tuple(first.values())[:MOST_WORDS]
