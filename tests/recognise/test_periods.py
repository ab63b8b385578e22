"""Dates and periods: what a text says, where it says it, and what it must not be taken to say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.model import Anchor, Document, Period, PublishedBasis
from tallystick.packs import load
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.matching import recognise_words
from tallystick.recognise.numbers.numbers import recognise_numbers
from tallystick.recognise.times.dates import recognise_dates
from tallystick.recognise.times.periods import recognise_periods, statement_day

PACKS = load()
PUBLISHED = date(2026, 3, 5)  # a Thursday


def read(text: str, language: str, published: date | None = PUBLISHED) -> Board:
    """The board of a text with its words, numbers, dates and periods."""
    board = Board(text, PACKS.language(language), Document("d", text, language=language, published=published))
    for layer in (recognise_words, recognise_numbers, recognise_dates, recognise_periods):
        layer(board)
    return board


def values(board: Board, kind: str = "period") -> list[Period]:
    """The periods that annotations of a kind hold, in text order."""
    return [annotation.value for annotation in board.of(kind) if isinstance(annotation.value, Period)]


def told(text: str, language: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str, str]]:
    """Each period's words, ends ("?" where open) and edge."""
    found = []
    for annotation in read(text, language, published).of("period"):
        period = annotation.value
        assert isinstance(period, Period)
        start, end = (str(day) if day else "?" for day in (period.start, period.end))
        found.append((annotation.span.of(text), start, end, str(period.edge)))
    return found


PERIODS = [
    # English
    ("en", "It came on 4 February.", ("4 February", "2026-02-04", "2026-02-04", "in")),
    ("en", "It came on Feb. 4, 2025, at noon.", ("Feb. 4, 2025", "2025-02-04", "2025-02-04", "in")),
    ("en", "In January 12 guns came.", ("January", "2026-01-01", "2026-01-31", "in")),
    ("en", "They will come in January.", ("January", "2027-01-01", "2027-01-31", "in")),
    ("en", "They came on Friday.", ("Friday", "2026-02-27", "2026-02-27", "in")),
    ("en", "They will come on Friday.", ("Friday", "2026-03-06", "2026-03-06", "in")),
    ("en", "They came yesterday.", ("yesterday", "2026-03-04", "2026-03-04", "in")),
    ("en", "It grew last week.", ("last week", "2026-02-23", "2026-03-01", "in")),
    ("en", "It grew over the past year.", ("the past year", "2025-03-05", "2026-03-05", "in")),
    ("en", "It will grow over the next three years.", ("the next three years", "2026-03-05", "2029-03-05", "in")),
    ("en", "It fell in the fourth quarter.", ("the fourth quarter", "2025-10-01", "2025-12-31", "in")),
    ("en", "It grew in Q3 2025.", ("Q3 2025", "2025-07-01", "2025-09-30", "in")),
    ("en", "It ended at the end of last month.", ("the end of last month", "2026-02-21", "2026-02-28", "in")),
    ("en", "It rose from January to March.", ("from January to March", "2026-01-01", "2026-03-31", "in")),
    ("en", "They met on 02/04/2026.", ("02/04/2026", "2026-02-04", "2026-02-04", "in")),
    ("en", "They met on 2026-02-04.", ("2026-02-04", "2026-02-04", "2026-02-04", "in")),
    ("en", "By mid-May 300 had arrived.", ("By mid-May", "?", "2025-05-15", "by")),
    ("en", "They shall be ready by year-end.", ("by year-end", "?", "2026-12-31", "by")),
    ("en", "Nothing is known of the fiscal year 2026.", ("the fiscal year 2026", "?", "?", "in")),
    ("en", "To date 40 came.", ("To date", "?", "2026-03-05", "so_far")),
    ("en", "They came during the night of 9 to 10 April 2025.", ("the night of 9 to 10 April 2025", "2025-04-09", "2025-04-10", "in")),
    ("en", "The yard stood idle from 28 December to 3 January.", ("from 28 December to 3 January", "2025-12-28", "2026-01-03", "in")),
    # French
    ("fr", "Il est arrivé le 1er février.", ("1er février", "2026-02-01", "2026-02-01", "in")),
    ("fr", "Elle a doublé en 2025.", ("2025", "2025-01-01", "2025-12-31", "in")),
    ("fr", "Elle doublera d'ici à la fin de l'année.", ("d'ici à la fin de l'année", "?", "2026-12-31", "by")),
    ("fr", "Elle a livré 40 tentes jusqu'à fin juin 2025.", ("jusqu'à fin juin 2025", "?", "2025-06-30", "by")),
    ("fr", "Depuis janvier, elle en a livré 40.", ("Depuis janvier", "2026-01-01", "2026-03-05", "since")),
    ("fr", "Au cours de l'année écoulée, 40 ont été livrés.", ("l'année écoulée", "2025-03-05", "2026-03-05", "in")),
    ("fr", "Ils se sont vus le 02/04/2025.", ("02/04/2025", "2025-04-02", "2025-04-02", "in")),
    ("fr", "L'an dernier, elle a doublé.", ("L'an dernier", "2025-01-01", "2025-12-31", "in")),
    # Russian
    ("ru", "Машины пришли 4 фев.", ("4 фев", "2026-02-04", "2026-02-04", "in")),
    ("ru", "В 2025 году построили мост.", ("2025 году", "2025-01-01", "2025-12-31", "in")),
    ("ru", "Мост построят к середине 2027 года.", ("к середине 2027 года", "?", "2027-06-30", "by")),
    ("ru", "Мост построят к лету 2027 года.", ("к лету 2027 года", "?", "2027-05-31", "by")),
    ("ru", "Во втором полугодии 2025 года выпуск удвоился.", ("втором полугодии 2025 года", "2025-07-01", "2025-12-31", "in")),
    ("ru", "За последний год построили 40 домов.", ("последний год", "2025-03-05", "2026-03-05", "in")),
    ("ru", "Пришли 4.02.2026 утром.", ("4.02.2026 утром", "2026-02-04", "2026-02-04", "in")),
    ("ru", "В ночь с 9 на 10 апреля 2025 года был шторм.", ("ночь с 9 на 10 апреля 2025 года", "2025-04-09", "2025-04-10", "in")),
    ("ru", "С 2022 по 2024 год построили 40 домов.", ("С 2022 по 2024 год", "2022-01-01", "2024-12-31", "in")),
]  # fmt: skip

SILENT = [
    ("en", "They own 2026 tents."),
    ("en", "He may march on."),
    ("en", "A 66-year-old man waited three months."),
    ("en", "It began at 10:30."),
    ("fr", "La planète Mars brille."),
    ("fr", "Âgé de 66 ans, il a attendu trois mois."),
    ("fr", "Le bateau est en mer."),
    ("ru", "На складе 2026 палаток."),
    ("ru", "Закон об охране окружающей среды."),
    ("ru", "66-летний рабочий ждал три месяца."),
]


@pytest.mark.parametrize(("language", "text", "expected"), PERIODS)
def test_period(language: str, text: str, expected: tuple[str, str, str, str]) -> None:
    assert told(text, language) == [expected]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_no_period(language: str, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "words"),
    [
        ("en", "A 66-year-old man.", "age", "66-year-old"),
        ("fr", "Il est âgé de 66 ans.", "age", "âgé de 66 ans"),
        ("ru", "66-летний рабочий.", "age", "66-летний"),
        ("en", "It began at 10:30.", "clock", "10:30"),
        ("fr", "À 21 h 45 il est parti.", "clock", "21 h 45"),
        ("en", "It took three months.", "duration", "three months"),
        ("ru", "Заняло три месяца.", "duration", "три месяца"),
    ],
)
def test_set_apart(language: str, text: str, kind: str, words: str) -> None:
    assert [annotation.span.of(text) for annotation in read(text, language).of(kind)] == [words]


def test_duration_keeps_its_length() -> None:
    assert [period.timex for period in values(read("It took three months.", "en"), "duration")] == ["P3M"]


class TestWithoutAPublicationDate:
    """The text's own years help where they agree, and nothing is made up where they do not."""

    def test_one_year_dates_the_rest(self) -> None:
        text = (
            "Elle a livré 40 tentes en janvier 2026. Le 4 février, elle en a livré 2. "
            "La foire aura lieu du 26 au 29 mai."
        )
        assert told(text, "fr", None) == [
            ("janvier 2026", "2026-01-01", "2026-01-31", "in"),
            ("4 février", "2026-02-04", "2026-02-04", "in"),
            ("du 26 au 29 mai", "2026-05-26", "2026-05-29", "in"),
        ]
        assert [period.anchor for period in values(read(text, "fr", None))] == [None, Anchor.TEXT, Anchor.TEXT]

    def test_two_years_date_nothing(self) -> None:
        board = read("It grew in January 2025 and in May 2026. On 4 February it fell.", "en", None)
        last = values(board)[-1]
        assert (last.start, last.end, last.timex) == (None, None, "XXXX-02-04")

    @pytest.mark.parametrize(
        "text", ["It came on Tuesday.", "It came in January.", "It came last week.", "It came today."]
    )
    def test_open(self, text: str) -> None:
        assert [ends for _, *ends, _ in told(text, "en", None)] == [["?", "?"]]

    def test_rest_of_the_year_has_an_end(self) -> None:
        text = "Elle a livré 40 tentes en janvier 2026. Elle en livrera 300 pendant le reste de cette année."
        assert told(text, "fr", None)[-1] == ("le reste de cette année", "?", "2026-12-31", "rest")


class TestDatelines:
    """A dateline dates a document only with a year, its own or the text's."""

    @pytest.mark.parametrize(
        ("language", "text", "day"),
        [
            ("en", "KYIV, Feb 4, 2026 (Newswire) - Forty tents came on Tuesday.", date(2026, 2, 4)),
            ("ru", "МОСКВА, 4 фев — Агентство. В январе 2026 года пришли палатки.", date(2026, 2, 4)),
            ("en", "KYIV, Feb 4 (Newswire) - Forty tents came on Tuesday.", None),
            ("en", "Forty tents came on Feb 4, 2026 (Tuesday).", None),
        ],
    )
    def test_dates_the_document(self, language: str, text: str, day: date | None) -> None:
        document = read(text, language, None).document
        assert document is not None
        assert document.published == day
        assert document.published_basis == (PublishedBasis.DATELINE if day else None)

    def test_given_date_stays(self) -> None:
        document = read("KYIV, Feb 4, 2024 (Newswire) - Forty tents came.", "en").document
        assert document is not None
        assert document.published == PUBLISHED

    def test_place_is_marked(self) -> None:
        text = "KYIV, Feb 4 (Newswire) - Forty tents came."
        assert [a.span.of(text) for a in read(text, "en").of("dateline")] == ["KYIV, Feb 4"]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "Le ministre a annoncé le 4 février 2026 que 40 tentes étaient arrivées.", date(2026, 2, 4)),
        ("fr", "Le 3 février 2026, le secrétaire a déclaré que 40 tentes étaient arrivées.", date(2026, 2, 3)),
        ("en", "The ministry said on Wednesday that 40 tents had arrived.", date(2026, 3, 4)),
        ("en", "The ministry said 40 tents would arrive.", None),
        ("ru", "Министр сообщил 4 февраля, что пришли 40 палаток.", date(2026, 2, 4)),
    ],
)
def test_day_of_a_statement(language: str, text: str, day: date | None) -> None:
    board = read(text, language)
    assert statement_day(board, board.sentences[0]) == day


def test_numeric_order_is_the_languages() -> None:
    assert told("On 02/04/2026 it began.", "en") != told("Le 02/04/2026 il a commencé.", "fr")


_PIECES = st.sampled_from(
    [
        "in",
        "on",
        "by",
        "since",
        "until",
        "from",
        "to",
        "the",
        "of",
        "4",
        "26",
        "29",
        "31",
        "2026",
        "1999",
        "January",
        "may",
        "March",
        "Feb",
        ".",
        ",",
        "-",
        "–",
        "(",
        ")",
        "week",
        "year",
        "first",
        "quarter",
        "last",
        "next",
        "end",
        "early",
        "rest",
        "d'ici",
        "fin",
        "mars",
        "janvier",
        "l'année",
        "depuis",
        "du",
        "au",
        "le",
        "1er",
        "à",
        "mi",
        "с",
        "по",
        "до",
        "к",
        "мая",
        "января",
        "года",
        "году",
        "начала",
        "конца",
        "2026-02-30",
        "31/02/2026",
        "4.02.2026",
        "00",
        "99",
        "9999",
        "\n",
        "'s",
        "l'",
        "three",
        "months",
        "ago",
        "past",
        "hours",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=14).map(" ".join)),
    st.sampled_from(["en", "fr", "ru"]),
    st.sampled_from([None, PUBLISHED, date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)]),
)
def test_any_text(text: str, language: str, published: date | None) -> None:
    """Whatever the text, spans lie in it, periods run forwards, and no two overlap."""
    board = read(text, language, published)
    end = 0
    for annotation in board.of("period"):
        assert end <= annotation.span.start < annotation.span.end <= len(text)
        assert annotation.span == board.span(annotation.first, annotation.last)
        end = annotation.span.end
    for period in values(board):
        assert period.start is None or period.end is None or period.start <= period.end
    for sentence in board.sentences:
        statement_day(board, sentence)
