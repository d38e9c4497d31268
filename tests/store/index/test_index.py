"""The index survives crashes, upgrades, and other processes beside it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from time import sleep

import pytest
from structlog.testing import capture_logs

from bot.domain.common.ids import PersonId
from bot.domain.search.matching import Facet, Listing
from bot.store.index.directory import InUse, NotAnIndexError
from bot.store.index.index import Index
from bot.store.index.schema import VERSION
from tests.store.index.people import Became, fill, ids, listing, look

BATCHES = """
import sys
from pathlib import Path
from bot.store.index.index import Index
from bot.store.index.schema import VERSION
from tests.store.index.people import fill, listing

index = Index.open(Path(sys.argv[1]), database="ours")
print("open", flush=True)
for number in range(index.watermark + 1, 10_000):
    listings = (listing(f"mentor{one}", headline=f"batch{number}") for one in range(20))
    fill(index, *listings, watermark=number)
    print("batch", flush=True)
"""


def opened(path: Path, database: str = "ours") -> Index:
    found = Index.open(path, database=database)
    assert isinstance(found, Index)
    return found


def test_what_was_caught_up_is_there_after_a_restart(tmp_path: Path) -> None:
    first = opened(tmp_path)
    assert first.watermark == 0
    fill(first, listing("amara", "Amara"), watermark=41)
    first.close()
    second = opened(tmp_path)
    assert (second.watermark, ids(look(second, "amara"))) == (41, ["amara"])
    second.close()


def test_a_change_replaces_and_a_goodbye_removes(index: Index) -> None:
    fill(index, listing("amara", "Amara", "Baker"), listing("amara", "Amara", "Lawyer"))
    assert (look(index, "baker").total, look(index, "lawyer").total) == (0, 1)
    fill(index, listing("amara", "Amara", "Pilot"))
    assert (look(index, "lawyer").total, look(index, "pilot").total) == (0, 1)
    index.catch_up([Became(PersonId("amara"), None)], 3)
    assert look(index).total == 0


def test_nothing_is_kept_of_a_batch_that_broke(index: Index) -> None:
    def breaking() -> Iterator[Became]:
        yield Became(PersonId("amara"), listing("amara", "Amara"))
        raise ConnectionError

    with pytest.raises(ConnectionError):
        index.catch_up(breaking(), 9)
    fill(index, listing("tomas", "Tomás"), watermark=2)
    assert (ids(look(index)), index.watermark) == (["tomas"], 2)


def test_a_neighbour_is_told_that_the_directory_is_in_use(tmp_path: Path) -> None:
    first = opened(tmp_path)
    fill(first, listing("amara", "Amara"), watermark=5)
    assert Index.open(tmp_path, database="ours") == InUse(tmp_path)
    assert Index.open(tmp_path, database="theirs") == InUse(tmp_path)
    assert ids(look(first)) == ["amara"]
    first.close()


def test_a_neighbours_index_is_left_alone_whatever_it_looks_like(tmp_path: Path) -> None:
    first = opened(tmp_path)
    fill(first, listing("amara", "Amara"), watermark=5)
    for file in tmp_path.glob("*.term"):
        hurt(file, "noise")
    before = sorted(file.name for file in tmp_path.iterdir())
    assert Index.open(tmp_path, database="ours") == InUse(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == before
    first.close()
    second = opened(tmp_path)
    assert second.watermark == 0
    second.close()


def test_another_database_or_version_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = opened(tmp_path)
    fill(first, listing("amara", "Amara"), watermark=5)
    first.close()
    with capture_logs() as said:
        second = opened(tmp_path, database="theirs")
    assert (second.watermark, look(second).total, len(said)) == (0, 0, 1)
    fill(second, listing("tomas", "Tomás"), watermark=6)
    second.close()
    monkeypatch.setattr("bot.store.index.index.VERSION", VERSION + 1)
    third = opened(tmp_path, database="theirs")
    assert (third.watermark, look(third).total) == (0, 0)
    third.close()


def test_another_schema_begins_anew(tmp_path: Path) -> None:
    first = opened(tmp_path)
    fill(first, listing("amara", "Amara"), watermark=5)
    first.close()
    meta = json.loads((tmp_path / "meta.json").read_text())
    meta["schema"] = meta["schema"][:-1]
    (tmp_path / "meta.json").write_text(json.dumps(meta))
    second = opened(tmp_path)
    assert (second.watermark, look(second).total) == (0, 0)
    second.close()


@pytest.mark.parametrize("part", ["meta.json", "*.term", "*.store", "*.fast", "*.idx", "*.fieldnorm"])
@pytest.mark.parametrize("damage", ["gone", "empty", "half", "noise"])
def test_a_damaged_index_begins_anew(tmp_path: Path, part: str, damage: str) -> None:
    first = opened(tmp_path)
    fill(first, *(listing(f"mentor{number}", "Amara", "Baker") for number in range(50)), watermark=5)
    first.close()
    for file in tmp_path.glob(part):
        hurt(file, damage)
    second = opened(tmp_path)
    assert (second.watermark, look(second, "baker").total) == (0, 0)
    fill(second, listing("amara", "Amara"), watermark=6)
    assert ids(look(second, "amara")) == ["amara"]
    second.close()


def hurt(file: Path, damage: str) -> None:
    held = file.read_bytes()
    match damage:
        case "gone":
            file.unlink()
        case "empty":
            file.write_bytes(b"")
        case "half":
            file.write_bytes(held[: len(held) // 2])
        case _:
            file.write_bytes(bytes(255 - byte for byte in held))


def test_somebody_elses_files_are_never_deleted(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}")
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(NotAnIndexError, match=r"thesis\.txt"):
        Index.open(tmp_path, database="ours")
    assert (tmp_path / "meta.json").read_text() == "{}"


@pytest.mark.parametrize("seed", range(5))
def test_a_killed_process_leaves_whole_batches(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    # The first may be killed before any batch; each later one only after a batch of its own.
    for has_to_fill in (False, True, True):
        killed_after(random.uniform(0.0, 0.15), tmp_path, has_to_fill=has_to_fill)
        survivor = opened(tmp_path)
        batch = survivor.watermark
        assert look(survivor, f"batch{batch}").total == (20 if batch else 0)
        assert look(survivor).total == (20 if batch else 0)
        survivor.close()
    assert batch > 0


def killed_after(seconds: float, path: Path, *, has_to_fill: bool) -> None:
    command = [sys.executable, "-c", BATCHES, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": "."}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        if has_to_fill:
            assert process.stdout.readline() == b"batch\n"
        sleep(seconds)
        process.send_signal(signal.SIGKILL)


def test_readers_see_whole_batches_while_one_writes(index: Index) -> None:
    fill(index, *crew(0))

    def watch() -> set[tuple[int, int]]:
        return {seen(index) for _ in range(60)}

    with ThreadPoolExecutor(8) as readers:
        watching = [readers.submit(watch) for _ in range(8)]
        for number in range(1, 30):
            fill(index, *crew(number), watermark=number)
        sights = set().union(*(one.result(timeout=60) for one in watching))
    assert sights == {(20, 20)}
    assert index.watermark == 29


def crew(number: int) -> list[Listing]:
    return [listing(f"mentor{one}", headline="crew", field=f"batch {number}") for one in range(20)]


def seen(index: Index) -> tuple[int, int]:
    found = look(index, "crew")
    ((_, counted),) = found.counts[Facet.FIELD]
    return found.total, counted
