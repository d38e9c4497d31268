"""S7 on Discord: what is resident with many servers, above what is resident in Slack alone.

Both are `python -m bot run` on the same community with Slack's keys. The one is connected to a stand-in of
Discord on the loopback as well, which tells it of each server as Discord tells a session without the members'
intent: channels, roles, active threads, and of the members their number. Then some members of each run
`/mentoring`. Goal: at most 60 MB above the other.
"""

from itertools import islice
from time import monotonic, sleep

from benchmarks import slack, start
from benchmarks.community import Home
from benchmarks.resident import MEGABYTE
from benchmarks.size import Size
from benchmarks.table import NOTHING, Row
from bot.adapters.discord import manifest
from tests.fakes.discord.acting import Person, Unable, arrives
from tests.fakes.discord.server import Server, serving
from tests.fakes.discord.values import Callback, Channel, ChannelType, Interaction, Member
from tests.fakes.discord.world import BOT, Discord

ABOVE = 60 * MEGABYTE
CHANNELS, ROLES, THREADS = 40, 30, 100
"""What each server has; of the threads, those that are people's own and active."""

ACTING = 3
"""Members of each server who run a command."""

MOST_STARTS = 2

PATIENCE = 60.0
"""Seconds after which an answer does not come any more."""


def run(home: Home, size: Size) -> list[Row]:
    """Measure both in turns; of several starts the last, since the first also registers the commands."""
    here = Discord()
    for number in range(size.servers[0]):
        _founded(here, number, size.servers[1])
    with slack.web_api() as api, serving(here) as server:
        keys = {"DISCORD_BOT_TOKEN": here.token, "DISCORD_API_URL": f"{here.url}api/v10"}
        theirs, mine = list[int | None](), list[int | None]()
        for _ in range(min(size.starts, MOST_STARTS)):
            theirs.append(start.ours(home, api)[1])
            mine.append(start.ours(home, api, keys, lambda: _lived_in(server))[1])
    return [_row(home, size.servers[0], mine[-1], theirs[-1])]


def _row(home: Home, servers: int, mine: int | None, theirs: int | None) -> Row:
    figure = f"S7 resident, {servers} servers"
    if mine is None or theirs is None:
        return Row(figure, home.members, NOTHING, later="Linux only")
    met = "met" if mine - theirs <= ABOVE else "MISSED"
    said = [f"{one / MEGABYTE:.0f} MB" for one in (mine, theirs)]
    goal = f"{(mine - theirs) / MEGABYTE:+.0f} MB, ≤ {ABOVE / MEGABYTE:.0f}: {met}"
    return Row(
        figure, home.members, said[0], "Slack alone", said[1], mine / theirs, later=goal, cost=float(mine)
    )


def _founded(here: Discord, number: int, members: int) -> None:
    owner = here.signs_up(f"owner-{number}", f"Owner Number {number}")
    guild = here.founds(f"Server Number {number}", owner, bot_may=int(manifest.PERMISSIONS))
    channels = [here.channel(guild, f"channel-{one}") for one in range(CHANNELS)]
    for one in range(ROLES):
        here.role(guild, f"Role Number {one}")
    for one in range(members):
        joined = here.signs_up(f"member-{number}-{one}", f"Member Number {one}")
        guild.members[joined.id] = Member(joined.id)
    for user in list(guild.members)[-THREADS:]:
        _threaded(here, channels[0], user)


def _threaded(here: Discord, under: Channel, user: str) -> None:
    more = {"parent": under.id, "people": {BOT, user}, "owner": BOT}
    here.channel(here.guilds[under.guild], "Member and Alongside", ChannelType.PRIVATE_THREAD, **more)


def _lived_in(server: Server) -> None:
    """Let some members of each server run a command, and wait for each answer."""
    here = server.here
    for guild in list(here.guilds.values()):
        at = next(one for one in here.channels.values() if one.guild == guild.id)
        for user in islice((one for one in guild.members if one not in {BOT, guild.owner}), ACTING):
            _answered(_ran(arrives(here, guild, here.users[user], at)))


def _ran(who: Person) -> Interaction:
    """Run a command as soon as it is registered."""
    until = monotonic() + PATIENCE
    while True:
        try:
            return who.runs("mentoring")
        except Unable:
            if monotonic() > until:
                raise
            sleep(0.05)


def _answered(one: Interaction) -> None:
    until = monotonic() + PATIENCE
    while one.answer is Callback.NONE or (one.answer is Callback.DEFERRED and not one.filled):
        if monotonic() > until:
            raise TimeoutError(f"no answer to {one.id}")
        sleep(0.005)
