"""Hearing: what a search says, in four languages: kinds of help, work, places, languages, and what not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from bot.domain.people import regions
from bot.domain.search.understood import SoftChoice, Sort
from bot.store.index.lexicon import RULED_OUT, lexicon
from bot.store.index.lived import lived, longest
from bot.store.index.occupations import occupations
from bot.store.index.phrases import Phrase, spanned
from bot.store.index.typed import TypedWords, typed_in
from bot.store.index.words import Word, is_faint, is_small

_ALONE: Final = 2
"""So few words name a city that people here live in, also in small letters and with nothing before it."""

_LONGEST_SCOPE: Final = 5
"""Words that one “not” takes away at most."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What was heard, and the words that are left to look for."""

    choices: tuple[SoftChoice, ...]
    left: str
    """The text without what was heard, except work, and without what was ruled out."""
    works: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The fields and jobs in what is left, by their keys, each with the folded words that name it."""

    @property
    def situations(self) -> bool:
        """Tell whether a situation of a person's working life was heard."""
        return bool(self.lived)

    @property
    def lived(self) -> frozenset[str]:
        """Return the keys of the choices that are situations."""
        return frozenset(one.key for one in self.choices if one.sort is Sort.SITUATION and not one.without)


@dataclass(frozen=True, slots=True)
class Here:
    """What a community knows: names, cities, and what a misspelt word means."""

    is_name: Callable[[str], bool] = lambda _: False
    is_city: Callable[[str], bool] = lambda _: False
    meant: Callable[[Word], Word] = lambda word: word
    """The word itself, or the name of some work that it misspells."""


def read_tables() -> None:
    """Read every table of words: 0.4 s of processor, for which otherwise the first search would wait."""
    lexicon()
    occupations()


def kinds() -> frozenset[str]:
    """Return the keys of the kinds of help that can be heard."""
    return lexicon().named_kinds


def hear(text: str, here: Here, off: frozenset[str] = frozenset()) -> Hearing:
    """Return what a search says; what is in `off` (keys of choices) is read as plain words instead."""
    typed = typed_in(text)
    # Before what is denied: "no degree" is a situation.
    through = [*lived(typed, off)]
    _deny(typed)
    heard = [*through, *_kinds(typed, off), *_places_and_languages(typed, here, off)]
    heard += _answers(typed, off)
    _take_room(typed)
    kept = [place for place in range(len(typed.words)) if not typed.taken[place]]
    left = [place for place in kept if not typed.denied[place]]
    # What a person went through may name work too: "a nurse from abroad".
    worked = sorted((*left, *(place for place in range(len(typed.words)) if typed.lived[place])))
    works = [*_works(typed, worked, here, off)]
    others = [choice for choice, _ in _works(typed, [at for at in kept if typed.ruled_out[at]], here, off)]
    choices = (*(choice for choice, _ in works), *others, *_joined(heard))
    named = {key: words for choice, words in works for key in choice.values}
    return Hearing(choices, _punctuated(typed, left), named)


def _works(
    typed: TypedWords, left: Sequence[int], here: Here, off: frozenset[str]
) -> Iterator[tuple[SoftChoice, tuple[str, ...]]]:
    """Yield the fields and jobs among these words, each once, with the folded words that name it."""
    said = [here.meant(typed.words[place]) for place in left]
    seen = set(off)
    for known in occupations().heard(said):
        at = left[known.start : known.start + known.length]
        choice = SoftChoice(Sort.WORK, (known.key,), typed.text(at), without=typed.ruled_out[at[0]])
        if choice.key not in seen:
            seen.add(choice.key)
            yield choice, tuple(typed.words[place].folded for place in at)


def _punctuated(typed: TypedWords, left: Sequence[int]) -> str:
    clauses = groupby(left, key=lambda place: typed.clause[place])
    return ", ".join(typed.text(places) for _, places in clauses)


def _deny(typed: TypedWords) -> None:
    """Mark what is not sought: from a “not” to the end of its clause, or to a word that turns round."""
    table, folded = lexicon(), typed.folded
    # The longest first: of "no longer", "no" alone is not looked at.
    for sort, at in sorted(table.without.found(folded, between=0), key=lambda found: -len(found[1])):
        if typed.are_free(at) and not _is_never(folded, at, table.never):
            _deny_after(typed, at, ruled_out=sort == RULED_OUT)
    for place in range(1, len(folded)):
        if typed.clause[place] != typed.clause[place - 1] and folded[place] in table.after_a_comma:
            _deny_after(typed, (place,), ruled_out=True)


def _deny_after(typed: TypedWords, at: Sequence[int], *, ruled_out: bool) -> None:
    typed.take(at)
    last, turns = at[-1], lexicon().turns
    for place in range(last + 1, min(last + 1 + _LONGEST_SCOPE, len(typed.words))):
        if typed.clause[place] != typed.clause[last] or typed.words[place].folded in turns:
            return
        typed.denied[place] = True
        typed.ruled_out[place] = ruled_out


def _is_never(folded: Sequence[str], at: Sequence[int], never: Sequence[Phrase]) -> bool:
    around = folded[max(0, at[0] - 1) : at[-1] + 2]
    return any(spanned(phrase, around, between=0) for phrase in never)


def _kinds(typed: TypedWords, off: frozenset[str]) -> Iterator[SoftChoice]:
    """Yield the kinds of help that are asked for; words around them that say no more are taken with them."""
    found = False
    for key, at in longest(lexicon().kinds.found(typed.folded)):
        if not typed.are_free(at) or typed.clause[at[0]] != typed.clause[at[-1]]:
            continue
        choice = SoftChoice(Sort.KIND, (key,), typed.text(at), without=typed.ruled_out[at[-1]])
        if choice.key not in off:
            typed.take(at)
            found = True
            if typed.is_sought(at[-1]):
                yield choice
    if found:
        around = lexicon().around
        typed.take(place for place, word in enumerate(typed.words) if word.folded in around)


def _answers(typed: TypedWords, off: frozenset[str]) -> list[SoftChoice]:
    """Return whether a mentor is asked for who answers soon."""
    for value, at in lexicon().answers.found(typed.folded, between=1):
        choice = SoftChoice(Sort.ANSWERS, (value,), typed.text(at))
        if choice.key not in off and typed.are_free(at) and all(map(typed.is_sought, at)):
            typed.take(at)
            return [choice]
    return []


def _take_room(typed: TypedWords) -> None:
    """Leave out that a person has room: everybody who is listed does."""
    for _, at in lexicon().room.found(typed.folded, between=0):
        if typed.are_free(at):
            typed.take(at)


def _places_and_languages(typed: TypedWords, here: Here, off: frozenset[str]) -> Iterator[SoftChoice]:
    start = 0
    while start < len(typed.words):
        found = _at(typed, start, here) if not typed.taken[start] else None
        if found is None or found[0].key in off:
            start += 1
            continue
        choice, taken = found
        typed.take(taken)
        if typed.is_sought(taken[-1]):
            yield choice
        start = max(taken[-1], start) + 1


def _at(typed: TypedWords, start: int, here: Here) -> tuple[SoftChoice, tuple[int, ...]] | None:
    """Return the place or the language named at a word, and the positions of the words that say it."""
    table, folded = lexicon(), typed.folded
    spoken, place = table.languages.at(folded, start), _place(typed, start, here)
    if spoken and (place is None or place[1] <= spoken[1]):
        cues = _cues_of_a_language(typed, start, spoken[1])
        named = folded[start : start + spoken[1]]
        sure = " ".join(named) not in table.unsure_languages and not _of_people(typed, start, spoken[1])
        if cues is not None or sure:
            at = tuple(range(start, start + spoken[1]))
            return _choice(typed, Sort.LANGUAGE, spoken[0].split(), at), tuple(sorted((*at, *(cues or ()))))
    if place is None:
        return None
    at = tuple(range(start, start + place[1]))
    return _choice(typed, Sort.PLACE, [place[0]], at), at


def _choice(typed: TypedWords, sort: Sort, values: Sequence[str], at: Sequence[int]) -> SoftChoice:
    return SoftChoice(sort, tuple(values), typed.text(at), without=typed.ruled_out[at[0]])


def _cues_of_a_language(typed: TypedWords, start: int, length: int) -> tuple[int, ...] | None:
    """Return the positions of the words that say that a language is meant; None for none."""
    table, folded = lexicon(), typed.folded
    found = []
    if start and folded[start - 1] in table.before_a_language and not typed.taken[start - 1]:
        found.append(start - 1)
    after = start + length
    if after < len(folded) and folded[after] in table.after_a_language:
        found.append(after)
    # A name such as "spanischsprachig" says it by itself.
    return tuple(found) if found or folded[start] in table.languages_by_themselves else None


def _of_people(typed: TypedWords, start: int, length: int) -> bool:
    after = start + length
    return after < len(typed.words) and typed.words[after].folded in lexicon().people


def _place(typed: TypedWords, start: int, here: Here) -> tuple[str, int] | None:
    table, folded = lexicon(), typed.folded
    found = table.places.at(folded, start) or _city(typed, start, here)
    if found is None:
        return None
    _, length = found
    cued = start > 0 and folded[start - 1] in table.before_a_place
    word = typed.words[start]
    if length > 1 or _is_capitals(word):
        return found
    if word.folded in table.never_alone:
        return None
    is_capital = word.typed[:1].isupper()
    if is_small(word) or is_faint(word):
        # French “seul” is no city of Korea.
        return found if is_capital and (cued or len(typed.words) == 1) else None
    if word.folded in table.unsure_places:
        return found if cued and is_capital else None
    return None if not cued and here.is_name(word.folded) else found


def _city(typed: TypedWords, start: int, here: Here) -> tuple[str, int] | None:
    """Return a city that stands in no table, but on a person's card here."""
    folded = typed.folded
    cued = start > 0 and folded[start - 1] in lexicon().before_a_place
    is_capital = typed.words[start].typed[:1].isupper()
    if not (len(folded) <= _ALONE or (is_capital and (cued or start > 0))):
        return None
    for length in (3, 2, 1):
        key = f"{regions.CITY}{' '.join(folded[start : start + length])}"
        if start + length <= len(folded) and here.is_city(key):
            return key, length
    return None


def _is_capitals(word: Word) -> bool:
    return len(word.typed) > 1 and word.typed.isupper()


def _joined(heard: Sequence[SoftChoice]) -> tuple[SoftChoice, ...]:
    """Return one choice for each sort and side, and for each situation, as a person may be in two at once.

    A place that another lies in is left to that other.
    """
    joined: dict[tuple[Sort, bool, str], SoftChoice] = {}
    for choice in heard:
        beside = (choice.sort, choice.without, choice.key if choice.sort is Sort.SITUATION else "")
        one = joined.get(beside)
        joined[beside] = _with(one, choice) if one else choice
    return tuple(joined.values())


def _with(one: SoftChoice, other: SoftChoice) -> SoftChoice:
    values = tuple(dict.fromkeys((*one.values, *other.values)))
    if one.sort is Sort.PLACE:
        around = {wide for value in values for wide in regions.wider(value)}
        values = tuple(value for value in values if value not in around)
    said = (
        other.said
        if values == other.values
        else one.said
        if values == one.values
        else f"{one.said} · {other.said}"
    )
    return replace(one, values=values, said=said)
