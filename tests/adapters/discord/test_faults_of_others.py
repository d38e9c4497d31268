"""What went wrong for other bots on Discord, told as stories where none was told elsewhere."""

import pytest

from bot.ui.requests import MOST_COMPLETIONS
from tests.adapters.discord.on_discord import OnDiscord
from tests.fakes.acting import Acting
from tests.fakes.discord import members, moderating
from tests.fakes.discord.acting import Person
from tests.fakes.discord.ledger import Refusal, Trouble
from tests.fakes.discord.reading import outline
from tests.fakes.discord.values import Callback, Channel
from tests.fakes.reading import words_of
from tests.fakes.waiting import wait_until

QUESTION = "How did you know that it was time to leave law?"
CHANGE = "PATCH /channels/{channel}"


@pytest.fixture
def amara(discord: OnDiscord) -> Acting:
    return discord.community.mentors("Amara Okafor")


@pytest.fixture
def leila(discord: OnDiscord, amara: Acting) -> Acting:
    """A mentee who was told yes."""
    here = discord.community
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on="Amara")
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[-1])
    here.deliver()
    return leila


@pytest.fixture
def room(discord: OnDiscord, leila: Acting) -> Channel:
    """The thread of the two."""
    del leila
    (name,) = discord.town.rooms
    return discord.town.here.channels[name]


def leaves(discord: OnDiscord, who: Acting) -> None:
    """Let somebody leave the server, and the bot find out as it looks the next day."""
    here, departures = discord.community, discord.bot.connection.departures
    with discord.town.here.lock:
        members.leaves(discord.town.here, discord.town.guild, discord.town.here.users[who.user])
    here.clock.moves(hours=25)
    departures._between = 0
    departures._members._facts.clear()
    discord.bot.does(departures.look_for_all(discord.town.guild.id))
    here.deliver()


def stops(discord: OnDiscord, who: Acting, room: Channel) -> None:
    """Stop without a reason, from the first card of the two, and let ten minutes pass."""
    here = discord.community
    (card,) = [one for one in here.inbox(who) if "[How to stop]" in words_of(one)]
    look = who.presses("Stop without a reason", who.presses("How to stop", card))
    who.presses("Stop with Amara", look)
    moderating.archives(discord.town.here, room)
    here.clock.moves(minutes=11)
    here.closes_what_is_over()
    here.deliver()


def test_the_asker_leaves_and_the_thread_of_the_two_is_closed(
    discord: OnDiscord, amara: Acting, leila: Acting, room: Channel
) -> None:
    assert not room.archived
    leaves(discord, leila)
    assert any("Leila is not here any more" in words_of(one) for one in discord.community.inbox(amara))
    assert room.archived


def test_who_erased_themselves_is_named_by_no_thread(
    discord: OnDiscord, amara: Acting, leila: Acting, room: Channel
) -> None:
    assert room.name == "Leila Haddad & Amara Okafor"
    form = leila.presses("Erase everything", leila.presses("My data", leila.types("/mentoring")))
    leila.submits(leila.submits(form, word="yes"), word="Erase")
    discord.community.deliver()
    assert (room.archived, room.name) == (True, "Alongside")
    assert not [one for one in discord.told(room.id) if "Leila" in outline(one)]


def test_while_two_go_on_their_thread_stays_open(discord: OnDiscord, leila: Acting, room: Channel) -> None:
    here = discord.community
    for day in ("2026-11-10", "2026-11-11"):
        card = next(one for one in here.inbox(leila) if "[Suggest times]" in words_of(one))
        leila.submits(leila.presses("Suggest times", card), day=day, time="16:00")
        here.deliver()
    assert any(one.edited for one in discord.told(room.id)), "a card in it has changed"
    assert discord.calls(CHANGE) == []
    assert not room.archived


def test_an_archived_thread_is_opened_for_what_changes_in_it_and_closed_again(
    discord: OnDiscord, leila: Acting, room: Channel
) -> None:
    stops(discord, leila, room)
    assert not [one for one in discord.told(room.id) if "[How to stop]" in outline(one)]
    assert [call.body["archived"] for call in discord.calls(CHANGE)] == [False, True]
    assert room.archived


def test_a_thread_that_nobody_lets_the_bot_close_holds_nothing_up(
    discord: OnDiscord, amara: Acting, leila: Acting, room: Channel
) -> None:
    discord.town.here.fails(Trouble(lambda: Refusal(code=50013), CHANGE, room.id), times=50)
    leaves(discord, leila)
    assert not room.archived
    noor = discord.community.joins("Noor Rahman")
    noor.asks(noor.types("/find-mentor product"), QUESTION, on="Amara")
    discord.community.deliver()
    assert any("Noor" in words_of(one) for one in discord.community.inbox(amara))


def offered(reader: Person, option: str, so_far: str = "") -> dict[str, str]:
    """Return what an option of a search could be, by the name that is shown."""
    typing = reader.completes("find-mentor", option, so_far)
    wait_until(lambda: typing.answer is Callback.CHOICES)
    return {one["name"]: one["value"] for one in typing.choices}


def test_a_name_that_is_sent_instead_of_its_value_is_found_as_well(discord: OnDiscord, amara: Acting) -> None:
    discord.community.mentors("Jonas Weber", offers={"cv-review": 1})
    reader = discord.member("lena", "Lena Fuchs", locale="de")
    ((name, value),) = offered(reader, "kind", "lebenslauf").items()
    assert (name, value) == ("Blick auf Lebenslauf oder Portfolio", "cv-review")
    found = set()
    for said in (value, name, name.lower()):
        discord.answered(reader.runs("find-mentor", kind=said))
        found.add(outline(reader.sees()[-1]))
    (page,) = found
    assert "Jonas Weber" in page
    assert amara.name not in page


def test_a_twenty_sixth_choice_is_left_out_and_the_others_are_shown(discord: OnDiscord) -> None:
    for one in range(MOST_COMPLETIONS + 1):
        discord.community.mentors(f"Mentor Number {one}", field=f"Field {one}")
    assert len(offered(discord.member("leila", "Leila Haddad"), "field")) == MOST_COMPLETIONS
