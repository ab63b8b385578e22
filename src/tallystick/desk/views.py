"""One claim and one programme with all that is known around them, put together out of ledger and tally."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick import tally
from tallystick.desk.dismissals import undismissed
from tallystick.desk.equals import tallied
from tallystick.desk.short_ids import one_of
from tallystick.model import Claim, Entry, Finding, Judgement, Linked, Programme, Told, Traced, Widths
from tallystick.packs import Packs
from tallystick.reports.interface import Interface
from tallystick.reports.sentences import worded
from tallystick.reports.verdict_reasons import worded_programme

if TYPE_CHECKING:
    from tallystick.ledger import Ledger as Room
    from tallystick.ledger import Quoted


@dataclass(frozen=True, slots=True)
class OneClaim:
    """A claim with its mentions as told, their origins and sentences, why they stand here, and its findings."""

    claim: Claim
    told: tuple[Told, ...]
    origins: tuple[Traced, ...]
    quotes: tuple[Quoted, ...]
    judgements: tuple[Judgement, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class OneProgramme:
    """A programme with the sentences behind its readings and behind what was left out, and its findings."""

    programme: Programme
    quotes: tuple[Quoted, ...]
    findings: tuple[Finding, ...]


def one_claim(room: Room, given: str, packs: Packs, words: Interface) -> OneClaim:
    """The claim of this id or of its beginning; a mention's id leads to the claim that it makes."""
    linked = room.linked()
    by_id = {one.id: one for one in linked}
    claim_of = {told.ref.id: one.id for one in linked for told in one.told}
    now = claim_of.get(given) or (given if given in by_id else room.claim_now(given))
    name = now or one_of(given, by_id, "claim", room.name)
    ids = {told.ref.id for told in by_id[name].told}
    return OneClaim(
        claim=next(claim for claim in room.claims() if claim.id == name),
        told=by_id[name].told,
        origins=tuple(tally.origins([by_id[name]])),
        quotes=_in_order(by_id[name].told, room.quotes(ids, packs.abbreviations)),
        judgements=tuple(room.judgements(name)),
        findings=_findings_on(ids, linked, room.log(), words),
    )


def one_programme(room: Room, given: str, packs: Packs, widths: Widths, words: Interface) -> OneProgramme:
    """The programme of this id or of its beginning."""
    linked, log = room.linked(), room.log()
    by_id = {one.id: one for one in tallied(linked, log, None, widths)}
    programme = by_id[one_of(given, by_id, "programme", room.name)]
    shown = [part.mentions for part in programme.readings] + [part.mentions for part in programme.not_compared]
    ids = {ref.id for refs in shown for ref in refs}
    return OneProgramme(
        programme=worded_programme(programme, words),
        quotes=tuple(room.quotes(ids, packs.abbreviations)),
        findings=_findings_on({ref.id for one in programme.readings for ref in one.mentions}, linked, log, words),
    )


def _in_order(told: Iterable[Told], quotes: Iterable[Quoted]) -> tuple[Quoted, ...]:
    """The sentences in the order in which they were told."""
    by_id = {quoted.mention.id: quoted for quoted in quotes}
    return tuple(by_id[one.ref.id] for one in told if one.ref.id in by_id)


def _findings_on(ids: Iterable[str], linked: list[Linked], log: list[Entry], words: Interface) -> tuple[Finding, ...]:
    """The findings that one of these mentions shows, and that nobody dismissed."""
    wanted = set(ids)
    seen = tally.Seen(linked)
    found = undismissed(tally.findings(seen, tallied(linked, log, seen=seen)), linked, log)
    return tuple(worded(one, words) for one in found if wanted & {ref.id for ref in one.mentions})
