"""The guards that the stories protect in what all nouns share, and the code without each."""

from tests.fakes.mutating import Mutant

OF_PROMISES = (
    Mutant(
        "managers are told that the day passed for a hello",
        "bot/handlers/mentors/first_door_approve.py",
        "        human_help.say_passed(work, over.mentor, NoticeKind.APPROVAL, over.id)\n",
        "",
        "tests/journeys/test_a_hello_before_a_first_door.py -k finds_the_time",
    ),
    Mutant(
        "managers are told that the day passed for a person's help",
        "bot/handlers/asks/human_help.py",
        "        say_passed(work, over.person, NoticeKind.HAND, over.id)\n",
        "",
        "tests/journeys/test_a_third_no_and_a_person.py -k finds_the_time",
    ),
    Mutant(
        "managers are told that the day passed for an introduction",
        "bot/handlers/introductions/closing.py",
        "        if over.stage is Status.OVER:\n",
        "        if False:\n",
        "tests/journeys/test_somebody_is_introduced_warmly.py -k its_end",
    ),
    Mutant(
        "the message that a day passed keeps no button once it is answered",
        "bot/handlers/asks/human_help.py",
        "    work.redraw(managers, (ref,))\n",
        "",
        "tests/journeys/test_a_hello_before_a_first_door.py -k finds_the_time",
    ),
)

OF_COMMON = (
    Mutant(
        "a refusal that speaks of a room leads there",
        "bot/views/common/refusals.py",
        "(ways.way(reader, room),) if room else ()",
        "()",
        "tests/journeys/test_a_room_is_one_press_away.py -k leads_to_the_room",
    ),
    Mutant(
        "no link goes without a name",
        "bot/views/words/link.py",
        "    if unnamed:",
        "    if False:",
        "tests/journeys/test_a_link_beside_a_question.py -k handed_back",
    ),
    Mutant(
        "a button that goes from a card goes from its private copies",
        "bot/adapters/web/book.py",
        "if tokens(copy.html) & gone:",
        "if False:",
        "tests/journeys/test_one_living_card.py -k private_copies",
    ),
    Mutant(
        "in the days after a no there is no Ask",
        "bot/views/common/may_ask.py",
        "    if standing.not_before is not None:\n        return ()\n    return (Button(",
        "    return (Button(",
        "tests/journeys/test_a_shy_word_opens_the_ways_in.py -k no_lately",
    ),
    Mutant(
        "an ask that waits is seen and not sent again",
        "bot/views/common/may_ask.py",
        """    if standing.open_ask:
        return (Button(reader.say("See your ask"), asks.SEE, standing.open_ask, Weight.MAIN),)
""",
        "",
        "tests/journeys/test_a_shy_word_opens_the_ways_in.py -k no_lately",
    ),
    Mutant(
        "a mark tells nothing without the key (F69)",
        "bot/store/database/keys.py",
        "return [hmac.new(key, account, hashlib.sha256).hexdigest() for key in self._marking]",
        "return [platform_user for key in self._marking]",
        "tests/journeys/test_what_holds_after_leaving.py -k tells_nothing",
    ),
)
