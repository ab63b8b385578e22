"""Words to forms: the format of paradigm files, their faults, their own examples, and the time it takes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import tallystick
from tallystick.errors import PackError
from tallystick.packs.inflection import Paradigm, WordSpec, inflect, load_paradigms, parse_phrase, parse_word

LANGUAGES = Path(tallystick.__file__).parent / "languages"
CODES = ["de", "en", "es", "fr", "it", "pl", "pt", "ru", "uk"]
PARADIGMS = {code: load_paradigms(LANGUAGES / code / "paradigms.toml") for code in CODES}


def spec_of(word: str, paradigm: str) -> WordSpec:
    """An example's word, `lemma/stem2`, as a pack would write it."""
    lemma, slash, stems = word.partition("/")
    return parse_word(f"{lemma}:{paradigm}{slash}{stems}")


def texts(code: str, word: str) -> set[str]:
    return {form.text for form in inflect(parse_word(word), PARADIGMS[code])}


WORDS = [
    ("боец:m_an_2/бойц", WordSpec("боец", "m_an_2", ("бойц",))),
    ("build:v_irr/built/built", WordSpec("build", "v_irr", ("built", "built"))),
    ("zu+sagen:v_en_sep", WordSpec("zusagen", "v_en_sep", (), "zu")),
    ("d'", WordSpec("d'")),
    ("24/7", WordSpec("24/7")),
    ("10:30:n", WordSpec("10:30", "n")),
    (":n", WordSpec(":n")),
    ("note:", WordSpec("note:")),
]


@pytest.mark.parametrize(("text", "spec"), WORDS)
def test_words_are_read_as_lemma_paradigm_and_stems(text: str, spec: WordSpec) -> None:
    assert parse_word(text) == spec


def test_a_phrase_is_its_words() -> None:
    assert parse_phrase("unité:n d' équipement:n") == (
        WordSpec("unité", "n"),
        WordSpec("d'"),
        WordSpec("équipement", "n"),
    )


@pytest.mark.parametrize("code", CODES)
def test_paradigms_make_their_examples_and_nothing_that_they_must_not(code: str) -> None:
    wrong = []
    for paradigm in PARADIGMS[code].values():
        for word, expected in paradigm.examples.items():
            made = {form.text for form in inflect(spec_of(word, paradigm.name), PARADIGMS[code])}
            wrong += [f"{paradigm.name}: {word} lacks {form}" for form in expected if form not in made]
        for word, unwanted in paradigm.never.items():
            made = {form.text for form in inflect(spec_of(word, paradigm.name), PARADIGMS[code])}
            wrong += [f"{paradigm.name}: {word} makes {form}" for form in unwanted if form in made]
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_every_paradigm_has_an_example(code: str) -> None:
    assert [name for name, paradigm in PARADIGMS[code].items() if not paradigm.examples] == []


FEATURES = [
    ("en", "supply:v_y", "supplied", {"part", "pass"}),
    ("en", "deliver:v", "delivers", {"pres", "3", "sg"}),
    ("fr", "livrer:v_er", "livrées", {"part", "pass", "f", "pl"}),
    ("fr", "devoir:v_devoir", "devra", {"fut", "3", "sg"}),
    ("fr", "devoir:v_devoir", "devrait", {"cond", "3", "sg"}),
    ("de", "zu+sagen:v_en_sep", "zugesagten", {"part", "pass", "weak", "pl", "dat"}),
    ("de", "zu+sagen:v_en_sep", "sagte", {"split", "past", "3", "sg"}),
    ("de", "liefern:v_n", "liefere", {"subj", "pres", "3", "sg"}),
    ("es", "entregar:v_ar", "entregue", {"subj", "pres", "3", "sg"}),
    ("it", "consegnare:v_are", "consegnerà", {"fut", "3", "sg"}),
    ("pl", "dostarczyć:v_yc_pf", "dostarczono", {"impers", "past", "pf"}),
    ("pt", "entregar:v_ar_p/entregue", "entregues", {"part", "pass", "pl", "m"}),
    ("ru", "поставляться:v_at_sja", "поставляются", {"pres", "3", "pl", "refl", "ipf"}),
    ("ru", "передать:v_dat_pf", "переданы", {"part", "pass", "past", "short", "pl", "pf"}),
    ("ru", "двадцать:num_5", "двадцатью", {"card", "ins"}),
    ("uk", "поставити:v_yty_pf_j", "поставлено", {"impers", "past", "pf"}),
    ("uk", "постачатися:v_aty_sja", "постачається", {"pres", "3", "sg", "refl", "ipf"}),
]


@pytest.mark.parametrize(("code", "word", "text", "features"), FEATURES)
def test_forms_say_what_they_express(code: str, word: str, text: str, features: set[str]) -> None:
    forms = inflect(parse_word(word), PARADIGMS[code])
    assert any(form.text == text and features <= form.features for form in forms)


def test_no_form_is_given_twice() -> None:
    for code, paradigms in PARADIGMS.items():
        for paradigm in paradigms.values():
            for word in paradigm.examples:
                forms = inflect(spec_of(word, paradigm.name), paradigms)
                assert len(forms) == len(set(forms)), (code, paradigm.name, word)


def test_a_literal_has_one_form_without_features() -> None:
    (form,) = inflect(parse_word("около"), PARADIGMS["ru"])
    assert (form.text, form.features) == ("около", frozenset())


MISFITS = [
    ("ru", "завод:n_ie", '"завод" does not end in "-ие"'),
    ("ru", "боец:m_an_2", "0 further stem(s) given, 1 needed"),
    ("ru", "завод:m/заводд", "1 further stem(s) given, 0 needed"),
    ("de", "sagen:v_en_sep", "needs a separable prefix"),
    ("de", "zu+sagen:v_en", 'no place for the prefix "zu+"'),
    ("fr", "livrer:v_err", 'no paradigm "v_err"'),
]


@pytest.mark.parametrize(("code", "word", "problem"), MISFITS)
def test_words_that_do_not_fit_are_faults_with_a_way_out(code: str, word: str, problem: str) -> None:
    with pytest.raises(PackError) as raised:
        inflect(parse_word(word), PARADIGMS[code])
    (fault,) = raised.value.faults
    assert problem in fault.problem
    assert fault.way_out


def written(folder: Path, text: str) -> Path:
    path = folder / "paradigms.toml"
    path.write_text(text, encoding="utf-8")
    return path


HEADER = '[rows]\nsg = "nom gen"\n[spelling]\nsoft = [["ga", "gea"]]\n'

FAULTS = [
    ("[paradigm.n", "is no TOML"),
    ("[paradigms.n]", "unknown section"),
    ("[paradigm.n]\nforms = { sg = '-' }", "has no about"),
    ("[paradigm.n]\nabout = 'x'\nform = { sg = '-' }", "unknown field"),
    ("[paradigm.n]\nabout = 'x'", "makes no form"),
    ("[paradigm.n]\nabout = 'x'\nforms = { sgg = '-' }", 'unknown feature "sgg"'),
    (HEADER + "[paradigm.n]\nabout = 'x'\nforms = { sg = '- a b' }", "3 endings for 2 places"),
    ("[paradigm.n]\nabout = 'x'\nforms = { sg = '- a' }", "holds spaces"),
    ("[paradigm.n]\nabout = 'x'\nforms = { sg = 3 }", "neither text nor a list"),
    ("[paradigm.n]\nabout = 'x'\nlike = 'm'\nforms = { sg = '-' }", 'no paradigm "m"'),
    ("[paradigm.n]\nabout = 'x'\nlike = 'm'\n[paradigm.m]\nabout = 'x'\nlike = 'n'", "goes in a circle"),
    ("[paradigm.n]\nabout = 'x'\nforms = { sg = 'y:n' }", "goes in a circle"),
    ("[paradigm.n]\nabout = 'x'\nforms = { sg = 'y:a' }", 'no paradigm "a"'),
    (
        "[paradigm.n]\nabout = 'x'\nforms = { sg = 'y:a' }\n[paradigm.a]\nabout = 'x'\nstrip = 'o'\nforms = { sg = '-' }",
        '"y" cannot go on like "a"',
    ),
    ("[paradigm.n]\nabout = 'x'\nforms = { sg = '1+a+2' }", "names too many stems"),
    ("[paradigm.n]\nabout = 'x'\nspelling = ['hard']\nforms = { sg = '-' }", "is no spelling"),
    ("[paradigm.n]\nabout = 'x'\nspelling = [['a']]\nforms = { sg = '-' }", "is no spelling"),
    ("[paradigm.n]\nabout = 'x'\nstrip = 1\nforms = { sg = '-' }", "is no text"),
    ("[paradigm]\nn = 1", "is no table"),
    ("[rows]\nsg = 1", "is no list of features"),
]


@pytest.mark.parametrize(("text", "problem"), FAULTS)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(PackError) as raised:
        load_paradigms(written(tmp_path, text))
    assert any(problem in fault.problem for fault in raised.value.faults)
    assert all(fault.file.endswith("paradigms.toml") for fault in raised.value.faults)


def test_all_faults_of_a_file_are_told_together(tmp_path: Path) -> None:
    text = "[paradigm.n]\nlike = 'm'\nforms = { sgg = '-' }\n[paradigm.v]\nabout = 'x'\nforms = { inf = 1 }"
    with pytest.raises(PackError) as raised:
        load_paradigms(written(tmp_path, text))
    assert {fault.entry.split(".")[1] for fault in raised.value.faults} == {"n", "v"}
    assert len(raised.value.faults) >= 4


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        load_paradigms(tmp_path / "none.toml")


def made(folder: Path, body: str, lemma: str, *stems: str, prefix: str = "") -> dict[str, set[str]]:
    """Forms that a one-paradigm file makes, by text, each with its joined features."""
    paradigm: Paradigm = load_paradigms(written(folder, HEADER + body))["n"]
    forms: dict[str, set[str]] = {}
    for form in paradigm.expand(lemma, stems, prefix):
        forms.setdefault(form.text, set()).add(".".join(sorted(form.features)))
    return forms


def test_the_notation_of_endings(tmp_path: Path) -> None:
    body = """
[paradigm.base]
about = "to be like"
strip = "er"
features = ["m"]
spelling = ["soft"]
forms = { sg = "a -/o", pl = ["x", "y"], inf = "~", "1.pres 2.pres" = "2+z", part.pass = "ge+1+t", ger = "0+zu+1" }
[paradigm.n]
about = "overrides one cell and takes a participle along"
like = "base"
forms = { pl = "w", part.act = "end:adj" }
[paradigm.adj]
about = "goes on from the participle"
strip = "d"
forms = { sg.f = "de" }
"""
    assert made(tmp_path, body, "vorlager", "zwei", prefix="vor") == {
        "lagea": {"m.nom.sg"},
        "lag": {"gen.m.sg"},
        "lago": {"gen.m.sg"},
        "lagw": {"m.pl"},
        "zweiz": {"1.m.pres", "2.m.pres"},
        "gelagt": {"m.part.pass"},
        "vorzulag": {"ger.m"},
        "lagende": {"act.f.m.part.sg"},
    }


def test_a_language_of_three_thousand_words_expands_in_good_time() -> None:
    specs = [spec_of(word, paradigm.name) for paradigm in PARADIGMS["ru"].values() for word in paradigm.examples]
    specs = (specs * (3000 // len(specs) + 1))[:3000]
    started = time.process_time()
    forms = sum(len(inflect(spec, PARADIGMS["ru"])) for spec in specs)
    taken = time.process_time() - started
    assert forms > 50_000
    assert taken < 1.5, f"{forms} forms in {taken:.2f} s"
