"""Every screen of a community's opening, of wishes, and of requests for a person's help."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.domain.asks.ask import Status
from bot.domain.asks.human_help import Hand, HelpStatus
from bot.domain.common.ids import HandId, MentorshipId, WishId
from bot.domain.common.notices import NoticeInDoubt
from bot.domain.common.people import Door, Person
from bot.domain.introductions.introduction import Status as Introduced
from bot.domain.opening.opening import Beginning
from bot.domain.programme.programme import UnderEighteen
from bot.domain.programme.setup import CommunitySetup
from bot.domain.search.matching import Facet
from bot.domain.search.wishes import Status as WishStatus
from bot.domain.search.wishes import Wish, WishAbout
from bot.ui.forms import Rejected
from bot.ui.nodes import Message
from bot.views.asks import human_help, several_noes
from bot.views.common.reader import Reader
from bot.views.home import home, waits
from bot.views.home.own_room import OwnRoom
from bot.views.mentors import page as page_views
from bot.views.mentors import whole_card
from bot.views.opening import first_days, first_hello
from bot.views.programme import doubts, kinds, under_18
from bot.views.programme import page as programme
from bot.views.search import find, room_again, wishes
from tests.contract import nudges
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import CLOSES, HERE, NOW, PROGRAMME, Cast

BACK = date(2026, 12, 3)


def beginnings(cast: Cast) -> Iterator[Shown]:
    """Return every screen of an opening, in every state it has."""
    for part in (_programme, _under_18, _kinds, _founding, _wishes, _told, _room, _hands, _at_home):
        yield from part(cast)


def _programme(cast: Cast) -> Iterator[Shown]:
    hand = (_hand(cast, HelpStatus.WAITING), cast.mentee, None)
    looked_for = tuple((f"{cast.words[:60]}", 9 - n) for n in range(8))
    bare = programme.ProgrammePage(Beginning(), 0, 1)
    full = programme.ProgrammePage(Beginning(opened_at=NOW), 1200, 8, 2, 0, looked_for, (hand,) * 12)
    ready = Beginning(None, UnderEighteen.YES, kinds_checked=True, invited=True)
    yield drawn("bare", programme.page, cast.reader, bare)
    yield drawn("ready", programme.page, cast.reader, programme.ProgrammePage(ready, 10, 8, 1, 3, looked_for))
    yield drawn("open, calm", programme.page, cast.reader, replace(bare, beginning=Beginning(opened_at=NOW)))
    yield drawn("open, full", programme.page, cast.reader, replace(full, set_up=CommunitySetup()))
    for name, chosen in (("nothing", CommunitySetup()), ("a channel", CommunitySetup("1"))):
        yield drawn(f"bare, {name} chosen", programme.page, cast.reader, replace(bare, set_up=chosen))
    unsure = _doubts((cast.mentee, cast.mentor.person), (cast.mentee,), (), *((cast.mentee,),) * 4)
    doubtful = replace(bare, beginning=Beginning(opened_at=NOW), in_doubt=unsure)
    yield drawn("open, in doubt", programme.page, cast.reader, doubtful)
    for doors in (0, 1, 12):
        yield drawn(f"{doors} doors", programme.opening, cast.reader, replace(bare, doors=doors, wait=doors))
    yield drawn("", programme.invitation, cast.reader)
    for managers in ((), (cast.mentee,) * 3):
        yield drawn(f"{len(managers)} managers", programme.not_theirs, cast.reader, managers)


def _doubts(*several: tuple[Person, ...]) -> tuple[doubts.Shown, ...]:
    """Return messages in doubt to these people; the third last comes from a backup."""
    held = len(several) - 3
    return tuple(
        (NoticeInDoubt(number, 1, tuple(one.id for one in whose), number == held), whose)
        for number, whose in enumerate(several)
    )


def _under_18(cast: Cast) -> Iterator[Shown]:
    for answer in UnderEighteen:
        for screened in (False, True):
            beginning = Beginning(under_18=answer, screened=screened)
            yield drawn(f"{answer}, {screened}", under_18.question, cast.reader, beginning)
            yield drawn(f"{answer}, {screened}", under_18.confirm, cast.reader, beginning)


def _kinds(cast: Cast) -> Iterator[Shown]:
    many = tuple(replace(kind, key=f"{kind.key}-{n}") for n in range(3) for kind in PROGRAMME.kinds)[:25]
    off = frozenset({many[1].key, many[2].key})
    reader: Reader = replace(cast.reader, programme=replace(PROGRAMME, kinds=many, off=off))
    for page in (0, 1, 3):
        yield drawn(f"page {page}", kinds.kinds, reader, page)
    yield drawn("all", kinds.kinds, cast.reader, 0)
    yield drawn("", kinds.last_one, cast.reader)
    for kind in (PROGRAMME.kind("cv-review"), PROGRAMME.kind("ongoing")):
        yield drawn(kind.key, kinds.form, cast.reader, kind, {})
        written = {"places": cast.words, "reminder": ""}
        form = kinds.form(cast.reader, kind, written)
        errors = kinds.errors(cast.reader, kind, written)
        yield Shown(f"programme.kinds.form: handed back, {kind.key}", Rejected(form, errors))


def _founding(cast: Cast) -> Iterator[Shown]:
    yield drawn("", first_days.installed, cast.reader)
    for words in ("", cast.words):
        yield drawn(f"{bool(words)}", first_days.not_yet, cast.reader, words, "lkg_0123456789abcdefghijkl")
    for ended, helped in ((2, 2), (3, 0), (1200, 1100)):
        nodes = first_days.others_began(cast.reader, ended, helped)
        yield Shown(f"opening.first_days.others_began: {ended}", Message("An ask", nodes))
    for number in (0, 1, 10):
        for manages in (False, True):
            for beginning in (Beginning(), Beginning(opened_at=NOW)):
                state = f"{number}, {manages}, {beginning.is_open}"
                yield drawn(
                    state, first_days.ten_doors, cast.reader, beginning, manages=manages, number=number
                )
        yield drawn(
            f"founding {number}", page_views.page, cast.reader, page_views.MentorPage(cast.mentor, 2, number)
        )


def _wish(cast: Cast, about: WishAbout, standing: WishStatus = WishStatus.OPEN) -> Wish:
    chosen = {Facet.KIND: ("cv-review", "gone"), Facet.FIELD: (cast.words,)}
    mentor_ = None if about is WishAbout.OPENING else cast.mentor.id
    return Wish(
        WishId("wsh_0123456789abcdefghijkl"),
        HERE,
        cast.mentee.id,
        about,
        NOW,
        cast.words,
        chosen,
        mentor=mentor_,
        standing=standing,
    )


def _wishes(cast: Cast) -> Iterator[Shown]:
    for about in WishAbout:
        shown = wishes.Wished(_wish(cast, about), cast.mentor)
        yield drawn(about, wishes.wished, cast.reader, shown)
        yield drawn(f"ten {about}", wishes.wishes, cast.reader, (shown,) * 10)
    bare = replace(_wish(cast, WishAbout.SOMEONE), words="", chosen={})
    yield drawn("for anybody", wishes.wished, cast.reader, wishes.Wished(bare))
    yield drawn("none", wishes.wishes, cast.reader, ())
    yield drawn("", wishes.let_go, cast.reader)
    yield drawn("", wishes.room_now, cast.reader, cast.mentor)
    yield drawn("new", wishes.form, cast.reader, "", "")
    for words in ("", "x" * 201):
        errors = wishes.errors(cast.reader, words)
        form = wishes.form(cast.reader, cast.words, "cv-review")
        yield Shown(f"search.wishes.form: handed back, {len(words)}", Rejected(form, errors))


def _told(cast: Cast) -> Iterator[Shown]:
    for about in WishAbout:
        wish = _wish(cast, about, WishStatus.TOLD)
        for left in ({}, {"quick-question": 2, "ongoing": 0}):
            state = f"{about}, {bool(left)}"
            yield drawn(state, wishes.come_true, cast.reader, wishes.Wished(wish, cast.mentor, left))
        yield drawn(
            f"{about}, gone", wishes.come_true, cast.reader, wishes.Wished(replace(wish, mentor=None))
        )


def _room(cast: Cast) -> Iterator[Shown]:
    for state, mentor_, back in (
        ("resting", replace(cast.mentor, resting_until=BACK), BACK),
        ("full", cast.mentor, BACK),
        ("full, nobody knows until when", cast.mentor, None),
        ("closed", replace(cast.mentor, door=Door.CLOSED), None),
    ):
        seen = find.Seen(mentor_, (), {"quick-question": 0}, back)
        yield drawn(state, whole_card.whole_card, cast.reader, seen, saved=False)
        nodes = room_again.or_else(cast.reader, mentor_, back)
        yield Shown(f"search.room_again.or_else: {state}", Message("Just taken", nodes))


def _hand(cast: Cast, reach: HelpStatus) -> Hand:
    by = cast.mentor.id if reach in {HelpStatus.PROMISED, HelpStatus.DONE} else None
    ask = cast.ask(Status.DECLINED)
    return Hand(HandId("hnd_0123456789abcdefghijkl"), HERE, cast.mentee.id, ask.id, NOW, CLOSES, reach, by)


def _hands(cast: Cast) -> Iterator[Shown]:
    ask = cast.ask(Status.DECLINED)
    offered = human_help.offered(cast.reader, ask.id)
    yield drawn("", human_help.gone, cast.reader)
    yield drawn("offered", several_noes.third, cast.reader, ask, cast.mentor.person, *offered)
    for reach in HelpStatus:
        hand = _hand(cast, reach)
        by = cast.mentor.person if hand.by else None
        said = human_help.raised(cast.reader, hand, by)
        yield drawn(f"raised, {reach}", several_noes.third, cast.reader, ask, cast.mentor.person, *said)
        for mine in (True, False):
            yield drawn(f"{reach}, {mine}", human_help.card, cast.reader, hand, cast.mentee, by, mine=mine)
        for managers in ((), (cast.mentee,) * 3):
            yield drawn(f"{reach}, {len(managers)}", human_help.news, cast.reader, hand, by, managers)
        page = programme.ProgrammePage(Beginning(opened_at=NOW), 12, 8, hands=((hand, cast.mentee, by),))
        yield drawn(f"hand {reach}", programme.page, cast.reader, page)


def _at_home(cast: Cast) -> Iterator[Shown]:
    asks = tuple((cast.ask(status), cast.mentee) for status in Status)
    touch = tuple((cast.mentorship, cast.mentor.person) for _ in range(4))
    left = tuple((kind.key, n) for n, kind in enumerate(cast.reader.programme.kinds))
    me = replace(cast.mentee, manages=True)
    busy = home.Home(
        me, asks, asks, touch, 12, cast.mentor, OwnRoom(cast.mentor, left, 2), 10, introduced=True
    )
    busy = replace(busy, meets=(cast.mentor.person, cast.reader.now, MentorshipId("shp_1")))
    yield drawn("a busy manager", home.home, cast.reader, busy)
    one = nudges.introduction(cast, Introduced.PROPOSED)
    proposed = waits.Proposed(one, cast.mentor.person, cast.mentor.person)
    for name, waiting in {
        "all that can wait": waits.Waits(
            1200, asked_to_read=True, proposed=proposed, approvals=12, hands=12, doubts=12
        ),
        "one of each": waits.Waits(1, approvals=1, hands=1, doubts=1),
    }.items():
        yield drawn(f"{name}, busy", home.home, cast.reader, replace(busy, waits=waiting))
        alone = home.Home(me, (), (), (), 0, None, waits=waiting)
        yield drawn(f"{name}, alone", home.home, cast.reader, alone)
    for state, beginning in (("begun", Beginning()), ("ready", Beginning(kinds_checked=True, invited=True))):
        begins = programme.ProgrammePage(beginning, 3, 8, wait=2)
        for of_whom, shown in (
            ("busy", busy),
            ("waits", replace(busy, waits=waiting)),
            ("new", home.Home(me, (), (), (), 0, None)),
        ):
            yield drawn(f"{state}, {of_whom}", home.preparing, cast.reader, shown, begins)
    new = home.Home(cast.mentee, (), (), (), 0, None)
    for doors in (0, 1, 4, 400):
        hello = first_hello.hello(cast.reader, doors)
        yield drawn(f"{doors} doors", home.welcome, cast.reader, new, hello)
    too_soon = first_days.not_yet(cast.reader, "", "").message
    yield drawn("too soon", home.welcome, cast.reader, new, too_soon)
    yield drawn("one wish", home.home, cast.reader, home.Home(me, (), (), (), 0, None, None, 1))
