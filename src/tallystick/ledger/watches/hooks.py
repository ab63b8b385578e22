"""Webhooks: which alert each has still to be sent, who is just sending it, and what was given up.

What is to be sent follows from the numbers of the alerts alone: nothing is queued that could be lost. Whoever sends
holds the webhook for a while, so that two programs do not send side by side; if it dies, the next one goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from tallystick.errors import RefusedError
from tallystick.ledger.watches.searches import alerts, search_named
from tallystick.ledger.watches.tables import undelivered, webhooks
from tallystick.model import Alert, Undelivered, Webhook

PAUSES = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 300, 1_800, 7_200, 21_600, 43_200))
"""What is waited after each attempt in vain; after one more, an alert is given up."""
_HELD = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class ToSend:
    """An alert that is to be sent now, with the webhook's secret; whoever has it holds the webhook."""

    webhook: Webhook
    secret: str
    alert: Alert


def every_webhook(connection: Connection) -> list[Webhook]:
    """All webhooks, by search and age."""
    rows = connection.execute(select(webhooks)).all()
    return sorted(map(_webhook, rows), key=lambda one: (one.search, one.added, one.id))


def add(connection: Connection, webhook: Webhook, secret: str) -> None:
    """Keeps a webhook; it is sent what is new from now on."""
    search = search_named(connection, webhook.search)
    row = {
        "id": webhook.id,
        "search": webhook.search,
        "url": webhook.url,
        "secret": secret,
        "made_by": webhook.by,
        "recorded": webhook.added.isoformat(),
        "sent": search.last,
        "attempts": 0,
    }
    connection.execute(webhooks.insert(), row)


def remove(connection: Connection, id: str) -> None:
    """Forgets a webhook with what could not be sent to it."""
    _named(connection, id)
    connection.execute(delete(undelivered).where(undelivered.c.webhook == id))
    connection.execute(delete(webhooks).where(webhooks.c.id == id))


def take(connection: Connection, id: str, now: datetime) -> ToSend | None:
    """The next alert of a webhook, which is held from now on; None where none is due, or somebody else holds it."""
    row = connection.execute(select(webhooks).where(webhooks.c.id == id).with_for_update()).one_or_none()
    if row is None or any(_moment(then) > now for then in (row.retry, row.leased) if then):
        return None
    due = alerts(connection, row.search, row.sent, 1)
    if not due:
        return None
    _set(connection, id, leased=(now + _HELD).isoformat())
    return ToSend(_webhook(row), row.secret, due[0])


def sent(connection: Connection, what: ToSend) -> None:
    """The alert was taken: the webhook goes on to the next."""
    _set(connection, what.webhook.id, sent=what.alert.number, attempts=0, error=None, retry=None, leased=None)


def failed(connection: Connection, what: ToSend, error: str, now: datetime) -> bool:
    """The alert was not taken: it is tried again after a while, or given up for the next; whether it was given up."""
    attempts = what.webhook.attempts + 1
    if attempts <= len(PAUSES):
        retry = (now + PAUSES[attempts - 1]).isoformat()
        _set(connection, what.webhook.id, attempts=attempts, error=error, retry=retry, leased=None)
        return False
    row = {"number": what.alert.number, "attempts": attempts, "error": error, "recorded": now.isoformat()}
    connection.execute(undelivered.insert(), {"webhook": what.webhook.id, **row})
    _set(connection, what.webhook.id, sent=what.alert.number, attempts=0, error=error, retry=None, leased=None)
    return True


def every_undelivered(connection: Connection) -> list[Undelivered]:
    """What was given up, by webhook and number."""
    rows = connection.execute(select(undelivered).order_by(undelivered.c.webhook, undelivered.c.number))
    return [
        Undelivered(row.webhook, row.number, row.attempts, row.error, datetime.fromisoformat(row.recorded))
        for row in rows
    ]


def again(connection: Connection, id: str, number: int) -> ToSend:
    """An alert that was given up, to be sent once more."""
    row = _named(connection, id)
    here = (undelivered.c.webhook == id) & (undelivered.c.number == number)
    if connection.execute(select(undelivered).where(here)).one_or_none() is None:
        raise RefusedError("alert {number} of webhook {id} was not given up", number=number, id=id)
    (alert,) = alerts(connection, row.search, number - 1, 1)
    return ToSend(_webhook(row), row.secret, alert)


def sent_after_all(connection: Connection, what: ToSend) -> None:
    """An alert that had been given up was taken."""
    here = (undelivered.c.webhook == what.webhook.id) & (undelivered.c.number == what.alert.number)
    connection.execute(delete(undelivered).where(here))


def _named(connection: Connection, id: str) -> Row[Any]:
    row = connection.execute(select(webhooks).where(webhooks.c.id == id)).one_or_none()
    if row is None:
        raise RefusedError("no webhook is called “{name}”; tallystick webhooks list tells them", name=f"{id:.40}")
    return row


def _set(connection: Connection, id: str, **values: Any) -> None:
    connection.execute(update(webhooks).where(webhooks.c.id == id).values(**values))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _webhook(row: Row[Any]) -> Webhook:
    retry = None if row.retry is None else _moment(row.retry)
    return Webhook(
        row.id, row.search, row.url, row.made_by, _moment(row.recorded), row.sent, row.attempts, row.error, retry
    )
