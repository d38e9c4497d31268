"""An announcement opens no conversation on Discord: it goes where one is open, and the others are counted."""

from tests.adapters.discord.on_discord import OnDiscord
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted
from tests.fakes.reading import words_of

TITLE, THREADS = "Open a door before the exams", "POST /channels/{channel}/threads"


def announces(nora: Acting, readers: int) -> None:
    looked = drafted(nora, TITLE, words="Exams are near.", action="nothing", signed="The office")
    nora.presses(f"Send it to {readers}", looked)


def threads(discord: OnDiscord, user: str) -> list[str]:
    every = discord.town.here.channels.values()
    return [one.id for one in every if one.is_thread and user in one.people]


def test_nobody_gets_a_new_thread_or_a_first_message_for_it(discord: OnDiscord) -> None:
    here = discord.community
    nora, known = here.joins("Nora Lindqvist", manages=True), here.joins("Known Made-Up")
    strangers = [here.joins(f"Stranger Made-Up-{n}") for n in range(3)]
    here.strangers.update(one.person.id for one in strangers)
    announces(nora, 5)
    here.deliver()
    before = discord.calls(THREADS)
    here.clock.moves(hours=2)
    here.deliver()
    here.closes_what_is_over()
    here.deliver()
    for one in strangers:
        assert threads(discord, here.user_of(one.person.name)) == []
    assert discord.town.here.dms_opened == []
    assert discord.calls(THREADS) == before
    told = [one.title for one in here.inbox(known)]
    assert told.count(TITLE) == 1
    (done,) = [one for one in here.inbox(nora) if one.title == "Done: 2 of 5 have had it"]
    assert "3 could not be reached" in words_of(done)


def test_who_has_lost_their_thread_gets_no_new_one_for_it(discord: OnDiscord) -> None:
    here = discord.community
    nora, known = here.joins("Nora Lindqvist", manages=True), here.joins("Known Made-Up")
    for number in range(3):
        here.joins(f"Reader Made-Up-{number}")
    here._was_told(known.person.id)
    (thread,) = threads(discord, here.user_of("Known Made-Up"))
    del discord.town.here.channels[thread]
    here.strangers.add(known.person.id)
    announces(nora, 5)
    here.deliver()
    assert threads(discord, here.user_of("Known Made-Up")) == []
    # One thread of each of the others, and the one that is gone.
    assert len(discord.calls(THREADS)) == 5
