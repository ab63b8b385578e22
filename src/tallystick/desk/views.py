"""One claim and one programme with all that is known around them, put together out of ledger and tally."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick import tally
from tallystick.desk.equals import tallied
from tallystick.desk.findings import findings_on
from tallystick.desk.short_ids import one_of
from tallystick.errors import SettingError
from tallystick.model import Claim, Finding, Judgement, Programme, Told, Traced, Widths
from tallystick.packs import Packs
from tallystick.reports.interface import Interface
from tallystick.reports.sentences import worded
from tallystick.reports.verdict_reasons import worded_programme

if TYPE_CHECKING:
    from tallystick.ledger import Ledger as Room
    from tallystick.ledger import Quoted
    from tallystick.ledger.tallies import Tallies

_MOST_ALIKE = 1_000
"""So many ids that begin alike are counted, for who gave too little of one."""


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


def one_claim(room: Room, tallies: Tallies, given: str, packs: Packs, words: Interface) -> OneClaim:
    """The claim of this id or of its beginning; a mention's id leads to the claim that it makes."""
    now = tallies.claim_of([given]).get(given) or room.claim_now(given)
    name = now or one_of(given, tallies.claims_beginning(given, _MOST_ALIKE), "claim", room.name)
    (linked,) = room.some_linked([name])
    ids = {told.ref.id for told in linked.told}
    return OneClaim(
        claim=next(iter(room.some_claims([name]))),
        told=linked.told,
        origins=tuple(tally.origins([linked])),
        quotes=_in_order(linked.told, room.quotes(ids, packs.abbreviations)),
        judgements=tuple(room.judgements(name)),
        findings=_findings_on(room, tallies, ids, words),
    )


def one_programme(
    room: Room, tallies: Tallies, given: str, packs: Packs, widths: Widths | None, words: Interface
) -> OneProgramme:
    """The programme of this id or of its beginning."""
    programme = _programme(room, tallies, given, widths)
    shown = [part.mentions for part in programme.readings] + [part.mentions for part in programme.not_compared]
    ids = {ref.id for refs in shown for ref in refs}
    return OneProgramme(
        programme=worded_programme(programme, words),
        quotes=tuple(room.quotes(ids, packs.abbreviations)),
        findings=_findings_on(room, tallies, {ref.id for one in programme.readings for ref in one.mentions}, words),
    )


def _programme(room: Room, tallies: Tallies, given: str, widths: Widths | None) -> Programme:
    """The programme as it is kept; with other widths all are tallied for this once."""
    if widths is not None and widths != Widths():
        by_id = {one.id: one for one in tallied(room.linked(), room.log(), None, widths)}
        return by_id[one_of(given, by_id, "programme", room.name)]
    name = one_of(given, tallies.programmes_beginning(given, _MOST_ALIKE), "programme", room.name)
    found = tallies.programme(name)
    if found is None:  # gone this very moment
        raise SettingError(f"{given!r:.80}: no programme of this id in {room.name}; see tallystick programmes")
    return found


def _in_order(told: Iterable[Told], quotes: Iterable[Quoted]) -> tuple[Quoted, ...]:
    """The sentences in the order in which they were told."""
    by_id = {quoted.mention.id: quoted for quoted in quotes}
    return tuple(by_id[one.ref.id] for one in told if one.ref.id in by_id)


def _findings_on(room: Room, tallies: Tallies, ids: Collection[str], words: Interface) -> tuple[Finding, ...]:
    """The findings that one of these mentions shows, and that nobody dismissed."""
    claims = set(tallies.claim_of(ids).values())
    return tuple(worded(one, words) for one in findings_on(room, tallies, claims, ids))
