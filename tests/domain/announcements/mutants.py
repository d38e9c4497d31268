"""The guards that the tests of announcements protect, and the code without each."""

from tests.fakes.mutating import Mutant

MARKUP, ITS_TESTS = "bot/domain/announcements/markup.py", "tests/domain/announcements/test_markup.py"
STARTING = "bot/domain/announcements/starting.py"

OF_ANNOUNCEMENTS = (
    Mutant(
        "an announcement's link is https, and has a host that can be shown",
        MARKUP,
        'return host if parts.scheme == "https" and is_plain and "." in host else ""',
        "return host",
        ITS_TESTS,
    ),
    Mutant(
        "a link that is not safe stays as it was typed",
        MARKUP,
        "host=host) if host else Span(found[0])",
        "host=host)",
        ITS_TESTS,
    ),
    Mutant(
        "an announcement has at most five links",
        MARKUP,
        "return Problem.TOO_MANY_LINKS if len(links) > MOST_LINKS else None",
        "return None",
        ITS_TESTS,
    ),
    Mutant(
        "an announcement is measured as platforms measure",
        MARKUP,
        'len(text.strip().encode("utf-16-le", "surrogatepass")) // 2',
        "len(text.strip())",
        ITS_TESTS,
    ),
    Mutant(
        "a quiet day is one of the reader's own zone",
        STARTING,
        "instant.astimezone(zone_named(zone))",
        "instant.astimezone(UTC)",
        "tests/domain/announcements/test_starting.py",
    ),
)
