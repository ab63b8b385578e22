"""The boxes of docs/patterns.md do what they show, on the paradigms and numbers of the installed languages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from tallystick.errors import Fault
from tallystick.packs import load
from tallystick.packs.compiled import LanguagePack, compile_pack
from tallystick.packs.entry import Entry
from tallystick.packs.inflection import load_paradigms
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.matching import best, matches, recognise_words
from tallystick.recognise.numbers.numbers import recognise_numbers

PAGE = Path(__file__).parents[2] / "docs" / "patterns.md"
_BOX = re.compile(r"^```pattern (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile("«(.*?)»")


@dataclass
class Box:
    """A box: the patterns, and the lines below them by their label."""

    language: str
    patterns: list[str] = field(default_factory=list)
    lines: dict[str, list[str]] = field(default_factory=dict)


def boxes() -> list[Box]:
    result = []
    for language, body in _BOX.findall(PAGE.read_text(encoding="utf-8")):
        box = Box(language)
        for line in body.splitlines():
            label, colon, rest = line.partition(": ")
            if colon and label in ("yes", "no", "fault"):
                box.lines.setdefault(label, []).append(rest)
            else:
                box.patterns.append(line)
        result.append(box)
    return result


@cache
def whole(language: str) -> LanguagePack:
    return load(cache=False).compile(language, [])


def pack_of(box: Box) -> tuple[LanguagePack, list[Fault]]:
    """The language's numerals and status verbs, with the box's patterns as a rule of another layer."""
    packs = load(cache=False)
    faults: list[Fault] = []
    paradigms = load_paradigms(packs.files[f"languages/{box.language}/paradigms.toml"])
    known = [e for name in ("numeral", "status_verb") for e in whole(box.language).entries(name)]
    probe = Entry("bound", tuple(box.patterns), {"gives": "about"}, "patterns.md", 0)
    return compile_pack(box.language, whole(box.language).settings, paradigms, [*known, probe], faults), faults


def found_in(text: str, pack: LanguagePack) -> list[str]:
    board = Board(text, pack)
    recognise_words(board)
    recognise_numbers(board)
    return [board.span(match.first, match.last).of(text) for match in best(matches(board, "bounds"))]


@pytest.mark.parametrize("box", boxes(), ids=lambda box: box.patterns[0])
def test_a_box_does_what_it_shows(box: Box):
    assert box.patterns and box.lines, "a box has a pattern and lines below it"
    pack, faults = pack_of(box)
    for problem in box.lines.get("fault", []):
        assert any(problem in fault.problem for fault in faults), [str(fault) for fault in faults]
    if "fault" not in box.lines:
        assert not faults, "\n".join(map(str, faults))
    for line in [*box.lines.get("yes", []), *box.lines.get("no", [])]:
        text = line.replace("«", "").replace("»", "")
        assert found_in(text, pack) == _MARK.findall(line), line


def test_there_are_boxes_for_every_kind_of_element():
    shown = " ".join(pattern for box in boxes() for pattern in box.patterns)
    for sign in ("[", "|", "?", "{", "_ ", "_2", "&", ":v", ".past"):
        assert sign in shown, sign
