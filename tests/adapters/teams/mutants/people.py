"""The guards of who is who in Teams, and of what is said where others read."""

from tests.fakes.mutating import Mutant

CHECKED = "tests/adapters/teams/test_checkup.py"
PEOPLE = "tests/adapters/teams/test_people.py"
WHERE = "tests/store/people/test_whereabouts.py"

OF_PEOPLE = (
    Mutant(
        "a guest of a Teams tenant is no member",
        "bot/adapters/teams/people/members.py",
        "TenantStanding.GUEST if is_guest else",
        "TenantStanding.MEMBER if is_guest else",
        f"{PEOPLE} -k guest_is_told",
    ),
    Mutant(
        "Teams' greeting is said once",
        "bot/adapters/teams/answering/greeting.py",
        "if not await asyncio.wrap_future(self._first(PLATFORM, place.tenant, place.thread)):",
        "if False:",
        f"{PEOPLE} -k greets_once",
    ),
    Mutant(
        "Teams' greeting is said once by all processes together",
        "bot/jobs/whereabouts.py",
        "seen_requests.is_first(open_, here, _hello(where), now)",
        'seen_requests.is_first(open_, here, f"{_hello(where)}.{id(self)}", now)',
        f"{PEOPLE} -k hear_of_it",
    ),
    Mutant(
        "who adds the app to Teams again is greeted again",
        "bot/adapters/teams/adapter.py",
        "await self._greeting.forget(uninstalled.place)",
        "pass",
        f"{PEOPLE} -k greeted_again",
    ),
    Mutant(
        "a greeting that Teams has no time for is said a little later",
        "bot/adapters/teams/answering/greeting.py",
        "except TryLater as problem:",
        "except ZeroDivisionError as problem:",
        f"{PEOPLE} -k no_time_for_a_greeting",
    ),
    Mutant(
        "a team that takes the app out loses nobody",
        "bot/adapters/teams/adapter.py",
        "uninstalled.kind is ConversationKind.PERSONAL and ",
        "",
        f"{PEOPLE} -k loses_nobody",
    ),
    Mutant(
        "who never added the app to Teams has not left",
        "bot/adapters/teams/answering/sending.py",
        "no.code == WRITES_BLOCKED and MADE in to.at",
        "False",
        f"{PEOPLE} -k nobody_has_left",
    ),
    Mutant(
        "who is given the app in Teams and takes it out has left",
        "bot/adapters/teams/answering/own_chats.py",
        "made=not added",
        "made=True",
        f"{PEOPLE} -k takes_it_out",
    ),
    Mutant(
        "the doctor names whom no announcement in Teams reaches",
        "bot/adapters/teams/platform.py",
        "if self.workspace in chosen:",
        "if False:",
        f"{CHECKED} -k never_added",
    ),
    Mutant(
        "the doctor names a page of the operator's that does not answer",
        "bot/adapters/teams/checkup.py",
        'return "" if answer.ok else',
        'return "" if answer else',
        f"{CHECKED} -k do_not_answer",
    ),
    Mutant(
        "a chat in Teams that we made for somebody is no proof that they have the app",
        "bot/store/people/whereabouts.py",
        "if at is None or doubtful in at]",
        "if at is None]",
        f"{WHERE} -k doubtful",
    ),
)
