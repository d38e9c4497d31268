"""The guards that the tests of what is stored protect, and the code without each."""

from tests.fakes.mutating import Mutant

OF_WHAT_IS_STORED = (
    Mutant(
        "a line says that somebody else is told",
        "bot/views/asks/acts.py",
        "takes the ask back, frees its places and tells the mentor",
        "takes the ask back and frees its places",
        "tests/stored/test_changes.py",
    ),
    Mutant(
        "what was written is read again before it is compared",
        "tests/stored/changes.py",
        "if version != self._version:",
        "if self._version < 0:",
        "tests/stored/test_changes.py -k is_seen",
    ),
)
