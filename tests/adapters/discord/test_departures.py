"""Who leaves a server on Discord is found out by looking: before they concern anybody, and once a day."""

import pytest

from tests.adapters.discord.on_discord import OnDiscord
from tests.fakes.acting import Acting
from tests.fakes.discord import members
from tests.fakes.discord.reading import outline
from tests.fakes.reading import words_of

MEMBER = "GET /guilds/{guild}/members/{user}"
QUESTION = "How did you know that it was time to leave law?"
PICTURE = "0123456789abcdef0123456789abcdef"


def leaves(discord: OnDiscord, name: str) -> None:
    """Let somebody leave, of which Discord says nothing to the bot."""
    here = discord.town.here
    with here.lock:
        members.leaves(here, discord.town.guild, here.users[discord.community.user_of(name)])


def looks(discord: OnDiscord, name: str) -> int:
    """Return how often Discord was asked whether somebody is a member."""
    user = discord.community.user_of(name)
    return sum(call.of.get("user") == user for call in discord.town.here.calls if call.route == MEMBER)


def has_left(discord: OnDiscord, who: Acting) -> bool:
    known = discord.bot.connection._known(
        "discord", discord.town.guild.id, discord.community.user_of(who.person.name)
    )
    person = known.result(10)
    assert person is not None
    return person.has_left


def test_a_result_names_nobody_who_has_left(discord: OnDiscord) -> None:
    here = discord.community
    amara, _ = here.mentors("Amara Okafor"), here.mentors("Jonas Weber", place="Berlin", country="Germany")
    leila = here.joins("Leila Haddad")
    assert "Amara" in words_of(leila.types("/find-mentor product"))
    discord.bot.connection.departures._members._facts.clear()
    leaves(discord, "Amara Okafor")
    shown = words_of(leila.types("/find-mentor product"))
    assert "Amara" not in shown
    assert "Jonas" in shown
    assert has_left(discord, amara)


def test_somebody_is_looked_for_at_most_once_an_hour(
    discord: OnDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, later = discord.community, [0.0]
    facts = discord.bot.connection.departures._members
    began = facts._clock()
    monkeypatch.setattr(facts, "_clock", lambda: began + later[0])
    here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    for _ in range(3):
        leila.types("/find-mentor product")
    assert looks(discord, "Amara Okafor") == 1
    later[0] = 3599
    leila.types("/find-mentor product")
    assert looks(discord, "Amara Okafor") == 1
    later[0] = 3601
    leila.types("/find-mentor product")
    assert looks(discord, "Amara Okafor") == 2


def test_no_card_is_for_somebody_who_has_left_and_who_waited_is_told(discord: OnDiscord) -> None:
    here = discord.community
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on="Amara")
    discord.bot.connection.departures._members._facts.clear()
    leaves(discord, "Amara Okafor")
    here.deliver()
    here.clock.moves(minutes=10)
    here.deliver()
    assert has_left(discord, amara)
    threads = [one for one in discord.town.here.channels.values() if one.is_thread]
    user = discord.community.user_of("Amara Okafor")
    assert not any(user in one.people for one in threads)
    told = "\n".join(words_of(one) for one in here.inbox(leila))
    assert "Amara is not here any more" in told


def test_no_card_stands_in_the_thread_of_somebody_who_has_left(discord: OnDiscord) -> None:
    here = discord.community
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    here._was_told(amara.person.id)
    user = here.user_of("Amara Okafor")
    (thread,) = [one for one in discord.town.here.channels.values() if one.is_thread and user in one.people]
    leila.asks(leila.types("/find-mentor product"), QUESTION, on="Amara")
    discord.bot.connection.departures._members._facts.clear()
    leaves(discord, "Amara Okafor")
    here.deliver()
    assert has_left(discord, amara)
    here.clock.moves(minutes=10)
    here.deliver()
    assert QUESTION not in "".join(outline(one) for one in discord.told(thread.id))


def test_open_doors_and_those_with_something_waiting_are_looked_for_once_a_day(discord: OnDiscord) -> None:
    here, departures = discord.community, discord.bot.connection.departures
    departures._between = 0
    amara, idle = here.mentors("Amara Okafor"), here.joins("Idle Made-Up")
    leaves(discord, "Amara Okafor")
    discord.bot.does(departures.look_for_all(discord.town.guild.id))
    assert has_left(discord, amara)
    assert looks(discord, idle.person.name) == 0
    jonas = here.mentors("Jonas Weber")
    for _ in range(3):
        discord.bot.does(departures.look_for_all(discord.town.guild.id))
        departures._members._facts.clear()
    assert looks(discord, "Jonas Weber") == 1
    here.clock.moves(hours=25)
    discord.bot.does(departures.look_for_all(discord.town.guild.id))
    assert looks(discord, "Jonas Weber") == 2
    assert not has_left(discord, jonas)


def test_a_person_who_closed_their_messages_has_not_left(discord: OnDiscord) -> None:
    here, departures = discord.community, discord.bot.connection.departures
    departures._between = 0
    amara = here.mentors("Amara Okafor")
    discord.town.here.users[here.user_of("Amara Okafor")].takes_dms = False
    discord.bot.does(departures.look_for_all(discord.town.guild.id))
    assert not has_left(discord, amara)


def test_people_have_their_own_pictures_in_results_and_in_cards(discord: OnDiscord) -> None:
    here = discord.community
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    for who in (amara, leila):
        discord.town.here.users[here.user_of(who.person.name)].avatar = PICTURE
    leila.asks(leila.types("/find-mentor product"), QUESTION, on="Amara")
    here.deliver()
    shown = [str(one.components) for one in discord.town.here.messages.values()]
    for name in ("Amara Okafor", "Leila Haddad"):
        address = f"https://cdn.discordapp.com/avatars/{here.user_of(name)}/{PICTURE}.png"
        assert any(address in one for one in shown), name
