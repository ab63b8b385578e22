"""Who looks while somebody else tallies a little sees the ledger of this moment, and does not wait for the end."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from supplies_made import reports

from tallystick.desk.books import Ledger


def test_a_look_waits_for_no_other_that_tallies_a_little(tmp_path: Path) -> None:
    first, last = list(reports(1, 11))[:10], list(reports(1, 11))[10]
    with Ledger.open(tmp_path / "ledger") as books:
        list(books._room.post_many(first))
        before = books.state()
        books.post(last)
        seen: list[str] = []
        with books._tallies._one_at_a_time:  # as if another thread were about to tally it
            looks = Thread(target=lambda: seen.append(books.state()))
            looks.start()
            looks.join(30)
            assert seen == [before]
        assert books.state() != before
