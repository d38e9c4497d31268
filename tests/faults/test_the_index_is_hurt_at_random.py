"""An index with random damage: it is rebuilt or it is right, and never returns the wrong mentor."""

import shutil
from pathlib import Path
from random import Random

import pytest

from bot.store.index.index import Index
from tests.fakes.rounds import rounds
from tests.store.index.people import fill, ids, listing, look

SEEDS = rounds(40, 2000)
PILOTS = 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of two batches, in the second of which a mentor changed."""
    index = opened(tmp_path / "whole")
    pilots = [listing(f"pilot{number}", f"Pilot Number {number}", "Pilot") for number in range(PILOTS)]
    fill(index, listing("amara", "Amara", "Baker"), *pilots, watermark=1)
    fill(index, listing("amara", "Amara", "Lawyer"), watermark=2)
    index.close()
    return tmp_path / "whole"


def opened(folder: Path) -> Index:
    index = Index.open(folder, database="ours")
    assert isinstance(index, Index)
    return index


def hurt(folder: Path, rng: Random) -> str:
    """Truncate a file, or overwrite it in one place or a few; return what was done."""
    file = rng.choice([one for one in sorted(folder.iterdir()) if one.stat().st_size])
    held = bytearray(file.read_bytes())
    if rng.random() < 1 / 4:
        del held[rng.randrange(len(held)) :]
    else:
        for _ in range(rng.choice((1, 1, 4))):
            held[rng.randrange(len(held))] = rng.randrange(256)
    file.write_bytes(held)
    return file.name


@pytest.mark.timeout(600)
def test_whichever_byte_was_hurt_it_begins_anew_or_is_right(folder: Path, tmp_path: Path) -> None:
    for seed in range(SEEDS):
        shutil.copytree(folder, tmp_path / "hurt")
        name = hurt(tmp_path / "hurt", Random(seed))
        index = opened(tmp_path / "hurt")
        if index.watermark:
            found = (ids(look(index, "lawyer")), look(index, "baker").total, look(index, "pilot").total)
            assert found == (["amara"], 0, PILOTS), (seed, name)
        else:
            assert look(index).total == 0, (seed, name)
        fill(index, listing("mei", "Mei", "Nurse"), watermark=3)
        assert ids(look(index, "nurse")) == ["mei"], (seed, name)
        index.close()
        shutil.rmtree(tmp_path / "hurt")
