"""What a search was narrowed to, and what was taken off it, as one value of a row."""

from collections.abc import Iterable, Mapping

from bot.domain.search.matching import Facet

OFF = "off"
"""Beside the facets: the keys of what was understood and is read as plain words."""

_MEANING = "meaning"
"""Among those keys, and none of them: what the words mean may not change their order."""


def kept(
    chosen: Mapping[Facet, tuple[str, ...]], off: Iterable[str], *, words_first: bool = False
) -> dict[str, list[str]]:
    """Return what a row keeps."""
    facets: dict[str, list[str]] = {facet: list(values) for facet, values in chosen.items()}
    taken = sorted((*off, _MEANING) if words_first else off)
    return facets | ({OFF: taken} if taken else {})


def chosen(row: Mapping[str, list[str]]) -> dict[Facet, tuple[str, ...]]:
    """Return the chosen values by facet."""
    return {Facet(facet): tuple(values) for facet, values in row.items() if facet != OFF}


def off(row: Mapping[str, list[str]]) -> frozenset[str]:
    """Return what was taken off."""
    return frozenset(row.get(OFF, ())) - {_MEANING}


def words_first(row: Mapping[str, list[str]]) -> bool:
    """Tell whether words alone ordered the first page."""
    return _MEANING in row.get(OFF, ())
