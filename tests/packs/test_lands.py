"""Every language knows every land, and in Russian and Ukrainian in the cases that a dictionary of others has."""

from __future__ import annotations

from collections.abc import Iterator

import pymorphy3
import pytest

from tallystick.packs import load
from tallystick.words.fold import fold

PACKS = load()
# Ukrainian tells a country from a town of the same name by its genitive, and the dictionary has the town's or a person's.
TOWNS = {"Люксембург", "Ліхтенштейн", "Маврикій", "Сальвадор", "Судан"}
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


@pytest.mark.parametrize("code", PACKS.codes)
def test_every_land_has_a_name_in_every_language(code: str) -> None:
    pack = PACKS.language(code)
    lands = {entry.args["key"] for entry in pack.entries("land")}
    assert len(lands) > 180
    assert lands == {entry.args["key"] for entry in pack.entries("country")}


@pytest.mark.parametrize("code", PACKS.codes)
def test_a_name_leads_to_one_land(code: str) -> None:
    found: dict[str, set[str]] = {}
    for entry in PACKS.language(code).entries("country"):
        for pattern in entry.patterns:
            found.setdefault(pattern, set()).add(entry.args["key"])
    assert {name: keys for name, keys in found.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("code", ["ru", "uk"])
def test_names_are_known_in_every_case(code: str) -> None:
    judge = pymorphy3.MorphAnalyzer(lang=code)
    ours: dict[str, set[str]] = {}
    for form, hits in PACKS.language(code).forms.items():
        for spec, _ in hits:
            ours.setdefault(spec, set()).add(form)
    judged = [(spec, forms) for spec in _inflected(code) for forms in _cases(judge, spec)]
    assert len(judged) > 600
    assert [(spec, forms) for spec, forms in judged if ours[spec].isdisjoint(forms) and not _is_town(spec)] == []


def _is_town(spec: str) -> bool:
    return spec.partition(":")[0] in TOWNS


def _inflected(code: str) -> Iterator[str]:
    """The single names of lands and capitals that inflect, as the packs have them."""
    for section in ("country", "capital"):
        for entry in PACKS.language(code).entries(section):
            yield from (pattern for pattern in entry.patterns if ":" in pattern and " " not in pattern)


def _cases(judge: pymorphy3.MorphAnalyzer, spec: str) -> Iterator[set[str]]:
    """What a dictionary has of a name, case by case: any of several forms will do."""
    lemma = spec.partition(":")[0].lower()
    if not judge.word_is_known(lemma):
        return
    for parse in judge.parse(lemma):
        if "NOUN" not in parse.tag or fold(parse.normal_form) != fold(lemma):
            continue
        many = "plur" in parse.tag
        for case in CASES:
            forms = {fold(one.word) for one in parse.lexeme if case in one.tag and ("plur" in one.tag) == many}
            if forms:
                yield forms
