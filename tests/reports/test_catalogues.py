"""Every language of the interface says every sentence, with the facts that belong in it and all its plural forms."""

from __future__ import annotations

import tomllib
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tallystick.errors import SettingError
from tallystick.reports.interface import CALLS, CATALOGUES, interface, known

ROOT = Path(__file__).parents[2]
PACKAGE = CATALOGUES.parents[1]
OTHERS = [code for code in known() if code != "en"]


SPEAKING = [("**.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract")]


REFUSALS = {"RefusedError": (1,)}
"""What pages say of what cannot be done, in the words of the rooms that refuse it."""


def said() -> set[str | tuple[str, str]]:
    """The sentences that code and pages say, pairs for those with plural forms; refusals; what categories are called."""
    return (
        labels()
        | {
            message if isinstance(message, str) else (message[0], message[1])
            for room in ("reports", "cli", "web")
            for _, _, message, _, _ in extract_from_dir(str(PACKAGE / room), SPEAKING, keywords=CALLS)
        }
        | {
            str(message)
            for room in ("contract", "ledger", "desk")
            for _, _, message, _, _ in extract_from_dir(str(PACKAGE / room), SPEAKING, keywords=REFUSALS)
        }
    )


def labels() -> set[str | tuple[str, str]]:
    """The English names of the categories, which pages say."""
    domains = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (PACKAGE / "domains").rglob("*.toml")]
    return {entry["label"] for domain in domains for entry in domain.get("category", []) if "label" in entry}


def catalogue(code: str) -> Catalog:
    with (CATALOGUES / code / "LC_MESSAGES" / "tallystick.po").open("rb") as source:
        return read_po(source, locale=code, abort_invalid=True)


def messages(code: str) -> list[Message]:
    return [message for message in catalogue(code) if message.id]


def facts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_the_languages_that_are_promised_are_there() -> None:
    assert known() == ["de", "en", "fr", "ru", "uk"]


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_has_every_sentence_and_no_other(code: str) -> None:
    listed = {
        message.id if isinstance(message.id, str) else (message.id[0], message.id[1]) for message in messages(code)
    }
    assert listed == said()


@pytest.mark.parametrize("code", OTHERS)
def test_every_form_is_there_with_its_facts(code: str) -> None:
    forms = catalogue(code).num_plurals
    for message in messages(code):
        given = [message.string] if isinstance(message.id, str) else list(message.string)
        asked = facts(str(message.id if isinstance(message.id, str) else message.id[1]))
        assert len(given) == (1 if isinstance(message.id, str) else forms), message.id
        assert all(form and not message.fuzzy for form in given), message.id
        assert all(facts(str(form)) | {"count"} == asked | {"count"} for form in given), message.id


def test_an_unknown_language_is_told_with_those_that_there_are() -> None:
    for code in ("xx", "", "../fr", "EN", "fr_FR"):
        with pytest.raises(SettingError, match="de, en, fr, ru, uk"):
            interface(code)


PLURALS = [
    ("en", {1: "1 report,", 2: "2 reports,", 21: "21 reports,"}),
    ("fr", {0: "0 article,", 1: "1 article,", 2: "2 articles,"}),
    ("de", {1: "1 Bericht,", 3: "3 Berichte,"}),
    ("ru", {1: "1 сообщение,", 3: "3 сообщения,", 5: "5 сообщений,", 11: "11 сообщений,", 22: "22 сообщения,"}),
    ("uk", {1: "1 повідомлення,", 5: "5 повідомлень,", 12: "12 повідомлень,", 1000: "1\xa0000 повідомлень,"}),
]


@pytest.mark.parametrize(("code", "forms"), PLURALS)
def test_plurals_go_by_the_number(code: str, forms: dict[int, str]) -> None:
    one, many = "{thing}: {count} report, one source ({first}).", "{thing}: {count} reports, one source ({first})."
    for number, words in forms.items():
        assert words in interface(code).count(one, many, number, thing="40 trucks", first="the ministry")


def test_a_wheel_brings_the_catalogues_along() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "reports/locale/**/*" in settings["tool"]["setuptools"]["package-data"]["tallystick"]
