"""Every screen of a hello before a first door, for the mentor who waits and the managers who answer."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.common.ids import ApprovalId
from bot.domain.common.people import Door, Mentor
from bot.domain.mentors import card as card_rules
from bot.domain.mentors.first_door import LONGEST_WORD, Approval, Status
from bot.domain.opening.opening import Beginning
from bot.domain.programme.kinds import Budget, Offer
from bot.domain.programme.programme import UnderEighteen
from bot.ui.forms import Rejected
from bot.views.home import home
from bot.views.mentors import door, first_door_approve
from bot.views.mentors import first_door_wait as views
from bot.views.mentors import page as page_views
from bot.views.programme import page as programme
from bot.views.programme import under_18
from bot.views.search import find
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import CLOSES, HERE, NOW, PRINT, PROGRAMME, Cast


def hellos(cast: Cast) -> Iterator[Shown]:
    """Return every screen of a hello, in every state it has."""
    for part in (_mentors, _at_home, _managers, _words, _pages):
        yield from part(cast)


def _waits(cast: Cast, stands: Status = Status.WAITING) -> Approval:
    words = cast.words[:LONGEST_WORD] if stands is Status.NOT_NOW else ""
    name = ApprovalId("apr_0123456789abcdefghijkl")
    return Approval(name, HERE, cast.mentor.id, NOW, CLOSES, stands, cast.mentee.id, words)


def _everything(cast: Cast) -> Mentor:
    offers = (Offer(kind.key, Budget(8, kind.budget.per), cast.words[:80]) for kind in PROGRAMME.kinds)
    return replace(cast.mentor, offers=tuple(offers), door=Door.DRAFT)


def _mentors(cast: Cast) -> Iterator[Shown]:
    blank = card_rules.begun(cast.mentor.person, PROGRAMME)
    yield drawn(
        "hello, begun", page_views.page, cast.reader, page_views.MentorPage(blank, hello=views.Hello(None))
    )
    for stands in Status:
        for managers in ((), (cast.mentee,) * 9):
            by = cast.mentee if managers else None
            hello = views.Hello(_waits(cast, stands), managers, by)
            state = f"{stands}, {len(managers)} managers"
            card = replace(cast.mentor, door=Door.DRAFT)
            yield drawn(state, page_views.page, cast.reader, page_views.MentorPage(card, 2, hello=hello))
            yield drawn(state, views.news, cast.reader, hello)
            yield drawn(f"hello {state}", door.opened, cast.reader, cast.mentor, 3, hello)
    yield drawn("", views.unchanged, cast.reader, views.Hello(_waits(cast, Status.NOT_NOW), (cast.mentee,)))


def _at_home(cast: Cast) -> Iterator[Shown]:
    hello = views.Hello(_waits(cast), (cast.mentee,))
    draft = replace(cast.mentor, door=Door.DRAFT)
    waits = home.Home(cast.mentor.person, (), (), (), 0, draft, hello=hello)
    yield drawn("waits for a hello", home.home, cast.reader, waits)


def _managers(cast: Cast) -> Iterator[Shown]:
    left = {kind.key: 8 for kind in PROGRAMME.kinds}
    for state, card in (("bare", replace(cast.mentor, offers=())), ("everything", _everything(cast))):
        for stands in Status:
            by = cast.mentee if stands is Status.WELCOMED else None
            for changed in (False, True):
                waiting = first_door_approve.Waiting(
                    _waits(cast, stands), find.Seen(card, (), left), by, changed=changed
                )
                yield drawn(f"{state}, {stands}, {changed}", first_door_approve.card, cast.reader, waiting)
        for stands in (Status.WELCOMED, Status.NOT_NOW):
            mine = replace(waiting, approval=_waits(cast, stands), mine=True)
            yield drawn(f"{state}, {stands}, own", first_door_approve.card, cast.reader, mine)
    listed = ((_waits(cast), cast.mentor), (_waits(cast, Status.OVER), cast.mentor)) * 4
    yield drawn("many", first_door_approve.page, cast.reader, listed, 12)
    yield drawn("none", first_door_approve.page, cast.reader, (), 0)
    yield drawn("", first_door_approve.nobody_waits, cast.reader)


def _words(cast: Cast) -> Iterator[Shown]:
    waits = _waits(cast)
    yield drawn("new", first_door_approve.no_form, cast.reader, waits, cast.mentor, {})
    for state, written in (
        ("nothing", {"ready": "own", "words": ""}),
        ("long", {"ready": "own", "words": "x" * (LONGEST_WORD + 1)}),
        ("unknown", {"ready": "gone"}),
    ):
        form = first_door_approve.no_form(cast.reader, waits, cast.mentor, written)
        errors = first_door_approve.READY.errors(cast.reader, written)
        yield Shown(f"mentors.first_door_approve.no_form: handed back, {state}", Rejected(form, errors))
    for ended in (Status.WELCOMED, Status.NO_MORE):
        over = views.Hello(replace(waits, stands=ended), (), cast.mentee)
        yield drawn(ended, views.over_since, cast.reader, over)
    for ready in (*first_door_approve.READY.sentences, "own"):
        words = first_door_approve.READY.said(cast.reader, {"ready": ready, "words": cast.words})
        said = replace(waits, stands=Status.NOT_NOW, words=words)
        seen = views.news(cast.reader, views.Hello(said, (), cast.mentee))
        yield drawn(ready, first_door_approve.preview, cast.reader, waits, cast.mentor, seen, PRINT)


def _pages(cast: Cast) -> Iterator[Shown]:
    for approves in (False, True):
        for waiting in (0, 1, 12):
            yield drawn(
                f"{approves}, {waiting}",
                first_door_approve.setting,
                cast.reader,
                approves=approves,
                waiting=waiting,
            )
        for screened in (False, True):
            beginning = Beginning(under_18=UnderEighteen.YES, screened=screened, approves=approves)
            state = f"hello {approves}, screened {screened}"
            yield drawn(state, under_18.question, cast.reader, beginning)
    for begun in (Beginning(), Beginning(opened_at=NOW)):
        page = programme.ProgrammePage(begun, 3, 8, approvals=2)
        yield drawn(f"approvals, open {begun.is_open}", programme.page, cast.reader, page)
