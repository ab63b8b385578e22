"""A ledger with data in it that any earlier schema made holds the same after it is opened, and goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from older_ledgers import REVISIONS, age, filled, opened
from readings_made import readings

from tallystick.model import Action, Deed

NEWER = list(readings(47, 20))[12:]


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_ledger_of_an_older_schema_holds_the_same_and_goes_on(
    new_place: Callable[[], str], tmp_path: Path, revision: str
) -> None:
    place = new_place()
    with filled(tmp_path / "new", revision) as new:
        age(new, place, revision)
        with opened(place) as migrated:
            assert migrated.dump() == new.dump()
            assert migrated.log() == new.log()
            for ledger in (migrated, new):
                list(ledger.post_many(NEWER))
                mention = sorted(ref.id for claim in ledger.claims() for ref in claim.mentions)[0]
                ledger.review(Deed(Action.REJECT, (mention,)), by="Ann")
            assert migrated.dump() == new.dump()
            assert migrated.verify().faults == ()
