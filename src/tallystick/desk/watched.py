"""Saved searches, alerts and webhooks as objects, which `--json` writes and the API answers with; and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tallystick.desk.objects import thing_object
from tallystick.model import Alert, Claim, Finding, Programme, SavedSearch, Sought, Undelivered, Webhook

Json = Mapping[str, Any]
Thing = Claim | Finding | Programme


def search_object(search: SavedSearch) -> dict[str, Any]:
    """A saved search."""
    return {
        "search": search.name,
        "of": str(search.sought),
        "where": dict(search.filters),
        "by": search.by,
        "saved": search.saved.isoformat(),
        "alerts": search.last,
        "told": search.told,
    }


def alert_object(alert: Alert, thing: Thing | None) -> dict[str, Any]:
    """An alert with what it is about, as that stands now."""
    return {
        "search": alert.search,
        "alert": alert.number,
        "noted": alert.noted.isoformat(),
        "id": alert.thing,
        "state": alert.state or None,
        "thing": None if thing is None else thing_object(thing),
    }


def webhook_object(webhook: Webhook) -> dict[str, Any]:
    """A webhook without its secret: how far it is, and why it waits."""
    return {
        "webhook": webhook.id,
        "search": webhook.search,
        "url": webhook.url,
        "by": webhook.by,
        "added": webhook.added.isoformat(),
        "sent": webhook.sent,
        "attempts": webhook.attempts,
        "fault": webhook.error,
        "retry": webhook.retry and webhook.retry.isoformat(),
    }


def undelivered_object(one: Undelivered) -> dict[str, Any]:
    """An alert that was laid aside."""
    return {
        "webhook": one.webhook,
        "alert": one.number,
        "attempts": one.attempts,
        "fault": one.error,
        "given_up": one.given_up.isoformat(),
    }


def search_in(obj: Json) -> SavedSearch:
    """The saved search of an object."""
    filters = tuple(sorted(obj["where"].items()))
    saved = datetime.fromisoformat(obj["saved"])
    return SavedSearch(obj["search"], Sought(obj["of"]), filters, obj["by"], saved, obj["alerts"], obj["told"])


def alert_in(obj: Json) -> Alert:
    """The alert of an object."""
    noted = datetime.fromisoformat(obj["noted"])
    return Alert(obj["search"], obj["alert"], obj["id"], obj["state"] or "", noted)


def webhook_in(obj: Json) -> Webhook:
    """The webhook of an object."""
    added, again = datetime.fromisoformat(obj["added"]), obj["retry"]
    retry = None if again is None else datetime.fromisoformat(again)
    return Webhook(
        obj["webhook"], obj["search"], obj["url"], obj["by"], added, obj["sent"], obj["attempts"], obj["fault"], retry
    )


def undelivered_in(obj: Json) -> Undelivered:
    """The alert of an object that was laid aside."""
    given_up = datetime.fromisoformat(obj["given_up"])
    return Undelivered(obj["webhook"], obj["alert"], obj["attempts"], obj["fault"], given_up)
