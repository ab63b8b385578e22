"""What a judgement would change, found out before anybody makes it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tallystick.model.claim import Claim
from tallystick.model.finding import Finding
from tallystick.model.programme import Programme
from tallystick.model.review import Deed
from tallystick.model.told import Told


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Some mentions as they stand, their claims, what these show, and the programmes that they may count in.

    `claim_of` tells the claim of each mention that findings and dismissals name.
    """

    told: tuple[Told, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    programmes: tuple[Programme, ...] = ()
    claim_of: dict[str, str] = field(default_factory=dict)

    def of(self, mention: str) -> Told | None:
        """A mention as it stands, None where it stands in no claim."""
        return next((one for one in self.told if one.ref.id == mention), None)

    def claim(self, mention: str) -> Claim | None:
        """The claim that a mention makes."""
        return next((one for one in self.claims if any(ref.id == mention for ref in one.mentions)), None)


@dataclass(frozen=True, slots=True)
class Trial:
    """What stands around the mentions of a deed before it, and what would stand there after it."""

    deed: Deed
    before: Surroundings
    after: Surroundings
