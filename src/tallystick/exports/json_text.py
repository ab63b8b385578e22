"""One JSON document as bytes: figures digit by digit, nothing in it that ends a script or a line for some reader."""

from __future__ import annotations

import simplejson

from tallystick.contract.lines import escaped

_MARKUP = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def json_bytes(value: object) -> bytes:
    """An object as JSON with its levels indented; it may stand in a page as it is, whatever words it holds."""
    text: str = simplejson.dumps(value, use_decimal=True, ensure_ascii=False, indent=1)
    return f"{escaped(text).translate(_MARKUP)}\n".encode()
