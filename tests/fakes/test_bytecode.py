"""Modules are compiled before they are imported, in the form in which they are then imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.bytecode import compile_all, compiled

A_TEST = "def test_it():\n    assert 1 == 1\n"


def test_modules_are_found_compiled_by_who_imports_them(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    test, helper, broken = (tmp_path / name for name in ("test_it.py", "helper.py", "broken.py"))
    test.write_text(f"import helper\n{A_TEST}")
    helper.write_text("HELP = 1\n")
    broken.write_text("HELP = \n")
    compile_all(pytestconfig, [test, broken, helper], at_once=2)
    made = {one: compiled(one).stat().st_mtime_ns for one in (test, helper)}
    _runs(tmp_path)
    assert {one: compiled(one).stat().st_mtime_ns for one in (test, helper)} == made
    assert not compiled(broken).exists()


def test_a_module_that_changed_is_not_taken_from_before(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    test = tmp_path / "test_it.py"
    test.write_text(A_TEST.replace("1 == 1", "1 == 2"))
    compile_all(pytestconfig, [test], at_once=1)
    test.write_text(A_TEST)
    _runs(tmp_path)


def _runs(folder: Path) -> None:
    """Run the tests of a folder in an interpreter of their own; fail unless they pass."""
    told = {**os.environ, "PYTHONPATH": str(folder)}
    told.pop("PYTHONDONTWRITEBYTECODE", None)
    line = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(folder),
        "test_it.py",
    ]
    subprocess.run(line, cwd=folder, env=told, check=True, timeout=60)
