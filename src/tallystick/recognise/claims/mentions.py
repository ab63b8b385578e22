"""Quantities, items, statuses, periods, parties and attributions put together into mentions.

A mention is a quantity whose clause says that something happened, or shall
happen, to the counted thing. What the clause does not say stays empty: a figure
without a governing word is kept as a quantity and is no claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tallystick.model import (
    Annotation,
    Item,
    Measure,
    Mention,
    Modality,
    Party,
    Period,
    Quantity,
    Said,
    Span,
    SpokenPeriod,
    Status,
)
from tallystick.recognise.claims.attributed import Attributed
from tallystick.recognise.claims.carried_parties import Made, with_carried_parties
from tallystick.recognise.claims.carried_times import with_carried_times
from tallystick.recognise.claims.distribution import distributed
from tallystick.recognise.claims.money_no_sum import is_no_sum
from tallystick.recognise.claims.own_times import nearest, own_times
from tallystick.recognise.claims.speaking import acting, attribution_of, is_denied, speaker_of
from tallystick.recognise.deeds.carried_status import carried_status
from tallystick.recognise.deeds.changed_plans import is_level_before
from tallystick.recognise.deeds.dated_status import dated, settled
from tallystick.recognise.deeds.made_things import of_made_things
from tallystick.recognise.deeds.other_things import is_of_other_things
from tallystick.recognise.deeds.promise_times import is_of_another_promise, is_time_of_promise
from tallystick.recognise.deeds.relative_promises import is_in_clause_behind
from tallystick.recognise.deeds.state_gifts import of_states
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.deeds.statuses import governing_status, roles
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of
from tallystick.recognise.numbers.number_value import NumberValue
from tallystick.recognise.parties.party_of import party_of
from tallystick.recognise.parties.party_value import PartyValue, Sort
from tallystick.recognise.quantities.differences import is_difference
from tallystick.recognise.quantities.only_one import is_only_one
from tallystick.recognise.things.items import items_of

_SPEAK = frozenset({"other", "personnel"})
_UNCOUNTED = frozenset({Measure.DURATION, Measure.LENGTH, Measure.OTHER})


def mentions_of(board: Board, place: str = "text") -> Iterator[Mention]:
    """The mentions of a text, in the order of their quantities."""
    items, attributed = items_of(board), Attributed(board)
    made = [
        _mention(board, annotation, items.get((annotation.first, annotation.last)), attributed, place)
        for annotation in board.of("quantity")
    ]
    shared = list(_shared([found for found in made if found is not None]))
    timed = with_carried_times(board, list(distributed(board, shared)))
    yield from with_carried_parties(board, timed)


def _shared(made: list[Made]) -> Iterator[Made]:
    """Mentions with the parties that other quantities of the same trigger have: "send 40 tanks and 9 guns to Kyiv"."""
    agents: dict[Span, list[Party]] = {}
    recipients: dict[Span, list[Party]] = {}
    for one in made:
        for found, party in ((agents, one.mention.agent), (recipients, one.mention.recipient)):
            if party is not None and party not in found.setdefault(one.trigger.span, []):
                found[one.trigger.span].append(party)
    for one in made:
        mention = one.mention
        agent = mention.agent or _only(agents.get(one.trigger.span, []))
        recipient = mention.recipient or _only(recipients.get(one.trigger.span, []))
        agent = agent if agent != recipient else mention.agent
        yield replace(one, mention=replace(mention, agent=agent, recipient=recipient))


def _only(parties: list[Party]) -> Party | None:
    return parties[0] if len(parties) == 1 else None


def _mention(
    board: Board, annotation: Annotation, item: Item | None, attributed: Attributed, place: str
) -> Made | None:
    """The mention that a quantity makes, with the trigger of its status; None where it makes none."""
    quantity = annotation.value
    assert isinstance(quantity, Quantity)
    if quantity.measure in _UNCOUNTED or _may_be_an_article(board, annotation) or is_no_sum(board, annotation):
        return None
    if quantity.unit == "piece" and is_difference(board, annotation):
        return None
    if (item is None or item.category in _SPEAK) and attributed.names_a_source(annotation.span):
        return None
    stated = governing_status(board, annotation)
    governor = stated or carried_status(board, annotation)
    if governor is None or is_of_other_things(board, annotation, item, governor):
        return None
    if is_level_before(board, annotation, governor):
        return None
    if not _is_claim(quantity, item, governor.status):
        return None
    first, last = clause_of(board, annotation.first)
    if _is_condition(board, first):
        return None
    index, attribution = attribution_of(board, attributed, annotation.span)
    own = stated and not is_in_clause_behind(board, annotation, governor)
    told = (first, last) if own else clause_of(board, governor.annotation.first)
    found = roles(board, told, governor)
    agent, recipient = (acting(board, party, attribution, governor) for party in (found.agent, found.recipient))
    governor = of_made_things(board, governor, item, recipient)
    times = own_times(board, annotation, attribution)
    promised = next((time for time in times if is_time_of_promise(board, governor, time)), None)
    times = [time for time in times if time is promised or not is_of_another_promise(board, governor, time)]
    if promised is not None:  # a time of another clause is no more this promise's
        times = [time for time in times if time is not promised and first <= time.first <= last]
    governor, period = dated(board, governor, nearest(times, annotation, (first, last)))
    governor = of_states(board, settled(board, annotation, governor, period), agent, recipient, period)
    why = tuple(part for part in (annotation, period, _why(board, governor)) if part is not None)
    mention = Mention(
        span=board.span(first, last),
        quantity_span=annotation.span,
        quantity=quantity.signed,
        item=_paid_for(board, quantity, item, governor.status, recipient),
        status=governor.status,
        stage=governor.stage,
        modality=Modality.DENIED if is_denied(board, annotation, attribution) else governor.modality,
        hedge=governor.hedge,
        agent=party_of(agent),
        recipient=party_of(recipient),
        period=_spoken(board, period),
        speaker=speaker_of(board, governor, attribution, found),
        carriers=attribution.carriers if attribution else (),
        said=_said(promised) if promised else attribution.said if attribution else None,
        attribution=index,
        place=place,
        why=why,
    )
    return Made(mention, annotation, governor.annotation)


def _why(board: Board, governor: StatusValue) -> Annotation:
    """The status with the words around its trigger that made it what it is."""
    trigger = governor.annotation
    return next((a for a in board.starting(trigger.first, "status") if trigger in a.parts), trigger)


def _paid_for(
    board: Board, quantity: Quantity, item: Item | None, status: Status, recipient: Annotation | None
) -> Item:
    """The item; money that no word gives a purpose is for what its status says: ordered, it is a contract's.

    What a country is given is aid, where a firm that gets money is paid.
    """
    item = item or Item(None, "", "other")
    if quantity.measure is not Measure.MONEY or item.category != "other":
        return item
    given = status is Status.DELIVERED and recipient is not None and _is_country(recipient)
    meant = str(Status.PLEDGED if given else status)
    paths = (e.args["path"] for e in board.pack.entries("category") if e.args.get("of_money") == meant)
    return replace(item, category=next(paths, "other"))


def _is_country(party: Annotation) -> bool:
    return isinstance(party.value, PartyValue) and party.value.sort is Sort.COUNTRY


def _is_claim(quantity: Quantity, item: Item | None, status: Status) -> bool:
    """Whether the quantity is of a thing that some domain knows, or money that is promised or paid."""
    if quantity.measure is Measure.MONEY:
        return status is not Status.OTHER
    return item is not None and item.category != "other"


def _is_condition(board: Board, first: int) -> bool:
    """Whether a clause is opened by a word of condition: what would have to come first is no statement."""
    return any(board.starting(token, "condition") for token in range(first, min(first + 2, len(board.tokens))))


def _may_be_an_article(board: Board, annotation: Annotation) -> bool:
    """Whether the quantity is the bare word for one that only introduces a noun: "un", "one of the"."""
    if not board.pack.settings.get("one_is_article") and not board.starting(annotation.last + 1, "share_of"):
        return False
    one = annotation.first == annotation.last and any(
        isinstance(part.value, NumberValue) and part.value.value == 1 and not part.value.digits
        for _, part in annotation.tree()
    )
    return one and not is_only_one(board, annotation.first)


def _said(promised: Annotation) -> Said | None:
    """When something was promised, as the time at which it was said."""
    value = promised.value
    return Said(promised.span, value.start, value.end) if isinstance(value, Period) else None


def _spoken(board: Board, annotation: Annotation | None) -> SpokenPeriod | None:
    if annotation is None or not isinstance(annotation.value, Period):
        return None
    return SpokenPeriod(annotation.span, annotation.value, annotation.span.of(board.text))
