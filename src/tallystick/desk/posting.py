"""Readings made elsewhere, line by line with the documents they read: each sound or refused with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tallystick.contract import decode, lines
from tallystick.desk.sources import opened
from tallystick.errors import ContractError, IntakeError, PurgedError, SettingError
from tallystick.intake.lines import documents
from tallystick.model import Document, Reading

Refused = ContractError | IntakeError | PurgedError


@dataclass(frozen=True, slots=True)
class Texts:
    """The documents by id; one that came in several versions keeps them all. `refused` are the lines that are none."""

    by_id: Mapping[str, Sequence[Document]]
    refused: list[ContractError] = field(default_factory=list)

    def of(self, text_sha256: object) -> Callable[[str], Document]:
        """A look-up by id that takes the version with this hash, or the last where none has it."""

        def find(name: str) -> Document:
            found = self.by_id[name]
            return next((document for document in found if document.text_sha256 == text_sha256), found[-1])

        return find


def readings_in(readings: str, documents_path: str) -> Iterator[Reading | Refused]:
    """Each line's reading, or what is wrong with the line; first of all the document lines that were refused."""
    if readings == documents_path:
        raise SettingError(f"{readings}: readings and documents are two files; name the documents with --documents")
    texts = _texts(documents_path)
    yield from texts.refused
    with opened(readings) as found:
        for number, line in enumerate(found, start=1):
            if line.strip():
                yield _reading(line, texts, readings, number)


def _reading(line: bytes, texts: Texts, source: str, number: int) -> Reading | ContractError:
    try:
        obj = lines.read(line)
        return decode.reading(obj, texts.of(_text_sha256(obj)))
    except ContractError as error:
        return ContractError(error.reason, source=source, line=number)


def _text_sha256(obj: object) -> object:
    about = obj.get("document") if isinstance(obj, dict) else None
    return about.get("text_sha256") if isinstance(about, dict) else None


def _texts(path: str) -> Texts:
    by_id: dict[str, list[Document]] = defaultdict(list)
    refused: list[ContractError] = []
    with opened(path) as found:
        for document in documents(found, source=path):
            if isinstance(document, Document):
                by_id[document.id].append(document)
            else:
                refused.append(document)
    return Texts(dict(by_id), refused)
