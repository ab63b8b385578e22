"""Readers who ask for the same get the same page: never one that is somebody's, and never what was purged."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from desk_serving import Desk, counted, served
from starlette.types import Message, Receive, Scope, Send
from team_made import TEXT, Team, team_at

from tallystick.desk.books import Ledger
from tallystick.ledger.state import Standing
from tallystick.model import Role
from tallystick.web.kept_pages import KeptPage, KeptPages
from tallystick.web.metrics import Metrics
from tallystick.web.sharing import Sharing
from tallystick.web.site import Site
from tallystick.web.terms import Terms
from tallystick.web.together import Together
from tallystick.web.turns import READERS_AT_ONCE
from tallystick.web.visitor import How, Visitor

LATER = "Chile received 61 ferries in January 2026, the Ministry of Relief said."


@pytest.fixture
def open_team(tmp_path: Path) -> Iterator[Team]:
    """A desk with users at which one may read without signing in."""
    with team_at(tmp_path / "l.sqlite", terms=Terms(sign_in_to_read=False)) as made:
        yield made


def outcome(work: Coroutine[Any, Any, list[Any]]) -> list[Any]:
    """What comes of work in a loop of its own; in a thread of its own too, as a browser's driver may hold this one's."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def how_often(desk: Desk, how: str) -> float:
    return counted(desk).get(("tallystick_pages_total", how), 0.0)


def test_a_page_is_made_once_until_the_ledger_changes(open_team: Team) -> None:
    desk, reader = open_team.desk, open_team.browser()
    first, again = reader.get("/reports"), reader.get("/reports")
    assert (how_often(desk, "made"), how_often(desk, "kept")) == (1, 1)
    assert again.text == first.text and again.headers["etag"] == first.headers["etag"]
    assert reader.get("/reports", **{"If-None-Match": first.headers["etag"]}).status_code == 304
    desk.books.read(LATER, published="2026-02-05", id="later")
    assert "later" in reader.get("/reports").text
    assert "tallystick_http_requests_total" in {name for name, *_ in counted(desk)}


def test_what_a_page_depends_on_is_told_apart(open_team: Team) -> None:
    reader = open_team.browser()
    pages = [
        reader.get("/claims"),
        reader.get("/claims", **{"Accept-Language": "de"}),
        reader.get("/claims", Cookie="theme=dark"),
        reader.get("/claims", Cookie="keys=off"),
        reader.get("/claims?category=tanks"),
        reader.get("/claims", Host="desk.example"),
    ]
    assert len({page.text for page in pages}) == len(pages)
    assert "http://desk.example/claims" in pages[-1].text and "desk.example" not in reader.get("/claims").text


def test_nothing_of_a_user_comes_to_a_reader(open_team: Team) -> None:
    anna, rita, reader = open_team.browser("anna"), open_team.browser("rita"), open_team.browser()
    word = anna.word()
    for path in ("/", "/claims", "/review", "/log", "/marks", "/sign-in"):
        for user, name in ((anna, "anna"), (rita, "rita")):
            assert path == "/sign-in" or name in user.get(path).text
        page = open_team.browser().get(path) if path == "/sign-in" else reader.get(path)
        assert word not in page.text and "Sign out" not in page.text and "anna" not in page.text
        assert path == "/sign-in" or "set-cookie" not in page.headers
    words = {open_team.browser().get("/sign-in").cookies["tallystick_token"] for _ in range(2)}
    assert len(words) == 2


def test_who_judges_sees_it_on_the_next_page(open_team: Team) -> None:
    rita, reader = open_team.browser("rita"), open_team.browser()
    reader.get("/log")
    (claim, *_) = open_team.desk.books.claims()
    rita.post("/review/accept", mention=claim.mentions[0].id)
    assert "rita" in rita.get("/log").text and "rita" in reader.get("/log").text


def test_a_purged_word_is_never_sent_again(open_team: Team) -> None:
    reader = open_team.browser()
    assert "howitzers" in reader.get("/reports/d1").text and "howitzers" in reader.get("/claims").text
    open_team.desk.books.purge("d1", reason="asked for", by="anna")
    assert not any("howitzers" in reader.get(path).text for path in ("/reports/d1", "/claims", "/"))


def test_nothing_is_kept_where_that_is_switched_off(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as books:
        books.read(TEXT, published="2026-02-04", id="d1")
        with served(books, reviewer=None, metrics=Metrics(books), kept_bytes=0) as desk:
            assert desk.get("/claims").text == desk.get("/claims").text
            assert (how_often(desk, "kept"), how_often(desk, "alone")) == (0, 2)


def page(body: bytes, purged: int = 0) -> KeptPage:
    return KeptPage(200, (), body, Standing("1-1-x", purged, True), 0.0, {})


def test_the_oldest_pages_go_when_there_are_too_many() -> None:
    kept = KeptPages(10_000)
    for number in range(20):
        kept.keep((str(number),), page(b"x" * 1_000))
        kept.get(("0",), 0)
    assert [number for number in range(20) if kept.get((str(number),), 0)] == [0, 17, 18, 19]
    kept.keep(("huge",), page(b"x" * 20_000))
    assert kept.get(("huge",), 0) is None


def test_a_page_that_was_begun_before_a_purge_is_not_kept() -> None:
    kept = KeptPages(10_000)
    kept.keep(("before",), page(b"words"))
    assert kept.get(("before",), 7) is None
    kept.keep(("late",), page(b"words"))
    assert kept.get(("late",), 7) is None


def test_who_comes_while_it_is_made_gets_the_next() -> None:
    begun, made = asyncio.Event(), list[int]()

    async def make() -> int:
        made.append(len(made))
        begun.set()
        await asyncio.sleep(0)
        return made[-1]

    async def all_of_them() -> list[int]:
        together = Together(make)
        early = [asyncio.create_task(together.made()) for _ in range(5)]
        await begun.wait()
        late = [asyncio.create_task(together.made()) for _ in range(5)]
        return [await one for one in early + late]

    assert outcome(all_of_them()) == [0] * 5 + [1] * 5


READER = Visitor(How.NOT, Role.READER)
REVIEWER = Visitor(How.SESSION, Role.REVIEWER, "rita", key="session 1")


class Inner:
    """An application of one page that anybody may see, and of pages that take until they are let go."""

    def __init__(self, books: Ledger) -> None:
        self.books, self.go_on, self.at_work = books, asyncio.Event(), 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/claims.csv":
            self.at_work += 1
            await self.go_on.wait()
        scope["state"]["shown_to_all"] = self.books.standing()
        body = " ".join(one.id for one in self.books.documents()).encode()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body})


async def asked(app: Sharing, path: str, visitor: Visitor = READER) -> str:
    """What an application answers."""
    parts: list[bytes] = []

    async def sent(message: Message) -> None:
        parts.append(message.get("body", b""))

    async def nothing() -> Message:
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": [(b"host", b"desk")]}
    await app({**scope, "state": {"visitor": visitor}}, nothing, sent)
    return b"".join(parts).decode()


async def while_all_turns_are_taken(books: Ledger) -> list[str]:
    inner = Inner(books)
    app = Sharing(inner, Site(books), Metrics(books), 1_000_000)
    seen = [await asked(app, "/claims")]
    slow = [asyncio.create_task(asked(app, "/claims.csv")) for _ in range(READERS_AT_ONCE)]
    while inner.at_work < READERS_AT_ONCE:
        await asyncio.sleep(0)
    await asyncio.to_thread(books.read, LATER, published="2026-02-05", id="d2")
    seen += [await asked(app, "/claims"), await asked(app, "/claims", REVIEWER)]
    await asyncio.to_thread(books.purge, "d1", reason="asked for", by="anna")
    waits = asyncio.create_task(asked(app, "/claims"))
    await asyncio.wait([waits], timeout=0.2)
    assert not waits.done()
    inner.go_on.set()
    await asyncio.wait(slow)
    return [*seen, await waits]


def test_where_all_turns_are_taken_a_page_may_be_late_but_for_purges_and_reviewers(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as books:
        books.read(TEXT, published="2026-02-04", id="d1")
        books.catch_up()
        assert outcome(while_all_turns_are_taken(books)) == ["d1", "d1", "d1 d2", "d2"]
