"""The table of truths, read."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Final

from tests.views.truths.finding import DATES, NAMES, NUMBERS, PLACE
from tests.views.truths.proofs import witnesses
from tests.views.truths.tape import Said, Tape
from tests.views.truths.world import World

TABLE: Final = Path(__file__).parent / "table"
UNPROVEN: Final = Path(__file__).parent / "unproven.txt"
KINDS: Final = frozenset({"drawn", "asserted", "literals", "sees"})


@dataclass(frozen=True, slots=True)
class Line:
    """What proves one sentence."""

    sentence: str
    noun: str
    drawn: str = ""
    asserted: str = ""
    literals: tuple[str, ...] = ()
    sees: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    """For each place that a name, a date or a number fills: its witness."""


@cache
def lines() -> Mapping[str, Line]:
    """Return the line of each sentence that has one."""
    return {
        sentence: _line(sentence, path.stem, row)
        for path in sorted(TABLE.glob("*.toml"))
        for sentence, row in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def _line(sentence: str, noun: str, row: dict[str, object]) -> Line:
    proofs = {kind: row[kind] for kind in KINDS & row.keys()}
    literals = proofs.pop("literals", ())
    assert isinstance(literals, list | tuple)
    places = {place: str(row[place]) for place in row.keys() - KINDS}
    texts = {kind: str(proof) for kind, proof in proofs.items()}
    return Line(sentence, noun, literals=tuple(map(str, literals)), places=places, **texts)


def unproven() -> list[str]:
    """Return the sentences without a proof; a line break in one is written as a backslash and an n."""
    return [one.replace("\\n", "\n") for one in UNPROVEN.read_text(encoding="utf-8").splitlines() if one]


@cache
def _by_journey() -> Mapping[str, list[Line]]:
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines().values():
        found[line.drawn].append(line)
    return found


def drawn_in(test: str) -> list[Line]:
    """Return the lines that a journey, or another story with real people, has to prove."""
    return _by_journey().get(test, [])


def stated_places(sentence: str) -> frozenset[str]:
    """Return the places of a sentence that a name, a date or a number fills."""
    return frozenset(PLACE.findall(sentence)) & (NAMES | DATES | NUMBERS)


def untrue(tape: Tape, due: list[Line]) -> list[str]:
    """Return what the tape of a journey does not prove of these lines, sentence by sentence."""
    return [problem for line in due for problem in _untrue(tape, line)]


def _untrue(tape: Tape, line: Line) -> list[str]:
    said = [one for one in tape.said if one.sentence == line.sentence]
    if not said:
        return [f"not said: {line.sentence!r}"]
    return sorted(
        {
            f"{line.sentence!r}: {place} is {one.values[place]!r}, not {witness}, for {one.world.me.name}"
            for one in said
            for place, witness in line.places.items()
            if not _agrees(tape, one, place, witness)
        }
    )


def _agrees(tape: Tape, one: Said, place: str, witness: str) -> bool:
    """Tell whether a witness agrees; a date that a preview promises is a row's once the words are sent."""
    return any(witness in witnesses(seen, place, one.values[place]) for seen in _seen(tape, one, place))


def _seen(tape: Tape, one: Said, place: str) -> Iterator[World]:
    yield one.world
    if place in DATES:
        later = tape.said[tape.said.index(one) + 1 :]
        yield from (replace(then.world, me=one.world.me, now=one.world.now) for then in later)
