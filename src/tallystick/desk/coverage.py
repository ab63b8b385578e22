"""What the packs hold, counted: languages against domains, and languages against layers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from tallystick.packs import LanguagePack, Packs


@dataclass(frozen=True, slots=True)
class Cell:
    """How many entries a language has for a domain or a layer, and how many examples prove them."""

    entries: int = 0
    examples: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The two matrices, by language and then by domain or layer."""

    domains: dict[str, dict[str, Cell]]
    layers: dict[str, dict[str, Cell]]


def coverage(packs: Packs) -> Coverage:
    """How far each language reaches; a domain that some language lacks shows as an empty cell."""
    counted = {code: _counts(packs.language(code)) for code in packs.codes}
    named = {name for cells in counted.values() for kind, name in cells if kind == "domain"}
    domains = sorted(named | set(packs.domains))
    layers = sorted({name for cells in counted.values() for kind, name in cells if kind == "layer"})
    return Coverage(
        {code: {name: cells.get(("domain", name), Cell()) for name in domains} for code, cells in counted.items()},
        {code: {name: cells.get(("layer", name), Cell()) for name in layers} for code, cells in counted.items()},
    )


def _counts(pack: LanguagePack) -> dict[tuple[str, str], Cell]:
    """The cells of one language, by kind and name."""
    own = f"languages/{pack.code}/"
    entries = Counter(
        _place(entry.file.removeprefix(own))
        for found in pack.by_section.values()
        for entry in found
        if entry.file.startswith(own)
    )
    files = (str(example["_file"]).removeprefix(f"{own}examples/") for example in pack.examples)
    domains = {name for kind, name in entries if kind == "domain"}
    examples = Counter(_example_place(file, domains) for file in files)
    return {place: Cell(entries[place], examples[place]) for place in entries.keys() | examples.keys()}


def _place(file: str) -> tuple[str, str]:
    """Whether a file below its language belongs to a domain or a layer, and to which."""
    path = PurePosixPath(file)
    return ("domain" if path.parts[0] == "items" else "layer", path.stem)


def _example_place(file: str, domains: set[str]) -> tuple[str, str]:
    """Examples of items may lie in a folder of their own or beside the others, named after the domain."""
    kind, name = _place(file)
    return ("domain" if name in domains else kind, name)
