"""Claims for people: what is claimed, by how many, and the sentences that say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tallystick.model import Claim
from tallystick.reports.marked import Piece
from tallystick.reports.terminal import coloured, marked_text
from tallystick.reports.wording import doubt, figure, period, readable


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure in its sentence: where it stands, the words before it, its own, and those after it; `note` is ours."""

    document: str
    before: str
    words: str
    after: str
    note: str = ""


def print_claim(console: Console, claim: Claim, quotes: Iterable[Quote]) -> None:
    """Print a claim: its proposition, its parties and dates, then each sentence with its document."""
    head = Text(f"{claim.id}  ", style="dim")
    head.append(f"{_status(claim)}: {figure(claim.quantity)} {readable(claim.item)} ({claim.category})", "bold not dim")
    console.print(head)
    console.print(Padding(Text("; ".join(filter(None, _facts(claim)))), (0, 0, 0, 2), expand=False))
    print_quotes(console, quotes)
    console.print()


def print_quotes(console: Console, quotes: Iterable[Quote]) -> None:
    """Print sentences, each behind the name of its document."""
    for quote in quotes:
        line = Text(f"{readable(quote.document)}: ", style="italic")
        pieces = [
            piece for piece in (Piece(quote.before), Piece(quote.words, "figure"), Piece(quote.after)) if piece.text
        ]
        line.append_text(marked_text(pieces, coloured(console)))
        if quote.note:
            line.append(f"  ({quote.note})", style="dim not italic")
        console.print(Padding(line, (0, 0, 0, 4), expand=False))


def _status(claim: Claim) -> str:
    stage = f" ({claim.stage})" if claim.stage else ""
    return f"{claim.status}{stage}{doubt(claim.modality)}"


def _facts(claim: Claim) -> Iterable[str]:
    """What else is known: parties, period, how often and when it was told, and who stands behind it."""
    yield f"by {readable(claim.agent)}" if claim.agent else ""
    yield f"for {readable(claim.recipient)}" if claim.recipient else ""
    yield period(claim.period)
    yield f"told {_times(len(claim.mentions))} from {_count(len(claim.origins), 'origin')}"
    yield "" if claim.first is None else f"on {claim.first}" if claim.first == claim.last else _between(claim)
    sources = dict.fromkeys(readable(origin.source) for origin in claim.origins if origin.source)
    yield f"said by {', '.join(sources)}" if sources else ""


def _between(claim: Claim) -> str:
    return f"from {claim.first} to {claim.last}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
