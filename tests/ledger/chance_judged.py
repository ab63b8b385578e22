"""Judgements by chance."""

from __future__ import annotations

from random import Random

from tallystick.desk.books import Ledger
from tallystick.model import Action, Deed


def judge(books: Ledger, rng: Random, undoable: list[int]) -> None:
    """One judgement by chance; none where nothing can be judged so."""
    deed = deed_by_chance(books, rng)
    if deed.mentions != deed.others:
        undoable.append(books._room.review(deed, by="Ann").number)


def deed_by_chance(books: Ledger, rng: Random) -> Deed:
    """Something that may be judged; a mention kept apart from itself may not."""
    claims = books.claims()
    mentions = [ref.id for claim in claims for ref in claim.mentions]
    return rng.choice(
        [
            Deed(Action.REJECT, (rng.choice(mentions),)),
            Deed(Action.CORRECT, (rng.choice(mentions),), slot="category", value=rng.choice(("energy", "vehicle"))),
            Deed(Action.CORRECT, (rng.choice(mentions),), slot="number", value=rng.choice(("40", "60"))),
            Deed(Action.CORRECT, (rng.choice(mentions),), slot="period", value="none"),
            Deed(Action.MERGE, tuple(claim.id for claim in rng.sample(claims, 2))),
            Deed(Action.APART, (rng.choice(mentions),), (rng.choice(mentions),)),
        ]
    )
