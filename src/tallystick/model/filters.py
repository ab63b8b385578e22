"""By what claims, findings and programmes may be chosen: the same in pages, feeds, the API, and saved searches."""

from __future__ import annotations

from enum import StrEnum

from tallystick.model.finding import FindingKind
from tallystick.model.programme import Verdict
from tallystick.model.quantity import Measure
from tallystick.model.status import Modality, Stage, Status
from tallystick.model.watch import Sought


class Only(StrEnum):
    """What findings there are on a claim."""

    CONTRADICTED = "contradicted"
    REVISED = "revised"
    ALONE = "alone"


FILTERS = {
    Sought.CLAIMS: (
        "q",
        "status",
        "category",
        "voice",
        "outlet",
        "language",
        "only",
        "stage",
        "modality",
        "measure",
        "unit",
        "recipient",
        "agent",
    ),
    Sought.FINDINGS: ("kind", "category"),
    Sought.PROGRAMMES: ("verdict", "category", "recipient"),
}
"""The names of the filters; `q` are the beginnings of words."""
CLOSED: dict[str, type[StrEnum]] = {
    "status": Status,
    "only": Only,
    "stage": Stage,
    "modality": Modality,
    "measure": Measure,
    "kind": FindingKind,
    "verdict": Verdict,
}
"""The filters whose values are ours."""
LONGEST_FILTER = 300
