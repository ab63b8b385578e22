"""Each thing that is not right, told so that its cause can be seen: the slots side by side, the sentence, the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import story_making
from story_figures import Point, fitting, points
from story_gold import Gold, Name, Pair, Plan, Wanted
from story_ledger import Said, Seen
from story_reading import Json, parts

Slots = dict[Name, str]


def misses(source: Json, gold: Gold, seen: Seen) -> Iterator[str]:
    """Lines for people, in the order of the table."""
    slots = slots_of(source)
    wrong = [point for point in points(gold, seen) if not point.right]
    yield from _claims_in_pieces(gold, seen, slots)
    yield from _claims_mixed(gold, seen, slots)
    yield from _origins(gold, seen, wrong, slots)
    for point in wrong:
        yield from _judged(gold, seen, point, slots)


def slots_of(source: Json) -> Slots:
    """One line for each mention: its words and every slot that linking looks at."""
    return {
        f"{source['id']}/{mention['id']}": _line(document, mention, read)
        for document, reading in zip(source["document"], story_making.readings(source), strict=True)
        for mention, read in zip(document.get("mention", []), reading["mentions"], strict=True)
    }


def _line(document: Json, mention: Json, read: Json) -> str:
    words = parts(mention["figure"])[0].partition(" #")[0]
    state = " ".join(filter(None, (read["status"], read["stage"], read["modality"])))
    told = [f"“{words}” {read['item']['name']} [{read['item']['category']}]", state]
    if read["period"]:
        told.append("{edge} {start}..{end}".format(**read["period"]).replace("None", ""))
    told += [f"{slot} {read[slot]['name']} ({read[slot]['key']})" for slot in ("agent", "recipient") if read[slot]]
    if read["speaker"]:
        told.append(f"says {read['speaker']['name']} ({read['speaker']['key']}, {read['speaker']['anonymity']})")
    told += [f"via {carrier['name']}" for carrier in read["carriers"]]
    return f"{mention['id']}  {document['language']} {document.get('published', 'undated')}  " + "; ".join(told)


def _claims_in_pieces(gold: Gold, seen: Seen, slots: Slots) -> Iterator[str]:
    """Claims of the gold that the ledger has in two or more, each piece by itself."""
    for claim, names in _grouped(gold.places, gold.claim_of).items():
        pieces = _grouped(names, seen.claim_of)
        apart = [frozenset({a, b}) for one, two in combinations(pieces.values(), 2) for a in one for b in two]
        if any(pair not in gold.free for pair in apart):
            yield f"not linked: {claim} ({gold.says[claim]}) is in {len(pieces)} pieces"
            for number, piece in enumerate(pieces.values(), 1):
                yield from (f"    {number}: {slots[name]}" for name in piece)


def _claims_mixed(gold: Gold, seen: Seen, slots: Slots) -> Iterator[str]:
    """Claims of the ledger that mix two or more of the gold's."""
    for names in _grouped(gold.places, seen.claim_of).values():
        mixed = _grouped(names, gold.claim_of)
        pairs = [frozenset({a, b}) for one, two in combinations(mixed.values(), 2) for a in one for b in two]
        if all(pair in gold.free for pair in pairs):
            continue
        kept = [why for pair in pairs if (why := gold.apart.get(pair))]
        yield f"wrongly linked{': FORBIDDEN: ' + '; '.join(kept) if kept else ''}"
        for claim, piece in mixed.items():
            yield f"    {claim} ({gold.says[claim]})"
            yield from (f"        {slots[name]}" for name in piece)


def _origins(gold: Gold, seen: Seen, wrong: list[Point], slots: Slots) -> Iterator[str]:
    """Claims whose mentions are traced wrongly: the utterance that each goes back to, and the one it is laid to."""
    traced = (point.about for point in wrong if point.count in ("one origin", "two origins"))
    claims = dict.fromkeys(
        gold.claim_of[name] for pair in traced if isinstance(pair, frozenset) for name in sorted(pair)
    )
    for claim in claims:
        names = [name for name in gold.places if gold.claim_of[name] == claim]
        wanted, read = (list(dict.fromkeys(of[name] for name in names)) for of in (gold.origin_of, seen.origin_of))
        yield f"origins: {claim} ({gold.says[claim]}) has {len(wanted)} utterances, {len(read)} in the ledger"
        for name in names:
            letter = "abcdefgh"[wanted.index(gold.origin_of[name])]
            yield f"    {letter} as {read.index(seen.origin_of[name]) + 1}: {slots[name]}"


def _judged(gold: Gold, seen: Seen, point: Point, slots: Slots) -> Iterator[str]:
    """A finding that is missing or wrong, or a verdict that is."""
    about = point.about
    if isinstance(about, Wanted):
        yield f"finding missing: {about.kind}: {about.why}"
        yield from (f"    {slots[name]}" for name in _ordered(gold, about.mentions))
    elif isinstance(about, Said):
        yield f"finding wrong: {about.kind}: {about.sentence}"
        yield from (f"    {gold.claim_of[name]}: {slots[name]}" for name in _ordered(gold, about.mentions))
    elif isinstance(about, Plan):
        yield f"verdict wrong: {_verdicts(about, seen)}; wanted {' or '.join(sorted(about.verdicts))}: {about.why}"
        yield from (f"    plan: {slots[name]}" for name in _ordered(gold, about.plan))
        yield from (f"    came: {slots[name]}" for name in _ordered(gold, about.delivered))


def _verdicts(plan: Plan, seen: Seen) -> str:
    lines = fitting(plan, seen)
    said = (f"{line.verdict} ({line.reason}; {', '.join(sorted(line.mentions))})" for line in lines)
    return "; ".join(said) or "no programme sets the plan against the deliveries"


def _grouped(names: Iterable[Name], of: dict[Name, str]) -> dict[str, list[Name]]:
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(of[name], []).append(name)
    return groups


def _ordered(gold: Gold, names: Pair) -> list[Name]:
    """The mentions of this story in the order of its reports."""
    return [name for name in gold.places if name in names]
