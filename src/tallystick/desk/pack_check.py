"""Everything that is wrong with the packs, found in one go: first their own rules, then their examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.desk.examples import Outcome, Result, run_examples
from tallystick.errors import Fault, SettingError
from tallystick.packs import Packs


@dataclass(frozen=True, slots=True)
class LanguageCheck:
    """What was found in one language; a pack that does not compile has its examples left out."""

    code: str
    entries: int
    faults: tuple[Fault, ...]
    results: tuple[Result, ...] = ()

    @property
    def counts(self) -> Counter[Outcome]:
        """How many examples ended how."""
        return Counter(result.outcome for result in self.results)

    @property
    def problems(self) -> tuple[Fault, ...]:
        """The faults, then what is wrong with examples."""
        return (*self.faults, *(result.problem for result in self.results if result.problem))


def check_packs(packs: Packs, codes: Sequence[str] = ()) -> list[LanguageCheck]:
    """The check of each language, or of the given ones; SettingError for one that is not there."""
    for code in codes:
        if code not in packs.codes:
            raise SettingError(f"no language {code!r:.40}; there are {', '.join(packs.codes) or 'none'}")
    told: set[Fault] = set()
    return [_check(code, packs, told) for code in codes or packs.codes]


def _check(code: str, packs: Packs, told: set[Fault]) -> LanguageCheck:
    """One language; a fault of a file that all languages share is told once."""
    faults: list[Fault] = []
    pack = packs.compile(code, faults)
    entries = sum(len(found) for found in pack.by_section.values())
    fresh = tuple(dict.fromkeys(fault for fault in faults if fault not in told))
    told.update(fresh)
    results = () if faults else tuple(run_examples(code, packs))
    return LanguageCheck(code, entries, fresh, results)
