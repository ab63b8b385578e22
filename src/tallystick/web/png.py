"""A picture in SVG as PNG, drawn with the desk's own face whatever fonts a machine has: like bytes everywhere."""

from __future__ import annotations

from importlib.resources import as_file, files

import resvg_py

_FONTS = files("tallystick.web") / "fonts"
_FACE = "IBM Plex Sans"
_TWICE = 2.0  # for screens with two dots where others have one, and for print
# Spaces that the face has none of; a letter that it has none of, neither Latin nor Cyrillic, is drawn as a box.
_SPACES = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0"})


def png_of(svg: str) -> bytes:
    """The picture, twice its size in pixels."""
    with as_file(_FONTS / "plex-regular.ttf") as regular, as_file(_FONTS / "plex-semibold.ttf") as semibold:
        made = resvg_py.svg_to_bytes(
            svg_string=svg.translate(_SPACES),
            skip_system_fonts=True,
            font_files=[str(regular), str(semibold)],
            font_family=_FACE,
            sans_serif_family=_FACE,
            zoom=_TWICE,
        )
    return bytes(made)
