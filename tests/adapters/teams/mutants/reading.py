"""The guards of what is read of Teams, and the code without each."""

from tests.fakes.mutating import Mutant

OF_OTHERS = (
    Mutant(
        "what does not mention the bot is not read",
        "bot/adapters/teams/reading/activities.py",
        "if (shared and not mentions(payload, bot)) or not",
        "if not",
        "tests/adapters/teams/test_where_others_read.py -k not_mention",
    ),
)
