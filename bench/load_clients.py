"""Clients of a desk: they read what is asked of them as JSON, come all at once, and write what they saw as JSON.

Most follow links as readers do. Some sign in and judge what waits in the queue, every third case by a correction. One
posts reports. Where `sizes` are given, all ask for bare pages of these sizes instead.
"""

from __future__ import annotations

import asyncio
import html
import json
import re
import sys
import time
from collections import defaultdict
from random import Random
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

STARTS = ("/", "/claims", "/programmes", "/findings", "/reports", "/voices", "/outlets", "/calendar", "/log", "/review")
_LINK = re.compile(r'<a[^>]* href="([^"#]+)')
_FORM = re.compile(r'<form method="post" action="[^"]*/review/(\w+)" data-judges>(.*?)</form>', re.DOTALL)
_FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_CASE = re.compile(r'href="([^"]*/review\?case=\w+)"')
_POSTED = re.compile(r"=[0-9a-f]{16}$")
"""The end of a case's address whose mention was posted; what was copied in the store is there to be read alone."""
_WALKED = re.compile(r"^/(|claims|programmes|findings|reports|voices|outlets|calendar|log|review|marks)(/[^/.]+)?$")
_SETTING = re.compile(r"\b(lang|theme|keys|as_of)=")
_BY_HAND = "&slot=period&typed=1&start=2026-01-01&end=2026-01-31&edge=in"
_HOME_AGAIN, _MOST_SIZES = 0.1, 5_000


class Seen:
    """What all clients saw together."""

    def __init__(self) -> None:
        self.took: dict[str, list[float]] = defaultdict(list)
        self.errors: dict[str, list[str]] = defaultdict(list)
        self.sizes: list[int] = []
        self.judged: list[list[str]] = []
        self.posted: list[dict[str, Any]] = []
        self.overtaken = 0


class Client:
    """One browser, or one program, with its cookies."""

    def __init__(self, asked: dict[str, Any], seen: Seen, number: int) -> None:
        self.asked, self.seen, self.random = asked, seen, Random(number)
        self.ends = asked["ends"]
        self.http = httpx.AsyncClient(
            base_url=asked["address"], timeout=asked["timeout"], verify=False, headers={"Accept": "text/html"}
        )

    @property
    def goes_on(self) -> bool:
        """Whether there is time left."""
        return time.monotonic() < float(self.ends)

    async def ask(
        self, kind: str, method: str, path: str, good: tuple[int, ...] = (200,), **more: Any
    ) -> httpx.Response | None:
        """The answer, if it is one that may come; what else came is noted."""
        start = time.monotonic()
        try:
            answer = await self.http.request(method, path, **more)
        except httpx.HTTPError as problem:
            self.seen.errors[kind].append(f"{method} {path}: {type(problem).__name__} {problem}")
            return None
        self.seen.took[kind].append(time.monotonic() - start)
        if answer.status_code not in good:
            self.seen.errors[kind].append(f"{method} {path}: {answer.status_code} {answer.text[:200]}")
            return None
        return answer

    async def read(self) -> None:
        """Walks from page to page, and now and then begins anew."""
        path = self.random.choice(STARTS)
        while self.goes_on:
            answer = await self.ask(f"page /{urlsplit(path).path.split('/')[1]}", "GET", path, (200, 404))
            if answer is not None and len(self.seen.sizes) < _MOST_SIZES:
                self.seen.sizes.append(len(answer.content))
            onward = [] if answer is None or self.random.random() < _HOME_AGAIN else links(answer.text, path)
            path = self.random.choice(onward or STARTS)
        await self.http.aclose()

    async def read_bare(self) -> None:
        """Asks for pages of the given sizes."""
        while self.goes_on:
            await self.ask("page", "GET", f"/{self.random.choice(self.asked['sizes'])}")
        await self.http.aclose()

    async def judge(self, name: str) -> None:
        """Signs in, and judges case after case."""
        page = await self.ask("sign in", "GET", "/sign-in")
        token = dict(_FIELD.findall(page.text))["token"] if page else ""
        fields = {"name": name, "password": self.asked["password"], "token": token}
        await self.ask("sign in", "POST", "/sign-in", (303,), data=fields)
        number = 0
        while self.goes_on:
            number += 1
            await self.one_case(name, by_hand=number % 3 == 0)
        await self.http.aclose()

    async def one_case(self, name: str, *, by_hand: bool) -> None:
        """Leaves some cases of the queue for later, takes one behind them, and judges it."""
        path = "/review"
        for _ in range(self.random.randrange(1, 5)):
            queue = await self.ask("page /review", "GET", path)
            rows = _CASE.findall(queue.text) if queue else []
            path = html.unescape(rows[-1]) if rows else "/review"
        cases = [one for one in rows if _POSTED.search(one)]
        if not cases:
            return
        case = html.unescape(self.random.choice(cases))
        kind = "preview of a correction" if by_hand else "page /review"
        page = await self.ask(kind, "GET", case + (_BY_HAND if by_hand else ""))
        wanted = "correct" if by_hand else "accept"
        forms = [] if page is None else [fields_of(one) for do, one in _FORM.findall(page.text) if do == wanted]
        if not forms:
            return
        answer = await self.ask("judgement", "POST", f"/review/{wanted}", (303, 409), data=forms[0])
        if answer is not None and answer.status_code == 409:
            self.seen.overtaken += 1
        elif answer is not None:
            one = forms[0]
            self.seen.judged.append([name, wanted, one["mention"], one.get("slot", ""), one.get("value", "")])

    async def post(self) -> None:
        """Posts reports, one after the other."""
        lands, number = ("Kenya", "Nepal", "Peru", "Ghana"), 0
        while self.goes_on:
            number += 1
            figure, land = 1_000 + 7 * number, self.random.choice(lands)
            text = f"{land} received {figure} tents in January 2026, the Ministry of Relief said. 12 trucks followed."
            document = {"id": f"posted-{number}", "text": text, "published": "2026-02-04", "outlet": "Evening Post"}
            bearer = {"Authorization": f"Bearer {self.asked['token']}"}
            answer = await self.ask("report posted", "POST", "/api/v1/documents", json=document, headers=bearer)
            if answer is not None:
                self.seen.posted.append({"id": document["id"], "text": text})
            await asyncio.sleep(self.asked["pause"])
        await self.http.aclose()


def links(page: str, path: str) -> list[str]:
    """The pages of the desk that a page leads to, each once."""
    found = (urlsplit(urljoin(path, html.unescape(link))) for link in _LINK.findall(page))
    kept = (one for one in found if not one.netloc and _WALKED.match(one.path) and not _SETTING.search(one.query))
    return sorted({f"{one.path}?{one.query}" if one.query else one.path for one in kept})


def fields_of(form: str) -> dict[str, str]:
    """What a form sends."""
    return {name: html.unescape(value) for name, value in _FIELD.findall(form)}


async def come(asked: dict[str, Any]) -> dict[str, Any]:
    """Everything that the clients saw."""
    start, seen = time.monotonic(), Seen()
    asked["ends"] = start + asked["seconds"]
    names = asked.get("reviewers", [])
    clients = [Client(asked, seen, number) for number in range(asked["clients"] + bool(names))]
    work = [client.judge(name) for client, name in zip(clients, names, strict=False)]
    if names:
        work += [clients[len(names)].post(), *(client.read() for client in clients[len(names) + 1 :])]
    else:
        work += [client.read_bare() for client in clients]
    await asyncio.gather(*work)
    return {**vars(seen), "seconds": time.monotonic() - start}


if __name__ == "__main__":
    json.dump(asyncio.run(come(json.load(sys.stdin))), sys.stdout)
