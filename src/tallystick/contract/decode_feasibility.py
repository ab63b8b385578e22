"""The object of a plan's chances back into values; of the places that it names, the language is not told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tallystick.contract.shapes import as_day
from tallystick.model import Edge, Feasibility, Hindrance, Linked, Modality, Party, Period, Place, Rung, Span, Tasked

Json = Mapping[str, Any]


def feasibility_of(obj: Json, linked: Callable[[str], Linked]) -> Feasibility:
    """The plan's chances; `linked` gives the claim of an id with its mentions."""

    def claims(name: str) -> tuple[Linked, ...]:
        return tuple(map(linked, obj[name]))

    return Feasibility(
        id=obj["plan"],
        as_of=as_day(obj["as_of"]),
        plans=claims("claims"),
        rung=Rung(obj["rung"]),
        deadline=_period(obj["deadline"]),
        directives=tuple(map(_task, obj["directives"])),
        ordered=claims("ordered"),
        produced=claims("produced"),
        delivered=claims("delivered"),
        obstacles=tuple(map(_obstacle, obj["obstacles"])),
    )


def _task(obj: Json) -> Tasked:
    return Tasked(
        id=obj["directive"],
        place=_place(obj),
        issuer=_party(obj["issuer"]),
        addressee=_party(obj["addressee"]),
        partners=tuple(Party(None, one["name"], one["key"]) for one in obj["partners"]),
        task=obj["task"],
        rung=Rung(obj["rung"]),
        deadline=_period(obj["deadline"]),
        is_hedged=obj["hedged"],
    )


def _obstacle(obj: Json) -> Hindrance:
    return Hindrance(_place(obj), obj["words"], obj["named_by"], Modality(obj["modality"]))


def _place(obj: Json) -> Place:
    return Place(obj["document"], obj["outlet"], None, as_day(obj["published"]), Span(*obj["span"]))


def _party(obj: Json | None) -> Party | None:
    return None if obj is None else Party(None, obj["name"], obj["key"])


def _period(obj: Json | None) -> Period | None:
    return None if obj is None else Period(as_day(obj["start"]), as_day(obj["end"]), Edge(obj["edge"]))
