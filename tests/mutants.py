"""Proves the guards: each is taken out for a moment, and its test has to fail. `make mutants`.

`python -m tests.mutants F76 lease` tries only those whose guard names one of these. How it is done is written
in `tests/fakes/mutating.py`.
"""

import sys

from tests.fakes.mutating import Mutant, table, try_all
from tests.faults.mutants import OF_FAULTS

MUTANTS = (
    Mutant(
        "an open ask that moved on is nobody's who had it (F18)",
        "bot/store/asks.py",
        'asks.c.status == bindparam("was")',
        '(asks.c.status != "") | (asks.c.status == bindparam("was"))',
        "tests/faults/test_f18_an_open_ask_is_taken_up_once.py",
    ),
    Mutant(
        "a card in the mentors' channel is claimed once (F18)",
        "bot/store/carries.py",
        "(carries.c.state == was.state) & (carries.c.claim == was.claim)",
        "(carries.c.state == was.state)",
        "tests/faults/test_f18_a_card_is_claimed_once.py",
    ),
    Mutant(
        "whose card was reported is in no download",
        "bot/store/veils.py",
        "unnamed = {*connection.execute(asked).scalars(), *connection.execute(cards).scalars()}",
        "unnamed = {*connection.execute(asked).scalars()}",
        "tests/journeys/test_a_card_in_the_mentors_channel.py -k read_a_report",
    ),
    Mutant(
        "a claim holds its mentor's places (F20)",
        "bot/handlers/claims.py",
        "if work.places.hold_all(hold for hold in holds if hold.place.owner == mentor.id) is not None:",
        "if False:",
        "tests/faults/test_f18_a_card_is_claimed_once.py",
    ),
    Mutant(
        "who has no room claims no card",
        "bot/handlers/claims.py",
        "if (unmet := carrying.unmet(mentor, carry.kind, held, work.now)) is not None:",
        "if (unmet := carrying.unmet(mentor, carry.kind, held, work.now)) is Unmet.DOOR:",
        "tests/journeys/test_a_card_in_the_mentors_channel.py -k cannot",
    ),
    Mutant(
        "who is kept apart claims no card",
        "bot/handlers/claims.py",
        "return work.me.id in carried.left_out(work, carry.mentee)",
        "return False",
        "tests/journeys/test_a_card_in_the_mentors_channel.py -k between_two",
    ),
    Mutant(
        "a card carries no words but its line",
        "bot/views/claims.py",
        "body = face(reader, Face(carry.kind, carry.line, carry.ends_at))",
        "body = face(reader, Face(carry.kind, carry.question, carry.ends_at))",
        "tests/journeys/test_a_card_in_the_mentors_channel.py -k names_nobody",
    ),
    Mutant(
        "a channel that was lost leaves nobody waiting",
        "bot/handlers/mentors_channel.py",
        "    if stranded := work.carries.stranded():",
        "    if (stranded := work.carries.stranded()) and not stranded.channel:",
        "tests/journeys/test_a_card_in_the_mentors_channel.py -k was_lost",
    ),
    Mutant(
        "who asks without a name is never named to their mentor",
        "bot/handlers/askers.py",
        "return ask.unnamed and work.me.id != ask.mentee",
        "return False",
        "tests/journeys/test_a_question_without_a_name.py -k sqlite",
    ),
    Mutant(
        "a download names nobody who asked without a name",
        "bot/store/veils.py",
        "row.get(through) not in unnamed",
        "row.get(through) not in set()",
        "tests/journeys/test_a_question_without_a_name.py -k sqlite",
    ),
    Mutant(
        "nothing says who passed an open ask on",
        "bot/domain/asks.py",
        "return bool(self.carried) and not self.first_kind and self.status not in TAKEN_UP",
        "return False",
        "tests/journeys/test_an_open_ask_goes_to_three.py -k sqlite",
    ),
    Mutant(
        "an open ask goes to nobody kept apart",
        "bot/handlers/carrying.py",
        "return frozenset({mentee, *passed, *apart, *touch})",
        "return frozenset({mentee, *passed, *touch})",
        "tests/journeys/test_an_open_ask_goes_to_three.py -k sqlite",
    ),
    Mutant(
        "an ask without a name opens no room",
        "bot/domain/asks.py",
        "return Refused(Refusal.WITHOUT_NAME) if ask.unnamed else begun(ask, now)",
        "return begun(ask, now)",
        "tests/journeys/test_a_question_without_a_name.py -k sqlite",
    ),
    Mutant(
        "a place is held by compare-and-swap (F19)",
        "bot/store/places.py",
        '(places.c.held < bindparam("limit"))',
        '(places.c.held <= bindparam("limit"))',
        "tests/store/test_places.py",
    ),
    Mutant(
        "an ask changes only from the standing it was seen in (F20)",
        "bot/store/asks.py",
        'asks.c.status == bindparam("was")',
        '(asks.c.status != "") | (asks.c.status == bindparam("was"))',
        "tests/faults/test_f19_f20_races.py tests/store/test_asks.py",
    ),
    Mutant(
        "a repeated delivery has no second effect (F01)",
        "bot/handlers/respond.py",
        "if deliveries.is_first(connection, work.community, request.key, work.now):",
        "if deliveries.is_first(connection, work.community, request.key, work.now) or True:",
        "tests/journeys/test_an_old_card_shows_the_truth.py tests/journeys/test_somebody_is_kept_safe.py",
    ),
    Mutant(
        "typed words wait for the disk",
        "bot/handlers/respond.py",
        "light = not (work.opened or work.typed)",
        "light = True",
        "tests/handlers/test_respond.py",
    ),
    Mutant(
        "writers begin IMMEDIATE on SQLite (F76)",
        "bot/store/dialect.py",
        'begin="BEGIN IMMEDIATE"',
        'begin="BEGIN"',
        "tests/faults/test_f76_fifty_writers.py tests/store/test_places.py",
    ),
    Mutant(
        "claimed rows are nobody else's until the lease ends (F33)",
        "bot/store/claiming.py",
        '        "lease_until": until,\n'
        "        # Due again when the lease ends, so that nobody reads over what is under way.\n"
        '        "due_at": until,\n',
        '        "lease_until": look.now,\n',
        "tests/store/test_outbox.py -k claimed_row",
    ),
    Mutant(
        "who lost the lease writes nothing (F32)",
        "bot/store/outbox.py",
        "return (outbox.c.id == due.id) & (outbox.c.lease == due.lease)",
        "return outbox.c.id == due.id",
        "tests/store/test_outbox.py",
    ),
    Mutant(
        "a restarted SQLite process frees what the dead one had claimed (F29)",
        "bot/app.py",
        "        if alone:\n            self.database.write",
        "        if False:\n            self.database.write",
        "tests/faults/test_f29_killed_at_any_step.py",
    ),
    Mutant(
        "a window is told within two seconds while nothing can be written (F05)",
        "bot/adapters/web/server.py",
        "timeout=PATIENCE)",
        "timeout=None)",
        "tests/faults/test_f05_the_database_stands_still.py",
    ),
    Mutant(
        "a dead connection is noticed before it is used (F79)",
        "bot/store/dialect.py",
        "pool_size=WRITERS_ON_POSTGRESQL, pool_pre_ping=True",
        "pool_size=WRITERS_ON_POSTGRESQL, pool_pre_ping=False",
        "tests/faults/test_f79_postgresql_drops_everybody.py",
    ),
    Mutant(
        "what is late does not arrive at night (F52)",
        "bot/jobs/deliver.py",
        "        if errand.asleep_until and adapter.rings:",
        "        if False:",
        "tests/journeys/test_nobody_is_woken.py",
    ),
    Mutant(
        "a row of another community is never touched (F62)",
        "bot/store/safety.py",
        "still = (reports.c.id == new.id) & (reports.c.stage == when)\n"
        "        done = self._connection.execute(update(reports).where(self._reports, still)",
        "still = (reports.c.id == new.id) & (reports.c.stage == when)\n"
        "        done = self._connection.execute(update(reports).where(still)",
        "tests/store/test_boundaries.py",
    ),
    Mutant(
        "whoever is reported never reads it (F72)",
        "bot/handlers/reports.py",
        "chosen = [one for one in work.safety.readers() if one not in {by, about}]",
        "chosen = work.safety.readers()",
        "tests/journeys/test_somebody_is_kept_safe.py",
    ),
    Mutant(
        "the blocked cannot ask by an old button (F73)",
        "bot/domain/asks.py",
        "if standing.apart or not room.is_in(mentor, now):",
        "if not room.is_in(mentor, now):",
        "tests/journeys/test_somebody_is_kept_safe.py",
    ),
    Mutant(
        "a departure leaves no byte in the search index (F69)",
        "bot/jobs/indexing.py",
        "or after < self._database.read(last_departure):",
        "or after < 0:",
        "tests/journeys/test_somebody_takes_everything_and_goes.py",
    ),
    Mutant(
        "a download has nothing that only the other may read (F71)",
        "bot/store/my_data.py",
        "if row[owner] != person}",
        "if False}",
        "tests/journeys/test_somebody_takes_everything_and_goes.py",
    ),
    Mutant(
        "the web chat escapes what people write (F53)",
        "bot/adapters/web/render.py",
        'Markup(\'<blockquote class="quote" dir="auto">{}</blockquote>\').format(text)',
        'Markup(f\'<blockquote class="quote" dir="auto">{text}</blockquote>\')',
        "tests/contract/test_renderers.py",
    ),
    # Slack: words, and what it refuses
    Mutant(
        "nobody's words are live in a Slack notification (F53)",
        "bot/adapters/slack/escape.py",
        "return flat.translate(_CONTROL)",
        "return flat",
        "tests/adapters/slack/test_escape.py",
    ),
    Mutant(
        "nobody's words are formatted in a Slack text (F53)",
        "bot/adapters/slack/escape.py",
        "words.translate(_TWINS)",
        "words",
        "tests/adapters/slack/test_escape.py",
    ),
    Mutant(
        "`:joy:` stays five characters in Slack (F53)",
        "bot/adapters/slack/escape.py",
        '"emoji": False',
        '"emoji": True',
        "tests/adapters/slack/test_escape.py",
    ),
    Mutant(
        "two equal buttons do not cost the whole Slack message (F54)",
        "bot/adapters/slack/render.py",
        "if again else button.token",
        "if False else button.token",
        "tests/contract/test_slack_limits.py -k longest",
    ),
    Mutant(
        "what an option is about fits under it in Slack (F54)",
        "bot/adapters/slack/fields.py",
        "about = _whole_or_cut(option.about, ABOUT)",
        "about = option.about",
        "tests/contract/test_slack_limits.py -k calm",
    ),
    Mutant(
        "a draft longer than its box still opens in Slack",
        "bot/adapters/slack/fields.py",
        '"type": "plain_text_input",',
        '"type": "plain_text_input", "max_length": field.at_most,',
        "tests/contract/test_slack_limits.py -k draft",
    ),
    Mutant(
        "what Slack's blocks say is also said without them (F56)",
        "bot/adapters/slack/fallback.py",
        "yield from (_quote(quote),) if quote else ()",
        "yield from ()",
        "tests/adapters/slack/test_fallback.py",
    ),
    Mutant(
        "a week holds so many nudges and no more, whatever they are about",
        "bot/domain/nudging.py",
        "if len(counted) >= most:",
        "if len(counted) >= 99:",
        "tests/domain/test_nudging.py tests/journeys/test_did_you_meet.py",
    ),
    Mutant(
        "no nudge rings in quiet hours",
        "bot/domain/nudging.py",
        "return awake if awake <= now else max(awake, quiet.on_day(week.day(awake), week.hours))",
        "return now",
        "tests/domain/test_nudging.py",
    ),
    Mutant(
        "after a stop nothing comes that is on its way (F75)",
        "bot/handlers/notices.py",
        "if notice.kind in NUDGES and work.settings.of(work.me.id).reminders is Reminders.NONE:",
        "if False:",
        "tests/journeys/test_nudges_are_few_and_kind.py",
    ),
    Mutant(
        "an introduction never goes above what a mentor gives",
        "bot/handlers/introducing.py",
        "if (no_room := work.places.hold_all(holds)) is not None:",
        "if (no_room := None) is not None:",
        "tests/journeys/test_somebody_is_introduced_warmly.py",
    ),
    Mutant(
        "nobody is introduced before they agree",
        "bot/domain/introductions.py",
        "return None if one.stage is Stage.PROPOSED else Refused(Refusal.GONE)",
        "return None",
        "tests/domain/test_introductions.py",
    ),
    Mutant(
        "only managers read who would like an introduction",
        "bot/handlers/introduce_warmly.py",
        "if one is None or not work.me.manages or one.person in unseen(work):",
        "if one is None:",
        "tests/journeys/test_somebody_is_introduced_warmly.py",
    ),
    # Delivery, and Slack
    Mutant(
        "nothing is sent again by the SDK itself (F30)",
        "bot/adapters/slack/api.py",
        "retry_handlers=[]",
        "retry_handlers=None",
        "tests/faults/test_f29_f30_slack_may_have_taken_it.py -k f30_a_line",
    ),
    Mutant(
        "what was claimed and never settled is looked for first (F29)",
        "bot/store/claiming.py",
        "case((unsure, outbox.c.version), else_=outbox.c.doubt)",
        "outbox.c.doubt",
        "tests/faults/test_f29_f30_slack_may_have_taken_it.py -k f29",
    ),
    Mutant(
        "where nobody can look, nothing is sent (F29)",
        "bot/adapters/slack/sending.py",
        'raise InDoubt(f"nobody can look whether it arrived: {no}", for_good=True) from no',
        "return None",
        "tests/faults/test_f29_f30_slack_may_have_taken_it.py -k f29",
    ),
    Mutant(
        "what rests is not claimed (F26)",
        "bot/jobs/deliver.py",
        "self._resting[Rest(due.community, due.revises)] = now + asked",
        "pass",
        "tests/jobs/test_in_doubt.py -k asks_for_time",
    ),
    Mutant(
        "no Retry-After that makes sense is no leave to knock at once (F27)",
        "bot/adapters/slack/pace.py",
        "asked = seconds(retry_after) or guess",
        "asked = seconds(retry_after)",
        "tests/faults/test_f26_slack_asks_for_time.py tests/adapters/slack/test_pace.py",
    ),
    Mutant(
        "one conversation hears a message a second (P7)",
        "bot/adapters/slack/pace.py",
        "        self._hush(channel, at + self._gap)\n",
        "",
        "tests/faults/test_f45_an_accept_is_not_behind_an_announcement.py",
    ),
    Mutant(
        "somebody who is gone is not tried for ever (F34)",
        "bot/adapters/slack/errors.py",
        "return Refused(word, method)",
        "return TryLater(word)",
        "tests/faults/test_f34_f35_who_cannot_be_reached.py -k f34",
    ),
    Mutant(
        "a lost workspace stops the rest (F35)",
        "bot/jobs/deliver.py",
        "            connections.cut(connection, due.community, why, now + TRIAL)\n",
        "",
        "tests/faults/test_f34_f35_who_cannot_be_reached.py -k f35",
    ),
    Mutant(
        "what goes to many leaves a place free (F45)",
        "bot/jobs/deliver.py",
        "bulk=places - (self._at_once > 1)",
        "bulk=places",
        "tests/jobs/test_delivering_at_once.py",
    ),
    Mutant(
        "one reader's rows go one after the other",
        "bot/store/claiming.py",
        "look.is_ready(outbox), look.is_next(outbox)",
        "look.is_ready(outbox)",
        "tests/store/test_outbox.py -k one_reader",
    ),
    Mutant(
        "whoever lost the lease sends nothing (F32)",
        "bot/jobs/deliver.py",
        "if self._ground.clock() >= due.until:",
        "if False:",
        "tests/jobs/test_delivering_at_once.py",
    ),
)

OF_SLACK = (
    Mutant(
        "an old signature opens nothing (F58)",
        "bot/adapters/slack/guard.py",
        "abs(self._clock() - int(at)) > OLDEST",
        "False",
        "tests/adapters/slack/test_guard.py",
    ),
    Mutant(
        "two signatures are none (F58)",
        "bot/adapters/slack/guard.py",
        "len(times) != 1 or len(signatures) != 1",
        "not times or not signatures",
        "tests/adapters/slack/test_guard.py",
    ),
    Mutant(
        "with no secret nobody comes through (F58)",
        "bot/adapters/slack/guard.py",
        "if not self._secret or len",
        "if len",
        "tests/adapters/slack/test_guard.py",
    ),
    Mutant(
        "a repeat in Slack is answered by what was answered (F01, F02)",
        "bot/adapters/slack/adapter.py",
        "taken = self._known(act.key)",
        "taken = None",
        "tests/faults/slack/test_f01_a_form_is_delivered_twice.py"
        " tests/faults/slack/test_f04_two_presses_at_once.py",
    ),
    Mutant(
        "Slack is acknowledged within the budget (F05)",
        "bot/adapters/slack/adapter.py",
        "timeout=BUDGET - MARGIN",
        "timeout=None",
        "tests/faults/slack/test_f05_acknowledged_in_time.py -k command",
    ),
    Mutant(
        "a fault of ours is owned up to in Slack (F06)",
        "bot/adapters/slack/adapter.py",
        "            answer, body = None, await self._broke(turn)",
        "            answer, body = None, NOTHING",
        "tests/faults/slack/test_f06_a_fault_of_ours.py",
    ),
    Mutant(
        "a form whose trigger is spent opens by a button (F07)",
        "bot/adapters/slack/landing.py",
        '            return ""\n        return str((said.get("view") or {})',
        '            return "shown"\n        return str((said.get("view") or {})',
        "tests/faults/slack/test_f07_a_spent_trigger.py",
    ),
    Mutant(
        "an answer whose reply has run out is a direct message (F08)",
        "bot/adapters/slack/landing.py",
        "await self._tried(self._api.respond(turn.act.reply, body)):\n"
        "            await self._in_messages(turn, message)",
        "await self._tried(self._api.respond(turn.act.reply, body)):\n            pass",
        "tests/faults/slack/test_f08_a_reply_that_has_run_out.py",
    ),
    Mutant(
        "another workspace is not answered (F10)",
        "bot/adapters/slack/members.py",
        "if team != (await self._us()).team:",
        "if False:",
        "tests/faults/slack/test_f10_another_workspace.py",
    ),
    Mutant(
        "what bots write is not answered (F16)",
        "bot/adapters/slack/inbound.py",
        "return direct and not by_machine and",
        "return direct and",
        "tests/faults/slack/test_f16_what_bots_write.py tests/adapters/slack/test_inbound.py",
    ),
    Mutant(
        "who manages is asked anew after a minute (F61)",
        "bot/adapters/slack/members.py",
        "(FRESH if decides or facts.rules else KEPT)",
        "KEPT",
        "tests/faults/slack/test_f61_who_manages.py",
    ),
    Mutant(
        "guests are told so and nothing of them is kept",
        "bot/adapters/slack/members.py",
        "        facts = await self._up_to_date(user, facts, decides=decides)\n"
        "        if facts.standing is not Standing.MEMBER:",
        "        facts = await self._up_to_date(user, facts, decides=decides)\n        if False:",
        "tests/adapters/slack/test_members.py",
    ),
    Mutant(
        "every envelope is acknowledged (F03)",
        "bot/adapters/slack/socket.py",
        "        body = json.loads(said.body) if said.status == OK and said.body else None",
        "            return\n        body = json.loads(said.body) if said.body else None",
        "tests/adapters/slack/test_socket.py -k understood",
    ),
    Mutant(
        "a socket does not live long enough to be deaf (F03)",
        "bot/adapters/slack/socket.py",
        "if now - opened > LIFETIME:",
        "if False:",
        "tests/adapters/slack/test_socket.py -k renewed",
    ),
)
"""The edge of Slack, its budget and slower roads, and who acts there."""


def main(*wanted: str) -> int:
    """Try every mutant, or those whose guard names one of these words; return how many lived: none should."""
    every = (*MUTANTS, *OF_FAULTS, *OF_SLACK)
    chosen = [one for one in every if not wanted or any(word in one.guard for word in wanted)]
    tried = try_all(chosen)
    sys.stdout.write(table(tried))
    return sum(one.lived for one in tried)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
