"""The guards that the stories protect in home, and the code without each."""

from tests.fakes.mutating import Mutant

OF_HOME = (
    Mutant(
        "a mentor reads which limit leaves less room than they gave",
        "bot/views/home/own_room.py",
        "    if not limits:\n",
        "    if True:\n",
        "tests/journeys/test_a_first_look_at_home.py -k limits_their_room",
    ),
    Mutant(
        "a yes that came to its end is no yes any more at home",
        "bot/views/home/home.py",
        'Status.ACCEPTED: "came to its end" if over else "said yes",',
        'Status.ACCEPTED: "said yes",',
        "tests/journeys/test_two_people_begin_and_finish.py -k no_longer_yes",
    ),
    Mutant(
        "a command that names a screen opens it",
        "bot/handlers/home/typed.py",
        "if screen := spoken_words.screen(named, work.reader.language):",
        "if screen := None:",
        "tests/journeys/test_a_first_look_at_home.py -k names_a_screen",
    ),
    Mutant(
        "a person with something at home is not greeted as a newcomer",
        "bot/handlers/home/home.py",
        "    if not views.is_empty(shown) or not first_hello",
        "    if not first_hello",
        "tests/journeys/test_a_first_look_at_home.py -k no_newcomer",
    ),
    Mutant(
        "a person who has looked is not greeted as a newcomer",
        "bot/handlers/home/home.py",
        "views.is_empty(shown) or not first_hello.is_due(work):",
        "views.is_empty(shown):",
        "tests/journeys/test_a_first_look_at_home.py -k ways_in",
    ),
    Mutant(
        "before the opening a newcomer's home leads to no search",
        "bot/views/home/home.py",
        "ways if is_open else Buttons((), ways.menu))",
        "ways)",
        "tests/journeys/test_a_first_look_at_home.py -k promises",
    ),
    Mutant(
        "the steps to an opening are shown to managers alone",
        "bot/handlers/home/home.py",
        "    if work.me.manages and (begins :=",
        "    if (begins :=",
        "tests/journeys/test_a_first_look_at_home.py -k promises",
    ),
    Mutant(
        "a link that the mentee took away is in no download of the mentor's",
        "bot/store/home/inventory.py",
        'private={"reason": "mentor", "link": "mentee"},',
        'private={"reason": "mentor"},',
        "tests/journeys/test_a_link_beside_a_question.py -k leaves_the_card",
    ),
    Mutant(
        "whose card was reported is in no download",
        "bot/store/home/redactions.py",
        "unnamed = {*connection.execute(asked).scalars(), *connection.execute(cards).scalars()}",
        "unnamed = {*connection.execute(asked).scalars()}",
        "tests/journeys/test_a_card_in_the_mentors_channel.py -k read_a_report",
    ),
    Mutant(
        "a download names nobody who asked without a name",
        "bot/store/home/redactions.py",
        "row.get(through) not in unnamed",
        "row.get(through) not in set()",
        "tests/journeys/test_a_question_without_a_name.py -k sqlite",
    ),
    Mutant(
        "an erasure leaves the block of the person who was blocked (F73)",
        "bot/store/home/inventory.py",
        '{"person": WHOLE_ROW, "other": ()},',
        '{"person": WHOLE_ROW, "other": WHOLE_ROW},',
        "tests/journeys/test_what_holds_after_leaving.py -k blocked_comes_back",
    ),
    Mutant(
        "a pause stays when its reporter leaves (F73)",
        "bot/store/home/inventory.py",
        "        stays=tables.apart.c.why == Why.REPORT,\n",
        "",
        "tests/journeys/test_what_holds_after_leaving.py -k reporter_comes_back",
    ),
    Mutant(
        "an open report keeps the name of somebody who left",
        "bot/store/home/my_data.py",
        "        returning.keep_names(self._connection, self._community, person)\n",
        "",
        "tests/journeys/test_what_holds_after_leaving.py -k readers_know",
    ),
    Mutant(
        "a download has nothing that only the other may read (F71)",
        "bot/store/home/my_data.py",
        "if row[owner] != person}",
        "if False}",
        "tests/journeys/test_somebody_takes_everything_and_goes.py",
    ),
)
