"""Webhooks of a ledger: the alerts of a saved search, posted in order to an address until each is taken.

Every alert is sent at least once, and its delivery keeps its name however often it is tried, so that a receiver knows
one that it has. One that is not taken is tried again after growing pauses, and in the end laid aside.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tallystick.contract.lines import written
from tallystick.desk.objects import thing_object
from tallystick.desk.reviewing import whoever
from tallystick.desk.rooms import sender
from tallystick.desk.searches import Searches
from tallystick.desk.signing import signature
from tallystick.errors import IntakeError, RefusedError
from tallystick.model import Undelivered, Webhook

if TYPE_CHECKING:
    from tallystick.ledger.watches.hooks import ToSend
    from tallystick.ledger.watches.store import Watches

_A_ROUND = 100
_LARGEST = 256_000


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a round of deliveries did: taken, to be tried again, and given up."""

    taken: int = 0
    failed: int = 0
    given_up: int = 0


@dataclass(frozen=True, slots=True)
class Webhooks:
    """The webhooks of one ledger."""

    searches: Searches

    def add(self, search: str, url: str, *, by: str | None = None) -> tuple[Webhook, str]:
        """Sends what a search finds from now on to an address; the secret that signs it is told this once."""
        _check(url)
        last = self.searches.named(search).last
        now, secret = self._watches.now(), secrets.token_urlsafe(32)
        id = hashlib.sha256(f"{search}\0{url}\0{secret}".encode()).hexdigest()[:12]
        made = Webhook(id, search, url, whoever(by), now, sent=last)
        self._watches.hook(made, secret)
        return made, secret

    def all(self) -> list[Webhook]:
        """All webhooks, by search and age."""
        return self._watches.webhooks()

    def remove(self, id: str) -> None:
        """Sends nothing more to an address, and forgets what it did not take."""
        self._watches.unhook(id)

    def undelivered(self) -> list[Undelivered]:
        """What was given up, by webhook and number."""
        return self._watches.undelivered()

    def deliver(self, *, allow_hosts: Collection[str] = ()) -> Delivered:
        """Notes what is new and sends what is due, in order; hosts that are not on the open internet by name alone."""
        self.searches.look()
        return self.send(allow_hosts=allow_hosts)

    def send(self, *, allow_hosts: Collection[str] = ()) -> Delivered:
        """Sends what was noted and is due."""
        done = [self._round(hook.id, allow_hosts) for hook in self.all()]
        return Delivered(*(sum(counts) for counts in zip(*done, strict=True))) if done else Delivered()

    def again(self, id: str, number: int, *, allow_hosts: Collection[str] = ()) -> None:
        """Sends an alert that was given up once more; IntakeError where it is not taken this time either."""
        what = self._watches.again(id, number)
        self._send(what, allow_hosts)
        self._watches.sent_after_all(what)

    @property
    def _watches(self) -> Watches:
        return self.searches.room.watches

    def _round(self, id: str, allow_hosts: Collection[str]) -> tuple[int, int, int]:
        """Sends to one webhook until nothing is due or something is not taken."""
        for taken in range(_A_ROUND):
            what = self._watches.take(id)
            if what is None:
                return taken, 0, 0
            try:
                self._send(what, allow_hosts)
            except IntakeError as problem:
                given_up = self._watches.failed(what, problem.reason)
                return taken, int(not given_up), int(given_up)
            self._watches.sent(what)
        return _A_ROUND, 0, 0

    def _send(self, what: ToSend, allow_hosts: Collection[str]) -> None:
        body, delivery = self._body(what), f"{what.webhook.id}-{what.alert.number}"
        seconds = int(self._watches.now().timestamp())
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "tallystick",
            "X-Tallystick-Delivery": delivery,
            "X-Tallystick-Signature": signature(what.secret, seconds, body),
        }
        sender()(what.webhook.url, body, headers, allow_hosts=allow_hosts)

    def _body(self, what: ToSend) -> bytes:
        """What is sent: the alert, and its claim, finding or programme as it stands now, unless that is too long."""
        alert, search = what.alert, self.searches.named(what.alert.search)
        thing = self.searches.thing(alert, search.sought)
        told = {
            "delivery": f"{what.webhook.id}-{alert.number}",
            "search": alert.search,
            "alert": alert.number,
            "noted": alert.noted.isoformat(),
            "kind": search.sought.removesuffix("s"),
            "id": alert.thing,
            "state": alert.state or None,
        }
        body = written({**told, "thing": None if thing is None else thing_object(thing)}).encode()
        return body if len(body) <= _LARGEST else written({**told, "thing": None, "left_out": True}).encode()


def _check(url: str) -> None:
    """Refuses what can never be sent to; whether its host may be reached is judged at each delivery."""
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and url.isprintable()
    except ValueError:
        fits = False
    if not fits or " " in url or len(url) > 2000:
        raise RefusedError(
            "“{address}”: a webhook is sent to an address such as https://desk.example/hook", address=f"{url:.100}"
        )
    if parts.username is not None or parts.password is not None:
        raise RefusedError("the address holds a user or a password, which the ledger would keep; leave them out")
