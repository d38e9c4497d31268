"""Teams as the bot and its people meet it: a tenant, its teams and chats, clock, and the ledger of it all."""

import hashlib
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from tests.fakes.teams.errors import Refused
from tests.fakes.teams.keys import Keys
from tests.fakes.teams.ledger import Call, Leak, Seen, Trouble
from tests.fakes.teams.login import LIVES, Client, Grant
from tests.fakes.teams.rates import Rates
from tests.fakes.teams.values import BOT, Account, Chat, Group, Json, Kind, Message, Team, Upload

TENANT: Final = "11111111-2222-3333-4444-555555555555"
OTHER_TENANT: Final = "99999999-8888-7777-6666-555555555555"
APP: Final = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
PASSWORD: Final = "made~up.for-tests"
BOT_ID: Final = f"28:{APP}"
"""The bot's own account at the connector."""
BOT_NAME: Final = "Alongside"
CATALOG: Final = "cccccccc-0000-0000-0000-000000000001"
"""The app's id in the tenant's catalog of apps."""
LARGEST: Final = 100 * 1024
"""Bytes of one message in UTF-16, its cards too (Microsoft's documentation: format your bot messages)."""
CONSENTED: Final = frozenset(
    {
        "GroupMember.Read.All",
        "User.Read.All",
        "Chat.Create",
        "TeamsAppInstallation.ReadWriteSelfForChat.All",
        "TeamsAppInstallation.ReadWriteSelfForUser.All",
        "AppCatalog.Read.All",
    }
)


@dataclass
class Teams:
    """Everything that stands in Teams, and the calls that it got. Safe to read from any thread."""

    accounts: dict[str, Account] = field(default_factory=dict)
    """By object id."""
    teams: dict[str, Team] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    chats: dict[str, Chat] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    lines: dict[str, list[Message]] = field(default_factory=dict)
    """The messages of each conversation, oldest first, deleted and targeted ones too."""
    installed: set[str] = field(default_factory=set)
    """Who has the app in their personal scope, by object id."""
    blocked: set[str] = field(default_factory=set)
    consented: set[str] = field(default_factory=lambda: set(CONSENTED))
    """The permissions of Graph that the tenant's admin granted."""
    calls: list[Call] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    leaks: list[Leak] = field(default_factory=list)
    """What arrived at the host that is none of Microsoft's."""
    uploads: list[Upload] = field(default_factory=list)
    sessions: dict[str, str] = field(default_factory=dict)
    """The name of each file that somebody allowed and that is not there yet, by its upload session."""
    complaints: list[str] = field(default_factory=list)
    """What Teams would have shown otherwise than it was meant, or not at all."""
    troubles: list[Trouble] = field(default_factory=list)
    rates: Rates = field(default_factory=Rates)
    keys: Keys = field(default_factory=Keys)
    client: Client = field(default_factory=lambda: Client(APP, PASSWORD, TENANT))
    grants: dict[str, Grant] = field(default_factory=dict)
    """The tokens that were given out, by what they are."""
    token_lives: float = LIVES
    page: int = 100
    """Rows of one page of members, of the connector and of Graph, where the caller asks for no fewer."""
    nests_codes: bool = True
    """Whether a 403 hides its sub-code in a string of JSON."""
    app_disabled: bool = False
    """Whether the tenant's admin disabled the app."""
    later: float = 0.0
    """Seconds that Teams' own clock is ahead."""
    url: str = ""
    foreign_url: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)
    _latest: int = 0

    # addresses, each as a setting names it
    @property
    def service_url(self) -> str:
        """Return the connector's address as activities name it."""
        return f"{self.url}emea/{self.client.tenant}/"

    @property
    def login_url(self) -> str:
        """Return the login's address, without a tenant."""
        return f"{self.url}login"

    @property
    def identity_url(self) -> str:
        """Return the address at which a machine of Azure's asks for a token."""
        return f"{self.url}identity/token"

    @property
    def graph_url(self) -> str:
        """Return Graph's address, with its version."""
        return f"{self.url}graph/v1.0"

    @property
    def openid_url(self) -> str:
        """Return the address of the Bot Framework's OpenID metadata."""
        return f"{self.url}openid/v1/.well-known/openidconfiguration"

    def now(self) -> float:
        """Return the time by Teams' clock, in seconds since 1970."""
        return time.time() + self.later

    def moves(self, seconds: float) -> None:
        """Move Teams' clock on."""
        self.later += seconds

    def number(self) -> str:
        """Return a new id of a message, above all before: milliseconds since 1970."""
        self._latest = max(self._latest + 1, int(self.now() * 1_000))
        return str(self._latest)

    def guid(self) -> str:
        """Return a new id as Entra's are."""
        self._latest += 1
        return str(UUID(bytes=hashlib.md5(str(self._latest).encode(), usedforsecurity=False).digest()))

    def allows_upload(self, name: str) -> str:
        """Begin an upload session in somebody's OneDrive; return its address."""
        session = self.guid()
        self.sessions[session] = name
        return f"{self.url}uploads/{session}"

    # who and where
    def joins(self, name: str, **more: Any) -> Account:  # noqa: ANN401
        """Add a person to the tenant."""
        object_id = self.guid()
        facts = {
            "mail": f"{name.lower().replace(' ', '.')}@alumni.example",
            "tenant": self.client.tenant,
            **more,
        }
        made = Account(object_id, f"29:{object_id.replace('-', '')}", name, **facts)
        self.accounts[object_id] = made
        return made

    def leaves(self, account: Account) -> None:
        """Take a person out of the tenant: out of its teams, groups and chats too."""
        account.left = True
        every: list[Team | Group] = [*self.teams.values(), *self.groups.values()]
        for one in every:
            one.members.discard(account.object_id)
            one.owners.discard(account.object_id)

    def founds(self, name: str, *owners: Account, members: Iterable[Account] = ()) -> Team:
        """Create a team; its channels come by `channel`."""
        number = self.guid().replace("-", "")
        owning = {one.object_id for one in owners}
        everybody = owning | {one.object_id for one in members}
        team = Team(f"19:{number}@thread.tacv2", self.guid(), name, owning, everybody)
        self.teams[team.id] = team
        self.chats[team.id] = Chat(team.id, Kind.CHANNEL, self.client.tenant, team=team.id)
        return team

    def channel(self, team: Team, name: str) -> Chat:
        """Add a channel to a team."""
        made = Chat(
            f"19:{self.guid().replace('-', '')}@thread.tacv2", Kind.CHANNEL, self.client.tenant, team=team.id
        )
        team.channels[made.id] = name
        self.chats[made.id] = made
        return made

    def group(self, name: str, *members: Account, groups: Iterable[Group] = ()) -> Group:
        """Create a group of Entra."""
        inner = {one.id for one in groups}
        made = Group(self.guid(), name, members={one.object_id for one in members}, groups=inner)
        self.groups[made.id] = made
        return made

    def group_chat(self, *people: Account, has_bot: bool = True, topic: str = "") -> Chat:
        """Begin a chat of several people."""
        ids = {one.object_id for one in people}
        made = Chat(f"19:{self.guid().replace('-', '')}@thread.v2", Kind.GROUP, self.client.tenant, ids)
        made.has_bot, made.topic = has_bot, topic
        self.chats[made.id] = made
        return made

    def personal(self, account: Account) -> Chat:
        """Return the chat of the bot with one person; it is made where there is none."""
        known = f"a:{account.object_id.replace('-', '')}"
        if known not in self.chats:
            self.chats[known] = Chat(known, Kind.PERSONAL, account.tenant, {account.object_id})
        return self.chats[known]

    def whom(self, name: str) -> Account:
        """Return an account by its object id, or by its id at this bot."""
        known = self.accounts.get(name.removeprefix("8:orgid:"))
        known = known or next((one for one in self.accounts.values() if one.id == name), None)
        if known is None or known.left:
            raise Refused("MemberNotFoundInConversation")
        return known

    def open(self, chat: str) -> Chat:
        """Return a conversation by its id, whatever message of it is named behind."""
        known = self.chats.get(chat.partition(";messageid=")[0])
        if known is None or known.gone:
            raise Refused("ConversationNotFound")
        return known

    def members(self, chat: Chat) -> list[Account]:
        """Return who is in a conversation, without the bot."""
        ids = self.teams[chat.team].members if chat.team else chat.people
        return [self.accounts[one] for one in ids if not self.accounts[one].left]

    def has_bot(self, chat: Chat) -> bool:
        """Tell whether the app is installed in a conversation."""
        match chat.kind:
            case Kind.PERSONAL:
                return bool(chat.people & self.installed)
            case Kind.CHANNEL:
                return self.teams[chat.team].has_bot
            case Kind.GROUP:
                return chat.has_bot

    def meets(self, account: Account) -> bool:
        """Tell whether somebody is where the app is: in their own scope, a team or a group chat."""
        if account.object_id in self.installed:
            return True
        return any(account in self.members(one) and self.has_bot(one) for one in list(self.chats.values()))

    # what is said and seen
    def keeps(self, chat: Chat, sender: str, activity: Json, **more: Any) -> Message:  # noqa: ANN401
        """Put a message into its conversation, and show it to whoever is there."""
        made = Message(self.number(), chat.id, sender, activity, **more)
        self.messages[made.id] = made
        self.lines.setdefault(chat.id, []).append(made)
        self.shows("targeted" if made.only_for else "message", made)
        return made

    def shows(self, what: str, message: Message) -> None:
        """Note that everybody who sees a message was shown it."""
        chat = self.chats[message.chat]
        readers = [one.object_id for one in self.members(chat) if message.only_for in {"", one.object_id}]
        self.seen += [Seen(one, what, message, at=self.now()) for one in readers]

    def standing(self, chat: str, *, to: str = "") -> list[Message]:
        """Return the messages of a conversation that everybody sees, or that one person does."""
        kept = self.lines.get(chat.partition(";messageid=")[0], ())
        return [one for one in kept if not one.deleted and one.only_for in {"", to}]

    def of_the_bot(self, chat: str, *, to: str = "") -> list[Message]:
        """Return the bot's own messages of a conversation, oldest first."""
        return [one for one in self.standing(chat, to=to) if one.sender == BOT]

    # trouble
    def fails(self, what: Trouble, *, times: int = 1) -> None:
        """Make the next calls of a kind fail."""
        self.troubles += [what] * times

    def mends(self) -> None:
        """Clear all planned failures."""
        self.troubles.clear()

    def everything_said(self) -> Iterable[Json]:
        """Yield the body of every call that took effect."""
        return (call.body for call in self.calls if call.took_effect)
