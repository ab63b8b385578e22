"""The exports, each as one file: what is a folder elsewhere comes as a ZIP archive."""

from __future__ import annotations

import io
from typing import Annotated
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response

from tallystick.exports.file import File
from tallystick.exports.formats import FORMATS, Format, format_named
from tallystick.web.api.answers import LOOKED_UP, ONE_LOOKED_UP, IfNoneMatch, headers_of, told_now, unchanged
from tallystick.web.api.asking import Language
from tallystick.web.api.shapes import Listing
from tallystick.web.api.shapes_of_documents import ExportForm
from tallystick.web.pages.asking import site_of

router = APIRouter(prefix="/exports")
_ZIP = "application/zip"
_TYPES = {
    "annotations": "application/ld+json",
    "schema.org": "application/ld+json",
    "citations": "text/plain; charset=utf-8",
    "ftm": "application/x-ndjson",
    "ical": "text/calendar; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
}
_STANDS_ALONE = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_SENT = {"description": "The file.", "content": {kind.partition(";")[0]: {} for kind in (_ZIP, *_TYPES.values())}}


@router.get("", response_model=Listing[ExportForm], responses=LOOKED_UP)
def forms(request: Request, if_none_match: IfNoneMatch = None) -> Response:
    """The forms that there are."""
    return told_now(request, {"items": [_form(form) for form in FORMATS], "next": None})


def _form(form: Format) -> dict[str, object]:
    kind = _TYPES.get(form.name, _ZIP)
    return {"format": form.name, "told": form.told, "media_type": kind, "about_one": form.subject}


@router.get("/{format}", response_class=Response, responses={**ONE_LOOKED_UP, 200: _SENT})
def export(
    request: Request,
    format: Annotated[str, Path(json_schema_extra={"enum": [form.name for form in FORMATS]})],
    of: Annotated[str | None, Query(max_length=200, description="The claim or programme of a dossier.")] = None,
    texts: Annotated[bool, Query(description="Whether whole texts may leave, or short quotations only.")] = True,
    language: Language = "en",
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The ledger, or one claim or programme of it, in a form."""
    if format not in {form.name for form in FORMATS}:
        raise HTTPException(404, f"there is no form {format!r:.40}; see /exports")
    form = format_named(format, of)
    if (known := unchanged(request)) is not None:
        return known
    tag = headers_of(request)  # of the state before it is read: never newer than that
    files = site_of(request).books.export(format, of=of, texts=texts, language=language)
    content = _zipped(files) if form.folder else files[0].content
    name = f"tallystick-{format}.zip" if form.folder else files[0].name
    headers = {**tag, "Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": _STANDS_ALONE}
    return Response(content, 200, headers, _TYPES.get(format, _ZIP))


def _zipped(files: list[File]) -> bytes:
    """The files in one archive, the same bytes for the same files."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for file in files:
            archive.writestr(ZipInfo(file.name), file.content, ZIP_DEFLATED)
    return packed.getvalue()
