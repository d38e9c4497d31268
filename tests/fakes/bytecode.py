"""Compiled modules are kept, for the other test processes and for what they start."""

import os
import sys
from collections.abc import Iterable
from importlib.util import cache_from_source
from multiprocessing import get_context
from pathlib import Path
from py_compile import PyCompileError, compile
from typing import Final

import pytest
from _pytest.assertion.rewrite import (
    PYC_TAIL,
    _rewrite_test,
    _write_pyc,
    assertstate_key,
    get_cache_dir,
    try_makedirs,
)

ROOT: Final = Path(__file__).parents[2]
MANY: Final = 200
"""From so many modules on it pays to compile them before the test processes begin."""


def keep_what_is_compiled() -> None:
    """Keep what Python compiles, also where the machine says not to: each start would compile it all anew."""
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def compile_for_all(config: pytest.Config) -> None:
    """Compile what is new on every core, where each test process would compile all of it: in a fresh clone.

    It is done where the whole suite is run by several processes, in the one that starts them.
    """
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if not whole or not getattr(config.option, "numprocesses", None) or hasattr(config, "workerinput"):
        return
    new = [
        one for folder in ("bot", "config", "tests") for one in (ROOT / folder).rglob("*.py") if _is_new(one)
    ]
    if len(new) >= MANY:
        compile_all(config, new, at_once=os.cpu_count() or 1)


def compile_all(config: pytest.Config, modules: list[Path], *, at_once: int) -> None:
    """Compile modules in so many processes; what cannot be compiled is left to whoever imports it."""
    begin = get_context("fork").Process
    several = [begin(target=_compile, args=(config, modules[part::at_once])) for part in range(at_once)]
    for one in several:
        one.start()
    for one in several:
        one.join()


def _compile(config: pytest.Config, modules: Iterable[Path]) -> None:
    for one in modules:
        try:
            _compile_one(config, one)
        except (SyntaxError, PyCompileError, OSError):
            continue


def _compile_one(config: pytest.Config, module: Path) -> None:
    if not _is_rewritten(module):
        compile(str(module), doraise=True)
    elif try_makedirs(get_cache_dir(module)):
        # As pytest does when it imports a module of tests.
        source, code = _rewrite_test(module, config)
        _write_pyc(config.stash[assertstate_key], code, source, compiled(module))


def _is_new(module: Path) -> bool:
    made = compiled(module)
    return not made.exists() or made.stat().st_mtime < module.stat().st_mtime


def compiled(module: Path) -> Path:
    """Return where a module is kept compiled, its assertions rewritten if pytest rewrites them."""
    if _is_rewritten(module):
        return get_cache_dir(module) / (module.name[:-3] + PYC_TAIL)
    return Path(cache_from_source(str(module)))


def _is_rewritten(module: Path) -> bool:
    return module.name.startswith("test_") or module.name == "conftest.py"
