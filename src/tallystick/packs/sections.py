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

_NUMERAL: dict[str, type | tuple[type, ...]] = {
    "value": NUMBER,
    "role": TEXT,
    "room": NUMBER,
    "vague": bool,
    "short": bool,
    "glued": bool,
    "piece": bool,
    "spelled": bool,
    "share": bool,
}
_NUMERAL["about"] = bool

declare(
    numeral=Section(
        args={**_NUMERAL, "doubt": bool, "most": NUMBER, "alone": bool, "lone": bool},
        required=frozenset({"value", "role"}),
    ),
    number_piece=Section(layer="", args=_NUMERAL, required=frozenset({"value", "role"})),
    number_joiner=Section(args={"after": list, "before": NUMBER, "piece": bool}),
    number_point=Section(),
    number_sign=Section(),
    no_sign=Section(),
    number_half=Section(args={"value": NUMBER, "piece": bool}, required=frozenset({"value"})),
    fraction=Section(args={"value": NUMBER, "many": bool}, required=frozenset({"value"})),
    fraction_ending=Section(layer="", args={"value": NUMBER, "fill": list, "joiners": list}),
    fraction_mark=Section(),
    fraction_joiner=Section(args={"strong": bool}),
    quotient=Section(args={"proper": bool, "share": bool, "apart": int, "every": bool, "worded": bool, "round": bool}),
    ordinal_word=Section(args={"value": NUMBER, "scale": bool}, required=frozenset({"value"})),
    ordinal_mark=Section(),
    bound_prefix=Section(),
    count_tail=Section(),
    score_word=Section(),
    pronoun_one=Section(),
    street_ending=Section(layer=""),
    designator=Section(layer="designators", args={"capital": bool}),
    calibre=Section(),
    phone=Section(),
)

# --- quantities ------------------------------------------------------------------------------------------------------

_BOUNDS = frozenset({"exact", "about", "nearly", "more_than", "at_least", "less_than", "up_to", "between"})
_AMOUNT: dict[str, type | tuple[type, ...]] = {"unit": TEXT, "measure": TEXT, "factor": NUMBER}

declare(
    currency=Section(
        args={
            "code": TEXT,
            "factor": NUMBER,
            "before": bool,
            "glued": bool,
            "apart": bool,
            "millions": bool,
            "scale": NUMBER,
            "land": TEXT,
        },
        required=frozenset({"code"}),
    ),
    unit=Section(
        args={**_AMOUNT, "glued": bool, "figures": bool, "decimals": bool, "beside": TEXT, "alone": bool},
        required=frozenset({"unit", "measure"}),
    ),
    price_word=Section(),
    of_which=Section(),
    part_of_it=Section(),
    compared_with=Section(),
    compared_time=Section(args={"behind_share": bool}),
    difference=Section(args={"than": bool}),
    same_sum=Section(),
    pair_joiner=Section(),
    unit_joiner=Section(),
    unit_part=Section(args={"of": TEXT, "parts": int, "close": bool}, required=frozenset({"of", "parts"})),
    bare_part=Section(
        layer="", args={"of": TEXT, "digits": int}, required=frozenset({"of", "digits"}), needs_match=False
    ),
    amount_word=Section(args={**_AMOUNT, "value": NUMBER}, required=frozenset({"unit", "measure", "value"})),
    turned_round=Section(),
    only=Section(),
    range=Section(layer="ranges", args={"change": bool, "near": bool, "level": bool}),
    bound=Section(layer="bounds", args={"change": bool, "measure": TEXT}, gives=_BOUNDS),
    comparison=Section(),
    counts_people=Section(),
    rate=Section(args={"per": TEXT}, required=frozenset({"per"})),
    change=Section(args={"sign": int}, required=frozenset({"sign"})),
    change_size=Section(),
    change_by=Section(args={"far": bool, "back": bool, "weak": bool}),
    change_to=Section(),
    multiple=Section(
        layer="multiples", args={"value": NUMBER, "sign": int, "unit": TEXT, "ratio": bool, "again": bool}
    ),
    share_of=Section(),
    not_counted=Section(),
)

# --- dates and periods -----------------------------------------------------------------------------------------------

_DATE = {
    "gives": TEXT,
    "sign": int,
    "which": int,
    "unit": TEXT,
    "count": int,
    "rank": int,
    "part": TEXT,
    "season": TEXT,
    "month": int,
    "day_number": int,
    "day": TEXT,
    "land": TEXT,
    "moves": bool,
    "now": bool,
    "alone": bool,
}
_DATES = frozenset(
    {"calendar", "fiscal", "season", "decade", "shift", "named", "ago", "window", "nth", "day_of", "week_of"}
    | {"part", "widened", "range", "pair", "in_year", "happening", "anaphor"}
)
_NAMED_NUMBER = Section(args={"value": int}, required=frozenset({"value"}))

declare(
    month=_NAMED_NUMBER,
    weekday=_NAMED_NUMBER,
    rank=_NAMED_NUMBER,
    season=Section(args={"value": TEXT}, required=frozenset({"value"})),
    time_unit=Section(args={"unit": TEXT}, required=frozenset({"unit"})),
    which=Section(args={"value": int, "by_week": bool}, required=frozenset({"value"})),
    part_word=Section(args={"part": TEXT}, required=frozenset({"part"})),
    daytime=Section(),
    day_suffix=Section(),
    day_cue=Section(),
    year_cue=Section(args={"weak": bool}),
    year_noun=Section(),
    after_date=Section(),
    looks_ahead=Section(),
    looks_back=Section(),
    past_ending=Section(layer=""),
    future_ending=Section(layer=""),
    calendar_care=Section(layer="", args={"needs": TEXT}, required=frozenset({"needs"})),
    date=Section(layer="dates", args=_DATE, gives=_DATES),
    date_part=Section(layer="date_parts", args=_DATE, gives=_DATES),
    date_range=Section(layer="date_ranges", args=_DATE, gives=_DATES),
    age=Section(layer="times"),
    clock=Section(layer="times"),
    duration=Section(layer="times", args={"count": int, "unit": TEXT}),
    edge=Section(
        layer="edges",
        args={"unit": TEXT},
        gives=frozenset({"in", "by", "before", "until", "since", "so_far", "as_of", "rest", "from_now", "soon"}),
    ),
)

# --- parties ---------------------------------------------------------------------------------------------------------

_PLACE = {"key": TEXT, "cased": bool}
declare(
    country=Section(args=_PLACE, required=frozenset({"key"})),
    capital=Section(args=_PLACE, required=frozenset({"key"})),
    demonym=Section(args=_PLACE, required=frozenset({"key"})),
    office=Section(
        args={"rank": TEXT, "body": TEXT, "country": TEXT, "anonymity": TEXT, "plural": bool, "adjective": TEXT}
    ),
    body=Section(
        args={"key": TEXT, "kind": TEXT, "country": TEXT, "sort": TEXT, "cased": bool, "bare": bool, "name": TEXT}
    ),
    agency=Section(args={"key": TEXT, "name": TEXT, "cased": bool}, required=frozenset({"key"})),
    collective=Section(args={"anonymity": TEXT, "adjective": TEXT}),
    veil=Section(),
    title=Section(),
    pronoun=Section(args={"number": TEXT, "gender": TEXT, "of": bool}),
    grammar=Section(args={"role": TEXT}, required=frozenset({"role"})),
    person=Section(
        args={"key": TEXT, "names": list, "body": TEXT, "rank": TEXT, "alone": bool},
        required=frozenset({"key", "names"}),
        needs_match=False,
    ),
    land=Section(args={"key": TEXT, "name": TEXT, "capital": TEXT}, required=frozenset({"key"}), needs_match=False),
    adjective_ending=Section(args={"forms": TEXT}, required=frozenset({"forms"}), needs_match=False),
    name_ending=Section(args={"base": TEXT, "forms": TEXT}, required=frozenset({"base", "forms"}), needs_match=False),
)

# --- items -----------------------------------------------------------------------------------------------------------

declare(
    category=Section(
        layer="",
        args={"path": TEXT, "label": TEXT, "parent": TEXT, "moved_from": TEXTS, "of_money": TEXT, "stage": TEXT},
        required=frozenset({"path"}),
        needs_match=False,
    ),
    noun=Section(args={"category": TEXT, "weak": bool, "model": bool, "holds": bool}, required=frozenset({"category"})),
    phrase=Section(layer="", args={"head": TEXT}, required=frozenset({"head"}), needs_match=False),
    phrase_end=Section(),
    phrase_link=Section(),
    phrase_content=Section(),
    phrase_join=Section(),
    phrase_skip=Section(),
    phrase_adjective=Section(),
    stand_in=Section(),
    part_adjective=Section(layer=""),
    money_purpose=Section(args={"category": TEXT}, required=frozenset({"category"})),
)

# --- statuses --------------------------------------------------------------------------------------------------------

_PARTIES_OF = {"subject": TEXT, "object": TEXT, "stage": TEXT}

declare(
    status_verb=Section(
        args={
            "status": TEXT,
            "modality": TEXT,
            "future": TEXT,
            "states": bool,
            "permits": bool,
            "finishes": bool,
            **_PARTIES_OF,
        },
        required=frozenset({"status"}),
    ),
    status_noun=Section(
        args={"status": TEXT, "modality": TEXT, "counted": bool, "states": bool, **_PARTIES_OF},
        required=frozenset({"status"}),
    ),
    modal=Section(
        args={"makes": TEXT, "infinitive": bool, "perfect": TEXT, "future": bool}, required=frozenset({"makes"})
    ),
    auxiliary=Section(args={"passive": bool}),
    light_verb=Section(),
    plan_noun=Section(),
    plan_from=Section(),
    correction=Section(),
    former_plan=Section(args={"instead": bool}),
    contains=Section(),
    no_fate=Section(args={"paper": bool}),
    negation=Section(),
    so_few=Section(),
    record=Section(),
    also=Section(),
    hedge=Section(),
    condition=Section(),
    clause_word=Section(args={"always": bool}),
    party_mark=Section(
        args={"role": TEXT, "case": TEXT, "gender": TEXT, "article": bool, "benefit": bool},
        required=frozenset({"role"}),
    ),
    party_case=Section(
        layer="", args={"role": TEXT, "case": TEXT}, required=frozenset({"role", "case"}), needs_match=False
    ),
)

# --- attributions ----------------------------------------------------------------------------------------------------

declare(
    cue=Section(args={"takes": TEXT, "tells": bool, "declines": bool}),
    according=Section(args={"pronoun": TEXT, "side": TEXT, "noun": bool, "of_a_name": bool, "of_the_subject": bool}),
    citing=Section(args={"role": TEXT}, required=frozenset({"role"})),
    hearsay=Section(args={"takes": TEXT}),
    as_word=Section(),
    told_before=Section(args={"behind": bool}),
    cue_noun=Section(args={"takes": TEXT}),
    denial=Section(),
    untrue=Section(),
    earlier=Section(),
)

# --- directives, obstacles, events -----------------------------------------------------------------------------------

RUNGS = {"rung": str}

declare(
    directive_cue=Section(args=RUNGS),
    task=Section(args={"rung": str, "skip": int}),
    company=Section(),
    urgency=Section(),
    may=Section(),
    obstacle_cue=Section(),
    supply_word=Section(),
    event_noun=Section(args={"name": str}),
    theme_cue=Section(),
    theme_join=Section(),
    theme_end=Section(),
    event_stop=Section(),
)

# --- languages that no pack reads ------------------------------------------------------------------------------------

declare(
    other_language=Section(
        args={"code": TEXT, "name": TEXT, "frequent": list, "letters": TEXT},
        required=frozenset({"code", "frequent"}),
        needs_match=False,
    ),
)
