"""The guards that the tests in a browser protect, and the code without each."""

from tests.fakes.mutating import Mutant

OF_THE_PAGE = (
    Mutant(
        "the focus comes back to what opened a menu",
        "bot/adapters/web/static/menu.js",
        "if (back) opener.focus({ preventScroll: true });",
        "",
        "tests/browser/test_a_menu_of_steps.py -k does_its_steps",
    ),
    Mutant(
        "a menu is seen whole",
        "bot/adapters/web/static/menu.js",
        "steps(opener).at(at).focus({ preventScroll: true });",
        "steps(opener).at(at).focus();",
        "tests/browser/test_a_menu_of_steps.py -k seen_whole",
    ),
    Mutant(
        "a menu leaves the buttons beside it as they were",
        "bot/adapters/web/static/message.css",
        '.buttons:has(.more[aria-expanded="true"]) { align-items: flex-start; }',
        "",
        "tests/browser/test_a_menu_of_steps.py -k seen_whole",
    ),
    Mutant(
        "a narrow head shows the whole time",
        "bot/adapters/web/static/chat.css",
        "#me-about .when { flex: none; white-space: pre; }",
        "#me-about .when { white-space: pre; }",
        "tests/browser/test_the_try_out.py -k greeted",
    ),
)
