"""A ledger as FollowTheMoney entities: reports, parties, and claims by a schema file of our own.

A party that has a key is one entity over all reports, scripts and spellings. One that
could not be resolved may be anybody, so it is an entity of its own in each report.
The model has no schema for countries: a land is the public body that acts for it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from babel import Locale

from tallystick.contract.lines import plain as digits
from tallystick.contract.lines import written
from tallystick.exports.archive import web_address
from tallystick.exports.file import File, Pieces
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.exports.quotation import quoted
from tallystick.exports.wording import claimed, plain
from tallystick.model import Claim, Document, Party

_SCHEMATA = {"person": "Person", "gov": "PublicBody", "country": "PublicBody"}
_ORGANISATIONS = frozenset({"org", "agency", "outlet", "body"})
_LANGUAGES = {
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "it": "ita",
    "pl": "pol",
    "pt": "por",
    "ru": "rus",
    "uk": "ukr",
}
# Of the territories of CLDR with two letters, those that stand for no country and that the model does not know.
_NO_COUNTRIES = frozenset({"ea", "ez", "qo", "xa", "xb", "zz"})
_COUNTRIES = frozenset(str(code).lower() for code in Locale("en").territories) - _NO_COUNTRIES
Properties = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Known:
    """A party as one entity: its id and its schema."""

    id: str
    schema: str


def files(holdings: Holdings) -> Iterator[File]:
    """One file of JSON lines: reports, then parties, then claims."""
    yield File("entities.ftm.json", Pieces(partial(_lines_of, holdings)))


def _lines_of(holdings: Holdings) -> Iterator[str]:
    for entity in chain(_reports(holdings), _parties(holdings), _claims(holdings)):
        yield f"{written(entity)}\n"


def schema_of(key: str | None) -> str:
    """The schema of a party by its key; LegalEntity where the key does not tell.

    >>> schema_of("gov.dk.mfa"), schema_of("~person.ivanov-petr"), schema_of("agency.afp"), schema_of(None)
    ('PublicBody', 'Person', 'Organization', 'LegalEntity')
    """
    kind = (key or "").lstrip("~").split(".")[0]
    return _SCHEMATA.get(kind, "Organization" if kind in _ORGANISATIONS else "LegalEntity")


def known(party: Party, document: Document) -> Known:
    """The entity that a party of a document is."""
    named = (party.key,) if party.key else ("", document.id, plain(party.name))
    return Known(f"ts-party-{_hash(*named)}", schema_of(party.key))


def _reports(holdings: Holdings) -> Iterator[dict[str, Any]]:
    for held in holdings.held:
        document = held.reading.document
        language = _LANGUAGES.get(document.language or "")
        address = web_address(document.url)
        told = {
            "title": [plain(document.title or document.id)],
            "publisher": [plain(document.outlet)] if document.outlet else [],
            "publishedAt": [document.published.isoformat()] if document.published else [],
            "retrievedAt": [held.version.recorded.date().isoformat()],
            "sourceUrl": [address] if address else [],
            "language": [language] if language else [],
            "bodyText": [_lines(document.text)] if holdings.texts else [],
        }
        yield _entity(_report_id(document), "Article", told)


def _parties(holdings: Holdings) -> Iterator[dict[str, Any]]:
    """Every party once, with all the names that reports give it."""
    names: dict[Known, set[str]] = defaultdict(set)
    countries: dict[Known, set[str]] = defaultdict(set)
    for found in holdings.evidence.values():
        for _, party in _roles(found):
            names[known(party, found.document)].add(plain(party.name or party.key or ""))
            countries[known(party, found.document)].update(_country(party.key))
    for entity in sorted(names, key=lambda entity: entity.id):
        told = {"name": sorted(names[entity]), "country": sorted(countries[entity])}
        yield _entity(entity.id, entity.schema, told)


def _claims(holdings: Holdings) -> Iterator[dict[str, Any]]:
    for claim in holdings.claims:
        told = list(holdings.of(claim.mentions))
        yield _entity(f"ts-claim-{claim.id}", "SupplyClaim", {**_slots(claim), **_sources(told, texts=holdings.texts)})


def _slots(claim: Claim) -> Properties:
    quantity, period = claim.quantity, claim.period
    return {
        "summary": [claimed(claim)],
        "status": [claim.status],
        "stage": [claim.stage] if claim.stage else [],
        "modality": [claim.modality],
        "measure": [claim.measure],
        "lower": [str(digits(quantity.lower))] if quantity.lower is not None else [],
        "upper": [str(digits(quantity.upper))] if quantity.upper is not None else [],
        "bound": [quantity.bound],
        "unit": [plain(quantity.unit)],
        "per": [quantity.per] if quantity.per else [],
        "item": [plain(claim.item)] if claim.item else [],
        "category": [plain(claim.category)],
        "startDate": [period.start.isoformat()] if period and period.start else [],
        "endDate": [period.end.isoformat()] if period and period.end else [],
        "periodEdge": [period.edge] if period else [],
        "recordId": [claim.id],
    }


def _sources(told: list[Evidence], *, texts: bool) -> Properties:
    """Who and what stands behind a claim."""
    roles: dict[str, list[str]] = {"agent": [], "recipient": [], "speaker": [], "carrier": []}
    for found in told:
        for role, party in _roles(found):
            roles[role].append(known(party, found.document).id)
    return {
        **{role: _once(ids) for role, ids in roles.items()},
        "report": _once(_report_id(found.document) for found in told),
        "quotation": _once(plain(quoted(found, whole=texts)) for found in told),
        "publisher": _once(plain(found.document.outlet) for found in told if found.document.outlet),
        "sourceUrl": _once(address for found in told if (address := web_address(found.document.url))),
    }


def _roles(found: Evidence) -> Iterator[tuple[str, Party]]:
    """The parties of a mention that have a name or a key, by what they are to it."""
    mention = found.told.mention
    carriers = (("carrier", carrier) for carrier in mention.carriers)
    parties = (("agent", mention.agent), ("recipient", mention.recipient), ("speaker", mention.speaker), *carriers)
    for role, party in parties:
        if party is not None and plain(party.name or party.key or ""):
            yield role, party


def _entity(id: str, schema: str, told: Properties) -> dict[str, Any]:
    filled = {name: kept for name, values in told.items() if (kept := [value for value in values if value])}
    return {"id": id, "schema": schema, "properties": filled}


def _report_id(document: Document) -> str:
    return f"ts-report-{_hash(document.id)}"


def _country(key: str | None) -> list[str]:
    """The country that a key names; persons are citizens of none that the ledger knows."""
    kind, _, rest = (key or "").partition(".")
    code = rest.partition(".")[0]
    return [code] if kind in ("country", "gov") and len(code) == 2 and code in _COUNTRIES else []


def _lines(text: str) -> str:
    """A text with its lines, and without characters that steer what shows it."""
    return "\n".join(map(plain, text.splitlines()))


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
