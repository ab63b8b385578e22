"""Claims that meet nowhere show nothing together: what is found among those that meet is all that there is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations
from random import Random

import pytest
from telling import tell

from tallystick.model import Edge, Linked, Modality, Period, Said, Status, Told
from tallystick.tally.claim_view import by_unit, views
from tallystick.tally.meetings import met
from tallystick.tally.pairs import on_pair, on_pairs

PERIODS = (
    None,
    Period(date(2030, 1, 1), date(2030, 12, 31), Edge.IN),
    Period(None, date(2030, 12, 31), Edge.BY),
    Period(date(2030, 3, 1), date(2030, 12, 31), Edge.REST),
    Period(date(2030, 1, 1), date(2030, 3, 9), Edge.SINCE),
    Period(None, date(2030, 3, 5), Edge.SO_FAR),
)
STATUSES = (Status.PLANNED, Status.PLEDGED, Status.ORDERED, Status.DELIVERED, Status.HELD)


def claim(rng: Random, number: int, lands: tuple[str | None, ...]) -> Linked:
    """A claim of one to three mentions, of few reports, things and figures, so that many have to do with each other."""
    figure, category, status = (
        rng.choice(["3", "38", "40", "60"]),
        rng.choice(("energy", "vehicle")),
        rng.choice(STATUSES),
    )
    told = tuple(
        told_once(rng, f"report{rng.randrange(30)}/{number * 3 + turn}", figure, category, status, lands)
        for turn in range(rng.randrange(1, 4))
    )
    return Linked(f"{number:04}", told)


def told_once(
    rng: Random, name: str, figure: str, category: str, status: Status, lands: tuple[str | None, ...]
) -> Told:
    made = tell(
        name,
        number=figure,
        category=category,
        status=status,
        period=rng.choice(PERIODS),
        agent=rng.choice((None, "Denmark", "Japan")),
        recipient=rng.choice(lands),
        speaker=rng.choice((None, "the interior ministry", "a union")),
        day=rng.randrange(1, 29),
    )
    modality = rng.choice((Modality.ASSERTED, Modality.ASSERTED, Modality.DENIED))
    said = rng.choice((None, Said(None, date(2030, 3, 2), date(2030, 3, 2))))
    return replace(made, mention=replace(made.mention, modality=modality, said=said))


@pytest.mark.parametrize("lands", [(None,), ("Ukraine", "Kenya", "Peru"), ("Ukraine", "Kenya", None)])
def test_pairs_that_meet_show_all_that_any_pair_shows(lands: tuple[str | None, ...]) -> None:
    kinds: Counter[str] = Counter()
    for seed in range(4):
        rng = Random(seed)
        seen = views(claim(rng, number, lands) for number in range(120))
        for near in by_unit(seen):
            found = list(on_pairs(near))
            every = [shown for one, two in combinations(near, 2) if (shown := on_pair(one, two)) is not None]
            assert sorted(found, key=repr) == sorted(every, key=repr)
            kinds.update(kind for kind, _ in found)
    assert {"revision", "contradiction", "double_reading", "escalation", "category_drift"} <= kinds.keys()


def test_claims_of_many_lands_and_times_hardly_meet() -> None:
    rng = Random(1)
    seen = views(
        Linked(f"{number:05}", (tell(f"{number}/0", number=str(1000 + number), recipient=rng.choice(LANDS), day=1),))
        for number in range(2000)
    )
    assert len(list(met(seen))) == 0


LANDS = ("Ukraine", "Kenya", "Peru", "Egypt", "Nepal")
