"""What contracts and promises hold, and what they are for.

"The order counted five", "the contract provided for the delivery of five": five were ordered, whatever verb tells what
the paper says. "Promised 1.6 billion *for the purchase of* shells" is promised and not bought.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import Annotation, Modality, Stage, Status
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.parties.party_of import parties_between

_PAPERS = frozenset({Status.ORDERED})
_TELLS_CONTENT = frozenset({Status.HELD, Status.PLANNED})
_MARK_REACH = 2
_LEADS = 2


def contained(board: Board, found: StatusValue, clause: tuple[int, int]) -> StatusValue | None:
    """An order, where the verb only tells what a contract before it holds; None where it tells more."""
    verb = _verb_of_content(board, found) if found.status in _TELLS_CONTENT else None
    paper = _paper_before(board, verb, clause) if verb is not None else None
    if verb is None or paper is None or parties_between(board, paper.annotation.last + 1, verb.first - 1):
        return None
    modality = found.modality if found.modality is Modality.DENIED else Modality.ASSERTED
    return replace(paper, stage=Stage.DELIVER, modality=modality)


def _verb_of_content(board: Board, found: StatusValue) -> Annotation | None:
    """The word for what papers do, to count or to provide for: the status's own, or the one that leads to its noun."""
    trigger = found.annotation
    if not found.noun:
        return next((w for w in board.starting(trigger.first, "contains") if w.last >= trigger.last), None)
    before = range(trigger.first - 1, max(trigger.first - 1 - _LEADS, -1), -1)
    return next((word for token in before for word in board.ending(token, "contains")), None)


def _paper_before(board: Board, verb: Annotation, clause: tuple[int, int]) -> StatusValue | None:
    """The contract that stands before a verb in its clause or opens its sentence."""
    first = min(clause[0], board.sentence_at(verb.first).first)
    for token in range(verb.first - 1, first - 1, -1):
        for status in board.starting(token, "status"):
            if isinstance(status.value, StatusValue) and status.value.noun and status.value.status in _PAPERS:
                return status.value
    return None


def is_purpose(board: Board, status: Annotation, clause: tuple[int, int]) -> bool:
    """Whether a noun only tells what is promised in its clause for: "promised 1.6 billion *for the purchase* of"."""
    told = status.value
    if not isinstance(told, StatusValue) or not told.noun or told.status is not Status.ORDERED:
        return False
    before = range(max(clause[0], status.first - _MARK_REACH), status.first)
    if not any(_is_mark(mark) for token in before for mark in board.starting(token, "party_mark")):
        return False
    others = (a.value for token in range(clause[0], clause[1] + 1) for a in board.starting(token, "status"))
    return any(isinstance(other, StatusValue) and other.status is Status.PLEDGED and not other.noun for other in others)


def _is_mark(mark: Annotation) -> bool:
    return isinstance(mark.value, Lexeme) and mark.value.args.get("role") == "recipient"
