"""Who tasked whom with what.

A directive is a trigger ("has tasked", "поставил задачу"), the party before it,
and a task: an infinitive that the pack knows as something one can be told to
do, from there to the end of its clause. The task's own verb says how high on
the ladder it stands: to work out the possibility is a study, whatever the
outlet makes of it. A deadline is a period with that edge, or words of urgency,
which have no date and get none.
"""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.model import Annotation, Directive, Edge, Period, Rung, Span, SpokenPeriod
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clause_edges import clause_end
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.parties.party_of import parties_between, party_of
from tallystick.words.sentences import Sentence


def recognise_directives(board: Board) -> None:
    """Lay the directives on the board; one for each trigger that has an issuer or is passive, and a task."""
    for sentence in board.sentences:
        for trigger in board.within(sentence, "directive_cue"):
            for directive in _directive(board, sentence, trigger):
                first, last = board.tokens.at(directive.span.start), board.tokens.at(directive.span.end - 1)
                board.put("directive", first, last, directive, "directive", directive.why)


def _directive(board: Board, sentence: Sentence, trigger: Annotation) -> Iterator[Directive]:
    task = next((a for a in board.within(sentence, "task") if a.first > trigger.first), None)
    if task is None:
        return
    issuer = _issuer(board, sentence, trigger)
    if issuer is None:
        return
    last = _task_end(board, task, sentence.last)
    between = parties_between(board, trigger.last + 1, task.first - 1)
    near = bool(between) and between[0].first <= trigger.last + 3 and not _with(board, between[0])
    addressee = between[0] if near else None
    partners = [party for party in between if party is not addressee and _with(board, party)]
    found = [party_of(party) for party in partners]
    yield Directive(
        span=board.span(issuer.first, last),
        issuer=party_of(issuer),
        addressee=party_of(addressee),
        task=board.span(_task_start(task), last),
        rung=_rung(trigger, task),
        partners=tuple(party for party in found if party),
        hedge=next((a.span for a in board.within(sentence, "hedge") if a.last < task.first), None),
        deadline=_deadline(board, sentence),
        why=(trigger, task, issuer),
    )


def _issuer(board: Board, sentence: Sentence, trigger: Annotation) -> Annotation | None:
    """The nearest party before the trigger in its sentence."""
    before = parties_between(board, sentence.first, trigger.first - 1)
    return before[-1] if before else None


def _with(board: Board, party: Annotation) -> bool:
    """Whether a word of company ("together with") stands right before a party, articles and marks apart."""
    return any(company.last < party.first <= company.last + 3 for company in board.of("company"))


def _task_start(task: Annotation) -> int:
    """The first token of the task's own verb: after the infinitive's marker, where it has one."""
    assert isinstance(task.value, Lexeme)
    return task.first + int(task.value.args.get("skip", 0))


def _task_end(board: Board, task: Annotation, last: int) -> int:
    """The end of the task's clause; of a joined infinitive the joined part too."""
    return clause_end(board, task.last, last)


def _rung(trigger: Annotation, task: Annotation) -> Rung:
    """The task's rung where its verb has one, else the trigger's."""
    for annotation in (task, trigger):
        if isinstance(annotation.value, Lexeme) and "rung" in annotation.value.args:
            return Rung(annotation.value.args["rung"])
    return Rung.ORDER


def _deadline(board: Board, sentence: Sentence) -> SpokenPeriod | None:
    """A period with the edge of a deadline, or words of urgency without a date."""
    for annotation in board.within(sentence, "period"):
        if isinstance(annotation.value, Period) and annotation.value.edge is Edge.BY:
            return SpokenPeriod(annotation.span, annotation.value, annotation.span.of(board.text))
    for urgency in board.within(sentence, "urgency"):
        span: Span = urgency.span
        return SpokenPeriod(span, Period(None, None, Edge.BY), span.of(board.text))
    return None
