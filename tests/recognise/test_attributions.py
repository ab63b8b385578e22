"""Attributions: source, cue, content, manner, carriers and day, over three languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.model import Attribution, Document, Manner
from tallystick.packs import load
from tallystick.recognise.ground.wording import Wording
from tallystick.recognise.reader import board_of
from tallystick.recognise.voices.quotes import quotations

PACKS = load()

# language, text, the name of the source (None: nobody), the content
SOURCES = [
    ("en", "The boats are late, the yard's director said.", "yard's director", "The boats are late"),
    ("en", "Officials say that boats are late.", "Officials", "boats are late"),
    ("en", "Oslo will, Norwegian Defence Minister Kari Holm said, buy boats.", "Kari Holm", "Oslo will, Norwegian Defence "
     "Minister Kari Holm said, buy boats"),
    ("en", "It was announced that the yard would close.", None, "the yard would close"),
    ("en", "Kari Holm, an engineer, stated: “The boats are much too late.”", "Kari Holm", "The boats are much too late."),
    ("fr", "Le chantier assure que les bateaux sont prêts.", "chantier", "les bateaux sont prêts"),
    ("fr", "D'après des sources danoises, le chantier fermera.", "sources danoises", "le chantier fermera"),
    ("fr", "« Les bateaux sont tous en retard », se plaint-on. Karl Holm a déclaré : « Ils arriveront bien un jour. »",
     "Karl Holm", "Ils arriveront bien un jour."),
    ("ru", "Как отметил Карл Холм, катера готовы.", "Карл Холм", "катера готовы"),
    ("ru", "По словам Карла Холма, катера готовы.", "Карла Холма", "катера готовы"),
    ("ru", "Катера готовы, заявил Карл Холм. Их уже ждут, добавил он.", "Карл Холм", "Их уже ждут"),
]  # fmt: skip


def attributions(language: str, text: str, published: date | None = None) -> list[Attribution]:
    board = board_of(Document("d", text, language=language, published=published), PACKS.language(language))
    return [a.value for a in board.of("attribution") if isinstance(a.value, Attribution)]


@pytest.mark.parametrize(("language", "text", "name", "content"), SOURCES, ids=[row[1][:40] for row in SOURCES])
def test_source_and_content(language: str, text: str, name: str | None, content: str) -> None:
    found = [(a.source.name if a.source else None, a.content.of(text)) for a in attributions(language, text)]
    assert (name, content) in found


# text, then each quotation's words: marks odd, nested, missing, over a line's end, apostrophes among them
QUOTATIONS = [
    ("“One two three four.” He left.", ["One two three four."]),
    ("One two three four five”, he said.", ["One two three four five"]),
    ("‘We trust the ‘Orion’ works and the soldiers’ needs as ever,’ he said.",
     ["We trust the ‘Orion’ works and the soldiers’ needs as ever,"]),
    ("‘If they come in time, good.\nBut we must see them first.’", ["If they come in time, good.\nBut we must see them first."]),
    ("The ‘Orion’ works build boats.", []),
    ("He said: \"it will all be done soon\".", ["it will all be done soon"]),
    ("« Tout sera prêt à temps »", ["Tout sera prêt à temps"]),
    ("«Всё будет готово в срок», — сказал он.", ["Всё будет готово в срок"]),
    ("„Alles wird rechtzeitig fertig sein“, hieß es.", ["Alles wird rechtzeitig fertig sein"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), QUOTATIONS, ids=[row[0][:30] for row in QUOTATIONS])
def test_quotations(text: str, words: list[str]) -> None:
    board = board_of(Document("d", text, language="en"), PACKS.language("en"))
    assert [board.span(quote.first, quote.last).of(text) for quote in quotations(Wording(board))] == words


def test_what_was_told_to_an_agency_keeps_carrier_and_day() -> None:
    text = (
        "Le 3 mars, le ministre danois de la Défense, Karl Holm, a déclaré à l'AFP que les bateaux partiraient. "
        'M. Holm a ajouté: "tous les bateaux seront prêts à la fin du mois".'
    )
    found = attributions("fr", text, date(2026, 3, 5))
    assert [str(a.manner) for a in found] == ["indirect", "direct"]
    assert {carrier.key for a in found for carrier in a.carriers} == {"agency.afp"}
    assert [a.said.start if a.said else None for a in found] == [date(2026, 3, 3)] * 2
    assert {a.source.key for a in found if a.source} == {"~person.golm-karl"}


def test_an_agency_that_cites_is_carrier_of_whom_it_cites() -> None:
    text = "Reuters reported, citing two officials, that the yard was sold."
    found = {a.source.name: [c.key for c in a.carriers] for a in attributions("en", text) if a.source}
    assert found == {"Reuters": [], "officials": ["agency.reuters"]}


def test_a_refusal_is_declined_and_a_partial_quotation_mixed() -> None:
    text = "A spokesman for the company declined to comment on the price but affirmed its duty to ‘serve the fleet as best it can.’"
    found = attributions("en", text)
    assert [(a.declined, a.manner) for a in found] == [(True, Manner.INDIRECT), (False, Manner.MIXED)]
    assert {a.source.name for a in found if a.source} == {"spokesman for the company"}


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(["The", "minister", "said", "that", "boats", "“", "”", "’", "‘", '"', ",", ":", "he", "\n",
                              "according", "to", "Reuters", "(", ")", "-", "a déclaré", "selon", "заявил", "что", ".", "by",
                              "declined to comment", "citing", "who", "was", "announced"]), max_size=30),
    st.sampled_from(["en", "fr", "ru"]),
)  # fmt: skip
def test_spans_lie_in_any_text(words: list[str], language: str) -> None:
    text = " ".join(words)
    for attribution in attributions(language, text):
        spans = [attribution.content, attribution.cue, attribution.source.span if attribution.source else None]
        for span in spans:
            assert span is None or 0 <= span.start < span.end <= len(text)
