"""Narrowing: which one choice to take back where nobody has everything that was chosen."""

from dataclasses import replace

from bot.domain.search.matching import Facet, Found, Looking
from bot.handlers.work import Work


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
