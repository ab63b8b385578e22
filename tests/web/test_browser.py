"""A real browser walks as a user would: mouse, keyboard, phone, dark, without scripts, and with axe looking on."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from browsing import opened
from desk_serving import Desk
from playwright.sync_api import Browser
from team_made import PASSWORD, Team

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
AXE = Path(__file__).parent / "axe" / "axe.min.js"
PAGES = [
    "/",
    "/programmes",
    "/claims",
    "/findings",
    "/reports",
    "/voices",
    "/outlets",
    "/calendar",
    "/review",
    "/log",
    "/alerts",
    "/marks",
    "/read",
    "/search?q=wheat",
]


def one_of_each(desk: Desk) -> list[str]:
    books = desk.books
    return [
        f"/claims/{max(books.claims(), key=lambda claim: len(claim.mentions)).id}",
        *(f"/programmes/{one.id}" for one in books.programmes()[:2]),
        "/reports/grain-plan-en",
        f"/claims/{(told := regrouped(desk))[0]}/regroup?do=split&mention={told[1]}",
    ]


def regrouped(desk: Desk) -> tuple[str, str]:
    """A claim with several mentions, and one of these."""
    claim = max(desk.books.claims(), key=lambda claim: (len(claim.mentions), claim.id))
    return claim.id, claim.mentions[-1].id


def test_first_start_leads_to_an_example(browser: Browser, empty_desk: Desk) -> None:
    page = opened(browser, empty_desk)
    assert page.locator("h1").inner_text() == "Put a report in, and see what it claims"
    page.get_by_role("button", name="Put the example in").click()
    assert page.get_by_role("heading", name="Plans and what came of them").is_visible()
    assert page.complaints == []


def test_a_pasted_text_shows_its_marks_and_each_mark_its_entry(browser: Browser, empty_desk: Desk) -> None:
    page = opened(browser, empty_desk, "/read")
    page.get_by_label("The report").fill(
        "Poland received more than 40 tanks in January 2026, Minister Anna Nowak said."
    )
    page.get_by_label("The day it came out").fill("2026-02-04")
    page.get_by_role("button", name="Read it").click()
    assert page.locator("mark.figure").first.inner_text() == "more than 40"
    page.get_by_label("Entry 1", exact=True).click()
    assert re.search(r"#e-[0-9a-f]{16}$", page.url)
    page.get_by_role("link", name="The claim").click()
    assert "More than 40 tanks" in page.locator("h1").inner_text()


def test_from_a_finding_to_its_sentence(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, "/findings")
    page.locator(".finding .source a").first.click()
    assert page.locator("mark.figure:target").is_visible()


def test_correcting_and_undoing_changes_the_page_and_back(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, "/review", java_script_enabled=False)
    page.goto(f"{desk.address}{page.locator('.queue a').first.get_attribute('href')}")
    case, before = page.url, page.locator("dl.slotgrid").inner_text()
    page.get_by_role("link", name="T Item").click()
    page.get_by_text("Put the value in by hand").click()
    page.get_by_label("Item", exact=True).fill("long guns")
    page.get_by_role("button", name="Show what would change").click()
    assert "long guns" in page.locator("#proposal").inner_text()
    assert desk.books.log() == []
    page.locator("#proposal").get_by_role("button", name="Correct").click()
    assert "Entry 1 of the log" in page.get_by_role("status").inner_text()
    page.goto(case)
    assert "long guns" in page.locator("dl.slotgrid").inner_text()
    page.goto(f"{desk.address}/log")
    page.get_by_role("button", name="Undo").click()
    page.goto(case)
    assert page.locator("dl.slotgrid").inner_text() == before


def test_filtering_and_sorting_by_address(browser: Browser, reading_desk: Desk) -> None:
    page = opened(browser, reading_desk, "/claims", java_script_enabled=False)
    page.get_by_label("Status").select_option("delivered")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url(re.compile("status=delivered"))
    page.get_by_role("link", name="Reports", exact=True).last.click()
    page.wait_for_url(re.compile("status=delivered.*sort=heard"))
    statuses = page.locator("tbody th .under").all_inner_texts()
    assert statuses
    assert all(", delivered" in text for text in statuses)


def test_the_list_follows_the_filter_without_a_button(browser: Browser, reading_desk: Desk) -> None:
    page = opened(browser, reading_desk, "/claims")
    before = page.locator("#list tbody tr").count()
    page.get_by_label("Category").select_option("food.grain.wheat")
    page.wait_for_url(re.compile("category=food.grain.wheat"))
    page.wait_for_function("before => document.querySelectorAll('#list tbody tr').length < before", arg=before)
    assert page.locator("#list tbody tr").count() > 0
    assert page.complaints == []


def test_another_language_stays_chosen(browser: Browser, reading_desk: Desk) -> None:
    page = opened(browser, reading_desk)
    page.get_by_role("link", name="Deutsch").click()
    assert page.locator("html").get_attribute("lang") == "de"
    page.goto(f"{reading_desk.address}/claims")
    assert page.locator("html").get_attribute("lang") == "de"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, reading_desk: Desk, scheme: Any, width: int
) -> None:
    page = opened(browser, reading_desk, viewport={"width": width, "height": 900}, color_scheme=scheme)
    for path in [*PAGES, *one_of_each(reading_desk)]:
        page.goto(reading_desk.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(
            "axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html).slice(0, 3)]))"
        )
        assert found == [], (path, found)
    assert page.complaints == []
    page.goto(f"{reading_desk.address}/nothing")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate("axe.run().then(r => r.violations.map(v => v.id))") == []


@pytest.mark.parametrize("path", ["/claims", "/review", "/alerts"])
def test_tab_goes_through_everything_in_order_and_is_seen(browser: Browser, reading_desk: Desk, path: str) -> None:
    page = opened(browser, reading_desk, path)
    every = page.locator("a[href], button, input:not([type=hidden]), select, textarea, summary").count()
    steps = """() => { const one = document.activeElement; const look = getComputedStyle(one);
        const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
        return [all.indexOf(one), parseFloat(look.outlineWidth), look.outlineStyle]; }"""
    reached = []
    for _ in range(every):
        page.keyboard.press("Tab")
        place, width, style = page.evaluate(steps)
        assert (width >= 3, style) == (True, "solid"), place
        reached.append(place)
    assert reached == list(range(every))


def test_print_leaves_out_what_paper_cannot_do_and_says_where_it_is_from(browser: Browser, reading_desk: Desk) -> None:
    page = opened(browser, reading_desk, one_of_each(reading_desk)[1], color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator("#nav").is_visible()
    assert page.locator("figure.chart").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert reading_desk.address in page.evaluate("getComputedStyle(document.querySelector('main'), '::after').content")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_users_sign_in_and_axe_finds_nothing_on_their_pages(
    browser: Browser, team: Team, scheme: Any, width: int
) -> None:
    page = opened(browser, team.desk, "/claims", viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.get_by_label("Name").fill("anna")
    page.get_by_label("Password").fill("not this one")
    page.keyboard.press("Enter")
    assert "do not belong together" in page.get_by_role("alert").inner_text()
    for path in ("", "/claims", "/account", "/admin", "/webhooks"):
        if path:
            page.goto(team.desk.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(
            "axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html).slice(0, 3)]))"
        )
        assert found == [], (path, found)
        if not path:
            page.get_by_label("Password").fill(PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_url("**/claims")
    page.get_by_role("button", name="Sign out").click()
    page.go_back()
    page.reload()
    assert page.url.startswith(f"{team.desk.address}/sign-in")


def test_an_admin_needs_no_scripts(browser: Browser, own_team: Team) -> None:
    page = opened(browser, own_team.desk, "/admin", java_script_enabled=False)
    page.get_by_label("Name").fill("anna")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.get_by_label("Name of a new user").fill("ben")
    page.get_by_role("button", name="Add a user").click()
    assert len(page.get_by_role("status").locator("code").inner_text()) >= 12
    page.get_by_label("Role of ben", exact=True).select_option("reviewer")
    page.get_by_role("button", name="Change the role of ben").click()
    assert "ben: reviewer from now on" in page.get_by_role("status").inner_text()
    page.locator("tr", has=page.get_by_label("Role of ben", exact=True)).locator("summary").click()
    page.get_by_role("button", name="Remove for good: ben").click()
    assert "ben was removed" in page.get_by_role("status").inner_text()
    assert [user.name for user in own_team.access.users.all()] == ["anna", "leo", "rita"]


def test_nothing_moves_while_a_page_loads(browser: Browser, reading_desk: Desk) -> None:
    page = opened(browser, reading_desk)
    for path in [*PAGES, *one_of_each(reading_desk)]:
        page.goto(reading_desk.address + path)
        shift = page.evaluate(
            """new Promise(done => { let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value)).observe({type: "layout-shift", buffered: true});
            setTimeout(() => done(sum), 60); })"""
        )
        assert shift == 0, path


def test_every_page_works_without_scripts(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, "/review", java_script_enabled=False)
    page.get_by_role("button", name="Accept").click()
    assert "Entry 1 of the log" in page.get_by_role("status").inner_text()
    page.get_by_role("button", name="Undo", exact=True).click()
    assert len(desk.books.log()) == 2
    for path in [*PAGES, *one_of_each(desk)]:
        page.goto(desk.address + path)
        assert page.locator("h1").is_visible()


def test_tab_reaches_the_content_first(browser: Browser, reading_desk: Desk) -> None:
    page = opened(browser, reading_desk, "/claims")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_pictures_for_the_documentation(browser: Browser, empty_desk: Desk, tmp_path: Path) -> None:
    """Of the desk's own example: drawn anew into docs/pictures where TALLYSTICK_PICTURES is set, else only drawn."""
    place = PICTURES if os.environ.get("TALLYSTICK_PICTURES") else tmp_path
    place.mkdir(exist_ok=True)
    empty_desk.post("/read/example")
    wheat = next(one for one in empty_desk.books.programmes() if one.category == "food.grain.wheat")
    vaccine = max(empty_desk.books.claims(), key=lambda claim: (len(claim.mentions), claim.id))
    shown = {
        "overview": ("/", "light", 1280),
        "programme": (f"/programmes/{wheat.id}", "light", 1280),
        "claim": (f"/claims/{vaccine.id}", "dark", 1280),
        "review": ("/review", "light", 1280),
        "calendar": ("/calendar?all=1", "light", 1280),
        "report-phone": ("/reports/grain-plan-en", "light", 390),
    }
    for name, (path, scheme, width) in shown.items():
        page = opened(browser, empty_desk, path, viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.reload()  # with the fonts that a first look has fetched
        page.wait_for_function("document.fonts.status === 'loaded'")
        page.screenshot(
            path=place / f"{name}.png", clip={"x": 0, "y": 0, "width": width, "height": 1100}, full_page=True
        )
        assert (place / f"{name}.png").stat().st_size > 20_000
