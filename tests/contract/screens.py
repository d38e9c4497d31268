"""Every screen of the views, drawn for some made-up people. The name of each begins with its function."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta

from bot.domain.asks.ask import Status
from bot.domain.asks.links import Wrong
from bot.domain.common.ids import LookingId, MentorshipId, PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import HIDEABLE, Mentor
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.common.settings import Reminders, Settings
from bot.domain.programme.programme import QuietHours
from bot.domain.search.matching import Facet, Found, Hit, Looking
from bot.domain.search.understood import SoftChoice, Sort
from bot.ui.forms import Rejected
from bot.ui.verbs import answers, search
from bot.ui.verbs.people import FileOf
from bot.views import acts
from bot.views.answers import answer, decline, reminders
from bot.views.asks import ask as ask_views
from bot.views.asks import several_noes
from bot.views.common import one_card, refusals
from bot.views.common.alternatives import instead as others_instead
from bot.views.common.may_ask import Standing
from bot.views.home import covers, everything, home, unread
from bot.views.home.own_room import OwnRoom
from bot.views.mentors import whole_card
from bot.views.mentorships import calendar
from bot.views.opening import first_hello
from bot.views.people import doorstep, file_page, leaving
from bot.views.people import settings as settings_views
from bot.views.platforms import handed_files, own_chat, threads
from bot.views.search import find, saved, wishes
from bot.views.words import link as link_views
from bot.views.words import preview as previews
from bot.views.words import written_words
from tests.contract.announcements import announcements
from tests.contract.announcing import announcing
from tests.contract.audiences import audiences
from tests.contract.beginnings import beginnings
from tests.contract.channel import in_channel
from tests.contract.correcting import correcting
from tests.contract.doors import doors
from tests.contract.drawing import Screen, Shown, drawn
from tests.contract.endings import OFFER_STANDINGS, after_the_first_answer, offered
from tests.contract.hellos import hellos
from tests.contract.made_up import CLOSES, HERE, NOW, PRINT, Cast
from tests.contract.nudges import nudges
from tests.contract.on_platforms import on_platforms
from tests.contract.open_asks import open_asks
from tests.contract.posted import posted
from tests.contract.quiet import quiet_weeks
from tests.contract.replies import replies
from tests.contract.safety import safe
from tests.contract.second_looks import second_looks

__all__ = ["Screen", "Shown", "drawn", "screens"]

TALK = "career-chat"
LOOKING = LookingId("loo_0123456789abcdefghijkl")


def screens(cast: Cast) -> tuple[Shown, ...]:
    """Return every screen, in every state it has."""
    parts = (
        _looking,
        _cards,
        _writing,
        _sending,
        _receipts,
        _answers,
        _noes,
        _deciding,
        _in_a_server,
        _home,
        _hello,
    )
    since = (_refusals, _faults, _links, _clocks, _places_and_hours, _noes_in_a_row)
    elsewhere = (after_the_first_answer, doors, hellos, safe, beginnings, open_asks, in_channel, nudges)
    every = (*parts, *since, *elsewhere, announcements, announcing, audiences, quiet_weeks, second_looks)
    return tuple(
        shown for part in (*every, replies, correcting, posted, on_platforms) for shown in part(cast)
    )


SAID = (
    (Sort.KIND, ("quick-question",)),
    (Sort.PLACE, ("scotland", "@glasgow")),
    (Sort.PLACE, ("@glasgow",)),
    (Sort.LANGUAGE, ("de", "fr")),
)


def _looking(cast: Cast) -> Iterator[Shown]:
    seen = find.Seen(cast.mentor, (50.0,), {"quick-question": 2, TALK: 1, "ongoing": 0})
    ids = tuple(PersonId(f"per_{n}") for n in range(5))
    everyone = {
        one: find.Seen(_called(cast, one), hours, seen.left)
        for one, hours in zip(ids, ((), (3.0,), (50.0,), (80.0,), (9.0,)), strict=True)
    }
    hits = tuple(Hit(one, (cast.words, "product")) for one in ids[:3])
    counts = {facet: tuple((f"{cast.words[:70]} {n}", 9 - n) for n in range(20)) for facet in Facet}
    counts[Facet.KIND] = (("quick-question", 3), (TALK, 1))
    chosen = {Facet.KIND: ("quick-question",), Facet.FIELD: (f"{cast.words[:70]} 3", "Law")}
    found = Found(7, hits, counts, tuple(Hit(one) for one in ids[3:]))
    plain = find.Results(LOOKING, Looking(HERE), replace(found, full=()), 0, everyone)
    yield drawn("first page", find.results, cast.reader, plain)
    looking = Looking(HERE, cast.words, chosen)
    yield drawn(
        "narrowing", find.results, cast.reader, find.Results(LOOKING, looking, found, 1, everyone, True)
    )
    yield from _understood(cast, plain, looking)
    one = replace(found, total=1, hits=hits[:1], full=())
    yield drawn(
        "one", find.results, cast.reader, replace(plain, looking=Looking(HERE, cast.words), found=one)
    )
    for is_found in (True, False):
        you = find.You(cast.mentor.id, is_found=is_found)
        yield drawn(f"you, {is_found}", find.results, cast.reader, replace(plain, you=you))
    nobody = find.Results(LOOKING, looking, Found(0, (), {}), 0, {})
    yield drawn("nobody", find.results, cast.reader, nobody)
    yield drawn("lift one", find.results, cast.reader, replace(nobody, helps=(Facet.FIELD, 4)))
    yield drawn("nobody at all", find.results, cast.reader, replace(nobody, looking=Looking(HERE)))


def _understood(cast: Cast, plain: find.Results, looking: Looking) -> Iterator[Shown]:
    said = tuple(SoftChoice(sort, values, cast.words) for sort, values in SAID)
    not_law = SoftChoice(Sort.WORK, ("lawyer",), "law", without=True)
    heard = replace(
        plain.found,
        near=4,
        total=2,
        understood=(*said, not_law),
        hits=tuple(replace(hit, has=said) for hit in plain.found.hits),
    )
    for at, missing in enumerate(((), *((one,) for one in said))):
        total = 0 if missing else 2
        state = f"understood, {missing[0].sort} {at}" if missing else "understood"
        nearly = replace(heard, missing=missing, total=total)
        yield drawn(state, find.results, cast.reader, replace(plain, looking=looking, found=nearly))
    near = replace(heard, hits=tuple(Hit(hit.mentor, by_meaning=True) for hit in heard.hits))
    yield drawn("by meaning, too", find.results, cast.reader, replace(plain, found=near))
    yield drawn("by meaning", find.results, cast.reader, replace(plain, found=replace(near, total=0)))
    yield drawn("not at once", find.results, cast.reader, replace(plain, found=replace(heard, total=0)))


def _called(cast: Cast, one: PersonId) -> Mentor:
    return replace(cast.mentor, person=replace(cast.mentor.person, id=one))


def _cards(cast: Cast) -> Iterator[Shown]:
    seen = find.Seen(cast.mentor, (), {"quick-question": 1, TALK: 2})
    yield drawn("saved", whole_card.whole_card, cast.reader, seen, saved=True)
    yield drawn("not saved", whole_card.whole_card, cast.reader, seen, saved=False)
    bare = replace(seen, mentor=replace(cast.mentor, glad=(), offers=cast.mentor.offers[1:2]))
    yield drawn("bare", whole_card.whole_card, cast.reader, bare, saved=False)
    yield drawn("", whole_card.passed_over, cast.reader, cast.mentor)
    back = search.PageOf("lkg_7Kf3", 2)
    for own in (True, False):
        yield drawn(
            f"in place, {own}", whole_card.whole_card, cast.reader, seen, saved=True, own=own, back=back
        )
    yield drawn("in place", whole_card.passed_over, cast.reader, cast.mentor, back)
    yield from _who_may_be_asked(cast, seen)
    yield drawn("nobody", saved.saved_people, cast.reader, ())
    yield drawn("many", saved.saved_people, cast.reader, (seen,) * 9)


def _who_may_be_asked(cast: Cast, seen: find.Seen) -> Iterator[Shown]:
    full = replace(seen, left={"quick-question": 0})
    hides = replace(full, mentor=replace(cast.mentor, hidden=HIDEABLE).face())
    yield drawn("hides and is full", saved.saved_people, cast.reader, (hides, full))
    one = cast.mentor.id
    found = Found(1, (Hit(one),), {}, (Hit(one, named=True),))
    stands = {"your ask": Standing("ask_0123456789abcdefghijkl"), "after a no": Standing(not_before=CLOSES)}
    for state, standing in stands.items():
        shown = replace(seen, standing=standing)
        results = find.Results(LOOKING, Looking(HERE, cast.words), found, 0, {one: shown})
        yield drawn(state, whole_card.whole_card, cast.reader, shown, saved=True)
        yield drawn(state, saved.saved_people, cast.reader, (shown,))
        yield drawn(state, find.results, cast.reader, results)
        yield drawn(state, wishes.room_now, cast.reader, cast.mentor, standing)


def _writing(cast: Cast) -> Iterator[Shown]:
    kinds = ("quick-question", TALK, "ongoing")
    written = {"kind": TALK, "question": cast.words, "line": cast.words}
    full = ask_views.ask_form(cast.reader, cast.mentor, kinds, written)
    yield drawn("new", ask_views.ask_form, cast.reader, cast.mentor, kinds, {})
    yield drawn("written", ask_views.ask_form, cast.reader, cast.mentor, kinds, written)
    errors = {
        **ask_views.question_errors(cast.reader, "?", "x" * 101),
        "kind": ask_views.no_such_kind(cast.reader),
    }
    yield Shown("asks.ask.ask_form: handed back", Rejected(full, errors))
    for state, ask, mentee in (
        ("", cast.ask(Status.WAITING, TALK), cast.mentee),
        ("without a line", cast.ask(Status.WAITING, TALK), replace(cast.mentee, line="")),
        ("without a name", replace(cast.ask(Status.WAITING), unnamed=True), cast.mentee),
    ):
        seen = answer.mentor_card(cast.reader, answer.MentorCard(ask, cast.mentor, mentee, 2))
        yield drawn(state, ask_views.preview, cast.reader, cast.mentor.person, ask, seen, PRINT)


def _sending(cast: Cast) -> Iterator[Shown]:
    ask, person = cast.ask(Status.WAITING), cast.mentor.person
    yield drawn("", ask_views.sent, cast.reader)
    yield drawn("", ask_views.left, cast.reader)
    yield drawn("", ask_views.withdraw_first, cast.reader, ask, person)


def _receipts(cast: Cast) -> Iterator[Shown]:
    for status in Status:
        yield drawn(status, ask_views.receipt, cast.reader, cast.ask(status), cast.mentor.person)
        for others in ((), (cast.mentor,), (cast.mentor,) * 3):
            state = f"{status}, {len(others)} others"
            yield drawn(state, ask_views.outcome, cast.reader, cast.ask(status), cast.mentor.person, others)


def _answers(cast: Cast) -> Iterator[Shown]:
    for status in OFFER_STANDINGS:
        card = answer.MentorCard(offered(cast, status), cast.mentor, cast.mentee, 2)
        yield drawn(f"{status} offer", answer.mentor_card, cast.reader, card)
    for status in Status:
        for kind in ("quick-question", TALK, "ongoing", "mock-interview"):
            card = answer.MentorCard(cast.ask(status, kind), cast.mentor, cast.mentee, 2)
            yield drawn(f"{status}, {kind}", answer.mentor_card, cast.reader, card)
    yield drawn("", answer.why_me, cast.reader, cast.mentee, cast.mentor, TALK)


def _noes(cast: Cast) -> Iterator[Shown]:
    ask = cast.ask(Status.WAITING)
    written = {"ready": "own", "words": cast.words, "reason": "other"}
    yield drawn("new", decline.decline_form, cast.reader, ask, cast.mentee, {})
    yield drawn("written", decline.decline_form, cast.reader, ask, cast.mentee, written)
    form = decline.decline_form(cast.reader, ask, cast.mentee, written)
    for wrong in ({}, {"ready": "own"}, {"ready": "own", "words": "x" * 601}):
        errors = decline.READY_NOES.errors(cast.reader, wrong)
        yield Shown(f"answers.decline.decline_form: handed back, {len(wrong)} right", Rejected(form, errors))
    for key in (*decline.READY_NOES.sentences, "own"):
        words = decline.READY_NOES.sentence(cast.reader, key) or cast.words
        said = replace(cast.ask(Status.DECLINED), words=words)
        seen = ask_views.outcome_alone(cast.reader, said, cast.mentor.person)
        yield drawn(key, decline.preview_decline, cast.reader, said, cast.mentee, seen, PRINT)


def _deciding(cast: Cast) -> Iterator[Shown]:
    ask = cast.ask(Status.WAITING)
    yield drawn("new", answer.answer_form, cast.reader, ask, cast.mentee, {})
    form = answer.answer_form(cast.reader, ask, cast.mentee, {"words": cast.words})
    for wrong in ("?", "x" * 2401):
        errors = answer.words_errors(cast.reader, wrong)
        yield Shown(
            f"answers.answer.answer_form: handed back, {len(wrong)} characters", Rejected(form, errors)
        )
    seen = ask_views.outcome_alone(cast.reader, cast.ask(Status.ANSWERED), cast.mentor.person)
    shown = answer.preview_answer(cast.reader, ask, cast.mentee, seen, PRINT)
    yield drawn("", answer.preview_answer, cast.reader, ask, cast.mentee, seen, PRINT)
    yield drawn(
        "answered", ask_views.outcome_alone, cast.reader, cast.ask(Status.ANSWERED), cast.mentor.person
    )
    draft = previews.Draft(answers.SEND, ask.id, PRINT)
    yield drawn("", previews.preview, cast.reader, cast.words[:60], seen, (), draft, ())
    yield drawn("", answer.asked, cast.reader, ask, cast.mentee)
    yield drawn("another draft", previews.changed, cast.reader, shown, answers.SEND)


def _in_a_server(cast: Cast) -> Iterator[Shown]:
    """Draw what stands where a server's moderators read it."""
    yield drawn("a server's thread", unread.unread, cast.reader)
    yield drawn("by name", unread.called, cast.reader)
    yield drawn("of one", threads.own, cast.reader)
    yield drawn("of two", threads.of_two, cast.reader)
    yield drawn("", own_chat.hello, cast.reader)
    yield drawn("", own_chat.hello_to_all, cast.reader)
    yield from _files(cast)
    yield drawn("with words", unread.write_form, cast.reader, cast.words)
    for waits in (True, False):
        yield drawn(f"{waits}", covers.cover, cast.reader, Notice(NoticeKind.ASKED, "ask_1"), waits=waits)


def _files(cast: Cast) -> Iterator[Shown]:
    """Draw what is said of files that come into somebody's OneDrive, or from a page."""
    file = FileOf("meeting-file", "alongside-meeting/ics", "ms_1")
    yield drawn("", handed_files.declined, cast.reader, file)
    yield drawn("", handed_files.not_uploaded, cast.reader, file)
    yield drawn("", handed_files.uploaded, cast.reader, file)
    yield drawn("", handed_files.no_such_file, cast.reader, file)
    yield drawn("", file_page.handed, cast.reader, "https://mentoring.example.org", "s" * 43)
    yield drawn("", file_page.given, cast.reader, file)
    meets = replace(cast.mentorship, meets_at=NOW + timedelta(days=2))
    for state, one in (("meets", meets), ("no time", cast.mentorship)):
        yield drawn(state, calendar.handed, cast.reader, one, cast.mentor.person, cast.mentee)
    yield drawn("", file_page.no_page, cast.reader)


def _home(cast: Cast) -> Iterator[Shown]:
    asks = tuple((cast.ask(status), cast.mentee) for status in Status)
    touch = tuple((cast.mentorship, cast.mentor.person) for _ in range(4))
    left = tuple((kind.key, n) for n, kind in enumerate(cast.reader.programme.kinds))
    room = OwnRoom(cast.mentor, left, 2)
    quiet = home.Home(cast.mentee, (), (), (), 0, None)
    yield drawn("quiet", home.home, cast.reader, quiet)
    yield drawn(
        "busy", home.home, cast.reader, home.Home(cast.mentee, asks, asks, touch, 12, cast.mentor, room)
    )
    yield drawn(
        "one of each",
        home.home,
        cast.reader,
        home.Home(cast.mentee, asks[:1], asks[:1], touch[:1], 1, cast.mentor, replace(room, left=left[:1])),
    )
    resting = replace(cast.mentor, resting_until=cast.reader.now.date() + timedelta(days=10))
    meets = replace(quiet, in_touch=touch, meets=(cast.mentor.person, cast.reader.now, MentorshipId("shp_1")))
    yield drawn("a time is agreed", home.home, cast.reader, meets)
    busy = home.Home(
        cast.mentee,
        asks,
        asks,
        touch,
        12,
        cast.mentor,
        room,
        meets=(cast.mentee, cast.reader.now, MentorshipId("shp_1")),
    )
    for number in range(4):
        yield drawn(f"page {number}", everything.everything, cast.reader, busy, number)
    yield drawn("quiet", everything.everything, cast.reader, quiet, 0)
    for verb in ("send-answer", "withdraw-now", "accept"):
        yield drawn(verb, one_card.done, cast.reader, verb)
    yield drawn("too late", one_card.done, cast.reader, "accept", changed=False)
    for title, mentor in (("a mentor", cast.mentor), ("a mentor at rest", resting)):
        of_one = replace(quiet, mentor=mentor, room=OwnRoom(mentor, left[:3], 1), thanked=True)
        yield drawn(title, home.home, cast.reader, of_one)
    for ask in asks:
        yield drawn(ask[0].status, home.home, cast.reader, replace(quiet, mine=(ask,)))


def _hello(cast: Cast) -> Iterator[Shown]:
    for open_doors in (0, 1, 9, 10):
        yield drawn(f"{open_doors} doors", first_hello.hello, cast.reader, open_doors)
    yield drawn("", first_hello.kept, cast.reader)
    yield drawn("", first_hello.help_page, cast.reader)


def _refusals(cast: Cast) -> Iterator[Shown]:
    for why in Refusal:
        no = Refused(why, CLOSES if why is Refusal.TOO_SOON else None)
        yield drawn(why, refusals.refused, cast.reader, no)
    three = others_instead(cast.reader, (cast.mentor,) * 3)
    yield drawn("full, with others", refusals.refused, cast.reader, Refused(Refusal.FULL), *three)
    for status in Status:
        yield drawn(status, refusals.already_settled, cast.reader, cast.ask(status), cast.mentee)


def _faults(cast: Cast) -> Iterator[Shown]:
    for news in (leaving.left, leaving.back):
        yield drawn("", news, cast.reader, cast.mentee)
    for said in (doorstep.for_members, doorstep.cannot_ask, doorstep.in_messages):
        yield drawn("", said, cast.reader)
    yield drawn("", doorstep.for_former, cast.reader)
    yield drawn("", refusals.out_of_date, cast.reader)
    yield from _old_labels(cast)
    settled = refusals.refused(cast.reader, Refused(Refusal.ALREADY_SETTLED)).message
    for length, words in {"short": [cast.words, "and more"], "long": [cast.words * 400]}.items():
        yield drawn(length, written_words.beside, cast.reader, settled, words)
    for fault in (refusals.went_wrong, refusals.no_room_to_keep_it, refusals.stands_still):
        yield drawn("", fault, cast.reader, "err_01234567")
    yield drawn("near", refusals.no_such_command, cast.reader, "/find-mentr", "/find-mentor")
    yield drawn("far", refusals.no_such_command, cast.reader, "/xyzzy", "")
    yield drawn("", refusals.taking_longer, cast.reader)
    form = answer.answer_form(cast.reader, cast.ask(Status.WAITING), cast.mentee, {})
    yield drawn("", refusals.open_it, cast.reader, form)


def _old_labels(cast: Cast) -> Iterator[Shown]:
    by_its_ref = next(act.verb for act in acts.EVERY if act.by_ref)
    for state, verb in (("of today", answers.ACCEPT), ("of no act today", by_its_ref)):
        yield drawn(state, acts.old_label, cast.reader, verb, "ask_0123456789abcdefghijkl", cast.words[:60])


def _links(cast: Cast) -> Iterator[Shown]:
    wide = "https://" + ".".join(["a" * 60] * 4) + "/" + "x" * 230
    for host, link in {"short": "https://xn--bcher-kva.example/cv", "wide": wide}.items():
        for status in (Status.WAITING, Status.ACCEPTED, Status.DECLINED):
            ask = replace(cast.ask(status), link=link)
            card = answer.MentorCard(ask, cast.mentor, cast.mentee, 1)
            yield drawn(f"{status}, a link to a {host} host", answer.mentor_card, cast.reader, card)
        ask = replace(cast.ask(Status.WAITING), link=link)
        yield drawn(f"a link to a {host} host", ask_views.receipt, cast.reader, ask, cast.mentor.person)
        seen = answer.mentor_card(cast.reader, answer.MentorCard(ask, cast.mentor, cast.mentee, 1))
        preview = ask_views.preview
        yield drawn(f"a link, {host}", preview, cast.reader, cast.mentor.person, ask, seen, PRINT)
    written = {"link": cast.words, "question": cast.words}
    form = ask_views.ask_form(cast.reader, cast.mentor, ("quick-question", TALK), written)
    for wrong in Wrong:
        said = link_views.WRONG[wrong]
        errors = {"link": cast.reader.say(said, n=cast.reader.number(500))}
        yield Shown(f"asks.ask.ask_form: a link handed back, {wrong}", Rejected(form, errors))


# Quiet hours of one's own, and several noes in a row


def _clocks(cast: Cast) -> Iterator[Shown]:
    waiting = [(cast.ask(Status.WAITING), cast.mentee)] * 10
    for number in (1, 8, 9, 10):
        yield drawn(f"{number}", reminders.reminder, cast.reader, waiting[:number])
    yield drawn("", reminders.all_answered, cast.reader)
    for wanted in Reminders:
        yield drawn(wanted, reminders.wished, cast.reader, wanted)
    card = answer.MentorCard(cast.ask(Status.WAITING), cast.mentor, cast.mentee, 1)
    for days in (2, 8):
        soon = replace(card, later=cast.reader.now + timedelta(days=days))
        yield drawn(f"later in {days} days", answer.mentor_card, cast.reader, soon)
    moved = replace(card, ask=replace(card.ask, later_at=CLOSES))
    yield drawn("moved", answer.mentor_card, cast.reader, moved)


def _places_and_hours(cast: Cast) -> Iterator[Shown]:
    quiet, none = cast.reader.programme.quiet, QuietHours(time(7, 30), time(7, 30))
    asked = settings_views.SettingsShown(Settings(), quiet, own_zone=False, mentors=True)
    known = settings_views.SettingsShown(Settings(none), none, own_zone=True, mentors=False)
    for zone in ("Africa/Lagos", "UTC", "Pacific/Apia"):
        reader = replace(cast.reader, zone=zone)
        yield drawn(f"asked, {zone}", settings_views.settings, reader, asked)
        yield drawn(f"known, {zone}", settings_views.settings, reader, known)
        yield drawn(zone, settings_views.zone_form, reader)
    yield drawn("here", settings_views.language_form, cast.reader)
    silent = replace(known, rings=False)
    yield drawn("silent", settings_views.settings, cast.reader, silent)
    for state, shown in (("mentor", asked), ("mentee", known), ("silent", silent)):
        yield drawn(state, settings_views.hours_form, cast.reader, shown)
    for zone in ("Africa/Lagos", "", "Etc/GMT+2"):
        reader = replace(cast.reader, zone=zone)
        yield drawn(zone or "unknown", settings_views.asked_anew, reader)
        yield drawn(f"unknown, {zone}", settings_views.settings, reader, asked)
    for near in ((), ("Africa/Lagos", "Europe/London"), ("Africa/Cairo",) * 6):
        errors = {"other": settings_views.no_such_zone(cast.reader, cast.words, near)}
        form = settings_views.zone_form(cast.reader, cast.words, "", near)
        yield Shown(f"people.settings.zone_form: handed back, {len(near)} near", Rejected(form, errors))


def _noes_in_a_row(cast: Cast) -> Iterator[Shown]:
    person = cast.mentor.person
    helped = replace(cast.reader, programme=replace(cast.reader.programme, contact=cast.words))
    for status in (Status.DECLINED, Status.CLOSED):
        ask = cast.ask(status)
        for others in ((), (cast.mentor,) * 3):
            for less in (True, False):
                state = f"{status}, {len(others)} others, smaller {less}"
                yield drawn(state, several_noes.second, cast.reader, ask, person, others, smaller=less)
        yield drawn(f"{status}, nobody", several_noes.third, cast.reader, ask, person, noes=4)
        yield drawn(f"{status}, contact", several_noes.third, helped, ask, person)
    ask = cast.ask(Status.DECLINED)
    for others in ((), (cast.mentor,) * 3):
        state = f"{len(others)} others"
        yield drawn(state, several_noes.smaller, cast.reader, ask, "quick-question", others)
        yield drawn(state, several_noes.in_other_words, cast.reader, ask, cast.words, others)
    for key in (None, *several_noes.BEGINNINGS):
        begun = several_noes.begun(cast.reader, key, cast.words)
        yield drawn(f"{key or 'plain'}", several_noes.word_it, cast.reader, cast.ask(Status.DECLINED), begun)
    yield drawn("", several_noes.words_form, cast.reader, ask, cast.words)
    errors = ask_views.question_errors(cast.reader, "?", "")
    yield Shown(
        "asks.several_noes.words_form: handed back",
        Rejected(several_noes.words_form(cast.reader, ask, "?"), errors),
    )
    yield drawn("", several_noes.till_later, cast.reader)
