"""Microsoft Graph, as far as the bot asks it: groups, owners, users, chats, apps; with what was consented.

Routes, forms and the least permission of each are from Microsoft's reference ("Microsoft Graph REST API
v1.0"), the words of the two refusals from its "error responses": the directory says
`Authorization_RequestDenied`, the part that is Teams' says `Forbidden` and which roles it misses.
"""

from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urlencode

from tests.fakes.teams.connector import Asked
from tests.fakes.teams.errors import Refused
from tests.fakes.teams.ledger import Said
from tests.fakes.teams.values import Account, Group, Json, Team
from tests.fakes.teams.world import APP, CATALOG, Teams

OF_GROUPS: Final = ("GroupMember.Read.All", "Group.Read.All", "Directory.Read.All")
OF_USERS: Final = ("User.Read.All", "Directory.Read.All")
OF_APPS: Final = ("AppCatalog.Read.All",)
OF_CHATS: Final = ("Chat.Create",)
IN_CHATS: Final = ("TeamsAppInstallation.ReadWriteSelfForChat.All",)
FOR_USERS: Final = ("TeamsAppInstallation.ReadWriteSelfForUser.All",)


def members(here: Teams, asked: Asked) -> Said:
    """Return the members of a group, groups among them as what they are."""
    group = _group(here, asked)
    inner = [{"@odata.type": "#microsoft.graph.group", "id": one} for one in getattr(group, "groups", ())]
    return _page(here, asked, [*_users(here, group.members), *inner])


def transitive_members(here: Teams, asked: Asked) -> Said:
    """Return the members of a group and of the groups in it."""
    return _page(here, asked, _users(here, _everybody(here, _group(here, asked), set())))


def owners(here: Teams, asked: Asked) -> Said:
    """Return the owners of a group, which are those of its team."""
    return _page(here, asked, _users(here, _group(here, asked).owners))


def group(here: Teams, asked: Asked) -> Said:
    """Return a group."""
    found = _group(here, asked)
    id_ = found.group if isinstance(found, Team) else found.id
    return Said(200, {"id": id_, "displayName": found.name})


def check_groups(here: Teams, asked: Asked) -> Said:
    """Return in which of these groups somebody is, directly or through another."""
    needs(here, *OF_GROUPS)
    person = _user(here, asked.of["user"])
    wanted = [str(one) for one in asked.body.get("groupIds") or ()]
    found = [one for one in wanted if _is_in(here, one, person)]
    return Said(200, {"value": found})


def user(here: Teams, asked: Asked) -> Said:
    """Return an account."""
    needs(here, *OF_USERS)
    return Said(200, account(_user(here, asked.of["user"])))


def create_chat(here: Teams, asked: Asked) -> Said:
    """Begin a chat of several people; the app is not in it until it is installed there."""
    needs(here, *OF_CHATS, teams=True)
    body = asked.body
    rows = body.get("members") or []
    people = [
        _user(here, str(one.get("user@odata.bind", "")).partition("('")[2].rstrip("')")) for one in rows
    ]
    roles_are_right = all(one.get("roles") in (["owner"], ["guest"]) for one in rows)
    if body.get("chatType") != "group" or len(people) < 2 or not roles_are_right:
        raise Refused("BadRequest")
    made = here.group_chat(*people, has_bot=False, topic=str(body.get("topic") or ""))
    return Said(
        201, {"id": made.id, "chatType": "group", "topic": body.get("topic"), "tenantId": made.tenant}
    )


def install_in_chat(here: Teams, asked: Asked) -> Said:
    """Install the app in a chat: from now on the bot is in it."""
    needs(here, *IN_CHATS, teams=True)
    _this_app(asked)
    chat = here.open(asked.of["chat"])
    if chat.has_bot:
        raise Refused("Conflict")
    chat.has_bot = True
    return Said(201)


def install_for_user(here: Teams, asked: Asked) -> Said:
    """Install the app for a person: from now on the bot can write to them."""
    needs(here, *FOR_USERS, teams=True)
    _this_app(asked)
    person = _user(here, asked.of["user"])
    if person.object_id in here.installed:
        raise Refused("Conflict")
    here.installed.add(person.object_id)
    return Said(201)


def apps_of_user(here: Teams, asked: Asked) -> Said:
    """Return where the app is installed for a person: nothing, or one row."""
    needs(here, *FOR_USERS, teams=True)
    person = _user(here, asked.of["user"])
    known = person.object_id in here.installed
    return Said(200, {"value": [{"id": f"app-of-{person.object_id}"}] if known else []})


def catalog(here: Teams, asked: Asked) -> Said:
    """Return the app as the tenant's catalog has it."""
    needs(here, *OF_APPS, teams=True)
    wanted = asked.query.get("$filter", "")
    found = [{"id": CATALOG, "externalId": APP, "displayName": "Alongside"}]
    return Said(200, {"value": found if not wanted or APP in wanted else []})


def needs(here: Teams, *any_of: str, teams: bool = False) -> None:
    """Refuse where none of these permissions was consented to."""
    if here.consented.isdisjoint(any_of):
        if not teams:
            raise Refused("Authorization_RequestDenied")
        says = f"Missing role permissions on the request. API requires one of '{', '.join(any_of)}'."
        raise Refused("Forbidden", says)


def account(one: Account) -> Json:
    """Return an account as Graph describes it."""
    return {
        "@odata.type": "#microsoft.graph.user",
        "id": one.object_id,
        "displayName": one.name,
        "mail": one.mail,
        "userPrincipalName": one.mail,
        "userType": "Guest" if one.guest else "Member",
        "preferredLanguage": one.locale,
        "accountEnabled": not one.left,
    }


def _group(here: Teams, asked: Asked) -> Group | Team:
    needs(here, *OF_GROUPS)
    return _known(here, asked.of["group"])


def _known(here: Teams, id_: str) -> Group | Team:
    by_group = {one.group: one for one in here.teams.values()}
    found = here.groups.get(id_) or by_group.get(id_)
    if found is None:
        raise Refused("Request_ResourceNotFound")
    return found


def _everybody(here: Teams, group: Group | Team, known: set[str]) -> set[str]:
    if isinstance(group, Team) or group.id in known:
        return group.members if isinstance(group, Team) else set()
    known.add(group.id)
    inner = [_everybody(here, here.groups[one], known) for one in group.groups]
    return group.members.union(*inner)


def _is_in(here: Teams, group: str, person: Account) -> bool:
    return person.object_id in _everybody(here, _known(here, group), set())


def _user(here: Teams, id_: str) -> Account:
    by_mail = {one.mail: one for one in here.accounts.values()}
    found = here.accounts.get(id_) or by_mail.get(id_)
    if found is None or found.left:
        raise Refused("Request_ResourceNotFound")
    return found


def _users(here: Teams, ids: Iterable[str]) -> list[Any]:
    return [account(here.accounts[one]) for one in sorted(ids)]


def _page(here: Teams, asked: Asked, rows: list[Any]) -> Said:
    """Return one page, with the address of the next where there is more."""
    at, size = (
        int(asked.query.get("$skiptoken") or 0),
        min(int(asked.query.get("$top") or here.page), here.page),
    )
    said: Json = {"value": rows[at : at + size]}
    if at + size < len(rows):
        more = {**asked.query, "$skiptoken": str(at + size)}
        said["@odata.nextLink"] = f"{here.url.rstrip('/')}{asked.of['']}?{urlencode(more)}"
    return Said(200, said)


def _this_app(asked: Asked) -> None:
    if not str(asked.body.get("teamsApp@odata.bind", "")).endswith(f"/appCatalogs/teamsApps/{CATALOG}"):
        raise Refused("BadRequest")
