"""What other readers may leave out, and what they may not get wrong."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tallystick.contract import decode
from tallystick.contract.lines import read
from tallystick.errors import ContractError
from tallystick.model import Bound, Document, Measure, Modality, PublishedBasis, Span, Status

TEXT = "Norland handed over 40 trucks in January, an official said."
DOCUMENT = Document("d/1", TEXT, title="40 trucks")
SPARSE = {"span": [20, 22], "lower": 40, "upper": 40}


def reading_of(*mentions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"contract": 1, "document": {"id": "d/1"}, "mentions": list(mentions), **more}


def test_what_is_left_out_takes_the_plainest_value() -> None:
    mention = decode.reading(reading_of({"quantity": SPARSE}), {"d/1": DOCUMENT}).mentions[0]
    assert mention.span == mention.quantity_span == Span(20, 22)
    assert (mention.quantity.bound, mention.measure) == (Bound.EXACT, Measure.COUNT)
    assert (mention.status, mention.modality, mention.item.category) == (Status.OTHER, Modality.ASSERTED, "other")
    assert (mention.speaker, mention.period, mention.agent) == (None, None, None)


@pytest.mark.parametrize(
    ("lower", "upper", "bound"),
    [(1, None, "at_least"), (None, 1, "up_to"), (1, 2, "between"), (Decimal("1.0"), 1, "exact")],
)
def test_a_bound_left_out_follows_from_the_ends(lower: Any, upper: Any, bound: str) -> None:
    quantity = {"span": [20, 22], "lower": lower, "upper": upper}
    mention = decode.reading(reading_of({"quantity": quantity}), {"d/1": DOCUMENT}).mentions[0]
    assert mention.quantity.bound == bound


def test_the_reading_tells_what_the_document_does_not() -> None:
    about = {"id": "d/1", "published": "2026-02-04T09:30+03:00", "published_basis": "meta", "title": "Another"}
    document = decode.reading({"document": about}, {"d/1": DOCUMENT}).document
    assert (document.published, document.published_text) == (date(2026, 2, 4), "2026-02-04T09:30+03:00")
    assert document.published_basis is PublishedBasis.META
    assert document.title == "40 trucks"


def test_a_nameless_source_and_an_unknown_reader_are_welcome() -> None:
    source = {"span": None, "name": None, "role": None, "anonymity": "anonymous"}
    made = decode.reading(reading_of({"quantity": SPARSE, "speaker": source, "colour": "red"}), {"d/1": DOCUMENT})
    assert made.mentions[0].speaker is not None
    assert made.mentions[0].speaker.name == ""
    assert made.reader.name == "unnamed"


BROKEN: list[tuple[dict[str, Any], str]] = [
    # one mention, what is said of it
    ({"quantity": {**SPARSE, "span": [20, 99]}}, "mentions[0].quantity.span: [20, 99] reaches beyond the text"),
    ({"quantity": {**SPARSE, "span": [22, 20]}}, "mentions[0].quantity.span: [22, 20] holds nothing"),
    ({"quantity": {**SPARSE, "span": [-1, 20]}}, "mentions[0].quantity.span: [-1, 20] holds nothing"),
    ({"quantity": {**SPARSE, "span": [True, 20]}}, "mentions[0].quantity.span: [True, 20] is no span"),
    ({"quantity": {"lower": 40, "upper": 40}}, "mentions[0].quantity.span: missing"),
    ({"in": "title", "span": [0, 10], "quantity": {**SPARSE, "span": [0, 2]}}, "beyond the title, which has 9"),
    ({"in": "foot", "quantity": SPARSE}, "mentions[0].in: 'foot' is unknown"),
    ({"quantity": {**SPARSE, "bound": "more_than"}}, 'bound "more_than" leaves no upper end'),
    ({"quantity": {**SPARSE, "upper": 39, "bound": "between"}}, "lower 40 is above upper 39"),
    ({"quantity": {"span": [20, 22], "bound": "exact"}}, "neither lower nor upper is given"),
    ({"quantity": {**SPARSE, "lower": True}}, "mentions[0].quantity.lower: True is no number"),
    ({"quantity": {**SPARSE, "lower": "40"}}, "mentions[0].quantity.lower: '40' is no number"),
    ({"quantity": {**SPARSE, "lower": 40.0}}, "went through a binary float"),
    ({"quantity": {**SPARSE, "upper": Decimal("1e999999999")}}, "1.000E+999999999 has more than 1000 places"),
    ({"quantity": {**SPARSE, "vague": 1}}, "mentions[0].quantity.vague: 1 is neither true nor false"),
    ({"quantity": None}, "mentions[0].quantity: missing"),
    ({}, "mentions[0].quantity: missing"),
    ({"quantity": SPARSE, "status": "sold"}, "mentions[0].status: 'sold' is unknown; known: requested, planned"),
    ({"quantity": SPARSE, "status": []}, "mentions[0].status: [] is unknown"),
    ({"quantity": SPARSE, "period": {"start": "2026-02-30"}}, "period.start: '2026-02-30' is no day"),
    ({"quantity": SPARSE, "period": {"start": "20260201"}}, "period.start: '20260201' is no day"),
    ({"quantity": SPARSE, "period": {"start": "2026-02-02", "end": "2026-02-01"}}, "starts 2026-02-02, after its end"),
    ({"quantity": SPARSE, "part_of": 1}, "part_of: 1 is no position in mentions, which has 1"),
    ({"quantity": SPARSE, "part_of": 0}, "part_of: a mention is no part of itself"),
    ({"quantity": SPARSE, "attribution": 0}, "attribution: 0 is no position in attributions, which has 0"),
    ({"quantity": SPARSE, "agent": "Norland"}, "mentions[0].agent: 'Norland' is no object"),
    ({"quantity": SPARSE, "carriers": [None]}, "mentions[0].carriers[0]: missing"),
    ({"quantity": SPARSE, "hedge": {}}, "mentions[0].hedge.span: missing"),
]


@pytest.mark.parametrize(("mention", "complaint"), BROKEN)
def test_a_broken_mention_is_refused_with_its_place(mention: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ContractError) as refused:
        decode.reading(reading_of(mention), {"d/1": DOCUMENT})
    assert complaint in refused.value.reason


ODD: list[tuple[object, str]] = [
    (3, "a reading is an object"),
    ([], "a reading is an object"),
    ({}, "document.id: missing"),
    ({"document": {"id": "d/2"}}, "no document is called 'd/2'"),
    ({"contract": 2, "document": {"id": "d/1"}}, "contract: 2 is not read here"),
    ({"document": {"id": "d/1", "text_sha256": "0" * 64}}, "000000000000... was read, but the text at hand is"),
    ({"document": {"id": "d/1"}, "mentions": {}}, "mentions: {} is no list"),
    ({"document": {"id": "d/1"}, "periods": [{"span": [0, 500]}]}, "periods[0].span: [0, 500] reaches beyond"),
    ({"document": {"id": "d/1"}, "directives": [{"span": [0, 5]}]}, "directives[0].rung: missing"),
]


@pytest.mark.parametrize(("obj", "complaint"), ODD)
def test_an_odd_reading_is_refused_with_its_reason(obj: object, complaint: str) -> None:
    with pytest.raises(ContractError) as refused:
        decode.reading(obj, {"d/1": DOCUMENT})
    assert complaint in refused.value.reason


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ContractError) as refused:
        decode.reading(reading_of(*(mention for mention, _ in BROKEN)), {"d/1": DOCUMENT})
    # part_of and attribution point elsewhere in a longer list; all others keep their complaint
    assert refused.value.reason.count("mentions[") >= len(BROKEN) - 2


def test_the_hash_of_the_text_at_hand_is_accepted() -> None:
    line = json.dumps({"document": {"id": "d/1", "text_sha256": DOCUMENT.text_sha256}})
    assert decode.reading(read(line), {"d/1": DOCUMENT}).document == DOCUMENT
