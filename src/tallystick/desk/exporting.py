"""Exports: what stands in a ledger, made into files of a form and laid where the user says.

A file is written whole beside its place and then moved there, so that nobody
meets half an export, and a disk that fills up leaves the old one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from tallystick.desk.rooms import about, exporter
from tallystick.desk.short_ids import one_of
from tallystick.errors import SettingError
from tallystick.exports.file import PIECE, File
from tallystick.exports.formats import Format
from tallystick.exports.holdings import Holdings


@dataclass(frozen=True, slots=True)
class Laid:
    """The bytes of a file that was written, read when they are taken."""

    path: Path

    def __iter__(self) -> Iterator[bytes]:
        """The pieces, from the first."""
        with self.path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def files_of(form: Format, holdings: Holdings, subject: str | None, ledger: str) -> Iterator[File]:
    """The files of a form, about a ledger or about one thing in it; `ledger` is what messages call it."""
    if subject is None:
        return exporter(form)(holdings)
    return about(form)(_full(subject, holdings, ledger), holdings)


def _full(given: str, holdings: Holdings, ledger: str) -> str:
    """The id of the claim or programme that was given by its beginning, or by a mention of the claim."""
    if given in holdings.evidence:
        return holdings.evidence[given].claim
    known = [*(programme.id for programme in holdings.programmes), *(claim.id for claim in holdings.claims)]
    return one_of(given, known, "claim or programme", ledger, "tallystick claims and tallystick programmes")


def lay(files: Iterator[File], form: Format, to: str | Path) -> list[Path]:
    """The paths of the files, written: in a folder, which is made where it is missing, or as the one file named."""
    place = Path(to)
    with _told(place):
        if form.folder:
            _make_folder(place)
            return [_written(place / file.name, file.pieces) for file in files]
        if place.is_dir():
            raise SettingError(f"{place}: is a folder; {form.name} is one file: name a file in it")
        return [_written(place, next(files).pieces)]


def _make_folder(place: Path) -> None:
    if place.exists() and not place.is_dir():
        raise SettingError(f"{place}: is a file; this format is a folder of files: name a folder")
    place.mkdir(parents=True, exist_ok=True)


def _written(path: Path, pieces: Iterable[bytes]) -> Path:
    path = path.resolve()  # what a link leads to is written, and the link stays
    if path.exists() and not path.is_file():
        raise SettingError(f"{path}: is no plain file, and is not replaced; name another place")
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.writelines(pieces)
            file.flush()
            os.fchmod(file.fileno(), 0o666 & ~_umask())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    return path


def _umask() -> int:
    """What the user takes away from the rights of new files; a temporary file has none for others."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _told(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise SettingError(f"{place}: cannot be written: {reason}; name another place, or make room") from problem
