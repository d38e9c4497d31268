"""Completing the parts of a typed search, and reading what came back, which may be any words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.domain.people import countries
from bot.domain.search.matching import Facet, Looking
from bot.handlers.work import Work
from bot.ui.fit import fit_line
from bot.ui.limits import measure
from bot.ui.requests import LONGEST_COMPLETION, MOST_COMPLETIONS, Completing, Completion
from bot.views.opening.first_hello import TOPICS
from bot.views.search import find as views

TOPIC: Final = "topic"
"""The part of a search that is its words."""

PARTS: Final[Mapping[str, Facet]] = MappingProxyType(
    {"kind": Facet.KIND, "field": Facet.FIELD, "place": Facet.COUNTRY, "language": Facet.LANGUAGE}
)
"""The parts of a search that narrow it, as people type them."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the parts of a typed search mean: values of facets, and words where there is no such value."""

    chosen: Mapping[Facet, tuple[str, ...]]
    words: tuple[str, ...] = ()


def complete(asked: Completing, work: Work) -> tuple[Completion, ...]:
    """Return what a part of a search could be, the likeliest first; nothing for an unknown part."""
    so_far = fit_line(asked.so_far, LONGEST_COMPLETION)
    if asked.field == TOPIC:
        offered = dict.fromkeys(_topics(so_far, work))
    elif (facet := PARTS.get(asked.field)) is not None:
        offered = dict.fromkeys(_values(facet, work))
    else:
        return ()
    ranked = sorted(offered, key=lambda one: _rank(one.label, so_far))
    near = [one for one in ranked if _rank(one.label, so_far) < _FAR and _fits(one)]
    return tuple(near[:MOST_COMPLETIONS])


def narrowed(typed: Mapping[str, tuple[str, ...]], work: Work) -> Narrowed:
    """Return what the parts of a typed search mean here; what is no value of a facet is searched as words."""
    chosen: dict[Facet, tuple[str, ...]] = {}
    words: list[str] = []
    for name, facet in PARTS.items():
        said = fit_line(next(iter(typed.get(name, ())), ""), LONGEST_COMPLETION)
        value = _value(facet, said, work) if said else ""
        if value:
            chosen[facet] = (value,)
        elif said:
            words.append(said)
    return Narrowed(chosen, tuple(words))


_BEGINS, _WITHIN, _INSIDE, _FAR = range(4)


def _rank(label: str, so_far: str) -> int:
    """Return how near a label is to what is typed: it begins so, a word of it does, it has it, or not."""
    name, typed = label.casefold(), so_far.casefold()
    if name.startswith(typed):
        return _BEGINS
    if any(word.startswith(typed) for word in name.split()):
        return _WITHIN
    return _INSIDE if typed in name else _FAR


def _fits(one: Completion) -> bool:
    """Tell whether a platform would carry it there and back unchanged."""
    whole = fit_line(one.value, LONGEST_COMPLETION) == one.value and bool(one.value)
    return whole and 0 < measure(one.label) <= LONGEST_COMPLETION


def _topics(so_far: str, work: Work) -> Iterator[Completion]:
    """Yield the typed words, then what newcomers wonder about, and the fields of mentors."""
    if so_far:
        yield Completion(so_far, so_far)
    for topic in TOPICS.values():
        if topic.words:
            yield Completion(topic.words, work.reader.say(topic.label))
    yield from _values(Facet.FIELD, work)


def _values(facet: Facet, work: Work) -> Iterator[Completion]:
    """Yield the values of mentors with whom the presser may have contact, the most common first."""
    if facet is Facet.KIND:
        yield from (Completion(kind.key, work.reader.say(kind.name)) for kind in work.programme.offered)
        return
    for value, _ in _counted(facet, work):
        yield Completion(value, fit_line(views.value_name(work.reader, facet, value), LONGEST_COMPLETION))


def _counted(facet: Facet, work: Work) -> tuple[tuple[str, int], ...]:
    # Before the opening nobody but managers is told who is here.
    if not (work.me.manages or work.beginnings.get().is_open):
        return ()
    without = work.marks.left_out(work.me.id) | {work.me.id}
    found = work.search.find(Looking(work.community, without=without), limit=1, counted=True)
    return found.counts.get(facet, ())


def _value(facet: Facet, said: str, work: Work) -> str:
    """Return the value that is meant: by itself, or by the name that is read of it; empty for none."""
    wanted = (countries.canonical(said) if facet is Facet.COUNTRY else said).casefold()
    values = _values(facet, work)
    meant = (one.value for one in values if wanted in {one.value.casefold(), one.label.casefold()})
    return next(meant, "")
