"""What form a verb stands in: finite or not, future, infinitive, participle, passive.

The words layer lays every reading of a form; a place may hold several. What the
neighbours show decides between them: "order" behind an article is a noun,
"delivered" behind a form of *be* is a passive, behind a number an adjective.
"""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.wording import roles_to

VERBS = ("status_verb", "light_verb")
_VERB_KINDS = frozenset(VERBS)
_FINITE = frozenset({"pres", "past", "fut", "cond", "imperf", "imp"})
_BEFORE_NOUNS = frozenset({"strong", "weak"})
_PRESENT = frozenset({"pres", "imp"})
_SMALL_WORDS = ("grammar", "party_mark", "phrase_link", "part_word")
_NOMINAL = ("status_noun", "noun", "event_noun", "body")


def features_of(annotation: Annotation) -> frozenset[str]:
    """The features of the form that was met."""
    return annotation.value.features if isinstance(annotation.value, Lexeme) else frozenset()


def verbs_at(board: Board, token: int) -> list[Annotation]:
    """Readings as a verb that begin at a token."""
    if not board.may_have(token, _VERB_KINDS):
        return []
    return [verb for kind in VERBS for verb in board.starting(token, kind)]


def readings(board: Board, annotation: Annotation) -> list[frozenset[str]]:
    """The features of every reading of the same kind at the same place."""
    return [features_of(a) for a in board.starting(annotation.first, annotation.kind) if a.last == annotation.last]


def is_participle(features: frozenset[str]) -> bool:
    """Whether a form is a participle (short ones of Slavic languages are predicates, and finite)."""
    return "part" in features and "short" not in features


def is_passive_form(features: frozenset[str]) -> bool:
    """Whether a form is one that passives are built of."""
    return "part" in features and "pass" in features


def is_infinitive(board: Board, annotation: Annotation) -> bool:
    """Whether the verb stands in the infinitive; a form that also is a finite one needs its marker before it."""
    forms = readings(board, annotation)
    if not any("inf" in features for features in forms):
        return False
    return not any(_is_finite_form(features) for features in forms) or follows_marker(board, annotation)


def _is_finite_form(features: frozenset[str]) -> bool:
    """Whether a form is that of a predicate; a future subjunctive is written as the infinitive (Portuguese)."""
    return bool(_FINITE & features) and not {"subj", "fut"} <= features


def follows_marker(board: Board, annotation: Annotation) -> bool:
    """Whether the language's mark of an infinitive ("to") stands right before the verb."""
    return "infinitive" in roles_to(board, annotation.first - 1)


def is_finite(board: Board, annotation: Annotation) -> bool:
    """Whether the verb is the predicate of a clause, as far as its form and neighbours show."""
    forms = readings(board, annotation)
    if not forms or all(not features for features in forms):
        return annotation.kind in VERBS
    if is_noun_here(board, annotation) or describes_a_noun(board, annotation):
        return False
    if all(is_participle(features) or "ger" in features for features in forms):
        return has_auxiliary(board, annotation)
    if any(is_participle(features) for features in forms) and board.ending(annotation.first - 1, "quantity"):
        return has_auxiliary(board, annotation) or not board.starting(annotation.last + 1, "noun")
    return any(_is_finite_form(features) or "short" in features for features in forms)


def describes_a_noun(board: Board, annotation: Annotation) -> bool:
    """Whether a participle with the ending of an adjective stands before its noun: "hat die *versprochenen* Panzer"."""
    forms = readings(board, annotation)
    if not any(_BEFORE_NOUNS & features and is_participle(features) for features in forms):
        return False
    if all(_BEFORE_NOUNS & features for features in forms):
        return True
    return "det" in roles_to(board, annotation.first - 1)


def has_auxiliary(board: Board, annotation: Annotation) -> bool:
    """Whether an auxiliary stands before the verb, with at most three short words between."""
    return auxiliary_of(board, annotation) is not None


def auxiliary_of(board: Board, annotation: Annotation) -> Annotation | None:
    """The nearest auxiliary before the verb in its sentence, within reach."""
    return next(iter(auxiliaries_of(board, annotation)), None)


def auxiliaries_of(board: Board, annotation: Annotation) -> Iterator[Annotation]:
    """The auxiliaries before the verb, the nearest first, with nothing but short words between ("have been")."""
    first = board.sentence_at(annotation.first).first
    for token in range(annotation.first - 1, max(first, annotation.first - 4) - 1, -1):
        found = board.starting(token, "auxiliary")
        if found:
            yield found[0]
        elif board.tokens.kinds[token] != "w" or board.starting(token, "noun"):
            return


def is_noun_here(board: Board, annotation: Annotation) -> bool:
    """Whether a form that may be a noun stands as one: no modal, marker or auxiliary right before it."""
    inside = board.covering(annotation.first, "noun")
    if inside is not None and (inside.first < annotation.first or board.ending(annotation.first - 1, "phrase_link")):
        return True
    if _cannot_be_a_verb(board, annotation):
        return True
    if not any(a.last >= annotation.last for kind in _NOMINAL for a in board.starting(annotation.first, kind)):
        return False
    if any("past" in features or "fut" in features for features in readings(board, annotation)):
        return False
    before = annotation.first - 1
    if before < 0:
        return True
    return (
        not follows_marker(board, annotation)
        and board.covering(before, "modal", "negation", "auxiliary", "pronoun") is None
    )


def _cannot_be_a_verb(board: Board, annotation: Annotation) -> bool:
    """Whether a form of the present stands where none can: behind a preposition, or "I" and "you" behind an article.

    "Sous *forme* de prêts", "il *recupero* di 300 case", "por 14 *pagas*". Nor is a small word "I" or "you" with a
    verb: Italian "di" and "verso", Spanish "bajo".
    """
    forms, before = readings(board, annotation), annotation.first - 1
    if not forms or any("part" in features or not _PRESENT & features for features in forms):
        return False
    if all({"2", "pres", "sg"} <= features for features in forms):
        return True
    if all({"1", "2"} & features for features in forms) and _is_small_word(board, annotation):
        return True
    if before < board.sentence_at(annotation.first).first:
        return False
    roles = roles_to(board, before)
    if roles == {"prep"} or ("det" in roles and board.starting(annotation.first, "body")):
        return True  # "l'*usine*", "la *fabbrica*"
    return "det" in roles and all("1" in features and "sg" in features for features in forms)


def _is_small_word(board: Board, annotation: Annotation) -> bool:
    """Whether a form is a word that only joins others: a preposition, a link, the word for the start of a time."""
    return any(word.last == annotation.last for kind in _SMALL_WORDS for word in board.starting(annotation.first, kind))
