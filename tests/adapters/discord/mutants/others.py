"""What went wrong for other bots on Discord: each fault has a guard here, and a story that needs it.

Those whose guards are proved beside other stories are named in `ELSEWHERE`; the rest of them stand here.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tests.fakes.mutating import Mutant

_HERE = "tests/adapters/discord"
_STORIES = f"{_HERE}/test_faults_of_others.py"

ELSEWHERE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "it was quarantined after 25 to 40 first messages": (
            "first direct messages on Discord are paced (F36)",
            "a flagged bot opens no more direct messages (F38)",
            "for a day after the first flag no direct message is tried (F37)",
            "an announcement writes first to nobody on Discord (F38)",
        ),
        "several direct messages were opened at once, and none was any more (40003)": (
            "first messages that came too fast rest on Discord (F37)",
            "first messages that come too fast lose nobody on Discord (F37)",
        ),
        "closed direct messages broke it, or nobody noticed": (
            "one who takes no direct messages is one failed row on Discord (F34)",
            "closed direct messages of many stop the rest on Discord (F36)",
            "closed direct messages on Discord are no leaving",
        ),
        "it deferred first, and no form could be opened after that": (
            "a late answer takes the way of the late",
            "a form that comes too late on Discord is opened by a button",
        ),
        "a completed option brought the shown name instead of the value": (
            "a name that Discord sends instead of its value is resolved again",
            "what is no value of a facet is searched as words",
        ),
        "every command stood there twice": (
            "no Discord command is offered twice: by all servers and by one",
            "a Discord command that stands is not created again",
        ),
        "a 26th option, and the application did not respond": (
            "a 26th choice costs the others nothing on Discord",
            "Discord is acknowledged within the budget",
            "an answer on Discord survives a cut line",
        ),
        "the asker left, and the thread stayed open": (
            "the thread of two on Discord is closed once they have ended",
            "a thread that nobody lets the bot close holds nothing up on Discord",
        ),
        "an archived thread could not be written to": (
            "an archived thread on Discord is written in (50083)",
        ),
        "one command ran when another was typed that begins so": (
            "no command's name on Discord begins another's",
        ),
    }
)
"""What happened to others, and the guards by which it does not happen here."""

OF_ELSEWHERE = (
    Mutant(
        "closed direct messages on Discord are no leaving",
        "bot/adapters/discord/answering/sending.py",
        "if no.code == NO_MUTUAL_SERVER and to.at:",
        "if no.code in (NO_MUTUAL_SERVER, 50007) and to.at:",
        f"{_HERE}/test_sending.py -k no_leaving",
    ),
    Mutant(
        "a form that comes too late on Discord is opened by a button",
        "bot/adapters/discord/answering/ways.py",
        """        DiscordPlace.PRIVATE: Row(
            message=DiscordWay.REDRAWN,
            aside=DiscordWay.PRIVATE,
            form=Late(DiscordWay.OPENED, DiscordWay.NOTE),
""",
        """        DiscordPlace.PRIVATE: Row(
            message=DiscordWay.REDRAWN,
            aside=DiscordWay.PRIVATE,
            form=Late(DiscordWay.OPENED, DiscordWay.OPENED),
""",
        f"{_HERE}/test_answering.py -k becomes_a_note",
    ),
    Mutant(
        "a name that Discord sends instead of its value is resolved again",
        "bot/handlers/search/completing.py",
        "if wanted in {one.value.casefold(), one.label.casefold()})",
        "if wanted == one.value.casefold())",
        f"{_STORIES} -k instead_of_its_value",
    ),
    Mutant(
        "a 26th choice costs the others nothing on Discord",
        "bot/handlers/search/completing.py",
        "return tuple(near[:MOST_COMPLETIONS])",
        "return tuple(near)",
        f"{_STORIES} -k twenty_sixth",
    ),
    Mutant(
        "Discord is acknowledged within the budget",
        "bot/adapters/shared/road.py",
        "timeout=patience",
        "timeout=None",
        f"{_HERE}/test_answering.py -k late_command",
    ),
    Mutant(
        "the thread of two on Discord is closed once they have ended",
        "bot/jobs/rooms.py",
        "        await _leave(adapter, Address(errand.to.workspace, name, where))\n",
        "        pass\n",
        f"{_STORIES} -k the_asker_leaves",
    ),
    Mutant(
        "a thread of two on Discord stays open while they go on",
        "bot/jobs/rooms.py",
        "if errand.is_over and (where",
        "if (where",
        f"{_STORIES} -k go_on",
    ),
    Mutant(
        "a thread of two of whom one erased themselves is closed too on Discord",
        "bot/jobs/rooms.py",
        "errand.to.at or due.sent_to",
        "errand.to.at",
        f"{_STORIES} -k erased_themselves",
    ),
    Mutant(
        "who erased themselves is named by no thread on Discord",
        "bot/adapters/discord/answering/opening.py",
        "{} if space.name else",
        "{} if True else",
        f"{_STORIES} -k erased_themselves",
    ),
    Mutant(
        "a thread that nobody lets the bot close holds nothing up on Discord",
        "bot/jobs/rooms.py",
        "except (Unreachable, Disconnected) as no:",
        "except Unreachable as no:",
        f"{_STORIES} -k holds_nothing_up",
    ),
)
