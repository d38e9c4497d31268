"""The guards that the stories protect in mentorships, and the code without each."""

from tests.fakes.mutating import Mutant

OF_MENTORSHIPS = (
    Mutant(
        "a room that is over has no way to it",
        "bot/store/mentorships/mentorship.py",
        "mentorships.c.community == HERE, mentorships.c.ending == Ending.GOING)",
        "mentorships.c.community == HERE)",
        "tests/journeys/test_a_room_is_one_press_away.py -k closed_room",
    ),
    Mutant(
        "only its two people are led to a room",
        "bot/store/mentorships/mentorship.py",
        '    .where((mentorships.c.mentor == bindparam("of")) | (mentorships.c.mentee == bindparam("of")))\n',
        "",
        "tests/journeys/test_a_room_is_one_press_away.py -k nobody_else",
    ),
    Mutant(
        "a room on its way is not said to stand",
        "bot/handlers/mentorships/ways.py",
        "said = room.stands if place.at else room.opens and _opens(room, place, work)",
        "said = room.stands",
        "tests/journeys/test_a_room_is_one_press_away.py -k on_its_way",
    ),
    Mutant(
        "no older card of a mentorship keeps a button after its end",
        "bot/handlers/mentorships/ending.py",
        "    work.redraw(found.two, {found.id, found.ask})\n",
        "",
        "tests/journeys/test_a_room_is_one_press_away.py -k closed_room",
    ),
    Mutant(
        "an ending waits until its time",
        "bot/store/mentorships/ending.py",
        "query = select(endings).where(self._mine, endings.c.due_at <= now)",
        "query = select(endings).where(self._mine)",
        "tests/journeys/test_an_ending_can_be_taken_back.py -k taken_back_nothing",
    ),
    Mutant(
        "an ending that was taken back does not happen",
        "bot/handlers/mentorships/ending.py",
        "if not taken or found is None or found.ending is not Ending.GOING:",
        "if found is None or found.ending is not Ending.GOING:",
        "tests/journeys/test_an_ending_can_be_taken_back.py -k taken_back_between",
    ),
    Mutant(
        "the same press again keeps its time",
        "bot/domain/mentorships/ending.py",
        "if before is not None and before.how is how:",
        "if False:",
        "tests/journeys/test_an_ending_can_be_taken_back.py -k pressed_again",
    ),
    Mutant(
        "what waited goes with the end",
        "bot/handlers/mentorships/ending.py",
        "    work.pending_endings.drop(found.id)",
        "    pass",
        "tests/journeys/test_an_ending_can_be_taken_back.py -k both_may_finish",
    ),
    Mutant(
        "the first time that the other adds rings",
        "bot/domain/mentorships/room.py",
        "joins = any(one.by == by for one in ahead)",
        "joins = bool(ahead)",
        "tests/journeys/test_two_people_begin_and_finish.py -k rings",
    ),
    Mutant(
        "the newest card of times alone has buttons",
        "bot/handlers/mentorships/room.py",
        "if about.version == found.living:",
        "if about.version in {found.listed, found.settled}:",
        "tests/journeys/test_two_people_begin_and_finish.py -k one_press",
    ),
    Mutant(
        "what was typed for a time is kept",
        "bot/handlers/mentorships/room.py",
        "work.drafts.save(mentorships.SUGGEST.name, found.id, written)",
        "pass",
        "tests/journeys/test_two_people_begin_and_finish.py -k typed",
    ),
    Mutant(
        "a second voice is offered seldom",
        "bot/handlers/mentorships/second_voice.py",
        "second_voice.is_time(work.second_voices.last(work.me.id), work.now)",
        "True",
        "tests/journeys/test_a_good_talk_leads_to_a_second_voice.py -k sqlite",
    ),
    Mutant(
        "two good talks at once lead on to one second voice",
        "bot/handlers/mentorships/met.py",
        "    work.nudges.lock(work.me.id)\n",
        "",
        "tests/journeys/test_a_good_talk_leads_to_a_second_voice.py -k at_once",
    ),
    Mutant(
        "a second voice is nobody kept apart",
        "bot/handlers/mentorships/second_voice.py",
        "*passed, *apart, *in_touch",
        "*passed, *in_touch",
        "tests/journeys/test_a_good_talk_leads_to_a_second_voice.py -k sqlite",
    ),
)
