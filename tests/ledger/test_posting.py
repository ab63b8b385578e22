"""What posting does to documents, versions, readings and claims."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random

import pytest
from readings_made import READER, readings

from tallystick.contract import lines
from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger, Posted, ShownClaim, ShownDocument
from tallystick.model import Anonymity, Document, Item, Mention, Quantity, Reading, Said, Span, Speaker, Status

CLOCK = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def ledger(new_place: Callable[[], str]) -> Iterator[Ledger]:
    with Ledger.open(new_place(), clock=lambda: CLOCK, linker=linker()) as opened:
        yield opened


def one(text: str, number: str = "40", **about: object) -> Reading:
    """A reading of a text that says how many trucks came."""
    start = text.index(number)
    span = Span(start, start + len(number))
    quantity = Quantity(Decimal(number), Decimal(number))
    mention = Mention(Span(0, len(text)), span, quantity, Item(None, "trucks", "vehicle"), Status.DELIVERED)
    facts = {"id": "d/1", "published": date(2026, 2, 4), **about}
    return Reading(READER, Document(text=text, **facts), (mention,))  # type: ignore[arg-type]  # facts are named


FIRST = one("We got 40 trucks.", outlet="Gazette", url="https://g.example/1")
EDITED = one("We got 45 trucks.", "45", outlet="Gazette", url="https://g.example/1")


def numbers(ledger: Ledger) -> list[tuple[str, int]]:
    return sorted((str(claim.quantity.said), len(claim.mentions)) for claim in ledger.claims())


SEQUENCES = [
    # what is posted, what each posting did, versions of each document, claims with the count of their mentions
    ("once", [FIRST], ["new document"], [1], [("40", 1)]),
    ("twice", [FIRST, FIRST], ["new document", "unchanged"], [1], [("40", 1)]),
    ("an edited page", [FIRST, EDITED], ["new document", "new version"], [2], [("45", 1)]),
    ("the whole run again", [FIRST, EDITED, FIRST, EDITED], ["new document", "new version", *["unchanged"] * 2], [2],
     [("45", 1)]),
    ("an edited page under another id", [FIRST, replace(EDITED, document=replace(EDITED.document, id="d/9"))],
     ["new document", "new version"], [2], [("45", 1)]),
    ("an edited text of an id", [one("40"), one("45", "45")], ["new document", "new version"], [2], [("45", 1)]),
    ("one text in two outlets", [FIRST, one("We got 40 trucks.", id="d/2", outlet="Kurier", url="https://k.example/1")],
     ["new document", "new document"], [1, 1], [("40", 2)]),
    ("a newer reader", [FIRST, replace(FIRST, reader=replace(READER, version="0.2.0"))], ["new document", "reread"],
     [1], [("40", 1)]),
    ("a reader that finds nothing", [FIRST, replace(FIRST, mentions=())], ["new document", "reread"], [1], []),
    ("an old version reread", [FIRST, EDITED, replace(FIRST, reader=replace(READER, version="0.2.0"))],
     ["new document", "new version", "reread"], [2], [("45", 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("story", "posted", "done", "versions", "claims"), SEQUENCES, ids=[s[0] for s in SEQUENCES])
def test_posting(
    ledger: Ledger, story: str, posted: list[Reading], done: list[str], versions: list[int], claims: list[object]
) -> None:
    assert [str(result) for result in ledger.post_many(posted)] == done
    assert [document.versions for document in ledger.documents()] == versions
    assert numbers(ledger) == claims


def test_the_former_version_and_its_mentions_are_kept(ledger: Ledger) -> None:
    list(ledger.post_many([FIRST, EDITED]))
    shown = ledger.show("d/1")
    assert isinstance(shown, ShownDocument)
    assert shown.text == "We got 45 trucks."
    assert [(version.number, version.recorded) for version in shown.versions] == [(1, CLOCK), (2, CLOCK)]
    assert [(quote.before, quote.words, quote.after, quote.superseded) for quote in shown.quotes] == [
        ("We got ", "40", " trucks.", True),
        ("We got ", "45", " trucks.", False),
    ]


def test_a_claim_is_shown_with_its_sentence_by_its_own_id_and_by_its_mentions(ledger: Ledger) -> None:
    ledger.post(one("It rained. We got 40 trucks in May. It stopped."))
    (claim,) = ledger.claims()
    for name in (claim.id, claim.mentions[0].id):
        shown = ledger.show(name)
        assert isinstance(shown, ShownClaim)
        assert shown.claim == claim
        assert [(quote.before, quote.words, quote.after) for quote in shown.quotes] == [
            ("We got ", "40", " trucks in May.")
        ]
    assert ledger.show("nothing") is None


def test_a_title_links_with_the_text(ledger: Ledger) -> None:
    reading = one("We got 40 trucks.", title="40 trucks!")
    headline = replace(reading.mentions[0], span=Span(0, 9), quantity_span=Span(0, 2), place="title")
    ledger.post(replace(reading, mentions=(*reading.mentions, headline)))
    (obj,) = ledger.claim_objects()
    assert [(mention.get("in"), mention["span"]) for mention in obj["mentions"]] == [(None, [7, 9]), ("title", [0, 2])]
    shown = ledger.show(obj["claim"])
    assert isinstance(shown, ShownClaim)
    assert [quote.after for quote in shown.quotes] == [" trucks.", " trucks!"]


def test_a_voice_is_one_origin_and_who_names_nobody_goes_back_to_it(ledger: Ledger) -> None:
    ivanov = Speaker(None, "Petr Ivanov", "~person.ivanov-petr", None, Anonymity.NAMED)
    third, fourth = (Said(None, date(2026, 2, day), date(2026, 2, day)) for day in (3, 4))
    table = [
        # id, speaker, said, published
        ("a", ivanov, third, date(2026, 2, 4)),
        ("b", replace(ivanov, name="Петр Иванов"), third, date(2026, 2, 9)),
        ("c", ivanov, None, date(2026, 2, 3)),
        ("d", ivanov, fourth, date(2026, 2, 4)),
        ("e", None, None, date(2026, 2, 4)),
        ("f", None, None, date(2026, 2, 4)),
        ("g", Speaker(None, "", None, None, Anonymity.ANONYMOUS), None, date(2026, 2, 4)),
    ]
    for name, speaker, said, published in table:
        reading = one("40 trucks", id=name, published=published)
        ledger.post(replace(reading, mentions=(replace(reading.mentions[0], speaker=speaker, said=said),)))
    (claim,) = ledger.claims()
    assert sorted("".join(sorted(m.document for m in origin.mentions)) for origin in claim.origins) == [
        "abcdef", "g",
    ]  # fmt: skip
    assert (claim.first, claim.last) == (date(2026, 2, 3), date(2026, 2, 9))


@pytest.mark.parametrize("number", ["8200000", "0.1", "0.6666666666666666666666666667", "8.2E+6", "1E-30", "9" * 60])
def test_numbers_are_exact_from_line_to_store_to_line(ledger: Ledger, number: str) -> None:
    reading = one("40 trucks")
    exact = Quantity(Decimal(number), Decimal(number))
    ledger.post(replace(reading, mentions=(replace(reading.mentions[0], quantity=exact),)))
    (obj,) = ledger.claim_objects()
    line = lines.written(obj)
    assert f'"lower": {Decimal(number):f}' in line
    assert "E" not in line.split('"lower"')[1].split(",")[0]


@pytest.mark.parametrize("words", ["\ud800", "a\0b", "back\\slash \\u0000", "😀", "\x85\u2028"])
def test_any_text_is_kept_as_it_is(ledger: Ledger, words: str) -> None:
    reading = one(f"40 {words}", title=words, outlet=words, url=f"https://x.example/{words}", id=f"id {words}")
    ledger.post(replace(reading, mentions=(replace(reading.mentions[0], item=Item(None, words, words)),)))
    assert list(ledger.readings()) == [
        replace(reading, mentions=(replace(reading.mentions[0], item=Item(None, words, words)),))
    ]
    (document,) = ledger.documents()
    assert (document.id, document.outlet, document.title) == (f"id {words}", words, words)
    shown = ledger.show(document.id)
    assert isinstance(shown, ShownDocument)
    assert shown.text == f"40 {words}"


def test_the_ledger_returns_what_was_posted_with_its_bytes(ledger: Ledger) -> None:
    made = [replace(r, document=replace(r.document, raw=b"<p>" + bytes([n]))) for n, r in enumerate(readings(5, 60))]
    assert set(ledger.post_many(made)) == {Posted.NEW_DOCUMENT}
    assert list(ledger.readings()) == made


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_posting_makes_equal_ledgers(new_place: Callable[[], str], seed: int) -> None:
    made = list(readings(11, 80))
    shuffled = Random(seed).sample(made, len(made))
    with Ledger.open(new_place(), linker=linker()) as straight, Ledger.open(new_place(), linker=linker()) as other:
        list(straight.post_many(made))
        list(other.post_many(shuffled))
        assert straight.dump() == other.dump()
        assert list(straight.claims()) == list(other.claims())


def test_ledgers_that_hold_different_things_differ(new_place: Callable[[], str]) -> None:
    made = list(readings(11, 10))
    with Ledger.open(new_place(), linker=linker()) as one_ledger, Ledger.open(new_place(), linker=linker()) as other:
        list(one_ledger.post_many(made))
        list(other.post_many(made[:-1]))
        assert one_ledger.dump() != other.dump()


def test_every_mention_that_stands_is_in_one_claim_and_one_of_its_origins(ledger: Ledger) -> None:
    made = list(readings(3, 120))
    list(ledger.post_many(made))
    told = [mention.id for claim in ledger.claims() for mention in claim.mentions]
    by_origin = [m.id for claim in ledger.claims() for origin in claim.origins for m in origin.mentions]
    assert len(told) == len(set(told)) == sum(len(reading.mentions) for reading in made)
    assert sorted(told) == sorted(by_origin)


def test_what_a_row_left_waiting_is_linked_by_whoever_looks_next(new_place: Callable[[], str]) -> None:
    made = list(readings(3, 40))
    at_once, in_a_row, place = new_place(), new_place(), new_place()
    with Ledger.open(at_once, clock=lambda: CLOCK, linker=linker()) as ledger:
        for reading in made:
            ledger.post(reading)
        expected = ledger.dump()
    with Ledger.open(in_a_row, clock=lambda: CLOCK, linker=linker()) as ledger:
        list(ledger.post_many(made))
        assert ledger.dump() == expected
    with (
        Ledger.open(place, clock=lambda: CLOCK, linker=linker()) as ledger,
        pytest.raises(OSError, match="the disk"),
        ledger.several(),
    ):
        for reading in made:
            ledger.post(reading)
        raise OSError("the disk")
    with Ledger.open(place, create=False, clock=lambda: CLOCK, linker=linker()) as ledger:
        assert ledger.dump() == expected


def test_linking_anew_by_the_same_rules_changes_nothing(ledger: Ledger) -> None:
    list(ledger.post_many(readings(4, 30)))
    before = ledger.dump()
    ledger.link(anew=True)
    assert ledger.dump() == before
