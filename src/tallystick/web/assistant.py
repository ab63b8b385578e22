"""The ledger as tools for an assistant, over the Model Context Protocol.

An assistant can look things up and have a text read; it changes nothing. Every answer is
the JSON of the contract, so that each figure comes with its document and its span, and an
assistant that cites can cite nothing that is not in the ledger or in the text it gave.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from tallystick import __version__
from tallystick.contract.lines import written
from tallystick.contract.tallies import finding_object, programme_object
from tallystick.desk.books import Ledger
from tallystick.desk.objects import one_claim_object, one_programme_object
from tallystick.desk.reading import read
from tallystick.errors import TallystickError
from tallystick.model import FindingKind, Status
from tallystick.model.page import Page
from tallystick.web.assistant_claims import Wanted, claims_page
from tallystick.web.pages.findings import ORDER

_TOLD = (
    "A ledger of supply claims from news reports. Figures are what somebody said, not facts: tell who said them, and "
    "cite the document and the words. A span is [start, end) in code points of the document's text. null in an "
    "interval is an open end. Where sources disagree, tell both. Long lists are cut: `left_out` says how far."
)
_LOOKS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_MOST_LETTERS = 200_000
_FEW, _MANY = 10, 40
"""So many mentions, origins, sentences of a thing are told: in lists, and where it is shown alone."""

Most = Annotated[int, Field(ge=1, le=100, description="How many to show.")]
After = Annotated[str, Field(description="Where to go on: `next` of the answer before.")]
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
        with _Told(books):
            return _answer(claims_page(books, Wanted(words, status, category, most, after)), _FEW)

    return search_claims


def _claim(books: Ledger) -> Callable[..., str]:
    def show_claim(id: Id, language: Tongue = "en") -> str:
        """One claim with its evidence: the sentences, who said it through whom, findings, why its mentions are one."""
        with _Told(books):
            return _answer(one_claim_object(books.claim(id, language=language)), _MANY)

    return show_claim


def _findings(books: Ledger) -> Callable[..., str]:
    def list_findings(
        kind: FindingKind | None = None, language: Tongue = "en", most: Most = 20, after: After = ""
    ) -> str:
        """What the claims show together: contradictions, revisions, shortfalls, lone sources and more."""
        with _Told(books):
            with books.look(language=language) as look:
                page = look.findings(ORDER if kind is None else [kind], after=after or None, limit=most)
                total = sum(many for name, many in look.kinds().items() if kind in (None, name))
            return _listed(page, total, finding_object)

    return list_findings


def _programmes(books: Ledger) -> Callable[..., str]:
    def list_programmes(language: Tongue = "en", most: Most = 20, after: After = "") -> str:
        """Plans against deliveries, with rival readings, verdicts and their reasons."""
        with _Told(books):
            with books.look(language=language) as look:
                page = look.programmes(after=after or None, limit=most)
                total = sum(look.verdicts().values())
            return _listed(page, total, programme_object)

    return list_programmes


def _programme(books: Ledger) -> Callable[..., str]:
    def show_programme(id: Id, language: Tongue = "en") -> str:
        """One programme with the sentences behind its readings and behind what was not compared."""
        with _Told(books):
            return _answer(one_programme_object(books.programme(id, language=language)), _MANY)

    return show_programme


def _reading(books: Ledger) -> Callable[..., str]:
    def read_text(
        text: Annotated[str, Field(max_length=_MOST_LETTERS)],
        published: Annotated[str, Field(description="The day of publication, such as 2026-02-04.")] = "",
        title: str = "",
        language: Annotated[str, Field(description="A code such as fr; identified where it is not given.")] = "",
    ) -> str:
        """What a text claims, every figure with its place in the text. Nothing is kept."""
        with _Told(books):
            found = read(
                text, published=published or None, title=title or None, language=language or None, packs=books.packs
            )
            return found.to_json()

    return read_text


def _listed(page: Page[Thing], total: int, as_object: Callable[[Thing], object]) -> str:
    """A page of things, how many there are, and where to go on."""
    return _answer({"total": total, "items": [as_object(one) for one in page], "next": page.next}, _FEW)


def _answer(value: object, most: int) -> str:
    """The JSON of an answer, whose lists have so many members at most."""
    return written(_shortened(value, most))


def _shortened(value: Any, most: int) -> Any:
    """The same with long lists cut; beside each, how many of it were left out."""
    if isinstance(value, list):
        return [_shortened(one, most) for one in value]
    if not isinstance(value, dict):
        return value
    long = {name: len(held) - most for name, held in value.items() if name != "items" and _is_long(held, most)}
    made = {name: _shortened(held[:most] if name in long else held, most) for name, held in value.items()}
    return {**made, "left_out": long} if long else made


def _is_long(held: object, most: int) -> bool:
    return isinstance(held, list) and len(held) > most


@dataclass(frozen=True, slots=True)
class _Told:
    """Tells our errors to the assistant in their own words, without where the ledger lies."""

    books: Ledger

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Our error as the tool's."""
        if isinstance(error, TallystickError):
            raise ToolError(str(error).replace(self.books.name, "this ledger")) from error
