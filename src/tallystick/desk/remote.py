"""A ledger that a desk serves elsewhere, under the names and with the values of one at hand.

>>> import tallystick
>>> with tallystick.connect("http://127.0.0.1:8765") as books:  # doctest: +SKIP
...     books.claims()

What the contract rounds or leaves out (a period's grain, the seventh place of a share) is so here, too.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import quote
from zipfile import ZipFile

from tallystick.contract import decode, decode_ledger
from tallystick.contract.decode_feasibility import feasibility_of
from tallystick.contract.encode import reading_object
from tallystick.contract.shapes import as_day
from tallystick.desk.clocks import day_of
from tallystick.desk.read import Read
from tallystick.desk.remote_alerts import RemoteSearches, RemoteWebhooks
from tallystick.desk.views import OneClaim, OneProgramme
from tallystick.desk.wire import Json, Wire
from tallystick.errors import SettingError
from tallystick.exports.file import File
from tallystick.ledger import Found, Hit, Listed, Posted, Quoted, ShownClaim, ShownDocument, Snippet, Verified
from tallystick.model import (
    Claim,
    Document,
    Entry,
    Feasibility,
    Finding,
    FindingKind,
    Linked,
    Programme,
    Reading,
    Span,
    Traced,
    Version,
)
from tallystick.model.document import sha256_of_text
from tallystick.model.page import Page

Item = TypeVar("Item")

_ALL = 500
_WHOLE_ID = 16


@dataclass(frozen=True, slots=True)
class RemoteReviews:
    """What a person may judge; the desk keeps it under the name of whoever is connected."""

    wire: Wire

    def accept(self, mention: str, *, why: str | None = None, seen: int | None = None) -> Entry:
        """A mention is right as it stands."""
        return self._done("accept", mention=mention, why=why, seen=seen)

    def correct(self, mention: str, slot: str, value: str, *, why: str | None = None, seen: int | None = None) -> Entry:
        """A slot of a mention is to be read otherwise."""
        return self._done("correct", mention=mention, slot=slot, value=value, why=why, seen=seen)

    def reject(self, mention: str, *, why: str | None = None, seen: int | None = None) -> Entry:
        """A mention is none."""
        return self._done("reject", mention=mention, why=why, seen=seen)

    def merge(self, claim: str, other: str, *, why: str | None = None, seen: int | None = None) -> Entry:
        """Two claims are one."""
        return self._done("merge", claim=claim, other=other, why=why, seen=seen)

    def split(self, *mentions: str, why: str | None = None, seen: int | None = None) -> Entry:
        """These mentions do not say what the others of their claim say."""
        return self._done("split", mentions=list(mentions), why=why, seen=seen)

    def apart(self, mention: str, other: str, *, why: str | None = None, seen: int | None = None) -> Entry:
        """Two mentions are never one claim."""
        return self._done("apart", mention=mention, other=other, why=why, seen=seen)

    def dismiss(self, finding: str, *, why: str | None = None, seen: int | None = None) -> Entry:
        """A finding shows nothing."""
        return self._done("dismiss", finding=finding, why=why, seen=seen)

    def equal(
        self, category: str, other: str, *, programme: str, why: str | None = None, seen: int | None = None
    ) -> Entry:
        """Two categories count as one in a programme."""
        return self._done("equal", category=category, other=other, programme=programme, why=why, seen=seen)

    def _done(self, action: str, **facts: object) -> Entry:
        sent = {name: value for name, value in facts.items() if value is not None}
        return decode_ledger.entry(self.wire.post(f"/review/{action}", sent))


class RemoteLedger:
    """A ledger behind an address. Close it, or use it in a `with`."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @property
    def name(self) -> str:
        """What messages call it: the address of its desk."""
        return self._wire.address

    def close(self) -> None:
        """Lets go of the connection."""
        self._wire.close()

    def _listed(
        self,
        path: str,
        decoded: Callable[[Json], Item],
        after: str | None,
        limit: int | None,
        asked: Mapping[str, object],
    ) -> Page[Item]:
        """Everything in a list, or a page of it; `next` is the cursor that goes on `after` it."""
        if limit is None:
            return Page([decoded(one) for one in self._wire.items(path, **asked, after=after, limit=_ALL)])
        page = self._wire.page(path, **asked, after=after, limit=limit)
        return Page([decoded(one) for one in page.items], page.next)

    def __enter__(self) -> RemoteLedger:
        """The ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Lets go of the connection."""
        self.close()

    def read(
        self,
        text: str,
        *,
        published: date | str | None = None,
        language: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        id: str | None = None,
    ) -> Read:
        """What a text says, read and posted by the desk; without an `id` the document is known by its text."""
        name = id or f"text-{sha256_of_text(text)[:12]}"
        told = {"published": published and str(published), "language": language, "title": title, "outlet": outlet}
        answer = self._wire.post("/documents", {"id": name, "text": text, **told})
        return Read(decode.reading(answer["reading"], {name: Document(id=name, text=text, title=title, outlet=outlet)}))

    def post(self, reading: Reading | Read) -> Posted:
        """Posts a reading; its result says whether the document, its version or nothing was new."""
        made = reading.reading if isinstance(reading, Read) else reading
        document = made.document
        obj = reading_object(made)
        about = {name: obj["document"][name] for name in ("title", "language", "published", "url", "outlet", "kind")}
        sent = {"reading": obj, "document": {"id": document.id, "text": document.text, **about}}
        return Posted(self._wire.post("/readings", sent)["posted"])

    def claims(
        self, *, sort: str | None = None, after: str | None = None, limit: int | None = None, **filters: str | None
    ) -> Page[Claim]:
        """All claims that stand, by their ids; or those of a `category`, `recipient`, `status` and more; or a page."""
        asked = {**filters, "sort": sort}
        return self._listed("/claims", decode_ledger.claim, after, limit, asked)

    def findings(
        self,
        *,
        language: str = "en",
        kind: FindingKind | str | None = None,
        category: str | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[Finding]:
        """What the claims show together, each with one sentence in the language; all of it, or a page."""
        asked = {"language": language, "kind": kind, "category": category, "whole": True}
        return self._listed("/findings", decode_ledger.finding, after, limit, asked)

    def finding(self, id: str, *, language: str = "en") -> Finding:
        """A finding by its id or the beginning of it."""
        return decode_ledger.finding(self._wire.get(f"/findings/{_quoted(id)}", language=language, whole=True))

    def programmes(
        self,
        *,
        as_of: date | None = None,
        language: str = "en",
        category: str | None = None,
        recipient: str | None = None,
        verdict: str | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[Programme]:
        """The plans with what was delivered of them; with a day, as it had been published by then."""
        asked = {"language": language, "category": category, "recipient": recipient, "verdict": verdict}
        day = {"as_of": as_of} if as_of is not None else {}
        return self._listed("/programmes", decode_ledger.programme, after, limit, {**asked, **day})

    def claim(self, id: str, *, language: str = "en") -> OneClaim:
        """A claim by its id, the beginning of it, or the id of a mention, with all that is known around it."""
        found = self._wire.get(f"/claims/{_quoted(id)}", language=language, whole=True)
        return OneClaim(
            claim=decode_ledger.claim(found),
            told=tuple(map(decode_ledger.told, found["told"])),
            origins=tuple(map(decode_ledger.traced, found["traced"])),
            quotes=tuple(map(_quote, found["quotes"])),
            judgements=tuple(decode_ledger.judgement(one, found["claim"]) for one in found["judgements"]),
            findings=tuple(map(decode_ledger.finding, found["findings"])),
        )

    def programme(self, id: str, *, language: str = "en") -> OneProgramme:
        """A programme by its id or the beginning of it, with the sentences behind it."""
        found = self._wire.get(f"/programmes/{_quoted(id)}", language=language, whole=True)
        return OneProgramme(
            programme=decode_ledger.programme(found),
            quotes=tuple(map(_quote, found["quotes"])),
            findings=tuple(map(decode_ledger.finding, found["findings"])),
        )

    def origins(self) -> list[Traced]:
        """All utterances that claims go back to, by their ids."""
        return list(self._listed("/origins", decode_ledger.traced, None, None, {"whole": True}))

    def documents(
        self,
        *,
        outlet: str | None = None,
        language: str | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[Listed]:
        """All documents by their ids, those of an `outlet` and a `language`, or a page of them."""
        return self._listed("/documents", _listed, after, limit, {"outlet": outlet, "language": language})

    def show(self, id: str) -> ShownClaim | ShownDocument | None:
        """The claim, the claim of the mention, or the document of this id, with sentences; None where there is none."""
        try:
            found = self.claim(id) if len(id) == _WHOLE_ID else None
        except SettingError:
            found = None
        return self._document(id) if found is None else ShownClaim(found.claim, found.quotes)

    def _document(self, id: str) -> ShownDocument | None:
        try:
            found = self._wire.get(f"/documents/{_quoted(id)}")
        except SettingError:
            return None
        versions = tuple(
            Version(id, one["number"], one["text_sha256"], datetime.fromisoformat(one["recorded"]))
            for one in found["versions"]
        )
        listed = _listed({**found, "versions": len(versions)})
        return ShownDocument(listed, found["text"], versions, tuple(map(_quote, found["quotes"])))

    def search(self, words: str, *, language: str | None = None, most: int = 20) -> Found:
        """The documents that hold the words in whatever form, best first."""
        found = self._wire.get("/search", q=words, language=language, limit=most)
        return Found(found["total"], tuple(map(_hit, found["items"])), found["exact"])

    def export(self, format: str, *, of: str | None = None, texts: bool = True, language: str = "en") -> list[File]:
        """The ledger as files of a format."""
        answer = self._wire.file(f"/exports/{_quoted(format)}", of=of, texts=texts, language=language)
        if answer.headers["content-type"] != "application/zip":
            return [File(answer.headers["content-disposition"].split('"')[1], (answer.content,))]
        with ZipFile(io.BytesIO(answer.content)) as packed:
            return [File(name, (packed.read(name),)) for name in packed.namelist()]

    def past(self, *, as_of: date | str) -> RemoteLedger:
        """The ledger as it was on a day, by what had been published by then; it is looked at and not changed."""
        day = day_of(as_of)
        assert day is not None, "a day was given"
        return RemoteLedger(self._wire.as_of(day))

    @property
    def searches(self) -> RemoteSearches:
        """Saved searches: `books.searches.save(name, "claims", status="delivered")`, `alerts` and more."""
        return RemoteSearches(self._wire)

    @property
    def webhooks(self) -> RemoteWebhooks:
        """Addresses to which what is new in a saved search is sent, for admins."""
        return RemoteWebhooks(self._wire)

    @property
    def review(self) -> RemoteReviews:
        """What a person may judge: `books.review.accept(mention)`, `correct`, `reject`, `merge` and more."""
        return RemoteReviews(self._wire)

    def undo(self, entry: int, *, why: str | None = None) -> Entry:
        """Takes an entry of the log back, as if it had never been."""
        return decode_ledger.entry(self._wire.post("/review/undo", {"entry": entry, "why": why}))

    def feasibility(self, id: str) -> Feasibility:
        """What speaks for and against a plan, by the id of its programme, of its claim, or of a directive."""

        def linked(claim: str) -> Linked:
            return Linked(claim, self.claim(claim).told)

        return feasibility_of(self._wire.get(f"/programmes/{_quoted(id)}/feasibility"), linked)

    def purge(self, document: str, *, reason: str) -> Entry:
        """Removes a document with all its texts, mentions and quotations; a tombstone with the reason stays."""
        return decode_ledger.entry(self._wire.post("/purge", {"document": document, "reason": reason}))

    def verify(self) -> Verified:
        """Whether the log's chain, the archive and the tables are whole, and what is not."""
        found = self._wire.get("/verify")
        return Verified(found["entries"], found["texts"], found["head"], tuple(found["faults"]))

    def log(self) -> list[Entry]:
        """What people judged, the first entry first."""
        return [decode_ledger.entry(one) for one in self._wire.items("/log", limit=_ALL)]


def connect(url: str, token: str | None = None) -> RemoteLedger:
    """The ledger that a desk serves at an address; `token` names who judges, where the desk has users."""
    return RemoteLedger(Wire(url, token))


def _quoted(part: str) -> str:
    return quote(part, safe="")


def _quote(obj: Json) -> Quoted:
    about: dict[str, Any] = {name: obj[name] for name in ("version", "superseded", "before", "words", "after")}
    mention = decode_ledger.reference({name: obj[name] for name in ("id", "document", "span", "in") if name in obj})
    published = as_day(obj["published"])
    return Quoted(
        mention=mention,
        claim=obj["claim"],
        **about,
        outlet=obj["outlet"],
        language=obj["language"],
        published=published,
    )


def _listed(obj: Json) -> Listed:
    return Listed(
        id=obj["document"],
        outlet=obj["outlet"],
        url=obj["url"],
        title=obj["title"],
        language=obj["language"],
        published=as_day(obj["published"]),
        versions=obj["versions"],
        mentions=obj["mentions"],
    )


def _hit(obj: Json) -> Hit:
    return Hit(
        id=obj["document"],
        outlet=obj["outlet"],
        url=obj["url"],
        title=obj["title"],
        language=obj["language"],
        published=as_day(obj["published"]),
        rank=obj["rank"],
        snippets=tuple(
            Snippet(one["in"], Span(*one["span"]), one["words"], tuple(Span(*mark) for mark in one["marks"]))
            for one in obj["snippets"]
        ),
        quotes=tuple(map(_quote, obj["mentions"])),
    )
