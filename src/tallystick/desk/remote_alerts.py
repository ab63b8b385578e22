"""Saved searches and webhooks of a ledger that a desk serves elsewhere; that desk notes what is new, and sends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote

from tallystick.contract import decode_ledger
from tallystick.desk.searches import Thing
from tallystick.desk.watched import alert_in, search_in, undelivered_in, webhook_in
from tallystick.desk.wire import Json, Wire
from tallystick.errors import SettingError
from tallystick.model import Alert, SavedSearch, Sought, Undelivered, Webhook

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class RemoteSearches:
    """The saved searches of a desk."""

    wire: Wire

    def save(self, name: str, sought: Sought | str, **filters: str) -> SavedSearch:
        """Keeps a search of claims, findings or programmes; what it finds now is known, and alerts nobody."""
        return search_in(self.wire.post("/searches", {"search": name, "of": str(sought), "where": filters}))

    def all(self) -> list[SavedSearch]:
        """All saved searches, by their names."""
        return [search_in(one) for one in self.wire.items("/searches")]

    def named(self, name: str) -> SavedSearch:
        """The search of this name; SettingError where there is none."""
        return search_in(self.wire.get(f"/searches/{_quoted(name)}"))

    def forget(self, name: str) -> None:
        """Forgets a search with its alerts and webhooks."""
        self.wire.delete(f"/searches/{_quoted(name)}")

    def alerts(self, name: str, *, after: int = 0, limit: int = 100, newest: bool = False) -> list[Alert]:
        """The alerts of a search behind a number, in order; or the newest of them, the last first."""
        begin = max(after, self.named(name).last - limit) if newest else after
        found = self.wire.items("/alerts", search=name, after=begin, limit=min(limit, _AT_ONCE))
        some = [alert_in(one) for one in islice(found, limit)]
        return some[::-1] if newest else some

    def thing(self, alert: Alert, sought: Sought, *, language: str = "en") -> Thing | None:
        """The claim, finding or programme of an alert as it stands now; None where it stands no more."""
        try:
            return _DECODED[sought](self.wire.get(f"/{sought}/{_quoted(alert.thing)}", language=language, whole=True))
        except SettingError:
            return None


@dataclass(frozen=True, slots=True)
class RemoteWebhooks:
    """The webhooks of a desk, for admins."""

    wire: Wire

    def add(self, search: str, url: str) -> tuple[Webhook, str]:
        """Sends what a search finds from now on to an address; the secret that signs it is told this once."""
        made = self.wire.post("/webhooks", {"search": search, "url": url})
        return webhook_in(made), str(made["secret"])

    def all(self) -> list[Webhook]:
        """All webhooks, by search and age."""
        return [webhook_in(one) for one in self.wire.items("/webhooks")]

    def remove(self, id: str) -> None:
        """Sends nothing more to an address, and forgets what it did not take."""
        self.wire.delete(f"/webhooks/{_quoted(id)}")

    def undelivered(self) -> list[Undelivered]:
        """What was given up, by webhook and number."""
        return [undelivered_in(one) for one in self.wire.items("/webhooks/undelivered")]

    def again(self, id: str, number: int) -> None:
        """Sends an alert that was given up once more; RemoteError where it is not taken this time either."""
        self.wire.send(f"/webhooks/{_quoted(id)}/again", {"alert": number})


_DECODED: dict[Sought, Callable[[Json], Thing]] = {
    Sought.CLAIMS: decode_ledger.claim,
    Sought.FINDINGS: decode_ledger.finding,
    Sought.PROGRAMMES: decode_ledger.programme,
}


def _quoted(part: str) -> str:
    return quote(part, safe="")
