"""The guards that the stories protect in how an act is answered, and the code without each."""

from tests.fakes.mutating import Mutant

OF_RESPONDING = (
    Mutant(
        "a nudge that was sent is drawn again for those who want none",
        "bot/handlers/notices.py",
        "if told.is_nudge and not again and",
        "if told.is_nudge and",
        "tests/journeys/test_a_room_is_one_press_away.py -k closed_room",
    ),
    Mutant(
        "a draft that was not read is not sent",
        "bot/handlers/routing.py",
        "if not written or seen.print == print_of(written):",
        "if True:",
        "tests/journeys/test_send_sends_what_stands_above_it.py -k sqlite",
    ),
    Mutant(
        "a button without a print sends nothing",
        "bot/handlers/routing.py",
        "if not written or seen.print == print_of(written):",
        "if not written or seen.print in {None, print_of(written)}:",
        "tests/journeys/test_send_sends_what_stands_above_it.py -k sqlite",
    ),
    Mutant(
        "a press that only showed the draft is no press that was done",
        "bot/handlers/routing.py",
        "        work.forget_request(request.key)\n        return preview",
        "        return preview",
        "tests/journeys/test_send_sends_what_stands_above_it.py -k sqlite",
    ),
    Mutant(
        "a preview has the clock of the person who will read it",
        "bot/handlers/work.py",
        "return replace(self.reader, zone=person.zone)",
        "return self.reader",
        "tests/journeys/test_a_preview_is_what_is_delivered.py -k sqlite",
    ),
    Mutant(
        "what is between others is answered as what never was",
        "bot/handlers/work.py",
        "if said.why is Refusal.NOT_YOURS:",
        "if False:",
        "tests/journeys/test_a_foreign_id_tells_nothing.py -k sqlite",
    ),
    Mutant(
        "an old label does nothing by itself",
        "bot/handlers/respond.py",
        "if acts.says_another_thing(route.verb, request.label):",
        "if False:",
        "tests/journeys/test_a_label_is_an_act.py",
    ),
    Mutant(
        "a card of one's own is not shown a second time",
        "bot/handlers/one_card.py",
        "if not is_copy:",
        "if True:",
        "tests/journeys/test_one_living_card.py -k withdrawn_or_answered",
    ),
    Mutant(
        "on the card itself the answer is its new state",
        "bot/handlers/one_card.py",
        "any(card.is_at(request.at) for card in cards)",
        "False",
        "tests/journeys/test_one_living_card.py -k on_the_card_itself",
    ),
    Mutant(
        "who asks without a name is never named to their mentor",
        "bot/handlers/work.py",
        "return ask.unnamed and self.me.id != ask.mentee",
        "return False",
        "tests/journeys/test_a_question_without_a_name.py -k sqlite",
    ),
    Mutant(
        "a repeated delivery has no second effect (F01)",
        "bot/handlers/respond.py",
        "if work.is_first(request.key):",
        "if work.is_first(request.key) or True:",
        "tests/journeys/test_an_old_card_shows_the_truth.py tests/journeys/test_somebody_is_kept_safe.py",
    ),
    Mutant(
        "after a stop nothing comes that is on its way (F75)",
        "bot/handlers/notices.py",
        "if told.is_nudge and not again and work.settings.of(work.me.id).reminders is Reminders.NONE:",
        "if False:",
        "tests/journeys/test_nudges_are_few_and_kind.py",
    ),
    Mutant(
        "a notice that is past its day is drawn for nobody (F48)",
        "bot/handlers/notices.py",
        "if not again and is_past(notice, work):",
        "if False:",
        "tests/journeys/test_nothing_past_its_day_is_told.py",
    ),
    Mutant(
        "an offset that was read the wrong way round is asked about again",
        "bot/handlers/respond.py",
        "own_zone = person.own_zone and not is_offset(person.zone)",
        "own_zone = person.own_zone",
        "tests/journeys/test_nobody_is_woken.py -k earlier_release",
    ),
)
