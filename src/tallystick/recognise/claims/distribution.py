"""Counts in a list that are told of parties or times in a list, one each.

"36, 24 and 12 guns went to Poland, Norway and Latvia respectively", "in 2024 and 2025 they received 12 and 14".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tallystick.model import Annotation, Party, Period, SpokenPeriod
from tallystick.recognise.claims.carried_parties import Made
from tallystick.recognise.ground.board import Board
from tallystick.recognise.parties.party_of import parties_between, party_of

_APART = 3
"""How far what is listed stands from what is listed before it, at the most."""


def distributed(board: Board, made: Sequence[Made]) -> Iterator[Made]:
    """The mentions with the party and the time of their own, where as many are listed as there are counts."""
    for run in _runs(board, made):
        if len(run) == 1:
            yield run[0]
            continue
        parties = [party_of(party) for party in _listed(board, run, _parties)]
        times = _listed(board, run, _periods)
        for index, one in enumerate(run):
            yield _with_time(board, _with_party(one, parties, index), times, index)


def _runs(board: Board, made: Sequence[Made]) -> Iterator[list[Made]]:
    """Mentions whose numbers stand side by side in a list, each such list at once."""
    run: list[Made] = []
    for one in made:
        if run and not (_is_next(board, run[-1].quantity, one.quantity) and one.trigger is run[-1].trigger):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _is_next(board: Board, one: Annotation, two: Annotation) -> bool:
    """Whether nothing but a comma, words that join, and small words before a name stand between two listed things."""
    between = range(one.last + 1, two.first)
    if not 0 < len(between) <= _APART:
        return False
    joined = any(_joins(board, token) for token in between)
    return joined and all(
        _joins(board, token) or board.covering(token, "grammar", "party_mark") is not None for token in between
    )


def _joins(board: Board, token: int) -> bool:
    return board.tokens.keys[token] == "," or bool(board.starting(token, "phrase_join"))


def _parties(board: Board, first: int, last: int) -> list[Annotation]:
    return list(parties_between(board, first, last))


def _periods(board: Board, first: int, last: int) -> list[Annotation]:
    return [period for token in range(first, last + 1) for period in board.starting(token, "period")]


def _listed(board: Board, run: Sequence[Made], find: Callable[[Board, int, int], list[Annotation]]) -> list[Annotation]:
    """The first list of the sentence with as many of what is looked for as there are counts; empty where none is."""
    sentence = board.sentence_at(run[0].quantity.first)
    lists: list[list[Annotation]] = []
    for found in find(board, sentence.first, sentence.last):
        if lists and _is_next(board, lists[-1][-1], found):
            lists[-1].append(found)
        else:
            lists.append([found])
    return next((found for found in lists if len(found) == len(run)), [])


def _with_party(one: Made, names: Sequence[Party | None], index: int) -> Made:
    """A mention that has one of the listed parties, with its own."""
    mention = one.mention
    agent = names[index] if mention.agent is not None and mention.agent in names else mention.agent
    recipient = names[index] if mention.recipient is not None and mention.recipient in names else mention.recipient
    return replace(one, mention=replace(mention, agent=agent, recipient=recipient))


def _with_time(board: Board, one: Made, times: Sequence[Annotation], index: int) -> Made:
    """A mention that has one of the listed times, with its own."""
    told = one.mention.period
    if told is None or told.span not in [time.span for time in times]:
        return one
    span, value = times[index].span, times[index].value
    assert isinstance(value, Period)
    return replace(one, mention=replace(one.mention, period=SpokenPeriod(span, value, span.of(board.text))))
