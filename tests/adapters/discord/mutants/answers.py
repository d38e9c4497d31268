"""The guards of answers on Discord, of who is answered, and of the connection."""

from tests.fakes.mutating import Mutant

OF_ANSWERS = (
    Mutant(
        "an answer on Discord survives a cut line",
        "bot/adapters/discord/answering/interactions.py",
        "for _ in range(2):",
        "for _ in range(1):",
        "tests/adapters/discord/test_landing.py -k cut_at_the_first",
    ),
    Mutant(
        "a late answer on Discord stays private",
        "bot/adapters/discord/answering/landing.py",
        'data = {"flags": EPHEMERAL} if turn.is_private else None',
        "data = None",
        "tests/adapters/discord/test_landing.py -k in_its_place",
    ),
    Mutant(
        "an answer beside a card in a Discord thread is its presser's",
        "bot/adapters/discord/answering/interactions.py",
        "await _or_as_text(follow, message, server, private=private)",
        "await _or_as_text(follow, message, server)",
        "tests/adapters/discord/test_landing.py -k in_its_place",
    ),
    Mutant(
        "a token that is over breaks nothing on Discord",
        "bot/adapters/discord/answering/landing.py",
        "if no.code not in SPENT:",
        "if True:",
        "tests/adapters/discord/test_landing.py -k over_takes",
    ),
    Mutant(
        "a card in a Discord thread is drawn under its cover",
        "bot/adapters/discord/answering/landing.py",
        "answer = among_moderators(answer) if turn.is_private else answer",
        "pass",
        "tests/adapters/discord/test_landing.py -k cover",
    ),
    Mutant(
        "a form opens at the first press in a Discord thread",
        "bot/adapters/discord/answering/ways.py",
        """        DiscordPlace.SERVERS_CARD: Row(
            message=DiscordWay.PRIVATE,
            aside=DiscordWay.PRIVATE,
            form=Late(DiscordWay.OPENED, DiscordWay.NOTE),
""",
        """        DiscordPlace.SERVERS_CARD: Row(
            message=DiscordWay.PRIVATE,
            aside=DiscordWay.PRIVATE,
            form=DiscordWay.NOTE,
""",
        "tests/journeys/test_no_more_presses_on_discord.py",
    ),
    Mutant(
        "words in others' Discord threads are ignored",
        "bot/adapters/discord/adapter.py",
        'return at is not None and at.get("channel") == act.channel',
        "return at is not None",
        "tests/adapters/discord/test_answering.py -k once_an_hour",
    ),
    Mutant(
        "that words cannot be read on Discord is said once an hour",
        "bot/adapters/discord/adapter.py",
        "elif self._unread.may_say(act.channel):",
        "else:",
        "tests/adapters/discord/test_answering.py -k once_an_hour",
    ),
    Mutant(
        "who writes directly is looked for in other Discord servers",
        "bot/adapters/discord/adapter.py",
        "(first, *await self._guilds.possible(act.user))",
        "()",
        "tests/adapters/discord/test_answering.py -k in_which_they_are",
    ),
    Mutant(
        "what Discord said of a manager is a minute old at most (F61)",
        "bot/adapters/discord/people/members.py",
        "FRESH: Final = 60.0",
        "FRESH: Final = 6_000.0",
        "tests/adapters/discord/test_people.py -k minute",
    ),
)

OF_CONNECTING = (
    Mutant(
        "op 9 leads back to the same gateway",
        "bot/adapters/discord/doors/gateway.py",
        "DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)",
        "pass",
        "tests/adapters/discord/test_gateway.py -k same_address",
    ),
    Mutant(
        "a stop leaves Discord's session resumable",
        "bot/adapters/discord/doors/gateway.py",
        "await shard._parent.ws.close(code=RESUMABLE)  # there is no public way",
        "pass",
        "tests/adapters/discord/test_gateway.py -k comes_next",
    ),
    Mutant(
        "session after session is not begun on Discord",
        "bot/adapters/discord/doors/gateway.py",
        "if len(begun) >= MOST_SESSIONS:",
        "if False:",
        "tests/adapters/discord/test_gateway.py -k without_end",
    ),
    Mutant(
        "a Discord server left meanwhile rests",
        "bot/adapters/discord/connection.py",
        "await self._left(guild)",
        "pass",
        "tests/adapters/discord/test_gateway.py -k left_meanwhile",
    ),
    Mutant(
        "a refused Discord token is no loop",
        "bot/adapters/discord/connection.py",
        "except (gateway.GatewayRefused, TokenRefused) as no:",
        "except gateway.GatewayRefused as no:",
        "tests/adapters/discord/test_connecting.py -k not_know",
    ),
    Mutant(
        "the last Discord sessions of a day are kept",
        "bot/adapters/discord/connection.py",
        "_must_be_left(found)\n        gateway",
        "gateway",
        "tests/adapters/discord/test_connecting.py -k last_sessions",
    ),
    Mutant(
        "after a good Discord connection the pauses begin anew",
        "bot/adapters/discord/connection.py",
        "tries = tries if self._problem else 0  # it was connected",
        "",
        "tests/adapters/discord/test_connecting.py -k begin_anew",
    ),
    Mutant(
        "a close for good by Discord is no loop",
        "bot/adapters/discord/doors/gateway.py",
        "if no.code in REFUSED:",
        "if False:",
        "tests/adapters/discord/test_connecting.py -k for_good",
    ),
    Mutant(
        "who calls the bot where others read is answered in private",
        "bot/adapters/discord/adapter.py",
        'await self.take(replace(act, verb=CALLED.name, words="", chosen={}))',
        "await self.take(act)",
        "tests/adapters/discord/test_who_reads_a_thread.py -k calls",
    ),
)

RESUMES = "tests/adapters/discord/test_resuming.py"

OF_RESUMING = (
    Mutant(
        "the next process goes on with the last one's Discord session",
        "bot/adapters/discord/doors/gateway.py",
        "if left is not None:",
        "if False and left is not None:",
        f"{RESUMES} -k done_between",
    ),
    Mutant(
        "a process that ends leaves the Discord session as it is then",
        "bot/adapters/discord/doors/turn.py",
        "            await self._note()\n            await asyncio",
        "            await asyncio",
        f"{RESUMES} -k done_between",
    ),
    Mutant(
        "a process that is killed has noted its Discord session",
        "bot/adapters/discord/doors/turn.py",
        "                    await self._note()\n                if",
        "                if",
        f"{RESUMES} -k killed",
    ),
    Mutant(
        "a Discord session that is too old is not tried",
        "bot/adapters/discord/doors/sessions.py",
        "timedelta(minutes=3)",
        "timedelta(days=3)",
        f"{RESUMES} -k too_old",
    ),
    Mutant(
        "a Discord session that hears too little is not gone on with",
        "bot/adapters/discord/doors/gateway.py",
        "(left.shards, left.intents) != (self.shard_count, self.intents.value)",
        "left.shards != self.shard_count",
        f"{RESUMES} -k hear_the_same",
    ),
    Mutant(
        "whoever goes on with a Discord session asks for its servers",
        "bot/adapters/discord/connection.py",
        "            await self._returned()",
        "            pass",
        f"{RESUMES} -k knows_the_servers",
    ),
    Mutant(
        "whoever goes on with a Discord session hears of servers that it leaves",
        "bot/adapters/discord/doors/gateway.py",
        "(*ACTS, BEGUN, LEFT)",
        "(*ACTS, BEGUN)",
        f"{RESUMES} -k knows_the_servers",
    ),
    Mutant(
        "a Discord server left between two processes rests",
        "bot/adapters/discord/connection.py",
        'await self._began({"guilds": [{"id": guild} for guild in named]})',
        "pass",
        f"{RESUMES} -k left_between",
    ),
    Mutant(
        "words in one's own Discord thread are heard after a resume",
        "bot/adapters/discord/doors/gateway.py",
        "        if known is None:\n            return None\n",
        '        if known is None:\n            return ""\n',
        f"{RESUMES} -k own_thread",
    ),
    Mutant(
        "what another release kept is no Discord session",
        "bot/adapters/discord/doors/sessions.py",
        "for one in kept if _is_one(one))",
        "for one in kept)",
        f"{RESUMES} -k another_release",
    ),
)
