"""A dossier as Markdown: the same in the same order, its bars in words, everybody's words escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tallystick.exports.dossier.contents import (
    Apart,
    Dossier,
    Quote,
    ShownClaim,
    ShownFinding,
    ShownReading,
    Source,
    Utterance,
)
from tallystick.exports.dossier.gathering import dossier
from tallystick.exports.file import File
from tallystick.exports.holdings import Holdings

_SIGNS = re.compile(r"[\\`*_\[\]]")
_LIST = re.compile(r"^(\d+)([.)])(?=\s|$)")
_ENTITIES = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;", "~": "&#126;", "$": "&#36;"})
_BLANKS = re.compile(r"\s+")


def files_about(id: str, holdings: Holdings) -> Iterator[File]:
    """The text on the claim or programme of an id."""
    text = "\n\n".join(_blocks(dossier(id, holdings)))
    yield File("dossier.md", (f"{text}\n".encode("utf-8", "replace"),))


def escaped(text: str) -> str:
    r"""Words that mean nothing to Markdown, on one line.

    >>> escaped("1. *Big* <b>\n[x](y)"), escaped("# 2 | 3")
    ('1\\. \\*Big\\* &lt;b&gt; \\[x\\](y)', '\\# 2 &#124; 3')
    """
    return _begun(_SIGNS.sub(r"\\\g<0>", _BLANKS.sub(" ", text).translate(_ENTITIES)))


def _begun(line: str) -> str:
    """A line that is no heading and no item of a list, whatever it begins with."""
    return f"\\{line}" if line[:1] in ("#", "+", "-") else _LIST.sub(r"\1\\\2", line)


def _blocks(shown: Dossier) -> Iterator[str]:
    yield f"# {escaped(shown.title)}"
    yield f"**{escaped(shown.verdict)}.** {escaped(shown.lead)}" if shown.verdict else escaped(shown.lead)
    yield from _readings(shown.readings)
    for claim in shown.claims:
        yield from _claim(claim)
    if shown.findings:
        yield "## What the reports show together"
        for finding in shown.findings:
            yield from _finding(finding)
    if shown.apart:
        yield "## What is not compared, and why"
        for apart in shown.apart:
            yield from _apart(apart)
    yield "## Sources"
    yield "\n".join(_source(number, source) for number, source in enumerate(shown.sources, start=1))
    yield "## How to read this"
    yield "\n".join(f"- {escaped(note)}" for note in shown.notes)
    yield f"Tallystick, {shown.kind} {escaped(shown.id)}"


def _readings(readings: tuple[ShownReading, ...]) -> Iterator[str]:
    if readings:
        yield "## Plan against delivery"
    if len(readings) > 1:
        yield "The words allow more than one reading. They stand side by side; none is preferred."
    for reading in readings:
        yield f"### {escaped(', '.join(filter(None, (reading.name, reading.witness))))}: {escaped(reading.verdict)}"
        yield escaped(reading.reason)
        yield _table(reading.numbers)


def _claim(claim: ShownClaim) -> Iterator[str]:
    yield f"## {escaped(claim.line)}"
    yield _table(claim.facts)
    yield "### Where it comes from"
    yield "\n".join(line for utterance in claim.utterances for line in _utterance(utterance))
    yield "### In their words"
    yield from map(_quote, claim.quotes)


def _utterance(utterance: Utterance) -> Iterator[str]:
    about = ", ".join(filter(None, (utterance.known, utterance.said)))
    yield f"- **{escaped(utterance.who)}**{f' ({escaped(about)})' if about else ''}"
    for printed in utterance.printed:
        through = f", through {escaped(printed.carriers)}" if printed.carriers else ""
        facts = ", ".join(filter(None, (printed.outlet, printed.language, printed.published)))
        yield f"    - {escaped(facts)}{through} \\[{printed.source}\\]"


def _quote(quote: Quote) -> str:
    facts = ", ".join(filter(None, (quote.outlet, quote.language, quote.published, quote.note)))
    words = "".join(_piece(piece.text, piece.kind) for piece in quote.pieces).strip()
    return f"> {_begun(words)}\n>\n> {escaped(facts)} \\[{quote.source}\\]"


def _piece(text: str, kind: str | None) -> str:
    """The words of a piece; a figure is bold, with its blanks outside of the signs."""
    words = escaped(text)
    if kind != "figure" or not words.strip():
        return words
    return words.replace(words.strip(), f"**{words.strip()}**", 1)


def _finding(finding: ShownFinding) -> Iterator[str]:
    yield f"### {escaped(finding.sentence)}"
    yield f"*{escaped(finding.kind)}*"
    yield from map(_quote, finding.quotes)


def _apart(apart: Apart) -> Iterator[str]:
    yield f"**{escaped(apart.category)}.** {escaped(apart.why)}"
    yield from map(_quote, apart.quotes)


def _table(rows: Iterable[tuple[str, str]]) -> str:
    lines = [f"| {escaped(name)} | {escaped(value)} |" for name, value in rows]
    return "\n".join(["| | |", "|---|---|", *lines])


def _source(number: int, source: Source) -> str:
    return f"{number}. {escaped(source.citation)}"
