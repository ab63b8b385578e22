"""Words that say what became of counted things, each read with the small words around it.

A verb alone states a fact. A modal or a future tense before it makes it a plan,
with the verb's own fate as the stage still to come; "promised to" makes it a
pledge, "may have" leaves it possible, a negation denies it. Nouns ("deliveries
of", "production") take the tense and mood of the verb they lean on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.model import Annotation, Modality, Span, Stage, Status
from tallystick.recognise.deeds.governing import governing_status
from tallystick.recognise.deeds.roles import roles
from tallystick.recognise.deeds.status_value import STAGES, StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import (
    auxiliaries_of,
    auxiliary_of,
    describes_a_noun,
    features_of,
    is_finite,
    is_infinitive,
    is_noun_here,
    is_participle,
    is_passive_form,
    readings,
    verbs_at,
)

__all__ = ["StatusValue", "governing_status", "recognise_statuses", "roles"]

_REACH = 9
_LEADS = 3
_NEGATION_REACH = 4
_CLOSED = (
    "grammar", "not_counted", "phrase_end", "phrase_link", "phrase_skip", "quantity", "noun", "period", "date", "hedge",
    "negation", "stand_in", "pronoun", "clause_word", "party", "looks_back", "looks_ahead",
)  # fmt: skip
_TO_COME = frozenset({Status.PRODUCED, Status.DELIVERED, Status.ORDERED, Status.HELD, Status.USED})


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The small words that change what a verb says."""

    modal: Annotation | None
    auxiliaries: tuple[Annotation, ...]
    negation: Annotation | None
    condition: Annotation | None

    def found(self) -> Iterator[Annotation]:
        """Those that stand there, for whoever asks why."""
        yield from (word for word in (self.modal, *self.auxiliaries, self.negation, self.condition) if word is not None)


def recognise_statuses(board: Board) -> None:
    """Lay a status for each trigger: verbs as they stand in their clause, nouns where no verb covers them."""
    for trigger in _first_readings(board, "status_verb"):
        noun = is_noun_here(board, trigger) or _is_capital_form(board, trigger)
        if not noun and not _tells_no_fate(board, trigger):
            surroundings = _surroundings(board, trigger)
            value = _of_verb(board, trigger, surroundings)
            board.put("status", trigger.first, trigger.last, value, "status_verb", (trigger, *surroundings.found()))
    for trigger in _first_readings(board, "status_noun"):
        if board.starting(trigger.first, "status") or _tells_no_fate(board, trigger):
            continue
        if _is_written_as_noun(board, trigger):
            board.put("status", trigger.first, trigger.last, _of_noun(board, trigger), "status_noun", (trigger,))


def _first_readings(board: Board, kind: str) -> Iterator[Annotation]:
    """One annotation a place: that of the earliest entry."""
    for annotation in list(board.of(kind)):
        same = [a for a in board.starting(annotation.first, kind) if a.last == annotation.last]
        if annotation is same[0] and not _is_auxiliary(board, annotation) and not _has_nothing(board, annotation):
            yield annotation


def _is_written_as_noun(board: Board, trigger: Annotation) -> bool:
    """Whether a noun has the capital that its language asks for: "das *Soll*", but not "er soll"."""
    if not board.pack.settings.get("capital_nouns"):
        return True
    return any(board.tokens.is_capital(token) for token in range(trigger.first, trigger.last + 1))


def _is_capital_form(board: Board, trigger: Annotation) -> bool:
    """Whether a form of a verb has a noun's capital inside its sentence: "die *Werft* lieferte" (from "werfen")."""
    if not board.pack.settings.get("capital_nouns") or trigger.first < trigger.last or not features_of(trigger):
        return False
    first = board.sentence_at(trigger.first).first
    inside = trigger.first > first and board.tokens.kinds[trigger.first - 1] in "wd"
    return inside and board.tokens.is_capital(trigger.first)


def _tells_no_fate(board: Board, trigger: Annotation) -> bool:
    """Whether a word only leads to a source ("по *данным* Генштаба"), or belongs to a party's name or a fixed phrase.

    "Решение о сносе *принято*" tells of a decision and of no things.
    """
    leads = board.covering(trigger.first, "according", "citing") is not None or _is_in_fixed_phrase(board, trigger)
    return leads or _is_in_a_name(board, trigger)


def _is_in_fixed_phrase(board: Board, trigger: Annotation) -> bool:
    """Whether a word opens or ends a phrase that tells of no things, and is none of what stands inside it."""
    phrase = board.covering(trigger.first, "no_fate")
    return phrase is not None and (trigger.first == phrase.first or trigger.last == phrase.last)


def _is_in_a_name(board: Board, trigger: Annotation) -> bool:
    """Whether a word belongs to the name of a party: "il portavoce del *Programma* alimentare" plans nothing."""
    if board.pack.settings.get("capital_nouns") or not board.tokens.is_capital(trigger.first):
        return False
    around = board.covering(trigger.first, "party")
    return around is not None and around.first < trigger.first <= around.last


def _is_auxiliary(board: Board, annotation: Annotation) -> bool:
    """Whether a verb only helps another ("has delivered"): a participle or infinitive follows, adverbs apart."""
    if not any(a.last == annotation.last for a in board.starting(annotation.first, "auxiliary")):
        return False
    last = board.sentence_at(annotation.first).last
    for token in range(annotation.last + 1, min(last, annotation.last + 4) + 1):
        verbs = [v for kind in ("status_verb", "light_verb") for v in board.starting(token, kind)]
        if any("part" in f or "inf" in f for verb in verbs for f in readings(board, verb)) or _is_spoken(board, token):
            return True
        if board.tokens.kinds[token] != "w" or board.starting(token, "noun") or board.starting(token, "quantity"):
            return False
    return False


def _is_spoken(board: Board, token: int) -> bool:
    """Whether the participle of a word of speech stands here: "has denied"."""
    return any("part" in features_of(cue) for cue in board.starting(token, "cue"))


def _has_nothing(board: Board, annotation: Annotation) -> bool:
    """Whether a verb that mostly helps others ("have") stands without a number right behind it."""
    if not any(a.last == annotation.last for a in board.starting(annotation.first, "auxiliary")):
        return False
    if _is_unknown(board, annotation.last + 1):
        return True
    return not any(board.starting(annotation.last + step, "quantity") for step in range(1, 5))


def _is_unknown(board: Board, token: int) -> bool:
    """Whether a word that no pack knows stands here, so that the verb before helps it: "ha *costretto* 300 persone"."""
    if token > board.sentence_at(token - 1).last or board.tokens.kinds[token] != "w":
        return False
    if board.hits[token] or board.tokens.is_capital(token):
        return False
    return board.covering(token, *_CLOSED) is None


def _surroundings(board: Board, trigger: Annotation) -> _Surroundings:
    return _Surroundings(
        _modal_before(board, trigger),
        tuple(auxiliaries_of(board, trigger)),
        _negation(board, trigger),
        _condition(board, trigger),
    )


def _of_verb(board: Board, trigger: Annotation, around: _Surroundings) -> StatusValue:
    args = _args(trigger)
    passive = _is_passive(board, trigger)
    subject, object_ = args.get("subject", ""), args.get("object", "")
    if passive and object_:
        subject, object_ = object_, subject
    status, stage, modality = _read(board, trigger, args, around)
    return StatusValue(
        status,
        stage,
        modality,
        trigger,
        _hedge(board, trigger),
        subject,
        object_,
        passive,
        bare=around.modal is None and _is_bare(board, trigger),
    )


def _is_bare(board: Board, trigger: Annotation) -> bool:
    """Whether the verb is a participle that only adds to a noun ("jets given to Kyiv") beside the clause's own verb."""
    if is_infinitive(board, trigger):
        return False
    if not is_finite(board, trigger):
        return True
    if not any(is_participle(form) for form in readings(board, trigger)) or auxiliary_of(board, trigger):
        return False
    first, last = clause_of(board, trigger.first)
    behind_noun = board.covering(trigger.first - 1, "noun", "designator", "quantity") is not None
    return behind_noun and any(board.starting(t, "auxiliary") for t in range(first, last + 1))


def _of_noun(board: Board, trigger: Annotation) -> StatusValue:
    """A noun with the mood of its clause: the modal, the future or the condition of the verb that it leans on."""
    args = _args(trigger)
    first, last = clause_of(board, trigger.first)
    if not any(is_finite(board, verb) for token in range(first, last + 1) for verb in verbs_at(board, token)):
        first = board.sentence_at(first).first
    makes = next(
        (
            _args(a)["makes"]
            for token in range(first, last + 1)
            for a in board.starting(token, "modal")
            if not _is_date(board, a)
        ),
        None,
    )
    future = any("fut" in f for t in range(first, last + 1) for f in _tenses(board, t))
    makes = makes or ("planned" if _is_planned(board, trigger) else None)
    status, stage, modality = _plain(args)
    if status is Status.ORDERED and makes != "possible":
        makes, future = None, False  # a contract is a fact, whatever its deliveries are still to be
    if status in _TO_COME and modality is Modality.ASSERTED:
        status, stage, modality = _moved(status, stage, modality, makes or ("planned" if future else None), False)
    return StatusValue(
        status,
        stage,
        modality,
        trigger,
        _hedge(board, trigger),
        args.get("subject", ""),
        args.get("object", ""),
        noun=True,
    )


def _is_planned(board: Board, trigger: Annotation) -> bool:
    """Whether a word of planning leads to a noun: "un piano per la *costruzione*", "предусматривает *поставку*"."""
    start = max(board.sentence_at(trigger.first).first, trigger.first - _LEADS)
    for token in range(trigger.first - 1, start - 1, -1):
        words = [word for kind in ("status_verb", "status_noun") for word in board.ending(token, kind)]
        if words:
            return any(_args(word).get("status") == str(Status.PLANNED) for word in words)
        if board.tokens.kinds[token] != "w" or board.starting(token, "noun") or board.starting(token, "quantity"):
            return False
    return False


def _tenses(board: Board, token: int) -> Iterator[frozenset[str]]:
    for kind in ("light_verb", "auxiliary", "status_verb"):
        for annotation in board.starting(token, kind):
            yield features_of(annotation)


def _args(annotation: Annotation) -> dict[str, str]:
    assert isinstance(annotation.value, Lexeme)
    return {key: value for key, value in annotation.value.args.items() if isinstance(value, str)}


def _plain(args: dict[str, str]) -> tuple[Status, Stage | None, Modality]:
    """Status, stage and modality as the entry has them."""
    status = Status(args["status"])
    promised = Stage.DELIVER if status.is_promise else None
    return status, Stage(args["stage"]) if "stage" in args else promised, Modality(args.get("modality", "asserted"))


def _read(
    board: Board, trigger: Annotation, args: dict[str, str], around: _Surroundings
) -> tuple[Status, Stage | None, Modality]:
    """Status, stage and modality of a verb after modals, tense and negation."""
    status, stage, modality = _plain(args)
    forms = readings(board, trigger)
    modal = _args(around.modal)["makes"] if around.modal else None
    helped = readings(board, around.auxiliaries[-1]) if around.auxiliaries else []
    if modal is None:
        if _all_to_come(forms) or (helped and all("fut" in f for f in helped)):
            modal = "planned"
        elif all("cond" in f for f in forms) or (helped and all("cond" in f for f in helped)):
            modal = "possible"
        elif is_infinitive(board, trigger):
            modal = "planned"
    perfect = any(not _auxiliary_is_passive(auxiliary) for auxiliary in around.auxiliaries)
    if around.modal and (perfect or _ends_perfect(board, trigger)):
        hearsay = _args(around.modal).get("perfect")
        modal, perfect = (hearsay, True) if hearsay else (modal, perfect)
    if modal == "planned" and "future" in args:
        modal = args["future"]
    status, stage, modality = _moved(status, stage, modality, modal, perfect)
    if around.negation:
        modality = Modality.DENIED
    elif around.condition:
        modality = Modality.POSSIBLE
    return status, stage, modality


def _all_to_come(forms: list[frozenset[str]]) -> bool:
    """Whether a form is a future; some are written as the infinitive (Ukrainian "випустить"), no fact either."""
    return any("fut" in form for form in forms) and all({"fut", "inf"} & form for form in forms)


def _ends_perfect(board: Board, trigger: Annotation) -> bool:
    """Whether the infinitive of a perfect stands behind a participle: "soll 40 Raketen geliefert *haben*"."""
    if any("inf" in form for form in readings(board, trigger)):
        return False
    behind = board.starting(trigger.last + 1, "auxiliary")
    return any(not _auxiliary_is_passive(word) for word in behind)


def _moved(
    status: Status, stage: Stage | None, modality: Modality, makes: str | None, perfect: bool
) -> tuple[Status, Stage | None, Modality]:
    """The same under a modal: a fate still to come is a plan or a pledge with that fate as its stage."""
    if makes is None or makes == "asserted":
        return status, stage, modality
    if makes == "denied":
        return status, stage, Modality.DENIED
    to_come = status in _TO_COME
    if makes == "possible":
        if to_come and not perfect and status is not Status.PRODUCED:
            return Status.PLANNED, STAGES[status], Modality.POSSIBLE
        return status, stage, Modality.POSSIBLE
    if not to_come:
        promised = status is Status.PLEDGED and modality is Modality.ASSERTED
        return status, stage, Modality.PLANNED if promised else modality
    if makes == "requested":
        return Status.REQUESTED, STAGES[status], Modality.ASSERTED
    return Status(makes), STAGES[status], Modality.PLANNED


def _is_passive(board: Board, trigger: Annotation) -> bool:
    """Whether the verb is passive: a participle behind the auxiliary for it, a short or a bare one, or a reflexive."""
    forms = readings(board, trigger)
    if any("refl" in f for f in forms):
        return True
    if not any(is_passive_form(f) for f in forms):
        return False
    if any("short" in f for f in forms):
        return True
    auxiliary = auxiliary_of(board, trigger)
    if auxiliary is None:
        return all(is_participle(f) for f in forms) or not is_finite(board, trigger)
    return _auxiliary_is_passive(auxiliary)


def _auxiliary_is_passive(auxiliary: Annotation) -> bool:
    return isinstance(auxiliary.value, Lexeme) and bool(auxiliary.value.args.get("passive"))


def _modal_before(board: Board, trigger: Annotation) -> Annotation | None:
    """The nearest modal before the verb, where no other verb stands between."""
    first = max(clause_of(board, trigger.first)[0], trigger.first - _REACH)
    for token in range(trigger.first - 1, first - 1, -1):
        modals = [
            a
            for a in board.starting(token, "modal")
            if a.last < trigger.first and not _is_date(board, a) and not _only_describes(board, a, trigger)
        ]
        if modals:
            return max(modals, key=lambda a: a.last)
        verbs = [v for v in verbs_at(board, token) if not board.starting(token, "auxiliary")]
        if any(is_finite(board, verb) for verb in verbs):
            return None
    return _modal_into(board, trigger, first)


def _only_describes(board: Board, modal: Annotation, trigger: Annotation) -> bool:
    """Whether a modal is but the participle of a noun: "of the 40 *promised* tanks nine have come"."""
    if is_infinitive(board, trigger) or is_finite(board, modal):
        return False
    if describes_a_noun(board, modal):
        return True
    if auxiliary_of(board, modal) is not None:
        return False
    return any(is_participle(form) for form in readings(board, modal))


def _modal_into(board: Board, trigger: Annotation, first: int) -> Annotation | None:
    """The modal that ends in the word which opens the verb's clause: Spanish "se espera *que* lleguen".

    A comma may stand before that word: "a permis, selon le centre, *d'*exporter".
    """
    opening = (first, first + 1) if board.tokens.kinds[first] == "p" else (first,)
    modals = [
        modal for end in opening if end < trigger.first for modal in board.ending(end, "modal") if modal.first < first
    ]
    return max(modals, key=lambda a: a.last - a.first, default=None)


def _is_date(board: Board, modal: Annotation) -> bool:
    """Whether what looks like a modal is part of a date ("May 23")."""
    inside = board.tokens.is_capital(modal.first) and modal.first > board.sentence_at(modal.first).first
    return inside or not board.free(modal.first, modal.last, "date", "period")


def _negation(board: Board, trigger: Annotation) -> Annotation | None:
    """The word that denies the verb: before it, with no number and no thing between.

    None is denied of what "so few" of were not made for long: these were made.
    """
    first = clause_of(board, trigger.first)[0]
    if any(board.starting(token, "so_few") for token in range(first, trigger.first)):
        return None
    for token in range(trigger.first - 1, max(first, trigger.first - _NEGATION_REACH) - 1, -1):
        negation = board.covering(token, "negation")
        if negation is not None:
            return negation
        if board.starting(token, "quantity") or board.starting(token, "noun"):
            return None
    return None


def _condition(board: Board, trigger: Annotation) -> Annotation | None:
    """The word of condition that opens the verb's clause."""
    first, _ = clause_of(board, trigger.first)
    opening = range(first, min(first + 2, trigger.first) + 1)
    return next((word for token in opening for word in board.starting(token, "condition")), None)


def _hedge(board: Board, trigger: Annotation) -> Span | None:
    """The words that take the statement back a little, in the same clause."""
    first, last = clause_of(board, trigger.first)
    return next((a.span for token in range(first, last + 1) for a in board.starting(token, "hedge")), None)
