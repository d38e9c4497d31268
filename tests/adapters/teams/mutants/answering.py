"""The guards of answers in people's own chats and of files, and the code without each."""

from tests.fakes.mutating import Mutant

OF_FILES = "tests/adapters/teams/test_files.py"
OF_PAGES = "tests/adapters/teams/test_file_pages.py"
CONSENTS = "bot/adapters/teams/answering/consents.py"
UPLOADS = "bot/adapters/teams/calls/uploads.py"
HOSTS = "bot/adapters/teams/upload_hosts.py"
DOOR = "bot/adapters/teams/doors/file_page.py"

OF_ANSWERS = (
    Mutant(
        "who is to get a file is asked about it",
        "bot/adapters/teams/answering/landing.py",
        "await self._handing.beside(message, to, turn.reader, key=key)",
        "pass",
        f"{OF_FILES} -k my_data",
    ),
    Mutant(
        "a guest, who has no OneDrive in the tenant, gets a page",
        "bot/adapters/teams/answering/landing.py",
        "asks = turn.is_member and can_ask",
        "asks = can_ask",
        f"{OF_PAGES} -k guest",
    ),
    Mutant(
        "in some national clouds nobody is asked about a file",
        "bot/adapters/teams/answering/files.py",
        "return not host.endswith(NATIONAL)",
        "return bool(host)",
        f"{OF_FILES} -k national",
    ),
    Mutant(
        "nobody is led to a file page over a line that is not encrypted",
        "bot/views/people/file_page.py",
        'return address.startswith("https://")',
        "return bool(address)",
        f"{OF_PAGES} -k encrypted",
    ),
    Mutant(
        "an answer about a file has one effect, however often it is brought",
        CONSENTS,
        "if not await asyncio.wrap_future(",
        "if False and not await asyncio.wrap_future(",
        f"{OF_FILES} -k brings_again",
    ),
    Mutant(
        "in a group or a channel no file is handed over",
        CONSENTS,
        "if said.kind is not ConversationKind.PERSONAL or about is None:",
        "if about is None:",
        f"{OF_FILES} -k in_a_group",
    ),
    Mutant(
        "a file's place is shown only where it may be uploaded to",
        CONSENTS,
        "if self._uploads.takes(said.content_url):",
        "if True:",
        f"{OF_FILES} -k no_card",
    ),
    Mutant(
        "only the file that was asked about is uploaded",
        CONSENTS,
        "if one.name == about.name",
        "if one.name",
        f"{OF_FILES} -k no_more",
    ),
    Mutant(
        "a file is uploaded to no host but those of OneDrive",
        UPLOADS,
        "if not self.takes(url):",
        "if False:",
        f"{OF_FILES} -k no_other_host",
    ),
    Mutant(
        "an upload is sent on to nobody",
        UPLOADS,
        "allow_redirects=False",
        "allow_redirects=True",
        f"{OF_FILES} -k sent_on",
    ),
    Mutant(
        "an upload that may succeed later is tried again",
        UPLOADS,
        "status not in AGAIN",
        "True",
        f"{OF_FILES} -k tried_again",
    ),
    Mutant(
        "nothing is uploaded where an address names somebody",
        HOSTS,
        'if parts.user is not None or parts.password is not None or "@" in parts.raw_authority:',
        "if False:",
        "tests/adapters/teams/test_upload_hosts.py",
    ),
    Mutant(
        "nothing is uploaded in the clear",
        HOSTS,
        'parts.scheme == "https" and',
        "",
        "tests/adapters/teams/test_upload_hosts.py",
    ),
    Mutant(
        "nothing is uploaded to another port",
        HOSTS,
        "port == 443 and",
        "",
        "tests/adapters/teams/test_upload_hosts.py",
    ),
    Mutant(
        "a host that only ends like an allowed one is another",
        HOSTS,
        "host.endswith(allowed[1:])",
        "host.endswith(allowed[2:])",
        "tests/adapters/teams/test_upload_hosts.py",
    ),
    Mutant(
        "to look at a page changes nothing",
        DOOR,
        'if asked.method != "POST":',
        'if asked.method == "HEAD":',
        f"{OF_PAGES} -k looking",
    ),
    Mutant(
        "of several presses on a page at once one alone gets the file",
        DOOR,
        "if not await asyncio.wrap_future(self._making.book.spend(",
        "if None is await asyncio.wrap_future(self._making.book.spend(",
        f"{OF_PAGES} -k at_once",
    ),
    Mutant(
        "what a page gives is kept by nobody on the way",
        DOOR,
        '"Cache-Control": "no-store",',
        "",
        f"{OF_PAGES} -k no_answer_is_kept",
    ),
)
