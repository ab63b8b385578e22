"""How a claim is cited: who said it, where it stands, when it was kept, the words, and where a copy may lie."""

from __future__ import annotations

from tallystick.exports.archive import archive_address
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.exports.quotation import quoted
from tallystick.exports.wording import day, plain
from tallystick.model import Claim


def citation(claim: Claim, holdings: Holdings) -> str:
    """The first report of a claim as one cites it; the quotation is a short one, whatever may leave the ledger."""
    return cited(next(holdings.of(claim.mentions)))


def cited(found: Evidence) -> str:
    """A mention as one cites it, on one line."""
    document = found.document
    archive = archive_address(document, found.recorded)
    parts = (
        _who(found),
        _where(found),
        f"“{plain(quoted(found, whole=False))}”",
        f"<{plain(document.url)}>" if document.url else "",
        f"Recorded {day(found.recorded.date())}",
        f"Archive: <{archive}>" if archive else "",
    )
    return " ".join(map(_ended, filter(None, parts)))


def _ended(part: str) -> str:
    """A part with a full stop, where it does not end by itself."""
    return part if part.endswith((".", ".”", "!”", "?”", "…”", ">")) else f"{part}."


def _who(found: Evidence) -> str:
    """Who said it, with those who carried it."""
    speaker = found.told.mention.speaker
    if speaker is None:
        return ""
    name = plain(speaker.name or speaker.role or (speaker.anonymity or "an unnamed source"))
    carriers = [plain(carrier.name) for carrier in found.told.mention.carriers if carrier.name]
    return f"{name}, through {', then '.join(carriers)}" if carriers else name


def _where(found: Evidence) -> str:
    """Outlet, title and day; an unknown day is said to be so."""
    document = found.document
    published = day(document.published) if document.published else "no date given"
    title = f"“{plain(document.title)}”" if document.title else ""
    return ", ".join(filter(None, (plain(document.outlet or document.id), title, published)))
