"""What saved searches, alerts and webhooks look like, told to the OpenAPI document."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tallystick.model import Sought
from tallystick.web.api.shapes import Shape


class SavedSearch(Shape):
    """A filter with a name; `alerts` is the number of its last alert."""

    search: str
    of: Sought
    where: dict[str, str]
    by: str
    saved: datetime
    alerts: int
    told: int
    """The last alert that `tallystick watch` has told."""


class Alert(Shape):
    """Something that a search had not found before, as it stands now; null where it stands no more."""

    search: str
    alert: int
    noted: datetime
    id: str
    state: str | None
    thing: dict[str, Any] | None


class Webhook(Shape):
    """An address to which alerts are sent in order: `sent` is the last that is done with."""

    webhook: str
    search: str
    url: str
    by: str
    added: datetime
    sent: int
    attempts: int
    fault: str | None
    retry: datetime | None


class NewWebhook(Webhook):
    """The same with the secret that signs what is sent."""

    secret: str


class Undelivered(Shape):
    """An alert that was given up after so many attempts."""

    webhook: str
    alert: int
    attempts: int
    fault: str
    given_up: datetime
