"""What an admin asks of a desk: does it run, is it ready, what does it count, and what does its log tell."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_serving import Desk, counted, served

from tallystick.desk.books import Ledger
from tallystick.web.logs import JsonLines
from tallystick.web.metrics import Metrics


class Keeping(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def told() -> Iterator[list[logging.LogRecord]]:
    """What the desk logs."""
    keeping, logger = Keeping(), logging.getLogger("tallystick")
    before = logger.level
    logger.addHandler(keeping)
    logger.setLevel(logging.INFO)
    yield keeping.records
    logger.removeHandler(keeping)
    logger.setLevel(before)


def test_a_desk_that_runs_says_so(reading_desk: Desk) -> None:
    assert reading_desk.get("/healthz").json() == {"status": "ok"}
    ready = reading_desk.get("/readyz")
    assert ready.json()["status"] == "ready"
    assert ready.headers["cache-control"] == "no-store"


def test_a_ledger_that_is_damaged_or_of_another_schema_is_not_ready(tmp_path: Path) -> None:
    place = tmp_path / "secret-name.sqlite"
    with Ledger.open(place) as books, served(books) as desk:
        for change in ("UPDATE tallystick_schema SET version_num = 'x'", "DROP TABLE tallystick_schema"):
            with sqlite3.connect(place) as connection:
                connection.execute(change)
            connection.close()
            answer = desk.get("/readyz")
            assert answer.status_code == 503
            assert answer.json() == {"status": "not ready"}
            assert desk.get("/healthz").status_code == 200


def test_what_is_answered_is_counted_by_its_route(desk: Desk) -> None:
    claim = next(iter(desk.books.claims()))
    for path in (f"/claims/{claim.id}", "/claims/none", "/wp-login.php?a=b", f"/api/v1/claims/{claim.id}"):
        desk.get(path)
    desk.books.review.reject(claim.mentions[0].id, by="ann")
    found = counted(desk)
    assert found["tallystick_http_requests_total", "/claims/{id}", "200", "GET"] == 1
    assert found["tallystick_http_requests_total", "/claims/{id}", "404", "GET"] == 1
    assert found["tallystick_http_requests_total", "(none)", "404", "GET"] == 1
    assert found["tallystick_http_requests_total", "/api/v1/claims/{id}", "200", "GET"] == 1
    assert found["tallystick_http_request_seconds_count", "/claims/{id}", "GET"] == 2
    assert found["tallystick_ledger_up",] == 1
    assert found["tallystick_ledger_log_entries",] == 1
    assert found["tallystick_undelivered_alerts",] == 0
    assert found["tallystick_ledger_judgements",] >= len(claim.mentions)


def test_nobody_else_sees_the_counts(desk: Desk) -> None:
    for name in ("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"):
        assert desk.get("/metrics", **{name: "127.0.0.1"}).status_code == 404
    desk_behind = Metrics(desk.books, proxied=True)
    with served(desk.books, metrics=desk_behind) as other:
        assert other.get("/metrics").status_code == 404
    with served(desk.books, metrics=Metrics(desk.books, "a long enough secret", proxied=True)) as other:
        assert other.get("/metrics").status_code == 404
        assert other.get("/metrics", Authorization="Bearer a long enough secrex").status_code == 404
        assert counted(other, Authorization="Bearer a long enough secret")


def test_the_log_tells_no_words_of_anybody(desk: Desk, told: list[logging.LogRecord]) -> None:
    claim = next(iter(desk.books.claims()))
    desk.client.cookies.set("session", "s3cret")
    desk.get("/search?q=s3cret", Authorization="Bearer s3cret")
    desk.get("/reports/s3cret")
    desk.get("/s3cret")
    desk.post("/read", text="s3cret", published="no day")
    desk.get(f"/claims/{claim.id}")
    lines = [JsonLines().format(record) for record in told]
    assert not any("s3cret" in line for line in lines)
    last = json.loads(lines[-1])
    assert (last["event"], last["method"], last["route"], last["status"]) == ("request", "GET", "/claims/{id}", 200)
    assert last["bytes"] > 1000 and last["milliseconds"] >= 0 and last["time"].endswith("+00:00")


def test_an_error_is_one_line(told: list[logging.LogRecord]) -> None:
    try:
        raise ValueError("two\nlines")
    except ValueError:
        logging.getLogger("tallystick").exception("failed")
    (line,) = JsonLines().format(told[0]).splitlines()
    assert "ValueError: two\nlines" in json.loads(line)["error"]
