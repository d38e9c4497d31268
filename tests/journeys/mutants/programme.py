"""The guards that the stories protect in programme, and the code without each."""

from tests.fakes.mutating import Mutant

OF_PROGRAMME = (
    Mutant(
        "the steps to an opening leave home once it is open",
        "bot/handlers/programme/page.py",
        "    return None if work.beginnings.get().is_open else _page(work)",
        "    return _page(work)",
        "tests/journeys/test_a_first_look_at_home.py -k no_steps",
    ),
    Mutant(
        "the first ten are told so while there are no more",
        "bot/handlers/opening/first_days.py",
        "return number if number and not work.mentors.has_open(FOUNDING_DOORS + 1) else 0",
        "return number",
        "tests/journeys/test_an_empty_community_opens_its_tenth_door.py -k sqlite",
    ),
    Mutant(
        "a yes to under 18 is kept only after it was said what it means",
        "bot/handlers/programme/page.py",
        "    if request.ref == UnderEighteen.YES and beginning.under_18 is not UnderEighteen.YES:\n",
        "    if False:\n",
        "tests/journeys/test_an_empty_community_opens_its_tenth_door.py -k children",
    ),
    Mutant(
        "a door opens also where an earlier founder erased everything",
        "bot/store/opening/opening.py",
        "        number = (self._connection.execute(latest).scalar_one() or 0) + 1\n",
        "        number = len(self.founders()) + 1\n",
        "tests/journeys/test_an_empty_community_opens_its_tenth_door.py -k founder",
    ),
)
