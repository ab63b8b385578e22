"""Whatever is judged in whatever order, undone in any order it leaves the ledger as posting alone makes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from readings_made import READER, readings

from tallystick import tally
from tallystick.desk.equals import tallied
from tallystick.desk.rooms import linker, tallier
from tallystick.ledger import Ledger
from tallystick.model import Action, Deed, FindingKind, Reading

CLOCK = datetime(2026, 3, 1, 12, tzinfo=UTC)
READINGS = list(readings(23, 8, outlets=2))
SLOTS = (
    ("number", "8200000"),
    ("status", "delivered"),
    ("category", "vehicle"),
    ("period", "none"),
    ("modality", "denied"),
)


class Judging(RuleBasedStateMachine):
    """A ledger that is posted to and judged; another one, in the end, is only posted to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.ledger = self.new("one")
        self.posted: list[tuple[Reading, bool]] = []  # whether it was made to count again
        self.undoable: list[int] = []

    def new(self, name: str) -> Ledger:
        return Ledger.open(Path(self.folder.name) / name, clock=lambda: CLOCK, linker=linker())

    def mention(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(ref.id for claim in self.ledger.claims() for ref in claim.mentions)))

    def judge(self, deed: Deed) -> None:
        self.undoable.append(self.ledger.review(deed, by="Ann").number)

    def has_claims(self, least: int = 1) -> bool:
        return len(list(self.ledger.claims())) >= least

    @rule(number=st.integers(0, len(READINGS) - 1))
    def post(self, number: int) -> None:
        self.ledger.post(READINGS[number])
        self.posted.append((READINGS[number], False))

    @rule(numbers=st.lists(st.integers(0, len(READINGS) - 1), min_size=2, max_size=4))
    def post_in_a_row(self, numbers: list[int]) -> None:
        for _ in self.ledger.post_many(READINGS[number] for number in numbers):
            pass
        self.posted += [(READINGS[number], False) for number in numbers]

    @precondition(lambda self: self.posted)
    @rule(data=st.data(), version=st.sampled_from(("0.2.0", "0.3.0")))
    def read_again(self, data: st.DataObject, version: str) -> None:
        """Another reader, who finds the first mention only."""
        reading, _ = data.draw(st.sampled_from(self.posted))
        made = replace(reading, reader=replace(READER, version=version), mentions=reading.mentions[:1])
        self.ledger.reread(made)
        self.posted.append((made, True))

    @precondition(has_claims)
    @rule(data=st.data(), action=st.sampled_from((Action.ACCEPT, Action.REJECT)))
    def accept_or_reject(self, data: st.DataObject, action: Action) -> None:
        self.judge(Deed(action, (self.mention(data),)))

    @precondition(has_claims)
    @rule(data=st.data(), slot=st.sampled_from(SLOTS))
    def correct(self, data: st.DataObject, slot: tuple[str, str]) -> None:
        self.judge(Deed(Action.CORRECT, (self.mention(data),), slot=slot[0], value=slot[1]))

    @precondition(lambda self: self.has_claims(2))
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        ids = data.draw(st.permutations([claim.id for claim in self.ledger.claims()]))[:2]
        self.judge(Deed(Action.MERGE, tuple(ids)))
        together = {claim.id for claim in self.ledger.claims()}
        assert not set(ids) <= together

    @precondition(lambda self: any(len(claim.mentions) > 1 for claim in self.ledger.claims()))
    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        several = [claim for claim in self.ledger.claims() if len(claim.mentions) > 1]
        one = data.draw(st.sampled_from(several)).mentions[0].id
        self.judge(Deed(Action.SPLIT, (one,)))
        assert any([ref.id for ref in claim.mentions] == [one] for claim in self.ledger.claims())

    @precondition(lambda self: self.has_claims(2))
    @rule(data=st.data())
    def apart(self, data: st.DataObject) -> None:
        one, other = self.mention(data), self.mention(data)
        if one != other:
            self.judge(Deed(Action.APART, (one,), (other,)))
            assert not any({one, other} <= {ref.id for ref in claim.mentions} for claim in self.ledger.claims())

    @precondition(has_claims)
    @rule(data=st.data())
    def dismiss(self, data: st.DataObject) -> None:
        deed = Deed(Action.DISMISS, (self.mention(data),), subject="f", kind=data.draw(st.sampled_from(FindingKind)))
        self.judge(deed)

    @precondition(has_claims)
    @rule(data=st.data())
    def equal(self, data: st.DataObject) -> None:
        self.judge(Deed(Action.EQUAL, (self.mention(data),), subject="p", categories=("vehicle", "vehicle.tank")))

    @precondition(lambda self: self.undoable)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(self.undoable))
        self.undoable.remove(number)
        self.ledger.review(Deed(Action.UNDO, subject=str(number)), by="Ben")

    @rule()
    def look(self) -> None:
        """What is kept of tallies is what the whole ledger makes."""
        linked, log, kept = self.ledger.linked(), self.ledger.log(), self.ledger.tallies(tallier())
        seen = tally.Seen(linked)
        programmes = tallied(linked, log, seen=seen)
        assert kept.findings() == tally.findings(seen, programmes)
        assert kept.programmes() == programmes

    @invariant()
    def the_chain_holds(self) -> None:
        assert self.ledger.verify().faults == ()

    def teardown(self) -> None:
        self.look()
        for number in self.undoable[1::2] + self.undoable[::2][::-1]:
            self.ledger.review(Deed(Action.UNDO, subject=str(number)), by="Ben")
        plain = self.new("two")
        for reading, again in self.posted:
            plain.reread(reading) if again else plain.post(reading)
        assert self.ledger.dump() == plain.dump()
        self.look()
        self.ledger.close()
        plain.close()
        self.folder.cleanup()


TestJudging = Judging.TestCase
TestJudging.settings = settings(
    max_examples=12, stateful_step_count=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
