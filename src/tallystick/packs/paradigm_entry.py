"""One entry of a paradigm file as it is written, checked for itself.

Nothing here looks at other entries: `paradigm_file` follows `like` and makes the cells.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tallystick.errors import Fault
from tallystick.packs.paradigm import Cell

TAGS = frozenset(
    tag
    for group in (
        {"sg", "pl", "nom", "gen", "dat", "acc", "ins", "loc", "voc", "m", "f", "n"},
        {"inf", "pres", "past", "imperf", "fut", "cond", "subj", "imp", "ger", "part", "act", "pass"},
        {"1", "2", "3", "impers", "split", "pf", "ipf", "refl"},
        {"short", "pos", "comp", "sup", "strong", "weak", "mixed", "card", "coll"},
    )
    for tag in group
)
FIELDS = {"about", "like", "strip", "ends", "features", "spelling", "forms", "examples", "never"}
Pairs = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Entry:
    """One paradigm as written, checked but not yet merged with what it is like."""

    about: str = ""
    like: tuple[str, ...] = ()
    strip: str | None = None
    ends: tuple[str, ...] | None = None
    features: tuple[str, ...] | None = None
    spelling: Pairs | None = None
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    examples: dict[str, tuple[str, ...]] = field(default_factory=dict)
    never: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class ParadigmFile:
    """A file being read: its shared rows and spellings, its entries, and the faults so far."""

    name: str
    faults: list[Fault] = field(default_factory=list)
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    spelling: dict[str, Pairs] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    settled: dict[str, Entry] = field(default_factory=dict)
    cells: dict[str, tuple[Cell, ...]] = field(default_factory=dict)

    def complain(self, entry: str, problem: str, way_out: str = "") -> None:
        """Note a fault and go on."""
        self.faults.append(Fault(self.name, entry, problem, way_out))


def read_entry(file: ParadigmFile, name: str, raw: Mapping[str, object]) -> Entry:
    """One paradigm as written."""
    place = f"paradigm.{name}"
    for key in sorted(set(raw) - FIELDS):
        file.complain(f"{place}.{key}", "unknown field", f"known: {', '.join(sorted(FIELDS))}")
    about = raw.get("about", "")
    if not isinstance(about, str) or not about:
        file.complain(place, "has no about", "say in a line which words go like this")
    strip = raw.get("strip")
    if strip is not None and not isinstance(strip, str):
        file.complain(f"{place}.strip", "is no text", 'write what is cut from the lemma, or ""')
    return Entry(
        about=str(about),
        like=_strings(file, f"{place}.like", raw.get("like", ())),
        strip=strip if isinstance(strip, str) else None,
        ends=_strings(file, f"{place}.ends", raw["ends"]) if "ends" in raw else None,
        features=_tags(file, place, _strings(file, f"{place}.features", raw["features"]))
        if "features" in raw
        else None,
        spelling=read_pairs(file, f"{place}.spelling", raw["spelling"]) if "spelling" in raw else None,
        forms=dict(_forms(file, place, read_table(file, f"{place}.forms", raw.get("forms")))),
        examples=_examples(file, f"{place}.examples", raw.get("examples")),
        never=_examples(file, f"{place}.never", raw.get("never")),
    )


def _forms(
    file: ParadigmFile, place: str, raw: Mapping[str, object], above: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The endings of a (nested) forms table, each under its features joined by dots."""
    for key, value in raw.items():
        path = (*above, key)
        dotted = ".".join(path)
        if isinstance(value, dict):
            yield from _forms(file, place, value, path)
        elif dotted in file.rows and isinstance(value, str):
            yield from _row(file, f"{place}.forms.{dotted}", dotted, value)
        else:
            endings = _endings(file, f"{place}.forms.{dotted}", value)
            for one in itertools.product(*(part.split() for part in path)):
                yield _known(file, place, ".".join(one)), endings


def _row(file: ParadigmFile, place: str, key: str, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The endings of a row, paired with the features that the file's header gives for it."""
    columns, cells = file.rows[key], text.split()
    if len(cells) != len(columns):
        problem = f"has {len(cells)} endings for {len(columns)} places ({' '.join(columns)})"
        file.complain(place, problem, 'separate by spaces; "-" is no ending, "~" is no form')
    for column, cell in zip(columns, cells, strict=False):
        yield _known(file, place, f"{key}.{column}"), tuple(cell.split("/"))


def _endings(file: ParadigmFile, place: str, value: object) -> tuple[str, ...]:
    """Alternative endings, from a list or from text with slashes."""
    endings = tuple(part for text in _strings(file, place, value) for part in text.split("/"))
    if any(" " in ending for ending in endings):
        file.complain(place, "holds spaces", "name the row's features under [rows], or give one ending")
    return endings


def _known(file: ParadigmFile, place: str, dotted: str) -> str:
    """The same features, complained about where one is not known."""
    _tags(file, place, tuple(dotted.split(".")))
    return dotted


def _tags(file: ParadigmFile, place: str, tags: tuple[str, ...]) -> tuple[str, ...]:
    """The same features, complained about where one is not known."""
    for tag in tags:
        if tag not in TAGS:
            file.complain(place, f'unknown feature "{tag}"', f"known: {' '.join(sorted(TAGS))}")
    return tags


def read_table(file: ParadigmFile, place: str, value: object) -> dict[str, object]:
    """A table of the file; anything else is a fault and counts as empty."""
    if isinstance(value, dict):
        return value
    if value is not None:
        file.complain(place, "is no table")
    return {}


def _strings(file: ParadigmFile, place: str, value: object) -> tuple[str, ...]:
    """One text or a list of texts."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    file.complain(place, "is neither text nor a list of texts")
    return ()


def read_pairs(file: ParadigmFile, place: str, value: object) -> Pairs:
    """Spelling pairs, written out or named by a set of the file."""
    pairs: list[tuple[str, str]] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item in file.spelling:
            pairs.extend(file.spelling[item])
        elif isinstance(item, list) and len(item) == 2 and all(isinstance(part, str) for part in item) and item[0]:
            pairs.append((item[0], item[1]))
        else:
            known = ", ".join(sorted(file.spelling)) or "none"
            file.complain(place, f"{item!r} is no spelling", f'write ["гы", "ги"] or a set\'s name; sets: {known}')
    return tuple(pairs)


def _examples(file: ParadigmFile, place: str, value: object) -> dict[str, tuple[str, ...]]:
    """Words with the forms that they must, or must not, have."""
    return {word: _strings(file, f"{place}.{word}", forms) for word, forms in read_table(file, place, value).items()}
