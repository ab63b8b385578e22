"""The example reports, read end to end: the rows that a careful reader writes down from them, and no other.

Each row is one figure that the text claims something of. Rows that cannot be read yet carry the reason; such a row
must fail, and whatever is read of its figure instead excuses no other row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from tallystick.desk.reading import readings
from tallystick.desk.settings import settings
from tallystick.desk.sources import documents_in, documents_named
from tallystick.model import Mention, Reading

PACKAGE = Path(__file__).parents[1] / "src" / "tallystick"
REPORTS = Path(__file__).parents[1] / "examples" / "reports"


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of a document ("title" or "text"), and what is claimed of it.

    The period is "start..end edge", each end empty where it is open; "" where no time is stated. The speaker is a part
    of the resolved name; "" where nobody is named.
    """

    document: str
    place: str
    value: str
    bound: str
    category: str
    status: str
    period: str = ""
    speaker: str = ""
    failure: str = ""


TITLE, TEXT = "title", "text"
WHEAT, VACCINE, SHELLS, GUNS = "food.grain.wheat", "medical.vaccine", "ammunition.artillery", "arms.artillery"
JUNE = "..2026-06-30 by"
YEAR_END = "..2026-12-31 by"
IN_2026 = "2026-01-01..2026-12-31 in"
FEBRUARY, MARCH = "2026-02-01..2026-02-28 in", "2026-03-01..2026-03-31 in"
APRIL, MAY = "2026-04-01..2026-04-30 in", "2026-05-01..2026-05-31 in"
FROM = '"a month from April" is read as a month in April, and not as one that goes on'

ROWS = [
    Row("grain-plan-en", TITLE, "500000", "exact", WHEAT, "planned"),
    Row("grain-plan-en", TEXT, "500000", "about", WHEAT, "planned", JUNE, "Hrytsenko"),
    Row("grain-plan-en", TEXT, "500000", "about", WHEAT, "planned", JUNE, "Hrytsenko"),
    Row("grain-delivery-1-fr", TEXT, "120000", "exact", WHEAT, "delivered", MARCH, "Hrytsenko"),
    Row("grain-delivery-1-fr", TEXT, "120000", "exact", WHEAT, "delivered", MARCH, "Hrytsenko"),
    Row("grain-delivery-2-ru", TITLE, "95000", "exact", WHEAT, "delivered", APRIL),
    Row("grain-delivery-2-ru", TEXT, "95000", "exact", WHEAT, "delivered", APRIL, "Гриценко"),
    Row("grain-delivery-2-ru", TEXT, "210000", "more_than", WHEAT, "delivered", "", "Гриценко"),
    Row("grain-delivery-3-en", TEXT, "80000", "exact", WHEAT, "delivered", MAY, "Hrytsenko"),
    Row("vaccine-pledge-en", TITLE, "1000000", "exact", VACCINE, "pledged", speaker="Denmark"),
    Row("vaccine-pledge-en", TEXT, "1000000", "exact", VACCINE, "pledged", IN_2026, "Foreign Ministry"),
    Row("vaccine-pledge-en", TEXT, "50", "exact", VACCINE, "planned", "..2026-05-31 by", "official"),
    Row("vaccine-pledge-fr", TITLE, "1000000", "exact", VACCINE, "pledged"),
    Row("vaccine-pledge-fr", TEXT, "1000000", "exact", VACCINE, "pledged", IN_2026, "Affaires étrangères"),
    Row("vaccine-pledge-ru", TITLE, "1000000", "exact", VACCINE, "pledged", speaker="Дания"),
    Row("vaccine-pledge-ru", TEXT, "1000000", "exact", VACCINE, "pledged", IN_2026, "иностранных дел"),
    Row("vaccine-delivery-en", TEXT, "240000", "exact", VACCINE, "delivered", "2026-01-01..2026-04-08 since", "Owusu"),
    Row("vaccine-delivery-en", TEXT, "300000-350000", "between", VACCINE, "planned", JUNE, "Owusu"),
    Row("howitzers-plan-fr", TITLE, "24", "exact", GUNS, "planned"),
    Row("howitzers-plan-fr", TEXT, "24", "exact", GUNS, "planned", YEAR_END, "Delmas"),
    Row("howitzers-plan-fr", TEXT, "24", "exact", GUNS, "planned", YEAR_END, "Delmas"),
    Row("howitzers-plan-fr", TEXT, "30000", "about", SHELLS, "planned", YEAR_END, "Delmas"),
    Row("howitzers-plan-en", TITLE, "24", "more_than", GUNS, "planned"),
    Row("howitzers-plan-en", TEXT, "24", "exact", GUNS, "planned", YEAR_END, "Delmas"),
    Row("howitzers-plan-en", TEXT, "30000", "about", SHELLS, "planned", YEAR_END, "Delmas"),
    Row("howitzers-delivery-ru", TITLE, "6", "exact", GUNS, "delivered"),
    Row("howitzers-delivery-ru", TEXT, "6", "exact", GUNS, "delivered", "", "Дельмас"),
    Row("howitzers-delivery-ru", TEXT, "9000", "about", SHELLS, "delivered", "", "Дельмас"),
    Row("howitzers-delivery-ru", TEXT, "24", "exact", GUNS, "planned", YEAR_END, "Дельмас"),
    Row("drones-en", TITLE, "3000", "exact", "drone", "planned", "2026-03-01..2026-05-31 in"),
    Row("drones-en", TEXT, "3000", "exact", "drone", "ordered", "", "Zielonka"),
    Row("drones-en", TEXT, "450", "exact", "drone", "delivered", FEBRUARY, "Zielonka"),
    Row("drones-en", TEXT, "600", "about", "drone", "planned", "2026-04-01.. since", "Zielonka", FROM),
    Row("drones-en", TEXT, "1200", "exact", "drone", "planned", "2027-01-01..2027-12-31 in", "ministry"),
    Row("forum-fr", TEXT, "3000", "exact", "drone", "ordered", "", "Zielonka"),
    Row("forum-fr", TEXT, "450", "exact", "drone", "delivered", FEBRUARY, "Zielonka"),
    Row("vaccines-ru", TEXT, "240000", "exact", VACCINE, "delivered", "2026-01-01..2026-04-08 since", "Овусу"),
    Row("vaccines-ru", TEXT, "300000-350000", "between", VACCINE, "planned", JUNE, "Овусу"),
]


@cache
def read_all() -> dict[str, Reading]:
    """The readings of all reports by a short name."""
    how = settings()
    pages = [str(path) for path in sorted(REPORTS.glob("*.html"))]
    found = chain(documents_in(str(REPORTS / "documents.jsonl"), how), documents_named(pages, how))
    result: dict[str, Reading] = {}
    for reading in readings(found, how):
        assert isinstance(reading, Reading), str(reading)
        result[Path(reading.document.id).stem] = reading
    return result


def row_of(document: str, mention: Mention) -> Row:
    quantity, spoken = mention.quantity, mention.period
    period = ""
    if spoken is not None:
        period = f"{spoken.period.start or ''}..{spoken.period.end or ''} {spoken.period.edge}"
    return Row(
        document,
        mention.place,
        "-".join(f"{number.normalize():f}" for number in quantity.numbers),
        str(quantity.bound),
        mention.item.category,
        str(mention.status),
        period,
        mention.speaker.name if mention.speaker else "",
    )


def found_rows() -> Iterator[Row]:
    for document, reading in read_all().items():
        for mention in reading.mentions:
            yield row_of(document, mention)


def figure(row: Row) -> tuple[str, str, str]:
    return (row.document, row.place, row.value)


def fits(expected: Row, found: Row) -> bool:
    """Whether a found row is the expected one; a speaker's name may be fuller, and is empty only where it must be."""
    same = figure(expected) == figure(found) and all(
        getattr(expected, key) == getattr(found, key) for key in ("bound", "category", "status", "period")
    )
    return same and (expected.speaker in found.speaker if expected.speaker else not found.speaker)


def told(row: Row) -> str:
    return f"{row.document}, {row.place}: {row.bound} {row.value} {row.category}, {row.status}, {row.period}, {row.speaker}"


@pytest.mark.parametrize("expected", dict.fromkeys(ROWS), ids=lambda row: f"{row.document} {row.place} {row.value}")
def test_a_row_is_read(expected: Row):
    wanted = ROWS.count(expected)
    number = sum(fits(expected, row) for row in found_rows())
    near = [told(row) for row in found_rows() if figure(row) == figure(expected)]
    if expected.failure:
        assert number < wanted, f"no longer fails: remove the reason from {told(expected)}"
    else:
        assert number == wanted, f"wanted {wanted} times {told(expected)}; read:\n" + "\n".join(near)


def test_nothing_else_is_read():
    expected = [figure(row) for row in ROWS]
    extra = []
    for row in found_rows():
        if figure(row) in expected:
            expected.remove(figure(row))
        else:
            extra.append(told(row))
    assert not extra


def test_the_page_without_claims_has_none():
    assert read_all()["no-claim-en"].mentions == ()


def test_languages_and_days_are_found_where_the_page_tells_them():
    days = {name: str(reading.document.published) for name, reading in read_all().items()}
    assert (days["drones-en"], days["forum-fr"], days["vaccines-ru"]) == ("2026-03-16", "2026-03-17", "None")
    assert [read_all()[name].document.language for name in ("drones-en", "forum-fr", "vaccines-ru")] == [
        "en",
        "fr",
        "ru",
    ]


def test_the_desk_offers_the_lines_as_its_example() -> None:
    lines = b"".join((REPORTS / name).read_bytes() for name in ("documents.jsonl", "rivals.jsonl"))
    assert (PACKAGE / "web" / "example.jsonl").read_bytes() == lines
