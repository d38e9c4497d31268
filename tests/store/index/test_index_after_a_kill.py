"""An index whose process was killed during a commit opens again and accepts the same batch again."""

import shutil
from pathlib import Path

from bot.store.index.index import Index
from tests.store.index.people import fill, ids, listing, look


def opened(folder: Path) -> Index:
    index = Index.open(folder, database="ours")
    assert isinstance(index, Index)
    return index


def test_what_a_killed_commit_left_behind_is_not_in_the_way(tmp_path: Path) -> None:
    folder, before = tmp_path / "index", tmp_path / "meta.json"
    first = opened(folder)
    fill(first, listing("amara", story="law"), listing("mei", story="wards"), watermark=1)
    first.close()
    del first
    shutil.copyfile(folder / "meta.json", before)
    killed = opened(folder)
    fill(killed, listing("amara", story="product"), watermark=2)
    killed.close()
    del killed
    # A commit takes effect when meta.json is replaced: this folder is of a process killed just before that.
    shutil.copyfile(before, folder / "meta.json")
    again = opened(folder)
    assert again.watermark == 1
    fill(again, listing("amara", story="product"), watermark=2)
    assert ids(look(again, "product")) == ["amara"]
    again.close()
