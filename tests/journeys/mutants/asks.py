"""The guards that the stories protect in asks, and the code without each."""

from tests.fakes.mutating import Mutant

OF_ASKS = (
    Mutant(
        "an unsent question begins the next form",
        "bot/handlers/asks/ask.py",
        "    unsent.keep(work, written)\n",
        "",
        "tests/journeys/test_words_outlive_what_they_were_for.py -k next_mentor",
    ),
    Mutant(
        "a question that was sent begins no further form",
        "bot/handlers/asks/ask.py",
        "    unsent.over(work)\n    return _sent(work)",
        "    return _sent(work)",
        "tests/journeys/test_words_outlive_what_they_were_for.py -k next_form_is_empty",
    ),
    Mutant(
        "a link leaves the card with a no, a closing or a taking back",
        "bot/domain/asks/ask.py",
        'return self.link if self.status in {Status.WAITING, *TAKEN_UP} else ""',
        "return self.link",
        "tests/journeys/test_a_link_beside_a_question.py -k leaves_the_card",
    ),
    Mutant(
        "nothing says who passed an open ask on",
        "bot/domain/asks/ask.py",
        "return self.is_step and self.status not in TAKEN_UP",
        "return False",
        "tests/journeys/test_an_open_ask_goes_to_three.py -k sqlite",
    ),
    Mutant(
        "an ask without a name opens no room",
        "bot/domain/asks/ask.py",
        "return Refused(Refusal.WITHOUT_NAME) if ask.unnamed else begun(ask, now)",
        "return begun(ask, now)",
        "tests/journeys/test_a_question_without_a_name.py -k sqlite",
    ),
    Mutant(
        "a no counts for a mentee who came back",
        "bot/store/asks/ask.py",
        'asks.c.mentee.in_(themselves("mentee")), asks',
        'asks.c.mentee == bindparam("mentee"), asks',
        "tests/journeys/test_what_holds_after_leaving.py -k days_after_a_no",
    ),
    Mutant(
        "a no counts for a mentor who came back",
        "bot/store/asks/ask.py",
        'asks.c.mentor.in_(themselves("mentor")), ~FAREWELL)',
        'asks.c.mentor == bindparam("mentor"), ~FAREWELL)',
        "tests/journeys/test_what_holds_after_leaving.py -k days_after_a_no",
    ),
    Mutant(
        "the blocked cannot ask by an old button (F73)",
        "bot/domain/asks/standing.py",
        "if standing.apart or not capacity.is_in(mentor, now):",
        "if not capacity.is_in(mentor, now):",
        "tests/journeys/test_somebody_is_kept_safe.py",
    ),
    Mutant(
        "an earlier no offers nobody who was asked since",
        "bot/handlers/asks/ask.py",
        "    earlier_noes.draw_again(work, told)\n",
        "",
        "tests/journeys/test_a_no_leads_onward.py -k earlier_no",
    ),
)
