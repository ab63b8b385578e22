"""A language pack made ready to read with: one look-up from forms, and one tree a layer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tallystick.errors import Fault, PackError
from tallystick.packs.entry import Entry
from tallystick.packs.inflection import Paradigm, inflect, parse_word
from tallystick.packs.pattern import PatternError, Row, rows, specs_of
from tallystick.packs.sections import SECTIONS
from tallystick.packs.telling import telling_by_layer
from tallystick.packs.tree import Root
from tallystick.words.fold import fold
from tallystick.words.tokens import Apostrophe, Tokens

Hit = tuple[str, frozenset[str]]


@dataclass(slots=True, eq=False)
class LanguagePack:
    """A language with the domains and the world in it.

    `forms` leads from a folded form to the word specs it may belong to, each
    with the features of that form; `trees` has the patterns of each layer.
    """

    code: str
    settings: Mapping[str, Any]
    apostrophe: Apostrophe
    forms: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    trees: dict[str, Root] = field(default_factory=dict)
    by_section: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    examples: tuple[Mapping[str, Any], ...] = ()
    known_uses: dict[str, Any] = field(default_factory=dict)
    """What readers have found of the forms they met; filled while reading, and never more than a reader lets in."""

    def entries(self, section: str) -> tuple[Entry, ...]:
        """The entries of a section, in pack order."""
        return self.by_section.get(section, ())

    def tree(self, layer: str) -> Root:
        """The patterns of a layer; an empty tree where it has none."""
        return self.trees.get(layer) or Root()

    def tokens(self, text: str) -> Tokens:
        """A text cut by the language's habit."""
        return Tokens(text, self.apostrophe)


def compile_pack(
    code: str,
    settings: Mapping[str, Any],
    paradigms: Mapping[str, Paradigm],
    entries: Sequence[Entry],
    faults: list[Fault],
) -> LanguagePack:
    """The compiled pack; faults of patterns and words are added to the list."""
    try:
        apostrophe = Apostrophe(settings.get("apostrophe", "before"))
    except ValueError:
        faults.append(Fault(f"languages/{code}/language.toml", "apostrophe", "unknown", "after, before or inside"))
        apostrophe = Apostrophe.BEFORE
    pack = LanguagePack(code, settings, apostrophe)
    specs: dict[str, Entry] = {}
    laid: list[tuple[Entry, list[Row]]] = []

    def cut(word: str) -> list[str]:
        return _cut(word, apostrophe)

    ordered = [replace(entry, order=order) for order, entry in enumerate(entries)]
    for entry in ordered:
        tree = pack.trees.setdefault(SECTIONS[entry.section].layer, Root())
        for pattern in entry.patterns:
            try:
                found = rows(pattern, cut)
            except PatternError as error:
                faults.append(Fault(entry.file, f"[[{entry.section}]] {pattern!r}", str(error), "see docs/patterns.md"))
                continue
            for row in found:
                tree.add(row, entry)
            laid.append((entry, found))
            for spec in specs_of(found):
                specs.setdefault(spec, entry)
    for layer, telling in telling_by_layer(laid).items():
        pack.trees[layer].telling = telling
    pack.by_section = _by_section(ordered)
    pack.forms = _forms(specs, paradigms, faults)
    return pack


def _cut(word: str, apostrophe: Apostrophe) -> list[str]:
    """The folded tokens of a pattern's word; an elided word ("d'") is cut as if its noun stood behind it."""
    if apostrophe is Apostrophe.AFTER and word[-1:] in ("'", "’") and len(word) > 1:
        return Tokens(word + "a", apostrophe).keys[:-1]
    return Tokens(word, apostrophe).keys


def _by_section(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    result: dict[str, list[Entry]] = {}
    for entry in entries:
        result.setdefault(entry.section, []).append(entry)
    return {section: tuple(found) for section, found in result.items()}


def _forms(
    specs: Mapping[str, Entry], paradigms: Mapping[str, Paradigm], faults: list[Fault]
) -> dict[str, tuple[Hit, ...]]:
    """Every form of every word spec, folded; one hit for each reading of a form."""
    result: dict[str, dict[Hit, None]] = {}
    for spec, entry in specs.items():
        try:
            forms = inflect(parse_word(spec), paradigms)
        except PackError as error:
            faults.extend(Fault(entry.file, spec, fault.problem, fault.way_out) for fault in error.faults)
            continue
        for form in forms:
            result.setdefault(fold(form.text), {})[(spec, form.features)] = None
    return {form: tuple(hits) for form, hits in result.items()}
