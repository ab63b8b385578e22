"""A claim as lists show it, as one line of JSON, and back: every decimal exact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from tallystick.contract import decode_ledger
from tallystick.contract.claims import claim_object
from tallystick.contract.lines import read, written
from tallystick.model import Claim, Told
from tallystick.model.listed import ListedClaim


def line_of(claim: Claim, told: Iterable[Told]) -> str:
    """The line that holds a claim without its mentions."""
    named = list(dict.fromkeys(origin.source for origin in claim.origins if origin.source))
    return written(
        {
            "claim": claim_object(replace(claim, mentions=(), origins=())),
            "source": named[0] if named else None,
            "sources": len(named),
            "origins": len(claim.origins),
            "reports": len({mention.document for mention in claim.mentions}),
            "languages": len({one.language for one in told}),
        }
    )


def listed_in(line: str) -> ListedClaim:
    """The claim that a line holds."""
    held = cast("dict[str, Any]", read(line))  # written by `line_of` alone
    return ListedClaim(
        decode_ledger.claim(held["claim"]),
        held["source"],
        int(held["sources"]),
        int(held["origins"]),
        int(held["reports"]),
        int(held["languages"]),
    )
