"""discord.py lives with the stand-in: it logs in, is told of acts, answers, opens forms, sends and edits."""

import discord
import pytest

from tests.fakes.discord.acting import Unable
from tests.fakes.discord.server import Server
from tests.fakes.discord.values import Callback
from tests.fakes.waiting import until
from tests.stand_ins.discord.conftest import Bot, Rest, Town

FIND = {
    "name": "find-mentor",
    "description": "Find a mentor",
    "options": [
        {"type": 3, "name": "topic", "description": "What about", "autocomplete": True},
        {"type": 6, "name": "person", "description": "Whom"},
    ],
}


class Asking(discord.ui.Modal, title="Ask Amara"):
    question: discord.ui.Label[discord.ui.Modal] = discord.ui.Label(
        text="Your question", component=discord.ui.TextInput(custom_id="question", max_length=1_200)
    )


class Card(discord.ui.LayoutView):
    def __init__(self, words: str) -> None:
        super().__init__(timeout=None)
        self.add_item(discord.ui.TextDisplay(words))
        self.add_item(discord.ui.ActionRow(discord.ui.Button(label="Ask", custom_id="ask")))


async def test_it_logs_in_and_knows_its_server(server: Server, town: Town, bot: Bot) -> None:
    assert bot.client.user is not None
    assert bot.client.user.name == "alongside"
    (guild,) = bot.client.guilds
    assert (guild.name, guild.chunked, [one.name for one in guild.text_channels]) == (
        "Alumni",
        False,
        ["mentoring"],
    )
    assert (server.gateway.connections, len(server.gateway.identified)) == (1, 1)


async def test_a_command_a_press_and_a_form_are_answered(town: Town, bot: Bot, rest: Rest) -> None:
    await rest.registers(FIND)
    ran = town.leila.runs("/find-mentor", topic="law", person=town.amara.user.id)
    heard = await bot.hears()
    assert heard.user.display_name == "Leila (2nd year)"
    assert heard.data is not None
    assert heard.data["options"][0] == {"name": "topic", "type": 3, "value": "law"}  # type: ignore[typeddict-item]
    await heard.response.send_message(view=Card("Amara Okafor"), ephemeral=True)
    assert town.leila.reads() == "Amara Okafor\n[Ask]"
    assert town.amara.reads() == ""

    opened = town.leila.presses("Ask")
    await (await bot.hears(2)).response.send_modal(Asking())
    assert opened.answer is Callback.MODAL
    with pytest.raises(Unable, match="required"):
        town.leila.submits(opened, {"Your question": ""})
    sent = town.leila.submits(opened, {"Your question": "How did you begin?"})
    form = await bot.hears(3)
    assert form.data is not None
    assert form.data["components"][0]["component"]["value"] == "How did you begin?"  # type: ignore[typeddict-item]
    await form.response.edit_message(view=Card("Sent."))
    assert (sent.answer, town.leila.reads()) == (Callback.UPDATE, "Sent.\n[Ask]")
    assert ran.original == sent.original


async def test_a_deferred_answer_is_filled_and_followed(town: Town, bot: Bot, rest: Rest) -> None:
    await rest.registers(FIND)
    town.amara.runs("find-mentor")
    heard = await bot.hears()
    assert str(heard.locale) == "fr"
    await heard.response.defer(ephemeral=True)
    assert town.amara.reads() == "… is thinking"
    await heard.edit_original_response(view=Card("Here they are"))
    await heard.followup.send(view=Card("And one more"), ephemeral=True)
    assert town.amara.reads() == "Here they are\n[Ask]\n\nAnd one more\n[Ask]"
    assert town.leila.reads() == ""


async def test_what_is_typed_is_completed(town: Town, bot: Bot, rest: Rest) -> None:
    await rest.registers(FIND)
    asked = town.leila.completes("find-mentor", "topic", "la")
    heard = await bot.hears()
    assert heard.type is discord.InteractionType.autocomplete
    await heard.response.autocomplete([discord.app_commands.Choice(name="Law", value="law")])
    assert asked.choices == [{"name": "Law", "value": "law"}]


async def test_messages_are_sent_edited_deleted_and_read_again(town: Town, bot: Bot) -> None:
    channel = bot.client.get_channel(int(town.channel.id))
    assert isinstance(channel, discord.TextChannel)
    sent = await channel.send(view=Card("First"), nonce="n-1")
    await sent.edit(view=Card("Second"))
    assert town.leila.reads() == "Second\n[Ask]"
    assert [one.id async for one in channel.history(limit=5)] == [sent.id]
    thread = await channel.create_thread(name="For Leila", invitable=False)
    await thread.add_user(discord.Object(int(town.leila.user.id)))
    await thread.send("Hello")
    assert [one.name for one in town.leila.threads()] == ["For Leila"]
    assert town.amara.threads() == []
    await thread.edit(archived=True)
    await sent.delete()
    assert town.leila.reads() == ""


async def test_a_direct_message_goes_both_ways(town: Town, bot: Bot) -> None:
    user = await bot.client.fetch_user(int(town.leila.user.id))
    await user.send("Hello Leila", file=discord.File(__file__, "about.txt"))
    at_home = town.leila.in_dm()
    assert at_home.reads() == "Hello Leila\n(file: about.txt)"
    at_home.says("Thank you")
    await until(lambda: [one.content for one in bot.messages] == ["Hello Leila", "Thank you"])
