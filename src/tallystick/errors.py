"""What can go wrong, and never because of a text.

A text that nobody can read yields nothing. A pack, a setting, a ledger or a line
of somebody else's readings that breaks its own rules is an error: it is told
once, whole, with the place and a way out. Each error carries its facts as
attributes, so that a face can show them in its own way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class TallystickError(Exception):
    """Something that a user or an editor of packs can put right."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a pack: where it stands, what it is, and what to do instead."""

    file: str
    entry: str
    problem: str
    way_out: str = ""

    def __str__(self) -> str:
        """The fault as one line: `file: entry: problem; way out`."""
        place = f"{self.file}: {self.entry}" if self.entry else self.file
        return f"{place}: {self.problem}" + (f"; {self.way_out}" if self.way_out else "")


class PackError(TallystickError):
    """Packs that cannot be used, with every fault found in them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class SettingError(TallystickError):
    """A setting, an option or an argument that names nothing we have."""


class AccessError(SettingError):
    """Something about users that is not taken: `why` is its name for faces that say it in their own words."""

    def __init__(self, why: str, reason: str, *, user: str = "") -> None:
        self.why = why
        self.user = user
        super().__init__(reason)


class RefusedError(SettingError):
    """What a person wants of a ledger, and cannot have as it stands.

    A face may say `sentence` with its `facts` in another language; facts that are refusals themselves are parts of it.
    """

    def __init__(self, sentence: str, /, **facts: object) -> None:
        self.sentence = sentence
        self.facts = facts
        super().__init__(sentence.format(**facts))


class StaleError(RefusedError):
    """A judgement of what somebody else has judged meanwhile, by `who` in the entry `number` of the log."""

    def __init__(self, who: str, number: int) -> None:
        self.who = who
        self.number = number
        super().__init__(
            "{who} judged this in entry {number} of the log after you had looked; nothing of yours was done",
            who=who,
            number=number,
        )


class IntakeError(TallystickError):
    """A document that could not be fetched or opened; `source` names it."""

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"{source}: {reason}")


class ReadingError(TallystickError):
    """A document that the program itself failed at: the fault is ours, whatever its text says.

    `id` names the document; what went wrong inside is the error's cause.
    """

    def __init__(self, id: str, fault: Exception) -> None:
        self.id = id
        said = f": {fault}" if str(fault) else ""
        super().__init__(
            f"{id}: could not be read, and the fault is ours ({type(fault).__name__}{said}); "
            "please report it with this message and the document"
        )


class ContractError(TallystickError):
    """A reading or a document line that breaks the contract; `line` counts from 1, `reason` says how."""

    def __init__(self, reason: str, *, source: str = "", line: int | None = None) -> None:
        self.reason = reason
        self.source = source
        self.line = line
        place = ":".join(part for part in (source, str(line) if line else "") if part)
        super().__init__(f"{place}: {reason}" if place else reason)


class LedgerError(TallystickError):
    """A ledger that cannot be opened, read or written; `path` names it, `way_out` says what to do."""

    def __init__(self, path: str, reason: str, way_out: str = "") -> None:
        self.path = path
        self.reason = reason
        self.way_out = way_out
        super().__init__(f"{path}: {reason}" + (f" ({way_out})" if way_out else ""))


class PurgedError(LedgerError):
    """A document that was purged from a ledger and is not taken again; `id` names it, `entry` the purge in the log."""

    def __init__(self, path: str, id: str, entry: int, when: str) -> None:
        self.id = id
        self.entry = entry
        super().__init__(path, f"{id} was purged on {when}", f"tallystick undo {entry} lets it be posted again")


class RemoteError(TallystickError):
    """A desk elsewhere that does not answer, or refuses; `status` is what it answered, None where nothing came."""

    def __init__(self, address: str, status: int | None, reason: str) -> None:
        self.address = address
        self.status = status
        self.reason = reason
        super().__init__(f"{address}: {reason}")
