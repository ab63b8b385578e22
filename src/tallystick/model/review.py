"""What people judged of a ledger's entries: one entry of the log for each step, and nothing is ever rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tallystick.model.finding import FindingKind


class Action(StrEnum):
    """What a person may do."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    APART = "apart"
    DISMISS = "dismiss"
    EQUAL = "equal"
    UNDO = "undo"
    PURGE = "purge"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Where a mention stands, told by words, so that it is found again in another version or by another reader.

    `words` are those of its quantity, `before` and `after` what surrounds them, as in a TextQuoteSelector of the
    Web Annotation model. `mention` is the id that it had; `item` and `status` tell it from others of one number.
    """

    mention: str
    document: str
    place: str
    words: str
    before: str
    after: str
    item: str
    status: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person wants done, by the ids of what it is about.

    `mentions` stand on one side of a split or apart, `others` on its other. `subject` is the finding, the
    programme, the document, or the undone entry's hash.
    """

    action: Action
    mentions: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    slot: str | None = None
    value: str | None = None
    subject: str | None = None
    kind: FindingKind | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the review log.

    `now` holds what each quoted mention is called now, None where its words are gone. `quotes` is empty and
    `why` and the deed's value are None where a document that it quotes was purged. `undoes` is the
    number of the entry that an undo takes back. `origin` is the hash that the
    entry had in the ledger that it was first written to, where that is another one.
    """

    number: int
    recorded: datetime
    by: str
    deed: Deed
    why: str | None
    quotes: tuple[Quotation, ...]
    hash: str
    origin: str | None = None
    stands: bool = True
    purged: bool = False
    now: tuple[str | None, ...] = ()
    undoes: int | None = None

    @property
    def identity(self) -> str:
        """The hash by which other entries name it, the same in every ledger that took it over."""
        return self.origin or self.hash


@dataclass(frozen=True, slots=True)
class Ties:
    """What people decided about mentions' being one: those that are, and the pairs that never are."""

    together: tuple[frozenset[str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()

    def part(self, one: str, two: str) -> bool:
        """Whether two mentions are kept apart."""
        return bool(self.apart) and frozenset((one, two)) in self.apart


NO_TIES = Ties()
