"""A thread says first who can read it; nothing stands there that moderators make untrue, or for one alone."""

from tests.adapters.discord.on_discord import OnDiscord
from tests.fakes.acting import Acting
from tests.fakes.discord import permissions
from tests.fakes.discord.acting import arrives
from tests.fakes.discord.reading import outline
from tests.fakes.discord.values import Channel
from tests.fakes.reading import buttons_of

QUESTION = "How did you tell your family that you would leave law?"
OPENS = "and moderators who may manage threads can open it."


def asks(discord: OnDiscord, *, unnamed: str = "") -> tuple[Acting, Acting]:
    here = discord.community
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION, unnamed=unnamed))
    here.deliver()
    return amara, leila


def threads(discord: OnDiscord) -> list[Channel]:
    return [one for one in discord.town.here.channels.values() if one.is_thread]


def words_in(discord: OnDiscord, thread: Channel) -> list[str]:
    return [outline(one) for one in discord.told(thread.id)]


def test_it_says_first_who_can_read_it_and_that_is_so(discord: OnDiscord) -> None:
    asks(discord)
    here, guild = discord.town.here, discord.town.guild
    for thread in threads(discord):
        first = words_in(discord, thread)[0]
        assert f"You and I are in this thread, {OPENS}" in first
        assert "What is for you alone stands in none: it is shown to you when you press a button." in first
    moderators = here.role(guild, "Moderators", permissions.MANAGE_THREADS)
    member = arrives(here, guild, here.signs_up("mod"), discord.town.channel)
    assert [here.sees(one, member.user.id) for one in threads(discord)] == [False, False]
    guild.members[member.user.id].roles |= {moderators.id}
    assert [here.sees(one, member.user.id) for one in threads(discord)] == [True, True]
    assert any(QUESTION in words for one in threads(discord) for words in words_in(discord, one))


def test_the_room_of_two_says_it_too_and_claims_nothing_untrue(discord: OnDiscord) -> None:
    amara, _ = asks(discord)
    amara.presses("Accept", discord.community.inbox(amara)[0])
    discord.community.deliver()
    (room,) = (one for one in threads(discord) if len(one.people) > 2)
    said = words_in(discord, room)
    assert f"Both of you and I are in this thread, {OPENS}" in said[0]
    assert len(said) > 1
    assert not any("managers don't see this" in words for words in said)


def test_no_thread_holds_a_word_of_an_ask_without_a_name(discord: OnDiscord) -> None:
    amara, _ = asks(discord, unnamed="yes")
    before = [words for one in threads(discord) for words in words_in(discord, one)]
    card = discord.community.inbox(amara)[0]
    assert QUESTION in "\n".join(map(str, card.body))
    amara.presses("Accept" if any(one.label == "Accept" for one in buttons_of(card)) else "Why me?", card)
    discord.community.deliver()
    after = [words for one in threads(discord) for words in words_in(discord, one)]
    everything = "\n".join((*before, *after, *discord_drawn(discord)))
    assert "Something is waiting for you" in everything
    assert QUESTION not in everything


def test_no_thread_ever_held_a_word_of_a_report(discord: OnDiscord) -> None:
    maya = discord.community.joins("Maya Lindqvist", manages=True)
    amara, _ = asks(discord)
    card = discord.community.inbox(amara)[0]
    form = amara.presses("Report", amara.presses("Report or block", card))
    amara.submits(form, what="hurtful", words="They wrote heather to me.", more=("share",))
    discord.community.deliver()
    assert any("heather" in str(one.body) for one in discord.community.inbox(maya))
    threaded = "\n".join((*discord_drawn(discord),))
    assert "Something" in threaded
    assert "heather" not in threaded


def discord_drawn(discord: OnDiscord) -> list[str]:
    """Return every drawing of everything that ever stood in a thread for more than one reader."""
    inside = {one.id for one in threads(discord)}
    standing = [
        one for one in discord.town.here.messages.values() if one.channel in inside and not one.only_for
    ]
    return [words for one in standing for words in (*one.before, outline(one))]


def test_who_calls_the_bot_where_others_read_is_answered_in_private(discord: OnDiscord) -> None:
    leila = discord.member("leila2", "Leila Haddad")
    discord.community.mentors("Amara Okafor")
    leila.mentions("I look for somebody in product, and nobody may know")
    discord.settles(lambda: bool(discord.told(discord.town.channel.id)))
    (said,) = discord.told(discord.town.channel.id)
    assert "Others read along here, so I answer nothing in the open." in outline(said)
    assert "I answer in private" in outline(said)
    assert "Amara" not in outline(said)
    pressed = discord.answered(leila.presses("Find a mentor", said))
    shown = discord.town.here.messages[pressed.original]
    assert shown.only_for == leila.user.id
