"""Reads every text of a ledger again, posts what reads differently now, and says what that changed.

What reads the same is left alone, whoever's version read it: a newer program that
finds nothing new leaves no trace. Readings that other readers made stay as they
are, unless they are asked for too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.contract.claims import claim_object
from tallystick.contract.encode import Json, reading_object
from tallystick.desk.mention_changes import MentionChange, mention_changes
from tallystick.desk.reading import reading_or_fault
from tallystick.desk.settings import Settings, settings
from tallystick.errors import ReadingError
from tallystick.model import Claim, Reading
from tallystick.packs import Packs

if TYPE_CHECKING:
    from tallystick.ledger import Ledger as Room
    from tallystick.ledger.stored import Stored

OURS = "tallystick"


@dataclass(frozen=True, slots=True)
class Reread:
    """A version that reads differently now: its mentions that changed, and the names of its other lists that did."""

    document: str
    version: int
    is_current: bool
    language: str | None
    mentions: tuple[MentionChange, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim before and after; None where there was, or is, none of this id."""

    claim: str
    was: Claim | None
    now: Claim | None


Change = Reread | ClaimChange | ReadingError


def reread(room: Room, packs: Packs, *, everyone: bool, dry_run: bool) -> Iterator[Change]:
    """What changes, text by text, and then the claims that did; posted as it is told, unless it is a dry run."""
    before = list(room.claims())
    held_back: list[Reading] = []
    with room.several():
        for made, change in _rereadings(room, settings(packs=packs), everyone):
            if isinstance(made, Reading):
                held_back.append(made) if dry_run else room.reread(made)
            yield change
    yield from _claim_changes(before, room.claims_after(held_back) if dry_run else room.claims())


def _rereadings(
    room: Room, how: Settings, everyone: bool
) -> Iterator[tuple[Reading, Reread] | tuple[None, ReadingError]]:
    """The readings that are different now, each with its change; a text at which the program failed has none."""
    for stored in room.stored():
        if stored.reading.reader.name == OURS or everyone:
            made = _read(stored, how)
            if isinstance(made, ReadingError):
                yield None, made
            elif change := _change(stored, made):
                yield made, change


def _read(stored: Stored, how: Settings) -> Reading | ReadingError:
    """The text read as it was first: what is known of the document is not guessed anew."""
    document = stored.reading.document
    known = document.language if document.language in how.packs.codes else None
    return reading_or_fault(document, settings(packs=how.packs, language=known))


def _change(stored: Stored, made: Reading) -> Reread | None:
    """What reads differently; None where only the reader's name would."""
    was, now = reading_object(stored.reading), reading_object(made)
    lists = [name for name in now if name not in ("contract", "reader") and was[name] != now[name]]
    if not lists:
        return None
    return Reread(
        document=made.document.id,
        version=stored.version,
        is_current=stored.is_current,
        language=made.document.language,
        mentions=tuple(mention_changes(stored.reading, made)) if "mentions" in lists else (),
        others=tuple(name for name in lists if name != "mentions"),
    )


def _claim_changes(before: Iterable[Claim], after: Iterable[Claim]) -> Iterator[ClaimChange]:
    """Claims that are new, gone, or tell something else, by their ids."""
    was = {claim.id: claim for claim in before}
    now = {claim.id: claim for claim in after}
    for name in sorted(was.keys() | now.keys()):
        if name not in was or name not in now or was[name] != now[name]:
            yield ClaimChange(name, was.get(name), now.get(name))


def change_object(change: Reread | ClaimChange) -> Json:
    """A change as `reread --json` writes it."""
    if isinstance(change, ClaimChange):
        return {
            "claim": change.claim,
            "was": None if change.was is None else claim_object(change.was),
            "now": None if change.now is None else claim_object(change.now),
        }
    return {
        "document": change.document,
        "version": change.version,
        "current": change.is_current,
        "language": change.language,
        "mentions": [
            {
                "change": mention.kind,
                "figure": mention.figure,
                "words": mention.words,
                "slots": {slot.name: {"was": slot.was, "now": slot.now} for slot in mention.slots},
            }
            for mention in change.mentions
        ],
        "others": list(change.others),
    }
