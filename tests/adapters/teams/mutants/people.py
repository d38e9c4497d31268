"""The guards of who is who in Teams, and of what is said where others read."""

from tests.fakes.mutating import Mutant

PEOPLE = "tests/adapters/teams/test_people.py"

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
        "if installed.place.thread in self._greeted:",
        "if False:",
        f"{PEOPLE} -k greets_once",
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
        'no.code == WRITES_BLOCKED and "made" in to.at',
        "False",
        f"{PEOPLE} -k nobody_has_left",
    ),
)
