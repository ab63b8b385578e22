"""A language's paradigms out of its TOML file, or every fault in it at once.

Reading goes in three steps: each entry is checked for itself (`paradigm_entry`), `like` is
followed (`_settle`), and endings become cells, among them the forms of participles that
inflect by a paradigm of their own (`_cells`). The format is told in `inflection`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from tallystick.errors import Fault, PackError
from tallystick.packs.paradigm import Cell, Paradigm, join
from tallystick.packs.paradigm_entry import Entry, ParadigmFile, read_entry, read_pairs, read_table

NO_FORM = "~"


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
    file = ParadigmFile(str(path))
    paradigms = _read(file, raw)
    if file.faults:
        raise PackError(file.faults)
    return paradigms


def _read(file: ParadigmFile, raw: Mapping[str, object]) -> dict[str, Paradigm]:
    """The paradigms in a parsed file; faults are noted in `file`."""
    for key in sorted(set(raw) - {"rows", "spelling", "paradigm"}):
        file.complain(key, "unknown section", "known: rows, spelling, paradigm")
    for key, value in read_table(file, "rows", raw.get("rows")).items():
        file.rows[key] = tuple(value.split()) if isinstance(value, str) else ()
        if not file.rows[key]:
            file.complain(f"rows.{key}", "is no list of features", 'write them in order: "nom gen dat"')
    for key, value in read_table(file, "spelling", raw.get("spelling")).items():
        file.spelling[key] = read_pairs(file, f"spelling.{key}", value)
    for name, value in read_table(file, "paradigm", raw.get("paradigm")).items():
        file.entries[name] = read_entry(file, name, read_table(file, f"paradigm.{name}", value))
    return {name: _paradigm(file, name) for name in file.entries}


def _settle(file: ParadigmFile, name: str, on_the_way: tuple[str, ...] = ()) -> Entry:
    """An entry with everything that it takes over from those it is like."""
    if name in file.settled:
        return file.settled[name]
    own = file.entries[name]
    merged = Entry(strip="", ends=(), features=(), spelling=())
    for other in own.like:
        if other not in file.entries:
            file.complain(f"paradigm.{name}.like", f'no paradigm "{other}"', _nearby(file, other))
        elif other == name or other in on_the_way:
            file.complain(f"paradigm.{name}.like", f'goes in a circle through "{other}"')
        else:
            merged = _merged(merged, _settle(file, other, (*on_the_way, name)))
    file.settled[name] = settled = replace(_merged(merged, own), examples=own.examples, never=own.never)
    return settled


def _merged(base: Entry, over: Entry) -> Entry:
    """An entry laid over another: what it says counts, forms are put together."""
    return Entry(
        about=over.about,
        strip=base.strip if over.strip is None else over.strip,
        ends=base.ends if over.ends is None else over.ends,
        features=base.features if over.features is None else over.features,
        spelling=base.spelling if over.spelling is None else over.spelling,
        forms=base.forms | over.forms,
    )


def _paradigm(file: ParadigmFile, name: str) -> Paradigm:
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


def _cells(file: ParadigmFile, name: str, on_the_way: tuple[str, ...] = ()) -> tuple[Cell, ...]:
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
    file: ParadigmFile, place: str, text: str, features: frozenset[str], on_the_way: tuple[str, ...]
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


def _inflected(
    file: ParadigmFile, place: str, cell: Cell, paradigm: str, on_the_way: tuple[str, ...]
) -> Iterator[Cell]:
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


def _cell(file: ParadigmFile, place: str, text: str, features: frozenset[str]) -> Cell:
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


def _nearby(file: ParadigmFile, name: str) -> str:
    """The paradigms whose names begin alike, else all."""
    alike = [known for known in file.entries if known[:1] == name[:1]] or list(file.entries)
    return f"known: {', '.join(alike)}"
