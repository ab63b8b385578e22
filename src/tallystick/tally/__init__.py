"""Pure arithmetic over claims: what disagrees, and whether deliveries keep pace with their plan."""

from tallystick.tally.findings import findings
from tallystick.tally.origins import origins
from tallystick.tally.programmes import programmes
from tallystick.tally.seen import Seen

__all__ = ["Seen", "findings", "origins", "programmes"]
