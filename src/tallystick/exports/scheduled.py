"""What a ledger knows to be due: events that reports announce, deadlines of promises and of tasks.

One event that several reports announce is one entry, and so is one deadline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tallystick.exports.archive import web_address
from tallystick.exports.citation import cited
from tallystick.exports.holdings import Holdings
from tallystick.exports.quotation import shortened
from tallystick.exports.wording import claimed, day, plain
from tallystick.model import Claim, Directive, Edge, Held, ScheduledEvent, Span
from tallystick.words.fold import fold

EVENT = "Event"
DEADLINE = "Deadline"
Key = tuple[date, date, str, str]


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells of something due: the outlet, its day, and its words; and in which report and language they stand."""

    outlet: str
    published: date | None
    words: str
    document: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """Something with days, both inclusive: of which kind, what, where, told by whom, known to the ledger since when.

    `name` and `told` say so in English, as exports do; `claim`, or `words` where it is none, and `tellers` are what
    they are made of.
    """

    kind: str
    name: str
    start: date
    end: date
    place: str
    told: tuple[str, ...]
    url: str | None
    recorded: datetime
    words: str = ""
    claim: Claim | None = None
    tellers: tuple[Teller, ...] = ()

    @property
    def key(self) -> Key:
        """What makes two entries one."""
        return self.start, self.end, self.kind, fold(self.name)


def scheduled(holdings: Holdings) -> list[Due]:
    """All entries, by their days."""
    together: dict[Key, list[Due]] = defaultdict(list)
    for due in _every(holdings):
        together[due.key].append(due)
    return [_one(dues) for _, dues in sorted(together.items())]


def _one(dues: list[Due]) -> Due:
    """The first of some entries that are one, with what all of them tell."""
    first = dues[0]
    return Due(
        kind=first.kind,
        name=first.name,
        start=first.start,
        end=first.end,
        place=next((due.place for due in dues if due.place), ""),
        told=tuple(dict.fromkeys(line for due in dues for line in due.told)),
        url=next((due.url for due in dues if due.url), None),
        recorded=min(due.recorded for due in dues),
        words=first.words,
        claim=first.claim,
        tellers=tuple(dict.fromkeys(teller for due in dues for teller in due.tellers)),
    )


def _every(holdings: Holdings) -> Iterator[Due]:
    for claim in holdings.claims:
        yield from _promised(claim, holdings)
    for held in holdings.held:
        for directive in held.reading.directives:
            yield from _tasked(directive, held)
        for event in held.reading.events:
            yield from _announced(event, held)


def _promised(claim: Claim, holdings: Holdings) -> Iterator[Due]:
    """The last day of a promise that has one."""
    period = claim.period
    if not claim.status.is_promise or period is None or period.edge is not Edge.BY or period.end is None:
        return
    told = list(holdings.of(claim.mentions))
    yield Due(
        kind=DEADLINE,
        name=f"Due: {claimed(claim)}",
        start=period.end,
        end=period.end,
        place="",
        told=tuple(map(cited, told)),
        url=web_address(told[0].document.url),
        recorded=_moment(told[0].held),
        claim=claim,
        tellers=tuple(
            Teller(
                _outlet(one.held),
                one.document.published,
                plain(one.sentence.of(one.text)),
                one.document.id,
                one.document.language,
            )
            for one in told
        ),
    )


def _tasked(directive: Directive, held: Held) -> Iterator[Due]:
    """The last day of a task that has one."""
    end = directive.deadline.period.end if directive.deadline else None
    if end is not None:
        issuer = f"{plain(directive.issuer.name)}: " if directive.issuer and directive.issuer.name else ""
        words = f"{issuer}{_words(held, directive.task)}"
        yield _due(DEADLINE, f"Due: {words}", words, (end, end), "", held, directive.span)


def _announced(event: ScheduledEvent, held: Held) -> Iterator[Due]:
    """The days of an event that has one at least."""
    start, end = event.start or event.end, event.end or event.start
    if start is not None and end is not None and start <= end:
        place = plain(event.place.name) if event.place else ""
        words = _words(held, event.name or event.span)
        yield _due(EVENT, words, words, (start, end), place, held, event.span)


def _due(kind: str, name: str, words: str, days: tuple[date, date], place: str, held: Held, span: Span) -> Due:
    document = held.reading.document
    published = day(document.published) if document.published else "no date given"
    teller = Teller(_outlet(held), document.published, _words(held, span), document.id, document.language)
    told = f"{teller.outlet}, {published}: “{teller.words}”"
    return Due(
        kind,
        name,
        *days,
        place,
        (told,),
        web_address(document.url),
        _moment(held),
        words=words,
        tellers=(teller,),
    )


def _outlet(held: Held) -> str:
    return plain(held.reading.document.outlet or held.reading.document.id)


def _words(held: Held, span: Span) -> str:
    """The words at a place of the text on one line, no longer than a short quotation."""
    text = held.reading.document.text
    return plain(shortened(text, span, Span(span.start, span.start)).of(text))


def _moment(held: Held) -> datetime:
    return held.version.recorded.astimezone(UTC)
