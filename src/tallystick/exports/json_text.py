"""One JSON document as text: figures digit by digit, nothing in it that ends a script or a line for some reader."""

from __future__ import annotations

from collections.abc import Iterator

from simplejson import JSONEncoder

from tallystick.contract.lines import escaped

_MARKUP = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_ENCODER = JSONEncoder(use_decimal=True, ensure_ascii=False, indent=1, iterable_as_array=True)


def json_texts(value: object) -> Iterator[str]:
    """An object as JSON with its levels indented, bit by bit; it may stand in a page, whatever words it holds.

    What is iterated over is written as a list while it comes.
    """
    for text in _ENCODER.iterencode(value):
        yield escaped(text).translate(_MARKUP)
    yield "\n"
