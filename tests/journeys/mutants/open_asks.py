"""The guards that the stories protect in open asks, and the code without each."""

from tests.fakes.mutating import Mutant

OF_OPEN_ASKS = (
    Mutant(
        "who has no room claims no card",
        "bot/handlers/open_asks/claim.py",
        "if (unmet := open_ask_rules.unmet(mentor, open_ask.kind, held, work.now)) is not None:",
        "if (unmet := open_ask_rules.unmet(mentor, open_ask.kind, held, work.now)) is Unmet.DOOR:",
        "tests/journeys/test_a_card_in_the_mentors_channel.py -k cannot",
    ),
    Mutant(
        "who is kept apart claims no card",
        "bot/handlers/open_asks/claim.py",
        "return work.me.id in carry_handlers.left_out(work, open_ask.mentee)",
        "return False",
        "tests/journeys/test_a_card_in_the_mentors_channel.py -k between_two",
    ),
    Mutant(
        "a card carries no words but its line",
        "bot/views/open_asks/claim.py",
        "body = face(reader, Face(carry.kind, carry.line, carry.ends_at))",
        "body = face(reader, Face(carry.kind, carry.question, carry.ends_at))",
        "tests/journeys/test_a_card_in_the_mentors_channel.py -k names_nobody",
    ),
    Mutant(
        "a channel that was lost leaves nobody waiting",
        "bot/handlers/open_asks/channel.py",
        "    if stranded := work.open_asks.stranded():",
        "    if (stranded := work.open_asks.stranded()) and not stranded.channel:",
        "tests/journeys/test_a_card_in_the_mentors_channel.py -k was_lost",
    ),
    Mutant(
        "an open ask goes to nobody kept apart",
        "bot/handlers/open_asks/carry.py",
        "return frozenset({mentee, *passed, *apart, *in_touch})",
        "return frozenset({mentee, *passed, *in_touch})",
        "tests/journeys/test_an_open_ask_goes_to_three.py -k sqlite",
    ),
    Mutant(
        "nobody is asked to pass it on to somebody they are kept apart from",
        "bot/handlers/open_asks/carry.py",
        "len(carried) >= open_ask_rules.MOST or mentor.id in without:",
        "len(carried) >= open_ask_rules.MOST or mentor.id in carried:",
        "tests/journeys/passing_on -k sqlite",
    ),
    Mutant(
        "a kind of help that nobody gives is not offered",
        "bot/handlers/common/given.py",
        "return tuple(kind for kind in offered if kind.key in given)",
        "return offered if given else ()",
        "tests/journeys/test_an_open_ask_goes_to_three.py -k nobody_gives",
    ),
    Mutant(
        "a closed door gives nothing",
        "bot/store/mentors/given.py",
        'offers.c.kind == bindparam("this_kind"), mentors.c.door == Door.OPEN)',
        'offers.c.kind == bindparam("this_kind"))',
        "tests/journeys/test_an_open_ask_goes_to_three.py -k nobody_gives",
    ),
    Mutant(
        "their own door gives a mentee nothing",
        "bot/store/mentors/given.py",
        "return any(one != but for one in givers)",
        "return bool(givers)",
        "tests/journeys/test_an_open_ask_goes_to_three.py -k no_door_is_open",
    ),
    Mutant(
        "no other kind is chosen instead of one that nobody gives any more",
        "bot/views/common/alternatives.py",
        'else ("", _not_given(reader))',
        "else (smallest, _not_given(reader))",
        "tests/journeys/test_an_open_ask_goes_to_three.py -k nobody_gives",
    ),
)
