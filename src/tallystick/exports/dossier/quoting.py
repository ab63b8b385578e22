"""The words of mentions as a dossier quotes them, and the numbered list of the reports that they stand in."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale

from tallystick.exports.archive import archive_address, web_address
from tallystick.exports.citation import cited
from tallystick.exports.dossier.contents import Printed, Quote, Source, Utterance
from tallystick.exports.holdings import Evidence
from tallystick.exports.quotation import CUT, quotation
from tallystick.exports.wording import day, plain, steady
from tallystick.model import Document, Origin
from tallystick.words.marked import Piece, marks_of, pieces

_LANGUAGES = Locale("en").languages
_SHOWN = frozenset({"figure", "item", "speaker", "period"})
_KNOWN = {
    "named": "",
    "role": "an office, without a name",
    "organisation": "",
    "anonymous": "asked not to be named",
    "collective": "several, without names",
}


class Sources:
    """The reports that a dossier quotes, numbered in the order in which they come."""

    def __init__(self, *, texts: bool) -> None:
        self.texts = texts
        self._numbers: dict[str, int] = {}
        self._told: list[Source] = []

    def number(self, found: Evidence) -> int:
        """The number of a mention's report, from 1."""
        document = found.document
        if document.id not in self._numbers:
            self._numbers[document.id] = len(self._told) + 1
            archive = archive_address(document, found.recorded)
            self._told.append(Source(cited(found), web_address(document.url), archive))
        return self._numbers[document.id]

    def all(self) -> tuple[Source, ...]:
        """All of them, in their order."""
        return tuple(self._told)

    def quotes(self, told: Iterable[Evidence]) -> tuple[Quote, ...]:
        """The words of some mentions, those of one sentence once."""
        once = {(found.document.id, found.read.place, found.sentence): found for found in reversed(list(told))}
        return tuple(self._quote(found) for found in reversed(once.values()))

    def _quote(self, found: Evidence) -> Quote:
        document = found.document
        return Quote(
            outlet=plain(document.outlet or document.id),
            language=language_of(document),
            code=document.language or "",
            published=published(document),
            title=plain(document.title or ""),
            pieces=self._pieces(found),
            note="title" if found.read.place == "title" else "",
            source=self.number(found),
        )

    def _pieces(self, found: Evidence) -> tuple[Piece, ...]:
        quoted = quotation(found, whole=self.texts)
        marks = [mark for mark in marks_of(found.read) if mark.kind in _SHOWN]
        cut = [Piece(steady(piece.text), piece.kind) for piece in pieces(found.text, quoted.place, marks)]
        before, after = [Piece(f"{CUT} ")] * quoted.cut_before, [Piece(f" {CUT}")] * quoted.cut_after
        return (*before, *cut, *after)

    def utterance(self, origin: Origin, told: Iterable[Evidence]) -> Utterance:
        """An origin with the reports that go back to it."""
        found = list(told)
        printed = {each.document.id: self._printed(each) for each in sorted(found, key=_carried)}
        who = plain(origin.source or "") or f"{plain(found[0].document.outlet or found[0].document.id)} itself"
        return Utterance(who, _KNOWN.get(origin.anonymity or "", ""), _said(origin), tuple(printed.values()))

    def _printed(self, found: Evidence) -> Printed:
        document = found.document
        carriers = [plain(carrier.name) for carrier in found.told.mention.carriers if carrier.name]
        return Printed(
            outlet=plain(document.outlet or document.id),
            language=language_of(document),
            published=published(document),
            carriers=", then ".join(carriers),
            source=self.number(found),
        )


def _carried(found: Evidence) -> int:
    """Mentions that tell through whom they came stand behind the others, so that a report is shown by one of them."""
    return len(found.told.mention.carriers)


def language_of(document: Document) -> str:
    """The English name of a document's language, else its code."""
    code = document.language or ""
    return plain(str(_LANGUAGES.get(code, code)))


def published(document: Document) -> str:
    """The day of publication in words; an unknown one is said to be so."""
    return day(document.published) if document.published else "no date given"


def _said(origin: Origin) -> str:
    if origin.said is None:
        return ""
    start, end = origin.said.start, origin.said.end
    if start and end and start != end:
        return f"{day(start)} to {day(end)}"
    return day(known) if (known := start or end) else ""
