"""One origin over the whole ledger: all that goes back to one utterance, and where it was first seen."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.attribution import Said
from tallystick.model.party import Speaker
from tallystick.model.told import Told


@dataclass(frozen=True, slots=True)
class Traced:
    """An origin with the claims it makes and all mentions that go back to it, the first seen first."""

    id: str
    claims: tuple[str, ...]
    told: tuple[Told, ...]

    @property
    def first(self) -> Told:
        """The mention that was seen first."""
        return self.told[0]

    @property
    def speaker(self) -> Speaker | None:
        """Who said it, by the first report that tells; None where the count is an outlet's own."""
        speakers = (told.mention.speaker for told in self.told)
        return next((speaker for speaker in speakers if speaker and (speaker.name or speaker.role)), None)

    @property
    def said(self) -> Said | None:
        """When it was said, where a report tells."""
        return next((told.mention.said for told in self.told if told.mention.said), None)

    @property
    def carriers(self) -> tuple[str, ...]:
        """Through whom it reached the outlets."""
        return tuple(sorted({carrier.name for told in self.told for carrier in told.mention.carriers}))
