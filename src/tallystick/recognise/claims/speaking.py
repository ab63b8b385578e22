"""Who says what a mention tells, and who of those that speak also acts."""

from __future__ import annotations

from tallystick.model import Annotation, Attribution, Span, Speaker, Status
from tallystick.recognise.claims.attributed import Attributed
from tallystick.recognise.claims.denied_reports import is_called_untrue
from tallystick.recognise.deeds.roles import Roles
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import is_infinitive
from tallystick.recognise.parties.party_value import PartyValue


def attribution_of(board: Board, attributed: Attributed, span: Span) -> tuple[int | None, Attribution | None]:
    """The narrowest attribution whose content holds the quantity, with its position.

    A plan or a pledge of one's own ("Denmark plans to ...") is a status of the
    claim; who said it is whoever stands around it.
    """
    best: tuple[int, int, Attribution] | None = None
    for index, value in attributed.around(span):
        width = value.content.end - value.content.start
        if (best is None or width < best[0]) and not _is_status(board, value.cue):
            best = (width, index, value)
    return (best[1], best[2]) if best else (None, None)


def _is_status(board: Board, cue: Span | None) -> bool:
    """Whether a cue is what gives a claim its status, and no more: to announce or report is to say, to plan is not."""
    if cue is None:
        return False
    first, last = board.tokens.at(cue.start), board.tokens.at(cue.end - 1)
    statuses = [a.value for a in board.overlapping(first, last, "status") if isinstance(a.value, StatusValue)]
    if not statuses:
        return False
    spoken = any(_may_quote(word) for word in board.overlapping(first, last, "cue"))
    own = (value.status is Status.PLEDGED or value.subject == "awaiter" for value in statuses)
    return not spoken or any(own)


def _may_quote(cue: Annotation) -> bool:
    return isinstance(cue.value, Lexeme) and "quote" in str(cue.value.args.get("takes", ""))


def is_denied(board: Board, annotation: Annotation, attribution: Attribution | None) -> bool:
    """Whether the word of speech says that it is not so ("denied that 200 had been sent"), or the text does."""
    if is_called_untrue(board, board.sentence_at(annotation.first)):
        return True
    if attribution is None or attribution.cue is None:
        return False
    first, last = board.tokens.at(attribution.cue.start), board.tokens.at(attribution.cue.end - 1)
    return not board.free(first, last, "denial")


def acting(
    board: Board, party: Annotation | None, attribution: Attribution | None, governor: StatusValue
) -> Annotation | None:
    """The party, unless it stands outside what was said: who speaks does not for that act or receive.

    Who "promised *to deliver*" does both.
    """
    if party is None or inside(party.span, attribution):
        return party
    return party if _means_to(board, party, attribution, governor) else None


def _means_to(board: Board, party: Annotation, attribution: Attribution | None, governor: StatusValue) -> bool:
    """Whether the word of speech tells what its own subject does: by itself, or by an infinitive behind it."""
    if attribution is None or attribution.source is None or attribution.cue is None:
        return False
    source, trigger = attribution.source.span, governor.annotation
    if source is None or not governor.status.is_promise or not source.overlaps(party.span):
        return False
    behind = attribution.cue.end <= trigger.span.start and is_infinitive(board, trigger)
    return behind or attribution.cue.overlaps(trigger.span)


def speaker_of(board: Board, governor: StatusValue, attribution: Attribution | None, found: Roles) -> Speaker | None:
    """Who says it: the source around it, but for a promise told in a clause about somebody, who made it."""
    own = _promiser(governor, found.agent, found.awaiter)
    if attribution is None or (own is not None and _is_told_aside(board, governor)):
        return own
    return attribution.source


def _is_told_aside(board: Board, governor: StatusValue) -> bool:
    """Whether a promise stands in a relative clause: "Denmark, *which* had promised 19, has sent 16, he said"."""
    if governor.status is not Status.PLEDGED:
        return False
    first = clause_of(board, governor.annotation.first)[0]
    opening = [word for token in (first, first + 1) for word in board.starting(token, "grammar")]
    return any(isinstance(word.value, Lexeme) and word.value.args.get("role") == "rel" for word in opening)


def _promiser(governor: StatusValue, agent: Annotation | None, awaiter: Annotation | None) -> Speaker | None:
    """Who speaks where nobody else does: whoever pledges or expects something says so.

    Whom another is told to receive it from has said nothing.
    """
    told_of = governor.subject == "recipient"
    speaking = (None if told_of else agent) if governor.status is Status.PLEDGED else awaiter
    if speaking is None or not isinstance(speaking.value, PartyValue):
        return None
    return speaking.value.speaker(speaking.span)


def inside(span: Span, attribution: Attribution | None) -> bool:
    """Whether a span stands in what was said, or nobody said it."""
    return attribution is None or attribution.content.contains(span)
