"""From which day a text speaks, and whether a sentence looks back or ahead.

A month without a year means the latest such month where a report looks back,
and the next one where it looks ahead. What a report does not give is not
made up: without a publication date only the text's own years help, and only
where they all agree on one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from tallystick.model import Anchor, Status
from tallystick.packs import LanguagePack
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.endings import form_ends_as
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.times.calendar_expression import Expression, years_said
from tallystick.words.sentences import Sentence

AUXILIARY_REACH = 3
_TENSES = frozenset({"fut", "past", "pres", "inf"})


class Lean(Enum):
    """Where a sentence looks: back, ahead, neither, or ahead because it is a bare entry as in a diary."""

    BACK = "back"
    AHEAD = "ahead"
    NEITHER = "neither"
    DIARY = "diary"

    @property
    def is_ahead(self) -> bool:
        """Whether it looks to what is still to come."""
        return self in (Lean.AHEAD, Lean.DIARY)


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative expressions are resolved from.

    `day` is the day of publication, or of the statement where only that is
    known; `basis` says which. `year` is the one year that a text without a
    date speaks of.
    """

    day: date | None = None
    basis: Anchor | None = None
    year: int | None = None
    lean: Lean = Lean.NEITHER

    def leaning(self, lean: Lean) -> Anchors:
        """The same with another lean."""
        return Anchors(self.day, self.basis, self.year, lean)


# In tokens: "received 450 drones in February and will receive more" is about the verb before the month.
_BEHIND = 5


def text_year(board: Board) -> int | None:
    """The one year that all dated expressions of a text agree on, None where they name several or none."""
    years: set[int] = set()
    for annotation in board.of("date"):
        years |= years_said(annotation.value) if isinstance(annotation.value, Expression) else set()
    return years.pop() if len(years) == 1 else None


def text_anchors(board: Board) -> Anchors:
    """The anchors of a whole text: its publication date, else the one year it speaks of."""
    if board.published is not None:
        return Anchors(board.published, Anchor.PUBLISHED)
    return Anchors(year=text_year(board))


def lean_of(board: Board, first: int, last: int, *, deadline: bool = False) -> Lean:
    """Where the words around an expression look: by the nearest verb that shows its tense.

    Before a deadline the present looks ahead too: who "expects 60 ships by May" has not seen them. So does a word of
    planning in any tense: what "had been planned by summer" was still to come.
    """
    sentence, tokens = board.sentence_at(first), board.tokens
    dated = _covered(board, sentence, "date") | set(range(first, last + 1))
    words = [
        token
        for token in range(sentence.first, sentence.last + 1)
        if token not in dated
        and tokens.kinds[token] in "wd"
        and not (tokens.glued(token) and tokens.kinds[token - 1] == "d")  # the A of "2A6" is no verb
    ]
    if all(board.starting(token, "day_cue") for token in words):
        return Lean.DIARY if len(board.sentences) == 1 else Lean.NEITHER
    tenses = _tenses(board, sentence, words)
    if deadline:
        tenses = {token: lean or _present_at(board, token) for token, lean in tenses.items()}
        if any(_tells_plan(board, token) and not _distance(board, first, last, token)[0] for token in words):
            return Lean.AHEAD
    nearest: tuple[tuple[bool, int], Lean] | None = None
    for token, lean in tenses.items():
        if lean is None:
            continue
        if lean is Lean.BACK and any(tenses.get(token - step) is Lean.AHEAD for step in range(1, AUXILIARY_REACH + 1)):
            lean = Lean.AHEAD
        distance = _distance(board, first, last, token)
        if nearest is None or distance < nearest[0]:
            nearest = (distance, lean)
    return nearest[1] if nearest else Lean.NEITHER


def _tells_plan(board: Board, token: int) -> bool:
    """Whether a verb that tells of a plan begins here: "vorgesehen", "expected"."""
    return any(
        isinstance(verb.value, Lexeme) and verb.value.args.get("status") == str(Status.PLANNED)
        for verb in board.starting(token, "status_verb")
    )


def _distance(board: Board, first: int, last: int, verb: int) -> tuple[bool, int]:
    """How far a verb stands from an expression: whether beyond a mark, in another clause likely, and its tokens."""
    between = range(verb + 1, first) if verb < first else range(last + 1, verb)
    beyond = any(board.tokens.keys[token] in ",;:()" for token in between)
    return beyond, len(between) + 1 + (0 if verb < first else _BEHIND)


def _covered(board: Board, sentence: Sentence, kind: str) -> set[int]:
    """The tokens of a sentence over which annotations of a kind lie."""
    return {token for a in board.within(sentence, kind) for token in range(a.first, a.last + 1)}


def _tenses(board: Board, sentence: Sentence, words: list[int]) -> dict[int, Lean | None]:
    """The tense that each word shows: by the pack's lists, else by its form."""
    ahead, back = _covered(board, sentence, "looks_ahead"), _covered(board, sentence, "looks_back")
    pack, keys = board.pack, board.tokens.keys
    shown = {token: _tense_of(pack, keys[token]) for token in words}
    return {token: Lean.AHEAD if token in ahead else Lean.BACK if token in back else shown[token] for token in words}


@lru_cache(maxsize=20_000)
def _tense_of(pack: LanguagePack, key: str) -> Lean | None:
    """The tense of a form by the dictionary, or else by its ending."""
    tenses = {tense for _, features in pack.forms.get(key, ()) for tense in features & _TENSES}
    if tenses:
        return {frozenset({"fut"}): Lean.AHEAD, frozenset({"past"}): Lean.BACK}.get(frozenset(tenses))
    if form_ends_as(pack, key, "future_ending"):
        return Lean.AHEAD
    return Lean.BACK if form_ends_as(pack, key, "past_ending") else None


def _present_at(board: Board, token: int) -> Lean | None:
    """Ahead, where a verb stands in the present and helps no other."""
    tenses = {tense for _, features in board.hits[token] for tense in features & _TENSES}
    return Lean.AHEAD if "pres" in tenses and "past" not in tenses and not board.starting(token, "auxiliary") else None
