"""Pages that were changed at their address: which changes are findings, and how they are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import simplejson

from tallystick.contract.tallies import finding_object
from tallystick.desk.books import Ledger
from tallystick.desk.reading import read
from tallystick.model import Finding, FindingKind, Reading

FIRST = "France delivered 40 tanks to Ukraine in January 2026. It rained on that day."


def page(text: str, id: str = "d/1") -> Reading:
    return read(text, published=date(2026, 2, 4), language="en", id=id).reading


STORIES = [
    # the versions of a page, and the figures that were changed: before and after
    (["40 tanks", "45 tanks"], [("40", "45")]),
    (["40 tanks", "40 tanks, all of them new"], []),
    (["40 tanks", "more than 40 tanks"], [("40", "40")]),
    (["40 tanks", "45 howitzers"], []),
    (["40 tanks", "45 tanks", "45 tanks"], [("40", "45")]),
    (["40 tanks", "45 tanks", "50 tanks"], [("40", "45"), ("45", "50")]),
    (["40 tanks", "45 tanks", "40 tanks!"], [("40", "45"), ("45", "40")]),
    (["40 tanks and 12 howitzers", "45 tanks and 15 howitzers"], [("40", "45"), ("12", "15")]),
    (["40 tanks and 12 howitzers", "40 tanks and 15 howitzers"], [("12", "15")]),
    (["40 tanks and 12 howitzers", "12 howitzers and 40 tanks"], []),
    (["40 tanks"], []),
]  # fmt: skip


def edited(findings: list[Finding]) -> list[tuple[str, str]]:
    changed = [finding.told for finding in findings if finding.told[0].ref.version is not None]
    return [(str(one.mention.quantity.said), str(two.mention.quantity.said)) for one, two in changed]


@pytest.mark.parametrize(("versions", "changed"), STORIES, ids=range(len(STORIES)))
def test_figures_that_were_changed_in_silence(
    new_place: Callable[[], str], versions: list[str], changed: list[tuple[str, str]]
) -> None:
    with Ledger.open(new_place()) as books:
        for words in versions:
            books.post(page(FIRST.replace("40 tanks", words)))
        findings = books.findings()
    assert sorted(edited(findings)) == sorted(changed)
    assert all(finding.kind is FindingKind.REVISION for finding in findings if finding.told[0].ref.version)


OTHER_CHANGES = [
    ("a typo elsewhere", FIRST.replace("rained", "reined")),
    ("a typo in the clause", FIRST.replace("delivered", "has delivered")),
    ("a sentence more", FIRST + " Nobody came to see it."),
    ("a sentence before", "It was cold. " + FIRST),
    ("another figure, added", FIRST + " Poland delivered 12 howitzers to Ukraine in January 2026."),
    ("another sentence instead", "Poland has promised Ukraine 300 trucks by the end of June 2026."),
]


@pytest.mark.parametrize(("story", "text"), OTHER_CHANGES, ids=[story for story, _ in OTHER_CHANGES])
def test_other_changes_of_a_page_are_no_finding(new_place: Callable[[], str], story: str, text: str) -> None:
    with Ledger.open(new_place()) as books:
        books.post(page(FIRST))
        assert books.post(page(text)) == "new version"
        assert edited(books.findings()) == []


def test_it_is_told_in_a_sentence_with_the_version_named(new_place: Callable[[], str]) -> None:
    with Ledger.open(new_place()) as books:
        books.post(page(FIRST))
        books.post(page(FIRST.replace("40", "45")))
        told = {code: books.findings(language=code)[0].sentence for code in ("en", "fr", "ru", "de", "uk")}
        (finding,) = books.findings()
    assert told["en"] == "d/1 changed 40 tanks to 45 tanks in the text of a report, at the same address."
    assert len(set(told.values())) == 5
    line = finding_object(finding)
    assert [mention.get("version") for mention in line["mentions"]] == [1, None]
    assert (line["documents"], simplejson.dumps(line["kind"])) == (["d/1"], '"revision"')


def test_its_id_stays_when_the_page_is_changed_once_more_and_others_are_posted(new_place: Callable[[], str]) -> None:
    with Ledger.open(new_place()) as books:
        books.post(page(FIRST))
        books.post(page(FIRST.replace("40", "45")))
        (first,) = books.findings()
        books.post(page(FIRST.replace("40", "50")))
        books.post(page("Poland delivered 12 howitzers to Ukraine in May 2025.", "d/2"))
        assert first.id in [finding.id for finding in books.findings()]
