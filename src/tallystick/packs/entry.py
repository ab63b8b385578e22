"""One entry of a pack file, checked against its section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from tallystick.errors import Fault
from tallystick.packs.sections import SECTIONS, Section


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """An entry: its section, patterns and arguments, and where it stands.

    `order` counts over the whole pack and decides between equal matches.
    """

    section: str
    patterns: tuple[str, ...]
    args: Mapping[str, Any]
    file: str
    index: int
    order: int = 0
    gives: str = field(init=False)
    """The production, or the section's name where it has none."""
    place: str = field(init=False)
    """Where it stands, for people: file, section and number, and its first pattern."""
    rule: str = field(init=False)
    """The section and the production, as annotations name what made them."""

    def __post_init__(self) -> None:
        """Words what every annotation of the entry repeats, once."""
        first = f" {self.patterns[0]!r}" if self.patterns else ""
        gives = str(self.args.get("gives", self.section))
        object.__setattr__(self, "gives", gives)
        object.__setattr__(self, "place", f"{self.file} [[{self.section}]] {self.index + 1}{first}")
        object.__setattr__(self, "rule", f"{self.section}/{gives}")


def entries_of(file: str, tables: Mapping[str, Any], faults: list[Fault]) -> Iterator[Entry]:
    """The entries of a file's tables, in order; faults are added to the list and their entries left out."""
    for name, rows in tables.items():
        section = SECTIONS.get(name)
        if section is None:
            faults.append(Fault(file, f"[[{name}]]", "no such section", _known(name, SECTIONS)))
        elif not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            faults.append(Fault(file, f"[{name}]", "not an array of tables", f"write [[{name}]]"))
        else:
            for index, row in enumerate(rows):
                found = _entry(file, name, section, index, row, faults)
                if found is not None:
                    yield found


def _entry(
    file: str, name: str, section: Section, index: int, row: dict[str, Any], faults: list[Fault]
) -> Entry | None:
    args = dict(row)
    match = args.pop("match", [])
    patterns = [match] if isinstance(match, str) else match
    place = f"[[{name}]] {index + 1}" + (f" {patterns[0]!r}" if patterns else "")
    problems = list(_problems(section, patterns, args))
    faults.extend(Fault(file, place, problem, way_out) for problem, way_out in problems)
    return None if problems else Entry(name, tuple(patterns), args, file, index)


def _problems(section: Section, patterns: object, args: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry, each with a way out."""
    if not isinstance(patterns, list) or not all(isinstance(pattern, str) and pattern.strip() for pattern in patterns):
        yield "match is neither a pattern nor a list of patterns", 'write match = "..." or match = ["...", "..."]'
    elif section.needs_match and not patterns:
        yield "no match", 'add match = "..."'
    gives = args.get("gives")
    if section.gives is not None and gives not in section.gives:
        yield f"gives {gives!r}" if gives else "no gives", _known(str(gives), section.gives)
    for key, value in args.items():
        if key == "gives" and section.gives is not None:
            continue
        wanted = section.args.get(key)
        if wanted is None:
            yield f"no such argument: {key}", _known(key, section.args)
        elif not isinstance(value, wanted) or (isinstance(value, bool) and not _admits(wanted, bool)):
            yield f"{key} is {value!r}", f"it takes {_type_names(wanted)}"
    for key in sorted(section.required - args.keys()):
        yield f"no {key}", f"add {key} = ..."


def _admits(wanted: type | tuple[type, ...], kind: type) -> bool:
    return kind in (wanted if isinstance(wanted, tuple) else (wanted,))


def _type_names(wanted: type | tuple[type, ...]) -> str:
    names = {str: "a text", int: "a whole number", Decimal: "a number", bool: "true or false", list: "a list"}
    kinds = wanted if isinstance(wanted, tuple) else (wanted,)
    return " or ".join(names.get(kind, kind.__name__) for kind in kinds)


def _known(name: str, known: Any) -> str:
    """A way out that lists what there is, the closest first."""
    names = sorted(known)
    close = get_close_matches(name, names, n=3)
    if close:
        return f"did you mean {' or '.join(close)}?"
    return f"known: {', '.join(names)}" if names else "it takes none"
