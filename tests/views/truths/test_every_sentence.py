"""Each sentence that states a number, a date, a name, or who sees what, has a proof that is there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import pytest

from tests.views.truths.canaries import CANARIES
from tests.views.truths.clocks import HAPPENS, RECORDED
from tests.views.truths.counts import COUNTED, LIMITS
from tests.views.truths.finding import DATES as DATES_OF
from tests.views.truths.finding import NAMES, NUMBERS, PLACE, PLAIN, key, sides, stating
from tests.views.truths.literals import RULES, STATES_NOTHING, agrees, written
from tests.views.truths.phrases import PHRASES
from tests.views.truths.proofs import NAMELESS, NOBODY_CHOSEN
from tests.views.truths.registry import Line, lines, stated_places, unproven
from tests.views.truths.world import DATES, PEOPLE
from tests.views.wanted import ROOT, wanted

WITNESSES: Final = frozenset({NAMELESS, NOBODY_CHOSEN, *PEOPLE, *DATES, *COUNTED, *LIMITS, *PHRASES})
STILL_UNPROVEN: Final = 0
"""So many sentences may be without a proof: none."""

AT_LEAST: Final = 25
"""The fewest letters of a piece of a sentence that a test reads in place of the whole of it."""


def states_something(sentence: str, stated: frozenset[str]) -> bool:
    """Tell whether a sentence needs a proof: its numbers are not only idioms and examples."""
    return bool(stated - {"literal"}) or bool(written(sentence))


@cache
def needed() -> dict[str, frozenset[str]]:
    """Return the sentences that need a proof; not while tests are found, as that draws the whole gallery."""
    return {one: stated for one, stated in stating().items() if states_something(one, stated)}


def test_each_sentence_that_states_something_has_a_line() -> None:
    assert len(needed()) > 400
    assert sorted(needed().keys() - lines().keys() - set(unproven())) == []


def test_each_place_is_known_to_be_filled_by_a_name_a_date_a_number_or_words() -> None:
    """A new place is put into one of the four lists, or what it states would need no proof."""
    used = {place for one in wanted() for place in PLACE.findall(key(one))}
    kinds = (NAMES, DATES_OF, NUMBERS, PLAIN)
    assert sorted(used - frozenset().union(*kinds)) == []
    assert sorted(one for one in used if sum(one in kind for kind in kinds) > 1) == []


def test_no_line_is_about_a_sentence_that_is_gone() -> None:
    assert sorted((lines().keys() | set(unproven())) - needed().keys()) == []


def test_what_is_unproven_only_becomes_less() -> None:
    assert len(unproven()) == len(set(unproven())) == STILL_UNPROVEN
    assert set(unproven()) & lines().keys() == set()


def _lacks(line: Line) -> Iterator[str]:
    stated = needed().get(line.sentence, frozenset())
    if line.drawn and line.places.keys() != stated_places(line.sentence):
        yield f"places {sorted(stated_places(line.sentence))} need a witness each"
    if stated & {"name", "date", "number"} and not (line.drawn or line.asserted):
        yield "needs a journey, or a test that reads it"
    if "who" in stated and not (line.sees or line.drawn or line.asserted):
        yield "says who sees what, and needs a canary or a test"
    if strange := [one for one in line.places.values() if one not in WITNESSES]:
        yield f"no such witness: {strange}"
    if line.sees and line.sees not in CANARIES:
        yield f"no such canary: {line.sees}"


def test_each_line_proves_all_that_its_sentence_states() -> None:
    assert [(line.sentence, lack) for line in lines().values() for lack in _lacks(line)] == []


def test_each_number_that_is_written_out_is_what_the_code_does() -> None:
    wrong = [
        (line.sentence, written(line.sentence), line.literals)
        for line in lines().values()
        if len(line.literals) != len(written(line.sentence))
        or not all(map(agrees, written(line.sentence), line.literals))
    ]
    assert wrong == []
    assert {rule for line in lines().values() for rule in line.literals} <= RULES.keys()


def test_what_states_nothing_is_still_said() -> None:
    told = "\n".join(stating())
    assert [piece for piece in STATES_NOTHING if piece not in told] == []


@cache
def _functions(path: str) -> dict[str, ast.FunctionDef]:
    tree = (
        ast.parse((ROOT / path).read_text(encoding="utf-8"))
        if (ROOT / path).is_file()
        else ast.Module([], [])
    )
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def _function(test: str) -> ast.FunctionDef | None:
    path, _, name = test.partition("::")
    return _functions(path).get(name.split("[")[0])


def test_each_journey_that_a_line_names_is_collected(request: pytest.FixtureRequest) -> None:
    here = {item.nodeid for item in request.session.items}
    files = {one.split("::")[0] for one in here}
    wholly = {file for file in files if not request.config.option.keyword and file in request.config.args}
    gone = [
        line.drawn
        for line in lines().values()
        if line.drawn
        and (
            _function(line.drawn) is None or (line.drawn.split("::")[0] in wholly and line.drawn not in here)
        )
    ]
    assert gone == []


def test_each_date_that_is_to_come_has_a_test_that_goes_there() -> None:
    dates = {witness for line in lines().values() for witness in line.places.values()} & DATES.keys()
    assert len(dates) > 5
    assert sorted(dates - HAPPENS.keys() - RECORDED) == []
    assert [test for test in HAPPENS.values() if _function(test) is None] == []


def _reads(test: str, sentence: str) -> bool:
    function = _function(test)
    if function is None:
        return False
    whole = re.compile("(.+?)".join(map(re.escape, PLACE.sub("\0", sentence).split("\0"))), re.DOTALL)
    literals = [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return any(
        whole.search(one)
        or (not PLACE.search(sentence) and one in sentence and len(one) >= min(AT_LEAST, 0.6 * len(sentence)))
        for one in literals
        if "{" not in one
    )


def test_each_test_that_a_line_names_reads_its_sentence() -> None:
    named = [line for line in lines().values() if line.asserted]
    assert len(named) > 20
    assert [
        (line.asserted, line.sentence) for line in named if not _reads(line.asserted, line.sentence)
    ] == []


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("{name} said yes", {"name"}),
        ("By {day} you will hear who.", {"date"}),
        ("{n} doors are open.", {"number"}),
        ("Rest for a week", {"literal"}),
        ("30 days", {"literal"}),
        ("Only you can see this.", {"who"}),
        ("Nobody else sees that you asked.", {"who"}),
        ("They are told nothing about it.", {"who"}),
        ("What would you like to be different in six months?", set()),
        ("Thank you", set()),
    ],
)
def test_what_a_sentence_states_is_found(sentence: str, stated: set[str]) -> None:
    assert sides(sentence) == stated
