"""The objects of a ledger back into values: claims, findings, programmes, origins and entries of the log.

They come from a desk of ours, so that they are taken as they are and not checked; what is
computed has the places to which the contract rounds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from tallystick.contract.decode import mention_of, said_of
from tallystick.contract.shapes import as_day
from tallystick.model import (
    Action,
    Bound,
    Claim,
    Deed,
    Edge,
    Entry,
    Finding,
    FindingKind,
    Interval,
    Judgement,
    Measure,
    MentionRef,
    Modality,
    NotCompared,
    Origin,
    Per,
    Period,
    Programme,
    ProgrammeReading,
    Quantity,
    Quotation,
    Reason,
    Span,
    Stage,
    Status,
    Told,
    Traced,
    Verdict,
)

Json = Mapping[str, Any]


def claim(obj: Json) -> Claim:
    """The claim that an object tells."""
    return Claim(
        id=obj["claim"],
        status=Status(obj["status"]),
        stage=Stage(obj["stage"]) if obj["stage"] else None,
        modality=Modality(obj["modality"]),
        measure=Measure(obj["measure"]),
        quantity=_quantity(obj["quantity"], Measure(obj["measure"])),
        category=obj["category"],
        item=obj["item"] or "",
        period=_period(obj["period"]),
        agent=obj["agent"],
        recipient=obj["recipient"],
        first=as_day(obj["first"]),
        last=as_day(obj["last"]),
        mentions=_refs(obj["mentions"]),
        origins=tuple(_origin(one) for one in obj["origins"]),
    )


def reference(obj: Json) -> MentionRef:
    """The name of a mention."""
    return MentionRef(obj["id"], obj["document"], Span(*obj["span"]), obj.get("in", "text"), obj.get("version"))


def told(obj: Json) -> Told:
    """A mention as its document tells it."""
    return Told(
        ref=reference(obj["ref"]),
        mention=mention_of(obj["mention"]),
        outlet=obj["outlet"],
        language=obj["language"],
        published=as_day(obj["published"]),
        part_of=obj["part_of"],
        origin=obj["origin"],
        clause=obj["clause"],
    )


def finding(obj: Json) -> Finding:
    """The finding that an object tells, with its mentions as they are told."""
    return Finding(obj["finding"], FindingKind(obj["kind"]), tuple(map(told, obj["told"])), obj["sentence"])


def traced(obj: Json) -> Traced:
    """The origin that an object tells, with its mentions as they are told."""
    return Traced(obj["origin"], tuple(obj["claims"]), tuple(map(told, obj["told"])))


def judgement(obj: Json, claim: str) -> Judgement:
    """Why a mention stands in a claim."""
    recorded = obj["recorded"] and datetime.fromisoformat(obj["recorded"])
    return Judgement(obj["mention"], claim, obj["origin"], obj["rule"], obj["why"], obj["made_by"], recorded)


def programme(obj: Json) -> Programme:
    """The programme that an object tells."""
    as_of = as_day(obj["as_of"])
    assert as_of is not None, "a programme has its day"
    return Programme(
        id=obj["programme"],
        category=obj["category"],
        recipient=obj["recipient"],
        agent=obj["agent"],
        as_of=as_of,
        readings=tuple(_reading(one) for one in obj["readings"]),
        not_compared=tuple(
            NotCompared(one["category"], _refs(one["mentions"]), one["why"]) for one in obj["not_compared"]
        ),
    )


def entry(obj: Json) -> Entry:
    """The entry of the log that an object tells."""
    deed = Deed(
        action=Action(obj["action"]),
        mentions=tuple(obj["mentions"]),
        others=tuple(obj["others"]),
        slot=obj["slot"],
        value=obj["value"],
        subject=obj["subject"],
        kind=FindingKind(obj["kind"]) if obj["kind"] else None,
        categories=tuple(obj["categories"]),
    )
    return Entry(
        number=obj["entry"],
        recorded=datetime.fromisoformat(obj["recorded"]),
        by=obj["by"],
        deed=deed,
        why=obj["why"],
        quotes=tuple(_quotation(one) for one in obj["quotes"]),
        hash=obj["hash"],
        origin=obj["origin"],
        stands=obj["stands"],
        purged=obj["purged"],
        now=tuple(obj["now"]),
        undoes=obj["undoes"],
    )


def _quotation(obj: Json) -> Quotation:
    return Quotation(
        mention=obj["mention"],
        document=obj["document"],
        place=obj["place"],
        words=obj["exact"],
        before=obj["prefix"],
        after=obj["suffix"],
        item=obj["item"],
        status=obj["status"],
    )


def _reading(obj: Json) -> ProgrammeReading:
    period = _period(obj["period"])
    assert period is not None, "a reading has its period"
    return ProgrammeReading(
        period=period,
        unit=obj["unit"],
        plan=_ends(obj["plan"]),
        delivered=_ends(obj["delivered"]),
        share_done=_ends(obj["share_done"]),
        time_gone=Decimal(obj["time_gone"]),
        pace=_ends(obj["pace"]) if obj["pace"] else None,
        required_rate=_ends(obj["required_rate"]) if obj["required_rate"] else None,
        projection=_ends(obj["projection"]) if obj["projection"] else None,
        verdict=Verdict(obj["verdict"]),
        why=Reason(obj["why"]),
        claims=tuple(obj["claims"]),
        mentions=_refs(obj["mentions"]),
        reason=obj["reason"],
    )


def _origin(obj: Json) -> Origin:
    carriers, mentions = tuple(obj["carriers"]), _refs(obj["mentions"])
    return Origin(obj["origin"], obj["source"], obj["anonymity"], said_of(obj["said"]), carriers, mentions)


def _refs(objs: list[Json]) -> tuple[MentionRef, ...]:
    return tuple(map(reference, objs))


def _quantity(obj: Json, measure: Measure) -> Quantity:
    lower, upper = _number(obj["lower"]), _number(obj["upper"])
    per = Per(obj["per"]) if obj["per"] else None
    return Quantity(lower, upper, Bound(obj["bound"]), obj["unit"], per, obj.get("vague", False), measure)


def _period(obj: Json | None) -> Period | None:
    return None if obj is None else Period(as_day(obj["start"]), as_day(obj["end"]), Edge(obj["edge"]))


def _ends(ends: list[int | Decimal | None]) -> Interval:
    return Interval(_number(ends[0]), _number(ends[1]))


def _number(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)
