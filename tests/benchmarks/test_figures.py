"""Every benchmark runs on its smallest size and gives the rows it promises."""

from io import StringIO
from pathlib import Path

from rich.console import Console

from benchmarks import find, idle, leaving, search, servers, start, sweep, transactions
from benchmarks.community import Home
from benchmarks.size import TINY
from benchmarks.table import Row, drawn


def printed(rows: list[Row]) -> str:
    paper = StringIO()
    Console(width=300, file=paper).print(drawn(rows, "make bench"))
    return paper.getvalue()


def figures(rows: list[Row]) -> list[tuple[str, str]]:
    return [(row.figure, row.peer) for row in rows]


def test_searching_is_compared_with_four_peers(home: Home) -> None:
    rows = search.run(home, TINY)

    assert ("S2 find, broad", "FTS5 + joins") in figures(rows)
    assert [peer for figure, peer in figures(rows) if figure == "S2 find, typo"] == [
        "our queries alone",
        "raw tantivy",
    ]
    assert "S2 index, one change" in printed(rows)
    assert all(row.cost > 0 for row in rows if row.ratio is not None)


def test_a_search_is_answered_over_http_and_compared_with_hello(home: Home) -> None:
    rows = find.run(home, TINY)

    assert [row.peer for row in rows] == ["Bolt hello", "Bolt hello, no polling"]
    assert rows[1].ratio is not None
    assert rows[1].ratio > 1, "a search cannot cost less than hello"


def test_asks_are_sent_and_accepted_alone_and_sixteen_at_once(home: Home) -> None:
    rows = transactions.run(home, TINY)

    assert [row.figure for row in rows] == [
        "S4 send, alone",
        "S4 accept, alone",
        "S4 send, processor",
        "S4 accept, processor",
        "S4 send, processor in the handler",
        "S4 accept, processor in the handler",
        "S4 send, 16 at once",
        "S4 accept, 16 at once",
    ]
    assert "Bolt + aiosqlite" in printed(rows)


def test_due_notices_are_swept_and_the_idle_look_is_timed(tmp_path: Path) -> None:
    rows = sweep.run(tmp_path, TINY)

    assert [row.figure for row in rows][-2:] == ["S5 idle look", "S5 idle look, processor"]
    assert len(rows) == 5
    assert "rows a second" in printed(rows)


def test_an_idle_minute_is_compared_with_a_transaction_for_each(tmp_path: Path) -> None:
    (row,) = idle.run(tmp_path, TINY)

    assert row.figure == "S9 idle minute"
    assert row.ratio is not None
    assert row.ratio < 1, "one read cannot cost more than a hundred transactions that write"


def test_an_announcement_leaves_at_a_pace_and_an_accept_beside_it(tmp_path: Path) -> None:
    rows = leaving.run(tmp_path, TINY)

    figures_ = ["S6 pace", "S6 Accept beside it", "S6 pace, one hangs", "S6 Accept, one hangs"]
    assert [row.figure for row in rows] == [*figures_, "S6 without a pace"]
    assert all("0 refused" in row.ours for row in rows if row.figure.startswith("S6 pace"))


def test_a_cold_start_is_timed_until_it_is_ready(home: Home) -> None:
    rows = start.run(home, TINY)

    assert [row.figure for row in rows] == ["S7 start to ready", "S7 resident", "S7 first start"]
    assert rows[0].ratio is not None
    assert "Bolt, bare parts" in printed(rows)


def test_many_servers_on_discord_are_compared_with_slack(home: Home) -> None:
    (row,) = servers.run(home, TINY)

    assert (row.figure, row.peer) == ("S7 resident, 3 servers", "Slack alone")
    assert row.ratio is not None
    assert row.ratio > 0.5
