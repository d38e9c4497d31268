"""The effect of each call of Discord's REST API that the stand-in knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.fakes.discord import commands, interactions, members, payloads, posting, threads
from tests.fakes.discord.errors import Refused
from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.ledger import Answer
from tests.fakes.discord.posting import Given
from tests.fakes.discord.world import APP, BOT, Discord


@dataclass(frozen=True, slots=True)
class Asked:
    """One call, as its effect needs it."""

    of: Mapping[str, str]
    query: Mapping[str, str]
    given: Given
    gateway: Gateway
    again: list[bool]
    """Gets an entry where the call made nothing new, for its nonce was known."""


Does = Callable[[Discord, Asked], Answer]


def gateway_address(here: Discord, _: Asked) -> Answer:
    """Return where the gateway is."""
    return 200, {"url": f"{here.url.replace('http://', 'ws://')}link"}


def gateway_bot(here: Discord, asked: Asked) -> Answer:
    """Return where the gateway is, and how many sessions may still be begun."""
    limit = {
        "total": asked.gateway.budget,
        "remaining": asked.gateway.left_today(),
        "reset_after": 86_400_000,
        "max_concurrency": 1,
    }
    _, address = gateway_address(here, asked)
    return 200, {**address, "shards": asked.gateway.shards, "session_start_limit": limit}


def me(here: Discord, _: Asked) -> Answer:
    """Return the bot's own account."""
    return 200, {**payloads.user(here.users[BOT]), "verified": True, "mfa_enabled": False, "locale": "en-US"}


def application(here: Discord, _: Asked) -> Answer:
    """Return the application."""
    said = {"id": APP, "name": "Alongside", "description": "", "icon": None, "bot_public": True, "flags": 0}
    owner = {"owner": payloads.user(here.users[BOT]), "team": None, "verify_key": "0" * 64}
    return 200, {
        **said,
        **owner,
        "bot_require_code_grant": False,
        "approximate_guild_count": len(here.guilds),
    }


def user(here: Discord, asked: Asked) -> Answer:
    """Return an account."""
    found = here.users.get(asked.of["user"])
    if found is None:
        raise Refused(10013)
    return 200, payloads.user(found)


def open_dm(here: Discord, asked: Asked) -> Answer:
    """Open direct messages with somebody."""
    person = here.users.get(str(asked.given.body.get("recipient_id", "")))
    if person is None or person.bot:
        raise Refused(50033)
    return 200, payloads.channel(here, here.first_dm(person.id))


def guild(here: Discord, asked: Asked) -> Answer:
    """Return a server."""
    return 200, payloads.guild(here, here.guild(asked.of["guild"]))


def my_guilds(here: Discord, asked: Asked) -> Answer:
    """Return a page of the servers that the bot is in, in the order of their ids."""
    after, limit = int(asked.query.get("after", "0")), min(int(asked.query.get("limit", "200")), 200)
    ours = [one for one in here.guilds.values() if here.has(one.id) and int(one.id) > after]
    page = sorted(ours, key=lambda one: int(one.id))[:limit]
    return 200, [payloads.guild(here, one) for one in page]


def roles(here: Discord, asked: Asked) -> Answer:
    """Return the roles of a server."""
    return 200, [payloads.role(one) for one in here.guild(asked.of["guild"]).roles.values()]


def channels(here: Discord, asked: Asked) -> Answer:
    """Return the channels of a server, without its threads."""
    of = here.guild(asked.of["guild"]).id
    found = [one for one in here.channels.values() if one.guild == of and not one.is_thread]
    return 200, [payloads.channel(here, one) for one in found if here.sees(one, BOT)]


def active_threads(here: Discord, asked: Asked) -> Answer:
    """Return the threads of a server that are not archived, as far as the bot sees them."""
    found = [one for one in threads.active(here, here.guild(asked.of["guild"]).id) if here.sees(one, BOT)]
    return 200, {"threads": [payloads.channel(here, one) for one in found], "members": []}


def channel(here: Discord, asked: Asked) -> Answer:
    """Return a channel."""
    return 200, payloads.channel(here, here.open(asked.of["channel"]))


def change_channel(here: Discord, asked: Asked) -> Answer:
    """Change a channel or a thread."""
    return 200, payloads.channel(here, threads.change(here, asked.of["channel"], asked.given.body))


def remove_channel(here: Discord, asked: Asked) -> Answer:
    """Delete a channel or a thread."""
    return 200, payloads.channel(here, threads.remove(here, asked.of["channel"]))


def start_thread(here: Discord, asked: Asked) -> Answer:
    """Start a thread."""
    return 201, payloads.channel(here, threads.start(here, asked.of["channel"], asked.given.body))


def join_thread(here: Discord, asked: Asked) -> Answer:
    """Add somebody to a thread."""
    threads.add(here, asked.of["channel"], _somebody(asked))
    return 204, None


def leave_thread(here: Discord, asked: Asked) -> Answer:
    """Take somebody out of a thread."""
    threads.drop(here, asked.of["channel"], _somebody(asked))
    return 204, None


def _somebody(asked: Asked) -> str:
    return BOT if asked.of["user"] == "@me" else asked.of["user"]


def post(here: Discord, asked: Asked) -> Answer:
    """Write a message."""
    made, again = posting.post(here, asked.of["channel"], asked.given)
    asked.again.extend([True] * again)
    return 200, payloads.message(here, made)


def history(here: Discord, asked: Asked) -> Answer:
    """Return messages of a channel."""
    found = posting.history(here, asked.of["channel"], asked.query)
    intents = here.privileged
    return 200, [payloads.hidden(here, one, intents) for one in found]


def one_message(here: Discord, asked: Asked) -> Answer:
    """Return a message."""
    at = here.open(asked.of["channel"])
    members.needs_history(here, at)
    found = posting.find(here, at.id, asked.of["message"])
    return 200, payloads.hidden(here, found, here.privileged)


def edit(here: Discord, asked: Asked) -> Answer:
    """Edit a message."""
    found = posting.edit(here, asked.of["channel"], asked.of["message"], asked.given)
    return 200, payloads.message(here, found)


def delete(here: Discord, asked: Asked) -> Answer:
    """Delete a message."""
    posting.delete(here, asked.of["channel"], asked.of["message"])
    return 204, None


def typing(here: Discord, asked: Asked) -> Answer:
    """Show that the bot is typing: nobody keeps it."""
    here.open(asked.of["channel"])
    return 204, None


def callback(here: Discord, asked: Asked) -> Answer:
    """Answer an interaction for the first time."""
    one = interactions.answer(here, asked.of["interaction"], asked.of["token"], asked.given)
    if asked.query.get("with_response") not in ("1", "true", "True"):
        return 204, None
    standing = here.messages.get(one.original)
    return 200, interactions.told(here, one, payloads.message(here, standing) if standing else None)


def follow_up(here: Discord, asked: Asked) -> Answer:
    """Answer an interaction further."""
    one = interactions.of(here, asked.of["application"], asked.of["token"])
    return 200, payloads.message(here, interactions.follow(here, one, asked.given))


def get_answer(here: Discord, asked: Asked) -> Answer:
    """Return an answer."""
    one = interactions.of(here, asked.of["application"], asked.of["token"])
    return 200, payloads.message(here, interactions.message(here, one, asked.of["message"]))


def edit_answer(here: Discord, asked: Asked) -> Answer:
    """Edit an answer."""
    one = interactions.of(here, asked.of["application"], asked.of["token"])
    return 200, payloads.message(here, interactions.edit(here, one, asked.of["message"], asked.given))


def delete_answer(here: Discord, asked: Asked) -> Answer:
    """Delete an answer."""
    one = interactions.of(here, asked.of["application"], asked.of["token"])
    posting.vanish(here, interactions.message(here, one, asked.of["message"]))
    return 204, None


def _scope(here: Discord, asked: Asked) -> str:
    if asked.of["application"] != APP:
        raise Refused(10002)
    scope = asked.of.get("guild", "")
    if scope and not here.has(scope):
        raise Refused(50001)
    return scope


def list_commands(here: Discord, asked: Asked) -> Answer:
    """Return the commands of a scope."""
    localised = asked.query.get("with_localizations") in ("1", "true", "True")
    found = here.commands.get(_scope(here, asked), {}).values()
    return 200, [commands.shown(one, localised=localised) for one in found]


def put_commands(here: Discord, asked: Asked) -> Answer:
    """Overwrite the commands of a scope."""
    return 200, commands.put(here, _scope(here, asked), asked.given.body.get("", []))


def add_command(here: Discord, asked: Asked) -> Answer:
    """Create a command."""
    made, new = commands.add(here, _scope(here, asked), asked.given.body)
    return (201 if new else 200), made


def one_command(here: Discord, asked: Asked) -> Answer:
    """Return a command."""
    return 200, commands.find(here, _scope(here, asked), asked.of["command"])


def change_command(here: Discord, asked: Asked) -> Answer:
    """Change a command."""
    return 200, commands.change(here, _scope(here, asked), asked.of["command"], asked.given.body)


def remove_command(here: Discord, asked: Asked) -> Answer:
    """Delete a command."""
    commands.remove(here, _scope(here, asked), asked.of["command"])
    return 204, None
