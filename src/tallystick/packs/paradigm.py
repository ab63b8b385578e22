"""How a word gets its forms: a paradigm is a list of cells, and a cell is a stem with an ending.

The cells are joined to stems by plain concatenation; where the joint needs another
spelling ("manage" + "ons" is "manageons", "книг" + "ы" is "книги") the first pair of the
paradigm's spelling list that fits there is applied, once. What the joint looks like
depends on the last letters of the stem alone, so it is worked out once for each such
tail: that makes expanding a whole language a matter of joining strings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tallystick.errors import Fault, PackError

Joined = tuple[tuple[bool, str, int, str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a word and what it expresses, say "delivers" and {pres, 3, sg}."""

    text: str
    features: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in a paradigm: what stands before the stem, which stem, and the ending.

    `after_prefix` puts the lemma's separable prefix first (German "zu+sagen": "zu", "ge",
    "sag", "t").
    """

    stem: int
    ending: str
    features: frozenset[str]
    front: str = ""
    after_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Paradigm:
    """A named way to inflect, ready to expand lemmas.

    `strip` is cut from the lemma to get stem 1; `ends` are the endings one of which a
    lemma must have (none: any). `examples` and `never` map words to forms that it must
    and must not make.
    """

    name: str
    file: str
    about: str
    cells: tuple[Cell, ...]
    strip: str = ""
    ends: tuple[str, ...] = ()
    spelling: tuple[tuple[str, str], ...] = ()
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    never: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _joined: dict[tuple[int, str], Joined] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def stems(self) -> int:
        """How many stems it needs, the one made from the lemma included."""
        return max((cell.stem for cell in self.cells), default=1)

    @property
    def takes_prefix(self) -> bool:
        """Whether its lemmas have a separable prefix."""
        return any(cell.after_prefix for cell in self.cells)

    def expand(self, lemma: str, stems: tuple[str, ...] = (), prefix: str = "") -> tuple[Form, ...]:
        """All forms of a lemma; `stems` are the second, third ... stem, `prefix` the separable one.

        Raises `PackError` where the lemma does not fit; see `fault`.
        """
        fault = self.fault(lemma, stems, prefix)
        if fault is not None:
            raise PackError([fault])
        bases = (lemma[len(prefix) : len(lemma) - len(self.strip)], *stems)
        forms: list[Form] = []
        for number, base in enumerate(bases, start=1):
            for after_prefix, front, cut, ending, features in self._at(number, base):
                kept = base[: len(base) - cut] if cut else base
                forms.append(Form((prefix if after_prefix else "") + front + kept + ending, features))
        return tuple(forms) if len(bases) == 1 else tuple(dict.fromkeys(forms))

    def fault(self, lemma: str, stems: tuple[str, ...] = (), prefix: str = "") -> Fault | None:
        """Why a word cannot be inflected like this, or None where it can."""
        problem = self._misfit(lemma, prefix) or self._stem_mismatch(stems)
        if problem is None:
            return None
        return Fault(self.file, f"{lemma}:{self.name}", *problem)

    def _misfit(self, lemma: str, prefix: str) -> tuple[str, str] | None:
        """Problem and way out where lemma or prefix do not fit."""
        body = lemma[len(prefix) :]
        required = self.ends or ((self.strip,) if self.strip else ())
        if not lemma or not lemma.startswith(prefix):
            return f'"{lemma}" does not begin with its prefix "{prefix}"', "write prefix+rest:paradigm"
        if not body.endswith(self.strip) or (required and not body.endswith(required)):
            asked = ", ".join(f'"-{end}"' for end in required)
            return f'"{body}" does not end in {asked}', "correct the lemma or take another paradigm"
        if self.takes_prefix and not prefix:
            return "the paradigm needs a separable prefix", f"mark it with a plus sign, as in zu+sagen:{self.name}"
        if prefix and not self.takes_prefix:
            way_out = "drop the plus sign or take a separable paradigm"
            return f'the paradigm has no place for the prefix "{prefix}+"', way_out
        return None

    def _stem_mismatch(self, stems: tuple[str, ...]) -> tuple[str, str] | None:
        """Problem and way out where too few or too many stems are given."""
        needed = self.stems - 1
        if len(stems) == needed and all(stems):
            return None
        return (
            f"{len([s for s in stems if s])} further stem(s) given, {needed} needed",
            "write lemma:paradigm" + "".join(f"/stem{number}" for number in range(2, needed + 2)),
        )

    def _at(self, number: int, base: str) -> Joined:
        """The cells of one stem as they join to a base with these last letters."""
        reach = max((len(before) for before, _ in self.spelling), default=0)
        tail = base[len(base) - min(reach, len(base)) :]
        found = self._joined.get((number, tail))
        if found is None:
            cells = (cell for cell in self.cells if cell.stem == number)
            found = tuple(dict.fromkeys(_joined(cell, tail, self.spelling) for cell in cells))
            self._joined[number, tail] = found
        return found


def _joined(cell: Cell, tail: str, spelling: tuple[tuple[str, str], ...]) -> tuple[bool, str, int, str, frozenset[str]]:
    """A cell as it stands after a tail: how many letters of the tail go, and what is put on."""
    text = join(tail, cell.ending, spelling)
    kept = 0
    while kept < len(tail) and kept < len(text) and tail[kept] == text[kept]:
        kept += 1
    return cell.after_prefix, cell.front, len(tail) - kept, text[kept:], cell.features


def join(stem: str, ending: str, spelling: tuple[tuple[str, str], ...]) -> str:
    """Stem and ending as one word, spelt by the first pair that fits at the joint.

    A pair fits where its first part begins at or before the joint and ends after it.

    >>> join("manag", "ons", (("go", "geo"),))
    'manageons'
    """
    joint = len(stem)
    text = stem + ending
    for before, after in spelling:
        for start in range(max(0, joint - len(before) + 1), joint + 1):
            if text.startswith(before, start) and start + len(before) > joint:
                return text[:start] + after + text[start + len(before) :]
    return text
