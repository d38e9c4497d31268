"""The index's directory: opened where it is sound, rebuilt where not, never taken from another process."""

from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import Final

import regex
import structlog
from tantivy import Index, IndexWriter, Query

from bot.store.index.checking import damaged
from bot.store.index.schema import ABOUT, VERSION, Provenance, register, schema

_HEAP: Final = 50_000_000
"""Bytes of a batch held in memory before they are written out; the engine wants 15 million at least."""

_LEAST_HEAP: Final = 15_000_000
"""Bytes of a batch of an index in memory; each commit prepares room for as many words as may fill it."""

_WRITERS_LOCK: Final = ".tantivy-writer.lock"
"""The file on which the engine's writer holds a lock while it lives (tantivy, `src/core/mod.rs`; flock)."""

_OURS: Final = regex.compile(r"meta\.json|\.managed\.json|\.tantivy-.*\.lock|\.tmp.*|[0-9a-f]{32}\..*")


@dataclass(frozen=True, slots=True)
class InUse:
    """Another process has this directory open: give each process its own."""

    path: Path


class NotAnIndexError(Exception):
    """The search index's directory holds other files: name an empty one, or one that only the index uses."""


class TakenError(Exception):
    """Another process has the search index's directory; the text names it, and says what to do."""


@dataclass(slots=True)
class OpenedIndex:
    """An index ready to be read and written."""

    index: Index
    writer: IndexWriter
    about: Provenance


def open_directory(path: Path, wanted: Provenance) -> OpenedIndex | InUse:
    """Open the index in this directory; rebuild it, with one line in the log, where it is not as `wanted`.

    Raises `OSError`, and `NotAnIndexError` rather than delete a file that is not part of an index.
    """
    path.mkdir(parents=True, exist_ok=True)
    if is_in_use(path):
        return InUse(path)
    if not is_index(path):
        return _made(path, wanted)
    match _existing(path, wanted):
        case str(fault):
            structlog.get_logger().warning("The search index is made anew", reason=fault)
            return _made(path, wanted)
        case found:
            return found


def opened_in_memory() -> OpenedIndex:
    """Make an index that lives in this process's memory alone."""
    index = Index(schema())
    register(index)
    return _begun(index, index.writer(_LEAST_HEAP, 1), Provenance("", VERSION, 0))


def database_of(path: Path) -> str:
    """Return the database from which the index in a directory was made; empty where none can be read."""
    if not is_index(path) or damaged(path):
        return ""
    found = provenance_of(path)
    return found.database if found else ""


def provenance_of(path: Path) -> Provenance | None:
    """Return what the files of an index say of it now; None where they cannot be read."""
    try:
        index = Index.open(str(path))
        register(index)
    except ValueError:
        return None
    found = _checked(index)
    return found if isinstance(found, Provenance) else None


def remade(path: Path, wanted: Provenance) -> OpenedIndex | InUse:
    """Make an index anew in a directory that no other process uses, whatever is in it.

    Raises `OSError`, and `NotAnIndexError` rather than delete a file that is not part of an index.
    """
    path.mkdir(parents=True, exist_ok=True)
    return InUse(path) if is_in_use(path) else _made(path, wanted)


def is_index(path: Path) -> bool:
    """Tell whether there is an index in this directory, sound or not."""
    return path.is_dir() and Index.exists(str(path))


def is_in_use(path: Path) -> bool:
    """Tell whether another process writes here: its files must stay, even if they look corrupt."""
    held = path / _WRITERS_LOCK
    if not held.exists():
        return False
    with held.open("rb+") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return True
    return False


def holder_of(path: Path) -> int | None:
    """Return the id of the process that writes in this directory; None where the system does not tell."""
    try:
        number = (path / _WRITERS_LOCK).stat().st_ino
        locks = Path("/proc/locks").read_text("ascii")
    except OSError:
        return None
    # proc_locks(5): ordinal, kind, mode, access, process, device:inode, range.
    held = (line.split() for line in locks.splitlines() if "FLOCK" in line and f":{number} " in line)
    return next((int(words[4]) for words in held), None)


def remove_index(path: Path) -> None:
    """Delete the index in a directory; raise `NotAnIndexError` rather than delete another file."""
    _clear(path)
    path.rmdir()


def _existing(path: Path, wanted: Provenance) -> OpenedIndex | InUse | str:
    """Return the existing index, or why it cannot be used."""
    if hurt := damaged(path):
        return f"{hurt} is damaged"
    try:
        index = Index(schema(), str(path))
        register(index)
    except ValueError as fault:
        return str(fault)
    writer = _writer(index)
    if writer is None:
        return InUse(path)
    # A process that was killed during a commit left files whose names the next commit will use.
    writer.garbage_collect_files()
    found = _checked(index)
    if isinstance(found, Provenance) and (found.database, found.version) == (wanted.database, wanted.version):
        return OpenedIndex(index, writer, found)
    writer.wait_merging_threads()
    return found if isinstance(found, str) else "it was made from another database or by another version"


def _made(path: Path, wanted: Provenance) -> OpenedIndex | InUse:
    _clear(path)
    index = Index(schema(), str(path))
    register(index)
    writer = _writer(index)
    if writer is None:
        return InUse(path)
    return _begun(index, writer, wanted)


def _begun(index: Index, writer: IndexWriter, wanted: Provenance) -> OpenedIndex:
    writer.add_document(wanted.document())
    writer.commit()
    index.reload()
    return OpenedIndex(index, writer, wanted)


def _writer(index: Index) -> IndexWriter | None:
    """Return the one writer of a directory, or None where another process has it."""
    try:
        return index.writer(_HEAP, 1)
    except ValueError as fault:
        if "LockBusy" in str(fault):
            return None
        raise


def _checked(index: Index) -> Provenance | str:
    """Return the index's recorded provenance, or what is wrong with it."""
    try:
        index.config_reader("manual")
        searcher = index.searcher()
        itself = Query.term_query(index.schema, "about", ABOUT, "basic")
        hits = searcher.search(itself, 1).hits
        return Provenance.read(searcher.doc(hits[0][1])) if hits else "it was never filled"
    except Exception as fault:
        return str(fault)


def _clear(path: Path) -> None:
    held = list(path.iterdir())
    if foreign := [file.name for file in held if not _OURS.fullmatch(file.name)]:
        raise NotAnIndexError(f"{path} also holds {foreign[0]}")
    for file in held:
        file.unlink()
