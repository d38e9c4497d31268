"""The guards that the tests of Discord's adapter protect, and the code without each."""

from tests.fakes.mutating import Mutant

OF_DISCORD = (
    Mutant(
        "two equal buttons do not cost the whole Discord message (F54)",
        "bot/adapters/discord/custom_ids.py",
        "return next(one for one in (*spoken, *more) if one not in taken)",
        "return token",
        "tests/adapters/discord/test_custom_ids.py",
    ),
    Mutant(
        "a select's facet fits beside its token on Discord",
        "bot/ui/filters.py",
        'limits.hold(f"{self.token}|{select.name}", limits.TOKEN, "what a select carries")',
        "pass",
        "tests/contract/test_discord_limits.py -k carries",
    ),
    Mutant(
        "words of people are no marks on Discord (F53)",
        "bot/adapters/discord/drawing/escape.py",
        'signs = _SIGNS.sub(r"\\\\\\g<0>", text)',
        "signs = text",
        "tests/adapters/discord/test_escape.py -k live",
    ),
    Mutant(
        "words of people call nobody on Discord (F53)",
        "bot/adapters/discord/drawing/escape.py",
        'return _EVERYBODY.sub(f"@{JOINER}", _BEGINS.sub(_escaped, codes))',
        "return _BEGINS.sub(_escaped, codes)",
        "tests/adapters/discord/test_escape.py -k live",
    ),
    Mutant(
        "a line of words begins no heading, quote or list on Discord (F53)",
        "bot/adapters/discord/drawing/escape.py",
        'return _EVERYBODY.sub(f"@{JOINER}", _BEGINS.sub(_escaped, codes))',
        'return _EVERYBODY.sub(f"@{JOINER}", codes)',
        "tests/adapters/discord/test_escape.py -k live",
    ),
    Mutant(
        "a Discord message mentions nobody, whoever wrote it",
        "bot/adapters/discord/drawing/render.py",
        'NOBODY: Final = {"parse": list[str]()}',
        'NOBODY: Final = {"parse": ["users"]}',
        "tests/contract/test_discord_limits.py -k most",
    ),
    Mutant(
        "a private Discord message is for its presser alone",
        "bot/adapters/discord/drawing/render.py",
        "COMPONENTS_V2 | (EPHEMERAL if private else 0)",
        "COMPONENTS_V2",
        "tests/adapters/discord/test_render.py -k private",
    ),
    Mutant(
        "what fits with less is not cut on Discord",
        "bot/adapters/discord/drawing/render.py",
        "for pen in PENS for layout in layouts):",
        "for pen in PENS[:1] for layout in layouts[:1]):",
        "tests/contract/test_discord_limits.py -k forty",
    ),
    Mutant(
        "a draft longer than its box still opens on Discord",
        "bot/adapters/discord/drawing/forms.py",
        "most = field.at_most if measure(written) <= field.at_most else WRITTEN",
        "most = field.at_most",
        "tests/contract/test_discord_limits.py -k draft",
    ),
    Mutant(
        "a press on Discord is understood without its message",
        "bot/adapters/discord/reading/interactions.py",
        "carried = token_of(token(pressed))",
        "carried = token_of(token(pressed) if shown else '')",
        "tests/adapters/discord/test_inbound.py -k without",
    ),
    Mutant(
        "neither a bot nor a webhook speaks to the bot on Discord",
        "bot/adapters/discord/reading/words.py",
        "return not by_machine and",
        "return",
        "tests/adapters/discord/test_inbound.py -k person_says",
    ),
    Mutant(
        "nothing is registered on Discord where nothing changed",
        "bot/adapters/discord/commands.py",
        "_compared(here[name]) != _compared(one)",
        "here[name] != one",
        "tests/adapters/discord/test_commands.py -k nothing",
    ),
    Mutant(
        "no command's name on Discord begins another's",
        "bot/adapters/discord/command_names.py",
        "return taken if _apart(taken) else",
        "return taken if True else",
        "tests/adapters/discord/test_commands.py -k takes_the_name",
    ),
)
