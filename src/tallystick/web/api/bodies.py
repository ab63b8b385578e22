"""Bodies as they come: bytes of JSON or of JSON lines, up to a size, whose numbers no float has touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request

MOST_BYTES = 32_000_000
JSON = "application/json"
LINES = "application/x-ndjson"


@dataclass(frozen=True, slots=True)
class Body:
    """What was sent; `lines` says whether it is one object a line."""

    content: bytes
    lines: bool


async def body_of(request: Request) -> Body:
    """The body of a request; 415 where it is of another kind, 413 where it is too long."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (JSON, LINES):
        raise HTTPException(415, f"send {JSON}, or {LINES} with one object a line")
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > MOST_BYTES:
            raise HTTPException(413, f"at most {MOST_BYTES} bytes are taken at once; send the rest in further requests")
    return Body(bytes(content), kind == LINES)


Sent = Annotated[Body, Depends(body_of)]


def body_described(one: dict[str, Any]) -> dict[str, Any]:
    """A body for the OpenAPI document: one object, or one a line."""
    return {
        "requestBody": {
            "required": True,
            "content": {
                JSON: {"schema": one},
                LINES: {"schema": {"type": "string", "description": "One such object a line."}},
            },
        }
    }
