"""A language's paradigms out of its TOML file, or every fault in it at once.

Reading goes in three steps: each entry is checked for itself (`_Entry`), `like` is
followed (`_settle`), and endings become cells, among them the forms of participles that
inflect by a paradigm of their own (`_cells`). The format is told in `inflection`.
"""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tallystick.errors import Fault, PackError
from tallystick.packs.paradigm import Cell, Paradigm, join

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
NO_FORM = "~"

Pairs = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Entry:
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
class _File:
    """A file being read: its shared rows and spellings, its entries, and the faults so far."""

    name: str
    faults: list[Fault] = field(default_factory=list)
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    spelling: dict[str, Pairs] = field(default_factory=dict)
    entries: dict[str, _Entry] = field(default_factory=dict)
    settled: dict[str, _Entry] = field(default_factory=dict)
    cells: dict[str, tuple[Cell, ...]] = field(default_factory=dict)

    def complain(self, entry: str, problem: str, way_out: str = "") -> None:
        """Note a fault and go on."""
        self.faults.append(Fault(self.name, entry, problem, way_out))


def load_paradigms(path: Path) -> Mapping[str, Paradigm]:
    """The paradigms of a file by name.

    Raises `PackError` with every fault of the file.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PackError([Fault(str(path), "", f"cannot be read: {error.strerror}")]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError([Fault(str(path), "", f"is no TOML in UTF-8: {error}")]) from error
    file = _File(str(path))
    paradigms = _read(file, raw)
    if file.faults:
        raise PackError(file.faults)
    return paradigms


def _read(file: _File, raw: Mapping[str, object]) -> dict[str, Paradigm]:
    """The paradigms in a parsed file; faults are noted in `file`."""
    for key in sorted(set(raw) - {"rows", "spelling", "paradigm"}):
        file.complain(key, "unknown section", "known: rows, spelling, paradigm")
    for key, value in _table(file, "rows", raw.get("rows")).items():
        file.rows[key] = tuple(value.split()) if isinstance(value, str) else ()
        if not file.rows[key]:
            file.complain(f"rows.{key}", "is no list of features", 'write them in order: "nom gen dat"')
    for key, value in _table(file, "spelling", raw.get("spelling")).items():
        file.spelling[key] = _pairs(file, f"spelling.{key}", value)
    for name, value in _table(file, "paradigm", raw.get("paradigm")).items():
        file.entries[name] = _entry(file, name, _table(file, f"paradigm.{name}", value))
    return {name: _paradigm(file, name) for name in file.entries}


def _entry(file: _File, name: str, raw: Mapping[str, object]) -> _Entry:
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
    return _Entry(
        about=str(about),
        like=_strings(file, f"{place}.like", raw.get("like", ())),
        strip=strip if isinstance(strip, str) else None,
        ends=_strings(file, f"{place}.ends", raw["ends"]) if "ends" in raw else None,
        features=_tags(file, place, _strings(file, f"{place}.features", raw["features"]))
        if "features" in raw
        else None,
        spelling=_pairs(file, f"{place}.spelling", raw["spelling"]) if "spelling" in raw else None,
        forms=dict(_forms(file, place, _table(file, f"{place}.forms", raw.get("forms")))),
        examples=_examples(file, f"{place}.examples", raw.get("examples")),
        never=_examples(file, f"{place}.never", raw.get("never")),
    )


def _forms(
    file: _File, place: str, raw: Mapping[str, object], above: tuple[str, ...] = ()
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


def _row(file: _File, place: str, key: str, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The endings of a row, paired with the features that the file's header gives for it."""
    columns, cells = file.rows[key], text.split()
    if len(cells) != len(columns):
        problem = f"has {len(cells)} endings for {len(columns)} places ({' '.join(columns)})"
        file.complain(place, problem, 'separate by spaces; "-" is no ending, "~" is no form')
    for column, cell in zip(columns, cells, strict=False):
        yield _known(file, place, f"{key}.{column}"), tuple(cell.split("/"))


def _endings(file: _File, place: str, value: object) -> tuple[str, ...]:
    """Alternative endings, from a list or from text with slashes."""
    endings = tuple(part for text in _strings(file, place, value) for part in text.split("/"))
    if any(" " in ending for ending in endings):
        file.complain(place, "holds spaces", "name the row's features under [rows], or give one ending")
    return endings


def _known(file: _File, place: str, dotted: str) -> str:
    """The same features, complained about where one is not known."""
    _tags(file, place, tuple(dotted.split(".")))
    return dotted


def _tags(file: _File, place: str, tags: tuple[str, ...]) -> tuple[str, ...]:
    """The same features, complained about where one is not known."""
    for tag in tags:
        if tag not in TAGS:
            file.complain(place, f'unknown feature "{tag}"', f"known: {' '.join(sorted(TAGS))}")
    return tags


def _settle(file: _File, name: str, on_the_way: tuple[str, ...] = ()) -> _Entry:
    """An entry with everything that it takes over from those it is like."""
    if name in file.settled:
        return file.settled[name]
    own = file.entries[name]
    merged = _Entry(strip="", ends=(), features=(), spelling=())
    for other in own.like:
        if other not in file.entries:
            file.complain(f"paradigm.{name}.like", f'no paradigm "{other}"', _nearby(file, other))
        elif other == name or other in on_the_way:
            file.complain(f"paradigm.{name}.like", f'goes in a circle through "{other}"')
        else:
            merged = _merged(merged, _settle(file, other, (*on_the_way, name)))
    file.settled[name] = settled = replace(_merged(merged, own), examples=own.examples, never=own.never)
    return settled


def _merged(base: _Entry, over: _Entry) -> _Entry:
    """An entry laid over another: what it says counts, forms are put together."""
    return _Entry(
        about=over.about,
        strip=base.strip if over.strip is None else over.strip,
        ends=base.ends if over.ends is None else over.ends,
        features=base.features if over.features is None else over.features,
        spelling=base.spelling if over.spelling is None else over.spelling,
        forms=base.forms | over.forms,
    )


def _paradigm(file: _File, name: str) -> Paradigm:
    """A finished paradigm."""
    entry = _settle(file, name)
    cells = _cells(file, name)
    if not cells:
        file.complain(f"paradigm.{name}", "makes no form", "give it forms, or something to be like")
    return Paradigm(
        name=name,
        file=file.name,
        about=entry.about,
        cells=cells,
        strip=entry.strip or "",
        ends=entry.ends or (),
        spelling=entry.spelling or (),
        examples=entry.examples,
        never=entry.never,
    )


def _cells(file: _File, name: str, on_the_way: tuple[str, ...] = ()) -> tuple[Cell, ...]:
    """The cells of a paradigm, those of its participles and other inflected parts included."""
    if name not in file.cells:
        entry = _settle(file, name)
        common = frozenset(entry.features or ())
        cells: dict[Cell, None] = {}
        for dotted, endings in entry.forms.items():
            features = common.union(dotted.split("."))
            place = f"paradigm.{name}.forms.{dotted}"
            for ending in endings:
                if ending != NO_FORM:
                    cells.update(dict.fromkeys(_of_ending(file, place, ending, features, (*on_the_way, name))))
        file.cells[name] = tuple(cells)
    return file.cells[name]


def _of_ending(
    file: _File, place: str, text: str, features: frozenset[str], on_the_way: tuple[str, ...]
) -> Iterator[Cell]:
    """The cell that an ending makes, or the many that "ending:paradigm" makes."""
    ending, _, paradigm = text.partition(":")
    cell = _cell(file, place, ending, features)
    if not paradigm:
        yield cell
    elif paradigm not in file.entries:
        file.complain(place, f'no paradigm "{paradigm}"', _nearby(file, paradigm))
    elif paradigm in on_the_way:
        file.complain(place, f'goes in a circle through "{paradigm}"')
    else:
        yield from _inflected(file, place, cell, paradigm, on_the_way)


def _inflected(file: _File, place: str, cell: Cell, paradigm: str, on_the_way: tuple[str, ...]) -> Iterator[Cell]:
    """The cells of an ending that goes on by another paradigm."""
    inner = _settle(file, paradigm)
    strip = inner.strip or ""
    if not cell.ending.endswith(strip) or any(part.stem > 1 for part in _cells(file, paradigm, on_the_way)):
        way_out = f'it must end in "{strip}" and need one stem only'
        file.complain(place, f'"{cell.ending}" cannot go on like "{paradigm}"', way_out)
        return
    stem = cell.ending[: len(cell.ending) - len(strip)]
    for part in _cells(file, paradigm, on_the_way):
        ending = join(stem, part.ending, inner.spelling or ())
        yield replace(cell, ending=ending, features=cell.features | part.features)


def _cell(file: _File, place: str, text: str, features: frozenset[str]) -> Cell:
    """A single ending read: `en`, `2+en`, `ge+1+t`, `0+ge+1+t`."""
    before: list[str] = []
    after: list[str] = []
    stem = 0
    for part in text.split("+"):
        if part.isdecimal() and part != "0" and not stem:
            stem = int(part)
        else:
            (after if stem else before).append("" if part == "-" else part)
    if not stem:
        return Cell(1, "".join(before), features)
    after_prefix = before[:1] == ["0"]
    if "0" in before[after_prefix:] or any(part.isdecimal() for part in after):
        file.complain(place, f'"{text}" names too many stems', 'as in "2+en", "ge+1+t" or "0+ge+1+t"')
    return Cell(stem, "".join(after), features, "".join(before[after_prefix:]), after_prefix)


def _table(file: _File, place: str, value: object) -> dict[str, object]:
    """A table of the file; anything else is a fault and counts as empty."""
    if isinstance(value, dict):
        return value
    if value is not None:
        file.complain(place, "is no table")
    return {}


def _strings(file: _File, place: str, value: object) -> tuple[str, ...]:
    """One text or a list of texts."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    file.complain(place, "is neither text nor a list of texts")
    return ()


def _pairs(file: _File, place: str, value: object) -> Pairs:
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


def _examples(file: _File, place: str, value: object) -> dict[str, tuple[str, ...]]:
    """Words with the forms that they must, or must not, have."""
    return {word: _strings(file, f"{place}.{word}", forms) for word, forms in _table(file, place, value).items()}


def _nearby(file: _File, name: str) -> str:
    """The paradigms whose names begin alike, else all."""
    alike = [known for known in file.entries if known[:1] == name[:1]] or list(file.entries)
    return f"known: {', '.join(alike)}"
