"""What lists are chosen and counted by is what it would be if it were made anew, whatever is posted, judged or purged."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from chance_judged import judge
from sqlalchemy import delete, select
from supplies_made import reports

from tallystick.desk.books import Ledger
from tallystick.errors import SettingError
from tallystick.ledger.tally_counts import CHANGES
from tallystick.ledger.tally_tables import (
    claim_facets,
    claim_summaries,
    doubtful_mentions,
    due_days,
    programme_claims,
    report_lines,
    roll_ups,
    tally_rules,
)
from tallystick.model import FindingKind

KEPT = (claim_facets, claim_summaries, doubtful_mentions, due_days, programme_claims, report_lines, roll_ups)


def kept(books: Ledger) -> dict[str, list[Any]]:
    books._tallies.settle()
    with books._room._viewing() as connection:
        rows = {table.name: [tuple(row) for row in connection.execute(select(table))] for table in KEPT}
    return {name: sorted(row for row in some if row[0] != CHANGES) for name, some in rows.items()}


def lists_are_fresh(books: Ledger) -> None:
    before = kept(books)
    with books._room._writing() as connection:
        connection.execute(delete(tally_rules))
    assert kept(books) == before


def test_lists_are_kept_in_step(new_place: Callable[[], str]) -> None:
    rng, undoable = Random(3), list[int]()
    with Ledger.open(new_place()) as books:
        for turn, reading in enumerate(reports(3, 36)):
            books.post(reading)
            if turn % 6 == 5:
                judge(books, rng, undoable)
                books.findings()
            if turn == 20:
                books.undo(undoable[0], by="Ben")
                books.review.accept(books.claims()[0].mentions[0].id, by="Ann")
            if turn == 30:
                books.purge(books.documents()[3].id, reason="asked for", by="Ann")
        lists_are_fresh(books)
        assert all(kept(books).values())


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with Ledger.open(tmp_path_factory.mktemp("lists") / "ledger") as made:
        list(made._room.post_many(reports(1, 60)))
        made.findings()
        yield made


def test_counts_are_those_of_the_whole(books: Ledger) -> None:
    every, claims, documents = books.holdings(), books.claims(), books.documents()
    with books.look() as look:
        counts = look.counts()
        assert (counts.reports, counts.claims) == (len(documents), len(claims))
        assert counts.mentions == sum(len(claim.mentions) for claim in claims)
        assert look.kinds() == {
            kind: number for kind in FindingKind if (number := sum(found.kind is kind for found in every.findings))
        }
        assert look.last_day == max(one.published for one in documents if one.published)
        assert sum(look.verdicts().values()) == len(books.programmes())


@pytest.mark.parametrize("sort", ["last", "figure", "heard", "first", "id"])
def test_claims_are_chosen_by_all_that_they_are(books: Ledger, sort: str) -> None:
    every = books.holdings()
    named = [one for one in every.claims if any(origin.source for origin in one.origins)]
    claim = max(named, key=lambda one: len(one.mentions))
    told = next(every.of(claim.mentions))
    source = next(origin.source for origin in claim.origins if origin.source)
    filters = {
        "category": claim.category,
        "status": claim.status,
        "outlet": told.document.outlet,
        "language": told.document.language,
        "voice": source.upper(),
        "q": claim.item[:3],
    }
    fitting = [
        one.id
        for one in every.claims
        if (one.category, one.status) == (claim.category, claim.status)
        and any(origin.source == source for origin in one.origins)
        and any(of.document.outlet == told.document.outlet for of in every.of(one.mentions))
        and any(of.document.language == told.document.language for of in every.of(one.mentions))
        and one.item[:3] == claim.item[:3]
    ]
    with books.look() as look:
        page, found = look.claims(dict(filters), sort=sort, limit=500)
        assert sorted(one.claim.id for one in page) == fitting
        assert (found.number, found.is_exact) == (len(fitting), True)
        first, _ = look.claims(sort=sort, limit=7)
        ids = [one.claim.id for one in first]
        while first.next is not None:
            first, _ = look.claims(sort=sort, after=first.next, limit=7)
            ids += [one.claim.id for one in first]
    assert sorted(ids) == [one.id for one in every.claims]


def test_many_that_fit_are_walked_in_order(books: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    with books.look() as look:
        wanted = {"status": "delivered", "q": "a"}
        exact, _ = look.claims(dict(wanted), sort="figure", limit=9)
        monkeypatch.setattr("tallystick.ledger.claim_choice.FEW", 2)
        walked, found = look.claims(dict(wanted), sort="figure", limit=9)
        some, more = look.claims(dict(wanted), sort="figure", limit=1)
    assert len(exact) > 2
    assert list(walked) == list(exact)
    assert (found.number, found.is_exact) == (len(exact), True)
    assert (len(some), more.is_exact) == (1, False)
    assert 1 <= more.number < len(exact)


@pytest.mark.parametrize("word", ["drone", "d", "nothing so called"])
def test_a_facet_that_many_have_is_walked_in_its_order(
    books: Ledger, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = {"status": "delivered", "q": word}
    with books.look() as look:
        exact, _ = look.claims(dict(wanted), limit=50)
        monkeypatch.setattr("tallystick.ledger.claim_choice.FEW", 2)
        page, _ = look.claims(dict(wanted), limit=3)
        ids = [one.claim.id for one in page]
        while page.next is not None:
            page, _ = look.claims(dict(wanted), after=page.next, limit=3)
            ids += [one.claim.id for one in page]
    assert ids == [one.claim.id for one in exact]


def test_documents_are_chosen_by_outlet_and_language(books: Ledger) -> None:
    one = books.documents()[5]
    fitting = [of.id for of in books.documents() if (of.outlet, of.language) == (one.outlet, one.language)]
    assert [of.id for of in books.documents(outlet=one.outlet, language=one.language)] == fitting
    with pytest.raises(SettingError, match="claims cannot be chosen by 'colour'"):
        books.claims(colour="red")


def test_a_page_of_one_thing_is_that_of_the_whole(books: Ledger) -> None:
    every = books.holdings()
    claim = next(iter(every.findings)).told[0].ref.id
    for name in (every.evidence[claim].claim, next(iter(every.programmes)).id):
        (narrow,) = books.export("html", of=name)
        (whole,) = books.export("html", of=name, widths=every.widths)
        assert narrow.content == whole.content
