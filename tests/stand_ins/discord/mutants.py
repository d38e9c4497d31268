"""The rules of the stand-in for Discord, and the stand-in without each."""

from tests.fakes.mutating import Mutant

OF_THE_STAND_IN = (
    Mutant(
        "the stand-in for Discord knows one first answer",
        "tests/fakes/discord/interactions.py",
        "    if one.answer is not Callback.NONE:\n        raise Refused(40060)\n",
        "",
        "tests/stand_ins/discord/test_discord_interactions.py -k one_first_answer",
    ),
    Mutant(
        "the stand-in for Discord counts three seconds",
        "tests/fakes/discord/interactions.py",
        "    if here.now() - one.made > FIRST_WITHIN:\n        raise Refused(10062)\n",
        "",
        "tests/stand_ins/discord/test_discord_interactions.py -k three_seconds",
    ),
    Mutant(
        "the stand-in for Discord forgets a nonce",
        "tests/fakes/discord/posting.py",
        " < NONCE_LIVES:",
        " < 100 * NONCE_LIVES:",
        "tests/stand_ins/discord/test_discord_messages.py -k nonce",
    ),
    Mutant(
        "the stand-in for Discord hides the words of a server",
        "tests/fakes/discord/payloads.py",
        "    if not open_ and not intents & MESSAGE_CONTENT:",
        "    if False:",
        "tests/stand_ins/discord/test_discord_people.py -k without_their_words",
    ),
    Mutant(
        "the stand-in for Discord replays what was missed",
        "tests/fakes/discord/gateway.py",
        "            for frame in session.frames[last:]:",
        "            for frame in session.frames[:0]:",
        "tests/stand_ins/discord/test_discord_gateway.py -k after_a_cut",
    ),
    Mutant(
        "the stand-in for Discord refuses an edit in an archived thread",
        "tests/fakes/discord/posting.py",
        "    if at.is_thread and at.archived:\n        raise Refused(50083)\n    redraw",
        "    redraw",
        "tests/stand_ins/discord/test_discord_threads.py -k un_archives",
    ),
)
