"""The forms that a ledger can leave in, and the file of ours that makes each."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.errors import SettingError


@dataclass(frozen=True, slots=True)
class Format:
    """A form: its name, the module that makes it, what it holds, and which extra it needs where it needs one.

    `folder` says that it is several files.
    """

    name: str
    module: str
    told: str
    folder: bool = False
    extra: str | None = None


FORMATS = (
    Format("csv", "csv_folder", "tables as CSV with a data package", folder=True),
    Format("jsonl", "jsonl_folder", "the same tables as JSON lines", folder=True),
)  # fmt: skip


def format_named(name: str) -> Format:
    """The form of this name; SettingError where there is none, with those that there are."""
    found = next((form for form in FORMATS if form.name == name), None)
    if found is None:
        raise SettingError(f"no format {name!r:.40}; there are {', '.join(form.name for form in FORMATS)}")
    return found
