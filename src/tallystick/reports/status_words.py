"""Statuses, verdicts, rungs and kinds of findings as people read them, in the words of an interface."""

from __future__ import annotations

from tallystick.model import FindingKind, Modality, Rung, Stage, Status, Verdict
from tallystick.reports.interface import Interface, marked

_STATUSES = {
    Status.REQUESTED: marked("requested"),
    Status.PLANNED: marked("planned"),
    Status.PLEDGED: marked("pledged"),
    Status.ORDERED: marked("ordered"),
    Status.PRODUCED: marked("produced"),
    Status.DELIVERED: marked("delivered"),
    Status.HELD: marked("held"),
    Status.USED: marked("used"),
    Status.LOST: marked("lost"),
    Status.OTHER: marked("told otherwise"),
}
_TO_BE = {
    Stage.ORDER: marked("{status} to be ordered"),
    Stage.PRODUCE: marked("{status} to be produced"),
    Stage.DELIVER: marked("{status} for delivery"),
    Stage.HOLD: marked("{status} to be held"),
    Stage.USE: marked("{status} for use"),
}
_DOUBTS = {Modality.POSSIBLE: marked("{status}, perhaps"), Modality.DENIED: marked("{status}, denied")}
_VERDICTS = {
    Verdict.MET: marked("met"),
    Verdict.MISSED: marked("missed"),
    Verdict.AHEAD: marked("ahead"),
    Verdict.ON_PACE: marked("on pace"),
    Verdict.BEHIND: marked("behind"),
    Verdict.UNDETERMINED: marked("undetermined"),
}
_KINDS = {
    FindingKind.CORROBORATION: marked("corroboration"),
    FindingKind.CONTRADICTION: marked("contradiction"),
    FindingKind.REVISION: marked("revision"),
    FindingKind.DOUBLE_READING: marked("double reading"),
    FindingKind.ESCALATION: marked("escalation"),
    FindingKind.CATEGORY_DRIFT: marked("category drift"),
    FindingKind.SHORTFALL: marked("shortfall"),
    FindingKind.OVERDUE: marked("overdue"),
    FindingKind.LONE_SOURCE: marked("lone source"),
    FindingKind.UNDATED: marked("undated"),
}
_RUNGS = {
    Rung.STUDY: marked("study"),
    Rung.CONSIDER: marked("consider"),
    Rung.PLAN: marked("plan"),
    Rung.PLEDGE: marked("pledge"),
    Rung.ORDER: marked("order"),
    Rung.PRODUCE: marked("produce"),
    Rung.DELIVER: marked("deliver"),
}


def status_in_words(status: Status, words: Interface) -> str:
    """How far things have come: "planned", "delivered"."""
    return words.say(_STATUSES[status])


def standing(status: Status, stage: Stage | None, modality: Modality, words: Interface) -> str:
    """How far things have come, what a promise is about, and how sure it is."""
    said = status_in_words(status, words)
    if stage in _TO_BE:
        said = words.say(_TO_BE[stage], status=said)
    return words.say(_DOUBTS[modality], status=said) if modality in _DOUBTS else said


def verdict_in_words(verdict: Verdict, words: Interface) -> str:
    """The verdict as one word or two."""
    return words.say(_VERDICTS[verdict])


def kind_in_words(kind: FindingKind, words: Interface) -> str:
    """What sort of finding it is."""
    return words.say(_KINDS[kind])


def rung_in_words(rung: Rung, words: Interface) -> str:
    """A rung of the commitment ladder."""
    return words.say(_RUNGS[rung])
