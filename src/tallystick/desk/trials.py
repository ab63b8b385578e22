"""What a judgement would change, in words: findings and verdicts with their sentences, without what was dismissed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tallystick.desk.dismissals import mentions_dismissed, undismissed
from tallystick.desk.rooms import tallier
from tallystick.model import Action, Deed, Entry
from tallystick.model.trial import Surroundings, Trial
from tallystick.reports.interface import Interface
from tallystick.reports.sentences import worded
from tallystick.reports.verdict_reasons import worded_programme

if TYPE_CHECKING:
    from tallystick.ledger import Ledger as Room


def trial(room: Room, deed: Deed, words: Interface) -> Trial:
    """What a deed would change; the ledger stays as it is."""
    log = room.dismissals()
    found = room.trial(deed, tallier(), mentions_dismissed(log))
    after = _told(found.after, _log_after(log, deed), words)
    if deed.action is Action.DISMISS:
        after = replace(after, findings=tuple(one for one in after.findings if one.id != deed.subject))
    return Trial(deed, _told(found.before, log, words), after)


def _log_after(log: list[Entry], deed: Deed) -> list[Entry]:
    """The dismissals without the one that an undo takes back."""
    return [entry for entry in log if deed.action is not Action.UNDO or str(entry.number) != deed.subject]


def _told(found: Surroundings, log: list[Entry], words: Interface) -> Surroundings:
    findings = undismissed(found.findings, found.claim_of, log)
    return replace(
        found,
        findings=tuple(worded(finding, words) for finding in findings),
        programmes=tuple(worded_programme(programme, words) for programme in found.programmes),
    )
