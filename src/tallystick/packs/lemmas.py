"""What word a form belongs to, for search: by the packs' own words, else by the language's usual endings.

The words that a pack knows are some thousand; all others lose the longest of
the language's usual endings. These are no list of ours: an ending is usual where
enough of the pack's own words have it, so that whoever writes paradigms for a
language has its stemmer as well.

Two words that share a form are one word here, since a page may mean either: nouns
by any form ("Dosen" of "Dose" and "Dosis"), a verb and another word only where the
form is a lemma ("partido" of "partir"), for verbs have many forms that nobody writes.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tallystick.packs.compiled import LanguagePack
from tallystick.packs.word_spec import parse_word
from tallystick.words.bare import bare
from tallystick.words.tokens import Apostrophe

SHORTEST_STEM = 3
"""Letters that must be left where one is cut off; where more are, one more must be left."""
_VERBAL = frozenset({"inf", "1", "2", "3"})
USUAL = 0.03
"""The share of a pack's inflected words that must have an ending.

Measured against independent dictionaries of nine languages on words that the packs do not know: a higher share leaves
forms apart that belong together, a lower one cuts off parts of stems.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Lemmas:
    """A language's words as search knows them: the term of each known form, and the usual endings of the others.

    Each is equal to itself alone, so that what it makes of a word can be kept.
    """

    code: str
    apostrophe: Apostrophe = Apostrophe.BEFORE
    terms: Mapping[str, str] = field(default_factory=dict, repr=False)
    endings: frozenset[str] = frozenset()
    longest: int = 0
    digest: str = ""
    """By which an index tells whether its terms were made with the same words and endings."""

    def term(self, form: str) -> str:
        """The term of a bare form.

        >>> Lemmas("xx", terms={"went": "go"}, endings=frozenset({"s"}), longest=1).term("went")
        'go'
        >>> Lemmas("xx", endings=frozenset({"s", "es"}), longest=2).term("coaches")
        'coach'
        """
        known = self.terms.get(form)
        if known is not None:
            return known
        for size in range(min(self.longest, len(form) - SHORTEST_STEM), 0, -1):
            if form[-size:] in self.endings and (size == 1 or len(form) - size > SHORTEST_STEM):
                return form[:-size]
        return form

    def letters(self, term: str) -> tuple[str, ...]:
        """Letters of which each form of a term has some: itself, of which others lost an ending, and known forms.

        >>> Lemmas("xx", terms={"went": "go", "goes": "go"}).letters("go")
        ('go', 'went')
        """
        found = dict.fromkeys([term, *_forms_of(self).get(term, ())])
        return tuple(one for one in found if not any(other in one for other in found if other != one))


@lru_cache(maxsize=40)
def _forms_of(lemmas: Lemmas) -> dict[str, list[str]]:
    """The known forms of each term."""
    found: dict[str, list[str]] = defaultdict(list)
    for form, term in lemmas.terms.items():
        found[term].append(form)
    return found


class _Word(NamedTuple):
    """A word that a pack inflects."""

    lemma: str
    forms: frozenset[str]
    is_verb: bool


def lemmas_of(pack: LanguagePack) -> Lemmas:
    """The words of a compiled pack."""
    words = _words(pack)
    terms = _terms(words)
    endings = _usual_endings(word.forms for word in words)
    told = "\n".join([pack.apostrophe, *sorted(endings), *(f"{form} {term}" for form, term in sorted(terms.items()))])
    return Lemmas(
        code=pack.code,
        apostrophe=pack.apostrophe,
        terms=terms,
        endings=endings,
        longest=max(map(len, endings), default=0),
        digest=hashlib.sha256(told.encode()).hexdigest()[:16],
    )


def _words(pack: LanguagePack) -> list[_Word]:
    """Every inflected word with its bare forms."""
    forms: dict[str, set[str]] = defaultdict(set)
    verbs: set[str] = set()
    for form, hits in pack.forms.items():
        for spec, features in hits:
            if parse_word(spec).paradigm is not None and (key := bare(form)):
                forms[spec].add(key)
                if features & _VERBAL:
                    verbs.add(spec)
    return [
        _Word(bare(parse_word(spec).lemma), frozenset(found), spec in verbs) for spec, found in sorted(forms.items())
    ]


def _terms(words: Iterable[_Word]) -> dict[str, str]:
    """The term of each form: of all lemmas that are one word, the first of the alphabet."""
    by_form: dict[str, dict[str, bool]] = defaultdict(dict)
    for word in words:
        for form in word.forms:
            by_form[form][word.lemma] = word.is_verb and by_form[form].get(word.lemma, True)
    first_of = _united(by_form)
    return {form: first_of[_owner(form, lemmas)] for form, lemmas in by_form.items()}


def _united(by_form: Mapping[str, Mapping[str, bool]]) -> dict[str, str]:
    """Each lemma's word: whatever shares a form, if it is a lemma, and else what is no verb."""
    head = {lemma: lemma for lemmas in by_form.values() for lemma in lemmas}

    def first_of(lemma: str) -> str:
        while head[lemma] != lemma:
            lemma = head[lemma]
        return lemma

    for form, lemmas in sorted(by_form.items()):
        alike = [lemma for lemma, is_verb in lemmas.items() if form in lemmas or not is_verb]
        if alike:
            first, *others = sorted(set(map(first_of, alike)))
            head.update(dict.fromkeys(others, first))
    return {lemma: first_of(lemma) for lemma in head}


def _owner(form: str, lemmas: Iterable[str]) -> str:
    """Of several lemmas the one that begins most like the form."""
    return min(lemmas, key=lambda lemma: (-_alike(form, lemma), lemma))


def _usual_endings(words: Iterable[frozenset[str]]) -> frozenset[str]:
    """The endings that a good share of the words have, behind what all forms of a word begin with."""
    counted: Counter[str] = Counter()
    inflected = 0
    for forms in words:
        stem = _alike(min(forms), max(forms))
        if stem >= SHORTEST_STEM and len(forms) > 1:
            inflected += 1
            counted.update(form[stem:] for form in forms)
    enough = max(2, USUAL * inflected)
    return frozenset(ending for ending, count in counted.items() if ending and count >= enough)


def _alike(one: str, two: str) -> int:
    """How many letters two words begin with alike; of the first and the last of a sorted list, all of it does."""
    differing = (place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b)
    return next(differing, min(len(one), len(two)))
