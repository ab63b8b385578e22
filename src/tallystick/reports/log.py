"""An entry of the review log for people."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from tallystick.model import Action, Entry
from tallystick.reports.wording import readable

_MOST = 4


def print_entry(console: Console, entry: Entry) -> None:
    """Its number, day, who, what and why, and the words that it is about."""
    done = " ".join(map(readable, _done(entry)))
    undone = "" if entry.stands else "  (undone)"
    moment = entry.recorded.strftime("%Y-%m-%d %H:%M")
    console.print(Text(f"{entry.number:>4}  {moment}  {readable(entry.by)}: {done}{undone}"))
    for line in _lines(entry):
        console.print(Text(f"      {readable(line)}", style="dim"))


def _done(entry: Entry) -> Iterator[str]:
    deed = entry.deed
    yield str(deed.action)
    if deed.action is Action.UNDO:
        yield f"entry {entry.undoes}"
        return
    if deed.action is Action.PURGE:
        yield f"document {deed.value}"
        return
    if deed.action is Action.CORRECT:
        yield f"{deed.slot} to {deed.value if deed.value is not None else '(purged)'} in"
    if deed.kind is not None:
        yield deed.kind.replace("_", " ")
    if deed.action is Action.EQUAL:
        yield f"{' = '.join(deed.categories)} in programme"
    yield deed.subject if deed.subject is not None else ", ".join(deed.mentions[:_MOST])
    if len(deed.mentions) > _MOST and deed.subject is None:
        yield f"and {len(deed.mentions) - _MOST} more"
    if deed.others:
        yield "from " + ", ".join(deed.others[:_MOST]) + (" ..." if len(deed.others) > _MOST else "")


def _lines(entry: Entry) -> Iterator[str]:
    if entry.why:
        yield f"because: {entry.why}"
    for quote in entry.quotes[:_MOST]:
        yield f"\u201c{quote.before}[{quote.words}]{quote.after}\u201d".replace("\n", " ")
    if len(entry.quotes) > _MOST:
        yield f"and {len(entry.quotes) - _MOST} more"
    if entry.purged:
        yield "its words were purged"
