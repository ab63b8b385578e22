"""The queue in a real browser: by keys alone, by dragging over words, by two people at once, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import opened
from desk_serving import Desk, served
from playwright.sync_api import Browser, Page

from tallystick.desk.books import Ledger

TOWNS = ("Alta", "Bergen", "Drammen", "Elverum", "Fauske", "Gol", "Hamar", "Inderoy", "Jevnaker", "Kongsberg")
THINGS = ("trucks", "tents", "boats")
WAITING = 30


@pytest.fixture
def waiting_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk at which thirty figures wait, each without a period of its own and with one in the next sentence."""
    with Ledger.open(tmp_path / "l.sqlite") as books, served(books) as desk:
        for number in range(WAITING):
            town, thing = TOWNS[number % 10], THINGS[number // 10]
            text = f"Norway received {number + 12} {thing}. The convoy left {town} in March 2026."
            books.read(text, published="2026-04-02", id=f"r{number:02}")
        yield desk


class Typist:
    """Somebody at a keyboard, who counts the keys; a chord with Shift is one stroke more for the Shift."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.strokes = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.strokes += 1 + key.startswith("Shift+")
            self.page.keyboard.press(key)

    def shows(self, what: str) -> None:
        self.page.wait_for_selector(what, state="attached")


def case_of(page: Page) -> str:
    return page.locator("#case").get_attribute("data-case") or ""


def test_thirty_cases_are_worked_by_keys_alone(browser: Browser, waiting_desk: Desk) -> None:
    page = opened(browser, waiting_desk, "/review")
    done: list[tuple[str, str, str | None, int]] = []
    for number in range(WAITING):
        typist, case = Typist(page), case_of(page)
        if number % 5 == 0:  # the words are chosen one by one
            typist.press("p")
            typist.shows("form[data-pick]")
            typist.press("End", "Shift+ArrowLeft", "Enter")
            typist.shows("#proposal form")
            typist.press("Enter")
            done.append((case, "correct", "period", typist.strokes))
        elif number % 5 == 1:  # what stands elsewhere in the sentences is offered
            typist.press("2")
            done.append((case, "correct", "period", typist.strokes))
        else:
            typist.press("a" if number % 2 else "1")
            done.append((case, "accept", None, typist.strokes))
        if number < WAITING - 1:
            typist.shows(f'.notice[role=status]:has(input[value="{number + 1}"])')
            page.wait_for_function("was => document.getElementById('case').dataset.case !== was", arg=case)
    page.wait_for_selector("#case", state="detached")
    log = waiting_desk.books.log()
    assert [(entry.deed.mentions[0], str(entry.deed.action), entry.deed.slot) for entry in log] == [
        (case, action, slot) for case, action, slot, _ in done
    ]
    assert {entry.deed.value for entry in log if entry.deed.slot} == {"2026-03-01..2026-03-31 in"}
    assert len({case for case, *_ in done}) == WAITING
    assert max(strokes for *_, slot, strokes in done if slot is None) <= 2
    assert max(strokes for *_, slot, strokes in done if slot) <= 6
    assert page.complaints == []


def test_the_next_case_is_there_at_once_and_a_key_undoes(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, "/review")
    case = case_of(page)
    page.keyboard.press("a")
    assert case_of(page) != case  # before the desk has answered
    page.wait_for_selector(".notice[role=status]")
    assert page.locator("h1").count() == 1  # the answer's page stands in the place of this one, and not within it
    page.keyboard.press("u")
    page.wait_for_function("was => document.getElementById('case').dataset.case === was", arg=case)
    assert [str(entry.deed.action) for entry in desk.books.log()] == ["accept", "undo"]
    page.keyboard.press("j")
    page.wait_for_function("was => document.getElementById('case').dataset.case !== was", arg=case)
    page.keyboard.press("k")
    page.wait_for_function("was => document.getElementById('case').dataset.case === was", arg=case)
    page.keyboard.press("/")
    page.keyboard.type("ar")
    assert page.evaluate("document.activeElement.id") == "find"
    assert len(desk.books.log()) == 2
    assert page.complaints == []


def test_words_are_chosen_by_dragging(browser: Browser, waiting_desk: Desk) -> None:
    page = opened(browser, waiting_desk, "/review")
    page.keyboard.press("p")
    words = page.locator("[data-word]")
    words.get_by_text("March").hover()
    page.mouse.down()
    words.get_by_text("2026").hover()
    page.mouse.up()
    page.wait_for_selector("#proposal form")
    assert (
        "Mar 2026" in page.locator("#proposal").inner_text() or "March 2026" in page.locator("#proposal").inner_text()
    )
    assert waiting_desk.books.log() == []


def test_words_are_chosen_from_lists_without_scripts(browser: Browser, waiting_desk: Desk) -> None:
    page = opened(browser, waiting_desk, "/review", java_script_enabled=False)
    page.get_by_role("link", name="S Said by").click()
    page.get_by_label("From the word").select_option(label="1 Norway")
    page.get_by_label("to the word").select_option(label="1 Norway")
    page.get_by_role("button", name="Read these words").click()
    assert "Norway" in page.locator("#proposal").inner_text()
    page.locator("#proposal").get_by_role("button", name="Correct").click()
    (entry,) = waiting_desk.books.log()
    assert (entry.deed.slot, entry.deed.value, entry.why) == ("speaker", "Norway [country.no]", "“Norway”")


def test_two_people_see_each_other(browser: Browser, desk: Desk) -> None:
    anna, boris = opened(browser, desk, "/review"), opened(browser, desk, "/review")
    case = case_of(boris)
    boris.keyboard.press("r")
    boris.wait_for_selector(".notice[role=status]")
    anna.wait_for_selector("#meanwhile:not(:empty)", timeout=15_000)
    assert "rejected (entry 1)" in anna.locator("#meanwhile").inner_text()
    assert anna.locator(".queue .gone").count() == 1
    anna.keyboard.press("a")
    anna.wait_for_selector("#stale")
    assert "You were about to accept it as it was." in anna.locator("#stale").inner_text()
    assert len(desk.books.log()) == 1
    anna.get_by_role("button", name="Do mine all the same").click()
    anna.wait_for_selector(".notice[role=status]")
    assert [(str(entry.deed.action), entry.deed.mentions) for entry in desk.books.log()] == [
        ("reject", (case,)),
        ("accept", (case,)),
    ]


def test_single_keys_can_be_switched_off(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, "/review")
    page.get_by_role("link", name="Switch single keys off").click()
    page.wait_for_selector("body[data-keys=off]")
    page.keyboard.press("a")
    page.get_by_role("link", name="Switch single keys on").click()
    page.wait_for_selector("body:not([data-keys])")
    assert desk.books.log() == []
