"""What no platform can show is left out of an answer and of a notice, and the log says where, in no words."""

from dataclasses import replace

import pytest

from bot.domain.common.notices import Notice, NoticeKind
from bot.handlers import notices
from bot.handlers.feature import Told
from bot.handlers.routing import Answered
from bot.ui.nodes import Card, Message
from bot.ui.requests import Request, Surface
from bot.ui.verbs import search
from tests.fakes.community import Community
from tests.fakes.reading import words_of

SECRET = "nobody else's words"
ODD = Message("Saved", (Card(title="Amara", lines=(" ", SECRET), quote=SECRET * 200),))


def test_an_answer_names_its_verb_and_what_was_left_out(
    community_of_people: Community, caplog: pytest.LogCaptureFixture
) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    odd = {search.SAVED.name: Answered(search.SAVED, lambda *_: ODD)}

    shown = replace(here.responder, routes=odd).respond(Request("k", leila.actor, Surface.CARD, "saved"))

    assert SECRET in words_of(shown)
    (line,) = [one for one in caplog.records if "left out" in one.message]
    assert (line.screen, line.nodes) == ("saved", "Card.lines, Card.quote")  # type: ignore[attr-defined]
    assert SECRET not in caplog.text


def test_a_notice_names_its_kind_and_what_was_left_out(
    community_of_people: Community, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    monkeypatch.setattr(notices, "NOTICES", {NoticeKind.WISH: Told(NoticeKind.WISH, lambda *_: ODD)})

    here.runner.read_as(
        lambda _: (here.id, leila.person), lambda work: notices.draw(Notice(NoticeKind.WISH, "wsh_1"), work)
    )

    (line,) = [one for one in caplog.records if "left out" in one.message]
    assert line.screen == NoticeKind.WISH  # type: ignore[attr-defined]
    assert SECRET not in caplog.text
