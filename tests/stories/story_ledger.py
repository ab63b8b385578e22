"""What a ledger makes of the stories: their readings are posted as `tallystick post` does, and its views are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import story_making
from story_gold import Gold, Name
from story_reading import Json

from tallystick.desk.books import Ledger
from tallystick.model import MentionRef, Reading


@dataclass(frozen=True)
class Said:
    """A finding of the ledger."""

    kind: str
    mentions: frozenset[Name]
    sentence: str


@dataclass(frozen=True)
class Line:
    """One reading of a programme of the ledger."""

    programme: str
    mentions: frozenset[Name]
    verdict: str
    reason: str


@dataclass(frozen=True)
class Seen:
    """The ledger's views of the stories, in the names of the gold."""

    claim_of: dict[Name, str]
    origin_of: dict[Name, str]
    findings: tuple[Said, ...]
    lines: tuple[Line, ...]


def see(sources: list[Json], golds: list[Gold], folder: Path) -> Seen:
    """All stories posted into one new ledger, and what it then says."""
    files = _files(sources, folder)
    names = {place: name for gold in golds for name, place in gold.places.items()}
    with Ledger.open(folder / "stories.sqlite") as books:
        for found in books.post_lines(*map(str, files)):
            if not (isinstance(found, tuple) and isinstance(found[0], Reading)):
                raise AssertionError(f"a perfect reading was refused: {found}")
        return _views(books, names)


def _files(sources: list[Json], folder: Path) -> tuple[Path, Path]:
    """The readings and the documents of all stories, each in one file."""
    for source in sources:
        story_making.write(source, folder / source["id"])
    for name in ("readings", "documents"):
        whole = [(folder / source["id"] / f"{name}.jsonl").read_text(encoding="utf-8") for source in sources]
        (folder / f"{name}.jsonl").write_text("".join(whole), encoding="utf-8")
    return folder / "readings.jsonl", folder / "documents.jsonl"


def _views(books: Ledger, names: dict[tuple[str, int, int], Name]) -> Seen:
    claim_of: dict[Name, str] = {}
    origin_of: dict[Name, str] = {}
    for claim in books.claim_objects():
        claim_of |= {_name(mention, names): claim["claim"] for mention in claim["mentions"]}
        for origin in claim["origins"]:
            origin_of |= {_name(mention, names): origin["origin"] for mention in origin["mentions"]}

    def shown(mentions: tuple[MentionRef, ...]) -> frozenset[Name]:
        return frozenset(names[one.document, one.span.start, one.span.end] for one in mentions)

    return Seen(
        claim_of,
        origin_of,
        tuple(Said(str(one.kind), shown(one.mentions), one.sentence) for one in books.findings()),
        tuple(
            Line(programme.id, shown(line.mentions), str(line.verdict), line.reason)
            for programme in books.programmes()
            for line in programme.readings
        ),
    )


def _name(mention: dict[str, Any], names: dict[tuple[str, int, int], Name]) -> Name:
    start, end = mention["span"]
    return names[mention["document"], start, end]
