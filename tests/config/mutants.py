"""The guards that the tests of settings protect, and the code without each."""

from tests.fakes.mutating import Mutant

OF_SETTINGS = (
    Mutant(
        "a key takes nobody else's place",
        "config/secret_key.py",
        "            os.link(own, file)",
        "            os.replace(own, file)",
        "tests/config/test_secret_key.py -k one_makes_it",
    ),
    Mutant(
        "only this account reads the key",
        "config/secret_key.py",
        "os.O_EXCL, 0o600)",
        "os.O_EXCL, 0o644)",
        "tests/config/test_secret_key.py -k alone",
    ),
    Mutant(
        "PostgreSQL needs a key of its operator",
        "config/secret_key.py",
        "        raise Misconfigured((NEEDED,))",
        "        return ()",
        "tests/config/test_secret_key.py -k postgresql",
    ),
)
