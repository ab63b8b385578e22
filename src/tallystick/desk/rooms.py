"""The rooms with heavy libraries, opened when somebody first walks in.

The ledger brings SQLAlchemy and Alembic, fetching brings httpx, exports bring
Jinja and more: half a second that reading a file from disk, or asking for the
version, should not pay. They are loaded here by name, and nowhere else.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, cast

from tallystick import linking
from tallystick.desk.tallying import of_subject, rules
from tallystick.errors import SettingError
from tallystick.exports.file import File
from tallystick.exports.formats import Format
from tallystick.exports.holdings import Holdings
from tallystick.model import Document
from tallystick.tally.around import around, of_report
from tallystick.tally.facts import facts_of, places_asked

if TYPE_CHECKING:
    from tallystick.ledger import Ledger, Linker
    from tallystick.ledger.access.access import Access
    from tallystick.ledger.past import Moment
    from tallystick.ledger.tallier import Tallier


@cache
def fetcher() -> Callable[..., Document]:
    """`intake.fetch.fetch`."""
    return cast("Callable[..., Document]", importlib.import_module("tallystick.intake.fetch").fetch)


@cache
def sender() -> Callable[..., None]:
    """`desk.sending.send`."""
    return cast("Callable[..., None]", importlib.import_module("tallystick.desk.sending").send)


@cache
def ledger_room() -> type[Ledger]:
    """`ledger.Ledger`."""
    return cast("type[Ledger]", importlib.import_module("tallystick.ledger").Ledger)


@cache
def access_room() -> type[Access]:
    """`ledger.access.Access`; SettingError where the library that keeps passwords is not installed."""
    try:
        return cast("type[Access]", importlib.import_module("tallystick.ledger.access.access").Access)
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("tallystick"):
            raise
        raise SettingError(
            f"users need {missing.name}, which is not installed: pip install 'tallystick[web]' brings it"
        ) from missing


@cache
def moment() -> type[Moment]:
    """`ledger.past.Moment`."""
    return cast("type[Moment]", importlib.import_module("tallystick.ledger.past").Moment)


@cache
def linker() -> Linker:
    """The linking room, as the ledger takes it."""
    made = cast("type[Linker]", importlib.import_module("tallystick.ledger").Linker)
    return made("tallystick", linking.block_of, linking.judge)


@cache
def tallier() -> Tallier:
    """The tally room, as the ledger takes it."""
    made = cast("type[Tallier]", importlib.import_module("tallystick.ledger.tallier").Tallier)
    return made(rules(), facts_of, places_asked, around, of_report, of_subject)


def exporter(form: Format) -> Callable[[Holdings], Iterator[File]]:
    """What makes the files of a form out of a ledger."""
    return cast("Callable[[Holdings], Iterator[File]]", _exporting(form).files)


def about(form: Format) -> Callable[[str, Holdings], Iterator[File]]:
    """What makes the files of a form about one claim or one programme."""
    return cast("Callable[[str, Holdings], Iterator[File]]", _exporting(form).files_about)


def _exporting(form: Format) -> ModuleType:
    """The module of a form; SettingError where a library that it needs is not installed."""
    try:
        return importlib.import_module(f"tallystick.exports.{form.module}")
    except ModuleNotFoundError as missing:
        if form.extra is None or (missing.name or "").startswith("tallystick"):
            raise
        way_out = f"pip install 'tallystick[{form.extra}]'"
        raise SettingError(
            f"the format {form.name} needs {missing.name}, which is not installed: {way_out}"
        ) from missing
