"""Saved searches and webhooks of a ledger, each deed in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from tallystick.ledger.watches import hooks, matching, searches
from tallystick.ledger.watches.filters import checked, sought
from tallystick.ledger.watches.hooks import ToSend
from tallystick.ledger.watches.searches import Thing
from tallystick.model import Alert, SavedSearch, Sought, Undelivered, Webhook

Made = TypeVar("Made")
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Watches:
    """`looking` gives one view of the ledger, `writing` does some work in one transaction, `now` is its clock."""

    looking: Callable[[], AbstractContextManager[Connection]]
    writing: Callable[[Callable[[Connection], None]], None]
    now: Callable[[], datetime]

    def searches(self) -> list[SavedSearch]:
        """All saved searches, by their names."""
        with self.looking() as connection:
            return searches.every_search(connection)

    def search(self, name: str) -> SavedSearch:
        """The search of this name; SettingError where there is none."""
        with self.looking() as connection:
            return searches.search_named(connection, name)

    def made(self, name: str, of: Sought | str, filters: dict[str, str], by: str) -> SavedSearch:
        """A search as it would be kept; RefusedError where nothing is called so, or a filter is none."""
        kind = sought(of)
        return SavedSearch(name, kind, checked(kind, filters), by, self.now())

    def save(self, search: SavedSearch, known: Sequence[Thing]) -> None:
        """Keeps a search, and as `known` what it finds now beside what is kept."""
        self.writing(lambda connection: searches.save(connection, search, known))

    def forget(self, name: str) -> None:
        """Forgets a search with its alerts and webhooks."""
        self.writing(lambda connection: searches.remove(connection, name))

    def unnoted(self, search: SavedSearch) -> list[str]:
        """Claims or findings that are kept, fit and were not noted: some at a time, the earliest first."""
        ask = matching.unnoted_claims if search.sought is Sought.CLAIMS else matching.unnoted_findings
        with self.looking() as connection:
            return ask(connection, search, _AT_ONCE)

    def note(self, name: str, things: Sequence[Thing], *, silently: bool = False) -> int:
        """Notes what a search found and gives how much of it is new."""
        return self._made(partial(searches.note, name=name, things=things, recorded=self.now(), silently=silently))

    def alerts(self, name: str, after: int, most: int, *, newest: bool = False) -> list[Alert]:
        """The alerts of a search behind a number, in order; or the newest of them, the last first."""
        with self.looking() as connection:
            return searches.alerts(connection, name, after, most, newest=newest)

    def told(self, name: str, number: int) -> None:
        """Remembers up to which alert somebody was told."""
        self.writing(lambda connection: searches.told_up_to(connection, name, number))

    def webhooks(self) -> list[Webhook]:
        """All webhooks, by search and age."""
        with self.looking() as connection:
            return hooks.every_webhook(connection)

    def hook(self, webhook: Webhook, secret: str) -> None:
        """Keeps a webhook."""
        self.writing(lambda connection: hooks.add(connection, webhook, secret))

    def unhook(self, id: str) -> None:
        """Forgets a webhook."""
        self.writing(lambda connection: hooks.remove(connection, id))

    def take(self, id: str) -> ToSend | None:
        """The next alert of a webhook, which is held from now on; None where none is due or somebody else holds it."""
        return self._made(lambda connection: hooks.take(connection, id, self.now()))

    def sent(self, what: ToSend) -> None:
        """The alert was taken."""
        self.writing(lambda connection: hooks.sent(connection, what))

    def failed(self, what: ToSend, error: str) -> bool:
        """The alert was not taken; whether it is given up now."""
        return self._made(lambda connection: hooks.failed(connection, what, error, self.now()))

    def undelivered(self) -> list[Undelivered]:
        """What was given up, by webhook and number."""
        with self.looking() as connection:
            return hooks.every_undelivered(connection)

    def again(self, id: str, number: int) -> ToSend:
        """An alert that was given up, to be sent once more."""
        with self.looking() as connection:
            return hooks.again(connection, id, number)

    def sent_after_all(self, what: ToSend) -> None:
        """An alert that had been given up was taken."""
        self.writing(lambda connection: hooks.sent_after_all(connection, what))

    def _made(self, work: Callable[[Connection], Made]) -> Made:
        """What some work gives, done in one transaction."""
        made: list[Made] = []

        def done(connection: Connection) -> None:
            made[:] = [work(connection)]

        self.writing(done)
        return made[0]
