"""The queue is one list, from whatever case it is looked at; on both stores."""

from __future__ import annotations

from collections.abc import Callable

from fastapi.testclient import TestClient
from supplies_made import reports

from tallystick.desk.books import Ledger
from tallystick.web.app import create_app


def test_the_queue_is_one_list_from_any_case(new_place: Callable[[], str]) -> None:
    with Ledger.open(new_place()) as books:
        list(books._room.post_many(reports(1, 10)))
        with books.look() as look:
            whole = look.queued("", 2, 500).mentions
            for place, name in enumerate(whole):
                start = max(0, place - 2)
                part = look.queued(name, 2, 6)
                assert part.mentions == whole[start : start + 6]
                assert part.left.number == max(0, len(whole) - start - 6)
                assert part.number.number == len(whole) > 8
        desk = TestClient(create_app(books, reviewer="ann"), base_url="http://localhost")
        case = whole[4]
        for query in ("", f"?case={case}", f"?case={case}&slot=item", f"?case={case}&changes=1"):
            assert desk.get(f"/review{query}").status_code == 200
        claim = books.claims(limit=1)[0]
        assert desk.get(f"/claims/{claim.id}/regroup?do=split&mention={claim.mentions[0].id}").status_code == 200
        assert desk.get("/calendar.ics").status_code == 200
