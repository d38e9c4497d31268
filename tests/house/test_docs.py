"""The pages name only what exists: every path, and every function that is named with one."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from bot.store.home.my_data import BACKUPS_KEPT

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = (
    *(ROOT / name for name in ("README.md", "CHANGELOG.md")),
    *sorted(ROOT.joinpath("docs").glob("*.md")),
    *sorted(ROOT.joinpath("docs/decisions").glob("*.md")),
)

QUOTED: Final = re.compile(r"`([^`\s]+)`")
"""Code within a sentence; a name with a space in it is not a path."""

LINKED: Final = re.compile(r"\]\((?!https?:|#)([^)\s#]+)(?:#[^)]*)?\)")
"""The target of a link to one of our files."""

PATH: Final = re.compile(
    r"(?P<path>[\w<>*./-]*(?:/|/[\w<>*.-]+…|\.(?:py|toml|md|po|js|css|json|txt)))(?::(?P<name>\w+(?:\.\w+)?))?"
)
"""A folder (`bot/ui/`), a file (`bot/app.py`), the start of one (`test_f02_…`), or a function there."""

SUPERSEDED: Final = "**Superseded**"
"""How a decision says that it no longer holds: it may name files that existed then."""


def named(page: str) -> Iterator[str]:
    """Return the paths that a page names."""
    return (text for text in QUOTED.findall(page) if PATH.fullmatch(text) and text.strip("/."))


@cache
def kept() -> frozenset[str]:
    """Return the path of every file and folder that git tracks or would track."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is not a git checkout, so nothing says which files are kept")
    files = [name for name in listed.stdout.decode().split("\0") if name and ROOT.joinpath(name).is_file()]
    return frozenset(files) | {f"{folder}/" for name in files for folder in map(str, Path(name).parents)}


def there(path: str, paths: Iterable[str]) -> list[str]:
    """Return what a path matches: it may begin in any folder, and `<noun>` stands for any name."""
    pattern = re.sub(r"<\w+>", "*", path).replace("…", "*").removeprefix("./")
    return [one for one in paths if fnmatchcase(one, pattern) or fnmatchcase(one, f"*/{pattern}")]


def defines(source: str, name: str) -> bool:
    """Tell whether a module defines a function, a class, or a method such as `Work.show`."""
    body: list[ast.stmt] = ast.parse(source).body
    for part in name.split("."):
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        found = next((one for one in body if isinstance(one, kinds) and one.name == part), None)
        if found is None:
            return False
        body = found.body
    return True


def is_there(text: str, paths: Iterable[str]) -> bool:
    """Tell whether a path exists, and the function that is named with it."""
    read = PATH.fullmatch(text)
    assert read is not None
    found = there(read["path"], paths)
    if read["name"] is None:
        return bool(found)
    return any(defines((ROOT / one).read_text(encoding="utf-8"), read["name"]) for one in found)


def wrong(find: Callable[[Path, str], list[str]]) -> dict[str, list[str]]:
    """Return what is found in each page, for the pages in which anything is."""
    found = {str(page.relative_to(ROOT)): find(page, page.read_text(encoding="utf-8")) for page in PAGES}
    return {page: those for page, those in found.items() if those}


def gone(page: Path, text: str) -> list[str]:
    """Return the paths that a page names and that are not there; a superseded decision may."""
    named_here = () if SUPERSEDED in text else named(text)
    return [one for one in named_here if not is_there(one, kept()) and not made(one)]


def dead(page: Path, text: str) -> list[str]:
    """Return the links of a page that lead nowhere."""
    return [link for link in LINKED.findall(text) if not (page.parent / link).exists()]


def test_a_page_names_what_is_there() -> None:
    assert wrong(gone) == {}


def test_a_link_leads_somewhere() -> None:
    assert wrong(dead) == {}


def test_each_picture_stands_on_a_page() -> None:
    shown = {
        (page.parent / link).resolve() for page in PAGES for link in LINKED.findall(page.read_text("utf-8"))
    }
    kept_ = set(ROOT.joinpath("docs/pictures").glob("*.png"))
    assert len(kept_) > 12
    assert sorted(one.name for one in kept_ - shown) == []


def test_what_is_wrong_is_told_by_page() -> None:
    assert wrong(lambda page, _: ["here"] if page.name == "words.md" else []) == {"docs/words.md": ["here"]}
    assert dead(ROOT / "README.md", "[a](docs/words.md) [b](docs/nowhere.md)") == ["docs/nowhere.md"]
    assert gone(ROOT / "README.md", "`bot/app.py` and `bot/riddles/`") == ["bot/riddles/"]


def made(path: str) -> bool:
    """Tell whether a path is made while Alongside runs, or belongs to the machine that it runs on."""
    return path.startswith(("/", ".venv", "data/", "DATA_DIR/", "copy."))


def test_the_pages_name_paths_and_functions() -> None:
    found = [one for page in PAGES for one in named(page.read_text(encoding="utf-8"))]

    assert len(found) > len(PAGES)
    assert any(":" in one for one in found)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("`bot/gone.py` was here", ["bot/gone.py"]),
        (
            "in `handlers/<noun>/` and `render.py`, not `work.now` or `make run`",
            ["handlers/<noun>/", "render.py"],
        ),
        ("`faults/test_f02_…`, `bot/app.py:App.ports`", ["faults/test_f02_…", "bot/app.py:App.ports"]),
    ],
)
def test_a_path_is_recognised(text: str, paths: list[str]) -> None:
    assert list(named(text)) == paths


@pytest.mark.parametrize(
    "gone",
    [
        "bot/handlers/carrying.py",
        "bot/riddles/",
        "faults/test_f99_…",
        "bot/app.py:App.nothing",
        "bot/app.py:nothing",
    ],
)
def test_what_is_not_there_is_found(gone: str) -> None:
    assert not is_there(gone, kept())


@pytest.mark.parametrize(
    "here", ["handlers/<noun>/", "bot/app.py:App.ports", "faults/test_f02_…", "render.py"]
)
def test_what_is_there_is_found(here: str) -> None:
    assert is_there(here, kept())


def test_the_guide_has_operators_keep_backups_as_long_as_people_are_told() -> None:
    guide = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    assert f"keep no backup longer than {BACKUPS_KEPT.days} days" in guide


def listed(index: str) -> set[str]:
    """Return the decisions that the index names."""
    return set(re.findall(r"\]\((\d{3}-[\w-]+\.md)\)", index))


def decisions() -> dict[str, str]:
    """Return every decision by its file's name."""
    return {path.name: path.read_text(encoding="utf-8") for path in PAGES if re.match(r"\d{3}-", path.name)}


def superseded(index: str) -> set[str]:
    """Return the decisions that the index calls superseded, whole or in part."""
    rows = (row for row in index.splitlines() if "superseded" in row.lower())
    return {name for row in rows for name in listed(row)}


INDEX: Final = ROOT / "docs/decisions/README.md"


def test_the_index_lists_every_decision() -> None:
    assert listed(INDEX.read_text(encoding="utf-8")) == set(decisions())


def test_the_index_and_a_decision_agree_that_it_is_superseded() -> None:
    marked = {name for name, text in decisions().items() if re.search(r"\*\*(?:S|In part s)uperseded", text)}

    assert superseded(INDEX.read_text(encoding="utf-8")) == marked


def test_a_decision_is_headed_by_its_number() -> None:
    headed = {name: re.match(r"# (\d+)\.? ", text) for name, text in decisions().items()}

    assert [name for name, read in headed.items() if not read or int(read[1]) != int(name[:3])] == []


def test_a_row_without_a_mark_is_no_superseded_decision() -> None:
    rows = "| [1](001-one.md) | a | **Superseded** (2) |\n| [2](002-two.md) | b | |\n"

    assert (listed(rows), superseded(rows)) == ({"001-one.md", "002-two.md"}, {"001-one.md"})


OF_PEOPLE: Final = "## The house word list"
"""What follows it lists words that people never read, and has to name them."""
VAGUE: Final = re.compile(r"\b(?:whoever|whomever|as it stands)\b", re.IGNORECASE)
"""Words that name no role: write the mentor, the presser, an operator; and what is true now."""


def vague_in(_: Path, text: str) -> list[str]:
    """Return the vague words of a page."""
    return vague(text)


def vague(page: str) -> list[str]:
    """Return the words of a page that name no role."""
    return VAGUE.findall(page.partition(OF_PEOPLE)[0])


def test_a_page_names_the_role() -> None:
    assert wrong(vague_in) == {}


def test_a_vague_word_is_found() -> None:
    assert vague("Whoever presses sees the card as it stands.") == ["Whoever", "as it stands"]
