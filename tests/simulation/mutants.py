"""The guards that a simulated time protects, and the code without each; and those of what it counts."""

from tests.fakes.mutating import Mutant

YEAR = "tests/simulation/test_a_year_is_fair.py -k"

OF_A_YEAR = (
    Mutant(
        "nobody is nudged more than twice a week, whatever happens",
        "bot/domain/common/nudge_budget.py",
        "if len(counted) >= most:",
        "if len(counted) >= 9 * most:",
        f"{YEAR} whoever",
    ),
    Mutant(
        "every ask comes to its end, also of those who vanish",
        "bot/jobs/ticks.py",
        'Tick("close", MINUTE, lambda: close_due(runner))',
        'Tick("close", MINUTE, lambda: None)',
        f"{YEAR} whoever",
    ),
    Mutant(
        "the same seed makes the same lives",
        "bot/simulation/members.py",
        'Random(f"{world.scenario.seed}/{person.id}")',
        "Random()",
        f"{YEAR} same_lives",
    ),
)

OF_THE_FIGURES = (
    Mutant(
        "nudges are counted in any seven days",
        "bot/simulation/ledger.py",
        "first <= day < first + A_WEEK",
        "first == day",
        "tests/simulation/test_figures.py -k seven_days",
    ),
    Mutant(
        "days are those of a person's own calendar",
        "bot/simulation/ledger.py",
        "at.astimezone(zone).date()",
        "at.date()",
        "tests/simulation/test_figures.py -k own_calendar",
    ),
    Mutant(
        "one broken promise is enough",
        "bot/simulation/figures.py",
        "self.nudges_a_week <= MOST_NUDGES",
        "True",
        "tests/simulation/test_figures.py -k broken",
    ),
    Mutant(
        "an ask that waits is an ask without an end",
        "bot/store/asks/record.py",
        "asks.c.status.in_(OPEN))",
        "asks.c.status.in_(()))",
        "tests/store/asks/test_record.py -k waits",
    ),
    Mutant(
        "a yes holds a place until the two have finished",
        "bot/store/asks/record.py",
        "row.status in OPEN or bool(row.going)",
        "row.status in OPEN",
        "tests/store/asks/test_record.py -k finished",
    ),
    Mutant(
        "one place too many is an overrun",
        "bot/simulation/ledger.py",
        "if number > _given(",
        "if number > 1 + _given(",
        "tests/store/asks/test_record.py -k overrun",
    ),
)
