"""Search: forms, spellings, phrases, order and any query at all, the same in both stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings_made import READER, readings
from sqlalchemy import create_engine, make_url, text

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger
from tallystick.ledger.search_query import query_of
from tallystick.ledger.search_snippets import _places
from tallystick.ledger.search_terms import terms, terms_within
from tallystick.model import Document, Item, Mention, Party, Quantity, Reading, Span, Status
from tallystick.packs import load
from tallystick.packs.lemmas import Lemmas

PACKS = load()
PAGES = [
    # id, language, published, title, text
    ("ru", "ru", "2026-02-01", "Поставки", "Завод отгрузил 10 000 снарядов. Ещё сто грузовиков ждут отправки."),
    ("uk", "uk", "2026-02-02", None, "П’ять тисяч снарядів прибули до порту."),
    ("fr", "fr", "2026-02-03", "Nouveaux contrats", "L’armée a signé deux contrats à Besançon pour des œuvres."),
    ("de", "de", "2026-02-04", None, "Die Straße war frei: 1.234,5 Dosen Impfstoff kamen in Häusern an."),
    ("en", "en", "2026-02-05", "Shells arrive", "Russia's AK-12 rifles and artillery shells arrived. The shells of artillery."),
    ("en2", "en", "2026-02-06", None, "The artillery came, the shells stayed away."),
    ("en3", "en", None, None, "A factory makes shells for the artillery and delivered them."),
    ("es", "es", "2026-02-03", None, "Llegaron dos camiones."),
    ("sv", "sv", "2026-02-03", None, "Lastbilarna kom till Malmö."),
    ("none", None, "2026-02-03", None, "Łódź zzz"),
]  # fmt: skip


def page(name: str, language: str | None, published: str | None, title: str | None, words: str) -> Reading:
    day = None if published is None else date.fromisoformat(published)
    return Reading(READER, Document(name, words, title=title, language=language, published=day))


@pytest.fixture
def ledger(new_place: Callable[[], str]) -> Iterator[Ledger]:
    with Ledger.open(new_place(), linker=linker(), lemmas_of=PACKS.lemmas) as opened:
        list(opened.post_many(page(*about) for about in PAGES))
        yield opened


QUERIES = [
    # what is asked, which documents answer, in this order
    ("снаряды", ["ru"]),
    ("снарядів", ["uk"]),
    ("СНАРЯДАМИ", ["uk", "ru"]),
    ("еще", ["ru"]),
    ("п'ять", ["uk"]),
    ("contrat", ["fr"]),
    ("besancon oeuvre", ["fr"]),
    ("armée", ["fr"]),
    ("strasse", ["de"]),
    ("Dosis", ["de"]),
    ("haus", ["de"]),
    ("10000", ["ru"]),
    ("10,000", ["ru"]),
    ("1234.5", ["de"]),
    ("shell", ["en", "en2", "en3"]),  # in the title, then by date, the undated one last
    ("artillery shell", ["en", "en2", "en3"]),
    ('"artillery shell"', ["en"]),
    ("“shells of artillery”", ["en"]),
    ('"artillery shell', ["en"]),
    ('"shells artillery"', []),
    ("AK-12", ["en"]),
    ("12-AK", []),
    ("russia", ["en"]),
    ("deliver*", ["en3"]),
    ("delivered*", ["en3"]),
    ("deliverance*", []),
    ('"and deliv*"', ["en3"]),
    ("artillery -arrive", ["en2", "en3"]),
    ('shells -"artillery shells"', ["en2", "en3"]),
    ("-shell lastbilarna", ["sv"]),
    ("-shell -снаряд -contrat -dosis -camion -zzz -artillery", ["sv"]),
    ("lodz", ["none"]),
    ("malmo", ["sv"]),
    ("nothing-like-this", []),
    ("", []),
    ("* - \" ( ) OR", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "found"), QUERIES)
def test_what_is_found_and_in_which_order(ledger: Ledger, words: str, found: list[str]) -> None:
    answer = ledger.search(words)
    assert [hit.id for hit in answer.hits] == found
    assert answer.total == len(found)


def test_dosen_is_no_spanish_two(ledger: Ledger) -> None:
    assert [hit.id for hit in ledger.search("Dosen").hits] == ["de"]


def test_a_language_narrows_the_search(ledger: Ledger) -> None:
    assert [hit.id for hit in ledger.search("снаряд", "ru").hits] == ["ru"]
    assert ledger.search("снаряд", "fr").hits == ()


def test_snippets_show_the_words_where_they_stand(ledger: Ledger) -> None:
    (hit,) = ledger.search("снаряды завод").hits
    (snippet,) = hit.snippets
    assert snippet.words == "Завод отгрузил 10 000 снарядов."
    assert [mark.of(PAGES[0][4] or "") for mark in snippet.marks] == ["Завод", "снарядов"]
    (titled,) = ledger.search("nouveau").hits
    assert [(piece.place, piece.words) for piece in titled.snippets] == [("title", "Nouveaux contrats")]


def test_no_more_than_wanted_are_shown_and_all_are_counted(ledger: Ledger) -> None:
    answer = ledger.search("shells", most=1)
    assert ([hit.id for hit in answer.hits], answer.total) == (["en"], 3)


def test_of_frequent_words_the_documents_recorded_last_are_weighed(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = ledger.search("shells artillery")
    assert (every.total, every.is_exact) == (3, True)
    monkeypatch.setattr("tallystick.ledger.searching.WEIGHED", 2)
    found = ledger.search("shells artillery", most=1)
    assert (found.total, found.is_exact, len(found.hits)) == (2, False, 1)


def test_what_a_reader_named_is_found_though_the_text_does_not_say_it(ledger: Ledger) -> None:
    words = "They sent 40 of them."
    mention = Mention(
        Span(0, 20), Span(10, 12), Quantity(Decimal(40), Decimal(40)), Item(None, "155 mm rounds"), Status.DELIVERED,
        agent=Party(None, "Norland"),
    )  # fmt: skip
    ledger.post(Reading(READER, Document("said", words, language="en"), (mention,)))
    assert [hit.id for hit in ledger.search("norland 155 round").hits] == ["said"]
    (hit,) = ledger.search("sent").hits
    assert [quote.words for quote in hit.quotes] == ["40"]


def test_an_edited_page_is_found_by_what_it_says_now(ledger: Ledger) -> None:
    ledger.post(page("es", "es", "2026-02-03", None, "Llegaron tres trenes."))
    assert (ledger.search("camion").total, ledger.search("tren").total) == (0, 1)


def test_a_ledger_of_before_is_filled_when_it_is_first_searched(new_place: Callable[[], str]) -> None:
    place = new_place()
    with Ledger.open(place) as plain:  # its rows have no lemmas
        list(plain.post_many(page(*about) for about in PAGES))
    url = make_url(place if "://" in place else f"sqlite:///{place}")
    driver = "postgresql+psycopg" if "://" in place else "sqlite"
    with create_engine(url.set(drivername=driver)).begin() as connection:
        connection.execute(text("DELETE FROM search_texts WHERE language = 'ru'"))
        if driver != "sqlite":
            connection.execute(text("DELETE FROM search_index WHERE number NOT IN (SELECT number FROM search_texts)"))
    with Ledger.open(place, lemmas_of=PACKS.lemmas) as ledger:
        assert [hit.id for hit in ledger.search("снарядами").hits] == ["uk", "ru"]
        assert [hit.id for hit in ledger.search("contrat").hits] == ["fr"]


def test_other_packs_make_the_rows_anew(ledger: Ledger) -> None:
    assert ledger.search("camion").total == 1
    for _ in range(2):
        list(ledger.post_many(page(*about) for about in PAGES))
        assert ledger.search("shells").total == 3


def test_both_stores_answer_alike(new_database: Callable[[], str], tmp_path: object) -> None:
    made = list(readings(7, 120))
    queries = ["грузовики", '"doses de vaccin"', "the ministry -panzer", "mini* 155", "-said", "310000 shell", "ТАСС"]
    with (
        Ledger.open(new_database(), lemmas_of=PACKS.lemmas) as one,
        Ledger.open(f"{tmp_path}/l", lemmas_of=PACKS.lemmas) as other,
    ):
        list(one.post_many(made))
        list(other.post_many(made))
        for words in queries:
            found = one.search(words, most=50)
            assert found.total > 0
            assert (found.total, [(hit.id, hit.rank, hit.snippets) for hit in found.hits]) == (
                other.search(words, most=50).total,
                [(hit.id, hit.rank, hit.snippets) for hit in other.search(words, most=50).hits],
            )


HOSTILE = [
    '"', '""', "-", "--", "*", "-*", "a*b*c", "NEAR(a b, 5)", "a AND OR NOT", "{title}: x", "^x", "a' OR '1'='1", "\\",
    "%", "_", "x\0y", "\ud800", "😀", "a" * 5000, "x " * 5000, '"' * 999, "-a -b", ": & | ! <-> ()", "'", "''", "x:*",
    "1,2,3", "\x85", "=x", "=", "а́", "ﬁ", "½", "²*", "e\u0301*",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_is_an_error(ledger: Ledger, words: str) -> None:
    assert ledger.search(words).total >= 0


def test_very_many_and_very_long_words_are_kept(ledger: Ledger) -> None:
    many = " ".join(f"wort{number}" for number in range(150_000))
    ledger.post(page("long", "de", None, None, f"{many} {'ä' * 3000}"))
    assert [hit.id for hit in ledger.search("wort7").hits] == ["long"]
    assert [hit.id for hit in ledger.search("wort7 -wort8").hits] == []


@given(st.text(max_size=80))
def test_terms_lie_in_their_text_and_any_text_is_a_query(words: str) -> None:
    for lemmas in (Lemmas(""), PACKS.lemmas("fr"), PACKS.lemmas("uk")):
        for term in terms(words, lemmas):
            assert 0 <= term.start < term.end <= len(words)
            assert term.term and not set(term.term + term.form) & set(" '\"=\\%_*|&")
        query_of(words, lemmas)


def test_a_reading_again_replaces_what_was_said(ledger: Ledger) -> None:
    made = page("again", "en", None, None, "We sent 40.")
    mention = Mention(
        Span(0, 10), Span(8, 10), Quantity(Decimal(40), Decimal(40)), Item(None, "zeppelins"), Status.DELIVERED
    )
    ledger.post(replace(made, mentions=(mention,)))
    assert ledger.search("zeppelin").total == 1
    ledger.post(made)
    assert ledger.search("zeppelin").total == 0


@pytest.mark.parametrize("code", ["fr", "en", "uk"])
def test_the_terms_of_a_part_are_those_that_its_own_words_have(code: str) -> None:
    text = "L'armée a reçu 10 000 obus. Russia's п'ять, 1,5.5; 3'000 ' 1 000 000 x.5 «d’eau» в 2 100 , 7"
    lemmas, reused = PACKS.lemmas(code), 0
    whole = terms(text, lemmas)
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            part = terms_within(text, whole, Span(start, end))
            if part is not None:
                reused += 1
                own = [(term.form, term.term) for term in terms(text[start:end], lemmas)]
                assert [(term.form, term.term) for term in part] == own, text[start:end]
    assert reused > len(text)


def test_lines_that_are_left_out_hold_nothing_that_is_asked() -> None:
    """A report is cut into words only where these may stand, whatever form, case, accent or apostrophe they have."""
    packs = load()
    for language, asked, told, wanted in (
        ("en", "give", "It gave two.\nNobody went.\nGIVEN in May.", ["gave", "GIVEN"]),
        ("en", "deliver*", "It was delivered.\nThe delivery.\nNone.", ["delivered", "delivery"]),
        ("en", "10000", "So 10 000 came.\nThen 10,000 went.", ["10 000", "10,000"]),
        ("en", '"two tanks"', "They sent two\ntanks.", ["two\ntanks"]),
        ("de", "strasse", "Die Straße.\nEin Haus.", ["Straße"]),
        ("fr", "armee", "Elle part.\nPour l’armée.", ["armée"]),
        ("uk", "п'ять", "Лише п’ять.\nШість.", ["п’ять"]),
        ("ru", "снаряд", "Снарядов нет.\nНичего.", ["Снарядов"]),
    ):
        lemmas = packs.lemmas(language)
        found = [place.span.of(told) for place in _places(told, query_of(asked, lemmas), lemmas)]
        assert found == wanted, (language, asked)
