"""A desk with users: anna is admin, rita reviewer, leo reader; each can come by a browser or by a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from argon2 import PasswordHasher
from desk_serving import Desk, served

from tallystick.desk.books import Ledger
from tallystick.ledger.access.access import Access
from tallystick.ledger.access.passwords import Passwords
from tallystick.model import Role
from tallystick.web.terms import Terms

PASSWORD = "seven green herons"
USERS = {"anna": Role.ADMIN, "rita": Role.REVIEWER, "leo": Role.READER}
TEXT = "Poland received 40 tanks and 12 howitzers in January 2026, Minister Anna Novak said. Germany delivered 7 vans."
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Browser:
    """A browser at a desk: it keeps cookies, and sends the word of the last page with its forms."""

    def __init__(self, desk: Desk, prefix: str = "") -> None:
        self.client = httpx.Client(base_url=desk.address, timeout=30, headers={"Accept": "text/html"}, verify=False)
        self.prefix = prefix

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(f"{self.prefix}{path}", headers=headers)

    def post(self, path: str, **fields: str) -> httpx.Response:
        fields.setdefault("token", self.word())
        return self.client.post(f"{self.prefix}{path}", data=fields)

    def word(self) -> str:
        page = self.get("/account")
        found = re.search(r'name="token" value="([^"]+)"', (page if page.is_success else self.get("/sign-in")).text)
        assert found
        return found[1]

    def sign_in(self, name: str, password: str = PASSWORD, **more: str) -> httpx.Response:
        return self.post("/sign-in", name=name, password=password, **more)


class Team:
    """A desk with its users, and a browser of each of them."""

    def __init__(self, desk: Desk, access: Access, prefix: str = "") -> None:
        self.desk, self.access, self.prefix = desk, access, prefix
        self._browsers: dict[str, Browser] = {}

    def browser(self, name: str = "") -> Browser:
        """The browser in which a user is signed in; a new one in which nobody is, without a name."""
        if name in self._browsers:
            return self._browsers[name]
        made = Browser(self.desk, self.prefix)
        if name:
            assert made.sign_in(name).status_code == 303
            self._browsers[name] = made
        return made

    def token(self, name: str, role: Role | None = None) -> str:
        return self.access.tokens.add(name, "a program", role or USERS[name], by="anna")[1]


@contextmanager
def team_at(
    place: Path, prefix: str = "", terms: Terms | None = None, hasher: PasswordHasher = QUICK
) -> Iterator[Team]:
    """The desk; its users' passwords are kept by a hasher that takes less than the desk's own."""
    with Ledger.open(place) as books:
        books.read(TEXT, published="2026-02-04", id="d1")
        access = Access.beside(books._room, create=True, passwords=Passwords(hasher))
        assert access is not None
        for name, role in USERS.items():
            access.users.add(name, role, PASSWORD, by="test")
        with served(books, prefix=prefix, terms=terms) as desk:
            yield Team(desk, access, prefix)
        access.close()
