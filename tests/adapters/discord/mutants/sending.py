"""The guards of what is sent and opened on Discord, and of the calls to it."""

from tests.fakes.mutating import Mutant

OF_SENDING = (
    Mutant(
        "a nonce keeps a Discord message from standing twice (F29)",
        "bot/adapters/discord/answering/sending.py",
        '"enforce_nonce": True',
        '"enforce_nonce": False',
        "tests/adapters/discord/test_sending.py -k same_key",
    ),
    Mutant(
        "after an hour a Discord message is found by its mark",
        "bot/adapters/discord/answering/sending.py",
        "if again and (found := await self._found(channel, key)):",
        "if False and (found := await self._found(channel, key)):",
        "tests/adapters/discord/test_sending.py -k hour",
    ),
    Mutant(
        "a Discord message in text carries its mark too",
        "bot/adapters/discord/answering/sending.py",
        "body = {**_marked(drawn.body, key), **once}",
        "body = {**drawn.body, **once}",
        "tests/adapters/discord/test_sending.py -k mark",
    ),
    Mutant(
        "a nonce on Discord is one channel's",
        "bot/adapters/discord/answering/sending.py",
        'f"{channel}.{key}".encode()',
        "key.encode()",
        "tests/adapters/discord/test_sending.py -k two_channels",
    ),
    Mutant(
        "no thread of a Discord server holds what is covered",
        "bot/adapters/discord/answering/sending.py",
        "return message.cover if message.cover is not None and SERVER in at else message",
        "return message",
        "tests/adapters/discord/test_sending.py -k cover",
    ),
    Mutant(
        "a drawing anew on Discord keeps the cover",
        "bot/adapters/discord/answering/sending.py",
        "_to_be_seen(message, at.at))",
        "message)",
        "tests/adapters/discord/test_sending.py -k cover",
    ),
    Mutant(
        "what an operator can mend on Discord waits",
        "bot/adapters/discord/answering/sending.py",
        "(no.code in REPAIRED_BY_OPERATORS and to.at) or",
        "",
        "tests/adapters/discord/test_sending.py -k operator",
    ),
    Mutant(
        "a flagged bot on Discord loses no message",
        "bot/adapters/discord/answering/sending.py",
        " or no.code == FIRST_CONTACTS",
        "",
        "tests/adapters/discord/test_sending.py -k operator",
    ),
    Mutant(
        "who shares no server on Discord has left",
        "bot/adapters/discord/answering/sending.py",
        "return PersonGone(str(no), to.name)",
        "return no",
        "tests/adapters/discord/test_sending.py -k shares_no_server",
    ),
    Mutant(
        "an archived thread on Discord is written in (50083)",
        "bot/adapters/discord/answering/sending.py",
        "case code if code == ARCHIVED:",
        "case code if code < 0:",
        "tests/adapters/discord/test_sending.py -k archived",
    ),
    Mutant(
        "where nobody may look on Discord it is in doubt for good",
        "bot/adapters/discord/answering/sending.py",
        ", for_good=True)",
        ")",
        "tests/adapters/discord/test_sending.py -k for_good",
    ),
    Mutant(
        "half a thread on Discord is deleted again",
        "bot/adapters/discord/answering/opening.py",
        "await self._unmake(thread)",
        "pass",
        "tests/adapters/discord/test_opening.py -k left",
    ),
    Mutant(
        "who was brought into a Discord thread is not asked in doubt again",
        "bot/adapters/discord/answering/opening.py",
        "await self._api(what)  # who is in it already stays in it",
        "raise",
        "tests/adapters/discord/test_opening.py -k second_one",
    ),
    Mutant(
        "a Discord thread takes in nobody by others",
        "bot/adapters/discord/answering/opening.py",
        '"invitable": False',
        '"invitable": True',
        "tests/adapters/discord/test_opening.py -k theirs_alone",
    ),
    Mutant(
        "a flagged bot opens no more direct messages (F38)",
        "bot/adapters/discord/answering/opening.py",
        "if no.code == FIRST_CONTACTS:",
        "if False:",
        "tests/adapters/discord/test_opening.py -k flagged",
    ),
    Mutant(
        "closing a Discord room twice is once",
        "bot/adapters/discord/answering/opening.py",
        "not in (UNKNOWN_CHANNEL, ARCHIVED)",
        "not in (UNKNOWN_CHANNEL,)",
        "tests/adapters/discord/test_opening.py -k twice",
    ),
)

OF_DELIVERING = (
    Mutant(
        "a deleted thread on Discord is opened anew",
        "bot/adapters/discord/answering/sending.py",
        "return AddressGone(str(no))",
        "return no",
        "tests/adapters/discord/test_delivering.py -k anew",
    ),
    Mutant(
        "what cannot be opened on Discord waits for an operator",
        "bot/adapters/discord/answering/opening.py",
        "if no.code in REPAIRED_BY_OPERATORS | {UNKNOWN_CHANNEL} else no",
        "if False else no",
        "tests/adapters/discord/test_delivering.py -k permission",
    ),
)

OF_CALLS = (
    Mutant(
        "the bot's Discord token goes not with answers",
        "bot/adapters/discord/calls/api.py",
        '{} if what.is_answer else {"Authorization"',
        '{"Authorization"',
        "tests/adapters/discord/test_api.py -k not_with_answers",
    ),
    Mutant(
        "words for Discord follow no redirect",
        "bot/adapters/discord/calls/api.py",
        "allow_redirects=False",
        "allow_redirects=True",
        "tests/adapters/discord/test_api.py -k another_house",
    ),
    Mutant(
        "a page of Discord's front door stops every call (F36)",
        "bot/adapters/discord/calls/errors.py",
        " or not said",
        "",
        "tests/adapters/discord/test_api.py -k cloudflare",
    ),
    Mutant(
        "an interaction that is over is not the bot's token",
        "bot/adapters/discord/calls/errors.py",
        " and code != TOKEN_SPENT",
        "",
        "tests/adapters/discord/test_api.py -k token_of_an",
    ),
    Mutant(
        "a herd at one Discord bucket waits by windows (F36)",
        "bot/adapters/discord/calls/pace.py",
        "bucket.left -= 1",
        "pass",
        "tests/adapters/discord/test_api.py -k buckets_are",
    ),
    Mutant(
        "all Discord calls together keep below fifty a second",
        "bot/adapters/discord/calls/pace.py",
        "self._next_at = max(self._next_at, at) + 1 / ALL_TOGETHER",
        "pass",
        "tests/adapters/discord/test_api.py -k fifty",
    ),
    Mutant(
        "a pause from Discord that makes no sense is a second",
        "bot/adapters/discord/calls/errors.py",
        "if math.isfinite(found) and found > 0 else 1.0",
        "",
        "tests/adapters/discord/test_api.py -k makes_no_sense",
    ),
)
