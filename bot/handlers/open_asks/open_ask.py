"""An open ask: the form, the preview, sending it without a name, taking it back, passing it on."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.asks import ask
from bot.domain.asks.ask import Ask, Ended
from bot.domain.common.events import PersonLeaves
from bot.domain.common.ids import OpenAskId, fresh
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.open_asks import open_ask as open_ask_rules
from bot.domain.open_asks.open_ask import OpenAsk, Status
from bot.handlers.answers import answer
from bot.handlers.asks import ask as ask_handlers
from bot.handlers.asks import unsent
from bot.handlers.common import given
from bot.handlers.open_asks import carry as carry_handlers
from bot.handlers.opening import first_days
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import asks, open_asks
from bot.views.answers import answer as answer_views
from bot.views.asks import ask as ask_views
from bot.views.common import alternatives, anonymous
from bot.views.open_asks import claim
from bot.views.open_asks import open_ask as views
from bot.views.words import link

FIELDS = (*ask_handlers.FIELDS, claim.LINE)

WAY, CHANNEL = "way", "channel"
"""What a draft keeps of its destination, as the preview showed it."""


def form(request: Request, work: Work) -> Form | Aside:
    """Open the form with the kept draft, or with what an earlier ask passes on."""
    if (too_soon := first_days.not_yet(work, "")) is not None:
        return too_soon
    if not (kinds := given.kinds(work)):
        return alternatives.nobody_gives(work.reader)
    draft = work.drafts.get(open_asks.CARRY.name, request.ref)
    written = {**_first_values(work, request.ref), **draft}
    # A line that was written stays to be read, also where the channel was lost since.
    in_channel = bool(work.channels.ready() or draft.get(claim.LINE))
    return views.form(work.reader, request.ref, written, kinds, in_channel=in_channel)


def preview(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the draft, say what is wrong with it, or show it as its mentors will see it."""
    in_channel = claim.LINE in request.chosen and work.channels.ready() is not None
    fields = {name: request.first(name).strip() for name in FIELDS}
    written = {**fields, WAY: CHANNEL if in_channel else ""}
    work.drafts.save(open_asks.CARRY.name, request.ref, written)
    unsent.keep(work, {name: fields[name] for name in ask_handlers.FIELDS})
    if not (kinds := given.kinds(work)):
        return alternatives.nobody_gives(work.reader)
    if errors := _errors(work, written):
        has_line = claim.LINE in request.chosen
        return Rejected(views.form(work.reader, request.ref, written, kinds, in_channel=has_line), errors)
    return _preview(request, work, written)


def show_draft(request: Request, work: Work) -> Message | Aside:
    """Show the kept draft as its mentors will see it."""
    written = work.drafts.get(open_asks.CARRY.name, request.ref)
    if _not_ready(work, written):
        return work.refuse(Refusal.NOT_READY)
    return _preview(request, work, written)


def _not_ready(work: Work, written: Mapping[str, str]) -> bool:
    return bool(_errors(work, written)) or bool(written.get(WAY) and work.channels.ready() is None)


def _preview(request: Request, work: Work, written: Mapping[str, str]) -> Aside:
    made = _made(work, request.ref, written)
    # Which mentor has it nobody learns, so no clock is theirs: each reads their own.
    me = work.nobody(work.me.id) if made.unnamed else replace(work.me, line=written["line"], zone="")
    seen = answer_views.asked(work.reader, made, me)
    draft = work.print_of(open_asks.CARRY, request.ref)
    card = _channel_card(work, made)
    return views.preview(work.reader, views.OpenAskPreview(request.ref, draft, made, seen, card))


def _channel_card(work: Work, made: OpenAsk) -> Message | None:
    channel = work.channels.get(made.channel) if made.channel else None
    return claim.card(work.reading_as(channel.reader), made) if channel else None


def send(request: Request, work: Work) -> Message | Aside:
    """Send it: hand it to the first of up to three mentors, or put its card into the channel."""
    written = work.drafts.get(open_asks.CARRY.name, request.ref)
    if not written:
        return work.refuse(Refusal.NOTHING_WRITTEN)
    if _not_ready(work, written):
        return work.refuse(Refusal.NOT_READY)
    # Of two presses at once only one finds the draft; where no mentor has room, the draft is kept again.
    if not work.drafts.drop(open_asks.CARRY.name, request.ref):
        return work.refuse(Refusal.NOTHING_WRITTEN)
    open_ask = _made(work, request.ref, written)
    match _into_channel(work, open_ask) if open_ask.channel else carry_handlers.hand(work, open_ask):
        case Ask() | OpenAsk():
            return _keep(work, open_ask, written["line"])
        case no:
            work.drafts.save(open_asks.CARRY.name, request.ref, written)
            return work.refuse(no or Refusal.NOBODY)


def _into_channel(work: Work, open_ask: OpenAsk) -> OpenAsk | Refusal:
    """Hold the mentee's place for an open ask; no mentor's place is held before one claims it."""
    return work.places.hold_all((open_ask_rules.asking(open_ask, work.programme.caps.open_asks),)) or open_ask


def stands(request: Request, work: Work) -> Message | Aside:
    """Confirm again that the latest open ask is sent: the answer to a repeated sending."""
    latest = work.open_asks.latest(work.me.id)
    return _sent(work, latest) if latest else work.refuse(Refusal.NOTHING_WRITTEN)


def leave(request: Request, work: Work) -> Message | Aside:
    """Discard a draft."""
    work.drafts.drop(open_asks.CARRY.name, request.ref)
    unsent.over(work)
    return ask_views.left(work.reader)


def see(request: Request, work: Work) -> Message | Aside:
    """Show a mentee their open ask in its current state."""
    drawn = carry_handlers.card(request.ref, work)
    return Aside(drawn) if drawn else work.refuse(Refusal.GONE)


def withdraw(request: Request, work: Work) -> Message | Aside:
    """Ask for confirmation before an open ask is taken back."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            return views.withdraw_first(work.reader, found)


def withdraw_now(request: Request, work: Work) -> Message | Aside:
    """Take an open ask back: the mentor who has it is told, and their place returns."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found if take_back(work, found):
            unsent.keep(work, unsent.again(found.kind, found.question, found.link, unnamed=found.unnamed))
            return carry_handlers.card(found.id, work) or work.refuse(Refusal.GONE)
        case _:
            return work.refuse(Refusal.ALREADY_SETTLED)


def stands_there(request: Request, work: Work) -> Message | Aside:
    """Draw an open ask again in its current state: the answer to a repeated press."""
    return carry_handlers.card(request.ref, work) or work.refuse(Refusal.GONE)


def take_back_all(leaves: PersonLeaves, work: Work) -> None:
    """Take back every open ask of a person who leaves for good."""
    for one in work.open_asks.on_their_way(leaves.person):
        take_back(work, one)


def take_back(work: Work, open_ask: OpenAsk) -> bool:
    """Take an open ask back from its mentor or out of its channel; tell whether it was in time."""
    if open_ask.is_anybodys:
        back = open_ask_rules.withdraw(open_ask, work.now)
        if carry_handlers.settle(work, open_ask, back):
            carry_handlers.show(work, back)
            return True
        # A mentor claimed it at the same moment: take it back from them.
    step = work.asks.get(work.open_asks.step(open_ask.id) or "")
    ended = ask.withdraw(step, by=open_ask.mentee, now=work.now) if step else None
    return isinstance(ended, Ended) and ask_handlers.end(work, ended)


def pass_along(request: Request, work: Work) -> Message | Aside:
    """Decline, without a word, an ask that came from an open ask; it goes to the next mentor."""
    found = work.asks.get(request.ref)
    if found is None or not found.is_step:
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


def _first_values(work: Work, ref: str) -> Mapping[str, str]:
    """Return the form's first values from an earlier ask or search."""
    looked = work.lookings.get(ref, of=work.me.id)
    values = {"line": work.me.line, claim.LINE: looked.words if looked else ""}
    earlier = work.asks.get(ref)
    if earlier is None or earlier.mentee != work.me.id:
        return {**values, **unsent.question(work)}
    question = work.drafts.get(asks.CHANGE_QUESTION.name, earlier.id).get("question") or earlier.question
    kind = earlier.first_kind or earlier.kind
    return {**values, "question": question, "kind": kind, link.FIELD: earlier.link}


def _errors(work: Work, written: Mapping[str, str]) -> Mapping[str, str]:
    errors = ask_views.question_errors(work.reader, written["question"], written["line"])
    if written.get(WAY):
        errors = {**errors, **claim.line_errors(work.reader, written[claim.LINE], work.me.name)}
    kind = next((one for one in given.kinds(work) if one.key == written["kind"]), None)
    if kind is None:
        return {**errors, **alternatives.not_given(work.reader)}
    if not carry_handlers.has_next(work, _made(work, "", written)):
        return {**errors, **views.no_room(work.reader)}
    errors = {**errors, **ask_handlers.link_errors(work, written)}
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
        ends_at=open_ask_rules.until(work.now, work.me.zone, work.programme.caps.quiet_weeks),
        channel=channel.id if channel else "",
        line=written[claim.LINE] if channel else "",
        link="" if channel else link.read(written.get(link.FIELD, "")),
    )


def _keep(work: Work, open_ask: OpenAsk, line: str) -> Message:
    work.open_asks.add(open_ask)
    unsent.over(work)
    work.people.introduce(work.me.id, line)
    carry_handlers.show(work, open_ask)
    return _sent(work, open_ask)


def _sent(work: Work, open_ask: OpenAsk) -> Message:
    return views.sent(work.reader, open_ask)
