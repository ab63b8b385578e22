"""The pages are true: their links lead somewhere, their examples run, and what they list is what there is."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import markdown
import pytest

from tallystick.packs.sections import SECTIONS, Section

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
LINKING = [*PAGES, ROOT / "README.md", ROOT / "CHANGELOG.md"]
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@cache
def html(page: Path) -> str:
    return markdown.markdown(page.read_text(encoding="utf-8"), extensions=["toc", "tables", "fenced_code"])


def anchors(page: Path) -> set[str]:
    return set(re.findall(r' (?:id|name)="([^"]+)"', html(page)))


# --- links -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", LINKING, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path):
    broken = []
    for link in re.findall(r' (?:href|src)="([^"]+)"', html(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert not broken


def test_every_page_is_in_the_navigation():
    listed = set(re.findall(r"([\w-]+\.md)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert {page.name for page in PAGES} == listed


# --- examples in Python ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", LINKING, ids=lambda page: page.name)
def test_python_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    source = "\n".join(_PYTHON.findall(page.read_text(encoding="utf-8")))
    test = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    told: list[str] = []
    doctest.DocTestRunner(optionflags=_OPTIONS).run(test, out=told.append)
    assert not told, "".join(told)


# --- examples on the command line ------------------------------------------------------------------------------------


def commands(page: Path) -> Iterator[tuple[str, str]]:
    """Each command of a page with the output that the page shows for it."""
    for block in _CONSOLE.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            while command.endswith("\\"):
                more, _, shown = shown.partition("\n")
                command = command[:-1] + more
            yield command, shown.strip()


def with_commands() -> list[Path]:
    return [page for page in LINKING if any(command.startswith("tallystick") for command, _ in commands(page))]


@pytest.mark.parametrize("page", with_commands(), ids=lambda page: page.name)
def test_commands_give_what_the_page_shows(page: Path, tmp_path: Path):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    checker = doctest.OutputChecker()
    for command, shown in commands(page):
        name, *arguments = shlex.split(command)
        assert name == "tallystick", f"{command}: only commands of ours stand in console boxes"
        done = subprocess.run(
            [sys.executable, "-m", "tallystick", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"},
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert not shown or checker.check_output(shown, done.stdout, _OPTIONS), f"{command}\n{done.stdout}"


def test_the_reference_is_the_help_of_the_commands():
    done = subprocess.run(
        [sys.executable, "-m", "tallystick.cli.reference"], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert (DOCS / "reference.md").read_text(encoding="utf-8") == done.stdout, (
        "run: python -m tallystick.cli.reference > docs/reference.md"
    )


# --- the sections of packs -------------------------------------------------------------------------------------------


def documented() -> dict[str, tuple[str, str]]:
    """The sections that packs.md lists: the layer and the arguments of each."""
    page = (DOCS / "packs.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \| (.*?) \| [^|]+ \|$", page, re.MULTILINE)
    return {name: (layer, arguments) for name, layer, arguments in rows}


def arguments_of(section: Section) -> str:
    """The arguments as packs.md shows them: those that must be there in bold, then what the section gives."""
    names = [f"**{name}**" if name in section.required else name for name in section.args if name != "gives"]
    gives = [f"gives: {', '.join(sorted(section.gives))}"] if section.gives else []
    return "; ".join(filter(None, [", ".join(names), *gives])) or "–"


def test_no_section_is_documented_that_is_not_there():
    assert documented().keys() <= SECTIONS.keys()


@pytest.mark.parametrize("name", sorted(SECTIONS))
def test_every_section_is_documented(name: str):
    section = SECTIONS[name]
    expected = (section.layer or "–", arguments_of(section))
    assert documented().get(name) == expected, f"in docs/packs.md: | `{name}` | {expected[0]} | {expected[1]} | ... |"
