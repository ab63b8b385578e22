"""The sentences of findings: right in each language, beside names that stay as their documents have them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tallystick.model import (
    Bound,
    Edge,
    Finding,
    FindingKind,
    Item,
    Mention,
    MentionRef,
    Modality,
    Per,
    Period,
    Quantity,
    Span,
    Speaker,
    SpokenPeriod,
    Stage,
    Status,
    Told,
)
from tallystick.reports.interface import interface, known
from tallystick.reports.sentences import sentence


def told(number: str, **other: object) -> Told:
    """A mention of so many trucks, planned by the end of June, as the Harbour Times tells it."""
    amount = Decimal(number)
    mention = Mention(
        span=Span(0, 9),
        quantity_span=Span(0, 2),
        quantity=Quantity(amount, amount),
        item=Item(None, "trucks", "vehicle"),
        status=Status.PLANNED,
        stage=Stage.DELIVER,
        period=SpokenPeriod(None, Period(None, date(2026, 6, 30), Edge.BY)),
        speaker=Speaker(None, "Ann Roe"),
    )
    ref = MentionRef(f"id{number}", str(other.pop("document", f"report-{number}")), Span(0, 2))
    published, outlet = other.pop("published", date(2026, 3, 1)), other.pop("outlet", "Harbour Times")
    return Told(ref, replace(mention, **other), outlet=outlet, published=published)  # type: ignore[arg-type]  # a table's cells


def finding(kind: FindingKind, *shown: Told) -> Finding:
    return Finding("f", kind, shown)


K = FindingKind
OLE = Speaker(None, "Ole Berg")
ABOUT = Quantity(Decimal(600), Decimal(600), Bound.ABOUT, per=Per.MONTH)
TONNES = Quantity(Decimal("2500.5"), None, Bound.MORE_THAN, unit="tonne")
JULY = SpokenPeriod(None, Period(date(2026, 7, 1), date(2026, 7, 31)))

SENTENCES = [
    (
        "one due thing is one",
        finding(K.OVERDUE, told("1")),
        {
            "en": "1 trucks was due by 30 Jun 2026; no report says that it came.",
            "de": "1 (trucks) war bis 30.06.2026 fällig; kein Bericht sagt, dass es kam.",
        },
    ),
    (
        "many due things are many",
        finding(K.OVERDUE, told("40")),
        {
            "en": "40 trucks were due by 30 Jun 2026; no report says that they came.",
            "fr": "40 (trucks) : attendus d’ici au 30 juin 2026 ; aucun article n’en dit l’arrivée.",
            "uk": "40 (trucks): строк — до 30 черв. 2026 р.; у жодному повідомленні не сказано, що постачання відбулося.",
        },
    ),
    (
        "independent sources are counted",
        finding(K.CORROBORATION, told("40"), told("40", speaker=OLE)),
        {
            "en": "40 trucks: 2 independent sources say so (Ann Roe and Ole Berg).",
            "ru": "40 (trucks): об этом говорят 2 независимых источника (Ann Roe и Ole Berg).",
        },
    ),
    (
        "five of them take another form",
        finding(K.CORROBORATION, *(told("40", speaker=Speaker(None, name)) for name in "ABCDE")),
        {
            "ru": "40 (trucks): об этом говорят 5 независимых источников (A, B, C, D и E).",
            "uk": "40 (trucks): про це кажуть 5 незалежних джерел (A, B, C, D і E).",
        },
    ),
    (
        "a rate stands behind its thing",
        finding(K.SHORTFALL, told("600", quantity=ABOUT), told("450")),
        {"en": "Of about 600 trucks per month that were planned, 450 came."},
    ),
    (
        "numbers and units are the reader's",
        finding(K.CONTRADICTION, told("1", quantity=TONNES), told("40", speaker=OLE)),
        {
            "en": "Ann Roe says more than 2,500.5 t of trucks, Ole Berg says 40 trucks: these do not fit together.",
            "ru": "Ann Roe: более 2 500,5 т (trucks); Ole Berg: 40 (trucks). Одно не согласуется с другим.",
        },
    ),
    (
        "what is denied is called so",
        finding(K.CONTRADICTION, told("40", modality=Modality.DENIED), told("30", speaker=OLE)),
        {"en": "Ann Roe denies 40 trucks; Ole Berg says 30 trucks."},
    ),
    (
        "who takes a figure back",
        finding(K.REVISION, told("40", modality=Modality.DENIED), told("30")),
        {"en": "Ann Roe takes back 40 trucks and says 30 trucks."},
    ),
    (
        "a report without a date has none",
        finding(K.REVISION, told("40"), told("30", published=None)),
        {"en": "Ann Roe changed the figure from 40 trucks (1 Mar 2026) to 30 trucks (no date)."},
    ),
    (
        "a sharpened figure",
        finding(K.ESCALATION, told("40", quantity=TONNES), told("40", outlet="La Gazette")),
        {"en": "Ann Roe says more than 2,500.5 t of trucks; La Gazette makes it 40 trucks."},
    ),
    (
        "a plan told as done",
        finding(K.ESCALATION, told("40"), told("40", status=Status.DELIVERED, stage=None, outlet=None)),
        {"en": "Ann Roe tells 40 trucks as planned for delivery; report-40 tells 40 trucks as delivered."},
    ),
    (
        "two periods",
        finding(K.DOUBLE_READING, told("40"), told("40", period=JULY)),
        {
            "en": "40 trucks is given for two periods: by 30 Jun 2026; July 2026.",
            "de": "40 (trucks): für zwei Zeiträume genannt, bis 30.06.2026; Juli 2026.",
        },
    ),
]


@pytest.mark.parametrize(
    ("found", "code", "words"),
    [(found, code, words) for _, found, said in SENTENCES for code, words in said.items()],
    ids=[f"{label} ({code})" for label, _, said in SENTENCES for code in said],
)
def test_sentences(found: Finding, code: str, words: str) -> None:
    kinds_of_blanks_vary_with_cldr = " ".join(sentence(found, interface(code)).split())
    assert kinds_of_blanks_vary_with_cldr == words


@pytest.mark.parametrize("code", known())
@pytest.mark.parametrize("kind", list(FindingKind))
def test_every_kind_has_a_sentence_in_every_language(kind: FindingKind, code: str) -> None:
    said = sentence(finding(kind, told("40"), told("30", speaker=OLE)), interface(code))
    assert "40" in said and "{" not in said


def test_names_with_braces_and_controls_stand_as_they_are_told() -> None:
    odd = told("40", item=Item(None, "{first} trucks\x1b[2J", "vehicle"), speaker=Speaker(None, "{x}"))
    assert sentence(finding(K.OVERDUE, odd), interface("en")).startswith("40 {first} trucks\ufffd[2J were due")
