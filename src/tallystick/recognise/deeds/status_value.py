"""What a word says of a counted thing's fate."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model import Annotation, Modality, Span, Stage, Status

STAGES = {
    Status.PRODUCED: Stage.PRODUCE,
    Status.DELIVERED: Stage.DELIVER,
    Status.ORDERED: Stage.ORDER,
    Status.HELD: Stage.HOLD,
    Status.USED: Stage.USE,
}
"""What is still to be done where a fate is only planned."""


@dataclass(frozen=True, slots=True)
class StatusValue:
    """A trigger read in its clause: status, stage and modality after modals, tense and negation.

    `subject` and `object` say who stands there ("agent", "recipient", "item" or
    nothing); in a passive they are changed over already. `noun` marks a trigger
    that is a noun ("deliveries of"), `bare` a participle without an auxiliary,
    which gives way to a finite verb. `annotation` is the word itself.
    """

    status: Status
    stage: Stage | None
    modality: Modality
    annotation: Annotation
    hedge: Span | None = None
    subject: str = ""
    object: str = ""
    passive: bool = False
    noun: bool = False
    bare: bool = False
