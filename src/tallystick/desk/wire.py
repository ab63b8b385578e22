"""One desk's API over HTTP: requests, exact JSON, lists page by page, and problems as our errors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import httpx

from tallystick.contract.lines import read, written
from tallystick.errors import ContractError, RemoteError, SettingError

Json = Mapping[str, Any]
_NOT_DONE = (404, 409, 422)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a list as it came, and the cursor that leads on."""

    items: list[Json]
    next: str | None


class Wire:
    """A connection to `/api/v1` below an address; with a `day`, to the ledger as it was then, which nothing changes."""

    def __init__(self, url: str, token: str | None, day: date | None = None) -> None:
        if not url.lower().startswith(("http://", "https://")):
            raise SettingError(f"{url!r:.80}: the address of a desk begins with http:// or https://")
        self.address = url.rstrip("/")
        self._token, self._day = token, day
        who = {"Authorization": f"Bearer {token}"} if token else {"X-Tallystick": "1"}
        try:
            self._client = httpx.Client(base_url=self.address, headers=who, timeout=60, trust_env=False)
        except (httpx.InvalidURL, ValueError) as problem:
            raise SettingError(f"{url!r:.80}: is no address: {problem}") from problem

    def as_of(self, day: date) -> Wire:
        """A connection of its own to the ledger as it was on a day."""
        return Wire(self.address, self._token, day)

    def get(self, path: str, **asked: object) -> Json:
        """The object at a path."""
        return _object(self._sent("GET", f"/api/v1{path}", asked))

    def file(self, path: str, **asked: object) -> httpx.Response:
        """The file at a path."""
        return self._sent("GET", f"/api/v1{path}", asked)

    def items(self, path: str, **asked: object) -> Iterator[Json]:
        """All things of a list, page by page."""
        while True:
            page = self.page(path, **asked)
            yield from page.items
            if page.next is None:
                return
            asked["after"] = page.next

    def page(self, path: str, **asked: object) -> Sheet:
        """A page of a list."""
        answer = self.get(path, **asked)
        onward = answer["next"]
        return Sheet(answer["items"], None if onward is None else httpx.URL(onward).params["after"])

    def post(self, path: str, body: object) -> Json:
        """What the desk answers to an object."""
        return _object(self._sent("POST", f"/api/v1{path}", {}, written(body).encode()))

    def send(self, path: str, body: object) -> None:
        """Sends an object to which nothing is answered."""
        self._sent("POST", f"/api/v1{path}", {}, written(body).encode())

    def delete(self, path: str) -> None:
        """Lets the desk forget what is at a path."""
        self._sent("DELETE", f"/api/v1{path}", {})

    def close(self) -> None:
        """Lets go of the connection."""
        self._client.close()

    def _sent(
        self, method: str, path: str, asked: Mapping[str, object], content: bytes | None = None
    ) -> httpx.Response:
        if self._day is not None and method != "GET":
            raise SettingError(f"{self.address}: what was published by {self._day} is looked at, and not changed")
        wanted = {"as_of": self._day, **asked}
        params = {name: _spelt(value) for name, value in wanted.items() if value is not None}
        headers = {} if content is None else {"Content-Type": "application/json"}
        try:
            answer = self._client.request(method, path, params=params, content=content, headers=headers)
        except httpx.HTTPError as problem:
            raise RemoteError(self.address, None, f"does not answer: {problem}") from problem
        if answer.is_success:
            return answer
        detail = _detail(answer)
        raise (
            SettingError(detail)
            if answer.status_code in _NOT_DONE
            else RemoteError(self.address, answer.status_code, detail)
        )


def _spelt(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _object(answer: httpx.Response) -> Json:
    value = read(answer.content)
    if not isinstance(value, dict):
        raise ContractError(f"{answer.url}: answered no object; is it a desk?")
    return value


def _detail(answer: httpx.Response) -> str:
    try:
        told = read(answer.content)
    except ContractError:
        told = None
    detail = told.get("detail") if isinstance(told, dict) else None
    return str(detail or f"{answer.status_code} {answer.reason_phrase}, and no word why; is it a desk?")
