"""What reading again changed, for people: mentions slot by slot, and claims before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tallystick.model import Claim
from tallystick.reports.wording import doubt, figure, period, readable

_SIGNS = {"new": ("+", "green"), "gone": ("-", "red"), "changed": ("~", "yellow")}


def print_reread(console: Console, document: str, version: int, is_current: bool, others: Sequence[str]) -> None:
    """Print which text it is, and what else than mentions reads differently in it."""
    head = Text(readable(document), style="bold")
    facts = ("" if is_current else f"version {version}, superseded", "also: " * bool(others) + ", ".join(others))
    told = "; ".join(filter(None, facts))
    head.append(f"  ({told})" if told else "", "dim not bold")
    console.print(head)


def print_mention_change(
    console: Console, kind: str, words: str, clause: str, slots: Iterable[tuple[str, object, object]]
) -> None:
    """Print a mention that is new, gone or changed, each changed slot on a line of its own."""
    sign, style = _SIGNS[kind]
    line = Text(f"{sign} {kind}: ", style)
    line.append(f"{readable(words)}: {readable(clause)}", "default")
    console.print(Padding(line, (0, 0, 0, 2), expand=False))
    for name, was, now in slots:
        console.print(Padding(Text(f"{name}: {_told(was)} → {_told(now)}"), (0, 0, 0, 6), expand=False))


def print_claim_change(console: Console, id: str, was: Claim | None, now: Claim | None) -> None:
    """Print a claim that is new, gone or changed."""
    sign, style = _SIGNS["new" if was is None else "gone" if now is None else "changed"]
    line = Text(f"{sign} claim {id}: ", style)
    versions = dict.fromkeys(_claim(claim) for claim in (was, now) if claim)
    line.append(" → ".join(versions), "default")
    if was and now and len(was.mentions) != len(now.mentions):
        line.append(f"  (mentions: {len(was.mentions)} → {len(now.mentions)})", "dim")
    console.print(line)


def _claim(claim: Claim) -> str:
    told = f"{claim.status}{doubt(claim.modality)} {figure(claim.quantity)} {readable(claim.item)} ({claim.category})"
    return f"{told}, {period(claim.period)}" if claim.period and period(claim.period) else told


def _told(value: object) -> str:
    """A slot's value in few words; nothing is a dash."""
    if value is None or value == []:
        return "–"
    return readable(str(value))
