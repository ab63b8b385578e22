"""A bare FastAPI page of as many bytes as one asks for: `python load_bare.py PORT`."""

from __future__ import annotations

import sys

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


@app.get("/{size}")
def page(size: int) -> HTMLResponse:
    """So many bytes."""
    return HTMLResponse("x" * size)


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
