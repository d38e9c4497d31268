"""The house rules that no other tool checks: short functions and modules, no path of one machine."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_FUNCTION = 40
LONGEST_MODULE = 300

NOT_OURS = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.org|npmjs\.com|yarnpkg\.com|crates\.io/api|proxy\.golang"
    r"|(?<!handlers)(?<!views)(?<!store)(?<!domain)/(?:home|Users)/[a-z]|/roo[t]/|[A-Z]:\\Users"
)
"""Hosts of package registries, and the home folders of Linux, macOS and Windows."""


def long_functions(source: str) -> Iterator[str]:
    """Name each function that is too long, and its length in lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{node.name} ({lines})"


def foreign(text: str) -> list[str]:
    """Return the parts of a file that name one machine or a registry."""
    return NOT_OURS.findall(text)


def modules(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted(ROOT.joinpath(folder).rglob("*.py"))]


def kept_files() -> list[Path]:
    """Return the files that git tracks or would track."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is not a git checkout, so nothing says which files are kept")
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def test_every_function_fits_on_a_screen() -> None:
    found = {
        str(path.relative_to(ROOT)): names
        for path in modules("bot", "config", "tests", "benchmarks")
        if (names := list(long_functions(path.read_text(encoding="utf-8"))))
    }

    assert found == {}


def test_every_module_of_the_bot_is_read_in_one_sitting() -> None:
    # A past migration is a record of tables: nobody reads it to understand the present code.
    read = [path for path in modules("bot", "config") if "versions" not in path.parts]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in read}

    assert len(lengths) > 1
    assert {str(path): lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_every_work_is_made_by_the_runner() -> None:
    made = {
        str(path.relative_to(ROOT))
        for path in modules("bot")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "Work"
    }

    assert made == {"bot/handlers/run.py"}


def test_nothing_kept_names_a_registry_or_somebodys_home() -> None:
    found = {
        str(path.relative_to(ROOT)): words
        for path in kept_files()
        if (words := foreign(path.read_text(encoding="utf-8", errors="replace")))
    }

    assert found == {}


@pytest.mark.parametrize(("body_lines", "count"), [(39, 0), (40, 1)])
def test_a_function_of_forty_lines_is_the_longest(body_lines: int, count: int) -> None:
    source = "async def story():\n" + "    pass\n" * body_lines

    assert len(list(long_functions(source))) == count


@pytest.mark.parametrize(
    "words", ["https://" + "pypi" + ".org/simple", "/" + "home/sam/bot", "/" + "root/bot"]
)
def test_a_machine_or_a_registry_is_recognised(words: str) -> None:
    assert foreign(words)
