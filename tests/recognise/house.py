"""Whole invented articles, each with the rows a careful reader writes down: they guard the joins between the layers."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One mention: the quantity's words, its ends, and what the article says of it."""

    words: str
    lower: str | None
    upper: str | None
    bound: str
    category: str
    status: str
    period: tuple[str | None, str | None] | None = None
    speaker: str | None = None
    carriers: tuple[str, ...] = ()
    modality: str | None = None
    recipient: str | None = None
    agent: str | None = None


@dataclass(frozen=True)
class Article:
    """A text, its date, and its rows in the order of the text."""

    language: str
    published: str | None
    text: str
    rows: tuple[Row, ...] = field(default=())


ARTICLES = {
    "a plan and a month, told twice, with marks missing (fr)": Article(
        "fr",
        "2026-03-05",
        "Le ministre polonais de la Défense, Marek Zielonka, a annoncé le 5 mars qu'environ 3 millions d'unités de "
        "munitions et plus de 12 000 armes avaient été mises en service dans l'armée polonaise en février 2026.\n"
        "En février, plus de 12 000 armes ont été livrées\", a déclaré le ministre, cité par PAP.\n"
        "Pour l'ensemble de l'année 2026, l'armée polonaise devrait recevoir plus de 40 000 drones.",
        (
            Row("environ 3 millions", "3000000", "3000000", "about", "ammunition", "delivered",
                ("2026-02-01", "2026-02-28"), "Zielonka"),
            Row("plus de 12 000", "12000", None, "more_than", "arms", "delivered",
                ("2026-02-01", "2026-02-28"), "Zielonka"),
            Row("plus de 12 000", "12000", None, "more_than", "arms", "delivered",
                ("2026-02-01", "2026-02-28"), "Zielonka", ("PAP",)),
            Row("plus de 40 000", "40000", None, "more_than", "drone", "planned", ("2026-01-01", "2026-12-31")),
        ),
    ),
    "the year's rest is not the year (en)": Article(
        "en",
        "2026-04-02",
        "Romania will deliver about 600 trucks to Moldova over the rest of this year, Defence Minister Ana Stoica said "
        "on Thursday. So far this year Moldova has received at least 110 trucks, she said.",
        (
            Row("about 600", "600", "600", "about", "vehicle", "planned", ("2026-04-02", "2026-12-31"), "Stoica",
                agent="Romania", recipient="Moldova"),
            Row("at least 110", "110", None, "at_least", "vehicle", "delivered", None, "Stoica", recipient="Moldova"),
        ),
    ),
    "a range, a deadline and a denial (en)": Article(
        "en",
        "2026-04-02",
        "Spain has shipped 40,000 to 50,000 shells to Ukraine since January, two officials told Reuters. "
        "Another 20,000 shells are to arrive by the end of June.",
        (
            Row("40,000 to 50,000", "40000", "50000", "between", "ammunition.artillery", "delivered",
                ("2026-01-01", "2026-04-02"), None, ("Reuters",), recipient="Ukraine"),
            Row("20,000", "20000", "20000", "exact", "ammunition.artillery", "planned", (None, "2026-06-30")),
        ),
    ),
    "passive, instrumental and abbreviated numbers (ru)": Article(
        "ru",
        "2026-02-05",
        "В январе в войска поставлено более 12 тыс. единиц стрелкового оружия и около 1,5 млн патронов, заявил министр "
        "обороны Андрей Белоусов, передаёт ТАСС. До конца года армия должна получить свыше 300 танков.",
        (
            Row("более 12 тыс.", "12000", None, "more_than", "arms.small", "delivered", ("2026-01-01", "2026-01-31"),
                "Белоусов", ("ТАСС",)),
            Row("около 1,5 млн", "1500000", "1500000", "about", "ammunition.small", "delivered",
                ("2026-01-01", "2026-01-31"), "Белоусов", ("ТАСС",)),
            Row("свыше 300", "300", None, "more_than", "vehicle.tank", "planned", (None, "2026-12-31")),
        ),
    ),
    "vaccines and grain are read by the same rules (en)": Article(
        "en",
        "2026-05-07",
        "Norway pledged two million doses of vaccine to Kenya on Tuesday. The World Food Programme delivered 35,000 "
        "tonnes of wheat to Sudan in April, it said in a statement.",
        (
            Row("two million", "2000000", "2000000", "exact", "medical.vaccine", "pledged", agent="Norway",
                recipient="Kenya"),
            Row("35,000 tonnes", "35000", "35000", "exact", "food.grain.wheat", "delivered",
                ("2026-04-01", "2026-04-30"), recipient="Sudan"),
        ),
    ),
    "figures that are no claims (en)": Article(
        "en",
        "2026-05-07",
        "The 66-year-old captain of Flight 17 met 3 friends at 10:30 in Room 4. He likes F-16 models and the year 2024. "
        "Call 555 0142.",
    ),
    "figures that are no claims (fr)": Article(
        "fr", "2026-05-07", "Le 4 mai, à 10h30, le capitaine, âgé de 66 ans, a visité la salle 12 de l'article 5."
    ),
    "figures that are no claims (ru)": Article(
        "ru", "2026-05-07", "4 мая в 10:30 капитан, которому 66 лет, осмотрел зал № 12 и модель Су-35."
    ),
    "a condition delivers nothing (en)": Article(
        "en", "2026-05-07", "If the 200 tanks arrive in time, they could make a difference, one soldier said."
    ),
}  # fmt: skip
