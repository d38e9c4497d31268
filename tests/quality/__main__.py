"""`python -m tests.quality`, which `make quality` runs: how well ours and other ways answer the asks."""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.domain.search.matching import Listing
from tests.quality.asks import asks
from tests.quality.community import listings
from tests.quality.engines import engines
from tests.quality.figures import Judged, Score, figures, score
from tests.quality.strangers.asks import strangers_asks
from tests.quality.strangers.people import strangers
from tests.quality.unseen.asks import unseen_asks
from tests.quality.unseen.people import people as unseen_people

Answered = dict[str, list[tuple[Judged, Score]]]


def first() -> Answered:
    """Return how each engine answered the asks by whose author the dictionaries are."""
    people = listings()
    return answered(people, asks(tuple(one.name for one in people)))


def unseen() -> Answered:
    """Return how each engine answered the asks that were written before the search was read."""
    people = unseen_people()
    return answered([one.listing for one in people], unseen_asks(people))


def by_strangers() -> Answered:
    """Return how each engine answered the asks of strangers, about people whom other strangers wrote."""
    return answered(strangers(), strangers_asks())


def answered(people: Sequence[Listing], asked: Sequence[Judged]) -> Answered:
    """Return how each engine answered each ask."""
    with (
        tempfile.TemporaryDirectory(prefix="alongside-quality-") as folder,
        engines(Path(folder), people) as all_,
    ):
        return {name: [(ask, score(ask, engine, people)) for ask in asked] for name, engine in all_.items()}


def drawn(taken: Answered, title: str, among: Callable[[Judged], bool]) -> Table:
    """Return the table of one half: hit@1 / hit@5 / nDCG@10, and the interval of the last."""
    table = Table("asks", "n", *taken, title=title)
    rows = [ask for ask, _ in next(iter(taken.values())) if among(ask)]
    kinds = dict.fromkeys(ask.kind for ask in rows)
    languages = dict.fromkeys(ask.language for ask in rows)
    _add(table, taken, "all", among)
    for kind in kinds:
        _add(table, taken, kind, lambda ask, kind=kind: among(ask) and ask.kind == kind)  # type: ignore[misc]
    for spoken in languages:
        _add(table, taken, spoken, lambda ask, spoken=spoken: among(ask) and ask.language == spoken)  # type: ignore[misc]
    return table


def _add(table: Table, taken: Answered, name: str, among: Callable[[Judged], bool]) -> None:
    scores: list[Sequence[Score]] = [[one for ask, one in all_ if among(ask)] for all_ in taken.values()]
    table.add_row(name, str(len(scores[0])), *(str(figures(one)) for one in scores))


def main() -> None:
    """Print both halves of both sets; with `--missed` also what fails most in the halves tuned on."""
    console = Console()
    sets = (("First set", first()), ("Unseen set", unseen()), ("Strangers' set", by_strangers()))
    for name, taken in sets:
        console.print(drawn(taken, f"{name}: the half that is reported", lambda ask: not ask.tuned))
        console.print(drawn(taken, f"{name}: the half that was tuned on", lambda ask: ask.tuned))
        if "--missed" in sys.argv:
            # The reported half is not looked into, or it would be tuned on too.
            worst = sorted((one.ndcg, ask.kind, ask.words) for ask, one in taken["ours"] if ask.tuned)
            for ndcg, kind, words in worst[:40]:
                console.print(f"{ndcg:.2f} {kind}: {words}")


if __name__ == "__main__":
    main()
