"""The rooms: one list of nouns, the same folders in four layers, and names that explain themselves."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
BOT: Final = ROOT / "bot"

NOUNS: Final = frozenset(
    {
        *("asks", "answers", "open_asks", "mentors", "mentorships", "introductions", "passing_on"),
        *("search", "safety", "people", "home", "opening", "programme", "announcements", "announcing"),
        *("audiences", "corrections", "outcomes", "second_looks", "channel_posts"),
        "common",
    }
)
"""The nouns of mentoring. Each has a room in every layer that needs one."""

BESIDE: Final[Mapping[str, frozenset[str]]] = {
    "handlers": frozenset(
        {
            *(
                "respond",
                "act",
                "actors",
                "former",
                "notices",
                "covers",
                "handed_back",
                "one_card",
                "run",
                "feature",
                "routing",
                "work",
            ),
            "written_words",
        }
    ),
    "views": frozenset({"acts", "catalogues", "platforms", "words"}),
    "domain": frozenset(),
    "store": frozenset(
        {
            "notices",
            "repositories",
            "services",
            "database",
            "outbox",
            "tables",
            "migrations",
            "index",
            "meaning",
            "web_chat",
            "backup",
        }
    ),
}
"""What a layer may hold beside its rooms: modules that belong to no noun."""

MOST_MODULES: Final = 11
"""The most modules in one room: as many names as can be read at a glance."""

ENDINGS: Final = re.compile(r"(?:s|ing|ers?|ed|e)$")
"""Names of modules may not differ only by one of these: asks and ask, rest and resting."""

WORD: Final = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
"""A noun's line in `docs/words.md`."""


def entries(layer: Path) -> set[str]:
    """Return the names in a layer; a folder without modules is a leftover of an older checkout."""
    shown = (path for path in layer.iterdir() if path.suffix == ".py" or any(path.rglob("*.py")))
    return {path.stem for path in shown if not path.name.startswith("__")}


def strays(layer: Path, beside: Iterable[str]) -> set[str]:
    """Return the names in a layer that are neither a noun nor allowed beside the rooms."""
    return entries(layer) - NOUNS - set(beside)


def modules(folder: Path) -> Iterator[Path]:
    """Return the modules below a folder, without the packages' own files."""
    return (path for path in sorted(folder.rglob("*.py")) if path.name != "__init__.py")


def crowded(layer: Path) -> dict[str, int]:
    """Return the rooms that are empty or too full, and how many modules each holds."""
    held = {noun: len(list(modules(layer / noun))) for noun in NOUNS & entries(layer)}
    return {noun: count for noun, count in held.items() if not 1 <= count <= MOST_MODULES}


def forms(name: str) -> set[str]:
    """Return a name, and the name without its ending."""
    return {name, ENDINGS.sub("", name)}


def alike(names: Iterable[str]) -> list[set[str]]:
    """Return each pair of names that differ only by an ending, such as `ask` and `asking`."""
    return [{one, other} for one, other in combinations(sorted(set(names)), 2) if forms(one) & forms(other)]


def named(layer: str) -> set[str]:
    """Return the names of a layer's modules, without tables, which are named after their rows."""
    found = modules(BOT / layer)
    return {path.stem for path in found if "tables" not in path.parts and "versions" not in path.parts}


def owner(path: Path, name: str, bot: Path) -> str:
    """Return the part of the code in which a class name must be unique: the whole bot, or its noun.

    Each noun may have its own `Status`. The outbox and the other folders beside the rooms count as nouns.
    """
    _, *below = path.relative_to(bot).parts
    return below[0] if below and name == "Status" else "bot"


def doubles(bot: Path) -> dict[str, list[str]]:
    """Return each public class name that is not unique where it must be, and its modules."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in modules(bot):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name, owner(path, node.name, bot)].append(str(path.relative_to(bot)))
    return {name: found for (name, _), found in places.items() if len(found) > 1}


def differ(words: str, nouns: Iterable[str]) -> set[str]:
    """Return the nouns that are only in one of the two: the page of words, or the list of rooms."""
    return set(WORD.findall(words)) ^ set(nouns)


@pytest.mark.parametrize("layer", BESIDE)
def test_a_layer_holds_the_rooms_and_what_stands_beside_them(layer: str) -> None:
    assert strays(BOT / layer, BESIDE[layer]) == set()


@pytest.mark.parametrize("layer", BESIDE)
def test_a_room_is_seen_at_a_glance(layer: str) -> None:
    assert crowded(BOT / layer) == {}


def test_every_noun_has_a_room_somewhere() -> None:
    assert NOUNS - set().union(*(entries(BOT / layer) for layer in BESIDE)) == set()


@pytest.mark.parametrize("layer", [*BESIDE, "ui", "jobs", "adapters"])
def test_no_two_modules_of_a_layer_differ_by_an_ending(layer: str) -> None:
    assert named(layer)
    assert alike(named(layer)) == []


def test_a_public_class_has_a_name_of_its_own() -> None:
    assert doubles(BOT) == {}


def test_the_page_of_words_says_what_each_room_is_for() -> None:
    assert differ((ROOT / "docs/words.md").read_text(encoding="utf-8"), NOUNS) == set()


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write made-up files, given by path and content."""
    for name, source in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")


def test_a_stray_module_and_a_stray_folder_are_found(tmp_path: Path) -> None:
    write(tmp_path, {"asks/ask.py": "", "work.py": "", "carrying.py": "", "riddles/one.py": ""})

    assert strays(tmp_path, {"work"}) == {"carrying", "riddles"}


def test_an_empty_room_and_a_crowded_one_are_found(tmp_path: Path) -> None:
    write(tmp_path, {"safety/__init__.py": "", "people/people.py": ""})
    write(tmp_path, {f"asks/step_{number}.py": "" for number in range(MOST_MODULES + 1)})

    assert crowded(tmp_path) == {"asks": MOST_MODULES + 1, "safety": 0}


@pytest.mark.parametrize(
    "names",
    [
        {"ask", "asks"},
        {"ask", "asking"},
        {"close", "closing"},
        {"remind", "reminder"},
        {"rest", "rested"},
        {"landing", "landings"},
    ],
)
def test_names_that_differ_by_an_ending_are_found(names: set[str]) -> None:
    assert alike({*names, "page"}) == [names]


def test_a_class_of_two_modules_is_found_and_a_status_of_two_nouns_is_not(tmp_path: Path) -> None:
    status, card = "class Status: ...", "class Card: ..."
    write(tmp_path, {"domain/asks/ask.py": status, "store/outbox/outbox.py": status, "ui/nodes.py": card})
    write(tmp_path, {"store/asks/ask.py": status, "store/mentors/card.py": card})

    assert doubles(tmp_path) == {
        "Status": ["domain/asks/ask.py", "store/asks/ask.py"],
        "Card": ["store/mentors/card.py", "ui/nodes.py"],
    }


def test_a_word_without_a_room_and_a_room_without_a_word_are_found() -> None:
    assert differ("| `asks` | one |\n| `riddles` | another |\n", {"asks", "safety"}) == {"riddles", "safety"}
