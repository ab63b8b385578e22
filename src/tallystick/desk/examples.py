"""The examples of a pack, run through the whole reader.

An example stands in ``languages/<l>/examples/`` in a file named after the one
whose rules it proves::

    [[example]]
    kind = "quantity"            # by the file's name where it is left out
    text = "no fewer than 40 trucks"
    span = "no fewer than 40"
    lower = 40

    [[example]]
    text = "at least they tried"
    none = true                  # nothing of this kind (and, with a span or a value, nothing like it)

``known_failure = "reason"`` keeps what we cannot do yet: it must fail, and once it
passes the check says so. Keys are those of the reading's JSON; what is a party
there may be given by its name, its key or its words; ``""`` asks for nothing
there. So an example says what a reader of the JSON would see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import PurePosixPath
from typing import Any

from tallystick.contract.encode import reading_object
from tallystick.desk.settings import settings
from tallystick.errors import Fault, SettingError
from tallystick.model import Document, PublishedBasis
from tallystick.packs import Packs
from tallystick.recognise.reader import read_document

KINDS = {
    "quantity": "quantities",
    "period": "periods",
    "attribution": "attributions",
    "mention": "mentions",
    "directive": "directives",
    "obstacle": "obstacles",
    "event": "events",
}
_BY_FILE = {
    "numbers": "quantity",
    "quantities": "quantity",
    "periods": "period",
    "attribution": "attribution",
    "agents": "attribution",
    "directives": "directive",
    "events": "event",
    "statuses": "mention",
}
_ABOUT = frozenset(
    {
        "text",
        "title",
        "published",
        "none",
        "kind",
        "section",
        "known_failure",
        "note",
        "source_note",
        "_file",
        "_number",
    }
)


class Outcome(Enum):
    """How an example ended."""

    RIGHT = "right"
    WRONG = "wrong"
    KNOWN_FAILURE = "known failure"
    NO_LONGER_FAILS = "no longer fails"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Result:
    """One example's outcome; `problem` says what is wrong, and is None where nothing is."""

    file: str
    text: str
    outcome: Outcome
    problem: Fault | None = None


def run_examples(code: str, packs: Packs) -> Iterator[Result]:
    """The outcome of each example of a language, in the order of the files."""
    counts: dict[str, int] = {}
    for example in packs.language(code).examples:
        file = str(example.get("_file", ""))
        counts[file] = counts.get(file, 0) + 1
        yield _result(example, file, counts[file], code, packs)


def _result(example: Mapping[str, Any], file: str, number: int, code: str, packs: Packs) -> Result:
    text = str(example.get("text", ""))
    place = f"[[example]] {number} {text[:60]!r}"
    faulty = _fault(example, file)
    if faulty:
        return Result(file, text, Outcome.FAULTY, Fault(file, place, *faulty))
    problem = _problem(example, file, code, packs)
    reason = example.get("known_failure")
    if reason is None:
        if problem is None:
            return Result(file, text, Outcome.RIGHT)
        return Result(file, text, Outcome.WRONG, Fault(file, place, problem))
    if problem is not None:
        return Result(file, text, Outcome.KNOWN_FAILURE)
    return Result(file, text, Outcome.NO_LONGER_FAILS, Fault(file, place, "no longer fails", "remove known_failure"))


def _fault(example: Mapping[str, Any], file: str) -> tuple[str, str] | None:
    """What makes an example no example, with a way out."""
    kind = kind_of(example, file)
    if not isinstance(example.get("text"), str) or not example["text"]:
        return "no text", 'add text = "..."'
    if kind not in KINDS:
        return f"kind {kind!r}", f"known: {', '.join(KINDS)}"
    if not example.get("none") and not _wanted(example) and "known_failure" not in example:
        return "asks for nothing", 'add span = "..." and values, or none = true'
    try:
        settings(packs=(), published=_date_text(example.get("published")))
    except SettingError as error:
        return str(error), "write a day, such as 2026-02-04"
    return None


def kind_of(example: Mapping[str, Any], file: str) -> str:
    """The kind that an example asks for: as it says, else by its file."""
    path = PurePosixPath(file)
    return str(example.get("kind") or _BY_FILE.get(path.stem, "mention"))


def _problem(example: Mapping[str, Any], file: str, code: str, packs: Packs) -> str | None:
    """What the reader makes of the text, where it is not what the example asks for."""
    kind = kind_of(example, file)
    found = [_flat(obj, example) for obj in _read(example, code, packs)[KINDS[kind]]]
    wanted = _wanted(example)
    fits = [obj for obj in found if all(_agrees(value, obj.get(key)) for key, value in wanted.items())]
    if example.get("none"):
        return f"found {_told(fits[0], wanted)}" if fits else None
    if fits:
        return None
    nearest = max(found, key=lambda obj: sum(_agrees(v, obj.get(k)) for k, v in wanted.items()), default=None)
    if nearest is None:
        return f"no {kind} found"
    wrong = [key for key, value in wanted.items() if not _agrees(value, nearest.get(key))]
    parts = [f"{key} is {_shown(nearest.get(key))} and not {wanted[key]!s}" for key in wrong]
    return f"in {_told(nearest, {})}: {'; '.join(parts)}"


def _read(example: Mapping[str, Any], code: str, packs: Packs) -> dict[str, Any]:
    how = settings(packs=packs, language=code, published=_date_text(example.get("published")))
    document = Document(
        id="example",
        text=example["text"],
        title=example.get("title"),
        language=code,
        published=how.published,
        published_text=how.published_text,
        published_basis=PublishedBasis.GIVEN if how.published else None,
    )
    return reading_object(read_document(document, packs))


def _date_text(published: object) -> str | None:
    if isinstance(published, date | datetime):
        return published.isoformat()
    return None if published is None else str(published)


def _wanted(example: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in example.items() if key not in _ABOUT}


def _flat(obj: Mapping[str, Any], example: Mapping[str, Any]) -> dict[str, Any]:
    """An object of the reading with words for its spans, the parts of its quantity, item and period beside the rest."""
    text = example.get("title", "") if obj.get("in") == "title" else example["text"]
    flat: dict[str, Any] = {"in": obj.get("in", "text")}
    for key, value in obj.items():
        flat[key] = _names(value, text)
    if isinstance(obj.get("quantity"), Mapping):
        flat["clause"] = _words(obj["span"], text)
        quantity = obj["quantity"]
        flat |= {key: value for key, value in quantity.items() if key != "span"}
        flat["span"] = _words(quantity["span"], text)
        flat["category"] = obj["item"]["category"]
        flat |= {key: (obj["period"] or {}).get(key) for key in ("start", "end", "edge", "grain", "timex")}
    elif "content" in obj:
        flat["span"] = flat["content"]
    return flat


def _names(value: Any, text: str) -> Any:
    """What may be said of a value: itself, or the words, name and key of what has a span."""
    if isinstance(value, Mapping):
        told = [_words(value.get("span"), text), value.get("name"), value.get("key"), value.get("anonymity")]
        return tuple(dict.fromkeys(name for name in told if name))
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(end, int) for end in value):
            return _words(value, text)
        return [_names(entry, text) for entry in value]
    return value


def _words(span: Any, text: str) -> str | None:
    return text[span[0] : span[1]] if span else None


def _agrees(wanted: Any, found: Any) -> bool:
    """Whether what was found is what an example asks for."""
    if isinstance(wanted, list):
        there = found if isinstance(found, list) else []
        return len(there) == len(wanted) and all(map(_agrees, wanted, there))
    if isinstance(found, tuple):
        return any(_agrees(wanted, name) for name in found) or (wanted == "" and not found)
    if wanted == "":
        return found in (None, "", [], ())
    if isinstance(wanted, bool) or isinstance(found, bool):
        return wanted is found
    if isinstance(wanted, int | Decimal) and isinstance(found, int | Decimal):
        return Decimal(wanted) == Decimal(found)
    return found is not None and str(wanted) == str(found)


def _told(obj: Mapping[str, Any], wanted: Mapping[str, Any]) -> str:
    keys = [key for key in wanted if key != "span"]
    values = "".join(f", {key} {_shown(obj.get(key))}" for key in keys)
    return f"{_shown(obj.get('span'))}{values}"


def _shown(value: Any) -> str:
    if isinstance(value, tuple | list):
        return " / ".join(_shown(entry) for entry in value) or "nothing"
    return "nothing" if value is None else f'"{value}"' if isinstance(value, str) else str(value)
