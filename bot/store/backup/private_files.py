"""Files that only their owner may read, and that are there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

MODE = 0o600


@contextmanager
def whole_or_not(path: Path) -> Iterator[Path]:
    """Give a private file to fill, and put it at `path` once the block ends well; raise `FileExistsError`.

    After any fault, a full disk among them, nothing is left. After `kill -9` a file ending in `.part` is.
    """
    own = path.with_name(f"{path.name}.{token_hex(4)}.part")
    os.close(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE))
    try:
        yield own
        on_the_disk(own)
        # Never in place of a file that is there.
        os.link(own, path)
    finally:
        with suppress(FileNotFoundError):
            own.unlink()
    on_the_disk(path.parent)


def on_the_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, have reached the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
