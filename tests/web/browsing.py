"""A page of a desk in a real browser."""

from __future__ import annotations

from typing import Any

from desk_serving import Desk
from playwright.sync_api import Browser, Page


def opened(browser: Browser, desk: Desk, path: str = "/", **how: Any) -> Page:
    """A page in a context of its own; whatever the browser complains of is kept in `complaints`."""
    context = browser.new_context(locale="en-GB", bypass_csp=False, **how)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on(
        "request", lambda request: complaints.append(request.url) if not request.url.startswith(desk.address) else None
    )
    page.complaints = complaints  # type: ignore[attr-defined]
    page.goto(desk.address + path)
    return page
