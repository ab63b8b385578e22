"""Same claim? Same origin? Pure judgements over mentions; the store is the ledger's, the meeting the desk's."""

from tallystick.linking.blocks import block_of
from tallystick.linking.judging import judge

__all__ = ["block_of", "judge"]
