"""The guards of several servers behind one bot on Discord."""

from tests.fakes.mutating import Mutant

STORIES = "tests/adapters/discord/test_two_servers.py"

OF_SEVERAL_SERVERS = (
    Mutant(
        "a card told directly on Discord acts in its own server",
        "bot/adapters/discord/server_marks.py",
        'parts = [_pressed(one, guild) for one in body["components"]]\n'
        '    return {**body, "components": _marked(parts, guild)}',
        "return dict(body)",
        f"{STORIES} -k acts_there",
    ),
    Mutant(
        "a press on Discord without room for its server is known by its message",
        "bot/adapters/discord/adapter.py",
        "return said or marked(act.mark, self._guilds.ids)",
        "return said",
        f"{STORIES} -k no_room",
    ),
    Mutant(
        "a card told directly on Discord names its server",
        "bot/adapters/discord/answering/sending.py",
        "return communities.within(message, await self._servers.name(server))",
        "return message",
        f"{STORIES} -k names_its_server",
    ),
    Mutant(
        "an erasure in one Discord server takes nothing of another",
        "bot/adapters/discord/answering/opening.py",
        "if is_ours and not (server and is_of_another(one, server)):",
        "if is_ours:",
        f"{STORIES} -k erasure",
    ),
    Mutant(
        "in which Discord server somebody acts is kept in the database",
        "bot/adapters/discord/people/guilds.py",
        "if known != guild:",
        "if False:",
        f"{STORIES} -k is_kept",
    ),
    Mutant(
        "what is typed directly on Discord acts where its writer pressed last",
        "bot/adapters/discord/adapter.py",
        "        await self._keep_where(act, guild)\n",
        "",
        f"{STORIES} -k last_pressed",
    ),
)

SETTING_UP = "tests/adapters/discord/test_setting_up.py"

OF_SETTING_UP = (
    Mutant(
        "what waited for a channel is told once managers choose one",
        "bot/handlers/programme/setup.py",
        "    work.reach_again()\n",
        "",
        f"{SETTING_UP} -k waits_for_a_channel",
    ),
    Mutant(
        "a Discord channel for threads allows all that the bot does there",
        "bot/adapters/discord/people/channels.py",
        "None if may & needs == needs else PlaceProblem.LACKING",
        "None",
        f"{SETTING_UP} -k refused_in_the_form",
    ),
    Mutant(
        "only a role that a Discord server has is kept",
        "bot/handlers/programme/setup.py",
        'return picked if picked in groups else ""',
        "return picked",
        f"{SETTING_UP} -k does_not_have",
    ),
    Mutant(
        "a role that was chosen stays while Discord does not say which there are",
        "bot/handlers/programme/setup.py",
        "    if not groups:\n        return chosen.managers\n    return picked if picked in groups",
        "    return picked if groups and picked in groups",
        f"{SETTING_UP} -k stays_while",
    ),
    Mutant(
        "the role of everybody on Discord is no role of managers",
        "bot/adapters/discord/people/setups.py",
        'if not one.get("managed") and str(one["id"]) != guild',
        'if not one.get("managed")',
        f"{SETTING_UP} -k its_own_server_alone",
    ),
)

JOINING = "tests/adapters/discord/test_joining.py"

OF_JOINING = (
    Mutant(
        "a manager of a Discord server reads first that a channel is needed",
        "bot/views/programme/page.py",
        "*first, Text(so_far",
        "Text(so_far",
        f"{JOINING} -k greets_its_first_manager",
    ),
    Mutant(
        "a Discord server with a channel asks for none",
        "bot/views/programme/setup.py",
        "    if chosen.channel:\n        return ()\n",
        "",
        f"{JOINING} -k greets_its_first_manager",
    ),
    Mutant(
        "a member who manages later is greeted on Discord",
        "bot/handlers/actors.py",
        "if me is None or me != self._merged(me, actor):",
        "if me is None:",
        f"{JOINING} -k manages_later",
    ),
    Mutant(
        "a Discord server that was joined greets nobody but its first manager",
        "bot/handlers/opening/first_days.py",
        "if work.me.manages and work.beginnings.install(work.me.id):",
        "if work.beginnings.install(work.me.id):",
        f"{JOINING} -k greets_its_first_manager",
    ),
    Mutant(
        "no second manager of a Discord server is greeted",
        "bot/handlers/opening/first_days.py",
        "if work.me.manages and work.beginnings.install(work.me.id):",
        "if work.me.manages:",
        f"{JOINING} -k greets_its_first_manager",
    ),
    Mutant(
        "a Discord server that took the bot out rests",
        "bot/adapters/discord/connection.py",
        "await asyncio.wrap_future(self._absences.begin(PLATFORM, guild))",
        "pass",
        f"{JOINING} -k goes_alone",
    ),
    Mutant(
        "a Discord server that took the bot out is purged alone",
        "bot/store/common/absences.py",
        "return (communities.c.platform == platform) & (communities.c.workspace == workspace)",
        "return communities.c.platform == platform",
        f"{JOINING} -k goes_alone",
    ),
    Mutant(
        "a Discord server to which the bot came back goes on",
        "bot/adapters/discord/connection.py",
        'await asyncio.wrap_future(self._absences.end(PLATFORM, str(said["id"])))',
        "pass",
        f"{JOINING} -k invites_the_bot_again",
    ),
    Mutant(
        "no direct message acts in a Discord server that took the bot out",
        "bot/adapters/discord/people/guilds.py",
        'return last if last in self._here else next(iter(await self.possible(user)), "")',
        'return last or next(iter(await self.possible(user)), "")',
        f"{JOINING} -k other_goes_on",
    ),
)

MENTOR_ROLE = "tests/adapters/discord/test_mentor_role.py"
BADGES = "bot/adapters/discord/people/badges.py"

OF_THE_MENTOR_ROLE = (
    Mutant(
        "who still has a mentor role that is chosen no more is looked after",
        "bot/store/programme/setup.py",
        "chosen | given",
        "chosen",
        f"{MENTOR_ROLE} -k powerful_meanwhile",
    ),
    Mutant(
        "managers see what holds on Discord as long as they have not chosen",
        "bot/handlers/programme/setup.py",
        'channel=chosen.channel or standing.get(views.CHANNEL, "")',
        "channel=chosen.channel",
        "tests/adapters/discord/test_setting_up.py -k operator_set",
    ),
    Mutant(
        "a Discord role that allows more than everybody may do is not given",
        BADGES,
        " and not _allows(one) & ~everybody",
        "",
        f"{MENTOR_ROLE} -k nothing_more",
    ),
    Mutant(
        "a Discord role that stands above the bot's own is not given",
        BADGES,
        "_position(one) < top and ",
        "",
        f"{MENTOR_ROLE} -k nothing_more",
    ),
    Mutant(
        "a bot that may give no roles on Discord offers none",
        BADGES,
        "if not may & (manifest.MANAGE_ROLES | manifest.ADMINISTRATOR):",
        "if False:",
        f"{MENTOR_ROLE} -k offers_none",
    ),
    Mutant(
        "a mentor role that was made powerful meanwhile is not given",
        BADGES,
        "if one.badge in (give if one.gives else take):",
        "if True:",
        f"{MENTOR_ROLE} -k powerful_meanwhile",
    ),
    Mutant(
        "trouble with the mentor role is said once",
        BADGES,
        "if guild not in self._troubled:",
        "if True:",
        f"{MENTOR_ROLE} -k powerful_meanwhile",
    ),
    Mutant(
        "a mentor role that nobody has any more is taken from nobody again",
        BADGES,
        "if no.code not in GONE:",
        "if True:",
        f"{MENTOR_ROLE} -k holds_up_nothing",
    ),
    Mutant(
        "a mentor role that was given is not given again",
        BADGES,
        "        await asyncio.wrap_future(self._book.made(change))\n",
        "",
        f"{MENTOR_ROLE} -k an_open_door",
    ),
    Mutant(
        "only a mentor role that was offered is kept",
        "bot/handlers/programme/setup.py",
        'return picked if picked in badges else ""',
        "return picked",
        f"{MENTOR_ROLE} -k nothing_more",
    ),
    Mutant(
        "a mentor role that cannot be offered now stays chosen",
        "bot/handlers/programme/setup.py",
        "    if not badges:\n",
        "    if False:\n",
        f"{MENTOR_ROLE} -k offers_none",
    ),
    Mutant(
        "a mentor role that the bot may take no more hinders no other",
        BADGES,
        "in (give if one.gives else take)",
        "in give or not one.gives",
        f"{MENTOR_ROLE} -k moved_above_ours",
    ),
    Mutant(
        "mentors of a community that is not open yet are shown by no role",
        "bot/store/programme/setup.py",
        "        & people.c.community.not_in(unopened)\n",
        "",
        f"{MENTOR_ROLE} -k being_prepared",
    ),
    Mutant(
        "waiting for Discord's pace is no trouble with the mentor role",
        BADGES,
        "except TryLater as wait:",
        "except ZeroDivisionError as wait:",
        f"{MENTOR_ROLE} -k for_its_pace",
    ),
    Mutant(
        "the doctor names a role of mentors that a Discord server's bot cannot give",
        "bot/adapters/discord/server_checkup.py",
        "if chosen.mentors and not await self._gives(server, chosen.mentors):",
        "if False:",
        f"{MENTOR_ROLE} -k the_doctor",
    ),
    Mutant(
        "a closed door takes the mentor role away",
        "bot/store/programme/setup.py",
        ".where(mentors.c.person == people.c.id, opens)",
        ".where(mentors.c.person == people.c.id)",
        f"{MENTOR_ROLE} -k an_open_door",
    ),
)

CHECKUP = "tests/adapters/discord/test_checkup.py"

OF_THE_CHECKUP = (
    Mutant(
        "the doctor looks at the channel that a Discord server's managers chose",
        "bot/adapters/discord/server_checkup.py",
        "        if chosen.channel:\n",
        "        if False:\n",
        f"{CHECKUP} -k own_channel",
    ),
    Mutant(
        "the doctor names a Discord server without a channel",
        "bot/adapters/discord/server_checkup.py",
        'elif self.first not in {None, guild} and self.keys.talks != "dm":',
        "elif False:",
        f"{CHECKUP} -k without_a_channel_is_named",
    ),
    Mutant(
        "the doctor looks at no channel of the settings that counts nowhere on Discord",
        "bot/adapters/discord/server_checkup.py",
        "if self.keys.channel and (not self.chosen or len(chose) < len(self.chosen)):",
        "if self.keys.channel:",
        f"{CHECKUP} -k counts_no_more",
    ),
    Mutant(
        "the doctor names a managers' role that a Discord server has no more",
        "bot/adapters/discord/server_checkup.py",
        "if chosen.managers and not _has(server, chosen.managers):",
        "if False:",
        f"{CHECKUP} -k that_is_gone",
    ),
    Mutant(
        "the doctor says that DISCORD_MANAGER_ROLE is no role",
        "bot/adapters/discord/server_checkup.py",
        "if role and self.seen and not any(_has(each, role) for each in self.seen.values()):",
        "if False:",
        f"{CHECKUP} -k one_of_the_servers",
    ),
    Mutant(
        "one Discord server that is not seen keeps the doctor from no other",
        "bot/adapters/discord/server_checkup.py",
        "yield Finding(False, UNSEEN_SERVER.format(server=guild, why=problem))\n            return",
        "raise",
        f"{CHECKUP} -k others_are_looked_at",
    ),
    Mutant(
        "the doctor hears what managers chose",
        "bot/doctor.py",
        "_chosen(settings) if database.well else {}",
        "dict[str, dict[str, CommunitySetup]]()",
        "tests/process/test_discord.py -k managers_chose",
    ),
    Mutant(
        "the doctor asks about no server from which the bot was taken out",
        "bot/store/programme/setup.py",
        "        .where(communities.c.away_since.is_(None))\n        .order_by",
        "        .order_by",
        "tests/process/test_discord.py -k managers_chose",
    ),
)
