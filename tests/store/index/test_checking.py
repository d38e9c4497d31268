"""Checking an index's files: with any footer, the answer is intact or damaged, never an exception."""

import json
import struct
import zlib
from pathlib import Path

import pytest

from bot.store.index.checking import damaged

SEGMENT = "20fae45262f74a6a860140cdbafa584f"
BODY = b"the words of nobody"
WHOLE = b'{"crc": %d}' % zlib.crc32(BODY)


def written(folder: Path, footer: bytes, known_by: int = 1337) -> str:
    meta = {"segments": [{"segment_id": SEGMENT, "deletes": None}]}
    (folder / "meta.json").write_text(json.dumps(meta))
    held = BODY + footer + struct.pack("<II", len(footer), known_by)
    (folder / f"{SEGMENT}.store").write_bytes(held)
    return damaged(folder)


def test_a_file_with_its_own_checksum_is_whole(tmp_path: Path) -> None:
    assert written(tmp_path, WHOLE) == ""


@pytest.mark.parametrize(
    "footer",
    [
        b'{"crc": 1}',
        b'{"crc": 1e999}',
        b'{"crc": NaN}',
        b'{"crc": null}',
        b'{"crc": "1"}',
        b"{}",
        b"[]",
        b"\xff",
    ],
)
def test_any_other_footer_is_damaged(tmp_path: Path, footer: bytes) -> None:
    assert written(tmp_path, footer) == f"{SEGMENT}.store"


def test_a_footer_of_another_engine_is_damaged(tmp_path: Path) -> None:
    assert written(tmp_path, WHOLE, known_by=1338) == f"{SEGMENT}.store"
