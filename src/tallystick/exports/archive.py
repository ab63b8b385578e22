"""Where the Internet Archive keeps a page of a day, if it does: an address made, and never asked for."""

from __future__ import annotations

import re
from datetime import datetime

from tallystick.model import Document

_PLACE = "https://web.archive.org/web"
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\"<>\\^`{|}\ud800-\udfff\s]")


def archive_address(document: Document, recorded: datetime) -> str | None:
    """The archive's address for a page on the day it was published, else on the day it was recorded.

    The archive answers such an address with the copy that lies nearest to the day.
    """
    address = web_address(document.url)
    if address is None:
        return None
    return f"{_PLACE}/{document.published or recorded.date():%Y%m%d}/{address}"


def web_address(address: str | None) -> str | None:
    """An address that may be followed: of a page on the web, without anything that could end it early; else None."""
    if address is None or not address.lower().startswith(("http://", "https://")):
        return None
    return None if _UNSAFE.search(address) else address
