"""The forms that a ledger can leave in, and the file of ours that makes each."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.errors import SettingError


@dataclass(frozen=True, slots=True)
class Format:
    """A form: its name, the module that makes it, what it holds, and which extra it needs where it needs one.

    `folder` says that it is several files, `subject` that it is about one claim or one programme.
    """

    name: str
    module: str
    told: str
    folder: bool = False
    extra: str | None = None
    subject: bool = False


FORMATS = (
    Format("csv", "csv_folder", "tables as CSV with a data package", folder=True),
    Format("jsonl", "jsonl_folder", "the same tables as JSON lines", folder=True),
    Format("parquet", "parquet_folder", "the same tables as Parquet", folder=True, extra="parquet"),
    Format("annotations", "web_annotations", "mentions as W3C Web Annotations"),
    Format("schema.org", "schema_org", "claims and reports as schema.org JSON-LD"),
    Format("citations", "citations", "a citation for each claim, as text"),
    Format("ftm", "ftm", "parties, reports and claims as FollowTheMoney entities"),
    Format("ical", "calendar", "events and deadlines as a calendar"),
    Format("html", "dossier.page", "a dossier on one claim or programme as a page that stands alone", subject=True),
    Format("markdown", "dossier.markdown", "the same as Markdown", subject=True),
)  # fmt: skip


def format_named(name: str, subject: str | None = None) -> Format:
    """The form of this name; SettingError where there is none, or where what it is about is missing or too much."""
    found = next((form for form in FORMATS if form.name == name), None)
    if found is None:
        raise SettingError(f"no format {name!r:.40}; there are {', '.join(form.name for form in FORMATS)}")
    if found.subject and subject is None:
        raise SettingError(f"{name} is about one claim or one programme: name it with --of; see claims, programmes")
    if subject is not None and not found.subject:
        about = ", ".join(form.name for form in FORMATS if form.subject)
        raise SettingError(f"{name} is about a whole ledger; --of goes with {about}")
    return found
