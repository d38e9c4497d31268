"""Every sentence for people lives in the views: none is in a handler, in the domain or in an adapter."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ELSEWHERE = ("bot/handlers", "bot/domain", "bot/adapters", "bot/jobs", "bot/ui")
SENTENCE = re.compile(r"[A-Z“‘][^<>]* [^<>]{3,}")
SHORTEST = 26
LOGS = {"debug", "info", "warning", "error", "exception", "critical"}


def sentences(source: str) -> Iterator[str]:
    """Return the string literals that read like sentences, without docstrings, logs, errors and asserts."""
    tree = ast.parse(source)
    apart = {id(part) for node in ast.walk(tree) for part in _for_programmers(node)}
    for node in ast.walk(tree):
        text = "" if id(node) in apart else _text(node).strip()
        if len(text) >= SHORTEST and SENTENCE.fullmatch(text):
            yield text


def _text(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_text(part) or "{}" for part in parts)
        case _:
            return ""


def _for_programmers(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Assert():
            yield from ast.walk(node)
        case ast.Call(func=ast.Attribute(attr=name)) if name in LOGS:
            yield from ast.walk(node)
        case _:
            return


def found(folder: str) -> dict[str, list[str]]:
    paths = [path for path in sorted(ROOT.joinpath(folder).rglob("*.py")) if path.name not in TO_OPERATORS]
    said = {str(path.relative_to(ROOT)): list(sentences(path.read_text(encoding="utf-8"))) for path in paths}
    assert said
    return {path: texts for path, texts in said.items() if texts}


TO_OPERATORS = {"checkup.py", "package.py", "platform.py", "server_checkup.py"}
"""Where a platform speaks to an operator: what the doctor finds of it, what its app package lacks, and what a
start says about it."""

ALLOWED = {
    # A command's description is beside its name, and goes through `Reader.say` where it is shown.
    "bot/ui/commands.py": [
        "Find somebody who said they would like to be asked",
        "Say what you would give, open your door, rest or close it",
        "Your asks, the asks waiting for you, people you saved",
        "For those who look after mentoring here: prepare it, open it",
        "For those who look after mentoring here: write to many at once",
    ],
}


@pytest.mark.parametrize("folder", ELSEWHERE)
def test_no_sentence_stands_outside_the_views(folder: str) -> None:
    assert found(folder) == {path: texts for path, texts in ALLOWED.items() if path.startswith(folder)}


def test_the_views_do_speak() -> None:
    assert sum(map(len, found("bot/views").values())) > 80


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('say = "Nobody has room for this just now."', 1),
        ('say = f"Nobody of {name} has room now."', 1),
        ('show(Aside("Nobody has room for this just now."))', 1),
        ('"""Nobody has room for this just now."""', 0),
        ('raise ValueError("Nobody has room for this just now.")', 0),
        ('log.info("Nobody has room for this just now.")', 0),
        ('sql = "select name from people where room = 0"', 0),
        ('header = "Content-Security-Policy-Report-Only"', 0),
    ],
)
def test_a_sentence_is_known_when_it_is_seen(source: str, count: int) -> None:
    assert len(list(sentences(source))) == count
