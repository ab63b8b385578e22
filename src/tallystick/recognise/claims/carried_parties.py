"""Giver and receiver of a count whose sentence names neither: those of the count that it goes on from.

"Poland handed over 46 packages. In 2023 alone 318 tanks were given": a story keeps to its
parties until it names others. They are carried over where the same was done, in the sentence
itself or the one before, and where the clause names nobody else who could have done it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tallystick.model import Annotation, Mention, Party, Stage, Status
from tallystick.recognise.deeds.status_value import STAGES
from tallystick.recognise.ground.board import Board
from tallystick.recognise.parties.party_of import parties_between
from tallystick.recognise.parties.party_value import PartyValue, Sort

_SENTENCES = 1
_SPEAKERS = frozenset({Sort.PERSON, Sort.OFFICE, Sort.AGENCY})


@dataclass(frozen=True, slots=True)
class Made:
    """A mention with its quantity and the word that tells its fate."""

    mention: Mention
    quantity: Annotation
    trigger: Annotation


def with_carried_parties(board: Board, made: Sequence[Made]) -> Iterator[Mention]:
    """The mentions in their order, each with the parties that those before it lend."""
    told: list[Made] = []
    for one in made:
        mention = one.mention
        if (mention.agent is None or mention.recipient is None) and not any(_others(board, one)):
            mention = _lent(board, mention, list(_nearby(board, told, one)))
        told.append(replace(one, mention=mention))
        yield mention


def _nearby(board: Board, told: Sequence[Made], one: Made) -> Iterator[Mention]:
    """The mentions before one in its sentence and the one before, the nearest first."""
    number = board.sentence_at(one.quantity.first).number
    for other in reversed(told):
        if number - board.sentence_at(other.quantity.first).number > _SENTENCES:
            return
        yield other.mention


def _lent(board: Board, mention: Mention, nearby: Sequence[Mention]) -> Mention:
    """A mention with the parties of the nearest of which the same is told, else by a contract and what comes of it."""
    agent, recipient = mention.agent, mention.recipient
    for other in nearby:
        if _is_one_deed(other, mention):
            if _is_same(recipient, other.recipient):
                agent = agent or _unless(other.agent, recipient)
            if _is_same(mention.agent, other.agent) or _in_one_sentence(board, mention, other):
                recipient = recipient or _unless(other.recipient, agent)
            return replace(mention, agent=agent, recipient=recipient)
    for other in nearby:
        if _field(mention) != _field(other):
            continue
        if _deed(mention) is Stage.ORDER and _deed(other) is Stage.DELIVER:
            return replace(mention, agent=agent or _unless(other.recipient, recipient))
        if _deed(mention) is Stage.DELIVER and _deed(other) is Stage.ORDER:
            return replace(mention, recipient=recipient or _unless(other.agent, agent))
    return mention


def _in_one_sentence(board: Board, one: Mention, two: Mention) -> bool:
    """Whether two are told in one sentence, whose givers have one receiver: "Oslo gave Kyiv 6 jets, Riga 40 trucks"."""
    numbers = {board.sentence_at(board.tokens.at(told.quantity_span.start)).number for told in (one, two)}
    return len(numbers) == 1


def _is_one_deed(one: Mention, two: Mention) -> bool:
    """Whether the same is told of two; who plans that houses be built does not build those that were."""
    if _deed(one) is Stage.PRODUCE and one.status.is_promise != two.status.is_promise:
        return False
    return _deed(one) == _deed(two)


def _field(mention: Mention) -> str:
    """The domain of what is counted."""
    return mention.item.category.partition(".")[0]


def _deed(mention: Mention) -> Stage | Status:
    """What is done, or to be done: what is planned to come and what came are one deed; an order is one of its own."""
    if mention.status is Status.ORDERED:
        return Stage.ORDER
    return mention.stage or STAGES.get(mention.status) or mention.status


def _is_same(own: Party | None, other: Party | None) -> bool:
    """Whether a party is the same as before, or not told: whoever names another one tells of another deed."""
    return own is None or other is None or (own.key or own.name) == (other.key or other.name)


def _unless(party: Party | None, other: Party | None) -> Party | None:
    """A party that is not the other one, who would then give to themselves, and no person, who acts once."""
    if party is None or (party.key or "").removeprefix("~").startswith("person."):
        return None
    same = other is not None and (party.key or party.name) == (other.key or other.name)
    return None if same else party


def _others(board: Board, one: Made) -> Iterator[Annotation]:
    """Parties of the clause that could act or get something, and are not known to do so."""
    mention = one.mention
    first, last = board.tokens.at(mention.span.start), board.tokens.at(mention.span.end - 1)
    known = [party.span for party in (mention.agent, mention.recipient, mention.speaker) if party is not None]
    for party in parties_between(board, first, last):
        value = party.value
        if isinstance(value, PartyValue) and value.sort not in _SPEAKERS and party.span not in known:
            yield party
