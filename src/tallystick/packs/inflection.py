"""Inflection as data: words in packs are written `lemma:paradigm`, and this makes all their forms.

A language keeps its paradigms in `languages/<code>/paradigms.toml`, in endings and plain
spelling pairs, so that a linguist can add one without Python and a folder of a user's own
needs no foreign dictionary.

    [rows]                                      # the order of endings in a row
    sg = "nom gen dat acc ins loc"
    pl = "nom gen dat acc ins loc"

    [spelling]                                  # named sets of pairs, for the joint of stem and ending
    velar = [["гы", "ги"], ["кы", "ки"], ["хы", "хи"]]

    [paradigm.f_a]
    about = "Feminine nouns in -а: ракета, страна"
    strip = "а"                                 # cut from the lemma: what is left is stem 1
    features = ["f"]                            # every form has these
    spelling = ["velar"]                        # or pairs written out: [["гы", "ги"]]
    forms = { sg = "а ы е у ой е", pl = "ы - ам ы ами ах" }
    examples = { "книга" = ["книги", "книгой"] }   # checked by the tests
    never = { "книга" = ["книгы"] }

    [paradigm.f_a_2]
    about = "The same with a vowel that comes in the genitive plural: сделка, сделок"
    like = "f_a"                                # takes everything over; forms are laid over
    forms = { pl.gen = "2", pl.acc = "ы/2" }

An ending is one of
    "ами"                 stem 1 and the ending; "-" (or "") is no ending, "~" is no form at all
    "ой/ою"               alternatives; a list does the same
    "2+ами", "2"          the second stem, which the word gives: "боец:m_an_2/бойц"
    "ge+1+t", "0+ge+1+t"  something before the stem; 0 is the prefix of "zu+sagen:v_en_sep"
    "ённый:a_ый"          an ending that itself inflects like another paradigm: participles
A key names features joined by dots, or nested tables; "nom acc" in a key, or "pl.nom sg.acc", stands for both.
`like` may be a list; the later counts. `ends` lists endings one of which the lemma must have.

The features: number sg pl, case nom gen dat acc ins loc voc, gender m f n, person 1 2 3;
verbs inf pres past imperf fut cond subj imp ger impers pf ipf refl, part.act and part.pass;
numerals card coll; adjectives pos comp sup short, weak strong mixed (German). `split` marks
a German verb whose prefix stands elsewhere ("sagte ... zu"). docs/inflection.md is the guide.
"""

from __future__ import annotations

from collections.abc import Mapping

from tallystick.errors import Fault, PackError
from tallystick.packs.paradigm import Cell, Form, Paradigm
from tallystick.packs.paradigm_entry import TAGS
from tallystick.packs.paradigm_file import load_paradigms
from tallystick.packs.word_spec import WordSpec, parse_phrase, parse_word

__all__ = ["TAGS", "Cell", "Form", "Paradigm", "WordSpec", "inflect", "load_paradigms", "parse_phrase", "parse_word"]


def inflect(word: WordSpec, paradigms: Mapping[str, Paradigm]) -> tuple[Form, ...]:
    """All forms of a word as a pack names it; a literal has the one form that it is.

    Raises `PackError` where the paradigm is unknown or does not suit the word.
    """
    if word.paradigm is None:
        return (Form(word.lemma, frozenset()),)
    paradigm = paradigms.get(word.paradigm)
    if paradigm is None:
        alike = [name for name in paradigms if name[:1] == word.paradigm[:1]] or list(paradigms)
        known = f"known: {', '.join(alike)}"
        raise PackError([Fault("", f"{word.lemma}:{word.paradigm}", f'no paradigm "{word.paradigm}"', known)])
    return paradigm.expand(word.lemma, word.stems, word.prefix)
