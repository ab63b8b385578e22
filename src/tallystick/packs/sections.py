"""The closed list of what a pack may say: sections, their arguments and their productions.

A section is an array of tables in a pack file (``[[month]]``). Each entry has a
``match`` (a pattern or a list of them) unless the section says otherwise, and
the arguments declared here. ``gives`` names a production: what the code makes
of a match. A name that is not in these lists is a fault, told with those that are.

Add a section in the block of its layer; the recogniser of that layer must know
what to do with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

WORDS = "words"


@dataclass(frozen=True, slots=True)
class Section:
    """What entries of one section may hold.

    `layer` names the layer whose tree its patterns go into. `args` gives the
    type of each argument (a tuple of types where several will do); `required`
    those that must be there. `gives` is the closed set of productions, None
    where the section has none. `needs_match` is false for tables of facts.
    """

    layer: str = WORDS
    args: Mapping[str, type | tuple[type, ...]] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    gives: frozenset[str] | None = None
    needs_match: bool = True


NUMBER = (int, Decimal)
TEXT = str
TEXTS = (str, list)

SECTIONS: dict[str, Section] = {}


def declare(**sections: Section) -> None:
    """Add sections to the closed list; a name that is there already is a mistake of ours."""
    for name, section in sections.items():
        if name in SECTIONS:
            raise ValueError(f"section {name} is declared twice")
        SECTIONS[name] = section


# --- numbers ---------------------------------------------------------------------------------------------------------

# --- quantities ------------------------------------------------------------------------------------------------------

# --- dates and periods -----------------------------------------------------------------------------------------------

# --- parties ---------------------------------------------------------------------------------------------------------

# --- items -----------------------------------------------------------------------------------------------------------

# --- statuses --------------------------------------------------------------------------------------------------------

# --- attributions ----------------------------------------------------------------------------------------------------

# --- directives, obstacles, events -----------------------------------------------------------------------------------
