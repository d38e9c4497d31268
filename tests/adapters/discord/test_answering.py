"""What people do on Discord is answered: late, in a thread, where they call the bot, and to no machine."""

from contextlib import closing

import pytest

from bot.domain.programme.programme import Programme
from bot.port import Address
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.people.addresses import Addresses
from bot.ui.verbs.home import UNREAD
from tests.adapters.discord.on_discord import CALLBACK, OnDiscord, connected
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.discord import acting, acts, moderating, permissions, reading
from tests.fakes.discord.acting import Person
from tests.fakes.discord.community import Town
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.values import EPHEMERAL, Callback, Channel, Interaction, Kind
from tests.fakes.waiting import wait_until

MEMBER = "GET /guilds/{guild}/members/{user}"


def own_thread(discord: OnDiscord, person: Person) -> Channel:
    """Let the bot open somebody's own thread, as before its first message to them; return it."""
    discord.answered(person.runs("mentoring"))
    guild, user = discord.town.guild.id, person.user.id
    met = discord.bot.connection._known("discord", guild, user).result(10)
    assert met is not None
    them = Address(guild, user)
    opened = discord.bot.does(discord.bot.connection.adapter.open(them, (them,)))
    community = discord.community
    community.database.write(
        lambda open_: Addresses(open_, community.id).keep(met.id, (met.id,), opened.at, TUESDAY_MORNING)
    )
    return discord.town.here.channels[opened.at["channel"]]


def presses_token(discord: OnDiscord, person: Person, token: str) -> Interaction:
    """Press a button by its token, on the latest message that this person sees."""
    here = discord.town.here
    data = {"custom_id": token, "component_type": 2, "id": 1}
    with here.lock:
        return acts.begin(here, Kind.COMPONENT, person.user, person.at, data, person.sees()[-1])


def test_a_late_command_is_deferred_and_filled_for_its_writer_alone(discord: OnDiscord) -> None:
    leila = discord.member("leila", "Leila Haddad")
    discord.watch.lingering = 2.5
    one = discord.answered(leila.runs("mentoring"))
    assert one.answer is Callback.DEFERRED
    told = discord.town.here.messages[one.original]
    assert told.flags & EPHEMERAL
    assert told.only_for == leila.user.id
    assert len(discord.calls(CALLBACK)) == 1


def test_a_late_form_becomes_a_note_with_its_button(discord: OnDiscord) -> None:
    leila = discord.member("leila", "Leila Haddad")
    discord.answered(leila.runs("mentoring"))
    discord.watch.lingering = 2.0
    late = presses_token(discord, leila, "1:who:")
    wait_until(lambda: bool(late.follow_ups))
    assert late.answer is Callback.DEFERRED_UPDATE
    assert "[Open the form]" in leila.reads()
    discord.watch.lingering = 0.0
    opened = discord.answered(leila.presses("Open the form"))
    assert opened.answer is Callback.MODAL


def test_words_to_the_bot_alone_are_answered_there(discord: OnDiscord) -> None:
    leila = discord.member("leila", "Leila Haddad").in_dm()
    leila.says("somebody who left law")
    discord.settles(lambda: len(discord.told(leila.at.id)) == 1)
    assert discord.watch.asked[-1].words == "somebody who left law"
    assert discord.watch.asked[-1].actor.workspace == discord.town.guild.id


def test_a_late_answer_to_words_replaces_the_line_that_waits(discord: OnDiscord) -> None:
    leila = discord.member("leila", "Leila Haddad").in_dm()
    discord.watch.lingering = 2.0
    leila.says("somebody who left law")
    discord.settles(lambda: len(discord.told(leila.at.id)) == 1)
    (line,) = discord.told(leila.at.id)
    assert "One moment" in reading.outline(line) or line.edited
    discord.settles(lambda: bool(line.edited))
    assert "One moment" not in reading.outline(line)
    assert len(discord.told(leila.at.id)) == 1


def test_who_calls_the_bot_in_a_channel_is_told_how_to_ask(discord: OnDiscord) -> None:
    leila = discord.member("leila", "Leila Haddad").goes(discord.town.mentors)
    leila.mentions("somebody who left law")
    discord.settles(lambda: bool(discord.told(discord.town.mentors.id)))
    asked = discord.watch.asked[-1]
    assert (asked.verb, asked.words) == ("called", "")


def test_what_others_say_in_a_channel_is_nobodys_business(discord: OnDiscord) -> None:
    leila = discord.member("leila", "Leila Haddad")
    leila.says("somebody who left law")
    leila.goes(discord.town.mentors).says("law")
    acting.by_webhook(discord.town.here, discord.town.channel, "law")
    machine = discord.town.here.signs_up("machine", "A machine", bot=True)
    robot = acting.arrives(discord.town.here, discord.town.guild, machine, discord.town.channel)
    robot.mentions("law")
    robot.in_dm().says("law")
    seen = discord.member("amara", "Amara Okafor").in_dm()
    seen.says("law")
    discord.settles(lambda: bool(discord.told(seen.at.id)))
    assert [one.actor.user for one in discord.watch.asked] == [seen.user.id]


def test_words_that_cannot_be_read_in_ones_thread_are_told_so_once_an_hour(discord: OnDiscord) -> None:
    leila, amara = discord.member("leila", "Leila Haddad"), discord.member("amara", "Amara Okafor")
    thread = own_thread(discord, leila)
    own_thread(discord, amara)
    stood = len(discord.told(thread.id))
    moderating.allows(discord.town.here, discord.town.channel, permissions.MANAGE_THREADS, to=amara.user.id)
    amara.goes(thread).says("I moderate here")
    there = leila.goes(thread)
    there.says("Yes, happy to!")
    discord.settles(lambda: len(discord.told(thread.id)) == stood + 1)
    assert "Write to Alongside" in reading.outline(discord.told(thread.id)[-1])
    assert {one.actor.user for one in discord.watch.asked if one.verb == UNREAD.name} == {leila.user.id}
    there.says("Hello?")
    last = amara.in_dm()
    last.says("law")
    discord.settles(lambda: bool(discord.told(last.at.id)))
    assert len(discord.told(thread.id)) == stood + 1
    discord.bot.connection.adapter._unread._clock = lambda: 1e9
    there.says("Hello again?")
    discord.settles(lambda: len(discord.told(thread.id)) == stood + 2)


def test_where_an_operator_wants_it_words_in_ones_own_thread_are_read(
    on_sqlite: str, programme: Programme, index: Index, clock: Clock, town: Town
) -> None:
    town.here.privileged = 1 << 15  # the message content intent
    with (
        closing(Database(on_sqlite)) as database,
        connected(database, programme, index, clock, town, words="1") as discord,
    ):
        leila = discord.member("leila", "Leila Haddad")
        thread = own_thread(discord, leila)
        stood = len(discord.told(thread.id))
        leila.goes(thread).says("somebody who left law")
        leila.says("somebody else")  # in the channel above it: that is for everybody there
        discord.settles(lambda: len(discord.told(thread.id)) == stood + 1)
        asked = discord.watch.asked[-1]
        assert (asked.words, asked.covers) == ("somebody who left law", True)
        assert discord.told(town.channel.id) == []


@pytest.mark.parametrize("locale", ["de", "fr", "es-ES"])
def test_everybody_is_answered_in_the_language_of_their_client(discord: OnDiscord, locale: str) -> None:
    person = discord.member("somebody", "Some Body", locale=locale)
    discord.answered(person.runs("mentoring"))
    assert discord.watch.asked[-1].actor.locale == locale
    assert "Hello" not in person.reads()


def test_a_nickname_is_how_somebody_is_known(discord: OnDiscord) -> None:
    leila = discord.member("leila", "Leila Haddad")
    discord.town.guild.members[leila.user.id].nick = "Leila (2nd year)"
    discord.answered(leila.runs("mentoring"))
    assert discord.watch.asked[-1].actor.name == "Leila (2nd year)"
    leila.in_dm().says("law")
    discord.settles(lambda: bool(discord.told(leila.in_dm().at.id)))
    assert discord.watch.asked[-1].actor.name == "Leila (2nd year)"


def test_who_is_in_no_server_of_the_bots_is_told_so_kindly(discord: OnDiscord) -> None:
    there = discord.member("leila", "Leila Haddad").in_dm()
    discord.town.here.fails(Trouble(lambda: Refusal(code=10007), MEMBER))
    there.says("somebody who left law")
    discord.settles(lambda: bool(discord.told(there.at.id)))
    assert discord.watch.asked == []
    assert "For members" in reading.outline(discord.told(there.at.id)[0])


def test_who_writes_directly_acts_in_the_server_in_which_they_are(discord: OnDiscord) -> None:
    """Of two servers they are only in the second, and never acted there."""
    town = discord.town
    owner = town.here.signs_up("other", "The Other")
    second = town.here.founds("Law School", owner, bot_may=town.guild.roles[town.guild.id].permissions)
    moderating.invites_bot(town.here, second)
    discord.settles(lambda: len(discord.bot.connection.guilds.ids) == 2)
    noor = town.here.signs_up("noor", "Noor Rahman")
    there = acting.arrives(town.here, second, noor, town.here.channel(second, "general")).in_dm()
    there.says("law")
    discord.settles(lambda: bool(discord.told(there.at.id)))
    assert [one.actor.workspace for one in discord.watch.asked] == [second.id]


def test_a_direct_message_acts_where_its_writer_last_pressed(discord: OnDiscord) -> None:
    town = discord.town
    second = town.here.founds("Law School", town.here.users[town.guild.owner])
    moderating.invites_bot(town.here, second)
    discord.settles(lambda: len(discord.bot.connection.guilds.ids) == 2)
    leila = discord.member("leila", "Leila Haddad")
    elsewhere = acting.arrives(town.here, second, leila.user, town.here.channel(second, "general"))
    for person, at in ((elsewhere, second.id), (leila, town.guild.id)):
        discord.answered(person.runs("mentoring"))
        stood = len(discord.told(leila.in_dm().at.id))
        leila.in_dm().says("law")
        discord.settles(lambda stood=stood: len(discord.told(leila.in_dm().at.id)) > stood)  # type: ignore[misc]
        assert discord.watch.asked[-1].actor.workspace == at


def test_while_discord_cannot_say_who_it_is_the_words_are_kept(discord: OnDiscord) -> None:
    there = discord.member("leila", "Leila Haddad").in_dm()
    broken = Trouble(lambda: Refusal(status=502), MEMBER)
    discord.town.here.fails(broken)
    there.says("somebody who left law")
    discord.settles(lambda: bool(discord.told(there.at.id)))
    assert discord.watch.asked == []
    said = discord.told(there.at.id)[0]
    assert "couldn't check who you are" in reading.outline(said).replace("’", "'")
