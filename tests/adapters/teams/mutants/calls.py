"""The guards of our tokens, and of how fast Teams is called."""

from tests.fakes.mutating import Mutant

API = "bot/adapters/teams/calls/api.py"
PACE = "bot/adapters/teams/calls/pace.py"
PACED = "tests/adapters/teams/test_pace.py"
KEPT = "tests/adapters/teams/test_tokens.py"
TOKENS = "bot/adapters/teams/calls/tokens.py"

OF_TOKENS = (
    Mutant(
        "a token for Teams is used no longer than until a minute before its end",
        TOKENS,
        "began + max(lives - BEFORE, SHORTEST)",
        "began + max(lives, SHORTEST)",
        f"{KEPT} -k minute_before",
    ),
    Mutant(
        "a token for Teams is kept",
        TOKENS,
        "if kept is not None and self._clock() < kept.until:",
        "if False:",
        f"{KEPT} -k minute_before",
    ),
    Mutant(
        "a login without lifetimes is not asked at each call to Teams",
        TOKENS,
        "max(lives - BEFORE, SHORTEST)",
        "lives - BEFORE",
        f"{KEPT} -k without_a_life",
    ),
    Mutant(
        "a token for Teams that replaced a refused one stays",
        TOKENS,
        "if (kept := self._kept.get(audience)) and kept.token == token:",
        "if audience in self._kept:",
        f"{KEPT} -k not_the_one_after",
    ),
    Mutant(
        "whoever waits for a token for Teams gets it though another gave up",
        TOKENS,
        "return await asyncio.shield(self._fetching[audience])",
        "return await self._fetching[audience]",
        f"{KEPT} -k gave_up",
    ),
    Mutant(
        "a login that is busy is no outage of Teams",
        TOKENS,
        "if status in REFUSED and number and status not in (408, 429):",
        "if status in REFUSED:",
        f"{KEPT} -k busy",
    ),
    Mutant(
        "a login that refuses the bot is an outage of Teams",
        TOKENS,
        "if status in REFUSED and number and status not in (408, 429):",
        "if False:",
        f"{KEPT} -k busy",
    ),
    Mutant(
        "a token that the connector takes no more is renewed at once",
        API,
        "            self._tokens.forget(CONNECTOR, token)\n",
        "",
        f"{KEPT} -k connector",
    ),
    Mutant(
        "a token that Graph takes no more is forgotten",
        API,
        "            self._tokens.forget(GRAPH, token)\n",
        "            pass\n",
        f"{KEPT} -k graph",
    ),
)

OF_PACE = (
    Mutant(
        "a thread in Teams is called no more often than it takes",
        PACE,
        "        own.take(at, windows)\n",
        "",
        f"{PACED} -k one_thread",
    ),
    Mutant(
        "writing in a thread in Teams has limits of its own",
        PACE,
        "READING if reads else SENDING",
        "READING",
        f"{PACED} -k one_thread",
    ),
    Mutant(
        "our windows are a little longer than those of Teams",
        PACE,
        "self.calls[-most] + length + MARGIN",
        "self.calls[-most] + length / 2",
        f"{PACED} -k one_thread",
    ),
    Mutant(
        "all threads in Teams together are called no more often than it takes",
        PACE,
        "self._next_at = max(self._next_at, at) + 1 / self._rate",
        "self._next_at = max(self._next_at, at)",
        f"{PACED} -k all_threads",
    ),
    Mutant(
        "a call to Teams that would wait for long is postponed",
        PACE,
        "if at - now > PATIENCE:",
        "if False:",
        f"{PACED} -k patience",
    ),
    Mutant(
        "after a refusal of all Teams is called half as often",
        PACE,
        "max(self._rate / 2, LEAST), now",
        "self._rate, now",
        f"{PACED} -k halved",
    ),
    Mutant(
        "Teams is called faster again after a while without a refusal",
        PACE,
        "if self._rate < ALL_TOGETHER and",
        "if False and",
        f"{PACED} -k halved",
    ),
    Mutant(
        "however often Teams refuses, a few calls a second are made",
        PACE,
        "max(self._rate / 2, LEAST), now",
        "self._rate / 2, now",
        f"{PACED} -k however",
    ),
    Mutant(
        "what is known of threads in Teams does not grow for ever",
        PACE,
        "if len(self._threads) > MOST_THREADS:",
        "if False:",
        f"{PACED} -k for_ever",
    ),
)
