"""A ledger of millions of mentions: one of some thousand, tallied, and copied in the store under other ids.

Posting three million mentions takes an hour, copying them some minutes. Each copy is a
ledger of its own beside the others: its documents, claims and categories have other
names, and whatever is looked up lies among as many rows as in a ledger that was posted.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from pathlib import Path

_ID = re.compile(r'"[0-9a-f]{3}([0-9a-f]{13})"')
_LETTERS = str.maketrans("0123456789abcdef", "ghijklmnopqrstuv")
"""No id of before begins so."""
_NEW_IDS = {
    "documents": ("key",),
    "document_ids": ("document",),
    "versions": ("document",),
    "readings": ("document",),
    "mentions": ("id", "document", "part_of"),
    "mention_parties": ("mention",),
    "claims": ("id",),
    "origins": ("id",),
    "claim_mentions": ("mention", "claim", "origin"),
    "judgements": ("mention", "claim", "origin"),
    "claim_summaries": ("claim", "shown"),
    "claim_places": ("claim",),
    "claim_subjects": ("claim",),
    "overstated_mentions": ("claim", "other", "mention"),
    "stored_findings": ("id",),
    "finding_claims": ("finding", "claim"),
    "stored_programmes": ("id",),
    "subjects": (),
    "programme_claims": ("programme", "claim"),
    "claim_facets": ("claim",),
    "report_lines": ("key",),
    "due_days": (),
    "doubtful_mentions": ("mention", "claim"),
    "search_texts": ("document",),
}
_NUMBERED = {"judgements", "search_texts"}
"""Their rows have a number, which the store gives."""
_NEW_NAMES = {
    "documents": ("id", "url"),
    "document_ids": ("id",),
    "mentions": ("category", "block"),
    "claim_summaries": ("category",),
    "claim_subjects": ("category",),
    "stored_findings": ("document", "category", "subject_category"),
    "stored_programmes": ("category",),
    "subjects": ("category",),
    "report_lines": ("id",),
    "doubtful_mentions": ("place",),
}
_COUNTED = (
    "SELECT facet, value, count(*), sum(times) FROM claim_facets WHERE facet <> 'word' GROUP BY facet, value",
    "SELECT 'reports', '', count(*), sum(mentions) FROM report_lines",
    "SELECT 'r.outlet', outlet, count(*), sum(mentions) FROM report_lines GROUP BY outlet",
    "SELECT 'r.tongue', language, count(*), sum(mentions) FROM report_lines GROUP BY language",
    "SELECT 'r.both', outlet || char(31) || language, count(*), sum(mentions)"
    " FROM report_lines GROUP BY outlet, language",
    "SELECT 'r.day', published, count(*), sum(mentions) FROM report_lines GROUP BY published",
    "SELECT 'finding', kind, count(*), 0 FROM stored_findings GROUP BY kind",
    "SELECT 'verdict', verdict, count(*), 0 FROM stored_programmes GROUP BY verdict",
    "SELECT 'changes', '', 1, 0",
)


def grow(path: Path, copies: int) -> None:
    """Add so many copies of everything; at most 4095."""
    store = sqlite3.connect(path)
    store.executescript(
        "PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2000000; PRAGMA journal_mode=MEMORY;"
        "CREATE TEMP TABLE copies (k INTEGER PRIMARY KEY, x TEXT);"
    )
    store.create_function("named_anew", 2, _named_anew, deterministic=True)
    store.create_function("unpacked", 1, lambda words: zlib.decompress(words).decode(), deterministic=True)
    (searched,) = store.execute("SELECT max(number) FROM search_texts").fetchone()
    store.executemany(
        "INSERT INTO copies VALUES (?, ?)", [(k, f"{k:03x}".translate(_LETTERS)) for k in range(1, copies + 1)]
    )
    for table in _NEW_IDS:
        _copy(store, table)
    store.execute(
        "INSERT INTO search_index (rowid, words) SELECT number, unpacked(words) FROM search_texts WHERE number > ?",
        (searched,),
    )
    store.execute("DELETE FROM roll_ups")
    for counts in _COUNTED:
        store.execute(f"INSERT INTO roll_ups (name, value, total, times) {counts}")
    store.commit()
    store.executescript("PRAGMA journal_mode=WAL;")
    store.close()


def _copy(store: sqlite3.Connection, table: str) -> None:
    columns = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
    if table in _NUMBERED:
        columns.remove("number")
    made = ", ".join(_made(table, column) for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    store.execute(f"CREATE TEMP TABLE one AS SELECT * FROM {table}")
    store.execute(f"INSERT INTO {table} ({names}) SELECT {made} FROM copies CROSS JOIN one ORDER BY k")
    store.execute("DROP TABLE one")


def _made(table: str, column: str) -> str:
    """What a column holds in a copy."""
    if column in _NEW_IDS[table]:
        return f'x || substr("{column}", 4)'
    if column in _NEW_NAMES.get(table, ()):
        return f"\"{column}\" || '-' || x"
    if column == "address":
        return f'x || substr("{column}", 4)'
    if column == "place" and table == "claim_places":
        return "place + k"
    if (table, column) == ("stored_findings", "report"):
        return f'x || substr("{column}", 4)'
    if table == "stored_findings" and column == "mentions":
        return _in_list("mentions")
    if table == "stored_programmes" and column == "place":
        return "place || '-' || x"
    if column == "line" and table in ("stored_programmes", "claim_summaries"):
        return "named_anew(line, x)"
    if (table, column) == ("claim_facets", "value"):
        return "CASE facet WHEN 'category' THEN value || '-' || x ELSE value END"
    if (table, column) == ("due_days", "source"):
        return "substr(source, 1, 1) || x || substr(source, 5)"
    return f'"{column}"'


def _named_anew(line: str, copy: str) -> str:
    """The line of a programme with the ids of a copy."""
    return _ID.sub(lambda found: f'"{copy}{found[1]}"', line)


def _in_list(column: str) -> str:
    """A JSON list of ids, each under its new name."""
    return f"(SELECT json_group_array(x || substr(value, 4)) FROM json_each({column}))"
