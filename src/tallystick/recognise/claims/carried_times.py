"""Times that a claim has from the sentence before it, and orders from the sentence that dates their deliveries.

"From 2021 to 2023 output of guns rose twentyfold. That of lorries grew sevenfold": a run of growths shares its time,
and so does what "also" joins to it, and a share of what was told. "India ordered five. Deliveries will begin in May
2030 and end in June 2031" says when the five are to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tallystick.model import Annotation, Edge, Measure, Mention, Period, Span, SpokenPeriod, Status
from tallystick.recognise.claims.carried_parties import Made
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.times.statement_days import is_of_saying, statement_date
from tallystick.words.sentences import Sentence

_SENTENCES = 2
_OPENING = 4


def with_carried_times(board: Board, made: list[Made]) -> list[Made]:
    """The mentions, with the times that those without any of their own have from others."""
    result: list[Made] = []
    for one in made:
        mention = one.mention
        period = mention.period
        if period is None and not _has_times(board, mention):
            period = _of_former(board, mention, result)
        if period is None and mention.status is Status.ORDERED and mention.quantity.measure is not Measure.MONEY:
            period = _of_deliveries(board, mention, made)
        result.append(replace(one, mention=replace(mention, period=period)))
    return result


def _sentence(board: Board, mention: Mention) -> Sentence:
    return board.sentence_at(board.tokens.at(mention.quantity_span.start))


def _has_times(board: Board, mention: Mention) -> bool:
    """Whether the sentence of a mention says any time but when something was said."""
    return next(_times(board, _sentence(board, mention)), None) is not None


def _times(board: Board, sentence: Sentence) -> Iterator[Annotation]:
    said = statement_date(board, sentence)
    for period in board.within(sentence, "period"):
        if not is_of_saying(board, period) and (said is None or not period.span.overlaps(said.span)):
            yield period


def _of_former(board: Board, mention: Mention, before: list[Made]) -> SpokenPeriod | None:
    """The time of the claim before, where this one goes on with its story."""
    number = _sentence(board, mention).number
    for former in (one.mention for one in reversed(before)):
        if number - _sentence(board, former).number > _SENTENCES or former.status is not mention.status:
            return None
        if former.period is not None:
            return former.period if _is_whole(former.period) and _goes_on(board, former, mention) else None
    return None


def _is_whole(spoken: SpokenPeriod) -> bool:
    """Whether both ends are known: a term or a running total is told for what it was told of."""
    return spoken.period.edge is Edge.IN and spoken.period.start is not None and spoken.period.end is not None


def _goes_on(board: Board, former: Mention, mention: Mention) -> bool:
    if not mention.status.is_flow or former.modality is not mention.modality:
        return False
    measures = (former.quantity.measure, mention.quantity.measure)
    if measures == (Measure.GROWTH, Measure.GROWTH):
        return True
    if measures[1] is Measure.SHARE and measures[0] is not Measure.SHARE:
        return former.item.category == mention.item.category
    return measures[0] is measures[1] and _is_joined(board, mention)


def _is_joined(board: Board, mention: Mention) -> bool:
    """Whether the sentence of a mention has a word like "also" before the figure."""
    first = _sentence(board, mention).first
    end = board.tokens.at(mention.quantity_span.start)
    return any(board.starting(token, "also") for token in range(first, end))


def _of_deliveries(board: Board, mention: Mention, made: list[Made]) -> SpokenPeriod | None:
    """From the first to the last time of a sentence nearby that opens with deliveries and counts nothing."""
    number = _sentence(board, mention).number
    counting = {_sentence(board, one.mention).number for one in made}
    for sentence in board.sentences:
        if not number < sentence.number <= number + _SENTENCES or sentence.number in counting:
            continue
        opening = range(sentence.first, min(sentence.first + _OPENING, sentence.last) + 1)
        nouns = (noun for token in opening for noun in board.starting(token, "status_noun"))
        if any(_tells_deliveries(noun) for noun in nouns):
            return _over(board, list(_times(board, sentence)))
    return None


def _tells_deliveries(noun: Annotation) -> bool:
    return isinstance(noun.value, Lexeme) and noun.value.args.get("status") == str(Status.DELIVERED)


def _over(board: Board, times: list[Annotation]) -> SpokenPeriod | None:
    """The stretch that two times span, the first of which begins it."""
    values = [time.value for time in times if isinstance(time.value, Period)]
    if len(values) != 2 or values[0].start is None or values[1].end is None or values[0].start > values[1].end:
        return None
    span = Span(times[0].span.start, times[1].span.end)
    return SpokenPeriod(span, Period(values[0].start, values[1].end, Edge.IN), span.of(board.text))
