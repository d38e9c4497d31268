"""An open ask: the form, the preview, sending it to nobody by name, taking it back, passing it on."""

from collections.abc import Mapping

from bot.domain.asks import ask
from bot.domain.asks.ask import Ask, Ended
from bot.domain.common.events import PersonLeaves
from bot.domain.common.ids import OpenAskId, fresh
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.open_asks import open_ask
from bot.domain.open_asks.open_ask import OpenAsk, Status
from bot.handlers.answers import answer
from bot.handlers.asks import ask as ask_handlers
from bot.handlers.open_asks import carry as carried
from bot.handlers.opening import first_days
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import asks, open_asks
from bot.views.asks import ask as ask_views
from bot.views.common import anonymous
from bot.views.open_asks import claim
from bot.views.open_asks import open_ask as views

FIELDS = ("kind", "question", "line", anonymous.FIELD, claim.LINE)

WAY, CHANNEL = "way", "channel"
"""What a draft keeps of where it goes: as it was read before sending."""


def form(request: Request, work: Work) -> Form | Aside:
    """Open the form, with what was written before or what an earlier ask began."""
    if (too_soon := first_days.not_yet(work, "")) is not None:
        return too_soon
    written = {**_begun(work, request.ref), **work.drafts.get(open_asks.CARRY.name, request.ref)}
    return views.form(work.reader, request.ref, written, in_channel=bool(work.channels.ready()))


def preview(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep what was written, say what is wrong with it, or show it as its mentors will see it."""
    in_channel = claim.LINE in request.chosen and work.channels.ready() is not None
    fields = {name: request.first(name).strip() for name in FIELDS}
    written = {**fields, WAY: CHANNEL if in_channel else ""}
    work.drafts.save(open_asks.CARRY.name, request.ref, written)
    if errors := _errors(work, written):
        return Rejected(views.form(work.reader, request.ref, written, in_channel=in_channel), errors)
    return _preview(request, work, written)


def _preview(request: Request, work: Work, written: Mapping[str, str]) -> Aside:
    shown = views.OpenAskPreview(
        request.ref,
        written["kind"],
        written["question"],
        written["line"],
        open_ask.until(work.now),
        who=work.nobody(work.me.id).name if written[anonymous.FIELD] else "",
        card=written[claim.LINE] if written[WAY] else "",
    )
    return views.preview(work.reader, shown)


def send(request: Request, work: Work) -> Message | Aside:
    """Hand it to the first of up to three, or put its card into the mentors' channel, and keep it."""
    written = work.drafts.get(open_asks.CARRY.name, request.ref)
    if not written:
        return work.refuse(Refusal.NOTHING_WRITTEN)
    if _errors(work, written) or (written.get(WAY) and work.channels.ready() is None):
        return work.refuse(Refusal.NOT_READY)
    # Of two presses at once one finds the draft; where nobody has room, it is kept after all.
    if not work.drafts.drop(open_asks.CARRY.name, request.ref):
        return work.refuse(Refusal.NOTHING_WRITTEN)
    carry = _made(work, request.ref, written)
    match _into_channel(work, carry) if carry.channel else carried.hand(work, carry):
        case Ask() | OpenAsk():
            return _keep(work, carry, written["line"])
        case no:
            work.drafts.save(open_asks.CARRY.name, request.ref, written)
            return work.refuse(no or Refusal.NOBODY)


def _into_channel(work: Work, carry: OpenAsk) -> OpenAsk | Refusal:
    """Hold the place among its mentee's own asks; nobody else's is held before somebody claims it."""
    return work.places.hold_all((open_ask.asking(carry, work.programme.caps.open_asks),)) or carry


def stands(request: Request, work: Work) -> Message | Aside:
    """Show how the latest open ask stands: the answer to a repeated sending."""
    latest = work.open_asks.latest(work.me.id)
    drawn = carried.card(latest.id, work) if latest else None
    return Aside(drawn) if drawn else work.refuse(Refusal.NOTHING_WRITTEN)


def leave(request: Request, work: Work) -> Message | Aside:
    """Let a draft go."""
    work.drafts.drop(open_asks.CARRY.name, request.ref)
    return ask_views.left(work.reader)


def see(request: Request, work: Work) -> Message | Aside:
    """Show a mentee their open ask as it stands."""
    drawn = carried.card(request.ref, work)
    return Aside(drawn) if drawn else work.refuse(Refusal.GONE)


def withdraw(request: Request, work: Work) -> Message | Aside:
    """Ask once more before an open ask is taken back."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            return views.withdraw_first(work.reader, found)


def withdraw_now(request: Request, work: Work) -> Message | Aside:
    """Take an open ask back: whoever has it is told, and their place returns."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found if take_back(work, found):
            return carried.card(found.id, work) or work.refuse(Refusal.GONE)
        case _:
            return work.refuse(Refusal.ALREADY_SETTLED)


def stands_there(request: Request, work: Work) -> Message | Aside:
    """Draw an open ask again as it stands: the answer to a repeated press."""
    return carried.card(request.ref, work) or work.refuse(Refusal.GONE)


def take_back_all(leaves: PersonLeaves, work: Work) -> None:
    """Take back every open ask of a person who leaves for good."""
    for one in work.open_asks.on_their_way(leaves.person):
        take_back(work, one)


def take_back(work: Work, carry: OpenAsk) -> bool:
    """Take an open ask back, from whoever has it or out of its channel; tell whether it was not too late."""
    if carry.is_anybodys:
        back = open_ask.withdraw(carry, work.now)
        if carried.settle(work, carry, back):
            carried.show(work, back)
            return True
        # Somebody claimed it in this very instant: then it is taken back from them.
    step = work.asks.get(work.open_asks.step(carry.id) or "")
    ended = ask.withdraw(step, by=carry.mentee, now=work.now) if step else None
    return isinstance(ended, Ended) and ask_handlers.end(work, ended)


def pass_along(request: Request, work: Work) -> Message | Aside:
    """Let a mentor pass on what was carried to them, without a word; it goes to the next."""
    found = work.asks.get(request.ref)
    if found is None or not found.carried:
        return work.refuse(Refusal.GONE)
    match ask.decline(found, "", "", by=work.me.id, now=work.now):
        case Refused() as no:
            return work.refuse(no, found)
        case Ended() as ended:
            return answer.settle(work, ended)


def _mine(request: Request, work: Work) -> OpenAsk | Refused:
    found = work.open_asks.get(request.ref)
    if found is None:
        return Refused(Refusal.GONE)
    if found.mentee != work.me.id:
        return Refused(Refusal.NOT_YOURS)
    return found if found.state is Status.CARRYING else Refused(Refusal.ALREADY_SETTLED)


def _begun(work: Work, ref: str) -> Mapping[str, str]:
    """Return what an earlier ask begins the form with."""
    looked = work.lookings.get(ref, of=work.me.id)
    begun = {"line": work.me.line, claim.LINE: looked.words if looked else ""}
    earlier = work.asks.get(ref)
    if earlier is None or earlier.mentee != work.me.id:
        return begun
    question = work.drafts.get(asks.CHANGE_QUESTION.name, earlier.id).get("question") or earlier.question
    return {**begun, "question": question, "kind": earlier.first_kind or earlier.kind}


def _errors(work: Work, written: Mapping[str, str]) -> Mapping[str, str]:
    errors = ask_views.question_errors(work.reader, written["question"], written["line"])
    if written.get(WAY):
        errors = {**errors, **claim.line_errors(work.reader, written[claim.LINE], work.me.name)}
    kind = next((one for one in work.programme.offered if one.key == written["kind"]), None)
    if kind is None or not carried.somebody(work, _made(work, "", written)):
        return {**errors, **views.no_room(work.reader)}
    if written[anonymous.FIELD] and not kind.written:
        return {**errors, **anonymous.needs_writing(work.reader)}
    return errors


def _made(work: Work, ref: str, written: Mapping[str, str]) -> OpenAsk:
    looked = work.lookings.get(ref, of=work.me.id)
    channel = work.channels.ready() if written.get(WAY) else None
    return OpenAsk(
        id=OpenAskId(fresh("car")),
        community=work.community,
        mentee=work.me.id,
        kind=written["kind"],
        question=written["question"],
        words=looked.words if looked else "",
        unnamed=bool(written[anonymous.FIELD]),
        state=Status.CARRYING,
        sent_at=work.now,
        ends_at=open_ask.until(work.now),
        channel=channel.id if channel else "",
        line=written[claim.LINE] if channel else "",
    )


def _keep(work: Work, carry: OpenAsk, line: str) -> Message:
    work.open_asks.add(carry)
    work.people.introduce(work.me.id, line)
    carried.show(work, carry)
    open_ = work.asks.how_many_waiting(work.me.id) + work.open_asks.how_many_anybodys(work.me.id)
    more = work.programme.caps.open_asks - open_
    return views.sent(work.reader, carry, max(0, more))
