"""Checks an index's files before they are opened: the engine verifies checksums only when it is asked to.

A corrupt file can still be opened; a search in it then finds nobody, the wrong people, or ends the thread.
"""

import json
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_ENDS: Final = struct.Struct("<II")
"""The last bytes of a file: the length of its footer, and the footer's magic number."""

_KNOWN_BY: Final = 1337
"""tantivy, `src/directory/footer.rs`, FOOTER_MAGIC_NUMBER."""


def damaged(path: Path) -> str:
    """Return the name of a corrupt file, or nothing where all are intact."""
    try:
        segments = json.loads((path / "meta.json").read_bytes())["segments"]
        files = [file for one in segments for file in _files(path, one)]
    except (OSError, ValueError, LookupError, TypeError):
        return "meta.json"
    return next((file.name for file in files if not _is_whole(file)), "")


def _files(path: Path, segment: dict[str, object]) -> Iterator[Path]:
    """Name the files of one segment; files that a killed commit left behind are not among them."""
    name = str(segment["segment_id"]).replace("-", "")
    deletes = segment["deletes"]
    gone = f"{name}.{deletes['opstamp']}.del" if isinstance(deletes, dict) else ""
    for file in sorted(path.glob(f"{name}.*")):
        if file.suffix != ".del" or file.name == gone:
            yield file


def _is_whole(file: Path) -> bool:
    """Tell whether the checksum in a file's footer matches the bytes before it."""
    held = file.read_bytes()
    try:
        length, known_by = _ENDS.unpack(held[-_ENDS.size :])
        body = len(held) - _ENDS.size - length
        footer = json.loads(held[body : -_ENDS.size])
        return known_by == _KNOWN_BY and body >= 0 and bool(zlib.crc32(held[:body]) == footer["crc"])
    except (struct.error, ValueError, LookupError, TypeError):
        return False
