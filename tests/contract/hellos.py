"""Every screen of a hello before a first door, for the mentor who waits and for those who answer."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain import mentors
from bot.domain.approvals import LONGEST_WORD, Approval, Stands
from bot.domain.beginnings import Beginning
from bot.domain.ids import ApprovalId
from bot.domain.kinds import Budget, Offer
from bot.domain.people import Door, Mentor
from bot.domain.programme import UnderEighteen
from bot.ui.forms import Rejected
from bot.views import approvals, door, home, mentor, programme, search
from bot.views import hellos as views
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import CLOSES, HERE, NOW, PROGRAMME, Cast


def hellos(cast: Cast) -> Iterator[Shown]:
    """Return every screen of a hello, in every state it has."""
    for part in (_mentors, _at_home, _managers, _words, _pages):
        yield from part(cast)


def _waits(cast: Cast, stands: Stands = Stands.WAITING) -> Approval:
    words = cast.words[:LONGEST_WORD] if stands is Stands.NOT_NOW else ""
    name = ApprovalId("apr_0123456789abcdefghijkl")
    return Approval(name, HERE, cast.mentor.id, NOW, CLOSES, stands, cast.mentee.id, words)


def _everything(cast: Cast) -> Mentor:
    offers = (Offer(kind.key, Budget(8, kind.budget.per), cast.words[:80]) for kind in PROGRAMME.kinds)
    return replace(cast.mentor, offers=tuple(offers), door=Door.DRAFT)


def _mentors(cast: Cast) -> Iterator[Shown]:
    blank = mentors.begun(cast.mentor.person, PROGRAMME)
    yield drawn("hello, begun", mentor.page, cast.reader, mentor.Page(blank, hello=views.Hello(None)))
    for stands in Stands:
        for managers in ((), (cast.mentee,) * 9):
            by = cast.mentee if managers else None
            hello = views.Hello(_waits(cast, stands), managers, by)
            state = f"{stands}, {len(managers)} managers"
            card = replace(cast.mentor, door=Door.DRAFT)
            yield drawn(state, mentor.page, cast.reader, mentor.Page(card, 2, hello=hello))
            yield drawn(state, views.news, cast.reader, hello)
            yield drawn(f"hello {state}", door.opened, cast.reader, cast.mentor, 3, hello)
    yield drawn("", views.unchanged, cast.reader, views.Hello(_waits(cast, Stands.NOT_NOW), (cast.mentee,)))


def _at_home(cast: Cast) -> Iterator[Shown]:
    hello = views.Hello(_waits(cast), (cast.mentee,))
    draft = replace(cast.mentor, door=Door.DRAFT)
    waits = home.Home(cast.mentor.person, (), (), (), 0, draft, hello=hello)
    yield drawn("waits for a hello", home.home, cast.reader, waits)


def _managers(cast: Cast) -> Iterator[Shown]:
    left = {kind.key: 8 for kind in PROGRAMME.kinds}
    for state, card in (("bare", replace(cast.mentor, offers=())), ("everything", _everything(cast))):
        for stands in Stands:
            by = cast.mentee if stands is Stands.WELCOMED else None
            for changed in (False, True):
                waiting = approvals.Waiting(
                    _waits(cast, stands), search.Seen(card, (), left), by, changed=changed
                )
                yield drawn(f"{state}, {stands}, {changed}", approvals.card, cast.reader, waiting)
    listed = ((_waits(cast), cast.mentor), (_waits(cast, Stands.OVER), cast.mentor)) * 4
    yield drawn("many", approvals.page, cast.reader, listed, 12)
    yield drawn("none", approvals.page, cast.reader, (), 0)
    yield drawn("", approvals.nobody_waits, cast.reader)


def _words(cast: Cast) -> Iterator[Shown]:
    waits = _waits(cast)
    yield drawn("new", approvals.no_form, cast.reader, waits, cast.mentor, {})
    for state, written in (
        ("nothing", {"ready": "own", "words": ""}),
        ("long", {"ready": "own", "words": "x" * (LONGEST_WORD + 1)}),
        ("unknown", {"ready": "gone"}),
    ):
        form = approvals.no_form(cast.reader, waits, cast.mentor, written)
        errors = approvals.no_errors(cast.reader, written)
        yield Shown(f"approvals.no_form: handed back, {state}", Rejected(form, errors))
    for ready in (*approvals.READY, "own"):
        words = approvals.no_words(cast.reader, {"ready": ready, "words": cast.words})
        yield drawn(ready, approvals.preview, cast.reader, waits, cast.mentor, words)


def _pages(cast: Cast) -> Iterator[Shown]:
    for approves in (False, True):
        for waiting in (0, 1, 12):
            yield drawn(
                f"{approves}, {waiting}", approvals.setting, cast.reader, approves=approves, waiting=waiting
            )
        for screened in (False, True):
            beginning = Beginning(under_18=UnderEighteen.YES, screened=screened, approves=approves)
            state = f"hello {approves}, screened {screened}"
            yield drawn(state, programme.under_18, cast.reader, beginning)
    for begun in (Beginning(), Beginning(opened_at=NOW)):
        page = programme.Page(begun, 3, 8, approvals=2)
        yield drawn(f"approvals, open {begun.is_open}", programme.page, cast.reader, page)
