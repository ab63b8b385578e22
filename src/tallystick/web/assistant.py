"""The ledger as tools for an assistant, over the Model Context Protocol.

An assistant can look things up and have a text read; it changes nothing. Every answer is
the JSON of the contract, so that each figure comes with its document and its span, and an
assistant that cites can cite nothing that is not in the ledger or in the text it gave.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from tallystick import __version__
from tallystick.contract.claims import claim_object
from tallystick.contract.lines import written
from tallystick.contract.tallies import finding_object, programme_object
from tallystick.desk.books import Ledger
from tallystick.desk.objects import one_claim_object, one_programme_object
from tallystick.desk.reading import read
from tallystick.errors import TallystickError
from tallystick.model import Claim, FindingKind, Status

_TOLD = (
    "A ledger of supply claims from news reports. Figures are what somebody said, not facts: tell who said them, and "
    "cite the document and the words. A span is [start, end) in code points of the document's text. null in an "
    "interval is an open end. Where sources disagree, tell both."
)
_LOOKS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_MOST_LETTERS = 200_000

Most = Annotated[int, Field(ge=1, le=100, description="How many to show.")]
After = Annotated[str, Field(description="The id behind which to go on: `next` of the answer before.")]
Id = Annotated[str, Field(description="The id, or the beginning of it.")]
Tongue = Annotated[Literal["en", "fr", "ru", "de", "uk"], Field(description="The language of the ledger's sentences.")]
Thing = TypeVar("Thing")


def assistant(books: Ledger) -> MCPServer[object]:
    """The server of a ledger's tools; it is run over whatever transport the caller likes."""
    server: MCPServer[object] = MCPServer("tallystick", version=__version__, instructions=_TOLD, log_level="WARNING")
    for make in (_claims, _claim, _findings, _programmes, _programme, _reading):
        server.tool(annotations=_LOOKS, structured_output=False)(make(books))
    return server


def _claims(books: Ledger) -> Callable[..., str]:
    def search_claims(
        words: Annotated[str, Field(description="Words in any form, in any language of the ledger.")] = "",
        status: Status | None = None,
        category: Annotated[str, Field(description="A path such as ammunition.artillery, or its beginning.")] = "",
        most: Most = 20,
        after: After = "",
    ) -> str:
        """Claims, each with its figure, its sources, and the documents and spans that state it."""
        with _Told():
            known = books.claims()
            said = _saying(books, words) if words.strip() else {claim.id for claim in known}
        fitting = [
            claim
            for claim in known
            if claim.id in said
            and (status is None or claim.status == status)
            and f"{claim.category}.".startswith(f"{category}." if category else "")
        ]
        return _listed(fitting, lambda claim: claim.id, claim_object, most, after)

    return search_claims


def _saying(books: Ledger, words: str) -> set[str]:
    """The claims in whose sentences the words stand, or which are of a thing so called."""
    found = books.search(words, most=1000)
    sought = words.casefold()
    named = {claim.id for claim in books.claims() if sought in _names(claim)}
    return named | {quote.claim for hit in found.hits for quote in hit.quotes if quote.claim}


def _names(claim: Claim) -> str:
    return " ".join((claim.item, claim.recipient or "", claim.agent or "")).casefold()


def _claim(books: Ledger) -> Callable[..., str]:
    def show_claim(id: Id, language: Tongue = "en") -> str:
        """One claim with its evidence: the sentences, who said it through whom, findings, why its mentions are one."""
        with _Told():
            return written(one_claim_object(books.claim(id, language=language)))

    return show_claim


def _findings(books: Ledger) -> Callable[..., str]:
    def list_findings(
        kind: FindingKind | None = None, language: Tongue = "en", most: Most = 20, after: After = ""
    ) -> str:
        """What the claims show together: contradictions, revisions, shortfalls, lone sources and more."""
        with _Told():
            found = [one for one in books.findings(language=language) if kind is None or one.kind == kind]
        return _listed(found, lambda one: one.id, finding_object, most, after)

    return list_findings


def _programmes(books: Ledger) -> Callable[..., str]:
    def list_programmes(language: Tongue = "en", most: Most = 20, after: After = "") -> str:
        """Plans against deliveries, with rival readings, verdicts and their reasons."""
        with _Told():
            found = books.programmes(language=language)
        return _listed(found, lambda one: one.id, programme_object, most, after)

    return list_programmes


def _programme(books: Ledger) -> Callable[..., str]:
    def show_programme(id: Id, language: Tongue = "en") -> str:
        """One programme with the sentences behind its readings and behind what was not compared."""
        with _Told():
            return written(one_programme_object(books.programme(id, language=language)))

    return show_programme


def _reading(books: Ledger) -> Callable[..., str]:
    def read_text(
        text: Annotated[str, Field(max_length=_MOST_LETTERS)],
        published: Annotated[str, Field(description="The day of publication, such as 2026-02-04.")] = "",
        title: str = "",
        language: Annotated[str, Field(description="A code such as fr; identified where it is not given.")] = "",
    ) -> str:
        """What a text claims, every figure with its place in the text. Nothing is kept."""
        with _Told():
            found = read(
                text, published=published or None, title=title or None, language=language or None, packs=books.packs
            )
            return found.to_json()

    return read_text


def _listed(
    things: list[Thing], key: Callable[[Thing], str], as_object: Callable[[Thing], object], most: int, after: str
) -> str:
    """Some of the things in the order of their ids, how many there are, and where to go on."""
    ordered = sorted(things, key=key)
    behind = [one for one in ordered if key(one) > after]
    shown = behind[:most]
    onward = key(shown[-1]) if len(behind) > most else None
    return written({"total": len(ordered), "items": [as_object(one) for one in shown], "next": onward})


class _Told:
    """Tells our errors to the assistant in their own words; anything else is not for its ears."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Our error as the tool's."""
        if isinstance(error, TallystickError):
            raise ToolError(str(error)) from error
