"""Through whom words reached the outlet: "cité par TASS", "told Reuters", a dateline's credit."""

from __future__ import annotations

from tallystick.model import Annotation, Party
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.phrases import lexeme
from tallystick.recognise.ground.wording import DASHES, Wording
from tallystick.recognise.parties.party_value import PartyValue, Sort
from tallystick.words.sentences import Sentence

_NEAR = 6


def agencies(board: Board, first: int, last: int) -> list[Annotation]:
    """Agencies and outlets that begin in a run of tokens, in order."""
    return [
        party
        for party in sorted(board.overlapping(first, last, "party"), key=lambda party: party.first)
        if isinstance(party.value, PartyValue) and party.value.sort is Sort.AGENCY and party.first >= first
    ]


def party_of(annotation: Annotation) -> Party:
    """An agency on the board as a carrier."""
    assert isinstance(annotation.value, PartyValue), "parties hold party values"
    return annotation.value.party(annotation.span)


def carriers_of(board: Board, wording: Wording, sentence: Sentence, source: tuple[int, int] | None) -> list[Annotation]:
    """The agencies of a sentence that carry its statement: cited as carriers, or told it; never the source itself."""
    found: list[Annotation] = []
    for annotation in agencies(board, sentence.first, sentence.last):
        if source is not None and source[0] <= annotation.first <= source[1]:
            continue
        if _carries(board, wording, annotation):
            found.append(annotation)
    return found


def _carries(board: Board, wording: Wording, agency: Annotation) -> bool:
    before = agency.first - 1
    while before >= 0 and wording.has(before, "det", "indef"):
        before -= 1
    near = board.overlapping(max(before - 2, 0), before, "citing")
    if any(lexeme(citing).args["role"] == "carrier" for citing in near):
        return True
    if any(lexeme(citing).args["role"] == "carrier" for citing in board.starting(agency.last + 1, "citing")):
        return True
    return (
        told(board, wording, agency)
        or _closes(board, wording, agency)
        or bool(board.ending(before, "cue"))
        or _is_credit(board, wording, agency)
    )


def _closes(board: Board, wording: Wording, agency: Annotation) -> bool:
    """Whether it stands behind a comma with a verb of its own that ends the sentence: ", *Interfax* reported."."""
    return wording.is_mark(agency.first - 1, ",") and any(
        wording.is_mark(cue.last + 1, ".;") for cue in board.starting(agency.last + 1, "cue")
    )


def told(board: Board, wording: Wording, agency: Annotation) -> bool:
    """Whether the statement was made to the agency: "told TASS", "a déclaré à TASS"."""
    before = agency.first - 1
    while before >= 0 and wording.has(before, "det") and not wording.has(before, "prep"):
        before -= 1
    for cue in board.ending(before, "cue"):
        return bool(lexeme(cue).args.get("tells"))
    if wording.has(before, "to"):
        return any(board.overlapping(max(before - _NEAR, 0), before - 1, "cue", "cue_noun"))
    return False


def _is_credit(board: Board, wording: Wording, agency: Annotation) -> bool:
    """Whether it closes the sentence alone behind a dash or in brackets."""
    return wording.is_mark(agency.first - 1, "(/") and wording.is_mark(agency.last + 1, ")/")


def dateline(board: Board, wording: Wording) -> tuple[Annotation, int] | None:
    """The agency that a dateline credits and the first token after it: "KYIV, March 3 (Reuters) - "."""
    for sentence in board.sentences[:4]:
        for agency in agencies(board, sentence.first, min(sentence.last, sentence.first + 14)):
            if not wording.is_mark(agency.first - 1, "(/"):
                continue
            after = agency.last + 1
            if not wording.is_mark(after, ")/"):
                continue
            after += 1
            while wording.is_mark(after, DASHES | {".", ","}):
                after += 1
            if after < len(board.tokens) and after > agency.last + 2:
                return agency, after
    return None
