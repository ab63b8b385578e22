"""What has to be equal before two mentions are compared at all, so that cost follows the block and not the ledger."""

from __future__ import annotations

from decimal import Decimal

from tallystick.model import Mention

# 9.5 million rounds to 10 million: what lies a twentieth below a power of ten belongs to the next block.
_UP = Decimal("1.0527")


def block_of(mention: Mention) -> str:
    """The block of a mention: status, stage, measure, unit, rate, category, and the power of ten of its rounded size.

    Language and modality play no part: a denial speaks of the same proposition.
    """
    quantity = mention.quantity
    parts = (mention.status, mention.stage or "", quantity.measure, quantity.unit, quantity.per or "")
    return "|".join((*parts, mention.item.category, str(_power(quantity.said))))


def _power(number: Decimal) -> str:
    if not number:
        return "0"
    sign = "-" if number < 0 else ""
    return f"{sign}{(abs(number) * _UP).adjusted()}"
