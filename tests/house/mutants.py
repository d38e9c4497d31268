"""The guards that the rules of the house protect, and the code without each."""

from tests.fakes.mutating import Mutant

OF_THE_HOUSE = (
    Mutant(
        "many failures are no accident of load",
        "tests/few_failed.py",
        "if len(failed) > FEW:",
        "if len(failed) > 100 * FEW:",
        "tests/house/test_few_failed.py -k accident",
    ),
    Mutant(
        "a run that broke is not tried again",
        "tests/few_failed.py",
        "if not failed:",
        "if failed is None:",
        "tests/house/test_few_failed.py -k broke",
    ),
    Mutant(
        "a file has no thousands of tests",
        "tests/house/test_suite.py",
        "if number > MOST_TESTS}",
        "if number > 100 * MOST_TESTS}",
        "tests/house/test_suite.py -k too_many",
    ),
    Mutant(
        "a test that computes for long fails",
        "tests/fakes/spending.py",
        "    if spent > most and not LONG:",
        "    if spent > 100 + most and not LONG:",
        "tests/house/test_suite.py -k computes",
    ),
    Mutant(
        "each stage tells cases of every value",
        "tests/fakes/telling.py",
        "return stages[(number + number // len(stages)) % len(stages)]",
        "return stages[number % len(stages)]",
        "tests/house/test_suite.py -k every_value",
    ),
    Mutant(
        "what differs on a stage is told there whole",
        "tests/fakes/telling.py",
        'if one not in {"", SQLITE, *whole}]',
        'if one not in {"", SQLITE}]',
        "tests/house/test_suite.py -k whole",
    ),
    Mutant(
        "what the processes of a test compute counts",
        "tests/fakes/spending.py",
        " + warm.spent()",
        "",
        "tests/house/test_suite.py -k process_of_a_test",
    ),
    Mutant(
        "every table of mutants is gathered",
        "tests/mutants.py",
        '*HERE.rglob("mutants/*.py")',
        "",
        "tests/house/test_mutants.py -k wherever",
    ),
    Mutant(
        "a forked process has nothing of the tests' environment",
        "tests/fakes/warm.py",
        "    os.environ.clear()\n    os.environ.update(environment)\n",
        "    os.environ.update(environment)\n",
        "tests/house/test_warm.py -k environment",
    ),
    Mutant(
        "a forked process that is killed says so",
        "tests/fakes/warm.py",
        "            os.kill(self.pid, number)\n",
        "            os.kill(self.pid, signal.SIGTERM)\n",
        "tests/house/test_warm.py -k killed",
    ),
    Mutant(
        "a forked process says its own exit status",
        "tests/fakes/warm.py",
        "    sys.exit(status)\n",
        "",
        "tests/house/test_warm.py -k status",
    ),
)
