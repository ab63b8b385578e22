"""A story's source into what `tallystick post` takes, documents and perfect readings, and into the gold.

A source (`NAME.toml`) says each thing once: a mention names its words and slots,
and beside them the claim it makes and the utterance it goes back to. All offsets
are found here.
"""

from __future__ import annotations

import hashlib
import tomllib
from decimal import Decimal
from pathlib import Path

import simplejson
from story_reading import Json, day, parts, reading_of, text_of
from story_words import place


def load(path: Path) -> Json:
    """The source of a story."""
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def documents(story: Json) -> list[Json]:
    """The reports as a program gets them."""
    plain = ("id", "title", "language", "outlet", "kind")
    return [
        {name: document.get(name) for name in plain}
        | {"published": day(document.get("published")), "text": text_of(document)}
        for document in story["document"]
    ]


def readings(story: Json) -> list[Json]:
    """Perfect readings of the reports (contract v1)."""
    return [reading_of(document, story["keys"]) for document in story["document"]]


def gold(story: Json) -> Json:
    """What a careful analyst makes of the reports: claims, origins, pairs to keep apart, findings, programmes."""
    told = [(document["id"], mention) for document in story["document"] for mention in document.get("mention", [])]
    return {
        "id": story["id"],
        "mentions": {mention["id"]: _grounded(story, name, mention) for name, mention in told},
        "claims": [
            _claim(name, says, [mention for _, mention in told if mention["claim"] == name])
            for name, says in story["claims"].items()
        ],
        "must_not_link": story["links"]["must_not"],
        "may_link": story["links"].get("may", []),
        "findings": story.get("finding", []),
        "programmes": story.get("programme", []),
    }


def digest(stories: list[Json]) -> str:
    """A short hash of all that the figures rest on."""
    whole = [(documents(story), readings(story), gold(story)) for story in stories]
    written = simplejson.dumps(whole, ensure_ascii=False, sort_keys=True, use_decimal=True)
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def write(story: Json, folder: Path) -> None:
    """`documents.jsonl`, `readings.jsonl` and `gold.json` in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("documents", documents(story)), ("readings", readings(story))):
        lines = (simplejson.dumps(row, ensure_ascii=False, use_decimal=True) for row in rows)
        (folder / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    shown = simplejson.dumps(gold(story), ensure_ascii=False, indent=1, use_decimal=True)
    (folder / "gold.json").write_text(shown, encoding="utf-8")


def _grounded(story: Json, name: str, mention: Json) -> Json:
    document = next(document for document in story["document"] if document["id"] == name)
    words = parts(mention["figure"])[0]
    span = place(words, text_of(document))
    return {"document": name, "value_text": text_of(document)[slice(*span)], "span": list(span)}


def _claim(name: str, says: str, mentions: list[Json]) -> Json:
    origins: dict[str, list[str]] = {}
    for mention in mentions:
        origins.setdefault(mention["origin"], []).append(mention["id"])
    return {
        "claim": name,
        "says": says,
        "mentions": [mention["id"] for mention in mentions],
        "origins": list(origins.values()),
    }
