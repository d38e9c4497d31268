"""Work: fields and jobs, each one thing however and in whichever of four languages it is called.

They stand in `occupations/`, a row each, in English | German | French | Spanish. Every form of a row
means the same: who types one of them finds those who wrote another. What is only near belongs into
`related.toml`. Plurals and cases are formed; what those do not bring together, such as forms for women
and men, stands there. No form stands in two rows.

A form with `=` behind it counts only as the whole of a mentor's field, one with `~` before it also at the
end of a German compound. Before a `:` stand the wider rows: who is one of these is found by those too,
and stands in where nobody does the work itself.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from bot.store.index.phrases import elided, folded_words
from bot.store.index.words import Word, is_small, words

LANGUAGES: Final = ("en", "de", "fr", "es")
"""The languages of a row's columns."""

_ENDINGS: Final = {
    "en": ("s", "es"),
    "de": ("n", "en", "e", "s", "es", "nen"),
    "fr": ("s", "s"),
    "es": ("s", "es"),
}
"""The endings of plurals and cases; in French and Spanish after a vowel, and after another letter."""

_A_WHOLE_FIELD: Final = "="
"""Behind a form that names the work only where it is all of a mentor's field: "Product"."""

_IN_COMPOUNDS: Final = "~"
"""Before a form that also stands at the end of German compounds: “Berufsschullehrer”."""

_WIDER: Final = ":"
"""Behind the keys of the rows that a row is a part of."""

_RANKS: Final = ("meisterinnen", "meisterin", "meister", "gesellin", "geselle", "lehrling")
"""What German puts behind a craft, by how far a person has come in it."""

_HEAD: Final = 3
"""The fewest letters of a compound before a form that ends it."""

_ABBREVIATED: Final = 2
_SHORTEST_MISSPELT: Final = 6

_SPELT: Final = 20_000
"""Different words whose endings are remembered while an index is filled."""

_AGREEING: Final = frozenset({"fr", "es"})
"""The languages in which every word of a form takes an ending."""

_VOWELS: Final = frozenset("aeiou")

_FOLDER: Final = Path(__file__).with_name("occupations")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedWork:
    """A field or job that words name: its key, the first of them and how many they are."""

    key: str
    start: int
    length: int


class Occupations:
    """The rows of `occupations/`, looked up by words in any of their forms."""

    def __init__(self, rows: Iterable[str]) -> None:
        """Read the rows; of a form that stands in two of them the first counts."""
        self._keys: dict[Phrase, str] = {}
        self._begins: dict[str, int] = {}
        """The first words of forms, and of how many words the longest of each is."""
        self._named_by: dict[str, set[str]] = {}
        """The first words of the forms of each work."""
        self._fields: dict[Phrase, str] = {}
        self._called: dict[str, tuple[str, ...]] = {}
        self._wider: dict[str, tuple[str, ...]] = {}
        self._ends: dict[str, str] = {}
        self._alike: dict[tuple[str, int], list[str]] = {}
        for row in rows:
            self._enter(row)
        self._ending = lru_cache(_SPELT)(self._compound)
        self._parts = cache(self._parts_of)
        self.field = lru_cache(_SPELT)(self._field)
        """The keys of what a mentor's whole field names: also of words that say less within a text."""

    def called(self, key: str, language: str) -> str:
        """Return what a field or job is called in a language; an unknown one by its key."""
        names = self._called.get(key)
        return names[LANGUAGES.index(language)] if names else key

    def wider(self, key: str) -> tuple[str, ...]:
        """Return everything that a field or job is a part of, the nearest first."""
        near = self._wider.get(key, ())
        return tuple(dict.fromkeys((*near, *(far for one in near for far in self.wider(one)))))

    def is_named(self, word: Word) -> bool:
        """Tell whether a word names some work, or begins what does."""
        return word.folded in self._begins or bool(self._ending(word.folded))

    def misspelt(self, folded: str, slips: int) -> str:
        """Return the one-word form with the same first letter and the fewest typos, at most so many."""
        if len(folded) < _SHORTEST_MISSPELT:
            return ""
        lengths = range(len(folded) - slips, len(folded) + slips + 1)
        forms = [form for length in lengths for form in self._alike.get((folded[:1], length), ())]
        near = extractOne(folded, forms, scorer=OSA.distance, score_cutoff=slips)
        return str(near[0]) if near else ""

    def heard(self, said: Sequence[Word]) -> Iterator[NamedWork]:
        """Yield what words name, of two that overlap the longer."""
        start = 0
        while start < len(said):
            # Who looks for "product" means the field; on a card it may be any product.
            found = next(self._at(said, start), None) or self._whole(said, start)
            if found:
                yield found
            start += found.length if found else 1

    def named(self, said: Sequence[Word]) -> frozenset[str]:
        """Return the keys of everything that words name, of two that overlap the longer."""
        found, past = set(), 0
        for start in self._starts([word.folded for word in said]):
            known = next(self._at(said, start), None) if start >= past else None
            if known and (known.length > 1 or _is_whole(said[start])):
                found.add(known.key)
            past = start + known.length if known else past
        return frozenset(found)

    def _starts(self, folded: Sequence[str]) -> list[int]:
        """Return the places of words that begin what names some work, as most words do not."""
        begins, ends = self._begins, self._ending
        return [at for at, word in enumerate(folded) if word in begins or ends(word)]

    def _field(self, text: str) -> frozenset[str]:
        folded = folded_words(text)
        whole = {self._fields[folded]} if folded in self._fields else set()
        return self.named(words(elided(text))) | whole

    def first(self, key: str, typed: Sequence[str], folded: Sequence[str]) -> range:
        """Return the places of the words that first name this work, or a part of it; none for none."""
        parts, begin = self._parts(key)
        for start, word in enumerate(folded):
            if word in begin or self._ending(word) in parts:
                named = range(start, min(start + self._begins.get(word, 1), len(folded)))
                for known in self._at([Word(typed[at], folded[at]) for at in named], 0):
                    if known.key in parts:
                        return named[: known.length]
        return range(0)

    def _parts_of(self, key: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the keys of this work and of its parts, and the words with which their names begin."""
        parts = frozenset(one for one in self._called if one == key or key in self.wider(one))
        return parts, frozenset().union(*(self._named_by.get(one, ()) for one in parts))

    def _at(self, said: Sequence[Word], start: int) -> Iterator[NamedWork]:
        """Yield what is named from a word on, the longest first."""
        if said[start].folded not in self._begins:
            if ends := self._ending(said[start].folded):
                yield NamedWork(ends, start, 1)
            return
        for length in range(min(self._begins[said[start].folded], len(said) - start), 0, -1):
            key = self._named(said[start : start + length])
            if key is not None:
                yield NamedWork(key, start, length)

    def _named(self, said: Sequence[Word]) -> str | None:
        # "IT" is a field, "it" is not.
        alone = len(said) == 1 and is_small(said[0])
        return None if alone else self._keys.get(tuple(word.folded for word in said))

    def _compound(self, folded: str) -> str:
        """Return the key of the work that a German compound names; empty for none."""
        for rank in _RANKS:
            if folded.endswith(rank):
                return self._keys.get((folded.removesuffix(rank),), "")
        ends = (self._ends.get(folded[at:], "") for at in range(_HEAD, len(folded) - 1))
        return next(filter(None, ends), "")

    def _whole(self, said: Sequence[Word], start: int) -> NamedWork | None:
        key = self._fields.get((said[start].folded,))
        return NamedWork(key, start, 1) if key else None

    def _enter(self, row: str) -> None:
        before, _, after = row.rpartition(_WIDER)
        columns = [[form.strip() for form in column.split(",")] for column in after.split("|")]
        key = columns[0][0]
        self._wider[key] = tuple(one.strip() for one in before.split(",") if one.strip())
        self._called[key] = tuple(column[0].removeprefix(_IN_COMPOUNDS) for column in columns)
        for language, column in zip(LANGUAGES, columns, strict=True):
            for written in column:
                self._enter_form(key, written, language)

    def _enter_form(self, key: str, written: str, language: str) -> None:
        in_compounds, written = written.startswith(_IN_COMPOUNDS), written.removeprefix(_IN_COMPOUNDS)
        form = folded_words(written)
        if written.endswith(_A_WHOLE_FIELD):
            self._fields.setdefault(form, key)
        elif form:
            if len(form) == 1:
                self._alike.setdefault((form[0][:1], len(form[0])), []).append(form[0])
            for same in (form, *_inflected(form, language)):
                self._keys.setdefault(same, key)
                self._named_by.setdefault(key, set()).add(same[0])
                if in_compounds:
                    self._ends.setdefault(same[0], key)
                self._begins[same[0]] = max(self._begins.get(same[0], 0), len(same))


def _is_whole(word: Word) -> bool:
    """Tell whether a word on a card may be a field: of two letters only those in capitals are, such as AI."""
    return len(word.folded) > _ABBREVIATED or word.typed.isupper()


@cache
def occupations() -> Occupations:
    """Return the fields and jobs, read on the first call."""
    return Occupations(rows())


def rows() -> Iterator[str]:
    """Yield the rows of every file, which are in the order of the files' names."""
    for file in sorted(_FOLDER.glob("*.toml")):
        yield from tomllib.loads(file.read_text("utf-8"))["rows"].strip().splitlines()


def _inflected(form: Phrase, language: str) -> Iterator[Phrase]:
    """Yield a form's plurals and cases; a stemmer would take "back" for "backen" too."""
    *first, last = form
    endings = _ENDINGS[language]
    if language in _AGREEING:
        yield tuple(word + endings[word[-1] not in _VOWELS] for word in form)
    else:
        yield from ((*first, last + ending) for ending in endings)
    if language == "en" and last.endswith("y"):
        yield (*first, f"{last[:-1]}ies")
