"""Lived: the situations of working lives in a search, as who asks tells of them or rules them out."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Final

from bot.domain.search.understood import SoftChoice, Sort
from bot.store.index import telling
from bot.store.index.lexicon import lexicon
from bot.store.index.typed import TypedWords

Found = tuple[str, tuple[int, ...]]
"""What a phrase means, and the positions of its words."""

_EXCEPT_WITHIN: Final = 3
"""Words between an “except” and what it rules out, at most, that one included."""


class _Denied(Enum):
    NO = "no"
    OF_SELF = "of self"
    OF_OTHERS = "of others"


def lived(typed: TypedWords, off: frozenset[str]) -> Iterator[SoftChoice]:
    """Yield what a person went through or asks about, and whom they rule out by it, each once."""
    seen = set(off)
    for key, at in longest(lexicon().situations.found(typed.folded)):
        denied = _denied(typed, at)
        choice = SoftChoice(Sort.SITUATION, (key,), typed.text(at), without=denied is _Denied.OF_OTHERS)
        if denied is _Denied.OF_SELF or choice.key in off or not _is_situation(typed, at):
            continue
        typed.take(at)
        for place in at:
            typed.lived[place] = not choice.without
        if choice.key not in seen:
            seen.add(choice.key)
            yield choice


def longest(found: Iterable[Found]) -> list[Found]:
    """Return what was found, the phrases of most words first."""
    return sorted(found, key=lambda one: -len(one[1]))


def _is_situation(typed: TypedWords, at: Sequence[int]) -> bool:
    """Tell whether these words stand in one clause, free, and name nobody's work: “burnout coach”."""
    if typed.clause[at[0]] != typed.clause[at[-1]] or not typed.are_free(at):
        return False
    first = typed.clause.index(typed.clause[at[0]])
    clause = [word for word, of in zip(typed.folded, typed.clause, strict=True) if of == typed.clause[at[0]]]
    return not telling.is_work(clause, [place - first for place in at])


def _denied(typed: TypedWords, at: Sequence[int]) -> _Denied:
    """Tell whether it is denied: “no freelancers”, “I am not shy”, but not “I cannot speak in public”."""
    first = typed.clause.index(typed.clause[at[0]])
    before = typed.folded[first : at[0]]
    if any(telling.has("except", word) for word in before[-_EXCEPT_WITHIN:]):
        return _Denied.OF_OTHERS
    if telling.is_denied_within(typed.folded, at):
        return _Denied.OF_SELF
    if not telling.is_adjective(typed.folded, at):
        return _Denied.NO
    nots = [word for word in before if not telling.has("articles", word)][-1:]
    if not nots or not telling.has("not", nots[0]) or any(telling.has("still", word) for word in before):
        return _Denied.NO
    return _Denied.OF_SELF if any(telling.has("self", word) for word in before) else _Denied.OF_OTHERS
