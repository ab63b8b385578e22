"""The queue of doubtful mentions, one case at a time: what is asked, what a slot may hold, what would change.

Every state of the page is an address, so that it works as plain forms and links; a
script only swaps the part that changes and turns keys into clicks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, Response

from tallystick.desk.as_seen import as_seen
from tallystick.desk.deeds import Deeds
from tallystick.desk.looking import Look
from tallystick.errors import StaleError
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Deed, Entry
from tallystick.web.case import Bench
from tallystick.web.deeds import slot_in_words
from tallystick.web.judging import judged
from tallystick.web.pages.asking import asked, site_of
from tallystick.web.queue import Queue, Row, judged_since, row_of, told
from tallystick.web.slots import SLOTS, choices, slot_words, value_in_words
from tallystick.web.speech import Speech
from tallystick.web.visitor import visitor_of
from tallystick.web.waiting import Case

router = APIRouter()
_FIELDS = ("slot", "value", "first", "last", "typed", "changes")
_TYPED = (
    "bound",
    "number",
    "upper",
    "unit",
    "per",
    "start",
    "end",
    "edge",
    "status",
    "stage",
    "modality",
    "name",
    "key",
    "category",
)
_LAST_ENTRIES = 40

Words = Annotated[str, Form()]


@router.get("/review")
def queue(request: Request) -> Response:
    """The queue with its first case, or the one that is asked for."""
    with site_of(request).look(request) as look:
        return _answer(request, look, asked(request, "case"))


@router.get("/review/queue")
def beside(request: Request) -> Response:
    """The rows of an open page as they stand now, those told that others judged; nothing where nothing changed."""
    site = site_of(request)
    with site.look(request) as look:
        if asked(request, "since") == look.state:
            return Response(status_code=204)
        page = site.page(request, look)
        found, _ = Queue.around(asked(request, "case"), look)
        seen, rows = _number(asked(request, "seen")), found.rows(page.speech)
        return site.render(
            "review_queue.html",
            page,
            queue=found,
            rows=[*_gone(request, {row.id for row in rows}, seen, look, page.speech), *rows],
            seen=seen,
            open=asked(request, "case"),
            meanwhile=judged_since(look, asked(request, "case"), seen, page.speech),
        )


def _gone(request: Request, waiting: set[str], seen: int, look: Look, speech: Speech) -> list[Row]:
    """The rows of an open page that somebody judged since it was made."""
    shown = request.query_params.get("rows", "")[:300].split(".")
    names = [name for name in dict.fromkeys(shown) if name and name not in waiting]
    judged_ = {name: did for name in names if (did := judged_since(look, name, seen, speech))}
    holdings = look.evidence(judged_)
    return [_row(name, did, holdings, look, speech) for name, did in judged_.items()]


def _row(name: str, did: str, holdings: Holdings, look: Look, speech: Speech) -> Row:
    if name in holdings.evidence:
        return row_of(Case(holdings.evidence[name], ()), speech, did)
    quotes = [quote for entry in look.entries_on(name) for quote in entry.quotes if quote.mention == name]
    return Row(name, quotes[0].words if quotes else name, "", None, "", did)


def _answer(request: Request, look: Look, wanted: str, **more: Any) -> Response:
    site = site_of(request)
    page = site.page(request, look)
    found, holdings = Queue.around(wanted, look)
    bench = Bench(site.books, look, holdings, page.speech, site.prefix)
    fields = {name: asked(request, name) for name in (*_FIELDS, *_TYPED)}
    following = None if fields["slot"] else found.following
    return site.render(
        "review.html",
        page,
        409 if more.get("stale") else 200,
        queue=found,
        rows=found.rows(page.speech),
        open=found.case.evidence.id if found.case else "",
        case=bench.shown(found.case, fields) if found.case else None,
        following=bench.shown(following, {}) if following else None,
        choices=choices(page.speech),
        categories=_categories(look, page.speech) if fields["slot"] == "item" else (),
        seen=look.last_entry(),
        undo=_last_of(look.last_entries(_LAST_ENTRIES), visitor_of(request).name),
        **{"stale": None, "meanwhile": "", **more},
    )


def _categories(look: Look, speech: Speech) -> list[tuple[str, str]]:
    """The categories that a thing may be put in, by their names."""
    known = {*speech.labels, *look.categories()}
    return sorted(((name, speech.category(name)) for name in known), key=lambda pair: (pair[1].casefold(), pair[0]))


def _last_of(entries: list[Entry], who: str | None) -> Entry | None:
    """The last entry of somebody's that can be taken back."""
    own = [entry for entry in entries if entry.by == who and entry.stands and entry.undoes is None]
    return own[-1] if own else None


def _number(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 16 else 0


@router.post("/review/accept")
def accept(
    request: Request, mention: Words, token: Words = "", seen: Words = "", next: Words = "", why: Words = ""
) -> Response:
    """A mention is right as it stands."""
    form = _Form(request, mention, token, seen, next, why, {"action": "accept"})
    return form.judged(lambda deeds: deeds.accept(mention))


@router.post("/review/reject")
def reject(
    request: Request, mention: Words, token: Words = "", seen: Words = "", next: Words = "", why: Words = ""
) -> Response:
    """A mention is none."""
    form = _Form(request, mention, token, seen, next, why, {"action": "reject"})
    return form.judged(lambda deeds: deeds.reject(mention))


@router.post("/review/correct")
def correct(
    request: Request,
    mention: Words,
    slot: Words,
    value: Words = "",
    token: Words = "",
    seen: Words = "",
    next: Words = "",
    why: Words = "",
) -> Response:
    """A slot of a mention is to be read otherwise."""
    mine = {"action": "correct", "slot": slot, "value": value, "why": why}
    form = _Form(request, mention, token, seen, next, why, mine)
    return form.judged(lambda deeds: deeds.correct(mention, slot, value))


@dataclass(frozen=True, slots=True)
class _Form:
    """What a form of a case sends; `mine` is what its sender wants, to be shown again where others judged meanwhile."""

    request: Request
    mention: str
    token: str
    seen: str
    next: str
    why: str
    mine: dict[str, str]

    def judged(self, wanted: Callable[[Deeds], Deed]) -> Response:
        """The answer once it is judged, or both versions side by side where it is stale."""
        return judged(
            self.request,
            self.token,
            wanted,
            next=self.next,
            why=self.why,
            seen=_number(self.seen),
            stale=lambda problem: _stale(self.request, self.mention, self.seen, problem, self.mine),
            undone=_at(self.request, self.mention),
        )


def _at(request: Request, mention: str) -> str:
    """Where a case is shown."""
    return f"{site_of(request).prefix}/review?{urlencode({'case': mention})}"


def _stale(request: Request, mention: str, seen: str, problem: StaleError, mine: dict[str, str]) -> Response:
    """Both versions side by side: as it was when the form was made, and as somebody judged it since."""
    speech = site_of(request).speech(request)
    with site_of(request).look(request) as look:
        entries = look.entries_on(mention)
        last = next(entry for entry in entries if entry.number == problem.number) if entries else None
        evidence = look.evidence([mention]).evidence.get(mention)
        stale = {
            "mention": mention,
            "who": problem.who,
            "told": told(last, speech) if last else "",
            "rows": _both(evidence, entries, _number(seen), speech) if evidence else [],
            "mine": mine,
            "slot": slot_in_words(mine.get("slot", ""), speech),
            "value": value_in_words(mine.get("slot", ""), mine.get("value", ""), speech),
            "extra": {name: words for name, words in mine.items() if name != "action"},
        }
        return _answer(request, look, mention, stale=stale)


def _both(evidence: Evidence, entries: list[Entry], seen: int, speech: Speech) -> list[tuple[str, str, str]]:
    """Slot by slot, what a mention held behind an entry of the log and what it holds now."""
    before, now = as_seen(evidence.read, entries, seen), evidence.told.mention
    return [
        (speech.say(slot.label), slot_words(before, slot.name, speech), slot_words(now, slot.name, speech))
        for slot in SLOTS
    ]
