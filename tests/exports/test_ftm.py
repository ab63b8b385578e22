"""FollowTheMoney entities: right by the library's own model and by our schema file, one party one entity."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import simplejson
import yaml

import tallystick.exports
from tallystick.desk.books import Ledger
from tallystick.exports.ftm import files, schema_of
from tallystick.exports.holdings import Holdings

ROOT = Path(__file__).parents[2]
SCHEMATA = Path(tallystick.exports.__file__).parent / "ftm_schema"
LIBRARY = Path(os.environ.get("TALLYSTICK_TEST_FTM", ROOT / "build" / "ftm" / "bin" / "python"))
OF_INTERVAL = {"summary", "startDate", "endDate", "recordId", "publisher", "sourceUrl"}


def entities(holdings: Holdings) -> list[dict[str, Any]]:
    (file,) = files(holdings)
    return [simplejson.loads(line) for line in file.content.decode("utf-8").split("\n")[:-1]]


@pytest.mark.skipif(not LIBRARY.exists(), reason="make build/ftm/.made gives the library an environment of its own")
@pytest.mark.parametrize("texts", [True, False])
@pytest.mark.parametrize("name", ["made", "demo"])
def test_the_library_finds_them_right(name: str, texts: bool, request: pytest.FixtureRequest) -> None:
    books: Ledger = request.getfixturevalue(name)
    (file,) = books.export("ftm", texts=texts)
    done = subprocess.run(
        [LIBRARY, Path(__file__).parent / "check_ftm.py", SCHEMATA],
        input=file.content,
        capture_output=True,
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found = simplejson.loads(done.stdout)
    assert found["SupplyClaim"] == len(books.claims()) and found["Article"] == len(books.documents())


def test_our_schema_file_says_what_is_written(demo: Ledger, holdings: Holdings) -> None:
    described = yaml.safe_load((SCHEMATA / "SupplyClaim.yaml").read_text(encoding="utf-8"))["SupplyClaim"]
    written = [
        entity for entity in [*entities(demo.holdings()), *entities(holdings)] if entity["schema"] == "SupplyClaim"
    ]
    assert {name for entity in written for name in entity["properties"]} == set(described["properties"]) | OF_INTERVAL
    assert all(re.fullmatch(r"[0-9a-zA-Z][0-9a-zA-Z.\-]*[0-9a-zA-Z]", entity["id"]) for entity in written)


def test_references_lead_to_entities(demo: Ledger) -> None:
    found = entities(demo.holdings())
    ids = {entity["id"]: entity["schema"] for entity in found}
    for entity in found:
        for role in ("agent", "recipient", "speaker", "carrier", "report"):
            assert set(entity["properties"].get(role, [])) <= ids.keys()


def test_a_land_is_one_entity_in_all_languages(demo: Ledger) -> None:
    lands = [entity for entity in entities(demo.holdings()) if entity["properties"].get("country") == ["et"]]
    assert [set(land["properties"]["name"]) >= {"Ethiopia", "Éthiopie"} for land in lands] == [True]
    assert lands[0]["schema"] == "PublicBody"


def test_who_could_not_be_resolved_is_another_in_each_report(holdings: Holdings) -> None:
    unknown = [e for e in entities(holdings) if e["properties"].get("name") == ["la Norlande"]]
    assert len(unknown) > 1 and {entity["schema"] for entity in unknown} == {"LegalEntity"}


KEYS = [
    ("person.belousov-andrei", "Person"),
    ("~person.ivanov-petr", "Person"),
    ("gov.ru.mod", "PublicBody"),
    ("country.fr", "PublicBody"),
    ("org.nato", "Organization"),
    ("agency.afp", "Organization"),
    ("~body.x", "Organization"),
    ("something", "LegalEntity"),
    (None, "LegalEntity"),
]


@pytest.mark.parametrize(("key", "schema"), KEYS)
def test_the_key_tells_the_schema(key: str | None, schema: str) -> None:
    assert schema_of(key) == schema


def test_without_texts_no_text_is_there(holdings: Holdings, short: Holdings) -> None:
    assert any("bodyText" in entity["properties"] for entity in entities(holdings))
    assert not any("bodyText" in entity["properties"] for entity in entities(short))
