"""The guards of the app package, and the code without each."""

from tests.fakes.mutating import Mutant

PACKAGE = "bot/adapters/teams/packaging"
TESTS = "tests/adapters/teams/test_packaging.py"

OF_THE_PACKAGE = (
    Mutant(
        "an app package is made only for an address with https",
        f"{PACKAGE}/package.py",
        'if urlsplit(base_url).scheme != "https":',
        "if not base_url:",
        f"{TESTS} -k missing",
    ),
    Mutant(
        "a later app package is an update of the one before",
        f"{PACKAGE}/manifest.py",
        "{now.year}.{now.month * 100 + now.day}.",
        "1.0.",
        f"{TESTS} -k update",
    ),
    Mutant(
        "the app package speaks each language",
        f"{PACKAGE}/manifest.py",
        "say = catalogue(language).gettext",
        "say = catalogue(FIRST).gettext",
        f"{TESTS} -k language",
    ),
    Mutant(
        "the outline of the app's icon is white alone",
        f"{PACKAGE}/icons.py",
        "lambda covered: WHITE + bytes((round(255 * covered),))",
        "lambda covered: _mixed(covered) + bytes((round(255 * covered),))",
        f"{TESTS} -k icons",
    ),
)
