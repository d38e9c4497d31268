"""The programme file: the defaults of a new community, and how an error in it is explained."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.domain.programme.kinds import Budget, Per
from bot.domain.programme.programme import Programme, UnderEighteen
from config.errors import Misconfigured
from config.programme import read_programme

FIRST_VALUES = Path(__file__).parents[2] / "config" / "programme.toml"


@pytest.fixture
def first() -> Programme:
    return read_programme(FIRST_VALUES)


def changed(folder: Path, old: str, new: str) -> Path:
    """Write the defaults with one change."""
    text = FIRST_VALUES.read_text(encoding="utf-8")
    assert old in text
    path = folder / "programme.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def refusals(path: Path) -> tuple[str, ...]:
    with pytest.raises(Misconfigured) as caught:
        read_programme(path)
    return caught.value.lines


def test_a_new_community_has_eight_kinds_from_small_to_large(first: Programme) -> None:
    assert [kind.key for kind in first.kinds] == [
        "quick-question",
        "cv-review",
        "career-chat",
        "mock-interview",
        "introduction",
        "work-shadowing",
        "project",
        "ongoing",
    ]
    assert [kind.key for kind in first.kinds if kind.written] == ["quick-question", "cv-review"]


def test_a_quick_question_is_ten_minutes_four_times_a_month(first: Programme) -> None:
    kind = first.kind("quick-question")

    assert (kind.minutes, kind.budget) == (10, Budget(4, Per.MONTH))
    assert (kind.clock.reminder, kind.clock.closing) == (timedelta(days=2), timedelta(days=5))


def test_asking_is_kept_kind(first: Programme) -> None:
    caps = first.caps

    assert (caps.open_asks, caps.at_once, caps.answering_days, caps.nudges_a_week) == (3, 3, 2, 2)
    assert (caps.again_after, caps.closes_by) == (timedelta(days=30), timedelta(days=21))
    assert (first.quiet.start, first.quiet.end) == (time(20), time(9))


def test_nobody_has_said_yet_whether_somebody_is_under_18(first: Programme) -> None:
    assert first.under_18 is UnderEighteen.UNANSWERED


def test_commands_have_their_first_names(first: Programme) -> None:
    assert set(first.commands) == {"find-mentor", "be-a-mentor", "mentoring", "announce", "programme"}
    assert all(key == word for key, word in first.commands.items())


def test_a_command_can_be_renamed(tmp_path: Path) -> None:
    path = changed(tmp_path, 'announce = "announce"', 'announce = "mentoring-news"')

    assert read_programme(path).commands["announce"] == "mentoring-news"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("places = 4", "places = -1", "kinds[0].budget.places is -1; write a whole number from 0 to 50"),
        ("places = 4", "places = true", "kinds[0].budget.places is True; write a whole number from 0 to 50"),
        ('per = "month"', 'per = "week"', 'kinds[0].budget.per is "week"; write "month" or "time"'),
        (
            "places = 4, ",
            "",
            "kinds[0].budget.places is missing; write a whole number from 0 to 50",
        ),
        (
            "minutes = 10\n",
            "minutes = 10\ncosts = 1\n",
            "kinds[0].costs is not known; did you mean cost?",
        ),
        (
            "written = true",
            'written = "yes"',
            'kinds[0].written is "yes"; write true or false',
        ),
        (
            'name = "Work shadowing"',
            'name = "Work\\nshadowing"',
            "kinds[5].name has a line break or another sign that cannot be shown; write it on one line",
        ),
        (
            "closing_days = 5",
            "closing_days = 2",
            "kinds[0].clock reminds after 2 days and closes after 2; "
            "write a closing_days above reminder_days",
        ),
        (
            "closing_days = 14",
            "closing_days = 22",
            "kinds[5].clock.closing_days is 22; write at most 21, which is caps.closes_by_days",
        ),
        (
            'key = "cv-review"',
            'key = "quick-question"',
            'kinds has the key "quick-question" twice; write a different key for each',
        ),
        (
            'key = "project"',
            'key = "Project!"',
            'kinds[6].key is "Project!"; '
            "write a word of small letters, digits and hyphens, at most 32, that begins with a letter",
        ),
        (
            'announce = "announce"',
            f'announce = "{"a" * 33}"',
            f'commands.announce is "{"a" * 33}"; '
            "write a word of small letters, digits and hyphens, at most 32, that begins with a letter",
        ),
        (
            'find-mentor = "find-mentor"',
            'find-mentor = "/find"',
            'commands.find-mentor is "/find"; '
            "write a word of small letters, digits and hyphens, at most 32, that begins with a letter",
        ),
        (
            'announce = "announce"',
            'announce = "mentoring"',
            'commands have "mentoring" twice; write a different word for each',
        ),
        (
            'start = "20:00"',
            'start = "24:00"',
            'quiet_hours.start is "24:00"; write a time from "00:00" to "23:59"',
        ),
        (
            'start = "20:00"',
            'start = "09:00"',
            "quiet_hours start and end at 09:00; write two different times",
        ),
        (
            'under_18 = "unanswered"',
            'under_18 = "maybe"',
            'under_18 is "maybe"; write "yes", "no" or "unanswered"',
        ),
        ("[quiet_hours]", "[quite_hours]", "quiet_hours is missing; write a part [quiet_hours]"),
    ],
)
def test_a_slip_is_explained_in_one_line(tmp_path: Path, old: str, new: str, line: str) -> None:
    assert line in refusals(changed(tmp_path, old, new))


def test_a_misspelt_part_is_recognised(tmp_path: Path) -> None:
    lines = refusals(changed(tmp_path, "[quiet_hours]", "[quite_hours]"))

    assert "quite_hours is not known; did you mean quiet_hours?" in lines


def test_every_slip_is_said_at_once(tmp_path: Path) -> None:
    path = changed(tmp_path, "places = 4", "places = 99")
    path.write_text(
        path.read_text(encoding="utf-8").replace("open_asks = 3", "open_asks = 0"), encoding="utf-8"
    )

    assert [line.split()[0] for line in refusals(path)] == ["caps.open_asks", "kinds[0].budget.places"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (line,) = refusals(tmp_path / "nowhere.toml")

    assert line.startswith("PROGRAMME is ")
    assert line.endswith("nowhere.toml, which cannot be read; write the path of a programme file")


def test_a_file_that_is_not_toml_says_where(tmp_path: Path) -> None:
    (line,) = refusals(changed(tmp_path, 'community = "our', "community = our"))

    assert line.startswith("programme.toml is not TOML: ")
    assert "line 5" in line


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "programme.toml"
    path.write_bytes(b"\xff\xfe")

    assert refusals(path) == ("programme.toml is not a text file in UTF-8; save it as UTF-8",)
