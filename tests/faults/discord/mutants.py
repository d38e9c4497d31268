"""The guards of faults beside Discord."""

from tests.fakes.mutating import Mutant

HERE = "tests/faults/discord"

OF_ACTS = (
    Mutant(
        "a press on Discord needs no component beside it (F12)",
        "bot/adapters/discord/reading/interactions.py",
        'if one.get("custom_id") == written), {})',
        'if one.get("custom_id") == written))',
        f"{HERE}/test_f12_an_old_button.py -k True",
    ),
    Mutant(
        "what came too late for Discord is said in a direct message (F13)",
        "bot/adapters/discord/answering/landing.py",
        "            await self._beside(turn, answer)\n",
        "",
        f"{HERE}/test_f13_the_first_answer_comes_too_late.py -k direct",
    ),
    Mutant(
        "an answer that another process gave first on Discord is its own (F13)",
        "bot/adapters/discord/answering/interactions.py",
        "if no.code != ACKNOWLEDGED:",
        "if True:",
        f"{HERE}/test_f13_the_first_answer_comes_too_late.py -k first_keeps",
    ),
    Mutant(
        "a second process with one Discord token waits (F14)",
        "bot/adapters/discord/doors/turn.py",
        "        while not await self._taken():",
        "        while False:",
        f"{HERE}/test_f14_two_processes_with_one_token.py",
    ),
    Mutant(
        "what bots write on Discord is not answered (F16)",
        "bot/adapters/discord/reading/words.py",
        "return not by_machine and",
        "return",
        f"{HERE}/test_f16_what_bots_write.py",
    ),
)

OF_TELLING = (
    Mutant(
        "an hour after a kill a message on Discord is found (F29)",
        "bot/adapters/discord/answering/sending.py",
        "if again and (found := await self._found(channel, key)):",
        "if False and (found := await self._found(channel, key)):",
        f"{HERE}/test_f29_after_an_hour.py -k 3600",
    ),
    Mutant(
        "closed direct messages of many stop the rest on Discord (F36)",
        "bot/jobs/refusing.py",
        ">= MOST:",
        ">= 9_999:",
        f"{HERE}/test_f34_f36_f37_who_takes_no_direct_messages.py -k crowd",
    ),
    Mutant(
        "one who takes no direct messages is one failed row on Discord (F34)",
        "bot/adapters/discord/calls/errors.py",
        "    return DiscordRefusal(code, what)",
        '    return TryLater(f"{code}, {what}")',
        f"{HERE}/test_f34_f36_f37_who_takes_no_direct_messages.py -k one_who",
    ),
    Mutant(
        "what an operator can mend on Discord is not given up (F35)",
        "bot/adapters/discord/answering/opening.py",
        "    return Disconnected(str(no)) if no.code in REPAIRED_BY_OPERATORS | {UNKNOWN_CHANNEL} else no",
        "    return no",
        f"{HERE}/test_f35_what_an_operator_has_to_mend.py -k 50013",
    ),
    Mutant(
        "a locked thread on Discord waits for a moderator (F35)",
        "bot/adapters/discord/calls/errors.py",
        "THREADS_FULL, LOCKED})",
        "THREADS_FULL})",
        f"{HERE}/test_f35_what_an_operator_has_to_mend.py -k 160005",
    ),
    Mutant(
        "who shares no server with the bot any more has left (F35)",
        "bot/adapters/discord/answering/opening.py",
        "LEFT: Final = frozenset({UNKNOWN_MEMBER, UNKNOWN_USER, NO_MUTUAL_SERVER})",
        "LEFT: Final = frozenset({UNKNOWN_MEMBER, UNKNOWN_USER})",
        f"{HERE}/test_f35_what_an_operator_has_to_mend.py -k 50278",
    ),
    Mutant(
        "a flagged bot asks Discord no second time (F37)",
        "bot/adapters/discord/answering/first_contacts.py",
        "        if now < self._rests_until:",
        "        if False:",
        f"{HERE}/test_f34_f36_f37_who_takes_no_direct_messages.py -k flagged",
    ),
    Mutant(
        "first messages that came too fast rest on Discord (F37)",
        "bot/adapters/discord/answering/opening.py",
        "            self._contacts.rest(soon.after, str(soon))\n",
        "",
        "tests/adapters/discord/test_opening.py -k rest",
    ),
    Mutant(
        "first messages that come too fast lose nobody on Discord (F37)",
        "bot/adapters/discord/calls/errors.py",
        "if code == OPENING_TOO_FAST:",
        "if False:",
        f"{HERE}/test_f34_f36_f37_who_takes_no_direct_messages.py -k too_fast",
    ),
)

OF_WORDS = (
    Mutant(
        "names and words are live nowhere on Discord (F53)",
        "bot/adapters/discord/drawing/escape.py",
        'signs = _SIGNS.sub(r"\\\\\\g<0>", text)',
        "signs = text",
        f"{HERE}/test_f53_f54_f55_what_people_write.py -k call_nobody",
    ),
    Mutant(
        "each message on Discord says that it calls nobody (F53)",
        "bot/adapters/discord/drawing/render.py",
        '        "allowed_mentions": NOBODY,\n',
        "",
        f"{HERE}/test_f53_f54_f55_what_people_write.py -k call_nobody",
    ),
    Mutant(
        "a page of more parts than Discord takes is drawn with fewer (F55)",
        "bot/adapters/discord/drawing/render.py",
        "return count(components) <= limits.COMPONENTS and",
        "return",
        f"{HERE}/test_f53_f54_f55_what_people_write.py -k drawn_with_fewer",
    ),
    Mutant(
        "an announcement writes first to nobody on Discord (F38)",
        "bot/adapters/discord/adapter.py",
        "    announces_first = False",
        "    announces_first = True",
        "tests/adapters/discord/test_announcing.py -k first_message",
    ),
)
