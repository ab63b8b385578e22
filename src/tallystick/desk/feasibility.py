"""The feasibility of a plan, found by the id of its programme, its claim or its directive."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tallystick import tally
from tallystick.desk.short_ids import one_of
from tallystick.errors import SettingError
from tallystick.model import Feasibility, Linked, Programme, Tasked
from tallystick.tally.feasibility import feasibility, feasibility_of_task, is_promise
from tallystick.tally.tasks import tasks

if TYPE_CHECKING:
    from tallystick.ledger import Ledger as Room


def feasibility_in(room: Room, given: str) -> Feasibility:
    """What is told of the plan of this id, or of the beginning of one; SettingError where that is no plan."""
    linked, readings = room.linked(), list(room.readings())
    programmes = {one.id: one for one in tally.programmes(linked)}
    directives = {one.id: one for one in tasks(readings)}
    promises = {claim.id: claim for claim in linked if is_promise(claim)}
    _refuse_deeds(given, linked)
    name = one_of(given, [*programmes, *promises, *directives], "plan", room.name, see="tallystick feasibility")
    if name in directives:
        return feasibility_of_task(directives[name], linked, readings)
    plans = _plans_of(programmes[name], promises) if name in programmes else [promises[name]]
    return feasibility(name, plans, linked, readings)


def every_feasibility(room: Room) -> list[Feasibility]:
    """What is told of each programme, by their order, and of each directive behind them."""
    linked, readings = room.linked(), list(room.readings())
    promises = {claim.id: claim for claim in linked if is_promise(claim)}
    programmes = [
        feasibility(one.id, plans, linked, readings)
        for one in tally.programmes(linked)
        if (plans := _plans_of(one, promises))
    ]
    return programmes + [feasibility_of_task(task, linked, readings) for task in _in_order(tasks(readings))]


def _plans_of(programme: Programme, promises: dict[str, Linked]) -> list[Linked]:
    """The claims that promise what a programme is about."""
    names = dict.fromkeys(name for reading in programme.readings for name in reading.claims)
    return [promises[name] for name in names if name in promises]


def _in_order(directives: Iterable[Tasked]) -> list[Tasked]:
    return sorted(directives, key=lambda one: (str(one.place.published or "9999"), one.place.document, one.place.span))


def _refuse_deeds(given: str, linked: list[Linked]) -> None:
    """A claim that something came, or is there, is no plan."""
    for claim in linked:
        if claim.id == given and not is_promise(claim):
            status = claim.told[0].mention.status
            raise SettingError(f"{given}: this claim tells of something {status} and promises nothing")
