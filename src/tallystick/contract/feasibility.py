"""A plan's chances as the object that `feasibility --json` writes."""

from __future__ import annotations

from tallystick.contract.encode import Json, day
from tallystick.model import Feasibility, Hindrance, Linked, Party, Period, Place, Tasked


def feasibility_object(found: Feasibility) -> Json:
    """A plan with its rung, deadline, directives, what came against it, and its obstacles; claims by their ids."""
    return {
        "plan": found.id,
        "as_of": day(found.as_of),
        "claims": _ids(found.plans),
        "rung": found.rung,
        "deadline": _period(found.deadline),
        "directives": [_task(task) for task in found.directives],
        "ordered": _ids(found.ordered),
        "produced": _ids(found.produced),
        "delivered": _ids(found.delivered),
        "obstacles": [_obstacle(obstacle) for obstacle in found.obstacles],
    }


def _task(task: Tasked) -> Json:
    return {
        "directive": task.id,
        **_place(task.place),
        "issuer": _party(task.issuer),
        "addressee": _party(task.addressee),
        "partners": [_party(party) for party in task.partners],
        "task": task.task,
        "rung": task.rung,
        "deadline": _period(task.deadline),
        "hedged": task.is_hedged,
    }


def _obstacle(obstacle: Hindrance) -> Json:
    named = {"named_by": obstacle.named_by, "modality": obstacle.modality}
    return {**_place(obstacle.place), "words": obstacle.words, **named}


def _place(place: Place) -> Json:
    return {
        "document": place.document,
        "outlet": place.outlet,
        "published": day(place.published),
        "span": list(place.span),
    }


def _party(party: Party | None) -> Json | None:
    return None if party is None else {"name": party.name, "key": party.key}


def _period(period: Period | None) -> Json | None:
    return None if period is None else {"start": day(period.start), "end": day(period.end), "edge": period.edge}


def _ids(claims: tuple[Linked, ...]) -> list[str]:
    return [claim.id for claim in claims]
