"""The Frictionless data package of a folder of tables: what each file holds, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import simplejson

from tallystick.exports.column import SCHEMA_VERSION, Column, Reference, Table
from tallystick.exports.file import Measured
from tallystick.exports.holdings import Holdings

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Resource:
    """A table as it was written: its file's name and pieces, its form, its columns; `extra` is what this form adds."""

    table: Table
    name: str
    made: Measured
    form: str
    mediatype: str
    columns: tuple[Column, ...]
    extra: Mapping[str, Any]


def descriptor(resources: Iterable[Resource], holdings: Holdings) -> Iterator[str]:
    """The text of `datapackage.json`, by Data Package v1; the version is that of the columns."""
    package = {
        "profile": "tabular-data-package",
        "name": "tallystick-ledger",
        "title": "A ledger of supply claims",
        "description": "What reports claim about supplies, who said it, and where. "
        "The columns are described in docs/exports.md of Tallystick and below.",
        "version": SCHEMA_VERSION,
        "wholeTexts": holdings.texts,
        "lastReport": day.isoformat() if (day := holdings.last_day()) else None,
        "resources": [_resource(resource) for resource in resources],
    }
    yield f"{simplejson.dumps(package, ensure_ascii=False, indent=2)}\n"


def _resource(resource: Resource) -> dict[str, Any]:
    size, hash = resource.made.known
    return {
        "profile": "tabular-data-resource",
        "name": resource.table.name,
        "description": resource.table.told,
        "path": resource.name,
        "format": resource.form,
        "mediatype": resource.mediatype,
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{hash}",
        **resource.extra,
        "schema": {
            "fields": [_field(column) for column in resource.columns],
            "primaryKey": list(resource.table.key),
            "foreignKeys": [_reference(reference) for reference in resource.table.refers],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, str]:
    return {"name": column.name, "type": column.kind, "description": column.told}


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "fields": list(reference.columns),
        "reference": {"resource": reference.table, "fields": list(reference.key)},
    }
