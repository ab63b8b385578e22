"""A ledger as exports take it, page by page: tallies as they are kept, or computed where another width is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tallystick import tally
from tallystick.desk.dismissals import claims_by_mention, mentions_dismissed, undismissed
from tallystick.desk.equals import tallied
from tallystick.desk.judged import judged
from tallystick.exports.holdings import Abbreviations, Holdings
from tallystick.exports.passing import Passing, PassingEvidence
from tallystick.model import Entry, Finding, Programme, Widths
from tallystick.reports.interface import Interface
from tallystick.reports.sentences import worded
from tallystick.reports.verdict_reasons import worded_programme

if TYPE_CHECKING:
    from tallystick.ledger.keeping import Keeping


def passing(
    keeping: Keeping, abbreviations: Abbreviations, texts: bool, widths: Widths | None, words: Interface
) -> Holdings:
    """The holdings of a view of a ledger, read while they are iterated over; the view has to last as long."""
    log, evidence = keeping.log(), PassingEvidence(keeping, abbreviations)
    if widths is None and keeping.is_tallied:
        findings, programmes = Passing(lambda: _kept(keeping, log)), Passing(keeping.programmes)
    else:
        findings, programmes = _computed(keeping, log, widths)
    return Holdings(
        held=Passing(keeping.held),
        claims=Passing(evidence.claims),
        findings=Passing(lambda: ([worded(one, words)] for one in findings)),
        programmes=Passing(lambda: ([worded_programme(one, words)] for one in programmes)),
        evidence=evidence,
        last_report=keeping.last_day(),
        texts=texts,
        widths=widths or Widths(),
        language=words.code,
        judged=tuple(judged(log)),
    )


def _kept(keeping: Keeping, log: list[Entry]) -> Iterator[list[Finding]]:
    """The findings that are kept and that nobody dismissed, page by page."""
    gone = mentions_dismissed(log)
    for page in keeping.findings():
        yield undismissed(page, keeping.claim_of(gone | {ref.id for one in page for ref in one.mentions}), log)


def _computed(keeping: Keeping, log: list[Entry], widths: Widths | None) -> tuple[Passing[Finding], Passing[Programme]]:
    """The findings and programmes by another width of "about", all claims in memory meanwhile."""
    linked = keeping.linked()
    seen = tally.Seen(linked)
    programmes = tallied(linked, log, None, widths, seen)
    found = undismissed(tally.findings(seen, programmes), claims_by_mention(linked), log)
    return Passing(lambda: iter([found])), Passing(lambda: iter([programmes]))
