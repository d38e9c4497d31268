"""The guards of answers in people's own chats, and the code without each."""

from tests.fakes.mutating import Mutant

OF_ANSWERS = (
    Mutant(
        "who was to get a file in Teams reads that it does not come",
        "bot/adapters/teams/answering/landing.py",
        "await self._files.beside(message, to, turn.reader, key=key)",
        "pass",
        "tests/adapters/teams/test_answering.py -k file",
    ),
    Mutant(
        "only a message with a file is followed by such a line",
        "bot/adapters/teams/answering/files.py",
        "if not render.files(message):",
        "if False:",
        "tests/adapters/teams/test_answering.py -k file",
    ),
)
