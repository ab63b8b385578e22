"""What a judgement would change, told before it is made, is what it changes, in every kind of store; and nobody waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from chance_judged import deed_by_chance
from sqlalchemy import Connection
from supplies_made import reports

from tallystick.desk.books import Ledger
from tallystick.desk.rooms import tallier
from tallystick.ledger.tallier import Subject
from tallystick.model import Action, Deed, Programme
from tallystick.model.facts import OfSubject
from tallystick.model.trial import Trial


def test_what_is_told_before_is_what_happens(new_place: Callable[[], str]) -> None:
    rng, changed = Random(7), 0
    with Ledger.open(new_place()) as books:
        list(books._room.post_many(reports(7, 24)))
        for turn in range(10):
            deed = wished(books, rng, turn)
            before = programmes(books)
            told = books._room.trial(deed, tallier())
            assert (programmes(books), books.last_entry()) == (before, len(books.log()))
            entry = books._room.review(deed, by="Ann")
            changed += happened(books, told, before)
            if turn % 3 == 2:
                before = programmes(books)
                told = books._room.trial(books.deeds.undo(entry.number), tallier())
                books.undo(entry.number, by="Ben")
                happened(books, told, before)
    assert changed > 10


def wished(books: Ledger, rng: Random, turn: int) -> Deed:
    """A deed by chance, each fifth of which lets two categories count as one."""
    if turn % 5 == 4:
        programme = rng.choice(books.programmes())
        return books.deeds.equal(
            programme.category, "vehicle" if programme.category == "energy" else "energy", programme=programme.id
        )
    while (deed := deed_by_chance(books, rng)).mentions == deed.others:
        pass
    return deed


def programmes(books: Ledger) -> dict[str, Programme]:
    return {programme.id: programme for programme in books._room.tallies(tallier()).programmes()}


def happened(books: Ledger, told: Trial, before: dict[str, Programme]) -> int:
    """Holds a ledger to what was told; returns how many programmes changed."""
    now, claims = programmes(books), {claim.id: claim for claim in books.claims()}
    assert all(claims[claim.id] == claim for claim in told.after.claims)
    members = {ref.id for claim in told.after.claims for ref in claim.mentions}
    shown = books._room.tallies(tallier()).findings_on([claim.id for claim in told.after.claims], members)
    assert told.after.findings == tuple(shown)
    assert books._room.tallies(tallier()).claim_of(told.after.claim_of) == told.after.claim_of
    former, later = ({one.id: one for one in side.programmes} for side in (told.before, told.after))
    assert all(before[name] == one for name, one in former.items())
    assert all(now[name] == one for name, one in later.items())
    assert {name: one for name, one in before.items() if name not in former} == {
        name: one for name, one in now.items() if name not in later
    }
    return len({*former.items()} ^ {*later.items()}) if former != later else 0


def test_who_finds_nothing_waiting_takes_no_turn_from_those_who_write(new_place: Callable[[], str]) -> None:
    asked: list[str] = []
    with Ledger.open(new_place()) as books:
        list(books._room.post_many(reports(5, 8)))
        kept = books._room.tallies(tallier())

        def working(work: Callable[[Connection], bool]) -> bool:
            asked.append("turn")
            return kept.working(work)

        heard = replace(kept, working=working)
        heard.catch_up()
        assert asked
        asked.clear()
        heard.catch_up(waits_for_others=False)
        assert not asked


def test_others_write_while_programmes_are_made_and_do_not_show(new_place: Callable[[], str]) -> None:
    place = new_place()
    with Ledger.open(place) as books, Ledger.open(place) as others:
        list(books._room.post_many(reports(12, 20)))
        plan = next(claim for claim in books.claims() if claim.status.is_promise and claim.recipient)
        deed = books.deeds.correct(plan.mentions[0].id, "number", "61")
        quiet = books._room.trial(deed, tallier())
        rest = [
            Deed(Action.REJECT, (claim.mentions[0].id,)) for claim in books.claims() if claim.category == plan.category
        ]

        def of_subject(subject: Subject) -> OfSubject:
            if rest:
                others._room.review(rest.pop(), by="Ben")  # which would wait for ever, did the trial keep it waiting
            return tallier().of_subject(subject)

        assert quiet.after.programmes
        assert books._room.trial(deed, replace(tallier(), of_subject=of_subject)) == quiet
        assert others.last_entry() > 0
