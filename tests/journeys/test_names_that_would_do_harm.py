"""Names and words that would do harm elsewhere are shown harmless, whole or cut with a mark."""

import pytest

from bot.adapters.web.drawing import render
from tests.fakes.community import Community
from tests.fakes.reading import message_of, words_of

NAMES = (
    "<b>Bold</b> <script>alert(1)</script>",
    "@everyone",
    "<!channel> <@U1>",
    "🧑🏽‍🚀🧑🏽‍🚀 Ästrid",
    "\u202eevil\u202c מירי \u200fכהן",
    "{name} {0} %s",
    "x" * 10_000,
)


@pytest.mark.parametrize("name", NAMES, ids=["tags", "everyone", "channel", "emoji", "rtl", "braces", "long"])
def test_a_name_is_only_ever_a_name(community_of_people: Community, name: str) -> None:
    here = community_of_people
    mentor = here.mentors(name[:200], story=f"My story. {name}"[:5_000], headline=name[:300])
    mentee = here.joins(f"{name[:150]} II", line=name[:100])
    found = mentee.types("/find-mentor product")
    mentee.asks(found, f"A question that is long enough. {name}"[:1_200])
    here.deliver()
    mentor.presses("Accept", here.inbox(mentor)[0])
    here.deliver()
    seen = [
        message_of(found),
        *here.inbox(mentor),
        *here.inbox(mentee),
        message_of(mentee.types("/mentoring")),
    ]
    for message in seen:
        html = str(render.message(message))
        assert "<script" not in html
        assert "<b>" not in html
        assert "\u202e" not in html
    assert any("A question that is long enough." in words_of(message) for message in seen)
