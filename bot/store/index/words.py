"""Words: how people's text is split and folded, and which of a searcher's words are searched for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import regex

from bot.store.index import faint_words, small_words

LONGEST: Final = 40
"""Letters of a word that are read; longer words are pasted keys and addresses."""

MOST_WORDS: Final = 12
"""Different words of one search; more of them find nothing new and cost time."""

_ONE_SLIP_FROM: Final = 4
_TWO_SLIPS_FROM: Final = 8
_FEW: Final = 3
_AN_AMOUNT: Final = 3
"""Digits of a number that is an age or an amount; "9001" may name what is sought."""
LOOKED_AT: Final = 1_000
"""Characters of a search that are looked at."""
_KEPT: Final = 20_000

# Han, kana, Thai, Lao and Khmer are written without spaces: there each character stands for itself.
_SPACELESS: Final = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}]"
_TOKEN: Final = regex.compile(
    r"\p{L}(?:(?:&\p{L})++|\+\+|#)(?![\p{L}\p{N}])"
    rf"|(?!{_SPACELESS})[\p{{L}}\p{{N}}](?:(?!{_SPACELESS})[\p{{L}}\p{{N}}\p{{M}}]|['’](?=\p{{L}}))*+"
    rf"|{_SPACELESS}"
    r"|(?<![\p{L}\p{N}])\.(?i:net)(?![\p{L}\p{N}])"
)
# The same for ASCII, at a third of the cost: it matters when an index of 85,000 listings is rebuilt.
_PLAIN_TOKEN: Final = re.compile(
    r"[A-Za-z](?:(?:&[A-Za-z])++|\+\+|#)(?![A-Za-z0-9])|[A-Za-z0-9](?:[A-Za-z0-9]++|'(?=[A-Za-z]))*+"
    r"|(?<![A-Za-z0-9])\.(?i:net)(?![A-Za-z0-9])"
)
_APART: Final = "\x1e"
"""Stands between the parts of a text: ASCII's record separator, which is in no word."""

_TOKEN_OR_END: Final = regex.compile(f"{_TOKEN.pattern}|{_APART}")
_PLAIN_TOKEN_OR_END: Final = re.compile(f"{_PLAIN_TOKEN.pattern}|{_APART}")

_ACCENTS: Final = regex.compile(r"[\u0300-\u036f'’]")
# Letters that Unicode does not decompose into a base and an accent.
_PLAIN_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"}
)

_ELIDED: Final = regex.compile(r"(?:[cdjlmnst]|qu)['’](?=.)", regex.IGNORECASE)
"""What French joins to the next word: "l'aide", "d'un"."""


class Word(NamedTuple):
    """One word: as it was written, and folded to lower case without accents."""

    typed: str
    folded: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words that a search asks for; of a sentence not all must match, as it has filler words too."""

    words: tuple[Word, ...] = ()
    sentence: bool = False
    only_names: bool = False
    """Whether they say nothing but as a person's name: "Will", "May"."""
    said: tuple[Word, ...] = ()
    """Every word that was typed, in order, as a name may be among them."""


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
    return typed, _each_folded(typed)


def _each_folded(typed: Sequence[str]) -> list[str]:
    together = "\n".join(typed)
    folded = fold(together).split("\n") if typed else []
    if not together.isascii():
        # Compatibility forms (such as U+FDFA) fold to several words: keep both lists the same length.
        folded = ["".join(word.split()) or one for one, word in zip(typed, folded, strict=True)]
    return folded


def words(text: str, *, at_most: int = _KEPT) -> list[Word]:
    """Return the words of the text's first `at_most` characters, in order."""
    return [Word(typed, folded) for typed, folded in zip(*cut(text, at_most=at_most), strict=True)]


def words_of_each(parts: Iterable[str]) -> Iterator[list[Word]]:
    """Yield the words of each part of a text; split and folded at once, several times faster."""
    text = _APART.join(part.replace(_APART, " ") for part in parts)[:_KEPT]
    token = _PLAIN_TOKEN_OR_END if text.isascii() else _TOKEN_OR_END
    typed = [found[:LONGEST] for found in token.findall(text)]
    found: list[Word] = []
    for word in map(Word, typed, _each_folded(typed)):
        if word.typed == _APART:
            yield found
            found = []
        else:
            found.append(word)
    yield found


def wanted(text: str) -> Wanted:
    """Return the words worth searching for; small words and "I am a ... who wants to ..." are left out.

    Framing words alone ask for nobody in particular: no word is left. Small words alone may still be names,
    such as "Will" and "May".
    """
    said = words(text, at_most=LOOKED_AT)
    content = _content(said)
    framed = any(_is_in(word, _FRAMING) for word in said)
    if not said or (framed and all(word.folded in _NEXT_TO_NOTHING for word in content)):
        return Wanted()
    if not content:
        return Wanted(_different(said), only_names=True, said=tuple(said))
    return Wanted(_different(telling_most(content)), framed, said=tuple(said))


def telling_most(said: Sequence[Word]) -> Sequence[Word]:
    """Return the words that tell who is sought; faint ones, such as "nervous", where there are no others."""
    return [word for word in said if not is_faint(word)] or said


def is_faint(word: Word) -> bool:
    """Tell whether a word tells how somebody feels, when, or how much: of who is sought it tells little."""
    is_amount = word.folded.isdecimal() and len(word.folded) <= _AN_AMOUNT
    return is_amount or (not is_abbreviation(word) and _is_in(word, _FAINT))


def beside_choices(asked: Wanted) -> Wanted:
    """Return what is left to look for beside what was understood: nothing of it where it tells little."""
    if asked.only_names or all(map(is_faint, asked.words)):
        return Wanted()
    return asked


def telling(text: str) -> tuple[Word, ...]:
    """Return every word of a text that is worth searching for, each once."""
    first = {word.folded: word for word in reversed(_content(words(text)))}
    return tuple(reversed(first.values()))


def without_small(folded: Iterable[str]) -> list[str]:
    """Return folded words without those that stand in every text."""
    return [word for word in folded if word not in _SMALL]


def stands_anywhere(folded: str) -> bool:
    """Tell whether a folded word may stand in any text or around any wish for help."""
    return folded in _SAYS_NOTHING


def is_small(word: Word) -> bool:
    """Tell whether a word alone says nothing, in any of the languages; "IT" in capitals is a field."""
    return not is_abbreviation(word) and _says_nothing(word)


def _says_nothing(word: Word) -> bool:
    return _is_in(word, _SAYS_NOTHING)


def _content(said: Sequence[Word]) -> list[Word]:
    # "IT", "US" and "AM" in capitals are fields and places, unless everything is.
    shouted = all(word.typed.isupper() for word in said) and (
        len(said) > _FEW or any(_is_in(word, _FRAMING) for word in said)
    )
    either = _small_beside(said)
    return [
        word
        for word in said
        if (not shouted and is_abbreviation(word)) or not (_says_nothing(word) or word.folded in either)
    ]


def slips(folded: str) -> int:
    """Return how many typos a word may have: none in short words and in numbers."""
    if len(folded) < _ONE_SLIP_FROM or not folded.isalpha():
        return 0
    return 2 if len(folded) >= _TWO_SLIPS_FROM else 1


def is_abbreviation(word: Word) -> bool:
    """Tell whether a word was written in capitals."""
    return len(word.typed) > 1 and word.typed.isupper()


def _small_beside(said: Sequence[Word]) -> frozenset[str]:
    """Return the words that are small here, because a word of their own language stands beside them."""
    folded = {word.folded for word in said}
    if folded.isdisjoint(_EITHER_AT_ALL):
        return frozenset()
    spoken = [language for language, own in _OWN.items() if not own.isdisjoint(folded)]
    return frozenset().union(*(_EITHER[language] for language in spoken))


def _is_in(word: Word, listed: frozenset[str]) -> bool:
    if word.folded in listed:
        return True
    if word.typed.isascii() and "'" not in word.typed:
        return False
    typed = word.typed.lower()
    if typed in listed:
        return True
    elided = _ELIDED.match(typed)
    return elided is not None and fold(typed[elided.end() :]) in listed


def _different(said: Iterable[Word]) -> tuple[Word, ...]:
    first: dict[str, Word] = {}
    for word in said:
        first.setdefault(word.folded, word)
    return tuple(first.values())[:MOST_WORDS]


def _listed(said: str) -> frozenset[str]:
    """Return listed words as they are written and folded; of two readings only as they are written."""
    return frozenset(said.split()) | (frozenset(map(fold, said.split())) - _EITHER_AT_ALL)


_EITHER: Final = {language: frozenset(fold(said).split()) for language, said in small_words.EITHER.items()}
_EITHER_AT_ALL: Final = frozenset().union(*_EITHER.values())
_SMALL: Final = _listed(" ".join(small_words.SMALL.values()))
_FRAMING: Final = _listed(" ".join(small_words.FRAMING.values()))
_WHEN: Final = _listed(" ".join(small_words.WHEN.values()))
_SAYS_NOTHING: Final = _SMALL | _FRAMING | _WHEN
_FAINT: Final = _listed(" ".join(faint_words.FAINT.values()))
_NEXT_TO_NOTHING: Final = _listed(small_words.NEXT_TO_NOTHING)
_ENGLISH: Final = _listed(f"{small_words.SMALL['en']} {small_words.FRAMING['en']}")
_OWN: Final = {
    language: _listed(f"{small_words.SMALL[language]} {small_words.FRAMING[language]}") - _ENGLISH
    for language in small_words.EITHER
}
