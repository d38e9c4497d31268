"""`python -m tests.quality`, which `make quality` runs: how well ours and other ways answer the asks."""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.quality.asks import Ask, asks
from tests.quality.community import listings
from tests.quality.engines import engines
from tests.quality.figures import Score, figures, score

Answered = dict[str, list[tuple[Ask, Score]]]


def answered() -> Answered:
    """Return how each engine answered each ask."""
    people = listings()
    asked = asks(tuple(one.name for one in people))
    with (
        tempfile.TemporaryDirectory(prefix="alongside-quality-") as folder,
        engines(Path(folder), people) as all_,
    ):
        return {name: [(ask, score(ask, engine, people)) for ask in asked] for name, engine in all_.items()}


def drawn(taken: Answered, title: str, among: Callable[[Ask], bool]) -> Table:
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


def _add(table: Table, taken: Answered, name: str, among: Callable[[Ask], bool]) -> None:
    scores: list[Sequence[Score]] = [[one for ask, one in all_ if among(ask)] for all_ in taken.values()]
    table.add_row(name, str(len(scores[0])), *(str(figures(one)) for one in scores))


def main() -> None:
    """Print both halves; with `--missed` also the asks that ours answers worst."""
    console, taken = Console(), answered()
    console.print(drawn(taken, "The half that is reported", lambda ask: not ask.tuned))
    console.print(drawn(taken, "The half that was tuned on", lambda ask: ask.tuned))
    if "--missed" in sys.argv:
        # The reported half is not looked into, or it would be tuned on too.
        worst = sorted((one.ndcg, ask.kind, ask.words) for ask, one in taken["ours"] if ask.tuned)
        for ndcg, kind, words in worst[:40]:
            console.print(f"{ndcg:.2f} {kind}: {words}")


if __name__ == "__main__":
    main()
