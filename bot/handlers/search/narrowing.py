"""Narrowing: what else is chosen, and which one choice to take back where nobody has everything."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.search.matching import Facet, Found, Looking
from bot.handlers.work import Work


def narrowed(looking: Looking, chosen: Mapping[str, tuple[str, ...]]) -> Looking | None:
    """Return a search with what is chosen now of some facets; None where that is what was chosen before."""
    changed = {Facet(name): values for name, values in chosen.items() if name in set(Facet)}
    new = {facet: values for facet, values in {**looking.chosen, **changed}.items() if values}
    # A platform sends what is chosen in the order in which it stands there.
    same = {one: set(values) for one, values in new.items()} == {
        one: set(values) for one, values in looking.chosen.items()
    }
    return None if same else replace(looking, chosen=new)


def best_removal(work: Work, looking: Looking) -> tuple[Facet, int] | None:
    """Return the one facet whose removal would find most mentors, and how many."""
    without = {
        facet: _found_without(work, looking, facet).total
        for facet, values in looking.chosen.items()
        if values
    }
    best = max(without, key=lambda facet: without[facet], default=None)
    return (best, without[best]) if best is not None and without[best] else None


def _found_without(work: Work, looking: Looking, facet: Facet) -> Found:
    chosen = {kept: values for kept, values in looking.chosen.items() if kept is not facet}
    return work.search.find(replace(looking, chosen=chosen), limit=1)
