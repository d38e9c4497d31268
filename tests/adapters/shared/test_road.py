"""The way of an act: handled once, acknowledged in time, and answered privately after our own errors."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from bot.adapters.shared import background, once
from bot.adapters.shared.background import Background
from bot.adapters.shared.once import Once
from bot.adapters.shared.road import Road
from bot.handlers.routing import Answer
from bot.ui.forms import Form, Input, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.verbs import asks as asks_verbs
from bot.views.common.reader import Reader
from tests.contract.made_up import NOW, PROGRAMME

PATIENCE = 0.05
REJECTED = Rejected(
    Form(
        opens=asks_verbs.ASK,
        submit=asks_verbs.PREVIEW,
        title="Ask",
        fields=(Input(name="question", label="Question"),),
        send="Preview",
    ),
    {},
)


@dataclass
class Step:
    """One act, as a made-up platform carries it."""

    key: str
    verb: str = "ask"
    late: bool = False
    reader: Reader = field(default_factory=lambda: Reader("en-GB", "UTC", PROGRAMME, NOW))
    typed: tuple[str, ...] = ("What I had typed.",)


@dataclass
class Ground:
    """A platform that records where answers land, and answers when the test says so."""

    answers: list[Answer]
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    landed: list[tuple[bool, Answer]] = field(default_factory=list)
    asks: int = 0
    breaks: int = 0

    async def asked(self, turn: Step) -> Answer:
        self.asks += 1
        assert not turn.late
        await self.ready.wait()
        return self.answers.pop(0)

    async def meanwhile(self, turn: Step, acknowledge: Callable[[str], None]) -> None:
        assert turn.late
        acknowledge("it follows")

    async def land(self, turn: Step, answer: Answer) -> str:
        if self.breaks:
            self.breaks -= 1
            raise RuntimeError("broken")
        self.landed.append((turn.late, answer))
        return f"landed {len(self.landed)}"

    def untold(self, turn: Step) -> str:
        return f"{turn.key} is untold"


async def taking(ground: Ground, *keys: str) -> list[str]:
    """Take acts one after the other on one road; return the acknowledgements that the platform got."""
    going = Background()
    road: Road[Step, str] = Road(ground, going)
    said = [await road.take(Step(key), patience=PATIENCE).acknowledged for key in keys]
    ground.ready.set()
    await going.finish()
    return said


def ready(*answers: Answer, breaks: int = 0) -> Ground:
    ground = Ground(list(answers), breaks=breaks)
    ground.ready.set()
    return ground


async def test_a_repeat_is_answered_with_the_same_acknowledgement_and_asks_nothing() -> None:
    ground = ready(Message("One"), Message("Two"))
    assert await taking(ground, "a", "a", "b") == ["landed 1", "landed 1", "landed 2"]
    assert ground.asks == 2


async def test_a_form_that_was_handed_back_has_done_nothing_so_the_same_words_are_no_repeat() -> None:
    ground = ready(REJECTED, Message("Taken"))
    assert await taking(ground, "a", "a") == ["landed 1", "landed 2"]


async def test_a_late_answer_is_acknowledged_first_and_follows() -> None:
    ground = Ground([Message("At last")])
    assert await taking(ground, "a") == ["it follows"]
    assert ground.landed == [(True, Message("At last"))]


async def test_a_fault_of_ours_is_owned_up_to_with_a_reference(caplog: pytest.LogCaptureFixture) -> None:
    ground = ready(Message("Lost"), breaks=1)
    with caplog.at_level(logging.ERROR):
        assert await taking(ground, "a") == ["landed 1"]
    ((_, answer),) = ground.landed
    (record,) = caplog.records
    assert isinstance(answer, Aside)
    assert record.__dict__["reference"] in str(answer)
    assert "What I had typed." in str(answer)
    assert record.__dict__["verb"] == "ask"


async def test_where_nobody_can_be_told_the_platform_is_acknowledged_all_the_same() -> None:
    assert await taking(ready(Message("Lost"), breaks=2), "a") == ["a is untold"]


async def test_what_goes_on_by_itself_and_breaks_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async def breaks() -> None:
        raise RuntimeError("alone")

    going = Background()
    going.follow(breaks())
    await going.finish()
    await asyncio.sleep(0)
    assert [str(record.exc_info[1]) for record in caplog.records if record.exc_info] == ["alone"]


async def test_acts_of_long_ago_and_the_oldest_of_too_many_are_forgotten() -> None:
    now = [0.0]
    taken: Once[str] = Once(lambda: now[0])
    first = taken.take("a")
    assert taken.known("a") is first
    now[0] = once.REMEMBERED_FOR + 1
    assert taken.known("a") is None
    for n in range(once.MOST_REMEMBERED + 1):
        taken.take(str(n))
    assert [taken.known(key) is None for key in ("0", "1")] == [True, False]


async def test_what_does_not_end_in_time_is_cancelled_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    ground, going = Ground([]), Background()
    road: Road[Step, str] = Road(ground, going)
    road.take(Step("one"), patience=60)
    await asyncio.sleep(0)
    before = asyncio.all_tasks() - {asyncio.current_task()}
    assert before
    monkeypatch.setattr(background, "GRACE_PERIOD", PATIENCE)
    await going.end()
    await asyncio.sleep(0)
    assert [one for one in before if not one.done()] == []
