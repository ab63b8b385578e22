"""Between admission and pages: who looks waits for a turn, and readers who ask for the same get the same page.

A page of somebody who has no session and may change nothing holds nothing of his or hers. Such pages are made once for
all who came before the making began, and kept with how the ledger stood in them: as long as it stands so, they are sent
as they are. Where all turns are taken, a page that is some seconds old is sent rather than letting its reader wait; but
none from before the last purge. What belongs to one visitor (names, words of forms, notices) is never in a kept page:
`Site.render` says which pages are nobody's.

What waits to be tallied is tallied by one thread for all. Whoever changed something, or comes first after a change,
waits until that is done, so that the next page shows it; whoever comes meanwhile waits for half a second.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Iterable

import anyio
from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tallystick.errors import TallystickError
from tallystick.ledger.state import Standing
from tallystick.model import Role
from tallystick.web.kept_pages import KeptPage, KeptPages, Key
from tallystick.web.metrics import Metrics
from tallystick.web.roles import LOOKING
from tallystick.web.site import Site
from tallystick.web.together import Together
from tallystick.web.turns import READERS_AT_ONCE, REVIEWERS_AT_ONCE, in_turn, line
from tallystick.web.visitor import How, Visitor

_LOG = logging.getLogger("tallystick.desk")
_WITHOUT = re.compile(r"/(static/.*|healthz|readyz|metrics)")
_PAGES = re.compile(
    r"/|/(marks|search|review)|/(claims|programmes|findings|reports|voices|outlets|calendar|log)(/[^.]*)?"
)
_FOR_OTHERS, _FOR_ONESELF, _LATE = 0.5, 10.0, 10.0
"""Seconds: so long one waits for tallies that are under way, and for one's own at most; so old may a page be."""


class Sharing:
    """An application whose pages are made in turns, and for several readers at once."""

    def __init__(self, app: ASGIApp, site: Site, metrics: Metrics, most_bytes: int) -> None:
        self._app = app
        self._site = site
        self._metrics = metrics
        self._kept = KeptPages(most_bytes) if most_bytes else None
        self._making: dict[Key, Together[KeptPage | None]] = {}
        self._owed: dict[str, asyncio.Task[None]] = {}
        self._standing = Together(self._asked)
        self._catching_up = Together(self._caught_up)
        self._readers, self._reviewers = line(READERS_AT_ONCE), line(REVIEWERS_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers when it is the visitor's turn, or with a page that is there."""
        if scope["type"] != "http" or _WITHOUT.fullmatch(self._path(scope)):
            await self._app(scope, receive, send)
            return
        visitor = scope["state"]["visitor"]
        assert isinstance(visitor, Visitor), "the application lets nobody past without"
        if scope["method"] not in LOOKING:
            await self._changes(visitor, scope, receive, send)
            return
        page = await self._looked_up(visitor, scope)
        if page is None:
            await in_turn(self._app, self._line(visitor), scope, receive, send)
        else:
            await _send_kept(page, scope, send)

    async def _looked_up(self, visitor: Visitor, scope: Scope) -> KeptPage | None:
        """The page that a visitor may share with others; None where one is to be made for the visitor alone.

        Programs are told what stands when all is tallied; they have patience.
        """
        is_program = visitor.how is How.TOKEN or self._path(scope).startswith("/api/")
        standing = None if is_program else await self._stands()
        if standing is None:
            return None
        scope["state"]["as_it_is"] = True
        key = self._key(visitor, scope)
        page = await self._page(key, standing, visitor, scope) if key else None
        if page is None:
            self._metrics.page("alone")
            if not standing.settled:
                await self._await_tallies(visitor)
        return page

    def _path(self, scope: Scope) -> str:
        return str(scope["path"]).removeprefix(self._site.prefix) or "/"

    def _line(self, visitor: Visitor) -> anyio.Semaphore:
        return self._reviewers if visitor.may(Role.REVIEWER) else self._readers

    async def _changes(self, visitor: Visitor, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a visitor change something, whose next page is to show it."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and visitor.may(Role.REVIEWER):
                self._owed[visitor.key] = self._catching_up.begun()
            await send(message)

        await self._app(scope, receive, send if visitor.how is How.TOKEN else sent)

    async def _await_tallies(self, visitor: Visitor) -> None:
        """Waits for the tallies that a visitor's own changes wait for; for others' a moment, if they are under way."""
        own = self._owed.get(visitor.key)
        if own is not None and own.done():
            del self._owed[visitor.key]
            own = None
        patience = _FOR_ONESELF if own or self._catching_up.idle else _FOR_OTHERS
        await asyncio.wait([own or self._catching_up.begun()], timeout=patience)

    async def _page(self, key: Key, standing: Standing, visitor: Visitor, scope: Scope) -> KeptPage | None:
        """The page that all may see who ask for the same; None where it is not for others."""
        assert self._kept is not None, "there are keys only where pages are kept"
        kept, busy = self._kept.get(key, standing.purged), self._readers.value == 0
        if kept is not None and standing.settled and kept.standing == standing:
            self._metrics.page("kept")
            return kept
        if not standing.settled and not busy:
            await self._await_tallies(visitor)
        elif not standing.settled:
            self._catching_up.begun()
        if kept is not None and busy and time.monotonic() - kept.began <= _LATE:
            self._metrics.page("late")
            return kept
        return await self._made_together(key, scope)

    async def _made_together(self, key: Key, scope: Scope) -> KeptPage | None:
        making = self._making.get(key)
        if making is None:
            making = self._making[key] = Together(lambda: self._made(key, scope), self._readers)
        else:
            self._metrics.page("shared")
        try:
            return await making.made()
        finally:
            if making.idle:
                self._making.pop(key, None)

    async def _made(self, key: Key, scope: Scope) -> KeptPage | None:
        """A page as it stands now, made for nobody alone, and kept; None where it turns out to be somebody's."""
        assert self._kept is not None, "there are keys only where pages are kept"
        self._metrics.page("made")
        began, answer = time.monotonic(), _Answer()
        nobodys = [one for one in scope["headers"] if one[0] not in (b"if-none-match", b"cookie")]
        nobodys.append((b"cookie", _settings(Request(scope)).encode("latin-1")))
        own: Scope = {**scope, "headers": nobodys, "state": {**scope["state"], "as_it_is": True}}
        await self._app(own, _NoBody(), answer)
        standing = own["state"].get("shown_to_all")
        if not isinstance(standing, Standing):
            return None
        route = {name: own[name] for name in ("route", "path_params") if name in own}
        page = KeptPage(answer.status, tuple(answer.headers), b"".join(answer.parts), standing, began, route)
        if page.status == 200:
            self._kept.keep(key, page)
        return page

    def _key(self, visitor: Visitor, scope: Scope) -> Key | None:
        """All that a page depends on beside the ledger; None where it is not to be shared."""
        request = Request(scope)
        if self._kept is None or scope["method"] != "GET" or not _PAGES.fullmatch(self._path(scope)):
            return None
        if visitor.session is not None or visitor.may(Role.REVIEWER) or {"done", "as_of"} & set(request.query_params):
            return None
        return (
            str(request.url),
            self._site.speech(request).words.code,
            _settings(request),
            str(visitor.how),
            str(visitor.role),
            str(self._site.access() is not None),
        )

    async def _stands(self) -> Standing | None:
        """How the ledger stands; None where that cannot be told, and whoever asks is told why by what is asked."""
        try:
            return await self._standing.made()
        except TallystickError:
            return None

    async def _asked(self) -> Standing:
        return await run_in_threadpool(self._site.books.standing)

    async def _caught_up(self) -> None:
        try:
            await run_in_threadpool(self._site.books.catch_up)
        except TallystickError as problem:
            _LOG.warning("tallies", extra={"told": {"reason": str(problem)}})


def _settings(request: Request) -> str:
    """The cookies that say how a reader wants pages to look, and nothing else."""
    kept = {name: request.cookies.get(name, "") for name in ("keys", "lang", "theme")}
    return "; ".join(f"{name}={value}" for name, value in kept.items() if value.isalpha() and value.isascii())


async def _send_kept(page: KeptPage, scope: Scope, send: Send) -> None:
    """Sends a kept page, or that the browser has it already."""
    scope.update(page.route)  # by which it is counted
    tag = next((value for name, value in page.headers if name == b"etag"), None)
    same = page.status == 200 and tag is not None and (b"if-none-match", tag) in scope["headers"]
    headers = _without_body(page.headers) if same else list(page.headers)
    await send({"type": "http.response.start", "status": 304 if same else page.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if same else page.body})


def _without_body(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    return [one for one in headers if one[0] not in (b"content-length", b"content-type")]


class _Answer:
    """Takes an answer in."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: list[tuple[bytes, bytes]] = []
        self.parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message.get("headers", ()))
        elif message["type"] == "http.response.body":
            self.parts.append(message.get("body", b""))


class _NoBody:
    """What comes of a request without a body whose sender stays."""

    def __init__(self) -> None:
        self._came = False

    async def __call__(self) -> Message:
        if self._came:
            await asyncio.Future()
        self._came = True
        return {"type": "http.request", "body": b"", "more_body": False}
