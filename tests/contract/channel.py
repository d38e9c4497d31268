"""The screens of the mentors' channel: its cards, what their presser reads, and where it is chosen."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.asks.ask import Status
from bot.domain.open_asks.channel import ChannelStatus, choose
from bot.domain.open_asks.open_ask import OpenAsk, Unmet
from bot.domain.open_asks.open_ask import Status as OpenAskStatus
from bot.ui.forms import Rejected
from bot.views.answers import answer
from bot.views.open_asks import channel, open_ask
from bot.views.open_asks import claim as claim_views
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import NOW, Cast
from tests.contract.open_asks import REF, carried, carry_of, preview_of


def in_channel(cast: Cast) -> Iterator[Shown]:
    """Return every screen of the mentors' channel, in every state."""
    for part in (_cards, _pressed, _writing, _claimed, _choosing):
        yield from part(cast)


def _card(cast: Cast, state: OpenAskStatus = OpenAskStatus.CARRYING, claim: str = "") -> OpenAsk:
    return replace(carry_of(cast, state), channel="chn_0123456789abcdefghijkl", line=cast.words, claim=claim)


def _cards(cast: Cast) -> Iterator[Shown]:
    yield drawn("", claim_views.hello, cast.reader)
    for state in OpenAskStatus:
        yield drawn(state, claim_views.card, cast.reader, _card(cast, state))
        yield drawn(f"{state}, to its mentee", open_ask.card, cast.reader, _card(cast, state), None, None)
    yield drawn("claimed", claim_views.card, cast.reader, _card(cast, claim="ask_1"))
    yield drawn("in the channel", open_ask.withdraw_first, cast.reader, _card(cast))
    yield drawn("in the channel", open_ask.sent, cast.reader, _card(cast))


def _pressed(cast: Cast) -> Iterator[Shown]:
    for plain in (
        claim_views.somebody_was_quicker,
        claim_views.settled,
        claim_views.still_anybodys,
        claim_views.had_it,
    ):
        yield drawn("", plain, cast.reader)
    yield drawn("", claim_views.kept_for_another, cast.reader)
    yield drawn("", claim_views.your_own, cast.reader, _card(cast))
    yield drawn("", claim_views.yours, cast.reader, carried(cast, Status.WAITING))
    for kind in ("quick-question", "ongoing"):
        for why in Unmet:
            yield drawn(f"{why}, {kind}", claim_views.unmet, cast.reader, kind, why)


def _writing(cast: Cast) -> Iterator[Shown]:
    written = {"kind": "cv-review", "question": cast.words, "line": cast.words, claim_views.LINE: cast.words}
    kinds = cast.reader.programme.offered
    yield drawn("in the channel", open_ask.form, cast.reader, REF, {}, kinds, in_channel=True)
    form = open_ask.form(cast.reader, REF, written, kinds, in_channel=True)
    for wrong in ("", "x" * 999, "I am Ann Ellis"):
        errors = {**claim_views.line_errors(cast.reader, wrong, "Ann Ellis"), **open_ask.no_room(cast.reader)}
        yield Shown(f"open_asks.claim.line_errors: {len(wrong)}", Rejected(form, errors))
    yield drawn("in the channel", open_ask.preview, cast.reader, preview_of(cast, _card(cast)))
    unnamed = replace(_card(cast), unnamed=True)
    yield drawn("in the channel, no name", open_ask.preview, cast.reader, preview_of(cast, unnamed))


def _claimed(cast: Cast) -> Iterator[Shown]:
    for status in (Status.WAITING, Status.DECLINED, Status.CLOSED, Status.WITHDRAWN):
        ask = carried(cast, status)
        card = answer.MentorCard(ask, cast.mentor, cast.mentee, 2, claimed=True)
        yield drawn(f"claimed, {status}", answer.mentor_card, cast.reader, card)


def _choosing(cast: Cast) -> Iterator[Shown]:
    for standing in ChannelStatus:
        yield drawn(standing, channel.page, cast.reader, standing)
    form = channel.form(cast.reader)
    yield Shown("open_asks.channel.form: ", form)
    errors = channel.none_chosen(cast.reader)
    yield Shown("open_asks.channel.none_chosen: handed back", Rejected(form, errors))
    lost = replace(choose(cast.mentee, "#mentors", NOW), problem=cast.words)
    yield drawn("", channel.lost, cast.reader, lost)
