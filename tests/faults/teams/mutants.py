"""The guards of Teams that the tests of this folder protect, and the code without each."""

from tests.fakes.mutating import Mutant

HERE = "tests/faults/teams"
AGAIN = f"{HERE}/test_f15_an_activity_is_brought_again.py"
TIME = f"{HERE}/test_f26_teams_asks_for_time.py"
KILLED = f"{HERE}/test_f29_killed_beside_teams.py"
REFUSED = f"{HERE}/test_f56_a_card_is_refused.py"
LATE = f"{HERE}/test_keys_login_and_calls_are_late.py"
PACE = "bot/adapters/teams/calls/pace.py"

OF_FAULTS_IN_TEAMS = (
    Mutant(
        "an activity that Teams brings again is known by its id (F15)",
        "bot/adapters/teams/reading/activities.py",
        'return f"activity.{known}"',
        'return f"activity.{known}.{id(payload)}"',
        f"{AGAIN} -k answered_once",
    ),
    Mutant(
        "a form that Teams brings again is known by its id in another process too (F15)",
        "bot/adapters/teams/reading/inbound.py",
        "            self.key,\n",
        '            f"{self.key}.{id(self)}",\n',
        f"{AGAIN} -k one_report",
    ),
    Mutant(
        "after a 429 Teams is left alone as long as it asks for (F26)",
        PACE,
        "after = (seconds(retry_after) or guess) *",
        "after = guess *",
        f"{TIME} -k passes_without",
    ),
    Mutant(
        "a 429 in a thread that was quiet closes the door to all (F26)",
        PACE,
        "everybody = lately <= 1 and own.limited == 1",
        "everybody = False",
        f"{TIME} -k passes_without",
    ),
    Mutant(
        "a message that may have arrived is sent once, and stays in doubt (F29)",
        "bot/adapters/teams/answering/sending.py",
        "        if again:\n            raise InDoubt(",
        "        if False:\n            raise InDoubt(",
        KILLED,
    ),
    Mutant(
        "a refused card comes as words (F56)",
        "bot/adapters/teams/answering/sending.py",
        "if no.status not in MALFORMED or",
        "if True or",
        REFUSED,
    ),
    Mutant(
        "a token is fetched once for all who wait for it",
        "bot/adapters/teams/calls/tokens.py",
        "        if audience not in self._fetching:\n",
        "        if True:\n",
        f"{LATE} -k one_token",
    ),
    Mutant(
        "the keys are fetched without holding anybody up",
        "bot/adapters/teams/doors/signing_keys.py",
        "            said = await answer.json(content_type=None)\n",
        "            said = await answer.json(content_type=None)\n            time.sleep(0.5)\n",
        f"{LATE} -k health",
    ),
)
