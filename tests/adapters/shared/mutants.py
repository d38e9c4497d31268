"""The guards that the tests of what adapters share protect, and the code without each."""

from tests.fakes.mutating import Mutant

OF_WHAT_ADAPTERS_SHARE = (
    Mutant(
        "what does not end in time is cancelled at the end",
        "bot/adapters/shared/background.py",
        "        await cancelled(self._going)\n",
        "",
        "tests/adapters/shared/test_road.py -k cancelled",
    ),
    Mutant(
        "nobody is asked any more for an act that was given up",
        "bot/adapters/shared/road.py",
        "            asking.cancel()\n",
        "",
        "tests/adapters/shared/test_road.py -k cancelled",
    ),
    Mutant(
        "words outlive an answer that could not land",
        "bot/adapters/shared/road.py",
        "written_words.beside(turn.reader, said, turn.typed)",
        "said",
        "tests/adapters/shared/test_road.py",
    ),
    Mutant(
        "a late answer takes the way of the late",
        "bot/adapters/shared/landing_table.py",
        "return after if late else in_time",
        "return in_time",
        "tests/adapters/shared/test_landing_table.py",
    ),
    Mutant(
        "a form that was handed back may be sent again as it is",
        "bot/adapters/shared/road.py",
        "self._once.forget(turn.key)",
        "pass",
        "tests/adapters/shared/test_road.py",
    ),
)
